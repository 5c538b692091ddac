"""Every chart says in its table, its picture and its text what the data holds, counted here a second time."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from catalogues import catalogue_of, read_as, seen
from lxml import etree

from lubiao.catalogue import Catalogue
from lubiao.charts import (
    Chart,
    Link,
    ics_fields,
    levels_by_kind,
    reported_for_all,
    reported_for_city,
    statuses_by_kind,
    years_by_kind,
)
from lubiao.charts.drawing import LOOKS
from lubiao.pages import Site
from lubiao.reading import read_data

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
LANGUAGES = ("zh", "en")
CHINESE = re.compile(r"[\u3400-\u9fff]")
LARGEST = 9_000
"""Bytes: a page has 30 kB in all."""

EVIL = (
    """Evil <script>alert(1)</script>"><img src=x onerror=alert(1)> {{ 7*7 }} </title></svg><!-- &lt;b&gt;"""
)
CITY = {"id": "qingdao", "division": "3702", "name_zh": "青岛市", "short_zh": "青岛", "name_en": "Qingdao"}
FIGURE = {
    "city": "qingdao",
    "metric_zh": "制定国家标准",
    "metric_en": "National standards developed",
    "value": 1500,
    "qualifier": "余",
    "unit_zh": "项",
    "unit_en": "standards",
    "kind": "national",
    "as_of": "2023-01-16",
    "source": "news",
    "place": "第1段",
    "quote": "1500余项国家标准",
}


def site_of(catalogue: Catalogue, language: str) -> Site:
    return Site(
        catalogue, language, ROOT / "overrides/pages", "https://repository.example", "main", "https://site.example/"
    )  # fmt: skip


@pytest.fixture(scope="module")
def sites() -> dict[str, Site]:
    catalogue = Catalogue.link(read_data(DATA), datetime.date(2026, 11, 23))
    return {language: site_of(catalogue, language) for language in LANGUAGES}


@pytest.fixture(scope="module")
def charts(sites: dict[str, Site]) -> dict[tuple[str, str], Chart]:
    """(name, language) → chart of the real data."""
    made = [
        (language, chart)
        for language, site in sites.items()
        for chart in (
            levels_by_kind(site),
            statuses_by_kind(site),
            years_by_kind(site),
            ics_fields(site),
            reported_for_all(site),
            *(reported_for_city(site, city) for city in ("weifang", "yantai", "binzhou")),
        )
    ]
    return {(chart.name, language): chart for language, chart in made}


@pytest.fixture(scope="module")
def records() -> list[dict[str, object]]:
    """The records as PyYAML reads them, each with its kind as its code tells it to a reader."""
    records = yaml.load((DATA / "standards.yaml").read_text("utf-8"), yaml.BaseLoader)
    for record in records:
        record["kind"] = record.get("kind") or kind_of(record["code"])
    return records


def kind_of(code: str) -> str:
    forms = {
        r"DB\d{4}": "municipal",
        r"DB\w?\d{2}": "provincial",
        r"GB": "national",
        r"T/|CECS": "group",
        r"Q/": "enterprise",
        r"ISO|IEC|ITU": "international",
    }
    return next((kind for form, kind in forms.items() if re.match(form, code)), "sector")


def text_of(cell: object) -> str:
    return cell.text if isinstance(cell, Link) else str(cell)


def table_of(chart: Chart) -> dict[str, dict[str, int]]:
    """First column → the other columns by their names."""
    return {
        text_of(row[0]): {name: int(cell) for name, cell in zip(chart.columns[1:], row[1:], strict=True)}
        for row in chart.rows
    }


def texts_in(chart: Chart) -> list[str]:
    return [element.text for element in etree.fromstring(chart.svg).iter("text")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_evidence_is_counted_as_the_records_have_it(charts, records, sites, language):
    site = sites[language]

    def best(record):
        levels = {evidence["level"] for evidence in record.get("evidence", ())}
        return next((level for level in ("cover", "listing", "mention") if level in levels), "none")

    counted = Counter((record["kind"], best(record)) for record in records)
    table = table_of(charts["evidence-by-kind", language])
    columns = charts["evidence-by-kind", language].columns
    for kind in {record["kind"] for record in records}:
        row = table.pop(site.label("kinds", kind))
        assert list(row.values()) == [
            *(counted[kind, level] for level in ("cover", "listing", "mention", "none")),
            sum(n for (of, _), n in counted.items() if of == kind),
        ]
    (total,) = table.values()
    assert total[columns[-1]] == len(records)


@pytest.mark.parametrize("language", LANGUAGES)
def test_years_of_issue_are_counted_as_the_records_have_them(charts, records, sites, language):
    table = table_of(charts["years-by-kind", language])
    dated = [(int(record["issued"][:4]), record["kind"]) for record in records if "issued" in record]
    single = [int(year) for year in table if year.isdigit()]
    assert single == list(range(max(year for year, _ in dated) - 6, max(year for year, _ in dated) + 1))
    for heading, row in table.items():
        total = list(row)[-1]
        of = [
            kind
            for year, kind in dated
            if (str(year) == heading if heading.isdigit() else year < min(single))
        ]
        assert row.pop(total) == len(of)
        assert {name: n for name, n in row.items() if n} == {
            sites[language].label("kinds", kind): n for kind, n in Counter(of).items()
        }


@pytest.mark.parametrize("language", LANGUAGES)
def test_fields_of_the_ics_are_counted_as_the_records_have_them(charts, records, language):
    counted = Counter(
        field for record in records for field in {str(code)[:2] for code in record.get("ics", ())}
    )
    chart = charts["ics-fields", language]
    assert {text_of(row[0])[:2]: row[1] for row in chart.rows} == counted
    assert [row[1] for row in chart.rows] == sorted(counted.values(), reverse=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_reported_figures_stand_beside_what_the_records_tie_to_the_city(charts, records, language):
    divisions = {
        city["id"]: city["division"] for city in yaml.safe_load((DATA / "cities.yaml").read_text("utf-8"))
    }
    reported = [
        figure for figure in yaml.safe_load((DATA / "reported.yaml").read_text("utf-8")) if "kind" in figure
    ]

    def held(figure):
        city = figure["city"]
        return sum(
            record["kind"] == figure["kind"]
            and (
                city in {tie["city"] for tie in (*record.get("cited", ()), *record.get("drafted_in", ()))}
                or record.get("code", "").startswith(f"DB{divisions[city]}")
            )
            for record in records
        )

    for name in ("weifang", "yantai", "binzhou", "all"):
        rows = charts[f"reported-{name}", language].rows
        expected = [figure for figure in reported if name in ("all", figure["city"])]
        if name == "all":
            expected.sort(key=lambda figure: divisions[figure["city"]])
        assert [row[2] for row in rows] == [held(figure) for figure in expected]
        assert [int(re.sub(r"\D", "", str(row[1]))) for row in rows] == [
            figure["value"] for figure in expected
        ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_statuses_are_those_of_the_day(language):
    site = site_of(
        catalogue_of(
            {"code": "GB/T 1-2001", "title_zh": "一", "status": read_as("in-force", "2026-11-01")},
            {
                "code": "GB/T 2-2001",
                "title_zh": "二",
                "implemented": "2026-12-01",
                "evidence": [seen("2026-11-01")],
            },
            {"code": "SC 3-2001", "title_zh": "三", "draft": True},
            {"code": "SC 4-2001", "title_zh": "四"},
        ),
        language,
    )
    table = table_of(statuses_by_kind(site))
    label = site.label
    national, sector = table[label("kinds", "national")], table[label("kinds", "sector")]
    assert [national[label("status", key)] for key in ("upcoming", "in-force", "draft", "unknown")] == [
        1,
        1,
        0,
        0,
    ]
    assert [sector[label("status", key)] for key in ("upcoming", "in-force", "draft", "unknown")] == [
        0,
        0,
        1,
        1,
    ]


def test_every_status_of_the_real_data_is_counted_once(charts, records):
    for language in LANGUAGES:
        *kinds, total = table_of(charts["status-by-kind", language]).values()
        of_kind = [list(row.values()) for row in kinds]
        assert [sum(row[:-1]) for row in of_kind] == [row[-1] for row in of_kind]
        assert list(total.values())[-1] == len(records)


def test_the_value_of_every_bar_stands_beside_it(charts):
    for (name, language), chart in charts.items():
        in_picture = Counter(
            text.replace(",", "") for text in texts_in(chart) if re.fullmatch(r"[\d,]+", text)
        )
        if name.startswith(("evidence", "status")):
            cells = [cell for row in chart.rows[:-1] for cell in row[1:-1] if cell]
        elif name.startswith("years"):
            years = [text_of(row[0]) for row in chart.rows[1:]]
            in_picture -= Counter(years)
            cells = [cell for row in chart.rows for cell in row[1:-1] if cell]
        elif name.startswith("ics"):
            cells = [row[1] for row in chart.rows]
        else:
            cells = [n for row in chart.rows for n in (re.sub(r"\D", "", str(row[1])), row[2])]
        assert in_picture == Counter(map(str, cells)), (name, language)


def test_bars_are_as_long_as_their_values(charts):
    chart = charts["ics-fields", "en"]
    lengths = [float(d) for d in re.findall(r'd="M[^h"]*h(-?[\d.]+)', chart.svg)]
    values = [row[1] for row in chart.rows]
    assert len(lengths) == len(values)
    for length, value in zip(lengths, values, strict=True):
        assert length == pytest.approx(lengths[0] * value / values[0], abs=0.2)


def test_a_picture_holds_shapes_and_words_and_nothing_else(charts):
    allowed = {"class", "viewBox", "role", "aria-labelledby", "aria-describedby", "font-size", "text-anchor"}
    places = {"d", "x", "y", "width", "height", "x1", "x2", "y1", "y2", "transform"}
    for chart in charts.values():
        for element in etree.fromstring(chart.svg).iter():
            assert element.tag in {"svg", "g", "path", "text", "line", "rect"}
            assert set(element.attrib) <= allowed | places, chart.name
            assert element.tag == "svg" or element.get("class", "text") in LOOKS
        assert len(chart.svg.encode()) <= LARGEST, chart.name


def test_a_picture_is_named_and_described_by_its_own_chart(charts):
    for chart in charts.values():
        svg = etree.fromstring(chart.svg)
        assert svg.get("role") == "img"
        assert svg.get("aria-labelledby") == f"{chart.name}-title"
        assert svg.get("aria-describedby") == f"{chart.name}-text"


def test_a_chart_speaks_the_language_of_its_page(charts):
    for (name, language), chart in charts.items():
        spoken = [chart.title, chart.description, *chart.columns, *texts_in(chart)]
        words = [text for text in spoken if re.search("[^\\W\\d]", text)]
        assert all(bool(CHINESE.search(text)) is (language == "zh") for text in words if text != "ICS"), name


def test_the_text_of_a_chart_tells_its_numbers(charts, records):
    for language in LANGUAGES:
        assert str(len(records)) in charts["evidence-by-kind", language].description
        assert str(len(records)) in charts["status-by-kind", language].description
        dated = sum("issued" in record for record in records)
        assert str(dated) in charts["years-by-kind", language].description
        assert "642" in charts["reported-weifang", language].svg


def test_a_vague_number_stays_vague():
    catalogue = catalogue_of(cities=[CITY], reported=[FIGURE])
    zh, en = (reported_for_city(site_of(catalogue, language), "qingdao") for language in LANGUAGES)
    assert "1500余" in texts_in(zh)
    assert "more than 1,500" in texts_in(en)
    assert [zh.rows[0][1], en.rows[0][1]] == ["1500余项", "more than 1,500 standards"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_figures_of_many_cities_stay_one_picture_with_a_figure_of_each_city(language):
    cities = [
        {
            "id": f"city{n}",
            "division": f"37{n:02}",
            "name_zh": f"城{n}市",
            "short_zh": f"城{n}",
            "name_en": f"City {n}",
        }
        for n in range(16)
    ]
    figures = [
        FIGURE
        | {"city": city["id"], "metric_en": f"National standards of a very long description {m}", "value": m}
        for city in cities
        for m in range(9)
    ]
    site = site_of(catalogue_of(cities=cities, reported=figures), language)
    chart = reported_for_all(site)
    assert [cell.address for cell, *_ in chart.rows] == [f"cities/{city['id']}/#reported" for city in cities]
    assert len(chart.svg.encode()) <= LARGEST
    assert len(reported_for_city(site, "city3").rows) == 9


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_names_are_words_in_the_picture(language):
    catalogue = catalogue_of(
        cities=[CITY | {"short_zh": f"青{EVIL}", "name_en": EVIL}],
        reported=[FIGURE | {"metric_zh": f"数{EVIL}", "metric_en": EVIL, "unit_en": EVIL}],
    )
    for chart in (
        reported_for_city(site_of(catalogue, language), "qingdao"),
        reported_for_all(site_of(catalogue, language)),
    ):
        svg = etree.fromstring(chart.svg)
        assert {element.tag for element in svg.iter()} <= {"svg", "g", "path", "text"}
        assert "<script>" in "".join(svg.itertext())
        assert "<script" not in chart.svg


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chart_without_data_says_so_instead(language):
    site = site_of(catalogue_of(cities=[CITY]), language)
    for chart in (
        levels_by_kind(site),
        statuses_by_kind(site),
        years_by_kind(site),
        ics_fields(site),
        reported_for_city(site, "qingdao"),
        reported_for_all(site),
    ):
        assert (chart.svg, chart.rows) == ("", ())
        assert chart.description.endswith("。" if language == "zh" else ".")


def test_a_chart_of_standards_that_say_nothing_is_no_empty_frame():
    site = site_of(catalogue_of({"code": "GB/T 1-2001", "title_zh": "一"}), "en")
    assert years_by_kind(site).svg == ""
    assert ics_fields(site).svg == ""
    assert "there is nothing but a citation" in levels_by_kind(site).description
