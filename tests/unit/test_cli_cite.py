"""`lubiao cite` as one runs it: formats, spellings, standard input, and what is told beside a citation."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pybtex.database
import pytest
import rispy

ROOT = Path(__file__).parents[2]
LUBIAO = Path(sys.executable).with_name("lubiao")
MARKET, APPLE, OLD_APPLE = "DB3702/T 0014-2022", "GB/T 18965-2008", "GB 18965-2003"


def cite(
    *arguments: object, stdin: str = "", lang: str = "zh", **environment: str
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [LUBIAO, "cite", "--data", ROOT / "data", "--lang", lang, *map(str, arguments)],
        input=stdin, capture_output=True, timeout=60, check=False, text=True,
        env=os.environ | {"LC_ALL": "C.UTF-8", "LUBIAO_SITE_URL": "", "SOURCE_DATE_EPOCH": "1795435200"} | environment,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    return done


@pytest.mark.parametrize(
    "spelling", [MARKET, "DB3702/T 0014—2022", "db3702／t0014—2022", "DB3702T 0014-2022"]
)
def test_a_standard_is_cited_by_any_spelling_of_its_code(spelling: str) -> None:
    done = cite(spelling)
    assert done.stdout == "DB3702/T 0014—2022 农贸市场建设与管理规范[S].\n"
    assert (done.returncode, done.stderr) == (0, "")


def test_several_standards_are_cited_in_the_order_in_which_they_are_named() -> None:
    done = cite(APPLE, MARKET, "--lang", "en")
    assert [line.split()[1] for line in done.stdout.splitlines()] == ["18965—2008", "0014—2022"]


def test_codes_are_read_from_standard_input_one_a_line() -> None:
    done = cite("-", stdin=f"\ufeff{MARKET}\r\n\r\n  {APPLE}\n")
    assert len(done.stdout.splitlines()) == 2
    assert done.returncode == 0


def test_what_other_programs_import_is_one_file() -> None:
    bibtex = pybtex.database.parse_string(cite(MARKET, APPLE, "--format", "bibtex").stdout, "bibtex")
    assert list(bibtex.entries) == ["db3702-t-0014-2022", "gb-t-18965-2008"]
    assert cite(MARKET, "--format", "biblatex").stdout == cite(MARKET, "--format", "bibtex").stdout
    assert len(json.loads(cite(MARKET, APPLE, "--format", "csl").stdout)) == 2
    assert len(rispy.loads(cite(MARKET, APPLE, "--format", "ris").stdout)) == 2


def test_a_superseded_standard_is_cited_and_what_replaced_it_is_told() -> None:
    done = cite(OLD_APPLE, lang="en")
    assert done.stdout.startswith("GB 18965—2003 ")
    assert "GB 18965—2003: Superseded." in done.stderr
    assert "Cite instead: GB/T 18965—2008" in done.stderr
    assert done.returncode == 0


def test_a_code_without_a_year_is_the_newest_edition_and_this_is_told() -> None:
    done = cite("GB/T 18965", lang="en")
    assert done.stdout.startswith("GB/T 18965—2008 ")
    assert "the newest edition is meant" in done.stderr


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("DB3702/T 14-2022", "It differs only by leading zeros from DB3702/T 0014—2022"),
        ("GB/T 18965-2013", "only older ones: GB/T 18965—2008. Is the year right?"),
        ("GB/T 99999-2020", "GB/T 99999—2020 is not in the catalogue."),
        ("nonsense", "nonsense is no code of a standard"),
        (f"{MARKET} 农贸市场", "Is DB3702/T 0014—2022 meant?"),
        ("GB 50254~50259-96", "stands for several standards"),
        ("woven-terry-cloth", "woven-terry-cloth has no code yet"),
    ],
)
def test_what_cannot_be_cited_is_told_and_the_others_are_cited(code: str, told: str) -> None:
    done = cite(code, APPLE, lang="en")
    assert told in done.stderr
    assert done.stdout.startswith("GB/T 18965—2008 ")
    assert len(done.stdout.splitlines()) == done.returncode == 1


def test_what_is_not_identified_is_cited_in_plain_text_by_its_id() -> None:
    done = cite("woven-terry-cloth", "--format", "plain")
    assert "尚未识别" in done.stdout
    assert done.returncode == 0


def test_plain_text_names_the_page_where_its_address_is_known() -> None:
    assert "://" not in cite(MARKET, "--format", "plain").stdout
    named = cite(MARKET, "--format", "plain", lang="en", LUBIAO_SITE_URL="https://standards.example/").stdout
    assert named.endswith(" https://standards.example/en/standards/db3702-t-0014-2022/\n")


def test_a_hostile_code_is_shown_without_what_acts_on_a_terminal() -> None:
    done = cite("\x1b[2J\u202e=cmd", "A" * 100_000, lang="en")
    assert "\x1b" not in done.stderr
    assert len(done.stderr) < 2000
    assert (done.returncode, done.stdout) == (1, "")


def test_a_data_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = cite(MARKET, "--data", tmp_path / "none")
    assert (done.returncode, "没有数据文件夹" in done.stderr) == (2, True)
