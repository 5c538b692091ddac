"""A sheet of a file, before anybody asks what its rows mean."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Sheet:
    """Rows of values: texts, numbers, dates, None. Row 0 is row 1 of the sheet.

    A failed formula stands in it as its error (`#N/A`), one that was never computed as itself (`=A1`).
    """

    name: str
    rows: list[list[object]]
    since_1904: bool = False
    is_hidden: bool = False
    hidden_rows: int = 0
    hidden_columns: int = 0
