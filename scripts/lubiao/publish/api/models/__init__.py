"""What each answer holds: the models from which its schema is made. They only describe, see `fields.Part`."""

from .around import Cities, CoverageAnswer, Kinds, Organizations, Sources, Subjects
from .entry import Changes, Index
from .standards import StandardAnswer, Standards

__all__ = [
    "Changes",
    "Cities",
    "CoverageAnswer",
    "Index",
    "Kinds",
    "Organizations",
    "Sources",
    "StandardAnswer",
    "Standards",
    "Subjects",
]
