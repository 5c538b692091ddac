"""What others build on: files for programs, spreadsheets, libraries and readers of feeds, without the site around them.

Everything here is made from a `Collection`, the standards that are given out, and the same data give the same bytes:
no clock, no random order.
"""

from .collection import Collection, Selection
from .derived import Derived, derived
from .downloads import Download, write_downloads
from .format import Format
from .formats import DOWNLOADS, FORMATS

__all__ = [
    "DOWNLOADS",
    "FORMATS",
    "Collection",
    "Derived",
    "Download",
    "Format",
    "Selection",
    "derived",
    "write_downloads",
]
