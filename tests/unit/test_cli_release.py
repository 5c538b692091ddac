"""`lubiao release` in a real repository, with a small site: what it writes, and when it writes nothing."""

import hashlib
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from lubiao.cli import main

NO_ONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
ONE = """\
- code: DB37/T 14-2022
  title_zh: 农贸市场管理规范
  status: {value: in-force, read: 2026-11-01, source: samr-std}
  evidence: [{source: samr-std, level: listing, read: 2026-11-01}]
"""
OPEN = """
- id: farmers-market-rating
  kind: group
  title_zh: 农贸市场星级评定
  drafted_in: [{city: jinan, by: subject, name: 农贸市场}]
  evidence: [{source: samr-std, level: mention, read: 2026-11-01}]
"""
SOURCES = """\
- {id: samr-std, tier: official, name_zh: 全国标准信息公共服务平台, name_en: National platform}
"""
CITIES = '- {id: jinan, division: "3701", name_zh: 济南市, short_zh: 济南, name_en: Jinan}\n'
CHANGELOG = """\
# Changelog

## Unreleased

- **Search.** It finds more: [how](docs/search.md).

## 2026.10.0

The first.
"""


def git(folder: Path, *arguments: str) -> str:
    named = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    return subprocess.run(
        ["git", *named, *arguments], cwd=folder, env=os.environ | NO_ONE, capture_output=True, text=True, check=True
    ).stdout  # fmt: skip


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "data")


def site_of(folder: Path, *addresses: str) -> Path:
    for address in ("", "en/", "standards/db37-t-14-2022/", *addresses):
        (folder / address).mkdir(parents=True, exist_ok=True)
        (folder / address / "index.html").write_text("page")
    (folder / "downloads").mkdir(exist_ok=True)
    (folder / "downloads/standards.csv").write_text("code\n")
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A repository with data, a changelog, a citation, and a built site beside it."""
    home = tmp_path / "home"
    data = home / "data"
    (data / "vocabulary").mkdir(parents=True)
    for name in ("organizations", "reported"):
        (data / f"{name}.yaml").write_text("# none\n")
    for name in ("ics", "ccs", "sectors", "divisions"):
        (data / "vocabulary" / f"{name}.csv").write_text("code,zh,en\n")
    (data / "standards.yaml").write_text(ONE + OPEN, encoding="utf-8")
    (data / "cities.yaml").write_text(CITIES, encoding="utf-8")
    (data / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    (home / "mkdocs.yml").write_text("# not read where the site is built already\n")
    (home / "CHANGELOG.md").write_text(CHANGELOG)
    (home / "CITATION.cff").write_text("cff-version: 1.2.0\nversion: 2026.10.0\nlicense: CC0-1.0\n")
    (home / "pyproject.toml").write_text('[project]\nname = "x"\nversion = "2026.10.0"\n')
    git(tmp_path, "init", "--quiet", "home")
    commit(home)
    site_of(tmp_path / "site")
    return home


@pytest.fixture
def release(home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.chdir(home)
    for name, value in NO_ONE.items():
        monkeypatch.setenv(name, value)

    def release(*arguments: str) -> Result:
        done = CliRunner(env={"LC_ALL": "C"}).invoke(main, ["release", "--site", "../site", *arguments])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done

    return release


def folder(home: Path, version: str) -> Path:
    return home / "data/releases" / version


def test_the_first_release_holds_addresses_names_and_counts_and_no_changes(home: Path, release) -> None:
    done = release("--day", "2026-11-23")
    assert (done.exit_code, done.output) == (0, "data/releases/2026.11.0\n")
    written = {path.name: path.read_text("utf-8") for path in folder(home, "2026.11.0").iterdir()}
    assert written.keys() == {
        "release.json", "changes.json", "notes.md", "notes.zh.md", "addresses.txt", "identifiers.txt",
    }  # fmt: skip
    about = json.loads(written["release.json"])
    assert (about["version"], about["day"], about["previous"]) == ("2026.11.0", "2026-11-23", None)
    assert (about["standards"], about["identified"], about["sources"]) == (2, 1, 1)
    assert written["addresses.txt"] == "./\ndownloads/standards.csv\nen/\nstandards/db37-t-14-2022/\n"
    assert written["identifiers.txt"].splitlines() == [
        "city jinan", "source samr-std", "standard DB37/T 14-2022", "standard farmers-market-rating",
    ]  # fmt: skip
    assert json.loads(written["changes.json"])["standards"] == []
    assert "- **Search.** It finds more: [how](../../../docs/search.md)." in written["notes.md"]


def test_the_version_goes_into_the_citation_the_project_and_the_changelog(home: Path, release) -> None:
    assert release("--day", "2026-11-23").exit_code == 0
    citation = yaml.safe_load((home / "CITATION.cff").read_text())
    assert (citation["version"], citation["date-released"]) == ("2026.11.0", "2026-11-23")
    assert (home / "pyproject.toml").read_text() == '[project]\nname = "x"\nversion = "2026.11.0"\n'
    assert (home / "CHANGELOG.md").read_text() == CHANGELOG.replace(
        "## Unreleased\n", "## Unreleased\n\nNothing yet.\n\n## 2026.11.0\n"
    )


def test_the_next_release_tells_what_changed_since_the_commit_of_the_last(home: Path, release) -> None:
    assert release("--day", "2026-11-23").exit_code == 0
    commit(home)
    text = ONE.replace("in-force, read: 2026-11-01", "withdrawn, read: 2026-11-20") + OPEN
    (home / "data/standards.yaml").write_text(text, encoding="utf-8")
    commit(home)
    assert release("--day", "2026-11-24").exit_code == 0
    changes = json.loads((folder(home, "2026.11.1") / "changes.json").read_bytes())
    assert (changes["old"], changes["new"], changes["day"]) == ("2026.11.0", "2026.11.1", "2026-11-24")
    assert [(change["name"], change["class"]) for change in changes["standards"]] == [
        ("DB37/T 14-2022", "standard")
    ]
    notes = (folder(home, "2026.11.1") / "notes.md").read_text("utf-8")
    assert "in force → withdrawn" in notes
    assert "Search" not in notes, "that was in the release before"
    assert json.loads((folder(home, "2026.11.1") / "release.json").read_bytes())["previous"] == "2026.11.0"


def test_the_same_release_has_the_same_bytes(home: Path, release) -> None:
    def written() -> dict[str, bytes]:
        assert release("--day", "2026-11-23").exit_code == 0
        return {path.name: path.read_bytes() for path in folder(home, "2026.11.0").iterdir()}

    once = written()
    git(home, "clean", "--quiet", "--force", "-d")
    git(home, "checkout", "--quiet", ".")
    assert written() == once


def told_and_nothing_written(home: Path, done: Result) -> str:
    assert done.exit_code == 1
    assert git(home, "status", "--porcelain") == ""
    return done.stderr


def test_nothing_is_written_where_the_data_has_errors(home: Path, release) -> None:
    (home / "data/standards.yaml").write_text(ONE.replace("农贸市场管理规范", "no Chinese"), encoding="utf-8")
    commit(home)
    assert "The data has errors: 1." in told_and_nothing_written(home, release())


def test_nothing_is_written_where_the_version_exists_or_is_none_or_is_before_the_last(
    home: Path, release
) -> None:
    release("--version", "2026.11.1")
    commit(home)
    assert "The release 2026.11.1 exists." in told_and_nothing_written(
        home, release("--version", "2026.11.1")
    )
    assert "is before the last release" in told_and_nothing_written(home, release("--version", "2026.9.9"))
    for wrong in ("2026.13.0", "2026.01.0", "../x", "v2026.11.2", "2026.11"):
        assert "is no version" in told_and_nothing_written(home, release("--version", wrong))


def test_nothing_is_written_where_an_address_has_disappeared(home: Path, release, tmp_path: Path) -> None:
    site_of(tmp_path / "site", "kinds/group/")
    release()
    commit(home)
    (tmp_path / "site/kinds/group/index.html").unlink()
    assert "addresses have disappeared: 1. kinds/group/" in told_and_nothing_written(home, release())


def test_a_release_of_a_day_before_the_last_one_is_refused_for_that_reason(home: Path, release) -> None:
    release("--day", "2026-11-24")
    commit(home)
    said = told_and_nothing_written(home, release("--day", "2020-01-01", "--version", "2026.12.0"))
    assert "2020-01-01 is before the day of the last release, 2026-11-24." in said


def test_a_name_may_only_go_into_former(home: Path, release) -> None:
    release()
    commit(home)
    known = OPEN.replace("- id: farmers-market-rating\n  kind: group\n", "- code: T/SDAS 9-2020\n")
    (home / "data/standards.yaml").write_text(ONE + known, encoding="utf-8")
    commit(home)
    said = told_and_nothing_written(home, release())
    assert "names of records have disappeared: 1." in said
    assert "standard farmers-market-rating" in said
    former = known.replace("  title_zh", "  former: [farmers-market-rating]\n  title_zh")
    (home / "data/standards.yaml").write_text(ONE + former, encoding="utf-8")
    done = release("--version", "2099.1.0")
    assert done.exit_code == 0, done.stderr
    (change,) = json.loads((folder(home, "2099.1.0") / "changes.json").read_bytes())["standards"]
    assert (change["change"], change["former_name"]) == ("identified", "farmers-market-rating")


def test_a_state_that_is_not_that_of_the_release_is_not_compared_with(home: Path, release) -> None:
    (home / "data/standards.yaml").write_text(ONE, encoding="utf-8")
    release("--version", "2026.11.0")
    (home / "data/standards.yaml").write_text(ONE + OPEN, encoding="utf-8")
    commit(home)
    assert "is not what it released. Fetch the whole history" in told_and_nothing_written(home, release())


def test_a_release_that_fits_is_handed_over_with_checksums_and_notes(
    home: Path, release, tmp_path: Path
) -> None:
    release("--version", "2026.11.0")
    (tmp_path / "site/downloads/SHA256SUMS").write_text("as the site has it\n")
    done = release("--check", "--version", "v2026.11.0", "--assets", "../assets")
    assert done.exit_code == 0, done.stderr
    digest = hashlib.sha256(b"code\n").hexdigest()
    assert (tmp_path / "assets/SHA256SUMS").read_text() == f"{digest}  standards.csv\n"
    assert (tmp_path / "assets/standards.csv").read_text() == "code\n"
    notes = (tmp_path / "assets/notes.md").read_text("utf-8")
    assert "第一个版本" in notes or "The first release." in notes


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("data/standards.yaml", ONE, "The data is not that of release 2026.11.0."),
        ("pyproject.toml", 'version = "2026.10.0"\n', "pyproject.toml does not name version 2026.11.0."),
        ("CHANGELOG.md", "# Changelog\n", "CHANGELOG.md does not name version 2026.11.0."),
        ("CITATION.cff", "version: 2026.1.1\n", "CITATION.cff does not name version 2026.11.0."),
    ],
)
def test_a_release_that_does_not_fit_is_refused(home: Path, release, file: str, text: str, said: str) -> None:
    release("--version", "2026.11.0")
    (home / file).write_text(text, encoding="utf-8")
    assert (done := release("--check")).exit_code == 1
    assert said in done.stderr
    assert "There is no release 2026.11.7." in release("--check", "--version", "v2026.11.7").stderr


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": "2026.11.0", "day": "2026-11-24"}'])
def test_a_damaged_release_is_told_and_is_no_traceback(home: Path, release, text: str) -> None:
    release("--version", "2026.11.0")
    (folder(home, "2026.11.0") / "release.json").write_text(text)
    for arguments in (("--check",), ()):
        done = release(*arguments)
        assert done.exit_code == 1
        assert "release.json cannot be read." in done.stderr or "The data has errors" in done.stderr
