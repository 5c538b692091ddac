"""What search.py prints."""

from __future__ import annotations

import statistics
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

KB = 1000
MB = 1000 * KB


@dataclass
class Engine:
    """One search engine and what was measured of it; sizes in bytes, times in seconds or as page.js gives them."""

    name: str
    raw: int = 0
    shrunk: int = 0
    files: int = 1
    built: float = 0
    memory: float = 0
    browser: dict[str, Any] = field(default_factory=dict)

    def times(self) -> list[float]:
        """The median of each key."""
        return [statistics.median(key["times"]) for key in self.browser["keys"]]

    def worst(self) -> float:
        """The slowest answer of all, the first one to each key included."""
        return max(max(key["times"]) for key in self.browser["keys"])


def summary(engines: Sequence[Engine], count: int) -> str:
    """Sizes and times; behind each figure of a peer how many times that of the site it is."""
    measures: list[tuple[str, Callable[[Engine], float]]] = [
        ("index, files", lambda e: e.files),
        ("index, kB", lambda e: e.raw / KB),
        ("index gzipped, kB", lambda e: e.shrunk / KB),
        ("index gzipped, bytes a record", lambda e: e.shrunk / count),
        ("built in, s", lambda e: e.built),
        ("memory for building, MB", lambda e: e.memory / MB),
        ("sent for the first results, kB", lambda e: e.browser["sent"] / KB),
        ("sent in all, kB", lambda e: e.browser["sent_in_all"] / KB),
        ("downloading the index, ms", lambda e: e.browser["download"]),
        ("first results after that, ms", lambda e: e.browser["first"]),
        ("a key, median, ms", lambda e: statistics.median(e.times())),
        ("a key, slowest median, ms", lambda e: max(e.times())),
        ("a key, slowest of all, ms", lambda e: e.worst()),
        ("passes", lambda e: min(len(key["times"]) for key in e.browser["keys"])),
        ("page blocked > 50 ms, times", lambda e: len(e.browser["longTasks"])),
        ("page blocked, longest, ms", lambda e: max(e.browser["longTasks"], default=0)),
    ]
    uncompared = {"passes", "index, files"}

    def cell(name: str, engine: Engine, of: Callable[[Engine], float]) -> str:
        value, own = of(engine), of(engines[0])
        if not value and ("gzipped" in name or "memory" in name or "downloading" in name):
            return "–"
        ratio = (
            f" ({number(value / own)} ×)"
            if own and engine is not engines[0] and name not in uncompared
            else ""
        )
        return number(value) + ratio

    rows = [[name, *(cell(name, engine, of) for engine in engines)] for name, of in measures]
    return table(["", *(engine.name for engine in engines)], rows)


def questions(engines: Sequence[Engine], truths: Mapping[str, set[str]]) -> str:
    """For each question how many standards it should find, and of each engine: found, recall, precision, the slowest key."""
    rows = []
    for query, truth in truths.items():
        row = [f"`{query}`", str(len(truth))]
        for engine in engines:
            found = {
                address
                for address in engine.browser["found"][query]["rows"]
                if address.startswith("standards/")
            }
            right = len(found & truth)
            recall = f"{right / len(truth):.2f}" if truth else "–"
            precision = f"{right / len(found):.2f}" if found else "–"
            slowest = max(
                statistics.median(key["times"]) for key in engine.browser["keys"] if key["query"] == query
            )
            row.append(f"{len(found)}: {recall}, {precision}; {number(slowest)} ms")
        rows.append(row)
    head = [
        "question",
        "should find",
        *(f"{engine.name}: found: recall, precision; slowest key" for engine in engines),
    ]
    return table(head, rows)


def goals(own: Engine, sizes: Mapping[str, tuple[int, int]], count: int) -> str:
    """The goals that are set for this number of records, and whether they hold."""
    found = []
    for language, (raw, small) in sizes.items():
        found.append(
            (
                f"index {language}: {raw / KB:.1f} kB, gzipped {small / KB:.1f} kB, {small / count:.1f} bytes a record",
                None,
            )
        )
        if count < 1000:
            found.append((f"index {language}, gzipped, at most 150 kB: {small / KB:.1f}", small <= 150 * KB))
        if count == 10_000:
            found.append(
                (
                    f"index {language}, gzipped, at most 60 bytes a record: {small / count:.1f}",
                    small <= 60 * count,
                )
            )
    first = own.browser["first"]
    found.append((f"first results at most 1500 ms after the index arrived: {first:.0f}", first <= 1500))
    found.append((f"a key at most 50 ms, the slowest of all: {own.worst():.0f}", own.worst() <= 50))
    found.append((f"a key at most 50 ms, the slowest median: {max(own.times()):.0f}", max(own.times()) <= 50))
    slow = sorted(
        ((max(key["times"]), statistics.median(key["times"]), key["typed"]) for key in own.browser["keys"]),
        reverse=True,
    )
    lines = [
        f"- {text}" + {None: "", True: ": holds", False: ": DOES NOT HOLD"}[holds] for text, holds in found
    ]
    lines.append(
        "- slowest keys (slowest, median, ms): "
        + ", ".join(f"`{t}` {number(w)} {number(m)}" for w, m, t in slow[:6])
    )
    return "\n".join(lines)


def number(value: float) -> str:
    """Three digits are enough."""
    if value >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Markdown that is as well read as it stands."""
    widths = [max(map(width, column)) for column in zip(head, *rows, strict=True)]

    def line(cells: Sequence[str]) -> str:
        padded = (cell + " " * (wide - width(cell)) for cell, wide in zip(cells, widths, strict=True))
        return f"| {' | '.join(padded)} |"

    return "\n".join([line(head), line(["-" * wide for wide in widths]), *map(line, rows), ""])


def width(text: str) -> int:
    """On the screen, where a Chinese character is as wide as two letters."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
