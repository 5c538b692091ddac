"""`lubiao import` as people run it: every row is accounted for, nothing is lost, nothing half written."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lubiao.codes import parse
from lubiao.intake.report import harmless

ROOT = Path(__file__).parents[2]
LUBIAO = Path(sys.executable).with_name("lubiao")


def lubiao(*arguments: object) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [LUBIAO, *map(str, arguments), "--lang", "en"], env=os.environ | {"LC_ALL": "C.UTF-8"},
        capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    return done


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path / "data"


def table(folder: Path, *lines: str) -> Path:
    path = folder / "list.csv"
    path.write_text("\n".join(("标准号,标准名称,发布日期,来源", *lines)), encoding="utf-8")
    return path


def test_without_a_source_nothing_is_taken_and_the_report_says_how_to_name_one(
    data: Path, tmp_path: Path
) -> None:
    done = lubiao("import", table(tmp_path, "DB37/T 99001-2020,虚构标准,2020-10-14,"), "--data", data)
    assert done.returncode == 1
    assert "--source" in done.stdout
    assert lubiao("import", tmp_path / "list.csv", "--data", data, "--source", "nosuch").returncode == 2


def test_records_that_are_there_change_only_with_update_and_yes(data: Path, tmp_path: Path) -> None:
    file = data / "standards.yaml"
    assert (
        lubiao(
            "import", table(tmp_path, "DB37/T 99001-2020,虚构标准,2020-10-14,samr-std"), "--data", data
        ).returncode
        == 0
    )
    before = file.read_text(encoding="utf-8")
    other = table(tmp_path, "DB37/T 99001-2020,虚构标准,2020-10-15,samr-std")
    for options in ((), ("--update",), ("--update", "--yes", "--dry-run")):
        done = lubiao("import", other, "--data", data, *options)
        assert "2020-10-14" in done.stdout and "2020-10-15" in done.stdout
        assert file.read_text(encoding="utf-8") == before
    assert lubiao("import", other, "--data", data, "--update", "--yes").returncode == 0
    assert file.read_text(encoding="utf-8") == before.replace(
        "issued: 2020-10-14\n  evidence", "issued: 2020-10-15\n  evidence"
    )
    assert (
        lubiao(
            "import",
            table(tmp_path, "DB37/T 99001-2020,虚构标准,,samr-std"),
            "--data",
            data,
            "--update",
            "--yes",
        ).returncode
        == 0
    )
    assert "2020-10-15" in file.read_text(encoding="utf-8")


def test_a_less_trusted_source_changes_nothing(data: Path, tmp_path: Path) -> None:
    lubiao("import", table(tmp_path, "DB37/T 99001-2020,虚构标准,2020-10-14,samr-std"), "--data", data)
    done = lubiao(
        "import",
        table(tmp_path, "DB37/T 99001-2020,虚构标准,2020-10-15,csres"),
        "--data",
        data,
        "--update",
        "--yes",
    )
    assert done.returncode == 1
    assert "less to be trusted" in done.stdout


def test_a_batch_of_its_own_is_a_file_of_its_own(data: Path, tmp_path: Path) -> None:
    file = table(tmp_path, "DB37/T 99001-2020,虚构标准,2020-10-14,samr-std")
    assert lubiao("import", file, "--data", data, "--into", "standards/batch.yaml").returncode == 0
    assert (data / "standards" / "batch.yaml").is_file()
    assert lubiao("check", "--data", data, "--level", "error").returncode == 0
    for into in ("../out.yaml", "/out.yaml", "cities.yaml", "standards/a/b.yaml"):
        assert lubiao("import", file, "--data", data, "--into", into).returncode == 2


def test_a_less_trusted_source_may_add_what_nobody_said(data: Path, tmp_path: Path) -> None:
    lubiao("import", table(tmp_path, "DB37/T 99001-2020,虚构标准,,samr-std"), "--data", data)
    row = table(tmp_path, "DB37/T 99001-2020,虚构标准,2020-10-15,csres")
    assert lubiao("import", row, "--data", data, "--update", "--yes").returncode == 0
    assert "issued: 2020-10-15\n" in (data / "standards.yaml").read_text(encoding="utf-8")


def test_rows_that_are_right_are_written_beside_rows_that_are_refused(data: Path, tmp_path: Path) -> None:
    file = table(tmp_path, "DB37/T 99001-2020,虚构标准,2020-10-14,samr-std", "见附件,虚构,,samr-std")
    done = lubiao("import", file, "--data", data)
    assert (done.returncode, "taken: 1\nrefused: 1" in done.stdout) == (1, True)
    assert "- code: DB37/T 99001-2020\n" in (data / "standards.yaml").read_text(encoding="utf-8")


def test_the_report_of_an_update_says_what_was_changed(data: Path, tmp_path: Path) -> None:
    lubiao("import", table(tmp_path, "DB37/T 99001-2020,虚构标准,2020-10-14,samr-std"), "--data", data)
    lubiao("import", table(tmp_path, "DB37/T 99001-2020,虚构标准,2020-10-15,samr-std"), "--data", data, "--update", "--yes", "--report", tmp_path / "r.json")  # fmt: skip
    [*_, result] = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["results"]
    assert result["outcome"] == "changed"
    assert ("C2", "issued: 2020-10-14 → 2020-10-15") in [(r["cell"], r["message"]) for r in result["remarks"]]


def test_records_that_were_silenced_can_be_updated(data: Path, tmp_path: Path) -> None:
    """The rules about silencing look at where a record stands; a row of a sheet stands in no file."""
    file = data / "standards.yaml"
    lubiao("import", table(tmp_path, "DB37/T 99001-2020,虚构标准,2019-10-14,samr-std"), "--data", data)
    silence = "  silence:\n    - rule: LB304\n      reason: 虚构的理由\n"
    text = file.read_text(encoding="utf-8")
    at = text.index("- code: DB37/T 99001-2020")
    end = text.index("\n\n", at) + 1
    file.write_text(text[:end] + silence + text[end:], encoding="utf-8")
    row = table(tmp_path, "DB37/T 99001-2020,虚构标准,2019-10-15,samr-std")
    done = lubiao("import", row, "--data", data, "--update", "--yes")
    assert "issued: 2019-10-14 → 2019-10-15" in done.stdout, done.stdout + done.stderr
    right = table(tmp_path, "DB37/T 99001-2020,虚构标准,2020-10-15,samr-std")
    done = lubiao("import", right, "--data", data, "--update", "--yes")
    assert "LB702 LB304 finds nothing in this record any more. Delete the silencing." in done.stdout


def test_a_report_that_cannot_be_written_is_told_before_anything_else(data: Path, tmp_path: Path) -> None:
    before = (data / "standards.yaml").read_bytes()
    file = table(tmp_path, "DB37/T 99001-2020,虚构标准,2020-10-14,samr-std")
    for report in (tmp_path / "no" / "report.csv", tmp_path / "report.txt", file):
        done = lubiao("import", file, "--data", data, "--report", report)
        assert (done.returncode, done.stdout) == (2, "")
        assert report.name in done.stderr
    assert (data / "standards.yaml").read_bytes() == before
    assert file.read_text(encoding="utf-8").startswith("标准号,")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_about_importing_shows_what_the_command_prints(data: Path, tmp_path: Path, language: str) -> None:  # fmt: skip
    page = ROOT / "docs/tasks" / f"import-a-spreadsheet{'.zh' if language == 'zh' else ''}.md"
    text = page.read_text(encoding="utf-8")
    block = re.findall(r"^\| 标准号 .*?\n\n", text, flags=re.M | re.S)[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in block.strip().splitlines()]
    file = data / "standards.yaml"
    for row in rows[2:]:
        code = re.escape(str(parse(re.match(r"\S+(?: [0-9-]+)?", row[0])[0])))  # type: ignore[index]
        file.write_text(re.sub(rf"- code: {code}\n(?:.+\n)+\n", "", file.read_text(encoding="utf-8")), encoding="utf-8")  # fmt: skip
    lubiao("template", tmp_path / "list.xlsx", "--data", data)
    book = load_workbook(tmp_path / "list.xlsx")
    headers = {str(cell.value).split("\n")[0]: cell.column_letter for cell in book.worksheets[0][1]}
    for number, row in enumerate(rows[2:], 3):
        for header, value in zip(rows[0], row, strict=True):
            book.worksheets[0][f"{headers[header]}{number}"] = value or None
    book.save(tmp_path / "list.xlsx")
    command = [
        LUBIAO,
        "import",
        tmp_path / "list.xlsx",
        "--data",
        data,
        "--source",
        "samr-std",
        "--lang",
        language,
    ]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    assert f"```text\n{done.stdout}```" in text


def test_data_with_errors_is_left_alone(data: Path, tmp_path: Path) -> None:
    path = data / "standards.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n- code: [\n", encoding="utf-8")
    before = path.read_bytes()
    done = lubiao("import", table(tmp_path, "DB37/T 99001-2020,虚构标准,2020-10-14,samr-std"), "--data", data)
    assert (done.returncode, "run lubiao check first" in done.stderr) == (2, True)
    assert path.read_bytes() == before


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_a_report_holds_no_formula(start: str) -> None:
    assert not harmless(start + "1+1").startswith(start)
