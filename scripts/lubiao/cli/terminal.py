"""One line typed at a terminal, and the few answers that mean the same at every question."""

from __future__ import annotations

import codecs
import contextlib
import locale
import sys
import unicodedata

from lubiao.findings import N_, Message
from lubiao.findings.escaping import visible
from lubiao.intake.cells import text_of

BACK = frozenset({"<", "《", "〈"})
"""Asks the former question again. A Chinese keyboard gives 《 for <."""

HELP = frozenset({"?"})
NOTHING = "-"
"""The answer that refuses what is offered."""

DASHES = frozenset({NOTHING, "—", "——", "–", "−"})
YES = frozenset({"y", "yes", "是", "是的", "好", "好的", "对", "可以", "确定", "写入"})
NO = frozenset({"n", "no", "否", "不", "不是", "不要", "不用", "不写"})

KEYS = Message(
    N_(
        "? shows help, < goes back one question, {nothing} leaves one out. Ctrl-C stops: your answers are shown, "
        "with the command that goes on from there."
    ),
    {"nothing": NOTHING},
)


def edit_lines() -> None:
    """Let arrow keys move in the line that is typed, where the system has the means.

    readline reads in the encoding of the locale: under LC_ALL=C it would spoil every Chinese character.
    """
    if codecs.lookup(locale.getencoding()) == codecs.lookup(sys.stdin.encoding):
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401  Its import is all that `input` needs.


def read_line(prompt: str) -> str:
    """What was typed, without invisible characters. Raises KeyboardInterrupt on Ctrl-C, EOFError on Ctrl-D."""
    while True:
        try:
            return text_of(input(visible(prompt)))
        except UnicodeDecodeError:
            continue  # Half a character: it is asked again.


def plain(typed: str) -> str:
    """An answer as it is compared with the few words above: without width and case."""
    return unicodedata.normalize("NFKC", typed).strip().casefold()
