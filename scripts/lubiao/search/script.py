"""The scripts that search, as one: a browser far away asks once, and not eleven times in turn."""

from __future__ import annotations

from pathlib import Path

SCRIPTS = (
    "fold", "columns", "marks", "pinyin", "facets", "terms", "find", "present", "nearest", "scan", "worker",
)  # fmt: skip
"""The names of the scripts in `overrides/assets/javascripts/search`, in the order in which each needs those before it."""


def search_script(folder: Path) -> str:
    """The scripts of a folder, joined. It runs in a worker, and on a page where there is none."""
    return "\n".join((folder / f"{name}.js").read_text("utf-8") for name in SCRIPTS)
