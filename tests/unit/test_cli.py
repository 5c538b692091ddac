"""The command line: what it refuses, and that it never ends in a traceback."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CLEAN = Path(__file__).parent / "golden" / "clean"
DREADFUL = Path(__file__).parent / "golden" / "dreadful"
LUBIAO = Path(sys.executable).with_name("lubiao")


def lubiao(*arguments: object, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [LUBIAO, *map(str, arguments)],
        cwd=cwd,
        env=os.environ | {"LC_ALL": "C.UTF-8"} | environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path / "data"


def test_a_path_that_does_not_exist_is_refused() -> None:
    assert lubiao("check", "nosuchfile").returncode == 2


def test_a_data_folder_that_does_not_exist_is_refused_in_the_language_asked_for() -> None:
    done = lubiao("check", "--data", "nosuch", "--lang", "zh")
    assert done.returncode == 2
    assert "没有数据文件夹" in done.stderr


def test_findings_of_a_file_are_shown_wherever_the_command_is_run(tmp_path: Path) -> None:
    shutil.copytree(DREADFUL, tmp_path / "dreadful")
    here = lubiao("check", "--data", ".", "standards.yaml", "--level", "error", cwd=tmp_path / "dreadful")
    above = lubiao("check", "--data", "dreadful", "dreadful/standards.yaml", "--level", "error", cwd=tmp_path)
    assert here.returncode == above.returncode == 1
    assert here.stdout == above.stdout


@pytest.mark.parametrize("inside", ["", "site"])
def test_a_site_is_never_written_over_the_data(data: Path, inside: str) -> None:
    before = sorted(data.rglob("*"))
    assert lubiao("build", "--data", data, "--site", data / inside).returncode == 2
    assert lubiao("build", "--data", data, "--site", data.parent).returncode == 2
    assert sorted(data.rglob("*")) == before


def test_a_folder_with_other_things_in_it_is_not_emptied(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("precious", encoding="utf-8")
    assert lubiao("build", "--site", tmp_path).returncode == 2
    assert (tmp_path / "thesis.txt").read_text(encoding="utf-8") == "precious"


def test_broken_data_builds_nothing_and_leaves_the_old_site(data: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "search").mkdir(parents=True)  # by this folder a site is known as one of ours
    (site / "index.html").write_text("old")
    with (data / "standards.yaml").open("a", encoding="utf-8") as file:
        file.write("\n- code: nonsense\n")
    done = lubiao("build", "--data", data, "--site", site)
    assert done.returncode == 1
    assert "LB103" in done.stderr
    assert sorted(path.name for path in site.iterdir()) == ["index.html", "search"]
    assert (site / "index.html").read_text() == "old"


@pytest.mark.parametrize("epoch", ["²", "99999999999999999999", "-1", "soon"])
def test_a_strange_day_of_the_build_is_no_reason_to_fail(epoch: str) -> None:
    assert lubiao("check", "--level", "error", SOURCE_DATE_EPOCH=epoch).returncode == 0


@pytest.mark.parametrize("address", ["127.0.0.1:99999999", "127.0.0.1", "300.1.1.1:8000"])
def test_an_address_that_cannot_be_served_is_refused(address: str) -> None:
    assert lubiao("serve", "--data", CLEAN, "--address", address).returncode == 2
