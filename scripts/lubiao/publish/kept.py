"""What the last build left in the site's folder, and need not be made again.

A unit is what is made of the same facts: all files of a standard, or one page of a list. Its key changes with any of these
facts. What is the same for all units (templates, texts, code, the day) is no part of a key: where that has changed, nothing
is kept. A unit is kept only as a whole, so that nobody has to ask for its files one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from lubiao.catalogue import CataloguedStandard
from lubiao.texts import LANGUAGES

_OF_STANDARD = re.compile(
    r"(?:api/v1/|pictures/)?standards/(?P<slug>[^/]+)(?:/index\.html|\.(?:md|json|jsonld|png))"
)
_SHORT = re.compile(r"s/(?P<slug>[^/]+)/index\.html")


@dataclass(frozen=True, slots=True)
class Kept:
    """`before` holds the keys of the last build's units by their names, `now` those of this build, as they are met.

    `standards` holds the key of each standard; without keys nothing of a standard is kept. `folder` is where the last build
    left its files.
    """

    before: Mapping[str, bytes] = field(default_factory=dict)
    standards: Mapping[CataloguedStandard, bytes] = field(default_factory=dict)
    now: dict[str, bytes] = field(default_factory=dict)
    folder: Path | None = None

    def has(self, name: str, key: bytes) -> bool:
        """Whether a unit is there as it would be made. Call it for every unit, once at least."""
        self.now[name] = key
        return self.before.get(name) == key

    def has_standard(self, standard: CataloguedStandard) -> bool:
        """The same for all files of a standard."""
        key = self.standards.get(standard)
        return key is not None and self.has(f"standards/{standard.slug}", key)

    def has_file(
        self, path: str, standards: Iterable[CataloguedStandard | None], told: object = None
    ) -> bool:
        """The same for a file that stands alone: what it says follows from these standards, and from what `told` shows."""
        if not self.standards:
            return False
        digest = blake2b(repr(told).encode(), digest_size=16)
        digest.update(b"".join(self.standards[each] if each else b"-" for each in standards))
        return self.has(path, digest.digest())

    def is_kept(self, name: str, now: Mapping[str, bytes]) -> bool:
        """Whether a unit was kept, when the keys of all are known."""
        key = now.get(name)
        return key is not None and self.before.get(name) == key


def unit_of_file(path: str) -> str:
    """The name of the unit that a file of the site belongs to, by its path; its own path where it stands alone."""
    of_standard = path
    for language in LANGUAGES:
        of_standard = of_standard.removeprefix(f"{language}/")
    if found := _OF_STANDARD.fullmatch(of_standard):
        return f"standards/{found['slug']}"
    if found := _SHORT.fullmatch(path):
        return f"standards/{found['slug'].lower()}"
    return path
