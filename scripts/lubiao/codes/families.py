"""The families of codes: one pattern for each, and what each series allows in its numbers."""

from __future__ import annotations

import re

from .code import Kind

BODIES = r"(?:ISO|IEC|ITU-T|ITU-R|ITU|IEEE|CISPR|CIE|OIML|CAC|CXS|CODEX|OIE|IWA)"
INTERNATIONAL = re.compile(
    rf"(?P<bodies>{BODIES}(?:/{BODIES})*)"
    r"(?:\s*[/ -]\s*(?P<type>TS|TR|PAS|GUIDE|IWA|ISP|DIS|CD|FDIS)(?=[\s0-9-])|\sSTD\b\.?|\sREC(?:OMMENDATION)?\b\.?)?"
    r"(?<=[A-Z.])(?=[\s0-9-])[\s-]*(?P<rest>.+)"
)
METROLOGY = re.compile(r"(?P<body>JJG|JJF)\s*\(\s*(?P<abbreviation>.)\s*\)[\s-]*(?P<rest>.+)")
LOCAL = re.compile(
    r"DB(?P<series>[JS]?)\s*(?P<division>[0-9]{4}|[0-9]{2})"
    r"\s*(?:[/\s_-]*(?P<mark>[TZ])|/|(?=\s))[\s-]*(?P<rest>.+)"
)
LOCAL_ENGINEERING = re.compile(r"DBJ(?:[/\s_-]*(?P<mark>[TZ]))?[\s/-]*(?P<rest>[0-9].*)")
GROUP = re.compile(
    r"T\s*[/\s_-]\s*"
    r"(?P<body>[A-Z]{2,12}|(?=[A-Z0-9]*[A-Z])[A-Z0-9]{2,14}(?=\s)|[0-9]{6,}(?=[\s-]))[\s-]*(?P<rest>.+)"
)
GROUP_RUN_ON = re.compile(r"T(?!SG[A-Z]?[\s-]*[0-9])(?P<body>[A-Z]{3,9})[\s-]*(?P<rest>[0-9].*)")
"""TSG is the series of special equipment (特种设备), not an organization `SG` or `SGZ`."""
ENTERPRISE = re.compile(
    r"Q\s*[/\s_-]\s*(?P<body>(?:[0-9]{4,6}\s*)?[A-Z]{2,12}|[0-9]{4,6}[A-Z]{2,8})[\s-]*(?P<rest>[0-9].*)"
)
ENTERPRISE_RUN_ON = re.compile(r"Q(?P<body>[A-Z]{3,8})[\s-]*(?P<rest>[0-9].*)")
LETTERS = re.compile(
    r"(?P<prefix>[A-Z]{2,5}?)"
    r"(?:\s*[/_-]\s*(?P<mark>[TZ])(?=[\s0-9/-]|[A-Z][0-9])"
    r"|\s(?P<spaced>[TZ])(?=[\s/-])"
    r"|(?<!TSG)(?<!JTG)(?<!JTS)(?<!GSB)(?<!ZB)\s(?P<before_digit>[TZ])(?=[0-9])"
    r"|(?=[\s0-9/-])|(?:(?<=JTG)|(?<=TSG))(?=[A-Z][0-9]))"
    r"[\s/-]*(?P<rest>.+)"
)
"""A mark set off by a space alone needs something behind it: the T of `TSG T7001` belongs to the number."""

FOREIGN = frozenset({
    "AFNOR", "ANSI", "API", "AS", "ASME", "ASTM", "BS", "CEN", "CSA", "DIN", "EIA", "EN", "ETSI", "GOST", "JIS", "KS",
    "MIL", "NF", "NFPA", "RFC", "SAE", "TIA", "UL", "UNI", "VDE", "VDI",
})  # fmt: skip
"""Prefixes of other countries' standards; none is a sector of the People's Republic."""

LETTERED = frozenset({"GSB", "HAD", "HAF", "JTG", "JTS", "TSG", "ZB"})
"""Series whose numbers may begin with a letter, and hold dashes: `JTG D60`, `TSG Z8001`, `JTS 145-2`."""

UNMARKED = frozenset({"TSG", "ZB"})
"""Series that know no grade, but a letter T or Z at the head of the number, however it is set off."""

SLASHED = frozenset({"HAD", "HAF"})
"""Nuclear safety: `HAD 102/01-2019`. Everywhere else a slash in the number joins two codes."""

FREE = frozenset({Kind.GROUP, Kind.ENTERPRISE, Kind.INTERNATIONAL})
"""Their issuers number as they please."""

_FREE_PIECE = r"(?:[A-Z]\.)?[A-Z]{0,3}[0-9]+[A-Z]{0,2}(?:\.[0-9]+[A-Z]?)*"
FREE_NUMBER = re.compile(rf"{_FREE_PIECE}(?:[-/]{_FREE_PIECE})*(?:~{_FREE_PIECE}(?:-[0-9]+)*)?")
_PIECE = r"[0-9]+[A-Z]?(?:\.[0-9]+[A-Z]?)*"
NUMBER = re.compile(rf"{_PIECE}(?:~{_PIECE})?")
DASHED_NUMBER = re.compile(rf"{_PIECE}(?:-{_PIECE})+")


def is_free(kind: Kind, prefix: str) -> bool:
    """Whether letters and dashes in the number are the issuer's own business."""
    return kind in FREE or prefix in LETTERED or prefix.startswith("DBJ")
