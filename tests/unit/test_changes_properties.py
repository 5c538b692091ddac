"""Whatever two folders hold: what is compared with itself is the same, and everything that came or went is told."""

import io
import json
import tempfile
from pathlib import Path

import pytest
from catalogues import DAY
from data_files import files
from hypothesis import HealthCheck, given, settings

from lubiao.catalogue import Catalogue
from lubiao.changes import Changes, Fate, compare
from lubiao.changes.printing import LARGEST_MARKDOWN, print_text, to_json, to_markdown
from lubiao.changes.unread import unread
from lubiao.reading import read_data

ROOT = Path(__file__).parents[2]
FOLDERS = [
    ROOT / "data",
    ROOT / "tests/unit/golden/clean",
    ROOT / "tests/unit/golden/dreadful",
    ROOT / "docs",
]


def linked(folder: Path) -> Catalogue:
    return Catalogue.link(read_data(folder), DAY)


def of_text(text: str) -> Catalogue:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "standards.yaml").write_bytes(text.encode())
        return linked(Path(folder))


def print_all(changes: Changes) -> None:
    for language in ("en", "zh"):
        print_text(changes, language, io.StringIO())
        assert len(to_markdown(changes, language)) <= LARGEST_MARKDOWN
    json.loads(to_json(changes, ("old", "new"), DAY))


def account(old: Catalogue, new: Catalogue, changes: Changes) -> None:
    """Each name that is only on one side is told, or could not be read on the other; no record is told twice."""
    before, after = ({standard.name for standard in catalogue.standards} for catalogue in (old, new))
    told_new = {c.standard.name for c in changes.standards if c.fate is not Fate.REMOVED}
    told_old = {c.old.name for c in changes.standards if c.old}
    unread_before, unread_now = unread(old.data)["standards"], unread(new.data)["standards"]
    assert all(name in told_new or name in unread_before for name in after - before)
    assert all(name in told_old or name in unread_now for name in before - after)
    for side in ("old", "new"):
        standards = [id(standard) for c in changes.standards if (standard := getattr(c, side))]
        assert len(standards) == len(set(standards))
    came = sum(c.fate is Fate.ADDED for c in changes.standards)
    went = sum(c.fate is Fate.REMOVED for c in changes.standards)
    if not any(of.names or of.all for of in (unread_before, unread_now)):
        assert len(new.standards) - len(old.standards) == came - went


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(files())
def test_a_catalogue_compared_with_itself_has_not_changed(text: str) -> None:
    assert len(compare(of_text(text), of_text(text))) == 0


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(files(), files())
def test_everything_that_came_or_went_is_told_and_both_ways_tell_the_same(before: str, after: str) -> None:
    old, new = of_text(before), of_text(after)
    there, back = compare(old, new), compare(new, old)
    account(old, new, there)
    account(new, old, back)
    print_all(there)


@pytest.mark.parametrize("old", FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("new", FOLDERS, ids=lambda folder: folder.name)
def test_any_two_folders_can_be_compared(old: Path, new: Path) -> None:
    before, after = linked(old), linked(new)
    changes = compare(before, after)
    account(before, after, changes)
    print_all(changes)
    can_be_read = all((folder / "standards.yaml").is_file() for folder in (old, new))
    assert (len(changes) > 0) == (old != new and can_be_read)


def test_a_record_that_cannot_be_read_on_one_side_is_neither_new_nor_removed() -> None:
    readable = "- code: DB37/T1-2020\n  title_zh: 甲\n- id: work\n  kind: group\n"
    spoilt = "- code: DB37/T 1-2020\n  issued: soon\n- id: work\n  kind: nothing\n"
    assert len(compare(of_text(readable), of_text(spoilt))) == 0
    assert len(compare(of_text(spoilt), of_text(readable))) == 0
