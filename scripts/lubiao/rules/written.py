"""The rules that reading itself holds: what is not well-formed never becomes a record.

Only their sentences stand here, for the documentation; the room of reading finds the breaches. The
rules of this group that are checked here are about values: an escape can give them what no file may hold, and a
remark their end.
"""

from __future__ import annotations

import re

from lubiao.catalogue import Catalogue
from lubiao.findings import N_, Message
from lubiao.reading.cut import values_cut_off

from .places import entries_of, name_of, texts_where
from .rule import ERROR, WARNING, Faults, Rule, rule

_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\ue000-\uf8ff\U000e0000-\U0010ffff]"
)
"""Controls, what changes the direction of text or hides in it, blank letters, and private characters."""

WRITTEN = (
    Rule("LB001", ERROR, "Every data file is there, and is a regular file that can be read.", "数据文件须存在，为普通文件，并可读取。"),
    Rule("LB002", ERROR, "A data file has 64 MiB at most.", "数据文件不超过 64 MiB。"),
    Rule("LB003", ERROR, "A data file is UTF-8 without byte order mark.", "数据文件为不带 BOM 的 UTF-8 编码。"),
    Rule("LB004", ERROR, "A data file contains no tabs and no invisible characters.", "数据文件中不含制表符和不可见字符。"),
    Rule("LB005", ERROR, "A data file is YAML, and one document.", "数据文件须为合法的 YAML，且只有一个文档。"),
    Rule("LB006", ERROR, "A key stands once in a record.", "同一记录中，一个键只出现一次。"),
    Rule("LB007", ERROR, "Anchors, aliases and tags are not used.", "不使用锚点、别名和标签（&、*、!）。"),
    Rule("LB008", ERROR, "Values are nested twelve levels deep at most.", "嵌套不超过十二层。"),
    Rule("LB009", ERROR, "A key has a value; what is not known is left out.", "写了键就要有值；未知的键不写。"),
    Rule("LB010", ERROR, "Lists, mappings and texts stand where the record has them.", "列表、映射和文本各在其位。"),
    Rule("LB011", ERROR, "A record has no keys but those of docs/data-format.md.", "记录中只用 docs/data-format.zh.md 所列的键。"),
    Rule("LB012", ERROR, "The keys that a record needs are there.", "必填的键不得缺少。"),
    Rule("LB013", ERROR, "A value is one of those, or has the form, that its key allows.", "值须在该键允许的范围内，或符合其形式。"),
    Rule("LB014", ERROR, "A date is a day of the calendar, or a month: 2022-10-14, 2022-10.", "日期须为真实存在的日或月，写作 2022-10-14 或 2022-10。"),
)  # fmt: skip


@rule("LB015", ERROR, zh="值中不含换行和不可见字符；双引号内的转义写法也不例外。")
def values_are_visible(catalogue: Catalogue) -> Faults:
    """A value contains no line ends and no invisible characters, not even as an escape in double quotes."""
    entries = entries_of(catalogue)
    for entry, path, text in texts_where(entries, lambda texts: bool(_INVISIBLE.search("".join(texts)))):
        if found := _INVISIBLE.search(text):
            yield (
                entry.place(path, name_of(entry)),
                Message(
                    N_("The value contains the invisible character {character}."),
                    {"character": f"U+{ord(found[0]):04X}"},
                ),
                Message(N_("Delete it.")),
            )


@rule("LB016", WARNING, zh="值不得被“ #”截断：“#”前有空格而后无空格的，其后的文字会被当作注释。")
def values_are_not_cut_off(catalogue: Catalogue) -> Faults:
    """A value is not cut off by a “#” that has a space in front of it and none behind it."""
    for document in catalogue.data.documents.values():
        for place in values_cut_off(document):
            yield (
                place,
                Message(N_("The value ends before the “#”: what follows is taken for a remark.")),
                Message(
                    N_("If it belongs to the value, put all in quotes; if not, write a space behind the “#”.")
                ),
            )
