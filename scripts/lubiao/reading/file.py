"""From a path to clean text: a regular file, of sane size, UTF-8, without characters that YAML cannot hold."""

from __future__ import annotations

import re
from pathlib import Path

from lubiao.findings import N_, Finding, Level, Message, Place
from lubiao.findings.system import reason_of

LARGEST_FILE = 64 * 2**20
"""Bytes; some 60 000 records. A larger batch is split under data/standards/."""

_NOT_ALLOWED = re.compile("[\x00-\x08\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_MOST_PER_FILE = 20


def read_text(path: Path, shown: str) -> tuple[str | None, list[Finding]]:
    """The text of a file and what is wrong with its bytes; None where there is no text to go on with.

    `shown` is the file's name in findings. Characters that are not allowed are replaced by a space,
    so that the rest of the file can be read and all its faults be told in one run.
    """

    def fault(
        rule: str, message: Message, remedy: Message, line: int = 1, column: int = 1, length: int = 0
    ) -> Finding:
        end = (line, column + length) if length else (0, 0)
        return Finding(rule, Level.ERROR, Place(shown, line, column, "", *end), message, remedy)

    try:
        if not path.exists():
            return None, [
                fault(
                    "LB001",
                    Message(N_("The file is missing.")),
                    Message(N_("Create it, or name the right data folder with --data.")),
                )
            ]
        if path.is_symlink():
            return None, [
                fault(
                    "LB001",
                    Message(N_("This is a link to another file.")),
                    Message(N_("Put the file itself in its place.")),
                )
            ]
        if not path.is_file():
            return None, [
                fault(
                    "LB001",
                    Message(N_("This is no regular file.")),
                    Message(N_("Put a YAML file in its place.")),
                )
            ]
        size = path.stat().st_size
        if size > LARGEST_FILE:
            return None, [
                fault(
                    "LB002",
                    Message(
                        N_("The file has {size} MiB; the largest file that is read has {largest} MiB."),
                        {"size": size >> 20, "largest": LARGEST_FILE >> 20},
                    ),
                    Message(N_("Split it into several files under data/standards/.")),
                )
            ]
        content = path.read_bytes()
    except (OSError, ValueError) as problem:
        reason = reason_of(problem)
        return None, [
            fault(
                "LB001",
                Message(N_("The file cannot be read: {reason}."), {"reason": reason}),
                Message(N_("Check the file and its permissions.")),
            )
        ]

    findings: list[Finding] = []
    if content.startswith(b"\xef\xbb\xbf"):
        content = content[3:]
        findings.append(
            fault(
                "LB003",
                Message(N_("The file begins with a byte order mark (BOM).")),
                Message(N_("Save it as UTF-8 without BOM.")),
            )
        )
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as problem:
        before = content[: problem.start].decode("utf-8")
        line, column = _line_and_column(before, len(before))
        findings.append(
            fault(
                "LB003",
                Message(
                    N_("The file is not UTF-8; it looks like {encoding}."),
                    {"encoding": _guess(content)},
                ),
                Message(N_("Save it as UTF-8 without BOM.")),
                line,
                column,
            )
        )
        return None, findings
    if not _NOT_ALLOWED.search(text):
        return text, findings
    for found in list(_NOT_ALLOWED.finditer(text))[:_MOST_PER_FILE]:
        line, column = _line_and_column(text, found.start())
        is_tab = found[0] == "\t"
        findings.append(
            fault(
                "LB004",
                Message(N_("A tab stands here.")) if is_tab
                else Message(N_("The invisible character {character} stands here."), {"character": f"U+{ord(found[0]):04X}"}),
                Message(N_("Write spaces in its place.")) if is_tab else Message(N_("Delete it.")),
                line,
                column,
                length=1,
            )
        )  # fmt: skip
    return cleaned(text), findings


def cleaned(text: str) -> str:
    """The text with a space for each character that is not allowed; every other one stays at its offset."""
    return _NOT_ALLOWED.sub(" ", text)


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _guess(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return "binary"
    return "GB18030"
