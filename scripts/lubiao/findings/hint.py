"""What somebody may have meant: the nearest of the names that are known, if one alone is near enough."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property

from .message import N_, Message

NEAR = 0.7
"""Of two names that are equal the likeness is 1, of two that share nothing 0."""

LONGEST = 200
"""Characters; a longer text was meant for no name."""


class KnownNames:
    """Names that are known, each with what it stands for: itself, or the id of what has that name."""

    def __init__(self, meant: Mapping[str, str]) -> None:
        self._meant = meant
        self._asked: dict[str, str | None] = {}  # one wrong name often stands in many records

    @classmethod
    def of(cls, names: Iterable[str]) -> KnownNames:
        """Names that stand for themselves."""
        return cls({name: name for name in names})

    @cached_property
    def _plain(self) -> tuple[list[str], list[str]]:
        """Plain names, and what each stands for; made only when somebody needs help."""
        return [_plain(name) for name in self._meant], list(self._meant.values())

    def nearest(self, typed: str) -> str | None:
        """What the name most like the typed one stands for, by edits in proportion to length.

        Width, case, and hyphens for low lines make no difference. None where nothing is near, or where two
        names of different things are equally near.
        """
        if typed not in self._asked:
            self._asked[typed] = self._nearest(typed) if 0 < len(typed) <= LONGEST else None
        return self._asked[typed]

    def _nearest(self, typed: str) -> str | None:
        from rapidfuzz import process  # Imported here: most runs have nobody to help.
        from rapidfuzz.distance import DamerauLevenshtein

        likeness = DamerauLevenshtein.normalized_similarity
        names, meant = self._plain
        found = process.extract(_plain(typed), names, scorer=likeness, score_cutoff=NEAR, limit=None)
        best = {meant[place] for _, score, place in found if score == found[0][1]}
        return best.pop() if len(best) == 1 else None

    def did_you_mean(self, typed: str, otherwise: Message) -> Message:
        """The remedy that names what may have been meant; `otherwise` alone where nothing is near."""
        near = self.nearest(typed)
        if near is None:
            return otherwise
        return Message(N_("Did you mean {nearest}? {otherwise}"), {"nearest": near, "otherwise": otherwise})


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().replace("-", "_").strip()
