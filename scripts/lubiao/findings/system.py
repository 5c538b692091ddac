"""Why the system refused a file, in the reader's language: Python has the reasons in the words of the C library only."""

from __future__ import annotations

from .message import N_, Message

COMMON = (
    N_("No such file or directory"),
    N_("Permission denied"),
    N_("Operation not permitted"),
    N_("Read-only file system"),
    N_("No space left on device"),
    N_("Disk quota exceeded"),
    N_("Is a directory"),
    N_("Not a directory"),
    N_("File name too long"),
    N_("Address already in use"),
    N_("Cannot assign requested address"),
    N_("Name or service not known"),
    N_("is a link to another file"),
)
"""As C libraries word them, and `writing.file` the last: these have a translation."""


def reason_of(problem: Exception) -> Message:
    """The reason of an error of the system; an uncommon one is in its own words."""
    worded = getattr(problem, "strerror", None) or type(problem).__name__
    return Message(worded.replace("{", "{{").replace("}", "}}"))
