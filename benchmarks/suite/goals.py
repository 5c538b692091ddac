"""The goals, each with the figure that tells whether it holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .figures import Figures, Table, exponent

GIB = 2**30
SMALL, MIDDLE, LARGE, WHOLE_COUNTRY = "1000", "10000", "100000", "400000"


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal in both languages. `most` is in `unit`; None where the figure is only told."""

    en: str
    zh: str
    figure: Callable[[Table], float | None]
    most: float | None
    unit: str = "×"

    def judged(self, table: Table) -> Judged:
        """With the figure of a run; a figure that was not measured is None."""
        return Judged(self, self.figure(table))


@dataclass(frozen=True, slots=True)
class Judged:
    """A goal and its figure."""

    goal: Goal
    figure: float | None

    @property
    def holds(self) -> bool | None:
        """None where there is no figure, or nothing to hold it to."""
        if self.figure is None or self.goal.most is None:
            return None
        return self.figure <= self.goal.most

    def shown(self, number: float | None, second: str = "s") -> str:
        """A number with its unit; `second` is the word for it."""
        if number is None:
            return "–"
        if self.goal.unit in ("", "%"):
            return f"{number:.3g}{' %' if self.goal.unit else ''}"
        return f"{number:.2f} {second if self.goal.unit == 's' else self.goal.unit}"

    def as_text(self) -> str:
        """A line for the terminal."""
        verdict = {True: "holds", False: "DOES NOT HOLD", None: "not judged"}[self.holds]
        most = f", at most {self.shown(self.goal.most)}" if self.goal.most is not None else ""
        return f"{self.goal.en}: {self.shown(self.figure)}{most}: {verdict}"


def _of(table: Table, size: str, job: str) -> Figures | None:
    return table.get(size, {}).get(job)


def ratio(table: Table, size: str, job: str, to: str) -> float | None:
    """The median time of a job, in those of another at the same size."""
    one, other = _of(table, size, job), _of(table, size, to)
    return one.time / other.time if one and other else None


def seconds(table: Table, size: str, job: str) -> float | None:
    """The median time of a job."""
    figures = _of(table, size, job)
    return figures.time if figures else None


def rendering(table: Table, size: str) -> float | None:
    """The time that the pages add to a build of nothing, in times of writing the same bytes."""
    pages, frame, written = (_of(table, size, job) for job in ("pages", "frame", "written"))
    return (pages.time - frame.time) / written.time if pages and frame and written else None


def growth(table: Table, job: str) -> float | None:
    """The exponent from SMALL to LARGE."""
    small, large = seconds(table, SMALL, job), seconds(table, LARGE, job)
    return exponent((int(SMALL), small), (int(LARGE), large)) if small and large else None


def memory(table: Table, size: str, job: str) -> float | None:
    """The most memory of a job, in GiB."""
    figures = _of(table, size, job)
    return figures.most_memory / GIB if figures else None


def size_of_site(table: Table, size: str, job: str) -> float | None:
    """What a job wrote, in GiB."""
    figures = _of(table, size, job)
    return figures.bytes / GIB if figures else None


def written(table: Table, size: str, what: str) -> float | None:
    """The `files` or `bytes` that check, pages, index and API write, in those of Hugo."""
    goal, hugo = _of(table, size, "goal"), _of(table, size, "hugo")
    return getattr(goal, what) / getattr(hugo, what) if goal and hugo else None


def own_share(table: Table) -> float | None:
    """The build of the real data less what MkDocs takes for the editorial pages alone."""
    build, engine = seconds(table, "real", "build"), seconds(table, "real", "engine")
    return build - engine if build and engine else None


def warm(table: Table, job: str) -> float | None:
    """A warm build, in hundredths of the cold one."""
    share = ratio(table, MIDDLE, job, "build")
    return None if share is None else 100 * share


GOALS = (
    Goal("10,000 records: check, all pages, search index and API, to Hugo’s record pages alone", "1 万条记录：校验、全部页面、检索索引与数据接口，比 Hugo 只写记录页", lambda table: ratio(table, MIDDLE, "goal", "hugo"), 0.8),
    Goal("10,000 records: the whole build with all downloads, to the same", "1 万条记录：连同全部下载的完整生成，比同一项", lambda table: ratio(table, MIDDLE, "build", "hugo"), None),
    Goal("10,000 records: rendering and writing pages, to writing the same bytes", "1 万条记录：渲染并写出页面，比只写出同样的字节", lambda table: rendering(table, MIDDLE), 2.5),
    Goal("from 1,000 to 100,000 records: exponent of the same build", "从 1 千到 10 万条记录：第一项所需时间的增长指数", lambda table: growth(table, "goal"), 1.05, ""),
    Goal("100,000 records: memory of the same build", "10 万条记录：第一项所需的内存", lambda table: memory(table, LARGE, "goal"), 1.5, "GiB"),
    Goal("400,000 records: the same build", "40 万条记录：第一项所需的时间", lambda table: seconds(table, WHOLE_COUNTRY, "goal"), None, "s"),
    Goal("400,000 records: its memory", "40 万条记录：所需内存", lambda table: memory(table, WHOLE_COUNTRY, "goal"), None, "GiB"),
    Goal("400,000 records: its size", "40 万条记录：网站大小", lambda table: size_of_site(table, WHOLE_COUNTRY, "goal"), None, "GiB"),
    Goal("10,000 records: `lubiao check`, to PyYAML’s C loader", "1 万条记录：`lubiao check`，比 PyYAML 的 C 加载器", lambda table: ratio(table, MIDDLE, "check", "yaml"), 1.5),
    Goal("the real data: `lubiao check`", "真实数据：`lubiao check`", lambda table: seconds(table, "real", "check"), 0.6, "s"),
    Goal("the real data: `lubiao build`", "真实数据：`lubiao build`", lambda table: seconds(table, "real", "build"), 4.0, "s"),
    Goal("the real data: the same less what MkDocs takes for the editorial pages", "真实数据：同上，减去 MkDocs 生成编辑页所需", own_share, 1.0, "s"),
    Goal("10,000 records, warm: the title of one record changed, to cold", "1 万条记录，增量：改一条记录的题名，比全新生成", lambda table: warm(table, "warm"), 10.0, "%"),
    Goal("10,000 records, warm: one record grown by a line, to cold", "1 万条记录，增量：一条记录多一行，比全新生成", lambda table: warm(table, "warm-line"), 10.0, "%"),
    Goal("10,000 records: `lubiao serve`, from an edit to its page", "1 万条记录：`lubiao serve`，从修改到页面显示", lambda table: seconds(table, MIDDLE, "serve"), 1.0, "s"),
    Goal("`lubiao --help`", "`lubiao --help`", lambda table: seconds(table, SMALL, "help"), 0.15, "s"),
)  # fmt: skip
