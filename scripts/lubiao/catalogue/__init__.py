"""The records linked: by code, city, kind, subject, body; what replaced what, and what holds on a day.

Everything here is derived; nothing here is ever typed into a record.
"""

from .catalogue import Catalogue
from .coverage import Coverage, coverage_of
from .day import build_day
from .standard import CataloguedStandard
from .standing import Basis, Standing, StandingStatus

__all__ = [
    "Basis",
    "Catalogue",
    "CataloguedStandard",
    "Coverage",
    "Standing",
    "StandingStatus",
    "build_day",
    "coverage_of",
]
