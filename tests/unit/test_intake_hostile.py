"""Files that are made to do harm: one clear sentence or refused rows, in five seconds and one gibibyte."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from intake.hostile import HOSTILE, Hostile

ROOT = Path(__file__).parents[2]
LUBIAO = Path(sys.executable).with_name("lubiao")
MEASURED = Path(__file__).parent / "intake" / "measured.py"
LONGEST, LARGEST = 5.0, 2**20
"""Seconds of the processor, which other work on the machine does not lengthen; KiB."""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile") / "data"
    shutil.copytree(ROOT / "tests/unit/golden/clean", folder)
    return folder


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_does_no_harm(hostile: Hostile, data: Path, tmp_path: Path) -> None:
    file, before = tmp_path / hostile.name, (data / "standards.yaml").read_bytes()
    file.write_bytes(hostile.make())
    command = [LUBIAO, "import", file, "--data", data, "--source", "platform", "--lang", "en", "--dry-run"]
    told = subprocess.run(
        [sys.executable, MEASURED, tmp_path / "took.json", *command, "--report", tmp_path / "report.json"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=True, env=os.environ | {"LC_ALL": "C.UTF-8"},
    ).stdout  # fmt: skip
    took = json.loads((tmp_path / "took.json").read_text(encoding="utf-8"))
    assert "Traceback" not in told and "panicked" not in told, told
    assert (took["exit_code"], hostile.says in told) == (hostile.exit_code, True), told
    assert told.isascii() or told.replace("\n", "").isprintable(), "nothing that a terminal obeys"
    assert took["seconds"] < LONGEST
    assert took["KiB"] < LARGEST
    assert (data / "standards.yaml").read_bytes() == before
    if hostile.exit_code != 2:
        json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))


def test_a_report_of_formulas_starts_none_in_a_spreadsheet(data: Path, tmp_path: Path) -> None:
    file, report = tmp_path / "=cmd|' !A0.csv", tmp_path / "report.csv"
    file.write_bytes(HOSTILE["formulas that a report would start"].make())
    command = [
        LUBIAO,
        "import",
        file,
        "--data",
        data,
        "--source",
        "platform",
        "--dry-run",
        "--report",
        report,
    ]
    subprocess.run(command, capture_output=True, check=False)
    with report.open(encoding="utf-8-sig", newline="") as opened:
        cells = [cell for row in csv.reader(opened) for cell in row]
    assert any("cmd|" in cell for cell in cells)
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]


def test_the_list_of_hostile_files_is_whole() -> None:
    listed = re.findall(
        r"^\| (.+?) \| .+ \|$", (ROOT / "tests/fuzz/README.md").read_text(encoding="utf-8"), flags=re.M
    )
    assert [name for name in listed if name != "The file"] == list(HOSTILE)
