"""What a former name of a record is: a code that it had, or the id from before it was identified."""

from __future__ import annotations

import re

from lubiao.codes import CodeError, parse
from lubiao.records.base import IDENTIFIER


def is_id(written: str) -> bool:
    """Whether a former name of a standard is the id that it had while it was not identified: no code, in any spelling."""
    return re.match(IDENTIFIER, written) is not None and _code_slug(written) is None


def slug_of_former(written: str) -> str:
    """The last step of the address of a former code or id; empty where it is neither."""
    return written if is_id(written) else _code_slug(written) or ""


def _code_slug(written: str) -> str | None:
    try:
        return parse(written).slug
    except CodeError:
        return None
