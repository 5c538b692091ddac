"""The archive of all, unpacked and validated by the programs of others."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from downloads import ROOT, rows_of

from hostile import HOSTILE


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture(scope="module")
def unpacked(folder, hostile, tmp_path_factory):
    """The archive of the real data, and that of the hostile data, unpacked."""
    targets = {}
    for name, source in (("real", folder), ("hostile", hostile)):
        targets[name] = tmp_path_factory.mktemp(name)
        shutil.unpack_archive(source / "lubiao.zip", targets[name])
    return targets


@pytest.mark.parametrize("which", ["real", "hostile"])
def test_frictionless_finds_the_package_valid(which, unpacked):
    frictionless = str(Path(sys.executable).parent / "frictionless")
    done = run(unpacked[which], frictionless, "validate", "datapackage.json", "--json")
    report = json.loads(done.stdout)
    errors = [error for task in report["tasks"] for error in task["errors"]] + report["errors"]
    assert (done.returncode, errors) == (0, [])
    assert len(report["tasks"]) == 25


@pytest.mark.parametrize("which", ["real", "hostile"])
def test_the_checksums_are_those_of_every_file(which, unpacked):
    folder = unpacked[which]
    assert run(folder, "sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS").returncode == 0
    told = {line.split("  ", 1)[1] for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines()}
    files = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert told == files - {"SHA256SUMS"}


def test_the_archive_holds_the_data_files_as_they_are(unpacked):
    files = [*(ROOT / "data").glob("*.yaml"), *(ROOT / "data/standards").glob("*.yaml")]
    files += (ROOT / "data/vocabulary").iterdir()
    assert len(files) > 10
    for path in files:
        assert (unpacked["real"] / path.relative_to(ROOT)).read_bytes() == path.read_bytes()


def test_each_vocabulary_keeps_its_licence(unpacked):
    package = json.loads((unpacked["real"] / "datapackage.json").read_text("utf-8"))
    licences = {
        each["name"]: [licence["name"] for licence in each.get("licenses", ())]
        for each in package["resources"]
    }
    assert licences["vocabulary-ics"] == ["ODC-By-1.0"]
    assert licences["vocabulary-ccs"] == licences["vocabulary-sectors"] == ["BSD-2-Clause"]
    assert licences["vocabulary-divisions"] == []
    assert licences["standards"] == ["CC0-1.0"]
    assert "BSD 2-Clause License" in (unpacked["real"] / "data/vocabulary/LICENSE-ccs.txt").read_text("utf-8")


def test_the_tables_of_the_archive_run_no_formula_either(unpacked):
    for file in (unpacked["hostile"] / "tables").iterdir():
        for row in rows_of(file.read_bytes()):
            assert not [text for text in row.values() if text.startswith(tuple("=+-@＝＋－＠"))], file.name
    rows = rows_of((unpacked["hostile"] / "tables/standards.csv").read_bytes())
    assert HOSTILE in [row["name"] for row in rows]


def test_the_readme_says_in_both_languages_under_which_licence(unpacked):
    text = (unpacked["real"] / "README.md").read_text("utf-8")
    assert text.count("https://creativecommons.org/publicdomain/zero/1.0/") == 2
