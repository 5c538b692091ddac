"""What the cells of one row say: texts, lists, words of vocabularies."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from lubiao.findings import N_, Message

from .words import NOTHING

INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff\ue000-\uf8ff\ud800-\udfff"
    "\U000e0000-\U0010ffff]"
)
LONGEST_SAID = 60
"""Characters of a cell that are repeated in a message."""

LONGEST_WORD = 200
"""Characters; a longer text is no word of a vocabulary, and patterns would be slow on it."""

_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85]|_x000[DA]_\n?")
_BLANKS = re.compile(r"[^\S\n]+")
_BRACKETS = dict(zip("(（[【〔《“", ")）]】〕》”", strict=True))
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)|Err:[0-9]{3}")
_KEPT_AS_TEXT = re.compile(r"""=\s*"([^"]*)"|['‘’`]([^'‘’`]+)""")
"""What keeps a spreadsheet from reading a number or date in a text: ="…", or an apostrophe before it."""

_FORMULA = re.compile(r"=\s*[A-Za-z0-9(+\-$@_'\[…]")
_CHINESE = re.compile("[\u3400-\u9fff]")
_WORD = re.compile("[A-Za-z]{2,}")
_BETWEEN_CHINESE = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\n(?=[\u3000-\u9fff\uff00-\uffef])")


class BadCell(ValueError):
    """A cell that cannot be taken: what is wrong, and what would be right."""

    def __init__(self, message: Message, remedy: Message) -> None:
        super().__init__(message.text)
        self.message, self.remedy = message, remedy


def text_of(value: object) -> str:
    """A cell as text: whole numbers without `.0`, no invisible character, one space in a row; line ends stay."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if abs(value) < 1e15 and value.is_integer() else repr(value)
    text = INVISIBLE.sub("", _LINE_ENDS.sub("\n", str(value)))
    text = "\n".join(part for line in text.split("\n") if (part := _BLANKS.sub(" ", line).strip()))
    kept = _KEPT_AS_TEXT.fullmatch(text)
    return (kept[1] or kept[2] or "").strip() if kept else text


def refuse_broken(text: str) -> None:
    """Refuse what a spreadsheet could not compute, and texts that were damaged on the way. Raises BadCell."""
    if _ERROR.fullmatch(text):
        raise BadCell(
            Message(N_("The cell holds the error {value}."), {"value": text}),
            Message(N_("Mend the formula, or empty the cell.")),
        )
    if is_formula(text):
        raise BadCell(
            Message(N_("The cell holds a formula without its value: {value}."), {"value": short(text)}),
            Message(N_("Open the file in a spreadsheet program and save it, or write the value.")),
        )
    if "\ufffd" in text:
        raise BadCell(
            Message(N_("The text is damaged: {value}."), {"value": short(text)}),
            Message(N_("Copy it from the source again.")),
        )


def is_formula(text: str) -> bool:
    """Whether a text is a formula that was never computed. Its value is not in the file."""
    return bool(_FORMULA.match(text))


def has_invisible(value: object) -> bool:
    """Whether characters that cannot be seen were left out of a text."""
    return isinstance(value, str) and bool(INVISIBLE.search(value))


def is_nothing(text: str) -> bool:
    """Whether a cell only says that there is nothing: empty, a dash, 无, 暂无."""
    return unicodedata.normalize("NFKC", text).strip().casefold() in NOTHING


def line_of(value: object) -> str:
    """A cell as one line; Chinese lines are joined without a space, as a cell that wraps them shows them."""
    return _BETWEEN_CHINESE.sub("", text_of(value)).replace("\n", " ")


def title_of(value: object) -> str:
    """A title: full-width letters and digits become ordinary ones, Chinese punctuation stays.

    Raises BadCell where a second title in Latin letters stands below the Chinese one.
    """
    first, *below = text_of(value).split("\n")
    if below and _CHINESE.search(first) and _is_latin(below[-1]):
        raise BadCell(
            Message(N_("Below the Chinese title stands “{text}”."), {"text": short(below[-1])}),
            Message(N_("Give the English title a column of its own, 英文名称.")),
        )
    return re.sub("[０-９Ａ-Ｚａ-ｚ]", lambda found: unicodedata.normalize("NFKC", found[0]), line_of(value))


def _is_latin(line: str) -> bool:
    """Whether a line holds two words or more in Latin letters, and nothing Chinese."""
    return len(_WORD.findall(line)) > 1 and not _CHINESE.search(line)


def split(value: object, marks: str = "、；;，,\n") -> list[str]:
    """The items of a list in a cell; marks inside brackets and quotation marks do not part it."""
    items: list[str] = [""]
    closing: list[str] = []
    for character in text_of(value):
        if closing and character == closing[-1]:
            closing.pop()
        elif character in _BRACKETS:
            closing.append(_BRACKETS[character])
        if character in marks and (not closing or character == "\n"):
            items.append("")
            closing.clear()
        else:
            items[-1] += character
    return once(item for item in map(str.strip, items) if item and not is_nothing(item))


def once(items: Iterable[str]) -> list[str]:
    """Each item once, in the order in which it comes first."""
    return list(dict.fromkeys(items))


def word_in(value: object, words: Iterable[str]) -> str | None:
    """The word that a cell means, among those known: alone, before a bracket, or beside its English twin."""
    known, text = set(words), line_of(value)
    if len(text) > LONGEST_WORD:
        return None
    bare = re.sub(r"\s*[(（].*[)）]$", "", text).strip().casefold()
    candidates = (bare, *bare.split(" ")[:1], *bare.split(" ")[-1:])
    return next((candidate for candidate in candidates if candidate in known), None)


def word_of(value: object, words: Mapping[str, str], key: str) -> str:
    """The value of a vocabulary that a cell means. Raises BadCell."""
    values = once(map(str, words.values()))
    known = {value: value for value in values} | {word: str(value) for word, value in words.items()}
    if found := word_in(value, known):
        return known[found]
    raise BadCell(
        Message(N_("{key} cannot be {value}."), {"key": key, "value": short(line_of(value))}),
        Message(N_("The values are: {values}."), {"values": ", ".join(values)}),
    )


def short(text: object) -> str:
    """A text for a message, cut where it is long."""
    plain = str(text)
    return plain if len(plain) <= LONGEST_SAID else plain[: LONGEST_SAID - 3] + "…"
