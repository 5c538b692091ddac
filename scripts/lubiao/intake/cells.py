"""What the cells of one row say: texts, codes, lists, words of vocabularies."""

from __future__ import annotations

import re
import unicodedata

from lubiao.codes import CodeError, Extent, parse
from lubiao.findings import N_, Message

from .dates import is_nothing

INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\ue000-\uf8ff\ud800-\udfff"
    "\U000e0000-\U0010ffff]"
)
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85]")
_BLANKS = re.compile(r"[^\S\n]+")
_BRACKETS = dict(zip("(（[【〔《“", ")）]】〕》”", strict=True))
_CODE_AND_MORE = re.compile(r"(.{0,12}?[A-Za-z].{0,40}?[-—–－‐]\s?\d{4}(?!\d))(.+)", re.DOTALL)

STATUSES = {
    "现行": "in-force", "现行有效": "in-force", "有效": "in-force", "in force": "in-force", "in-force": "in-force",
    "即将实施": "upcoming", "未实施": "upcoming", "尚未实施": "upcoming", "upcoming": "upcoming",
    "暂不实施": "suspended", "暂缓实施": "suspended", "suspended": "suspended",
    "被代替": "superseded", "被替代": "superseded", "有更新版": "superseded", "已被代替": "superseded", "superseded": "superseded",
    "废止": "withdrawn", "作废": "withdrawn", "已废止": "withdrawn", "已作废": "withdrawn", "withdrawn": "withdrawn",
}  # fmt: skip
LEVELS = {"封面": "cover", "标准封面": "cover", "列表": "listing", "目录": "listing", "数据库": "listing", "提及": "mention", "顺带提及": "mention"}  # fmt: skip
ORIGINS = {"官方": "official", "出版者": "publisher", "发布者": "publisher", "本项目": "project", "本项目翻译": "project"}  # fmt: skip
TIES = {"起草单位": "drafter", "起草": "drafter", "产品": "product", "地名": "place-name", "主题": "subject"}


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
    return "\n".join(part for line in text.split("\n") if (part := _BLANKS.sub(" ", line).strip()))


def has_invisible(value: object) -> bool:
    """Whether characters that cannot be seen were left out of a text."""
    return isinstance(value, str) and bool(INVISIBLE.search(value))


def line_of(value: object) -> str:
    """A cell as one line; Chinese lines are joined without a space, as a cell that wraps them shows them."""
    text = text_of(value)
    text = re.sub(r"(?<=[\u3000-\u9fff\uff00-\uffef])\n(?=[\u3000-\u9fff\uff00-\uffef])", "", text)
    return text.replace("\n", " ")


def title_of(value: object) -> str:
    """A title: full-width letters and digits become ordinary ones, Chinese punctuation stays."""
    return re.sub("[０-９Ａ-Ｚａ-ｚ]", lambda found: unicodedata.normalize("NFKC", found[0]), line_of(value))


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
    plain = [item.strip() for item in items]
    return list(dict.fromkeys(item for item in plain if item and not is_nothing(item)))


def code_of(text: str) -> str:
    """The canonical form of the one code in a cell. Raises BadCell."""
    one_line = text.replace("\n", " ")
    try:
        code = parse(one_line)
    except CodeError as error:
        raise _bad_code(text, error) from None
    if code.extent is not Extent.ONE:
        raise BadCell(
            Message(N_("The code stands for more than one standard.")),
            Message(N_("Write one record for each standard.")),
        )
    return str(code)


def _bad_code(text: str, error: CodeError) -> BadCell:
    pieces = split(text, "、；;，,\n")
    if len(pieces) > 1 and all(_reads(piece) for piece in pieces):
        return BadCell(
            Message(N_("{value} holds {number} codes."), {"value": short(text), "number": len(pieces)}),
            Message(N_("Give each standard a row of its own.")),
        )
    found = _CODE_AND_MORE.fullmatch(text.replace("\n", " ").strip())
    if found and (code := _reads(found[1])):
        rest = found[2].strip()
        if _reads(rest.lstrip("/、，,;； ")):
            return BadCell(
                Message(N_("{value} holds {number} codes."), {"value": short(text), "number": 2}),
                Message(N_("Give each standard a row of its own.")),
            )
        return BadCell(
            Message(N_("Behind the code {code} stands “{rest}”."), {"code": code, "rest": short(rest)}),
            Message(N_("Keep the code alone; a title belongs in its own column, a remark in the notes.")),
        )
    return BadCell(
        Message(
            N_("{code} is no code of a standard: {reason}."),
            {"code": short(text), "reason": Message(error.reason, dict(error.values))},
        ),
        Message(N_("Copy the code from the cover, such as DB3702/T 0014-2022.")),
    )


def _reads(text: str) -> str:
    try:
        return str(parse(text))
    except CodeError:
        return ""


def ics_of(value: object) -> list[str]:
    """ICS classes. Numbers have lost their zeros, and are refused where these cannot be known."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        text = text_of(value)
        if re.fullmatch(r"[0-9]{2}(?:\.[0-9]{3})?", text):
            return [text]
        raise BadCell(
            Message(N_("{value} stands here as a number, and its zeros are lost."), {"value": text}),
            Message(N_("Format the column as text, and write the class as 03.100.20.")),
        )
    found = []
    for item in split(value, "、；;，,\n /"):
        plain = unicodedata.normalize("NFKC", item).upper().removeprefix("ICS").strip(": ")
        if plain:
            found.append(plain)
    return list(dict.fromkeys(found))


def ccs_of(value: object) -> list[str]:
    """CCS classes: `B 31`, `b31` and `B31/39` as one writes them."""
    text = unicodedata.normalize("NFKC", text_of(value)).upper()
    text = re.sub(r"\b([A-Z])\s+(?=[0-9]{2}\b)", r"\1", re.sub(r"\bCCS\b[:\s]*", "", text))
    return split(text, "、；;,\n /")


def word_of(value: object, words: dict[str, str], key: str) -> str:
    """The word of a vocabulary that a cell means. Raises BadCell."""
    text = line_of(value)
    plain = re.sub(r"\s*[(（].*[)）]$", "", text).strip().casefold()
    for candidate in (plain, plain.split(" ")[0], plain.split(" ")[-1]):
        if candidate in words:
            return words[candidate]
        if candidate in words.values():
            return candidate
    raise BadCell(
        Message(N_("{key} cannot be {value}."), {"key": key, "value": short(text)}),
        Message(N_("The values are: {values}."), {"values": ", ".join(dict.fromkeys(words.values()))}),
    )


def short(text: object) -> str:
    """A text for a message, cut where it is long."""
    plain = str(text)
    return plain if len(plain) <= 60 else plain[:57] + "…"
