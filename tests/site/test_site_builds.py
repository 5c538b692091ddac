"""The same data gives the same site, by whichever command; and nothing of the builder's machine is in it."""

import filecmp
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def assert_same(first: Path, second: Path) -> None:
    ours, theirs = contents(first), contents(second)
    assert set(ours) == set(theirs)
    assert [name for name in ours if ours[name] != theirs[name]] == []


def test_a_second_build_over_an_older_one_is_equal_byte_for_byte(site, run, tmp_path):
    """Nothing is left of the older site, and the language and time zone of the machine change nothing."""
    target = tmp_path / "site"
    (target / "search").mkdir(parents=True)  # by this folder a site is known as one of ours
    (target / "standards/gone").mkdir(parents=True)
    (target / "standards/gone/index.html").write_text("old")
    done = run("lubiao", "build", "--site", target, LC_ALL="zh_CN.UTF-8", TZ="America/New_York")
    assert done.returncode == 0, done.stdout + done.stderr
    assert_same(site, target)


EVEN_FEW = "import lubiao.engine.work as work; work.FEW = 0; import lubiao.cli; lubiao.cli.main()"
"""The command, whose processes share the files of a kind however few there are."""


@pytest.mark.parametrize("command", [("lubiao",), ("python", "-c", EVEN_FEW)])
@pytest.mark.parametrize("jobs", ["1", "3"])
def test_any_number_of_processes_makes_the_same_bytes(site, run, tmp_path, jobs, command):
    done = run(*command, "build", "--site", tmp_path / "site", "--jobs", jobs)
    assert done.returncode == 0, done.stdout + done.stderr
    assert_same(site, tmp_path / "site")


def test_mkdocs_itself_builds_the_same_site(site, run, tmp_path):
    done = run("mkdocs", "build", "-q", "-d", tmp_path / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    assert_same(site, tmp_path / "site")


def test_a_later_day_changes_only_what_depends_on_the_day(site, run, pages, read_site, tmp_path):
    a_day_later = str(1795435200 + 24 * 3600)
    done = run("lubiao", "build", "--site", tmp_path / "site", SOURCE_DATE_EPOCH=a_day_later)
    assert done.returncode == 0, done.stdout + done.stderr
    changed = filecmp.dircmp(site, tmp_path / "site")
    assert changed.left_only == changed.right_only == []
    later = read_site(tmp_path / "site")
    assert set(later) - {"404.html"} == set(pages)
    page = later["standards/db3702-t-0014-2022/"].source.decode()
    assert "2026-11-24" in page
    assert page.replace("2026-11-24", "2026-11-23") == pages["standards/db3702-t-0014-2022/"].source.decode()


@pytest.mark.parametrize("secret", [str(Path.home()), str(Path(__file__).parents[2]), "/tmp/"])
def test_no_file_names_a_folder_of_the_machine_that_built_it(site, secret):
    naming = [
        name
        for name, content in contents(site).items()
        if secret.encode() in content and not name.startswith("assets/")
    ]
    assert naming == []


def test_the_schemas_are_published_as_they_are(site: Path) -> None:
    written = {path.name: path.read_bytes() for path in (ROOT / "data" / "schema").iterdir()}
    assert {path.name: path.read_bytes() for path in (site / "schema").iterdir()} == written


def test_a_catalogue_without_any_record_has_a_site(run, tmp_path):
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data/vocabulary", data / "vocabulary")
    for name in ("standards", "cities", "organizations", "sources", "reported"):
        (data / f"{name}.yaml").write_text("[]\n")
    done = run("lubiao", "build", "--data", data, "--site", tmp_path / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0001-01-01" not in (tmp_path / "site/data/index.html").read_text("utf-8")
