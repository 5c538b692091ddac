"""`python -m lubiao.rules`: write docs/rules.md and docs/rules.zh.md from the rules themselves."""

from __future__ import annotations

from pathlib import Path

from lubiao.findings import Level

from . import catalogue_of_rules
from .groups import GROUP_NAMES
from .rule import Rule

DOCS = Path(__file__).parents[3] / "docs"

ENGLISH = """\
# The rules

[中文](rules.zh.md)

`lubiao check` reads the data folder and holds every record to these rules. An *error* makes the check fail; a
*warning* wants a second look, and may stay where the source is as it is; a *remark* is for information and is
shown with `--level info`. Both can be silenced in the record, with a reason:
[`silence`](data-format.md#silence-a-warning-that-may-stay). The numbers stay for ever: a rule that is given up leaves
a gap. The site has a page for each rule, with a wrong example and a right one: `/rules/LB203/`.

This file is written by `python -m lubiao.rules` from the rules themselves, in `scripts/lubiao/rules/`.
"""

CHINESE = """\
# 规则

[English](rules.md)

`lubiao check` 读取数据文件夹，并按下列规则检查每条记录。“错误”使检查不通过；“警告”请再核对一次，来源确实如此的可以保留；
“提示”仅供参考，用 `--level info` 显示。警告和提示都可以在记录中屏蔽，但须写明理由：
[`silence`](data-format.zh.md#silence有理由保留的警告)。规则编号永久不变，废弃的编号不再使用。
每条规则在网站上有一页，含错误和正确的示例：`/rules/LB203/`。

本文件由 `python -m lubiao.rules` 根据 `scripts/lubiao/rules/` 中的规则生成。
"""

LEVELS = {
    Level.ERROR: ("error", "错误"),
    Level.WARNING: ("warning", "警告"),
    Level.INFO: ("remark", "提示"),
}


def documents() -> dict[str, str]:
    """File name under docs/ → its text."""
    return {"rules.md": _document(0, ENGLISH), "rules.zh.md": _document(1, CHINESE)}


def _document(language: int, introduction: str) -> str:
    heads = (("Rule", "规则"), ("Level", "级别"), ("What must hold", "要求"))
    lines = [introduction]
    for digit, names in GROUP_NAMES.items():
        lines += [f"## LB{digit}xx {names[language]}", ""]
        lines += ["| " + " | ".join(head[language] for head in heads) + " |", "| --- | --- | --- |"]
        lines += [_row(rule, language) for rule in catalogue_of_rules() if rule.id[2] == digit]
        lines.append("")
    return "\n".join(lines[:-1]) + "\n"


def _row(rule: Rule, language: int) -> str:
    sentence = (rule.en, rule.zh)[language].replace("|", "\\|")
    return f"| {rule.id} | {LEVELS[rule.level][language]} | {sentence} |"


if __name__ == "__main__":
    for name, text in documents().items():
        (DOCS / name).write_text(text, encoding="utf-8")
