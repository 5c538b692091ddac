"""Changes said to people and to programs; nothing that a contributor wrote is more than words there."""

import io
import json

import pytest
from catalogues import DAY, catalogue_of, read_as, seen
from test_changes import CITY, FIGURE, SOURCE

from lubiao.changes import Changes, compare
from lubiao.changes.printing import LARGEST_MARKDOWN, print_text, to_json, to_markdown
from lubiao.changes.words import KEY, Words
from lubiao.records import Standard

OLD = {
    "code": "DB37/T 516-2004", "title_zh": "甲", "issued": "2004-03-01",
    "status": read_as("in-force", "2019-05-05"), "evidence": [seen("2019-05-05")],
}  # fmt: skip
NEW = {
    "code": "DB37/T 516-2020", "title_zh": "甲", "issued": "2020-05-01", "implemented": "2020-06-01",
    "replaces": ["DB37/T 516-2004"],
}  # fmt: skip
GONE = {"id": "gone", "kind": "group", "title_zh": "乙"}
HOSTILE = [
    "](https://evil.example) <img src=x onerror=alert(1)>",
    "| a | b |\n\n# Head\n\n- item",
    "@everyone #1 GH-1 ![x](//evil.example/x.png)",
    "\x1b[2J\u202eabc\r\n::error::x",
    "<!-- --> --> <script> `code` **bold** ~~s~~ &lt; \\",
    "https://evil.example www.evil.example",
]


def example() -> Changes:
    corrected = OLD | {"issued": "2004-03-02", "evidence": [seen("2019-05-05"), seen("2026-11-01")]}
    return compare(
        catalogue_of(OLD, GONE, cities=[CITY], reported=[FIGURE]),
        catalogue_of(corrected, NEW, cities=[CITY | {"name_en": "Tsingtao"}], sources=[SOURCE]),
    )


def text(changes: Changes, language: str = "en") -> str:
    stream = io.StringIO()
    print_text(changes, language, stream)
    return stream.getvalue()


def test_people_read_a_line_for_each_change() -> None:
    assert text(example()) == (
        "Standards that changed: 1\n"
        "  DB37/T 516-2004: status in force → superseded by DB37/T 516-2020\n"
        "\n"
        "New: 1\n"
        "  DB37/T 516-2020 甲: status unknown; newly issued\n"
        "\n"
        "Removed: 1\n"
        "  gone 乙\n"
        "\n"
        "Records corrected or completed: 1\n"
        "  DB37/T 516-2004: issue date 2004-03-01 → 2004-03-02\n"
        "  DB37/T 516-2004: evidence: + platform, listing read, 2026-11-01\n"
        "\n"
        "Cities, organizations, sources, reported figures: 3\n"
        "  City qingdao: name_en Qingdao → Tsingtao\n"
        "  Source platform: added\n"
        "  Reported figure qingdao 标准数 2026-01-01 platform: removed\n"
    )


def test_chinese_readers_read_chinese() -> None:
    said = text(example(), "zh")
    assert "  DB37/T 516-2004：状态 现行 → 被 DB37/T 516-2020 代替\n" in said
    assert "  DB37/T 516-2020 甲：状态 未知；新发布\n" in said
    assert "  DB37/T 516-2004：依据 + platform、读到条目、2026-11-01\n" in said


def test_nothing_changed_is_said_too() -> None:
    assert text(Changes()) == "Nothing has changed.\n"
    assert to_markdown(Changes(), "en") == "Nothing has changed&#46;\n"


def test_what_was_not_identified_is_told_with_its_former_name() -> None:
    changes = compare(catalogue_of(GONE), catalogue_of({"code": "T/SGSC 1-2020", "title_zh": "乙"}))
    assert text(changes) == ("Records corrected or completed: 1\n  T/SGSC 1-2020: identified, was gone\n")


def test_each_key_of_a_standard_has_a_label() -> None:
    told_otherwise = {"id", "draft"}  # as another name, and as a status
    assert set(Standard.model_fields) - told_otherwise <= set(KEY)


def full(number: str) -> dict[str, object]:
    """A record with every key, none of whose values is that of another number."""
    return {
        "code": "GB/T 1-2020", "title_zh": f"题名{number}", "title_en": f"Title {number}",
        "title_en_from": "official" if number == "1" else "project", "issued": f"2020-01-0{number}",
        "implemented": f"2020-02-0{number}", "withdrawn": f"2020-03-0{number}", "reviewed": f"2020-02-1{number}",
        "status": {"value": "in-force", "read": f"2020-02-2{number}", "source": "platform"},
        "ics": [f"03.10{number}"], "ccs": [f"A1{number}"], "issuers": [f"机关{number}"], "committee": f"委员会{number}",
        "drafters": [f"院{number}"], "drafters_complete": "true" if number == "1" else "false",
        "replaces": [f"GB/T 1-200{number}"], "replaced_by": [f"GB/T 1-202{number}"], "former": [f"GB/T {number}-2019"],
        "adopts": [{"code": f"ISO {number}:2019", "degree": "IDT"}], "legal_basis": f"法{number}",
        "filing_number": f"号{number}",
        "cited": [{"city": "qingdao", "source": "news", "place": f"第{number}段", "under": "名"}],
        "drafted_in": [{"city": "qingdao", "by": "drafter", "name": f"院{number}", "weak": "true"}],
        "evidence": [seen(f"2020-01-1{number}")],
        "conflicts": [{"field": "issued", "others": [{"value": f"值{number}", "source": "news"}], "why": {"zh": "因", "en": "why"}}],
        "unknown": ["title_zh"] if number == "1" else [], "notes": [{"zh": f"注{number}", "en": f"note {number}"}],
        "silence": [{"rule": f"LB10{number}", "reason": "理由"}],
    }  # fmt: skip


def test_a_change_of_any_key_is_told() -> None:
    said = text(compare(catalogue_of(full("1")), catalogue_of(full("2"))))
    told = [line.removeprefix("  GB/T 1-2020: ") for line in said.splitlines() if line.startswith("  ")]
    assert told == [
        "replaced by: + GB/T 1-2022; − GB/T 1-2021",
        "status as read in force, 2020-02-21, platform → in force, 2020-02-22, platform",
        "Chinese title “题名1” → “题名2”",
        "English title “Title 1” → “Title 2”",
        "origin of the English title official English title → translated by this project, not official",
        "issue date 2020-01-01 → 2020-01-02",
        "implementation date 2020-02-01 → 2020-02-02",
        "withdrawal date 2020-03-01 → 2020-03-02",
        "last review 2020-02-11 → 2020-02-12",
        "ICS: + 03.102; − 03.101",
        "CCS: + A12; − A11",
        "issuing authority: + 机关2; − 机关1",
        "committee in charge “委员会1” → “委员会2”",
        "drafting organizations: + 院2; − 院1",
        "list of drafters complete yes → no",
        "replaces: + GB/T 1-2002; − GB/T 1-2001",
        "former codes: + GB/T 2-2019; − GB/T 1-2019",
        "adopts: + ISO 2:2019, identical; − ISO 1:2019, identical",
        "legal basis “法1” → “法2”",
        "filing number 号1 → 号2",
        "citations: + qingdao, news, 第2段, 名; − qingdao, news, 第1段, 名",
        "drafted or produced in: + qingdao, drafting organization, 院2; − qingdao, drafting organization, 院1",
        "evidence: + platform, listing read, 2020-01-12; − platform, listing read, 2020-01-11",
        "conflicts between sources: + issue date, 值2; − issue date, 值1",
        "found in no source: − title_zh",
        "notes: + note 2; − note 1",
        "silenced warnings: + LB102, 理由; − LB101, 理由",
    ]


def test_markdown_lists_each_record_once_in_a_section() -> None:
    lines = to_markdown(example(), "en").splitlines()
    assert lines[:4] == [
        "### Standards that changed&#58; 1",
        "",
        "- **DB37&#47;T 516&#45;2004** 甲",
        "  - status in force → superseded by DB37&#47;T 516&#45;2020",
    ]
    assert [line for line in lines if line.startswith("###")] == [
        "### Standards that changed&#58; 1",
        "### New&#58; 1",
        "### Removed&#58; 1",
        "### Records corrected or completed&#58; 1",
        "### Cities&#44; organizations&#44; sources&#44; reported figures&#58; 3",
    ]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_text_of_a_contributor_is_more_than_words(hostile: str) -> None:
    hostile = hostile.strip()
    old = {"code": "GB 1-2020", "title_zh": "甲"}
    new = old | {
        "title_zh": hostile, "drafters": [hostile], "committee": hostile, "notes": [{"zh": hostile, "en": hostile}],
        "status": {"value": "superseded", "read": "2026-01-01", "source": "platform"}, "replaced_by": [hostile],
    }  # fmt: skip
    changes = compare(
        catalogue_of(old, cities=[CITY]), catalogue_of(new, {"code": hostile}, cities=[CITY | {"name_en": hostile}])
    )  # fmt: skip
    for line in to_markdown(changes, "en").splitlines():
        words = line.removeprefix("  ").removeprefix("- ").removeprefix("### ").replace("**", "")
        for mark in ("&#64;", "&#35;"):
            assert words.count(mark) == words.count(f"{mark}&#8203;")
        # What is left are references to characters, and after @ and # the remark that keeps GitHub from linking.
        plain = words.replace("&#64;&#8203;", "").replace("&#35;&#8203;", "")
        for mark in "<>[]()!`*_~|\\@":
            assert mark not in plain
        assert plain.count("&") == plain.count("&#") == plain.count("#")
        assert "://" not in plain
        assert "www." not in plain
    shown = text(changes)
    assert all(line.isprintable() for line in shown.splitlines())
    assert all(line.startswith("  ") or not line or line[-1].isdigit() for line in shown.splitlines())
    assert json.loads(to_json(changes, ("a", "b"), DAY))["standards"][0]["title_zh"] == hostile


def test_a_long_comparison_is_cut_where_github_would_refuse_it_and_what_is_left_out_is_counted() -> None:
    titles = [{"code": f"GB {number}-2020", "title_zh": "@" * 100} for number in range(1, 3000)]
    old, new = catalogue_of(OLD), catalogue_of(OLD | {"issued": "2004-03-02"}, *titles)
    written = to_markdown(compare(old, new), "en")
    assert 0.9 * LARGEST_MARKDOWN < len(written) <= LARGEST_MARKDOWN
    shown = written.count("- **GB")
    assert f"- {2999 - shown} more do not fit in here" in written
    assert "### New&#58; 2999" in written
    assert "issue date" in written, "a small entry of a later section still finds room"


def test_long_values_are_cut_for_people_and_whole_for_programs() -> None:
    long = "长" * 5000
    old = {"code": "GB 1-2020", "drafters": ["甲"]}
    new = old | {"title_zh": long, "drafters": ["甲", *(f"院{number}" for number in range(100))]}
    changes = compare(catalogue_of(old), catalogue_of(new, {"code": long}))
    assert max(map(len, text(changes).splitlines())) < 300
    assert "+ 院7; + … and 92 more.\n" in text(changes)
    keys = json.loads(to_json(changes, ("a", "b"), DAY))["standards"][0]["keys"]
    assert {key["key"]: key["new"] for key in keys}["title_zh"] == long


def test_programs_read_values_not_words() -> None:
    told = json.loads(to_json(example(), ("main", "data"), DAY))
    assert {key: told[key] for key in ("schema_version", "old", "new", "day")} == {
        "schema_version": 1, "old": "main", "new": "data", "day": "2026-11-23",
    }  # fmt: skip
    old, new, gone = told["standards"]
    assert {key: value for key, value in old.items() if key != "keys"} == {
        "change": "changed",
        "class": "standard",
        "name": "DB37/T 516-2004",
        "former_name": None,
        "slug": "db37-t-516-2004",
        "title_zh": "甲",
        "title_en": None,
        "status": {
            "value": "superseded", "basis": "successor", "by": ["DB37/T 516-2020"],
            "since": "2020-06-01", "read": None, "source": None,
        },
    }  # fmt: skip
    assert [(key["key"], key["class"]) for key in old["keys"]] == [
        ("status", "standard"), ("issued", "record"), ("evidence", "record"),
    ]  # fmt: skip
    assert old["keys"][0]["old"] == {
        "value": "in-force", "basis": "reading", "by": [], "since": None, "read": "2019-05-05", "source": "platform",
    }  # fmt: skip
    assert old["keys"][1] == {
        "key": "issued", "class": "record", "old": "2004-03-01", "new": "2004-03-02",
    }  # fmt: skip
    assert (new["change"], new["class"], new["keys"]) == ("added", "standard", [])
    assert (gone["change"], gone["class"]) == ("removed", "record")
    assert told["sources"] == [{"change": "added", "class": "record", "name": "platform", "keys": []}]
    assert told["cities"][0]["keys"] == [
        {"key": "name_en", "class": "record", "old": "Qingdao", "new": "Tsingtao"}
    ]


def test_a_standard_that_changed_and_was_corrected_stands_in_both_sections() -> None:
    sections = Words("en").sections(example())
    named = {section.heading: [entry.name for entry in section.entries] for section in sections}
    assert named["Standards that changed"] == named["Records corrected or completed"] == ["DB37/T 516-2004"]
