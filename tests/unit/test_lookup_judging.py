"""What the catalogue says of a cited code: known, outdated, misspelt, meant otherwise; on the day."""

import datetime
import io
import shutil
from pathlib import Path

import pytest

from lubiao.catalogue import Catalogue
from lubiao.codes import parse
from lubiao.lookup.judging import Judge, Judgement, Verdict
from lubiao.lookup.listing import Cited, list_codes
from lubiao.lookup.passage import of_lines
from lubiao.lookup.report import Report
from lubiao.reading import read_data

DAY = datetime.date(2026, 11, 23)
CLEAN = Path(__file__).parent / "golden" / "clean"
STANDARDS = """\
- {code: GB 1001-2003, title_zh: 甲旧}
- {code: GB/T 1001-2008, title_zh: 甲, implemented: 2008-10-01, replaces: [GB 1001-2003]}
- {code: GB/T 1002-2010, title_zh: 乙, replaces: [GB/T 1002-1999], former: [ZB E30001-1988]}
- {code: GB/T 1003-2020, title_zh: 丙}
- {code: GB/T 1003-2027, title_zh: 丙新, implemented: 2027-05-01, replaces: [GB/T 1003-2020]}
- {code: GB/T 1004-2001, title_zh: 丁, withdrawn: 2020-01-01}
- {code: GB/T 1005-2010, title_zh: 戊旧}
- {code: GB/T 1005-2020, title_zh: 戊}
- {code: GB/T 1006.1-2020, title_zh: 己 第1部分}
- {code: GB/T 1006.2-2021, title_zh: 己 第2部分}
- {code: GB/T 1007-2030, title_zh: 庚, draft: true}
- {code: DB37/T 115, title_zh: 辛}
- {code: GB/T 1008-2027, title_zh: 壬, implemented: 2027-05-01, replaces: [GB/T 1008-2010]}
- {code: DB3702/T 0014-2022, title_zh: 子}
- {code: T/SGSC 009-2021, title_zh: 丑}
- {id: not-identified, kind: national, title_zh: 癸}
"""


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    data = tmp_path_factory.mktemp("judging") / "data"
    shutil.copytree(CLEAN, data)
    (data / "standards.yaml").write_text(STANDARDS, encoding="utf-8")
    read = read_data(data)
    assert len(read.standards) == 16
    return Judge(Catalogue.link(read, DAY))


def newest(verdict: Verdict) -> str | None:
    return verdict.newest.name if verdict.newest else None


@pytest.mark.parametrize(
    ("code", "judgement", "instead"),
    [
        ("GB 1001-2003", "outdated", "GB/T 1001-2008"),
        ("GB/T 1001-2008", "good", None),
        ("GB/T 1001", "good", None),
        ("GB 1001", "outdated", "GB/T 1001-2008"),
        ("GB/T 1002-1999", "outdated", "GB/T 1002-2010"),
        ("ZB E30001-1988", "outdated", "GB/T 1002-2010"),
        ("GB/T 1003-2020", "good", "GB/T 1003-2027"),
        ("GB/T 1003", "good", "GB/T 1003-2027"),
        ("GB/T 1004-2001", "outdated", None),
        ("GB/T 1004", "outdated", None),
        ("GB/T 1005-2010", "outdated", "GB/T 1005-2020"),
        ("GB/T 1005-2015", "outdated", "GB/T 1005-2020"),
        ("GB/T 1005-2021", "unknown", None),
        ("GB/T 1005", "good", None),
        ("GB/T 1007-2030", "good", None),
        ("GB/T 1007", "unknown", None),
        ("DB37/T 115", "good", None),
        ("DB37/T 115-2020", "unknown", None),
        ("GB/T 1008-2010", "unknown", "GB/T 1008-2027"),
        ("GB/T 9999-2020", "unknown", None),
        ("T/SGSC 9-2021", "unknown", None),
        ("GB/T 1006（所有部分）", "several", None),
        ("GB/T 1006.1~1006.2", "several", None),
    ],
)
def test_a_code_is_judged_on_the_day(judge: Judge, code: str, judgement: str, instead: str | None) -> None:
    verdict = judge.judge(parse(code))
    assert (verdict.judgement.value, newest(verdict)) == (judgement, instead)


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("GB 1001-2008", "The catalogue has GB/T 1001—2008, with another mark: Status unknown. Is that what is meant?"),
        ("GB 1003", "The catalogue has GB/T 1003—2020, with another mark: Status unknown. Is that what is meant?"),
        ("DB3702/T 14-2022", "It differs only by leading zeros from DB3702/T 0014—2022: Status unknown. Is that what is meant?"),
        ("DB3702/T 14", "It differs only by leading zeros from DB3702/T 0014—2022: Status unknown. Is that what is meant?"),
        ("T/SGSC 9-2021", "It differs only by leading zeros from T/SGSC 009—2021: Status unknown. Is that what is meant?"),
        ("GB/T 01001-2003", "It differs only by leading zeros and the mark from GB 1001—2003: Superseded. Is that what is meant?"),
        ("GB/T 1005-2015", "The catalogue does not have this edition. It has: GB/T 1005—2010, GB/T 1005—2020."),
        ("GB/T 1005-2021", "The catalogue does not have this edition, only older ones: GB/T 1005—2010, GB/T 1005—2020. Is the year right?"),
        ("GB/T 1007", "The catalogue does not have this edition. It has: GB/T 1007—2030."),
        ("DB37/T 115-2020", "The catalogue does not have this edition. It has: DB37/T 115."),
        ("GB/T 1005", "Cited without a year, so the newest edition is meant: GB/T 1005—2020, Status unknown."),
        ("GB/T 1002-1999", "It has no record of its own, but GB/T 1002—2010 replaces it: Status unknown."),
        ("ZB E30001-1988", "This is a former code of GB/T 1002—2010: Status unknown."),
        ("GB/T 1003-2020", "There is a later one, GB/T 1003—2027: Upcoming."),
        ("GB/T 1001-2008/XG1-2010", "The catalogue does not tell of amendments: what is said here is said of the standard itself."),
        ("GB/T 1006（所有部分）", "GB/T 1006.2—2021: Status unknown."),
        ("GB/T 1006.2~1006.9", "GB/T 1006.2—2021: Status unknown."),
    ],
)  # fmt: skip
def test_a_judgement_tells_its_grounds(judge: Judge, code: str, hint: str) -> None:
    assert hint in [each.said_in(str) for each in judge.judge(parse(code)).hints]


def test_a_range_is_held_to_its_ends_and_its_year(judge: Judge) -> None:
    hints = [hint.said_in(str) for hint in judge.judge(parse("GB/T 1006.1~1006.2-2020")).hints]
    assert hints[1:] == ["GB/T 1006.1—2020: Status unknown."]


def test_a_standard_withdrawn_tomorrow_is_not_outdated_today(judge: Judge) -> None:
    before = Judge(Catalogue.link(judge.catalogue.data, datetime.date(2019, 12, 31)))
    assert before.judge(parse("GB/T 1004-2001")).judgement is Judgement.GOOD


def listed(judge: Judge, *texts: str) -> list[Cited]:
    return list_codes([(f"{n}.txt", of_lines(text, "x")) for n, text in enumerate(texts)], judge)


def test_a_standard_is_listed_once_with_all_its_places_and_spellings(judge: Judge) -> None:
    cited = listed(judge, "GB/T 1001-2008\nGB/T1001—2008、GB/T1001—2008", "x\ngb/t 1001-2008")
    (entry,) = cited
    assert (entry.times, dict(entry.misspelt)) == (4, {"GB/T1001—2008": 2, "gb/t 1001-2008": 1})
    assert [(p.file, p.where.said_in(str)) for p in entry.places] == [
        ("0.txt", "line 1"), ("0.txt", "line 2"), ("0.txt", "line 2"), ("1.txt", "line 2"),
    ]  # fmt: skip


def test_the_year_of_the_next_cell_is_told_and_no_misspelling(judge: Judge) -> None:
    (entry,) = listed(judge, "GB/T 1001\x1f2008\x1fGB/T 1001-2008")
    assert (str(entry.code), entry.is_misspelt, entry.year_is_beside) == ("GB/T 1001-2008", False, True)
    assert [place.written for place in entry.places] == ["GB/T 1001 2008", "GB/T 1001-2008"]


def test_what_begins_as_a_code_and_is_none_is_listed_as_misspelt(judge: Judge) -> None:
    (entry,) = listed(judge, "执行 GB/T l001-2008")
    assert (entry.code, entry.is_misspelt, entry.verdict.judgement.value) == (None, True, "unreadable")
    assert entry.refusal


def test_the_wide_space_of_chinese_typing_is_shown_as_a_space(judge: Judge) -> None:
    stream = io.StringIO()
    Report(listed(judge, "ＧＢ／Ｔ\u3000１００１－２００８"), judge, "zh").write("csv", stream)
    assert "写作“ＧＢ／Ｔ １００１－２００８”" in stream.getvalue()
