"""The line of a file in which a fault stands, with carets under it."""

from __future__ import annotations

from collections.abc import Callable

from .escaping import visible
from .finding import Place

Lines = Callable[[str, int], str]
"""From a file's name, as findings give it, and the number of a line, from 1, to that line; empty where there is none."""

WIDEST = 100
"""Cells of a quoted line where no terminal says how wide it is."""

_NARROWEST = 20
_CUT = "…"


def no_lines(file: str, line: int) -> str:
    """`Lines` where no text is at hand."""
    return ""


def quoted(place: Place, lines: Lines, width: int = WIDEST) -> tuple[str, str] | None:
    """The line of a place behind its number, and the carets to be written under it; None where there is no line.

    Both are at most `width` cells wide; a Chinese character takes two, and what cannot be seen is shown by its
    escape. A longer line is cut around the fault. Of a fault over several lines the first one is marked.
    """
    line = lines(place.file, place.line).rstrip()
    if not line:
        return None
    head = f"{place.line} | "
    first = min(place.column - 1, len(line))
    shown, before, marked = _window(line, first, _end(place, line), max(width - len(head), _NARROWEST))
    margin = " " * (len(head) - 2) + "| "
    return head + shown, margin + " " * before + "^" * max(marked, 1)


def _end(place: Place, line: str) -> int:
    """Behind the last marked character of the line, from 0; 0 where no end is known."""
    if place.end_line > place.line:
        return len(line)
    return min(place.end_column - 1, len(line)) if place.end_line == place.line else 0


def _window(line: str, first: int, last: int, room: int) -> tuple[str, int, int]:
    """What of a line fits into so many cells, and how many cells lie before the fault and under it."""
    from rich.cells import cell_len  # Imported here: most runs have nothing to quote.

    # A line may be as long as a file may be: what is surely out of sight is not looked at.
    near, far = max(first - 2 * room, 0), min(first + 2 * room, len(line))
    characters = [visible(character) for character in line[near:far]]
    cells = [cell_len(character) for character in characters]
    first, last = first - near, max(last, first) - near
    begin, end = 0, len(cells)
    if near or far < len(line) or sum(cells) > room:
        room -= 2 * cell_len(_CUT)
        # A third of the room is for what stands before, all of it where the fault still fits in.
        before = room if sum(cells[:last]) <= room else room // 3
        begin = first
        while begin and sum(cells[begin - 1 : first]) <= before:
            begin -= 1
        end = begin
        while end < len(cells) and sum(cells[begin : end + 1]) <= room:
            end += 1
    left = _CUT if near + begin else ""
    right = _CUT if near + end < len(line) else ""
    before_it, under_it = cells[begin:first], cells[first : min(last, end)]
    return (
        left + "".join(characters[begin:end]) + right,
        cell_len(left) + sum(before_it),
        sum(under_it),
    )
