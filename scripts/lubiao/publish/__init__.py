"""What others build on: files for programs, spreadsheets, libraries and readers of feeds, without the site around them.

Everything here is made from a `Collection`, the standards that are given out, and the same data give the same bytes:
no clock, no random order.
"""

from .collection import Collection, Selection
from .derived import Derived, derived
from .downloads import Download, write_downloads
from .files import published_files
from .format import Format
from .formats import DOWNLOADS, FORMATS
from .published_file import PublishedFile

__all__ = [
    "DOWNLOADS",
    "FORMATS",
    "Collection",
    "Derived",
    "Download",
    "Format",
    "PublishedFile",
    "Selection",
    "derived",
    "published_files",
    "write_downloads",
]
