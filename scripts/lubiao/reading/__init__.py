"""Strict YAML: every value stays the text that was typed, and every fault has its file, line and column.

`read_data` reads a folder of the layout of data/. It never raises on bad input: what cannot be read
becomes a finding, and the records that can be read are read.
"""

from .data import Data, missing_folder, read_data
from .entry import Entry
from .items import Document
from .vocabulary import Vocabulary

__all__ = ["Data", "Document", "Entry", "Vocabulary", "missing_folder", "read_data"]
