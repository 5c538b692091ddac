"""`lubiao add` at a pseudo-terminal, with answers typed one after the other."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import sys
from pathlib import Path

LUBIAO = Path(sys.executable).with_name("lubiao")
CTRL_C, CTRL_D = "\x03", "\x04"
MOST_SILENCE = 10
"""Seconds in which the dialogue shows something."""


def at_a_terminal(data: Path, answers: list[str], *arguments: str, language: str = "zh") -> tuple[int, str]:
    """Run the dialogue in a pseudo-terminal and type the answers; exit code, and all that was shown.

    Control characters are typed as keys, without Enter behind them.
    """
    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = "dumb"
        signal.signal(
            signal.SIGINT, signal.SIG_DFL
        )  # Whatever runs the tests in the background may have switched it off.
        os.execv(LUBIAO, ["lubiao", "add", "--data", str(data), "--lang", language, *arguments])
    shown, key = b"", CTRL_C
    waiting = list(answers)
    try:
        while True:
            if not select.select([terminal], [], [], MOST_SILENCE)[0]:
                # A key that comes just before the program listens is lost; whoever is not answered types it again.
                os.write(terminal, (key if key in (CTRL_C, CTRL_D) else CTRL_C).encode())
            shown += os.read(terminal, 65536)
            asked = shown.endswith((b"> ", b"] ", b"]: "))
            if asked:
                key = waiting.pop(0) if waiting else CTRL_D
                os.write(terminal, (key if key in (CTRL_C, CTRL_D) else key + "\n").encode())
    except OSError:
        pass  # The other end is closed: the dialogue is over.
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return status, re.sub(r"\x1b\[[0-9]*m|\r(?=\n)", "", shown.decode())


def record_of(data: Path, code: str, file: str = "standards.yaml") -> str:
    text = (data / file).read_text(encoding="utf-8")
    return text[text.index(f"- code: {code}\n") :].partition("\n\n")[0]


def between(shown: str, begin: str, end: str) -> str:
    return shown.partition(begin)[2].partition(end)[0]
