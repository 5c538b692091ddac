"""`lubiao build`, narrowed to parts of its work: `python narrowed.py pages,search build --data …`; `none` leaves all parts away.

For measuring only: the command itself always writes a whole site. With `pages` comes what is made last, the few pages and
files that tell of all others.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any

from lubiao.cli import main
from lubiao.engine import work
from lubiao.publish.pictures import pictures

PARTS = {
    "_pages_of_standards": "pages",
    "_pages": "pages",
    "_of_all": "pages",
    "_twins": "twins",
    "_index": "search",
    "_downloads": "downloads",
    "_remembered": "memory",
}
"""Functions of `lubiao.engine.work` and what they write; of two it depends on what they are given."""

_TASKS = ("_first_tasks", "_tasks")
"""Functions of the same module that give the tasks."""


def part_of(task: Any) -> str:
    """What a task writes: pages, twins, search, downloads, api, pictures, following, memory."""
    name = task.func.__name__
    if name == "_records":
        return "pictures" if task.args[0] is pictures else "api"
    if name == "_once":
        return "api" if task.args[0].__name__ == "api_lists" else "following"
    return PARTS[name]


def narrow(parts: set[str]) -> None:
    """Let a build do nothing else."""

    def narrowed(tasks: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
        return lambda *about, **more: (task for task in tasks(*about, **more) if part_of(task) in parts)

    for name in _TASKS:
        setattr(work, name, narrowed(getattr(work, name)))
    if "pages" not in parts:
        work.write_last = lambda *_: work.Done()


if __name__ == "__main__":
    narrow(set(sys.argv.pop(1).split(",")))
    main()
