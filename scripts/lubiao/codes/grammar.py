"""Reading a code as people write it: full-width, run together, with every dash there is.

Two steps: `_tidy` brings the characters to ASCII, then one pattern a family reads the parts.
The forms are those of GB/T 1.1 and GB/T 20001 prefixes as met in real lists; `tests/unit` holds them.
"""

from __future__ import annotations

import re
import unicodedata

from .code import NATIONAL_PREFIXES, OLD_ASSOCIATIONS, Code, Extent, Kind
from .divisions import ABBREVIATIONS

LONGEST = 120
"""Characters; a longer text is no code, and is refused before any pattern sees it."""

EARLIEST_YEAR, LATEST_YEAR = 1949, 2099


class CodeError(ValueError):
    """A text that is no standard code. The only error that `parse` raises.

    `reason` is an English text with `{names}`, `values` what stands for them, so that it can be translated.
    """

    def __init__(self, reason: str, **values: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values

    def __str__(self) -> str:
        return self.reason.format_map(self.values)


_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―⸺⸻─━一−﹘﹣－ー"), "-")
_SLASHES = dict.fromkeys(map(ord, "∕⁄╱⧸／＼\\"), "/")
_TILDES = dict.fromkeys(map(ord, "～〜∼˜"), "~")
_LOOKALIKES = dict(zip(map(ord, "АВЕКМНОРСТХΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"), "ABEKMHOPCTXABEZHIKMNOPTYX", strict=True))
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), None)
_TRANSLATION = _DASHES | _SLASHES | _TILDES | _LOOKALIKES | _INVISIBLE

_ALL_PARTS = re.compile(r"\s*[(\[]\s*(?:所有部分|ALL PARTS)\s*[)\]]$")
_AMENDMENT = re.compile(r"(?<=\d)\s*(?:/\s*|\+)((?:XG|A|AMD|COR|AC)\s*\d+(?:[-:]\d{4})?)$")
_YEAR_BEHIND = re.compile(
    r"(?P<number>.*?)(?:\s*(?:-+|:)\s*(?P<year>\d{4}|[4-9]\d)|\s(?P<bare_year>(?:19|20)\d\d))"
)

_PIECE = r"(?:[A-Z]\.)?[A-Z]{0,3}\d+[A-Z]{0,2}(?:\.\d+[A-Z]?)*"
_NUMBER = re.compile(rf"{_PIECE}(?:[-/]{_PIECE})*(?:~{_PIECE}(?:-\d+)*)?")

_BODIES = r"ISO|IEC|ITU-T|ITU-R|ITU|IEEE|CISPR|CIE|OIML|CAC|CXS|CODEX|OIE|IWA"
_INTERNATIONAL = re.compile(
    rf"(?P<prefix>(?:{_BODIES})(?:/(?:{_BODIES}))*(?:[/ ](?:TS|TR|PAS|GUIDE|IWA|ISP|DIS|CD|FDIS))?)"
    r"(?=[\s\d-])[\s-]*(?P<rest>.+)"
)
_GROUP = re.compile(
    r"T\s*[/\s_-]\s*(?P<body>[A-Z]{2,12}|(?=\w*[A-Z])[A-Z0-9]{2,14}(?=\s)|\d{6,}(?=[\s-]))[\s-]*(?P<rest>.+)"
)
_GROUP_RUN_ON = re.compile(r"T(?P<body>[A-Z]{3,9})[\s-]*(?P<rest>\d.*)")
_ENTERPRISE = re.compile(
    r"Q\s*[/\s_-]\s*(?P<body>(?:\d{4,6}\s*)?[A-Z]{2,12}|\d{4,6}[A-Z]{2,8})[\s-]*(?P<rest>\d.*)"
)
_ENTERPRISE_RUN_ON = re.compile(r"Q(?P<body>[A-Z]{3,8})[\s-]*(?P<rest>\d.*)")
_METROLOGY = re.compile(r"(?P<body>JJG|JJF)\s*\(\s*(?P<abbreviation>.)\s*\)[\s-]*(?P<rest>.+)")
_LOCAL = re.compile(
    r"DB(?P<series>[JS]?)\s*(?P<division>\d{4}|\d{2})\s*(?:[/\s_-]*(?P<mark>[TZ])|/|(?=\s))[\s-]*(?P<rest>.+)"
)
_LOCAL_ENGINEERING = re.compile(r"DBJ(?:[/\s_-]*(?P<mark>[TZ]))?[\s/-]*(?P<rest>\d.*)")
_LETTERS = re.compile(
    r"(?P<prefix>[A-Z]{2,5}?)"
    r"(?:\s*[/\s_-]\s*(?P<mark>[TZ])(?=[\s\d/-]|[A-Z]\d)|(?=[\s\d/-])|(?<=JTG)(?=[A-Z]\d))"
    r"[\s/-]*(?P<rest>.+)"
)


def parse(text: object) -> Code:
    """Read one standard code, in any spelling met in real lists.

    >>> str(parse("DB３７０２／T0014—2022"))
    'DB3702/T 0014-2022'

    Raises CodeError, and nothing else, where the text is no code.
    """
    if not isinstance(text, str):
        raise CodeError("not a text: {text}", text=f"{text!r:.60}")
    if len(text) > LONGEST:
        raise CodeError("too long to be a code")
    tidy = _tidy(text)
    extent = Extent.ONE
    if all_parts := _ALL_PARTS.search(tidy):
        tidy, extent = tidy[: all_parts.start()], Extent.ALL_PARTS
    amendment = ""
    if amended := _AMENDMENT.search(tidy):
        tidy = tidy[: amended.start()]
        amendment = "/" + re.sub(r"\s", "", amended[1])
    kind, prefix, mark, rest = _head(tidy)
    number, year, printed_year = _number_and_year(rest, kind)
    if "~" in number:
        extent = Extent.RANGE
    return Code(kind, prefix, mark, number, year, amendment, extent, printed_year)


def _tidy(text: str) -> str:
    """ASCII where an ASCII twin exists, upper case, single spaces."""
    plain = unicodedata.normalize("NFKC", text.translate(_TRANSLATION)).translate(_TRANSLATION)
    return re.sub(r"\s+", " ", plain).strip().upper()


def _head(text: str) -> tuple[Kind, str, str, str]:
    """Kind, prefix, grade mark and what follows. The families are tried from the most particular."""
    if found := _INTERNATIONAL.fullmatch(text):
        return Kind.INTERNATIONAL, found["prefix"], "", found["rest"]
    if found := _METROLOGY.fullmatch(text):
        if found["abbreviation"] not in ABBREVIATIONS:
            raise CodeError("no province is called {name}", name=found["abbreviation"])
        return (
            Kind.PROVINCIAL,
            f"{found['body']}({found['abbreviation']})",
            "",
            found["rest"],
        )
    if found := _LOCAL.fullmatch(text):
        kind = Kind.MUNICIPAL if len(found["division"]) == 4 else Kind.PROVINCIAL
        return (
            kind,
            f"DB{found['series']}{found['division']}",
            found["mark"] or "",
            found["rest"],
        )
    if found := _LOCAL_ENGINEERING.fullmatch(text):
        return Kind.PROVINCIAL, "DBJ", found["mark"] or "", found["rest"]
    if found := _GROUP.fullmatch(text) or _GROUP_RUN_ON.fullmatch(text):
        return Kind.GROUP, f"T/{found['body']}", "", found["rest"]
    if found := _ENTERPRISE.fullmatch(text) or _ENTERPRISE_RUN_ON.fullmatch(text):
        return Kind.ENTERPRISE, f"Q/{found['body']}", "", found["rest"]
    if found := _LETTERS.fullmatch(text):
        prefix, mark = _split_mark(found["prefix"], found["mark"] or "")
        if prefix == "DB" and not mark and re.fullmatch(r"\d\d(\d\d)?", found["rest"]):
            raise CodeError("an issuing division, but no number behind it")
        return _kind_of_letters(prefix), prefix, mark, found["rest"]
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
    if len(prefix) <= 3:
        return Kind.SECTOR
    raise CodeError("no class of standards has the prefix {prefix}", prefix=prefix)


def _number_and_year(text: str, kind: Kind) -> tuple[str, int | None, str]:
    """The number as printed, the year, and the year's two digits where only two were printed."""
    number, printed, year = text, "", None
    if behind := _YEAR_BEHIND.fullmatch(text):
        digits = behind["year"] or behind["bare_year"]
        value = int(digits)
        is_year = EARLIEST_YEAR <= value <= LATEST_YEAR or (len(digits) == 2 and value >= 49)
        if not is_year and len(digits) == 4 and kind is not Kind.INTERNATIONAL:
            raise CodeError("{year} is no year of a standard", year=digits)
        if is_year and behind["number"]:
            number, printed = behind["number"], digits
            year = value if len(printed) == 4 else 1900 + value
    number = re.sub(r"\s*([-/.~])\s*", r"\1", number.strip())
    if not _NUMBER.fullmatch(number):
        raise CodeError("no number where the code should have one")
    return number, year, printed if len(printed) == 2 else ""
