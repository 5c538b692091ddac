"""What each source carries, what belongs to a city, and what tells most of it."""

from catalogues import catalogue_of, read_as, seen

from lubiao.catalogue.carrying import carried_by_source, cited_for_city
from lubiao.catalogue.of_city import drafted_in_city, figures_for_city, issued_by_city
from lubiao.catalogue.telling import summary_of, telling_standards
from lubiao.codes import Kind

CITIES = [
    {"id": name, "division": division, "name_zh": name, "short_zh": name, "name_en": name}
    for name, division in (("qingdao", "3702"), ("weifang", "3707"))
]
SOURCES = [
    {"id": name, "tier": "news", "name_zh": name, "name_en": name} for name in ("paper", "platform", "idle")
]


def cited(city: str, place: str, source: str = "paper") -> dict[str, str]:
    return {"city": city, "source": source, "place": place, "under": "某标准"}


def tie(city: str = "weifang", by: str = "drafter", **more: object) -> dict[str, object]:
    return {"city": city, "by": by, **more}


def figure(kind: str | None, value: int) -> dict[str, object]:
    counted = {"kind": kind} if kind else {}
    return {
        "city": "weifang", "metric_zh": "标准", "metric_en": "standards", "value": value, "unit_zh": "项",
        "unit_en": "standards", "as_of": "2023-01-16", "source": "paper", "place": "第2段", "quote": "标准", **counted,
    }  # fmt: skip


def test_each_source_carries_what_names_it_and_one_that_carries_nothing_is_there_too() -> None:
    catalogue = catalogue_of(
        {"code": "GB/T 1-2020", "cited": [cited("weifang", "第1段"), cited("qingdao", "第2段")]},
        {
            "code": "GB/T 2-2020",
            "evidence": [seen("2026-01-01"), seen("2026-01-02"), seen("2026-01-03", "paper")],
            "status": read_as("in-force", "2026-01-01"),
        },
        sources=SOURCES, cities=CITIES, reported=[figure(None, 3)],
    )  # fmt: skip
    carried = carried_by_source(catalogue)
    assert list(carried) == ["paper", "platform", "idle"]
    paper, platform, idle = carried.values()
    assert [(each.standard.name, len(each.citations)) for each in paper.cited] == [("GB/T 1-2020", 2)]
    assert paper.cited[0].first.city == "qingdao", "cities stand in the order of their file"
    assert [(each.standard.name, len(each.evidence)) for each in platform.evidence] == [("GB/T 2-2020", 2)]
    assert [each.standard.name for each in platform.statuses] == ["GB/T 2-2020"]
    assert (paper.standards, platform.standards, idle.standards) == (2, 1, 0)
    assert (len(paper.figures), len(platform.figures)) == (1, 0)


def test_what_is_cited_for_a_city_stands_once_in_the_order_of_places_as_people_count() -> None:
    catalogue = catalogue_of(
        {"code": "GB/T 1-2020", "cited": [cited("weifang", "第10段"), cited("weifang", "第11段")]},
        {"code": "GB/T 2-2020", "cited": [cited("weifang", "第2段"), cited("qingdao", "第1段")]},
        {"code": "GB/T 3-2020", "cited": [cited("weifang", "第1段", "platform")]},
        sources=SOURCES, cities=CITIES,
    )  # fmt: skip
    found = [(each.standard.name, each.first.place) for each in cited_for_city(catalogue, "weifang")]
    assert found == [("GB/T 2-2020", "第2段"), ("GB/T 1-2020", "第10段"), ("GB/T 3-2020", "第1段")]


def test_what_a_city_issued_stands_newest_first_and_an_unknown_year_last() -> None:
    codes = ("DB3707/T 1-2019", "DB3707/T 2-2024", "DB3707/T 3", "DB3707/T 4-2024")
    catalogue = catalogue_of(*({"code": code} for code in codes), cities=CITIES)
    catalogue_names = [s.name for s in issued_by_city(catalogue, "weifang")]
    assert catalogue_names == ["DB3707/T 2-2024", "DB3707/T 4-2024", "DB3707/T 1-2019", "DB3707/T 3"]


def test_a_weak_tie_stands_behind_those_that_a_source_prints() -> None:
    catalogue = catalogue_of(
        {"code": "GB/T 1-2024", "drafted_in": [tie(weak=True)]},
        {"code": "GB/T 2-2010", "drafted_in": [tie(weak=True), tie(by="product"), tie("qingdao")]},
        cities=CITIES,
    )
    found = [
        (each.standard.name, each.is_weak, len(each.ties)) for each in drafted_in_city(catalogue, "weifang")
    ]
    assert found == [("GB/T 2-2010", False, 2), ("GB/T 1-2024", True, 1)]


def test_a_reported_figure_stands_beside_what_is_recorded_and_is_never_added_to_it() -> None:
    catalogue = catalogue_of(
        {"code": "GB/T 1-2024", "drafted_in": [tie()]},
        {"code": "DB3707/T 1-2024"},
        cities=CITIES, sources=SOURCES, reported=[figure(None, 9), figure("national", 642)],
    )  # fmt: skip
    found = [(each.figure.value, each.recorded) for each in figures_for_city(catalogue, "weifang")]
    assert found == [(642, 1), (9, None)]


def test_a_standard_counts_once_in_each_field_and_what_is_unknown_is_counted_too() -> None:
    catalogue = catalogue_of(
        {"code": "GB/T 1-2020", "issued": "2020-12", "ics": ["65.020.20", "65.060", "67.040"]},
        {"code": "DB3707/T 2-2024", "issued": "2024-01-05", "ics": ["65.020"]},
        {"id": "nameless", "kind": "municipal"},
    )
    summary = summary_of(catalogue.standards)
    assert summary.kinds == {Kind.NATIONAL: 1, Kind.MUNICIPAL: 2}
    assert list(summary.fields.items()) == [("65", 2), ("67", 1)]
    assert list(summary.years.items()) == [(2024, 1), (2020, 1)]
    assert (summary.without_field, summary.without_year) == (1, 1)


def test_the_telling_standards_of_a_city_are_its_product_what_it_issued_and_what_is_cited_for_it() -> None:
    def named(code: str, **facts: object) -> dict[str, object]:
        return {"code": code, "title_zh": "某标准"} | facts

    catalogue = catalogue_of(
        named("GB/T 1-2008", drafted_in=[tie(by="product")]),
        named("GB/T 2-2024", drafted_in=[tie(by="product", weak=True)]),
        named("GB/T 3-2024", drafted_in=[tie(by="drafter")]),
        named("DB3707/T 1-2019"),
        named("DB3707/T 2-2024", cited=[cited("weifang", "第1段")]),
        {"code": "DB3707/T 3-2025"},
        cities=CITIES,
    )
    found = [s.name for s in telling_standards(catalogue, "weifang", 4)]
    assert found == ["GB/T 1-2008", "DB3707/T 2-2024", "DB3707/T 1-2019"]
    assert telling_standards(catalogue, "qingdao", 3) == []
