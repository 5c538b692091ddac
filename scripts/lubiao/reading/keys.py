"""The keys of records: which stand where, which are needed, and what Chinese contributors call them and their values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, get_args

from lubiao.findings import N_, Message
from lubiao.findings.hint import KnownNames
from lubiao.records import City, Organization, ReportedFigure, Source, Standard
from lubiao.records.base import Record

CHINESE = {
    "标准号": "code", "标准编号": "code", "标准类别": "kind", "草案": "draft", "中文题名": "title_zh", "题名": "title_zh",
    "标准名称": "title_zh", "中文名称": "title_zh", "英文题名": "title_en", "英文名称": "title_en", "发布日期": "issued",
    "实施日期": "implemented", "废止日期": "withdrawn", "复审日期": "reviewed", "状态": "status", "标准状态": "status",
    "发布部门": "issuers", "批准发布部门": "issuers", "归口单位": "committee", "起草单位": "drafters", "代替": "replaces",
    "代替标准": "replaces", "被代替": "replaced_by", "原标准号": "former", "采用": "adopts", "采用国际标准": "adopts",
    "法律依据": "legal_basis", "备案号": "filing_number", "引用": "cited", "关联": "drafted_in", "依据": "evidence",
    "分歧": "conflicts", "说明": "notes", "备注": "notes", "屏蔽": "silence", "来源": "source", "城市": "city",
    "位置": "place", "名称": "name", "读取日期": "read", "网址": "url", "所见": "seen", "级别": "level", "理由": "why",
    "规则": "rule", "值": "value", "中文": "zh", "英文": "en", "中文名": "name_zh", "英文名": "name_en",
    "行政区划代码": "division",
}  # fmt: skip
"""Chinese names of keys, as docs/data-format.zh.md explains them. A name helps where its key may stand."""

CHINESE_VALUES = {
    "即将实施": "upcoming", "现行": "in-force", "现行有效": "in-force", "暂不实施": "suspended", "被代替": "superseded",
    "废止": "withdrawn", "作废": "withdrawn", "封面": "cover", "目录": "listing", "条目": "listing", "提及": "mention",
    "官方": "official", "出版者": "publisher", "自译": "project", "国家标准": "national", "行业标准": "sector",
    "省级地方标准": "provincial", "市级地方标准": "municipal", "团体标准": "group", "企业标准": "enterprise",
    "国际标准": "international", "起草单位": "drafter", "产品": "product", "地名": "place-name", "主题": "subject",
    "等同": "IDT", "修改": "MOD", "非等效": "NEQ", "是": "true", "否": "false",
}  # fmt: skip
"""Chinese words for the values of keys that take one of a few."""

_IDENTITY = {
    "code": N_("Copy it from the source; while no code is known, write an id and a kind in its place."),
    "title_zh": N_(
        "Copy it from the source; where no source shows it, write unknown: [title_zh] in its place."
    ),
}
"""Keys that a standard needs unless something else stands in their place."""


def model_at(model: type[Record], path: Iterable[str | int]) -> type[Record] | None:
    """The record inside a record at a path of keys and numbers; None where there are only texts."""
    current: type[Record] | None = model
    for step in path:
        if isinstance(step, str):
            current = inner_record(current, step)
    return current


@cache
def inner_record(model: type[Record] | None, key: str) -> type[Record] | None:
    """The record that a key holds, alone or in a list; None where it holds texts."""
    field = model.model_fields.get(key) if model else None
    return _record_in(field.annotation) if field else None


def _record_in(annotation: Any) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _record_in(inner))), None)


def _all_keys(model: type[Record]) -> Iterator[str]:
    for key in model.model_fields:
        yield key
        if inner := inner_record(model, key):
            yield from _all_keys(inner)


ALL_KEYS = frozenset(
    key for model in (Standard, City, Organization, Source, ReportedFigure) for key in _all_keys(model)
)
"""Every key that some record has, at any depth."""


def keys_of(model: type[Record]) -> list[str]:
    """The keys that a record may have, in their order."""
    return list(model.model_fields)


def meant_key(model: type[Record], typed: str) -> str | None:
    """The key of a record that a wrong one most likely stands for, if it is a near or a Chinese name of one."""
    names = {key: key for key in model.model_fields}
    names |= {name: key for name, key in CHINESE.items() if key in names}
    return KnownNames(names).nearest(typed)


def meant_value(choices: Iterable[str], typed: str) -> str | None:
    """The one of some words that a wrong one most likely stands for."""
    names = {choice: choice for choice in choices}
    names |= {name: word for name, word in CHINESE_VALUES.items() if word in names}
    return KnownNames(names).nearest(typed)


def to_do_with_nothing(model: type[Record] | None, path: tuple[str | int, ...]) -> Message:
    """The remedy for a key, at the end of a path, that has no value."""
    key = path[-1] if path else ""
    holder = model_at(model, path[:-1]) if model else None
    field = holder.model_fields.get(key) if holder and isinstance(key, str) else None
    if field and len(path) == 1 and key in _IDENTITY and not field.is_required():
        return Message(_IDENTITY[str(key)])
    if field and field.is_required():
        return Message(N_("Fill it in: the record needs this key."))
    if isinstance(key, int):
        return Message(N_("Fill it in, or delete the line."))
    return Message(N_("Leave the key out while nothing is known."))
