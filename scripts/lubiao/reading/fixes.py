"""What has one right answer: a value of the wrong form that can mean one value of the right form only."""

from __future__ import annotations

import re

from pydantic_core import ErrorDetails

from lubiao.codes.tidy import half_width
from lubiao.findings import Fix
from lubiao.records.date_forms import iso_day, iso_month

LONGEST = 80
"""Characters; what is longer is no word, date or identifier."""

CHOICE = re.compile(r"'([^']+)'")
"""One of the words that pydantic expected, as its error quotes them."""

_COUNT = re.compile(r"0|[1-9][0-9]{0,17}")


def fix_of(error: ErrorDetails) -> Fix | None:
    """The fix for one of pydantic’s errors; None where the person has to look at the source.

    Dates become `2022-10-14` (a month only where a month may stand), words of a list and identifiers lose
    full-width and capital letters, counts full-width digits.
    """
    written = error["input"]
    if not isinstance(written, str) or len(written) > LONGEST:
        return None
    context = error.get("ctx", {})
    plain = half_width(written).strip()
    fitting: set[str] = set()
    match error["type"], str(context.get("error")):
        case "value_error", "date_form":
            fitting = {date for date in (iso_day(written) or iso_month(written),) if date}
        case "value_error", "day_form":
            fitting = {date for date in (iso_day(written),) if date}
        case "value_error", "flag":
            fitting = {"true", "false"} & {plain.lower()}
        case "value_error", "count":
            fitting = {plain} if _COUNT.fullmatch(plain) else set()
        case (("enum" | "literal_error"), _):
            choices = CHOICE.findall(str(context["expected"]))
            fitting = {choice for choice in choices if choice.lower() == plain.lower()}
        case "string_pattern_mismatch", _ if not context["pattern"].startswith(("^https", r"^\S")):
            fitting = {
                form for form in (plain, plain.lower(), plain.upper()) if _has_form(form, context["pattern"])
            }
    return Fix(fitting.pop()) if len(fitting) == 1 else None


def _has_form(text: str, pattern: str) -> bool:
    return bool(re.search(pattern, text)) and not text.endswith("\n")
