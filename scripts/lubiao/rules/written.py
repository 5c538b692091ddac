"""The rules that reading itself holds: what is not well-formed never becomes a record.

Only their sentences stand here, for the documentation; the room of reading finds the breaches.
"""

from __future__ import annotations

from .rule import ERROR, Rule

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
