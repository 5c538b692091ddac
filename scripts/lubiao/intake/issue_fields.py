"""The fields of the issue forms: their ids and labels in .github/ISSUE_TEMPLATE, and how each answer is read.

A test holds the two together. The options of a choice are made of the labels of the vocabulary, in both
languages, so that a form cannot offer what a record cannot hold.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from lubiao.catalogue import Catalogue
from lubiao.catalogue.labels import LABELS, QUALIFIER
from lubiao.codes import Kind
from lubiao.records import Level, Status, TitleOrigin
from lubiao.texts import translator

Options = Callable[[Catalogue], dict[str, str]]
"""From an option as the form shows it to the word of the data format."""


class Reading(StrEnum):
    """How an answer is read."""

    LINE = "line"
    TEXT = "text"
    TITLE = "title"
    CODE = "code"
    CODES = "codes"
    DATE = "date"
    NAMES = "names"
    ICS = "ics"
    CCS = "ccs"
    COUNT = "count"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its id, its label in both languages, how it is read, and whether it must be filled in."""

    id: str
    label: str
    reading: Reading = Reading.LINE
    needed: bool = False
    options: Options | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """One form: the name of its file without `.yml`, and its fields in order."""

    name: str
    fields: tuple[Field, ...]

    @property
    def mark(self) -> str:
        """The label that GitHub gives to each issue of the form, where the repository has such a label."""
        return f"form: {self.name}"

    @property
    def labels(self) -> list[str]:
        """The headings under which the answers stand."""
        return [field.label for field in self.fields]

    def field(self, name: str) -> Field:
        """The field with an id."""
        return next(field for field in self.fields if field.id == name)


def _words(family: str, words: type[StrEnum]) -> Options:
    def options(catalogue: Catalogue) -> dict[str, str]:
        del catalogue
        say = translator("zh")
        return {f"{say(LABELS[family][word])} / {LABELS[family][word]}": word.value for word in words}

    return options


def _cities(catalogue: Catalogue) -> dict[str, str]:
    return {f"{city.short_zh} / {city.name_en}": city.id for city in catalogue.cities.values()}


def _qualifiers(catalogue: Catalogue) -> dict[str, str]:
    del catalogue
    return {f"{word.value} / {english}": word.value for word, english in QUALIFIER.items()}


_CODE = Field("code", "标准号 / Code", Reading.CODE, needed=True)
_TITLE_ZH = Field("title_zh", "中文题名 / Chinese title", Reading.TITLE)
_TITLE_EN = Field("title_en", "英文题名 / English title")
_TITLE_EN_FROM = Field("title_en_from", "英文题名出处 / Where the English title comes from", Reading.CHOICE, options=_words("title_origin", TitleOrigin))  # fmt: skip
_FACTS = (
    Field("issued", "发布日期 / Issue date", Reading.DATE),
    Field("implemented", "实施日期 / Implementation date", Reading.DATE),
    Field("status", "状态 / Status", Reading.CHOICE, options=_words("status", Status)),
    Field("issuers", "发布机构 / Issuing authority", Reading.NAMES),
    Field("drafters", "起草单位 / Drafting organizations", Reading.NAMES),
    Field("ics", "ICS 分类 / ICS", Reading.ICS),
    Field("ccs", "CCS 分类 / CCS", Reading.CCS),
    Field("replaces", "代替 / Replaces", Reading.CODES),
    Field("replaced_by", "被代替标准 / Replaced by (codes)", Reading.CODES),
)
_SOURCE = Field("source", "来源 / Source", Reading.TEXT, needed=True)
_LEVEL = Field("level", "来源显示了多少 / How much the source shows", Reading.CHOICE, needed=True, options=_words("level", Level))  # fmt: skip
_READ = Field("read", "读取日期 / Day you read it", Reading.DATE, needed=True)
_REMARKS = Field("remarks", "其他说明和附件 / Remarks and attachments", Reading.TEXT)

STANDARD = Form(
    "standard",
    (
        _CODE,
        Field("title_zh", _TITLE_ZH.label, Reading.TITLE, needed=True),
        _TITLE_EN,
        _TITLE_EN_FROM,
        *_FACTS,
        _SOURCE,
        _LEVEL,
        _READ,
        Field("city", "为哪个城市引用 / City it is cited for", Reading.CHOICE, options=_cities),
        Field("place", "在来源的何处 / Where in the source"),
        Field("under", "引用时所用名称 / Name it is cited under"),
        _REMARKS,
    ),
)
MISTAKE = Form(
    "mistake",
    (
        Field("record", "记录 / Record", needed=True),
        Field(
            "wrong", "错在哪里，应当怎样 / What is wrong, and what would be right", Reading.TEXT, needed=True
        ),
        _TITLE_ZH,
        _TITLE_EN,
        _TITLE_EN_FROM,
        *_FACTS,
        Field("withdrawn", "废止日期 / Withdrawal date", Reading.DATE),
        _SOURCE,
        Field("level", _LEVEL.label, Reading.CHOICE, options=_LEVEL.options),
        Field("read", _READ.label, Reading.DATE),
    ),
)
IDENTIFY = Form(
    "identify",
    (
        Field("record", "尚未识别的记录 / The record that is not identified yet", needed=True),
        Field("code", "标准号 / Code of the standard", Reading.CODE, needed=True),
        Field("title", _TITLE_ZH.label, Reading.TITLE),
        Field("why", "为什么是同一项标准 / Why it is the same standard", Reading.TEXT, needed=True),
        _SOURCE,
        _LEVEL,
        _READ,
    ),
)
FIGURE = Form(
    "figure",
    (
        Field("city", "城市 / City", Reading.CHOICE, needed=True, options=_cities),
        Field("metric_zh", "统计对象 / What is counted, in Chinese", needed=True),
        Field("metric_en", "统计对象（英文） / What is counted, in English"),
        Field("value", "数字 / Number", Reading.COUNT, needed=True),
        Field("qualifier", "约数词 / Word that makes it vague", Reading.CHOICE, options=_qualifiers),
        Field("unit_zh", "单位 / Unit, in Chinese", needed=True),
        Field("unit_en", "单位（英文） / Unit, in English"),
        Field("kind", "标准类别 / Kind of standard", Reading.CHOICE, options=_words("kind", Kind)),
        Field("as_of", "截至日期 / Day of the figure", Reading.DATE, needed=True),
        _SOURCE,
        Field("place", "在来源的何处 / Where in the source", needed=True),
        Field("quote", "来源原文 / The source’s own words", needed=True),
        _REMARKS,
    ),
)
FORMS = (STANDARD, MISTAKE, IDENTIFY, FIGURE)
