"""Who stops a build still has the old site, whole, and nothing lies about."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests/unit/golden/clean"


def build(site: Path, *options: str) -> subprocess.Popen[str]:
    command = [
        Path(sys.executable).with_name("lubiao"),
        "build",
        "--data",
        str(ROOT / "data"),
        "--site",
        str(site),
        *options,
    ]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # whoever tests may ignore it
    )


def state(folder: Path) -> dict[str, tuple[int, int]]:
    found = ((path, path.stat()) for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): (about.st_size, about.st_mtime_ns) for path, about in found}


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that is there."""
    site = tmp_path_factory.mktemp("whole") / "site"
    assert build(site, "--jobs", "2").communicate()[0] == f"{site}\n"
    (site / ".nojekyll").touch()
    return site


def wait_for_files(process: subprocess.Popen[str], folder: Path, count: int) -> None:
    """Until the build has written so many files aside, or has ended."""
    while process.poll() is None:
        aside = [path for path in folder.glob(".site-*") if path.is_dir()]
        try:
            if aside and sum(1 for path in aside[0].rglob("*") if path.is_file()) >= count:
                return
        except OSError:
            pass  # what was there a moment ago has been put in place
        time.sleep(0.01)


@pytest.mark.parametrize("files", [0, 100, 1000, 3500])
def test_ctrl_c_leaves_the_old_site_as_it_was(old: Path, files: int) -> None:
    before = state(old.parent)
    process = build(old, "--jobs", "2", "--fresh")
    wait_for_files(process, old.parent, files)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all processes of the command
    _, told = process.communicate(timeout=60)
    assert "Traceback" not in told
    assert process.returncode != 0 or files > 1000
    after = state(old.parent)
    assert after.keys() == before.keys()
    written = {name for name in after if after[name] != before[name]}
    # Who came too late has the new site, as whole as the old one was.
    assert not written or written == after.keys() - {"site/.nojekyll"}


def test_names_that_begin_with_a_dot_stay_in_the_folder_of_the_site(tmp_path: Path, run) -> None:
    """A checkout of a branch, and what a host looks for."""
    site = tmp_path / "site"
    (site / "search").mkdir(parents=True)
    (site / ".git").mkdir()
    (site / ".git/HEAD").write_text("ref: refs/heads/pages")
    (site / ".nojekyll").touch()
    for _ in range(2):
        assert run("lubiao", "build", "--data", DATA, "--site", site).returncode == 0
        assert (site / ".git/HEAD").read_text() == "ref: refs/heads/pages"
        assert (site / ".nojekyll").exists()
        assert (site / "index.html").exists()


def test_a_build_that_fails_leaves_the_old_site(tmp_path: Path, run) -> None:
    site = tmp_path / "site"
    assert run("lubiao", "build", "--data", DATA, "--site", site).returncode == 0
    before = state(tmp_path)
    assert (
        run("lubiao", "build", "--data", ROOT / "tests/unit/golden/dreadful", "--site", site).returncode == 1
    )
    assert state(tmp_path) == before
