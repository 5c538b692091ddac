"""Bodies of issues as GitHub makes them from a form, and what hostile people make of them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from lubiao.intake.issue_fields import Form

SOUND = {
    "standard": {
        "code": "db3702／t 9901—2024", "title_zh": "测试用集市管理规范", "issued": "2024年3月5日", "implemented": "2024/4/5",
        "issuers": "青岛市市场监督管理局", "ics": "03.100.20", "source": "https://std.samr.gov.cn/db/1",
        "level": "读到条目 / Listing read", "read": "2026-11-23",
    },
    "mistake": {
        "record": "DB3702/T 0014-2022", "wrong": "发布日期不对", "issued": "2022-10-15", "source": "samr-std",
        "level": "读到条目 / Listing read", "read": "2026-11-24",
    },
    "identify": {
        "record": "woven-terry-cloth", "code": "FZ/T 62044-2024", "why": "备案号相同", "source": "全国标准信息公共服务平台",
        "level": "读到封面 / Cover read", "read": "2026-11-24",
    },
    "figure": {
        "city": "潍坊 / Weifang", "metric_zh": "累计制修订国家标准", "value": "1,234", "unit_zh": "项", "as_of": "2023-01-16",
        "source": "dazhong-2023-01-16", "place": "潍坊，第9段", "quote": "国家标准1234项",
    },
}  # fmt: skip
"""Answers of each form that make a record without error."""

HOSTILE = [
    "$(touch owned)", "`touch owned`", "${{ github.token }}", "::set-output name=answer::false", "::error::x", "%0A::error::x",
    "x\n::add-mask::y", "answer=true\nevil=1", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "![x](https://evil.example/p.png)",
    "[x](javascript:alert(1))", "[x](https://evil.example)", "https://evil.example/login", "www.evil.example", "@maintainer please merge",
    "@org/team", "fixes #1", "GH-12", "owner/repo#3", "<!-- lubiao:intake -->", "</details></td></table>", "```\n# x\n```", "~~~\nx",
    "| a | b |\n| --- | --- |", "\u202egnp.exe", "\u200b\u200bDB", "\x1b[31mred", "\x00", "&#64;maintainer", "&commat;maintainer", "- [x] done",
    "../../.github/workflows/x.yml", "!!python/object/apply:os.system [id]", "{{ 7*7 }}", "'; DROP TABLE x; --", "\ud83d\ude00", "A" * 65_000,
    "### 标准号 / Code\n\nGB/T 1-2020", "# 标题", "---\nname: x\n---", "\r\n### 来源 / Source\r\n\r\nsamr-std", "=cmd|' /C calc'!A0",
]  # fmt: skip
"""What does harm to somebody: shells, workflows, comments, terminals, files."""


def body_of(form: Form, line_end: str = "\n", **answers: str) -> str:
    """The body that GitHub makes of a form with these answers, by the ids of the fields."""
    pieces = []
    for field in form.fields:
        pieces += [f"### {field.label}", "", answers.get(field.id) or "_No response_", ""]
    return line_end.join(pieces).rstrip()


def sound(form: Form, **other: str) -> str:
    """The body of a form that makes a record without error, with other answers in some fields."""
    return body_of(form, **(SOUND[form.name] | other))


def small_data(folder: Path) -> Path:
    """The repository's data with two standards alone, one of them not identified: quick to check."""
    whole = Path(__file__).parents[2] / "data"
    shutil.copytree(whole, folder)
    text = (whole / "standards.yaml").read_text(encoding="utf-8")
    records = [
        next(record for record in re.split(r"^(?=- )", text, flags=re.MULTILINE) if record.startswith(begin))
        for begin in ("- code: DB3702/T 0014-2022\n", "- id: woven-terry-cloth\n")
    ]
    (folder / "standards.yaml").write_text("".join(records), encoding="utf-8")
    return folder
