"""Records linked: by code, city and kind; what is counted, and what is kept apart."""

import datetime

from lubiao.catalogue import Catalogue, coverage_of
from lubiao.codes import Grade, Kind
from lubiao.reading import Data, Document, Entry
from lubiao.records import City, Organization, Standard

DOCUMENT = Document("data/standards.yaml", "")


def city(name: str, division: str) -> Entry[City]:
    record = City(id=name, division=division, name_zh=name, short_zh=name, name_en=name)
    return Entry(record, DOCUMENT, 0)


def catalogue_of(*records: dict[str, object], organizations: tuple[Organization, ...] = ()) -> Catalogue:
    data = Data(
        standards=[Entry(Standard.model_validate(record), DOCUMENT, n) for n, record in enumerate(records)],
        cities=[city("qingdao", "3702"), city("weifang", "3707")],
        organizations=[Entry(record, DOCUMENT, 0) for record in organizations],
    )
    return Catalogue.link(data, datetime.date(2026, 11, 23))


def cited(place: str) -> dict[str, object]:
    return {"city": place, "source": "s", "place": "第1段", "under": "某标准"}


def test_a_standard_is_found_in_any_spelling_of_its_code() -> None:
    catalogue = catalogue_of({"code": "DB3702/T 0014-2022"})
    for written in ("DB3702/T 0014-2022", "db3702/t0014—2022", "ＤＢ3702∕T 0014-2022"):
        assert catalogue.find(written) is catalogue.standards[0]
    assert catalogue.find("DB3702/T 14-2022") is None
    assert catalogue.find("no code") is None


def test_a_code_is_displayed_with_an_em_dash_and_what_is_no_code_as_it_is() -> None:
    catalogue = catalogue_of()
    shown = [catalogue.display(written) for written in ("GB/T 1-2020", "JGJ 124-99", "ISO 1:2016", "no code")]
    assert shown == ["GB/T 1—2020", "JGJ 124—99", "ISO 1:2016", "no code"]


def test_kind_grade_and_division_follow_from_the_code() -> None:
    municipal, unknown, broken = catalogue_of(
        {"code": "DB3702/T 1-2022"}, {"id": "rating", "kind": "group"}, {"code": "nonsense"}
    ).standards
    assert (municipal.kind, municipal.grade, municipal.division) == (
        Kind.MUNICIPAL, Grade.RECOMMENDED, "3702",
    )  # fmt: skip
    assert (unknown.kind, unknown.name, unknown.slug, unknown.is_identified) == (
        Kind.GROUP, "rating", "rating", False,
    )  # fmt: skip
    assert (broken.kind, broken.name) == (None, "nonsense")
    assert broken.code_error


def test_issued_cited_and_drafted_are_kept_apart() -> None:
    catalogue = catalogue_of(
        {"code": "DB3702/T 1-2022", "cited": [cited("weifang"), cited("weifang")]},
        {"code": "GB/T 1-2022", "drafted_in": [{"city": "qingdao", "by": "product"}]},
        {"code": "DB37/T 1-2022", "cited": [cited("qingdao")]},
    )
    names = {
        what: {town: [s.name for s in standards] for town, standards in groups.items()}
        for what, groups in (
            ("issued", catalogue.issued_by), ("cited", catalogue.cited_for), ("drafted", catalogue.drafted_in),
        )
    }  # fmt: skip
    assert names == {
        "issued": {"qingdao": ["DB3702/T 1-2022"]},
        "cited": {"weifang": ["DB3702/T 1-2022"], "qingdao": ["DB37/T 1-2022"]},
        "drafted": {"qingdao": ["GB/T 1-2022"]},
    }
    assert {s.name for s in catalogue.of_city("qingdao")} == {
        "DB3702/T 1-2022",
        "GB/T 1-2022",
        "DB37/T 1-2022",
    }
    assert [s.name for s in catalogue.of_city("weifang")] == ["DB3702/T 1-2022"]


def test_lists_are_in_the_order_of_kinds_and_numbers_as_numbers() -> None:
    codes = [
        "DB3702/T 10-2022",
        "DB3702/T 9-2022",
        "GB/T 2-2022",
        "GB/T 1-2022",
        "GB/T 1.2-2020",
        "GB/T 1-2020",
    ]
    ordered = catalogue_of(*({"code": code} for code in codes)).ordered
    assert [s.name for s in ordered] == [
        "GB/T 1-2020", "GB/T 1-2022", "GB/T 1.2-2020", "GB/T 2-2022", "DB3702/T 9-2022", "DB3702/T 10-2022",
    ]  # fmt: skip


def test_a_body_is_found_by_each_of_its_names() -> None:
    body = Organization.model_validate(
        {"id": "sac", "role": "regulator", "name_zh": "国家标准化管理委员会", "also": ["SAC"]}
    )
    organizations = catalogue_of(organizations=(body,)).organizations
    assert organizations["SAC"] is organizations["国家标准化管理委员会"] is body


def test_coverage_counts_parts_of_the_total() -> None:
    def seen(level: str) -> list[dict[str, str]]:
        return [{"source": "s", "level": level, "read": "2026-01-01"} for level in ("mention", level)]

    coverage = coverage_of(
        catalogue_of(
            {"code": "GB 1-2020", "issued": "2020-01-01", "title_en": "A", "title_en_from": "project",
             "evidence": seen("cover")},
            {"code": "GB 2-2020", "implemented": "2020-05", "title_en": "B", "title_en_from": "official",
             "evidence": seen("listing")},
            {"id": "c", "kind": "group", "evidence": seen("mention"),
             "status": {"value": "in-force", "read": "2026-01-01", "source": "s"}},
        ).standards
    )  # fmt: skip
    assert (coverage.total, coverage.identified, coverage.dated_issue, coverage.dated_implementation) == (
        3,
        2,
        1,
        1,
    )
    assert (coverage.with_official_english, coverage.with_project_english, coverage.with_status) == (1, 1, 1)
    assert (coverage.seen_cover, coverage.seen_listing, coverage.seen_mention) == (1, 1, 1)
