"""The results in docs/benchmarks.md and its translation: tables between markers, and the plot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .figures import Figures, Table
from .goals import GOALS, Judged, memory, ratio, rendering, written
from .plot import Line, drawn

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "goal": "goal", "figure": "figure", "most": "at most", "holds": "holds?",
        "yes": "yes", "no": "**no**", "none": "", "missing": "not measured", "second": "s", "records": "records", "real": "real", "machine": "{processor}, {cores} cores, {system}, files in {files}, {versions}; {date}, load {load_before} before; medians, runs of each command: {runs}, from 100,000 records on {runs_large}.",
        "line": "{name} {first} to {last}", "colon": ": ", "between": "; ",
        "title": "Time per record against the number of records", "across": "records", "up": "milliseconds per record",
        "goal-job": "Lubiao: pages, index, API", "build": "Lubiao: the whole build", "check": "lubiao check", "hugo": "Hugo: record pages", "yaml": "PyYAML loads", "mkdocs": "MkDocs + Material", "zensical": "Zensical",
    },
    "zh": {
        "goal": "目标", "figure": "实测", "most": "上限", "holds": "达到？",
        "yes": "是", "no": "**否**", "none": "", "missing": "未测", "second": "秒", "records": "记录数", "real": "真实", "machine": "{processor}，{cores} 核，{system}，文件在 {files}，{versions}；{date}，测前负载 {load_before}；中位数，每条命令次数：{runs}，10 万条起 {runs_large}。",
        "line": "{name} {first} 至 {last}", "colon": "：", "between": "；",
        "title": "每条记录所需时间与记录数", "across": "记录数", "up": "每条记录毫秒",
        "goal-job": "鲁标：页面、索引、接口", "build": "鲁标：完整生成", "check": "lubiao check", "hugo": "Hugo：记录页", "yaml": "PyYAML 加载", "mkdocs": "MkDocs + Material", "zensical": "Zensical",
    },
}  # fmt: skip

RATIOS: tuple[tuple[str, str, Callable[[Table, str], float | None], str], ...] = (
    ("`check` / PyYAML", "`check` / PyYAML", lambda table, size: ratio(table, size, "check", "yaml"), "×"),
    ("reading / PyYAML", "读取 / PyYAML", lambda table, size: ratio(table, size, "read", "yaml"), "×"),
    ("PyYAML, no collector / PyYAML", "PyYAML 不回收 / PyYAML", lambda table, size: ratio(table, size, "yaml-no-gc", "yaml"), "×"),
    ("check, pages, index, API / Hugo", "校验、页面、索引、接口 / Hugo", lambda table, size: ratio(table, size, "goal", "hugo"), "×"),
    ("the same, files / Hugo", "同上，文件数 / Hugo", lambda table, size: written(table, size, "files"), "×"),
    ("the same, bytes / Hugo", "同上，字节 / Hugo", lambda table, size: written(table, size, "bytes"), "×"),
    ("whole build / Hugo", "完整生成 / Hugo", lambda table, size: ratio(table, size, "build", "hugo"), "×"),
    ("pages / same bytes", "页面 / 同样字节", rendering, "×"),
    ("index / Pagefind", "索引 / Pagefind", lambda table, size: ratio(table, size, "search", "pagefind"), "×"),
    ("index / MiniSearch", "索引 / MiniSearch", lambda table, size: ratio(table, size, "search", "minisearch"), "×"),
    ("MkDocs / Hugo", "MkDocs / Hugo", lambda table, size: ratio(table, size, "mkdocs", "hugo"), "×"),
    ("Zensical / Hugo", "Zensical / Hugo", lambda table, size: ratio(table, size, "zensical", "hugo"), "×"),
    ("warm / cold", "增量 / 全新", lambda table, size: ratio(table, size, "warm", "build"), "×"),
    ("whole build, GiB", "完整生成，GiB", lambda table, size: memory(table, size, "build"), ""),
    ("Hugo, GiB", "Hugo，GiB", lambda table, size: memory(table, size, "hugo"), ""),
)  # fmt: skip
"""Columns of the second table: heading in both languages, figure, unit."""

PLOTTED = (("goal", "goal-job", False), ("build", "build", False), ("check", "check", False), ("hugo", "hugo", True), ("yaml", "yaml", True), ("mkdocs", "mkdocs", True), ("zensical", "zensical", True))  # fmt: skip


PICTURES = {"en": "speed.svg", "zh": "speed.zh.svg"}


class NoMarkers(ValueError):
    """A document without the place for a table."""


def write_documents(results: dict[str, Any], docs: Path) -> None:
    """Write tables and plot in both languages."""
    table = {size: {job: Figures.read(told) for job, told in jobs.items()} for size, jobs in results["sizes"].items()}  # fmt: skip
    for language, file in (("en", "benchmarks.md"), ("zh", "benchmarks.zh.md")):
        path = docs / file
        text = between(path.read_text(encoding="utf-8"), "goals", f"{machine(results, language)}\n\n{goals_table(table, language)}")  # fmt: skip
        picture, lines = PICTURES[language], plotted(table, language)
        text = between(
            text, "ratios", f"![{described(lines, language)}]({picture})\n\n{ratios_table(table, language)}"
        )
        path.write_text(text, encoding="utf-8")
        words = WORDS[language]
        svg = drawn(lines, words["title"], words["across"], words["up"])
        (docs / picture).write_text(svg, encoding="utf-8")


def between(text: str, name: str, content: str) -> str:
    """The text with other content between the markers of that name. Raises NoMarkers."""
    pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    if not pattern.search(text):
        raise NoMarkers(name)
    return pattern.sub(lambda found: f"{found[1]}\n{content}\n\n{found[2]}", text, count=1)


def machine(results: dict[str, Any], language: str) -> str:
    """One line on where, when and with what."""
    versions = ", ".join(
        f"{name} {version}" for name, version in results["versions"].items() if name != "commit"
    )
    kinds = results["files_in"]
    usual, _ = Counter(kinds.values()).most_common(1)[0]
    files = ", ".join([usual, *(f"{kind} ({size})" for size, kind in kinds.items() if kind != usual)])
    return WORDS[language]["machine"].format(**{**results, "versions": versions, "files": files})


def goals_table(table: Table, language: str) -> str:
    """A row for each goal."""
    words = WORDS[language]
    rows = [
        f"| {words['goal']} | {words['figure']} | {words['most']} | {words['holds']} |",
        "|---|---:|---:|---|",
    ]
    for goal in GOALS:
        judged: Judged = goal.judged(table)
        name = goal.en if language == "en" else goal.zh
        verdict = words["missing"] if judged.figure is None else {True: words["yes"], False: words["no"], None: words["none"]}[judged.holds]  # fmt: skip
        figure, most = (judged.shown(number, words["second"]) for number in (judged.figure, goal.most))
        rows.append(f"| {name} | {figure} | {most} | {verdict} |")
    return "\n".join(rows)


def ratios_table(table: Table, language: str) -> str:
    """A row for each size and a column for each ratio of which there is a figure."""
    words = WORDS[language]
    sizes = sorted((size for size in table if size != "real"), key=int)
    columns = [(en if language == "en" else zh, figure, unit) for en, zh, figure, unit in RATIOS if any(figure(table, size) is not None for size in sizes)]  # fmt: skip
    rows = [
        f"| {words['records']} | " + " | ".join(name for name, _, _ in columns) + " |",
        "|---:|" + "---:|" * len(columns),
    ]
    for size in sizes:
        figures = [(figure(table, size), unit) for _, figure, unit in columns]
        if all(number is None for number, _ in figures):
            continue
        cells = [_cell(number, unit) for number, unit in figures]
        rows.append(f"| {int(size):,} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def _cell(number: float | None, unit: str) -> str:
    return "–" if number is None else f"{number:.3g}{' ' if unit else ''}{unit}"


def plotted(table: Table, language: str) -> list[Line]:
    """Milliseconds a record, ours and the peers’."""
    sizes = sorted((size for size in table if size != "real"), key=int)
    lines = [
        Line(WORDS[language][label], [(int(size), 1000 * table[size][job].time / int(size)) for size in sizes if job in table[size]], is_peer)
        for job, label, is_peer in PLOTTED
    ]  # fmt: skip
    return [line for line in lines if line.points]


def described(lines: list[Line], language: str) -> str:
    """The plot for those who do not see it: where each line begins and ends."""
    words = WORDS[language]
    told = [words["line"].format(name=line.name, first=_place(line.points[0]), last=_place(line.points[-1])) for line in lines]  # fmt: skip
    return words["title"] + words["colon"] + words["between"].join(told)


def _place(point: tuple[float, float]) -> str:
    return f"{point[1]:.2g} ms ({point[0]:,.0f})"
