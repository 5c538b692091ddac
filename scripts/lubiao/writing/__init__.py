"""Canonical YAML, written into the files of people: what they did not ask to change stays byte for byte.

The files are edited by spans of their text, not by loading and dumping them: a round trip would lose or
move blank lines, remarks and quotes that nobody touched.
"""

from .changing import update_record
from .file import replace_file
from .formatting import Change, fix_values, format_text, lay_out
from .placing import insert_records
from .record import record_text
from .scalar import scalar
from .sorting import items_out_of_place

__all__ = [
    "Change",
    "fix_values",
    "format_text",
    "insert_records",
    "items_out_of_place",
    "lay_out",
    "record_text",
    "replace_file",
    "scalar",
    "update_record",
]
