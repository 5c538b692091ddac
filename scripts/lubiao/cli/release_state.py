"""The data of the last release, with which the next one is compared."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lubiao.catalogue import Catalogue
from lubiao.findings import N_, Message
from lubiao.publish.release import data_sha256
from lubiao.publish.released import Told, told_by

from .revision import NoRevision, commit_that_added, folder_of_revision


class CannotRelease(Exception):
    """Something does not fit; `message` says to people what."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text)
        self.message = Message(text, values)


@contextmanager
def state_of(release: Path, data: Path, old: str | None) -> Iterator[tuple[Path, datetime.date]]:
    """The data of the last release: as asked for, by its tag, by the commit it names, or by that which added it."""
    told = what_it_tells(release)
    if old and Path(old).is_dir():
        yield Path(old), told.day
        return
    tag = f"v{release.name}"
    for revision in filter(None, [old] if old else [tag, told.revision]):
        try:
            with folder_of_revision(revision, data) as state:
                yield state, told.day
                return
        except NoRevision:
            if old:
                raise
    with folder_of_revision(commit_that_added(release / "release.json"), data) as state:
        yield state, told.day


def is_that_of(before: Catalogue, release: Path) -> None:
    """Raises CannotRelease for another state of the data: notes of the difference to it would be wrong."""
    if data_sha256(before) != what_it_tells(release).data_sha256:
        raise CannotRelease(
            N_(
                "The data that git holds for release {version} is not what it released. Fetch the whole history (git fetch --unshallow --tags), or name the data with --old."
            ),
            version=release.name,
        )


def what_it_tells(release: Path) -> Told:
    """What release.json says. Raises OSError, and CannotRelease where it is damaged."""
    try:
        return told_by(release)
    except ValueError:
        raise CannotRelease(N_("{path} cannot be read."), path=release / "release.json") from None
