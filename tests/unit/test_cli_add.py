"""Adding a standard by options. Each answer is checked, and nothing else in the file changes."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typed_answers import record_of

ROOT = Path(__file__).parents[2]
LUBIAO = Path(sys.executable).with_name("lubiao")
ANSWERS = [
    "--code", "db3702／T 9901—2024",
    "--title-zh", "测试用集市管理规范",
    "--issued", "2024年3月5日",
    "--implemented", "2024/4/5",
    "--issuer", "青岛市市场监督管理局",
    "--ics", "03.100.20",
    "--source", "samr-std",
    "--level", "listing",
    "--read", "2026-11-23",
]  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def add(data: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    def add(*arguments: str, language: str = "en") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [LUBIAO, "add", "--data", data, "--lang", language, *arguments],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip

    return add


def test_a_standard_is_added_at_its_place_and_nothing_else_changes(data: Path, add) -> None:
    before = (data / "standards.yaml").read_text(encoding="utf-8")
    done = add(*ANSWERS)
    assert done.returncode == 0, done.stderr
    after = (data / "standards.yaml").read_text(encoding="utf-8")
    record = "- code: DB3702/T 9901-2024\n  title_zh: 测试用集市管理规范\n  issued: 2024-03-05\n"
    start = after.index(record)
    end = after.index("\n\n", start) + 2
    assert after[:start] + after[end:] == before
    assert before[:start].rstrip().splitlines()[-1] != "", "the record stands behind another one"
    assert "DB3702/T" in after[:start].rpartition("- code: ")[2]
    assert f"line {after[:start].count(chr(10)) + 1}." in done.stdout


def test_the_data_is_right_after_a_standard_was_added(data: Path, add) -> None:
    add(*ANSWERS)
    checked = subprocess.run(
        [LUBIAO, "check", "--data", data, "--level", "error"], capture_output=True, check=False
    )
    assert checked.returncode == 0


def test_a_standard_that_is_there_already_is_refused(data: Path, add) -> None:
    before = (data / "standards.yaml").read_bytes()
    done = add(*["DB3702/T0014-2022" if answer.startswith("db3702") else answer for answer in ANSWERS])
    assert done.returncode == 1
    assert "DB3702/T 0014-2022 has a record already, in data/standards.yaml, line" in done.stderr
    assert (data / "standards.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("option", "answer", "told"),
    [
        ("--code", "ABCDE 12-2020", "is no code of a standard"),
        ("--title-zh", "Only English", "Chinese"),
        ("--issued", "03/04/2022", "03/04/2022 is no date."),
        ("--issued", "2024-05-06", "before"),
        ("--ics", "3.1", "3.1"),
        ("--source", "nowhere", "There is no source nowhere."),
        ("--level", "seen", "Type its number, or one of: cover, listing, mention."),
        ("--issuer", "潍坊市市场监督管理局", "the issuer is 潍坊市市场监督管理局"),
    ],
)
def test_a_wrong_answer_is_told_and_nothing_is_written(
    data: Path, add, option: str, answer: str, told: str
) -> None:
    before = (data / "standards.yaml").read_bytes()
    given = list(ANSWERS)
    given[given.index(option) + 1] = answer
    done = add(*given)
    assert done.returncode == 1
    assert told in done.stderr + done.stdout
    assert (data / "standards.yaml").read_bytes() == before


def test_all_that_is_missing_is_told_in_one_run(add) -> None:
    done = add(language="zh")
    assert done.returncode == 1
    for option in ("--code", "--title-zh", "--source", "--level"):
        assert option in done.stderr


def test_a_dry_run_shows_the_record_and_writes_nothing(data: Path, add) -> None:
    before = (data / "standards.yaml").read_bytes()
    done = add(*ANSWERS, "--dry-run")
    assert (done.returncode, "code: DB3702/T 9901-2024" in done.stdout) == (0, True)
    assert (data / "standards.yaml").read_bytes() == before


def test_a_data_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = subprocess.run(
        [LUBIAO, "add", "--data", tmp_path / "none", "--lang", "zh"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "没有数据文件夹" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("option", "answer", "read"),
    [
        ("--drafter", "青岛市标准化研究院，青岛市市场监督管理局", ["青岛市标准化研究院", "青岛市市场监督管理局"]),
        ("--drafter", "甲方测试院;乙方测试院；丙方测试院、丁方测试院", ["甲方测试院", "乙方测试院", "丙方测试院", "丁方测试院"]),
        ("--drafter", "测试（青岛，中国）院,乙方测试院", ["测试（青岛，中国）院", "乙方测试院"]),
        ("--drafter", "Testing Co., Ltd.", ["Testing Co., Ltd."]),
    ],
)  # fmt: skip
def test_names_are_set_apart_by_commas_too(
    data: Path, add, option: str, answer: str, read: list[str]
) -> None:
    done = add(*ANSWERS, option, answer)
    assert done.returncode == 0, done.stderr
    record = record_of(data, "DB3702/T 9901-2024")
    assert "  drafters:\n" + "\n".join(f"    - {name}" for name in read) + "\n" in record


@pytest.mark.parametrize(
    ("option", "answer", "read"),
    [
        ("--ics", "03.080.30, 03.080", 'ics: [03.100.20, 03.080.30, "03.080"]'),
        ("--ics", "03.080.30，03.080", 'ics: [03.100.20, 03.080.30, "03.080"]'),
        ("--ics", "ICS 03.080.30 03.080", 'ics: [03.100.20, 03.080.30, "03.080"]'),
        ("--ccs", "A16，A10", "ccs: [A16, A10]"),
        ("--ccs", "A16 A 10", "ccs: [A16, A10]"),
        ("--replaces", "DB3702/T 9891-2019，db3702/t9892-2019", "    - DB3702/T 9891-2019\n    - DB3702/T 9892-2019"),
    ],
)  # fmt: skip
def test_classes_and_codes_are_set_apart_by_commas_and_blanks(
    data: Path, add, option: str, answer: str, read: str
) -> None:
    done = add(*ANSWERS, option, answer)
    assert done.returncode == 0, done.stderr
    assert read in record_of(data, "DB3702/T 9901-2024")


@pytest.mark.parametrize(
    ("level", "status"),
    [("读到条目", "现行"), ("条目", "现行有效"), ("Listing read", "In force"), ("列表", "in-force"), ("listing", "现行"), ("2", "现行")],
)  # fmt: skip
def test_a_choice_is_taken_by_its_label_in_either_language(add, level: str, status: str) -> None:
    done = add(*ANSWERS[:-4], "--level", level, "--status", status, "--read", "2026-11-23", "--dry-run")
    assert done.returncode == 0, done.stderr
    assert "level: listing" in done.stdout
    assert "value: in-force" in done.stdout


def test_without_a_terminal_what_replaces_it_is_an_option(data: Path, add) -> None:
    assert "--replaced-by" in add(*ANSWERS, "--status", "superseded").stderr
    done = add(*ANSWERS, "--status", "superseded", "--replaced-by", "DB3702/T 9903-2026")
    assert done.returncode == 0, done.stderr
    assert "replaced_by:\n    - DB3702/T 9903-2026" in record_of(data, "DB3702/T 9901-2024")


def test_a_batch_that_is_not_there_is_begun(data: Path, add) -> None:
    done = add(*ANSWERS, "--into", "standards/new.yaml")
    assert done.returncode == 0, done.stderr
    text = (data / "standards" / "new.yaml").read_text(encoding="utf-8")
    assert text.startswith(
        "# yaml-language-server: $schema=../schema/standards.json\n\n- code: DB3702/T 9901-2024\n"
    )
    again = [word.replace("9901", "9902").replace("集市", "早市") for word in ANSWERS]
    assert add(*again, "--into", "standards/new.yaml").returncode == 0
    assert "9901" in record_of(data, "DB3702/T 9901-2024", "standards/new.yaml")
    checked = subprocess.run(
        [LUBIAO, "check", "--data", data, "--level", "error"], capture_output=True, check=False
    )
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("into", ["../new.yaml", "standards/new.txt", "cities.yaml", "standards/.new.yaml"])
def test_a_file_that_holds_no_standards_gets_none(data: Path, add, into: str) -> None:
    done = add(*ANSWERS, "--into", into)
    assert (done.returncode, "--into" in done.stderr) == (2, True)
    assert not (data / into).exists() or into == "cities.yaml"


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("DB3702/T 90-2024 海水浴场管理规范", "Behind the code DB3702/T 90-2024 stands “海水浴场管理规范”."),
        ("DB3702/T 90-2024《海水浴场管理规范》", "Behind the code DB3702/T 90-2024 stands “《海水浴场管理规范》”."),
        ("青岛市DB3702/T 90-2024", "Before the code DB3702/T 90-2024 stands “青岛市”."),
        ("《海水浴场管理规范》 DB3702/T 90-2024", "Before the code DB3702/T 90-2024 stands “《海水浴场管理规范》”."),
        ("DB3702/T 90-2024 / DB3702/T 91-2024", "holds 2 codes."),
    ],
)  # fmt: skip
def test_what_stands_beside_a_code_is_told(add, answer: str, told: str) -> None:
    done = add(*[answer if word.startswith("db3702") else word for word in ANSWERS])
    assert done.returncode == 1
    assert told in done.stderr


def test_a_record_that_does_not_fit_elsewhere_is_no_hindrance(data: Path, add) -> None:
    path = data / "standards.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}\n- code: DB3799/T 1-2024\n  foo: bar\n", encoding="utf-8")
    done = add(*ANSWERS)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("content", ["a: 1\n", "  - code: GB/T 1-2020\n    title_zh: 甲\n", "text\n"])
def test_a_file_that_is_no_list_of_records_is_refused_and_left_alone(data: Path, add, content: str) -> None:
    (data / "standards.yaml").write_text(content, encoding="utf-8")
    done = add(*ANSWERS)
    assert done.returncode == 2
    assert "no list of records" in done.stderr
    assert (data / "standards.yaml").read_text(encoding="utf-8") == content


def test_a_remark_about_another_record_is_not_told_of_the_new_one(data: Path, add) -> None:
    """The new record moves the others: what is said of them stays with them."""
    batch = data / "standards" / "batch.yaml"
    batch.parent.mkdir()
    records = "".join(
        f"- code: DB3702/T {number}-2024\n  title_zh: 测试用第{number}类集市\n"
        "  evidence: [{source: samr-std, level: listing, read: 2026-11-01}]\n\n"
        for number in ("9910", "9990", "9930")
    )
    batch.write_text(records, encoding="utf-8")
    done = add(*ANSWERS, "--into", "standards/batch.yaml")
    assert done.returncode == 0, done.stderr
    assert "LB116" not in done.stderr
