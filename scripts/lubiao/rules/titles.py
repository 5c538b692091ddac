"""What a title is: words in one language, with nothing in it that belongs into another key."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from lubiao.catalogue import Catalogue, CataloguedStandard
from lubiao.findings import N_, Fix, Message

from .numerals import chinese_number
from .places import at, code_of
from .rule import ERROR, WARNING, Faults, rule

_CHINESE = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_STATUS = "现行有效|现行|已?废止|已?作废|即将实施|未实施|被代替|被替代|有更新版|暂不实施"
_STATUS_INSIDE = re.compile(rf"[(（\[【〔［]\s*(?:{_STATUS})\s*[)）\]】〕］]|\s(?:{_STATUS})$")
_DATED_CODE_IN_FRONT = re.compile(r"(.{2,30}?[-—–－]\s?(?:19|20)\d\d)(?!\d)")
_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_SPACES = re.compile(r"^\s|\s$|\s\s|[\u3000\u00a0]")
_DASHES = re.compile("[‐‑–—―−]+")
_NO_PART_OF_A_CODE = re.compile(r"[^A-Z0-9.-]+")
_DIGIT = re.compile("[0-9]")
_PART_ZH = re.compile(r"第\s*([0-9]+(?:[-—][0-9]+)*|[零〇一二三四五六七八九十百]+)\s*部分")
_PART_EN = re.compile(r"\bpart\s*(\d+(?:-\d+)*)", re.IGNORECASE)


@rule("LB201", ERROR, zh="每条标准须有中文题名；来源均未给出的，在 unknown 中写明 title_zh，且不填题名。")
def has_chinese_title(catalogue: Catalogue) -> Faults:
    """A standard has a Chinese title; where no source shows one, `unknown` lists title_zh instead."""
    for standard in catalogue.standards:
        is_unknown = "title_zh" in standard.raw.unknown
        if not standard.raw.title_zh and not is_unknown:
            yield (
                at(standard),
                Message(N_("The Chinese title is missing.")),
                Message(N_("Add title_zh; if no source shows it, write unknown: [title_zh].")),
            )
        elif standard.raw.title_zh and is_unknown:
            yield (
                at(standard, "unknown"),
                Message(N_("The Chinese title stands here, and is called unknown.")),
                Message(N_("Delete one of the two.")),
            )


@rule("LB202", ERROR, zh="中文题名须含汉字。")
def chinese_title_is_chinese(catalogue: Catalogue) -> Faults:
    """A Chinese title contains Chinese characters."""
    for standard in catalogue.standards:
        title = standard.raw.title_zh
        if title and not _CHINESE.search(title):
            yield (
                at(standard, "title_zh"),
                Message(N_("The Chinese title contains no Chinese character.")),
                Message(N_("Copy the Chinese title from the cover; an English one belongs in title_en.")),
            )


@rule("LB203", ERROR, zh="题名中不得含本标准号，也不得以带年号的标准号开头。")
def title_holds_no_code(catalogue: Catalogue) -> Faults:
    """A title does not contain the standard's own code, and does not begin with a dated code."""
    for standard in catalogue.standards:
        for key, title in _titles(standard):
            if _holds_own_code(title, standard) or _begins_with_code(title):
                yield (
                    at(standard, key),
                    Message(N_("A code stands in the title.")),
                    Message(N_("Keep the words of the title only; the code belongs in code.")),
                )


@rule("LB204", ERROR, zh="题名中不得含“现行”“废止”“即将实施”等状态字样。")
def title_holds_no_status(catalogue: Catalogue) -> Faults:
    """A title does not contain a status in brackets or behind it."""
    for standard in catalogue.standards:
        title = standard.raw.title_zh
        if title and (found := _STATUS_INSIDE.search(title)):
            yield (
                at(standard, "title_zh"),
                Message(N_("The status {status} stands in the title."), {"status": found[0].strip()}),
                Message(N_("Delete it; a status belongs in status, with its day and source.")),
            )


@rule("LB205", ERROR, zh="题名首尾不留空格，中间不连用空格，不用全角空格、全角字母和全角数字。")
def title_is_clean(catalogue: Catalogue) -> Faults:
    """A title has no spaces at its ends or in a row, and no full-width spaces, letters or digits."""
    for standard in catalogue.standards:
        for key, title in _titles_written(standard):
            if title == (clean := _clean(title)):
                continue
            if _SPACES.search(title):
                yield (
                    at(standard, key),
                    Message(N_("The title has spaces too many, or full-width ones.")),
                    Message(
                        N_("Put one ordinary space between the elements of the title, and none around it.")
                    ),
                    Fix(clean),
                )
            if _FULL_WIDTH.search(title):
                yield (
                    at(standard, key),
                    Message(N_("The title has full-width letters or digits.")),
                    Message(N_("Write them as ordinary letters and digits.")),
                    Fix(clean),
                )


def _clean(title: str) -> str:
    """The title with ordinary spaces, letters and digits; punctuation stays as wide as it is."""
    ordinary = (
        title
        if title.isascii()
        else _FULL_WIDTH.sub(lambda character: unicodedata.normalize("NFKC", character[0]), title)
    )
    return " ".join(ordinary.split())


@rule("LB206", ERROR, zh="英文题名须注明出处（official、publisher、project）；没有英文题名的，不写出处。")
def english_title_says_where_from(catalogue: Catalogue) -> Faults:
    """An English title says where it comes from, and nothing else does."""
    for standard in catalogue.standards:
        raw = standard.raw
        if raw.title_en and not raw.title_en_from:
            yield (
                at(standard, "title_en"),
                Message(N_("The English title does not say where it comes from.")),
                Message(N_("Add title_en_from: official, publisher or project.")),
            )
        elif raw.title_en_from and not raw.title_en:
            yield (
                at(standard, "title_en_from"),
                Message(N_("title_en_from stands here without title_en.")),
                Message(N_("Add the English title, or delete this key.")),
            )


@rule("LB207", ERROR, zh="英文题名中不得含汉字。")
def english_title_is_not_chinese(catalogue: Catalogue) -> Faults:
    """An English title contains no Chinese characters."""
    for standard in catalogue.standards:
        title = standard.raw.title_en
        if title and _CHINESE.search(title):
            yield (
                at(standard, "title_en"),
                Message(N_("The English title contains Chinese characters.")),
                Message(N_("Write them in English or pinyin.")),
            )


@rule("LB208", WARNING, zh="标准号中的部分号与题名中的“第N部分”、Part N 须一致。")
def part_numbers_agree(catalogue: Catalogue) -> Faults:
    """The part number in the code is the one that a title names, such as Part 2."""
    for standard in catalogue.standards:
        if not standard.code or (standard.code.part is None and standard.grade is None):
            continue  # Associations and firms number the parts of a series one by one.
        for key, title in _titles(standard):
            parts = _parts(title)
            if parts and standard.code.part not in parts:
                yield (
                    at(standard, key),
                    Message(
                        N_("The title speaks of part {part}, the number in the code is {number}."),
                        {"part": parts[0], "number": standard.code.number},
                    ),
                    Message(N_("Compare both with the cover.")),
                )


def _titles_written(standard: CataloguedStandard) -> list[tuple[str, str]]:
    """The titles, also those that do not fit the record."""
    if standard.entry.is_whole:
        return _titles(standard)
    written: Any = standard.entry.document.items[standard.entry.item]
    return [(key, text) for key in ("title_zh", "title_en") if isinstance(text := written.get(key), str)]


def _titles(standard: CataloguedStandard) -> list[tuple[str, str]]:
    both = (("title_zh", standard.raw.title_zh), ("title_en", standard.raw.title_en))
    return [(key, title) for key, title in both if title]


def _parts(title: str) -> list[int]:
    """The part numbers a title names; a part 2-33 counts as 2, as 33, and as 233, the way codes run it together."""
    plain = unicodedata.normalize("NFKC", title)
    if "部分" not in plain and "part" not in plain.lower():
        return []
    found = _PART_ZH.findall(plain) + _PART_EN.findall(plain)
    parts: list[int] = []
    for written in found:
        steps = re.findall(r"\d+", written)
        if steps:
            parts += [int("".join(steps)), *(int(step) for step in steps)]
        elif number := chinese_number(written):
            parts.append(number)
    return parts


def _bare(text: str) -> str:
    """The characters of a code alone, whatever their width and the spaces and slashes between them."""
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text).upper())
    return _NO_PART_OF_A_CODE.sub("", plain)


def _holds_own_code(title: str, standard: CataloguedStandard) -> bool:
    if not standard.code:
        return False
    bare = _bare(title)
    if not _DIGIT.search(bare):
        return False
    before, own, behind = bare.partition(_bare(standard.code.undated))
    return bool(own) and not before[-1:].isalpha() and not behind[:1].isdigit() and behind[:1] != "."


def _begins_with_code(title: str) -> bool:
    found = _DATED_CODE_IN_FRONT.match(title)
    return bool(found) and code_of(found[1] if found else "") is not None
