"""What somebody may have meant: the nearest of the names that are known, if one is near enough."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from .message import N_, Message

NEAR = 0.7
"""Of two names that are equal the likeness is 1, of two that share nothing 0."""

LONGEST = 200
"""Characters; a longer text was meant for no name."""


def nearest(typed: str, names: Iterable[str]) -> str | None:
    """The name most like what was typed, by edits in proportion to length; None where none is near, or two are.

    Width, case, and hyphens for low lines make no difference.
    """
    from rapidfuzz import process  # Imported here: most runs have nobody to help.
    from rapidfuzz.distance import DamerauLevenshtein

    if not typed or len(typed) > LONGEST:
        return None
    found = process.extract(
        typed,
        list(dict.fromkeys(names)),
        scorer=DamerauLevenshtein.normalized_similarity,
        processor=_plain,
        score_cutoff=NEAR,
        limit=2,
    )
    is_one = len(found) == 1 or (len(found) == 2 and found[0][1] > found[1][1])
    return str(found[0][0]) if is_one else None


def did_you_mean(typed: str, names: Iterable[str], otherwise: Message) -> Message:
    """The remedy that names what may have been meant; `otherwise` where nothing is near."""
    near = nearest(typed, names)
    if near is None:
        return otherwise
    return Message(N_("Did you mean {nearest}? {otherwise}"), {"nearest": near, "otherwise": otherwise})


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().replace("-", "_").strip()
