"""The one-character names of provinces, as local metrological regulations print them: JJG(鲁)."""

ABBREVIATIONS = {
    "京": "11", "津": "12", "冀": "13", "晋": "14", "蒙": "15",
    "辽": "21", "吉": "22", "黑": "23",
    "沪": "31", "苏": "32", "浙": "33", "皖": "34", "闽": "35", "赣": "36", "鲁": "37",
    "豫": "41", "鄂": "42", "湘": "43", "粤": "44", "桂": "45", "琼": "46",
    "渝": "50", "川": "51", "蜀": "51", "黔": "52", "贵": "52", "滇": "53", "云": "53", "藏": "54",
    "陕": "61", "秦": "61", "甘": "62", "陇": "62", "青": "63", "宁": "64", "新": "65",
}  # fmt: skip
"""Abbreviation → province of GB/T 2260. Of two names of one province the first is the canonical one."""

CANONICAL_ABBREVIATION = {division: name for name, division in reversed(ABBREVIATIONS.items())}


def division_of_abbreviation(character: str) -> str | None:
    """The division code of a province's one-character name, or None where there is no such name."""
    return ABBREVIATIONS.get(character)


def canonical_abbreviation(character: str) -> str | None:
    """The one name under which a province stands in codes: 黔 for 贵; None where there is no such name."""
    return CANONICAL_ABBREVIATION.get(ABBREVIATIONS.get(character, ""))
