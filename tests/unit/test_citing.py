"""Citations: what each format says of a standard, that it can be read back, and that no text breaks out of it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from catalogues import catalogue_of, seen
from hypothesis import given, settings
from hypothesis import strategies as st

from lubiao.catalogue import Catalogue
from lubiao.citing import FORMATS, CannotCite, cite, formats_of
from lubiao.texts import LANGUAGES

GOLDEN = Path(__file__).parent / "golden" / "citing"
ADDRESS = "https://site.example/standards/x/"

EXAMPLES: dict[str, dict[str, object]] = {
    "gbt7714-2025-own-example": {"code": "GB/T 3792-2021", "title_zh": "信息与文献 资源描述"},
    "gbt7714-2015-own-example": {
        "code": "GB/T 3792.4-2009",
        "title_zh": "文献著录 第4部分：非书资料",
        "committee": "全国信息与文献标准化技术委员会",
    },
    "municipal": {
        "code": "DB3702/T 0014-2022",
        "title_zh": "农贸市场建设与管理规范",
        "title_en": "Specification for construction and management of farmers market",
        "title_en_from": "official",
        "issued": "2022-10-14",
        "implemented": "2022-11-14",
        "issuers": ["青岛市市场监督管理局"],
    },
    "translated-by-us-undated-part": {
        "code": "DB3702/T 46.2",
        "title_zh": "地理标志产品 平度大花生 第2部分：质量标准",
        "title_en": "Geographical indication products — Pingdu large peanuts — Part 2: Quality standard",
        "title_en_from": "project",
    },
    "group-standard-of-four-issuers": {
        "code": "T/SGSC 009-2021",
        "title_zh": "莱阳梨",
        "issued": "2021-06",
        "issuers": ["甲协会", "乙协会", "丙协会", "丁协会"],
    },
    "two-digit-year": {"code": "JGJ 124-99", "title_zh": "殡仪馆建筑设计规范"},
    "without-title": {"code": "GB/T 18966-2008"},
    "international": {
        "code": "ISO 13485:2016",
        "title_en": "Medical devices — Quality management systems",
        "title_en_from": "official",
    },
    "draft": {"code": "NY 9003-2020", "title_zh": "草案一项", "draft": "true"},
}

UNIDENTIFIED = {"id": "woven-terry-cloth", "kind": "sector", "title_zh": "机织毛巾布", "issuers": ["某部"]}

QINGDAO = {
    "id": "qingdao-amr",
    "role": "regulator",
    "name_zh": "青岛市市场监督管理局",
    "name_en": "Qingdao Administration for Market Regulation",
    "name_en_from": "source",
}

HOSTILE = '毒 \\input{/etc/passwd} } \n@standard{evil,\r\nER  - \r\nTY  - BOOK\u2028"],"x":[" $1 & 50% #_^~ \u202e\x07{{7*7}}'


def of(record: dict[str, object]) -> Catalogue:
    return catalogue_of(record | {"evidence": [seen("2026-11-23")]}, organizations=[QINGDAO])


def cited(record: dict[str, object], format: str, language: str = "zh") -> str:
    catalogue = of(record)
    return cite(catalogue.standards[0], catalogue, format, language, ADDRESS)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_cited_as_its_golden_file_shows(name: str) -> None:
    shown = "".join(
        f"--- {format} {language}\n{cited(EXAMPLES[name], format, language).rstrip()}\n".replace("\r\n", "\n")
        for format in FORMATS
        for language in LANGUAGES
    )
    assert shown == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


def test_gbt_7714_2025_is_written_as_its_own_example() -> None:
    record = EXAMPLES["gbt7714-2025-own-example"]
    assert cited(record, "gbt7714-2025") == "GB/T 3792—2021 信息与文献 资源描述[S]."


def test_gbt_7714_2015_is_written_as_its_own_example_without_what_only_a_printed_copy_tells() -> None:
    printed_copy = " 北京: 中国标准出版社, 2010: 3."
    own = "全国信息与文献标准化技术委员会. 文献著录: 第4部分 非书资料: GB/T 3792.4—2009[S]." + printed_copy
    record = EXAMPLES["gbt7714-2015-own-example"]
    assert cited(record, "gbt7714-2015") == own.removesuffix(printed_copy)


def test_a_title_that_we_translated_is_never_the_title_of_a_citation() -> None:
    record = EXAMPLES["translated-by-us-undated-part"]
    for format in FORMATS:
        text = cited(record, format, "en")
        ours = text.find("Geographical")
        assert text.find("地理标志产品") >= 0
        assert ours < 0 or "Translated by this project, not official: Geographical" in text, format


def test_an_english_citation_names_bodies_in_english() -> None:
    assert cited(EXAMPLES["municipal"], "gbt7714-2015", "en").startswith(
        "Qingdao Administration for Market Regulation. Specification for"
    )


def test_what_is_not_known_is_left_out() -> None:
    record = EXAMPLES["without-title"]
    assert cited(record, "gbt7714-2025") == cited(record, "gbt7714-2015") == "GB/T 18966—2008[S]."
    assert set(json.loads(cited(record, "csl-json"))[0]) == {"id", "type", "number", "issued", "language"}
    for format in FORMATS:
        assert not re.search(r"None|\[\]|\{\}|北京|s\.n\.", cited(record, format)), format


def test_what_is_not_identified_is_cited_in_plain_text_only_and_says_so() -> None:
    catalogue = of(UNIDENTIFIED)
    (standard,) = catalogue.standards
    assert [format.id for format in formats_of(standard)] == ["plain"]
    assert "not identified yet" in cite(standard, catalogue, "plain", "en")
    for format in set(FORMATS) - {"plain"}:
        with pytest.raises(CannotCite):
            cite(standard, catalogue, format, "zh")


def test_every_format_has_a_file_name_of_its_own() -> None:
    (standard,) = of(EXAMPLES["municipal"]).standards
    names = [format.file_name(standard) for format in FORMATS.values()]
    assert len(set(names)) == len(FORMATS)
    assert "db3702-t-0014-2022.bib" in names


# Reading back: small strict readers, one for each grammar.

ESCAPED = {
    r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~", r"\textasciicircum{}": "^",
    **{f"\\{character}": character for character in "$&#%_"},
}  # fmt: skip


def unescaped(value: str) -> str:
    known = "|".join(map(re.escape, ESCAPED))
    assert not re.search(r"[\\{}$&#%_^~]", re.sub(known, "", value)), "a character that LaTeX would act on"
    return re.sub(known, lambda found: ESCAPED[found[0]], value)


def read_biblatex(text: str) -> dict[str, str]:
    """The one entry of a file, its fields as plain text."""
    entry = re.fullmatch(r"@standard\{([a-z0-9.-]+),\n((?:  [a-z]+ = \{[^\n]*\},\n)*)\}\n", text)
    assert entry, text
    fields = dict(re.findall(r"  ([a-z]+) = \{([^\n]*)\},\n", entry[2]))
    authors = [
        unescaped(author.removeprefix("{").removesuffix("}"))
        for author in fields.pop("author", "").split(" and ")
    ]
    return {"key": entry[1], "author": "; ".join(authors)} | {
        name: unescaped(value) for name, value in fields.items()
    }


def read_ris(text: str) -> list[tuple[str, str]]:
    lines = text.split("\r\n")
    assert lines.pop() == ""
    fields = []
    for line in lines:
        found = re.fullmatch(r"([A-Z][A-Z0-9])  - ([^\r\n]*)", line)
        assert found, line
        fields.append((found[1], found[2]))
    assert fields[0] == ("TY", "STAND")
    assert fields[-1] == ("ER", "")
    assert [tag for tag, _ in fields].count("TY") == [tag for tag, _ in fields].count("ER") == 1
    return fields


def test_an_entry_of_biblatex_is_read_back() -> None:
    assert read_biblatex(cited(EXAMPLES["municipal"], "biblatex", "en")) == {
        "key": "db3702-t-0014-2022",
        "author": "Qingdao Administration for Market Regulation",
        "title": "Specification for construction and management of farmers market",
        "number": "DB3702/T 0014—2022",
        "date": "2022-10-14",
        "langid": "english",
        "note": "Chinese title: 农贸市场建设与管理规范",
    }


def test_a_record_of_ris_is_read_back() -> None:
    fields = read_ris(cited(EXAMPLES["group-standard-of-four-issuers"], "ris"))
    assert [value for tag, value in fields if tag == "AU"] == ["甲协会", "乙协会", "丙协会", "丁协会"]
    assert dict(fields) | {"AU": ""} == {
        "TY": "STAND", "AU": "", "TI": "莱阳梨", "SN": "T/SGSC 009—2021",
        "PY": "2021", "DA": "2021/06//", "LA": "zh-CN", "ER": "",
    }  # fmt: skip


def test_an_item_of_csl_json_is_read_back() -> None:
    (item,) = json.loads(cited(EXAMPLES["two-digit-year"], "csl-json"))
    assert item == {
        "id": "jgj-124-1999",
        "type": "standard",
        "title": "殡仪馆建筑设计规范",
        "number": "JGJ 124—99",
        "issued": {"date-parts": [[1999]]},
        "language": "zh-CN",
    }


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None)
@given(text=st.text(min_size=1, max_size=60).map(lambda text: f"题{text}名"))
def test_any_text_stays_data_in_every_format(language: str, text: str) -> None:
    assert_stays_data(text, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hostile_text_stays_data_in_every_format(language: str) -> None:
    assert_stays_data(HOSTILE, language)


def assert_stays_data(text: str, language: str) -> None:
    record: dict[str, object] = {
        "code": "DB3702/T 9999-2024",
        "title_zh": text,
        "title_en": f"x{text}x",
        "title_en_from": "project",
        "issuers": [text, "青岛市市场监督管理局"],
        "committee": text,
    }
    shown = " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())
    entry = read_biblatex(cited(record, "biblatex", language))
    assert entry["title"] == shown
    fields = read_ris(cited(record, "ris", language))
    assert ("TI", shown) in fields
    assert ("AU", shown) in fields
    (item,) = json.loads(cited(record, "csl-json", language))
    assert item["title"] == shown
    assert item["author"] == [{"literal": shown}]
    for format in ("gbt7714-2025", "gbt7714-2015", "plain"):
        assert len(cited(record, format, language).splitlines()) == 1
