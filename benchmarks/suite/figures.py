"""From runs to figures: medians, ratios, the exponent of growth."""

from __future__ import annotations

import math
import statistics
from dataclasses import asdict, dataclass, field
from typing import Any

from .process import Run


@dataclass
class Figures:
    """The runs of one job at one size, and what it wrote (files, bytes)."""

    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)
    resident: list[int] = field(default_factory=list)
    files: int = 0
    bytes: int = 0

    def add(self, run: Run) -> None:
        """One more run."""
        self.wall.append(round(run.wall, 4))
        self.processor.append(round(run.processor, 4))
        self.memory.append(run.memory)
        self.resident.append(run.resident)

    @property
    def time(self) -> float:
        """The median time, in seconds."""
        return statistics.median(self.wall)

    @property
    def work(self) -> float:
        """The median processor time, in seconds."""
        return statistics.median(self.processor)

    @property
    def most_memory(self) -> int:
        """The largest memory of any run, in bytes."""
        return max(max(self.memory), max(self.resident))

    def told(self) -> dict[str, Any]:
        """As it stands in a file of results: the runs, and of their times median, least and most."""
        spread = {
            name: {"median": statistics.median(values), "min": min(values), "max": max(values)}
            for name, values in (("wall", self.wall), ("processor", self.processor))
        }
        return {"spread": spread, **asdict(self)}

    @classmethod
    def read(cls, told: dict[str, Any]) -> Figures:
        """From a file of results."""
        return cls(**{key: value for key, value in told.items() if key != "spread"})


Table = dict[str, dict[str, Figures]]
"""Figures by size (`1000`, or `real`) and job."""


def exponent(first: tuple[float, float], last: tuple[float, float]) -> float:
    """The exponent with which times grow, from two pairs of a size and a time: 1 is linear, 2 quadratic."""
    (small, short), (large, long) = first, last
    return math.log(long / short) / math.log(large / small)
