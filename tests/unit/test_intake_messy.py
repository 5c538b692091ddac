"""An invented messy workbook of 2 000 rows: every row is accounted for, and what was there stays as it was."""

import csv
import html
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from intake import messy

ROOT = Path(__file__).parents[2]
LUBIAO = Path(sys.executable).with_name("lubiao")
KINDS = ("json", "csv", "md")
REMARKS = "# 测试用的说明 / a remark in front\n"


@dataclass
class Imported:
    data: Path
    before: str
    reports: dict[str, str]
    done: subprocess.CompletedProcess[str]
    new_errors: set[str]


def lubiao(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LUBIAO, *map(str, arguments), "--lang", "en"], env=os.environ | {"LC_ALL": "C.UTF-8"},
        capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip


def errors(data: Path) -> set[str]:
    found = json.loads(lubiao("check", "--data", data, "--format", "json", "--level", "error").stdout)
    return {json.dumps([f["rule"], f.get("record"), f["message"]]) for f in found["findings"]}


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    folder = tmp_path_factory.mktemp("messy")
    data = folder / "data"
    shutil.copytree(ROOT / "data", data)
    file = data / "standards.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("\n- code:", f"\n{REMARKS}- code:", 3), encoding="utf-8")  # fmt: skip
    before, known = file.read_text(encoding="utf-8"), errors(data)
    messy.write(folder / "messy.xlsx")
    command = (
        "import",
        folder / "messy.xlsx",
        "--data",
        data,
        "--source",
        "samr-std",
        "--read",
        "2026-11-23",
    )
    reports = {}
    for kind in KINDS:
        shown = lubiao(*command, "--dry-run", "--report", folder / f"report.{kind}")
        assert (shown.returncode, shown.stderr) == (1, "")
        with (folder / f"report.{kind}").open(encoding="utf-8-sig", newline="") as report:
            reports[kind] = report.read()
    assert file.read_text(encoding="utf-8") == before, "a dry run writes nothing"
    done = lubiao(*command)
    return Imported(data, before, reports, done, errors(data) - known)


def test_each_row_stands_once_in_the_json_report_with_the_outcome_that_it_must_have(imported: Imported) -> None:  # fmt: skip
    report = json.loads(imported.reports["json"])
    assert len(messy.rows()) == 2000
    assert report["rows"] == len(report["results"]) == sum(report["counts"].values()) == len(messy.expected())
    differing = [
        (result, wanted)
        for result, wanted in zip(report["results"], messy.expected(), strict=True)
        if result["outcome"] != wanted
    ]
    assert differing == []
    assert Counter({outcome: n for outcome, n in report["counts"].items() if n}) == messy.counts()
    places = [(result["sheet"], result["row"]) for result in report["results"]]
    assert len(set(places)) == len(places)


def test_every_refused_row_names_the_cell_and_the_reason(imported: Imported) -> None:
    refused = [r for r in json.loads(imported.reports["json"])["results"] if r["outcome"] == "refused"]
    assert len(refused) > 400
    for result in refused:
        reasons = [remark for remark in result["remarks"] if remark["weight"] == "error"]
        assert reasons and all(re.fullmatch(rf"[A-Z]+{result['row']}", remark["cell"]) for remark in reasons)
        assert all(remark["message"] for remark in reasons)


def test_the_reports_in_csv_and_markdown_say_the_same_of_each_row(imported: Imported) -> None:
    results = json.loads(imported.reports["json"])["results"]
    wanted = [(r["sheet"], str(r["row"]), r["code"]) for r in results]
    table = list(csv.reader(imported.reports["csv"].splitlines(keepends=True)))
    assert [(row[0], row[1], row[3]) for row in table[1:]] == wanted
    assert all(len(row) == 5 for row in table)
    assert not [cell for row in table for cell in row if cell[:1] in ("=", "+", "-", "@")]
    lines = [html.unescape(line)[2:-2].split(" | ") for line in imported.reports["md"].splitlines() if line.startswith("| ")]  # fmt: skip
    assert [(cells[0], cells[1], cells[3].strip()) for cells in lines if cells[1].isdigit()] == wanted
    for kind in KINDS:
        assert "某甲" not in imported.reports[kind], "what is told of persons is never shown"
        assert "\u202e" not in imported.reports[kind]


def test_the_summary_adds_up_to_the_rows(imported: Imported) -> None:
    *counts, altogether = re.findall(r"^[^ ].*: ([0-9]+)$", imported.done.stdout, flags=re.M)[-len(messy.counts()) - 1 :]  # fmt: skip
    assert sum(map(int, counts)) == int(altogether) == len(messy.expected())
    assert imported.done.returncode == 1, "some rows were refused"


def test_the_new_records_stand_between_the_old_ones_of_which_no_byte_has_changed(imported: Imported) -> None:
    new = (imported.data / "standards.yaml").read_text(encoding="utf-8")
    taken = messy.counts()["taken"]
    assert new.count("\n- code: ") == imported.before.count("\n- code: ") + taken
    assert new.count(REMARKS) == 3
    rest = iter(new.splitlines(keepends=True))
    assert all(line in rest for line in imported.before.splitlines(keepends=True)), (
        "each old line, in the old order"
    )
    assert imported.new_errors == set()


def test_a_second_import_changes_nothing(imported: Imported, tmp_path: Path) -> None:
    before = (imported.data / "standards.yaml").read_bytes()
    messy.write(tmp_path / "again.xlsx")
    again = lubiao("import", tmp_path / "again.xlsx", "--data", imported.data, "--source", "samr-std", "--update", "--yes")  # fmt: skip
    assert "taken:" not in again.stdout and "changed:" not in again.stdout.replace("unchanged", "")
    assert (imported.data / "standards.yaml").read_bytes() == before
