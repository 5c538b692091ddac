"""What changed between two states of the catalogue, in the terms of the domain, as values.

A change of the standard (the world is another one) is told apart from a change of the record (we know more, or
better). `causes` says by which signs; where they do not decide, it is a change of the record, because a change
announced that never happened does more harm than one that stands under another heading.
"""

from .change import Changed, Changes, Fate, KeyChange, RecordChange, StandardChange, StatusTold, Value
from .compare import compare

__all__ = [
    "Changed",
    "Changes",
    "Fate",
    "KeyChange",
    "RecordChange",
    "StandardChange",
    "StatusTold",
    "Value",
    "compare",
]
