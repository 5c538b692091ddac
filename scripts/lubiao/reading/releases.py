"""The releases of a data folder: `releases/<version>/release.json`, and what changed in `changes.json` beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from lubiao.findings import N_, Finding, Level, Message, Place
from lubiao.records.release import Release, ReleasedChanges


def read_releases(folder: Path, shown: str) -> tuple[list[Release], list[Finding]]:
    """All releases, the oldest first. One whose files cannot be read is a finding; a first one has no changes."""
    releases, findings = [], []
    for path in _folders(folder):
        file = path / "release.json"
        try:
            release = Release.model_validate_json(file.read_bytes())
            file = path / "changes.json"
            if file.exists():
                changes = ReleasedChanges.model_validate_json(file.read_bytes())
                release = release.model_copy(update={"changes": changes})
        except (OSError, ValidationError):
            findings.append(
                Finding(
                    "LB001",
                    Level.ERROR,
                    Place(f"{shown}/{path.name}/{file.name}"),
                    Message(N_("This file of a release is missing, or not as a release writes it.")),
                    Message(N_("Take it from the release again.")),
                )
            )
            continue
        releases.append(release)
    return sorted(releases, key=lambda release: (release.day, release.version)), findings


def _folders(folder: Path) -> Iterator[Path]:
    """The folders in order. One that is being written begins with a full stop, and stays where the run was killed."""
    if folder.is_dir():
        yield from sorted(
            path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")
        )
