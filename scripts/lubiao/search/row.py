"""One row of the index, and the names that its values are shown by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Labels = Mapping[str, Mapping[str, str]]
"""`{"kind": {key: name}, "status": …}`, names in the language of the page; readers see them in this order.

The families are kind, grade, status, city, field, english, level, page and mark. Only what a row has must
have a name.
"""

PageKind = Literal["standard", "city", "kind", "rule", "page"]


class Row(NamedTuple):
    """One page that search can lead to."""

    address: str
    """From the root of the site: `standards/db3702-t-0014-2022/`, `en/cities/weifang/`; "" is the first page."""
    code: str
    """In the form shown, with an em dash; "" for what has no code."""
    title: str
    """The title shown: in the page's language, or else the Chinese one. If it is "", the first of `others` is shown."""
    title_lang: str
    """The language of the title shown: `zh` or `en`."""
    others: tuple[str, ...] = ()
    """What else finds this row: the title in the other language, names it is cited under, synonyms."""
    kind: str = ""
    status: str = ""
    year: int = 0
    """The year by which rows are ordered, the newest first; 0 where none is known."""
    page: PageKind = "standard"
    mark: str = ""
    """What a reader must know of the title shown: `project` where this project translated it."""
    codes: tuple[str, ...] = ()
    """Other codes that find this row, in every spelling: the year in full where `JGJ 124—99` is printed, former codes."""
    grade: str = ""
    issued_by: tuple[str, ...] = ()
    """Ids of the cities that issued it; likewise `cited_for` and `drafted_in`."""
    cited_for: tuple[str, ...] = ()
    drafted_in: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    """ICS fields, two digits each: `65`."""
    issued: str = ""
    """`2022-10-14`, or `2021-06` where the day is not known; likewise `implemented`."""
    implemented: str = ""
    english: str = ""
    """Where the English title comes from; `none` where there is none."""
    level: str = ""
    """The most that any evidence shows; `none` where there is no evidence."""
    newest: str = ""
    """The address of the newest edition, where this one is superseded by it."""
