"""What a page of a release offers: the downloads as published, their checksums, and the notes."""

from __future__ import annotations

import shutil
from pathlib import Path

from lubiao.publish.checksums import CHECKSUMS, checksum_lines, sha256
from lubiao.publish.release import NOTES

NOTES_OF_PAGE = "notes.md"
"""The notes in all languages, as the page tells them."""


def hand_over(site: Path, release: Path, assets: Path) -> None:
    """Put the downloads of a site and the notes of a release into a folder. Raises OSError.

    The site has checksums of its downloads, too; here they are made anew, for the page offers a file more.
    """
    assets.mkdir(parents=True, exist_ok=True)
    own = site / CHECKSUMS
    checksums = {}
    for path in sorted(own.parent.glob("*")):
        if path.is_file() and path != own:
            shutil.copyfile(path, assets / path.name)
            checksums[path.name] = sha256(path.read_bytes())
    (assets / own.name).write_bytes(checksum_lines(checksums))
    notes = ((release / name).read_text(encoding="utf-8") for name in NOTES.values())
    (assets / NOTES_OF_PAGE).write_text("\n---\n\n".join(notes), encoding="utf-8")
