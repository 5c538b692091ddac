"""Reading a code as people write it: full-width, run together, with every dash there is.

Three steps: `tidy` brings the characters to ASCII, one pattern a family reads the head, and the number is
held against what its series allows. A text that could be two things is refused rather than guessed.
The forms are those of GB/T 1.1 and GB/T 20001 prefixes as met in real lists; `tests/unit` holds them.
"""

from __future__ import annotations

import re

from . import families
from .code import NATIONAL_PREFIXES, OLD_ASSOCIATIONS, Code, Extent, Kind
from .divisions import canonical_abbreviation
from .error import CodeError
from .tidy import tidy

__all__ = ["CodeError", "parse"]

LONGEST = 120
"""Characters; a longer text is no code, and is refused before any pattern sees it."""

EARLIEST_YEAR, LATEST_YEAR = 1949, 2099

WIDEST_RANGE = 999
"""Numbers; `12345-20080` is no range of standards but a year with a digit too many."""

_ALL_PARTS = re.compile(r"\s*[(\[]\s*(?:所有部分|ALL PARTS)\s*[)\]]$")
_AMENDMENT = re.compile(
    r"(?<=[0-9])(?:\s*(?:/\s*|\+)|\s+(?=XG))((?:XG|A|AMD|COR|AC)\s*[0-9]+(?:[-:](?P<year>[0-9]{4}))?)$"
)
_PROVINCE_CHARACTER = re.compile(r"(?<=^JJ[GF])(\s*\(\s*).(?=\s*\))")
_YEAR_BEHIND = re.compile(
    r"(?P<number>.*?)(?:\s*(?:-+|:)\s*(?P<year>[0-9]{4}|[4-9][0-9])"
    r"|(?:\s*~\s*|\s)(?P<four_digits>(?:19|20)[0-9]{2}))"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_YEAR_AND_MORE = re.compile(r"[-:]\s*(?:19|20)[0-9]{2}\s*/")
_YEAR_OF_OTHER_DIGITS = re.compile(
    r"(?!.*[-: ](?:19|20)[0-9]{2}-).*[0-9A-Z][-:](?P<year>(?![0-9]{4}$)[0-9][0-9A-Z]{0,5})"
)
_YEAR_BEHIND_SLASH = re.compile(r".*[0-9A-Z]/(?P<year>(?:19|20)[0-9]{2})")
_BLANK_INSIDE = re.compile(r"[0-9]+ (?!(?:19|20)[0-9]{2}$)[0-9]+(?:\.[0-9]+)*")
_LETTER_IN_DIVISION = re.compile(r"DB ?(?P<division>[0-9][0-9A-Z]{0,5}) ?/ ?[TZ](?![A-Z])")
_DASH_RANGE = re.compile(r"(?P<stem>(?:[0-9]+\.)*)(?P<first>[0-9]+)-(?P=stem)(?P<last>[0-9]+)")


def parse(text: object) -> Code:
    """Read one standard code, in any spelling met in real lists.

    >>> str(parse("DB３７０２／T0014—2022"))
    'DB3702/T 0014-2022'

    Raises CodeError, and nothing else, where the text is no code.
    """
    if not isinstance(text, str):
        raise CodeError("not a text: {text}", text=f"{text!r:.60}")
    code = _read(text)
    # The canonical form is the identity of a record: what would be read as another code, or as none, is none.
    if not (_is_read_as(code, str(code), text) and _is_read_as(code, code.display, text)):
        raise CodeError("no class of standards has a code of this form")
    return code


def _is_read_as(code: Code, form: str, written: str) -> bool:
    """Whether a form of a code is read as that code, as `written` has been; most often it is what was written."""
    try:
        return form.replace("—", "-") == written or _read(form) == code
    except CodeError:
        return False


def _read(text: str) -> Code:
    if len(text) > LONGEST:
        raise CodeError("too long to be a code")
    plain = tidy(text)
    extent = Extent.ONE
    if all_parts := _ALL_PARTS.search(plain):
        plain, extent = plain[: all_parts.start()], Extent.ALL_PARTS
    if not _PROVINCE_CHARACTER.sub(r"\1", plain).isascii():
        raise CodeError("no class of standards has a code of this form")
    amendment = ""
    if amended := _AMENDMENT.search(plain):
        plain = plain[: amended.start()]
        amendment = "/" + re.sub(r"\s", "", amended[1])
        if amended["year"] and not _is_year(amended["year"]):
            raise CodeError("{year} is no year of a standard", year=amended["year"])
    kind, prefix, mark, rest = _head(plain)
    behind_dash = plain.removesuffix(rest).rstrip().endswith("-")
    if behind_dash and kind is not Kind.INTERNATIONAL and _YEAR.fullmatch(rest):
        # `GB 2022` is a number, `GB-2022` a year without one.
        raise CodeError("no number where the code should have one")
    number, year, printed_year = _number_and_year(rest, kind, prefix)
    if "~" in number:
        extent = Extent.RANGE
    return Code(kind, prefix, mark, number, year, amendment, extent, printed_year)


def _head(text: str) -> tuple[Kind, str, str, str]:
    """Kind, prefix, grade mark and what follows. The families are tried from the most particular."""
    if found := families.INTERNATIONAL.fullmatch(text):
        # ISO/TS 9001, but ISO/IEC TR 29110: the slash of a joint body is taken.
        joint = " " if "/" in found["bodies"] else "/"
        document = joint + found["type"] if found["type"] else ""
        return Kind.INTERNATIONAL, found["bodies"] + document, "", found["rest"]
    if found := families.METROLOGY.fullmatch(text):
        abbreviation = canonical_abbreviation(found["abbreviation"])
        if abbreviation is None:
            raise CodeError("no province is called {name}", name=found["abbreviation"])
        return Kind.PROVINCIAL, f"{found['body']}({abbreviation})", "", found["rest"]
    if found := families.LOCAL.fullmatch(text):
        kind = Kind.MUNICIPAL if len(found["division"]) == 4 else Kind.PROVINCIAL
        return kind, f"DB{found['series']}{found['division']}", found["mark"] or "", found["rest"]
    if found := families.LOCAL_ENGINEERING.fullmatch(text):
        return Kind.PROVINCIAL, "DBJ", found["mark"] or "", found["rest"]
    if found := families.GROUP.fullmatch(text) or families.GROUP_RUN_ON.fullmatch(text):
        return Kind.GROUP, f"T/{found['body']}", "", found["rest"]
    if found := families.ENTERPRISE.fullmatch(text) or families.ENTERPRISE_RUN_ON.fullmatch(text):
        return Kind.ENTERPRISE, f"Q/{found['body']}", "", found["rest"]
    if found := families.LETTERS.fullmatch(text):
        printed_mark = found["mark"] or found["spaced"] or found["before_digit"] or ""
        return _letters(text, found["prefix"], printed_mark, found["rest"])
    raise CodeError("no class of standards has a code of this form")


def _letters(text: str, letters: str, printed_mark: str, rest: str) -> tuple[Kind, str, str, str]:
    prefix, mark = _split_mark(letters, printed_mark)
    if {letters, prefix} & families.FOREIGN:
        raise CodeError("no class of standards has the prefix {prefix}", prefix=letters)
    if prefix in families.UNMARKED and mark:
        mark, rest = "", mark + rest
    if prefix == "DB" and not mark:
        _refuse_spoilt_local_code(text, rest)
    return _kind_of_letters(prefix), prefix, mark, rest


def _refuse_spoilt_local_code(text: str, rest: str) -> None:
    """Letters DB alone are seismology; with a division's digits run on, a local code was meant."""
    spoilt = _LETTER_IN_DIVISION.match(text)
    if spoilt and not spoilt["division"].isdecimal():
        raise CodeError("{division} is no division of two or four digits", division=spoilt["division"])
    if re.fullmatch(r"[0-9]{2}(?:[0-9]{2})?", rest) or re.match(r"DB[0-9]{2}(?:[0-9]{2})?(?![0-9])", text):
        raise CodeError("an issuing division, but no number behind it")
    if re.match(r"[0-9]{5}", rest):
        raise CodeError("no class of standards has a code of this form")


def _split_mark(prefix: str, mark: str) -> tuple[str, str]:
    """`YYT` is `YY/T`; but `JT` and `MT` are sectors, and `GBZ` is occupational health, not `GB/Z`."""
    if prefix == "GBN":
        return "GBn", mark
    if mark or prefix in NATIONAL_PREFIXES or len(prefix) < 3:
        return prefix, mark
    if prefix.endswith("T") or prefix in ("JBZ", "YYZ"):
        return prefix[:-1], prefix[-1]
    return prefix, mark


def _kind_of_letters(prefix: str) -> Kind:
    if prefix in NATIONAL_PREFIXES:
        return Kind.NATIONAL
    if prefix in OLD_ASSOCIATIONS:
        return Kind.GROUP
    if len(prefix) <= 3 and prefix not in ("DBJ", "DBS"):  # these two need a division's digits
        return Kind.SECTOR
    raise CodeError("no class of standards has the prefix {prefix}", prefix=prefix)


def _number_and_year(text: str, kind: Kind, prefix: str) -> tuple[str, int | None, str]:
    """The number as printed, the year, and the year's two digits where only two were printed."""
    if _YEAR_AND_MORE.search(text):  # two codes in one text
        raise CodeError("no class of standards has a code of this form")
    number, printed, year = text, "", None
    behind = _YEAR_BEHIND.fullmatch(text)
    if behind and behind["number"]:
        digits = behind["year"] or behind["four_digits"]
        if _is_year(digits) and not (kind is Kind.INTERNATIONAL and len(digits) == 2):
            number, printed = behind["number"], digits
            year = int(digits) if len(digits) == 4 else 1900 + int(digits)
        elif len(digits) == 4 and kind is not Kind.INTERNATIONAL:
            raise CodeError("{year} is no year of a standard", year=digits)
    number = re.sub(r"\s*([-/.~])\s*", r"\1", number.strip())
    if not re.search("[0-9]", number):
        raise CodeError("no number where the code should have one")
    if not families.is_free(kind, prefix):
        number = _with_tilde(number, kind, prefix)
    if year is None and (slashed := _YEAR_BEHIND_SLASH.fullmatch(number)):
        raise CodeError("the year {year} is not set off by a dash", year=slashed["year"])
    if not _is_number(number, kind, prefix, dated=year is not None):
        if year is None and (spoilt := _YEAR_OF_OTHER_DIGITS.fullmatch(number)):
            raise CodeError("{year} is no year of four digits", year=spoilt["year"])
        if _BLANK_INSIDE.fullmatch(number):
            raise CodeError("a blank stands inside the number")
        raise CodeError("no class of standards has a code of this form")
    return number, year, printed if len(printed) == 2 else ""


def _is_year(digits: str) -> bool:
    return EARLIEST_YEAR <= int(digits) <= LATEST_YEAR or (len(digits) == 2 and int(digits) >= 49)


def _with_tilde(number: str, kind: Kind, prefix: str) -> str:
    """`50254-50259` and `5161.1-5161.17` are ranges; `25-3045` is a number with a dash."""
    ends = _DASH_RANGE.fullmatch(number)
    if not ends or int(ends["first"]) >= int(ends["last"]):
        return number
    if ends["stem"]:
        return number.replace("-", "~")
    if len(ends["first"]) != len(ends["last"]) or int(ends["last"]) - int(ends["first"]) > WIDEST_RANGE:
        return number
    if _YEAR.fullmatch(ends["last"]) and not _YEAR.fullmatch(ends["first"]):
        return number  # 1234-2008-2012: two years, not two numbers
    # Local engineering standards put two digits of their own before the number: DB/T 29-88, DB62/T 25-30.
    if len(ends["first"]) < 3 and (kind in (Kind.PROVINCIAL, Kind.MUNICIPAL) or prefix == "DB"):
        return number
    return number.replace("-", "~")


def _is_number(number: str, kind: Kind, prefix: str, *, dated: bool) -> bool:
    if families.is_free(kind, prefix):
        slash_allowed = kind in families.FREE or prefix in families.SLASHED
        return bool(families.FREE_NUMBER.fullmatch(number)) and (slash_allowed or "/" not in number)
    if families.NUMBER.fullmatch(number):
        return True
    # A dash is a number's own only before a year; without one, what stands behind it is a spoilt year.
    pieces = number.split("-")[1:]
    return dated and bool(families.DASHED_NUMBER.fullmatch(number)) and not any(map(_YEAR.fullmatch, pieces))
