"""Which column holds what: the headers of portals, offices and our own template, by key of a record."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

HEADERS: dict[str, tuple[str, ...]] = {
    "code": ("标准号", "标准编号", "标准代号", "编号及年号", "标准号码", "code", "standard code", "standard number", "standard no"),
    "title_zh": ("标准名称", "中文名称", "标准中文名称", "标准名称（中文）", "中文题名", "题名", "标准题名", "名称", "chinese title", "title", "title zh"),
    "title_en": ("英文名称", "标准英文名称", "英文题名", "标准名称（英文）", "english title", "english name", "title en"),
    "title_en_from": ("英文题名出处", "英文名称出处", "title en from", "origin of english title"),
    "issued": ("发布日期", "批准日期", "颁布日期", "批准发布日期", "发布时间", "issued", "issue date", "date issued"),
    "implemented": ("实施日期", "生效日期", "实施时间", "施行日期", "implemented", "implementation date", "effective date"),
    "withdrawn": ("废止日期", "作废日期", "废止时间", "withdrawn", "withdrawal date"),
    "reviewed": ("复审日期", "复审时间", "reviewed", "review date"),
    "status": ("状态", "标准状态", "有效性", "status"),
    "status_read": ("状态读取日期", "状态查询日期", "status read"),
    "status_source": ("状态来源", "status source"),
    "ics": ("ics", "ics号", "ics分类号", "ics分类", "国际标准分类号", "国际标准分类", "ics class", "ics code"),
    "ccs": ("ccs", "ccs号", "ccs分类号", "中标分类号", "中国标准分类号", "中国标准分类", "中标分类", "ccs class", "ccs code"),
    "issuers": ("发布部门", "发布单位", "发布机构", "批准部门", "批准发布部门", "批准单位", "发布机关", "issuers", "issuer", "issuing authority"),
    "committee": ("归口单位", "归口部门", "技术归口", "归口", "标准化技术委员会", "committee", "committee in charge"),
    "drafters": ("起草单位", "主要起草单位", "起草部门", "编制单位", "drafters", "drafting organizations", "drafting organization"),
    "replaces": ("代替标准", "代替标准号", "替代标准", "代替", "替代标准号", "代替情况", "被本标准代替的标准", "replaces"),
    "replaced_by": ("被代替标准", "被代替标准号", "被替代标准", "代替本标准的标准", "被代替", "被代替情况", "replaced by", "superseded by"),
    "former": ("原标准号", "曾用标准号", "former", "former code"),
    "adopts": ("采用标准", "采标情况", "采用国际标准", "采用标准号", "采标号", "adopts", "adopted standard"),
    "legal_basis": ("法律依据", "legal basis"),
    "filing_number": ("备案号", "备案编号", "filing number"),
    "source": ("来源", "资料来源", "数据来源", "source"),
    "level": ("依据级别", "来源级别", "level", "evidence level"),
    "read": ("读取日期", "查询日期", "read", "read on", "day read"),
    "url": ("网址", "链接", "页面地址", "url", "address of the page"),
    "seen": ("所见原文", "seen", "words seen"),
    "cited_city": ("引用城市", "所涉城市", "cited city", "city"),
    "cited_source": ("引用来源", "cited source"),
    "cited_place": ("引用位置", "引用出处", "cited place"),
    "cited_under": ("引用名称", "引用时所用名称", "cited under"),
    "tie_city": ("关联城市", "起草城市", "tied city", "drafted in"),
    "tie_by": ("关联方式", "tie", "tied by"),
    "tie_name": ("关联名称", "tied name"),
    "note_zh": ("备注", "说明", "注", "备注（中文）", "note", "notes", "remarks", "note zh"),
    "note_en": ("备注（英文）", "英文备注", "note en", "note in english"),
    "number": ("序号", "行号", "no", "serial number"),
}  # fmt: skip
"""Key of a record → headers that mean it. `number` counts the rows and says nothing."""

SEARCHED_ROWS = 30
"""Titles, dates of export and merged cells stand above the header; it is looked for in the first rows."""

_NOTE = re.compile(r"[(\[【〔<《].*?[)\]】〕>》]")
_NOISE = re.compile(r"[^\w]|_")


def plain(text: object) -> str:
    """A header without spaces, punctuation and width."""
    folded = unicodedata.normalize("NFKC", str(text if text is not None else "")).casefold()
    return _NOISE.sub("", folded)


_KEY_OF = {plain(header): key for key, headers in HEADERS.items() for header in headers}


def key_of(header: object) -> str | None:
    """The key that a header means: as a whole, without notes in brackets, or by one of its two languages."""
    if not isinstance(header, str) or len(header) > 80:
        return None
    without_note = _NOTE.sub("", unicodedata.normalize("NFKC", header))
    chinese = re.sub(r"[A-Za-z0-9]", "", without_note)
    latin = re.sub(r"[^A-Za-z0-9 ]", "", without_note.replace("\n", " ")) if chinese.strip() else ""
    for candidate in (header, *header.split("\n"), without_note, *without_note.split("\n"), chinese, latin):
        if key := _KEY_OF.get(plain(candidate)):
            return key
    return None


@dataclass(frozen=True)
class Columns:
    """A header that was found: its row (from 0), key → column (from 0), and what was not understood."""

    row: int
    of: dict[str, int]
    unknown: dict[int, str] = field(default_factory=dict)
    repeated: dict[int, str] = field(default_factory=dict)

    def is_header(self, cells: Sequence[object]) -> bool:
        """Whether a later row repeats the header, as exports of several pages do."""
        meant = [key_of(cells[place]) == key for key, place in self.of.items() if place < len(cells)]
        return sum(meant) >= max(2, len(self.of) // 2)


def find_columns(rows: Sequence[Sequence[object]]) -> Columns | None:
    """The header among the first rows: the row with the most known headers, `code` and another among them."""
    best: Columns | None = None
    for number, cells in enumerate(rows[:SEARCHED_ROWS]):
        of: dict[str, int] = {}
        unknown: dict[int, str] = {}
        repeated: dict[int, str] = {}
        for place, cell in enumerate(cells):
            key = key_of(cell)
            if key is None:
                if isinstance(cell, str) and cell.strip():
                    unknown[place] = cell.strip()
            elif key in of:
                repeated[place] = str(cell).strip()
            else:
                of[key] = place
        if "code" in of and len(of) > 1 and (best is None or len(of) > len(best.of)):
            best = Columns(number, of, unknown, repeated)
    return best


def letter(column: int) -> str:
    """The name that spreadsheets give a column (from 0): A, Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
