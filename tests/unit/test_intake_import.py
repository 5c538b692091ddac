"""`lubiao import` as people run it: every row is accounted for, nothing is lost, nothing half written."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from intake import messy

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


def test_a_messy_workbook_is_accounted_for_row_by_row(data: Path, tmp_path: Path) -> None:
    messy.write(tmp_path / "messy.xlsx")
    command = (
        "import",
        tmp_path / "messy.xlsx",
        "--data",
        data,
        "--source",
        "samr-std",
        "--report",
        tmp_path / "r.json",
    )
    assert lubiao(*command).returncode == 1
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert len(messy.rows()) == 2000
    assert sum(report["counts"].values()) == report["rows"] == len(report["results"]) == 2003
    wanted = ["header", "empty", "header", *(outcome for outcome, _ in messy.rows())]
    differing = [
        (r["row"], r["outcome"], w, r["remarks"])
        for r, w in zip(report["results"], wanted, strict=True)
        if r["outcome"] != w
    ]
    assert differing == []
    assert Counter({k: n for k, n in report["counts"].items() if n}) == messy.expected()
    assert all(r["remarks"] for r in report["results"] if r["outcome"] == "refused")
    assert lubiao("check", "--data", data, "--level", "error").returncode == 0
    before = (data / "standards.yaml").read_bytes()
    again = lubiao(*command)
    assert "taken:" not in again.stdout
    assert (data / "standards.yaml").read_bytes() == before


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


def test_killed_at_any_moment_the_data_is_old_or_new(data: Path, tmp_path: Path) -> None:
    file = table(tmp_path, *(f"DB37/T {n}-2020,虚构标准{n},2020-10-14,samr-std" for n in range(99000, 99300)))
    target, chance = data / "standards.yaml", random.Random()
    old = target.read_bytes()
    begun = time.monotonic()
    assert lubiao("import", file, "--data", data).returncode == 0
    took, new = time.monotonic() - begun, target.read_bytes()
    for _ in range(8):
        target.write_bytes(old)
        running = subprocess.Popen([LUBIAO, "import", file, "--data", data], stdout=subprocess.DEVNULL)
        time.sleep(took * chance.uniform(0.3, 1.1))
        running.send_signal(signal.SIGKILL)
        running.wait()
        assert target.read_bytes() in (old, new)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_a_report_holds_no_formula(start: str) -> None:
    assert not harmless(start + "1+1").startswith(start)
