"""The data folder of a git revision, written out for as long as it is compared.

What a revision is called, and what lies in it, may be somebody else's: no shell sees the name, git is told that it is
no option, and only regular files of the names that are read anyway are written, and nothing else of the tree.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lubiao.findings import N_, Message
from lubiao.reading.data import MODELS

_FILES = re.compile(
    rf"(?:{'|'.join(MODELS)})\.yaml|standards/[^/\\]+\.yaml|vocabulary/[^/\\]+\.csv", re.DOTALL
)
_REGULAR = ("100644", "100755")


class NoRevision(Exception):
    """There is no such revision, or it holds no data folder; `message` says it to people."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


@contextmanager
def folder_of_revision(revision: str, data: Path) -> Iterator[Path]:
    """The folder `data` as it is in a revision of the repository that it lies in, as a temporary folder.

    Raises NoRevision, also where git is not there, or finds no repository.
    """
    inside = data if data.is_dir() else data.absolute().parent
    if not inside.is_dir() or revision.startswith("-") or not revision.isprintable():
        raise NoRevision(_not_found(revision))
    commit = _commit(revision, inside)
    prefix = _git(inside, "rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").rstrip("\n")
    path = prefix.rstrip("/") if inside == data else prefix + data.name
    missing = Message(N_("{revision} has no folder {folder}."), {"revision": revision, "folder": path})
    try:
        tree = _git(inside, "rev-parse", "--verify", f"{commit}:{path}")
        listed = _git(inside, "ls-tree", "-r", "-z", "--full-tree", tree.decode().strip())
    except NoRevision:
        raise NoRevision(missing) from None
    with tempfile.TemporaryDirectory(prefix="lubiao-") as temporary:
        folder = Path(temporary) / (data.resolve().name or "data")
        folder.mkdir()
        _write(folder, inside, listed.decode("utf-8", "surrogateescape"))
        yield folder


def commit_that_added(file: Path) -> str:
    """The commit that added a file of the repository. Raises NoRevision where none did."""
    found = _git(file.parent, "log", "--diff-filter=A", "--format=%H", "-1", "--", file.name).decode().split()
    if not found:
        raise NoRevision(Message(N_("No commit holds {file} yet."), {"file": file}))
    return found[0]


def _commit(revision: str, inside: Path) -> str:
    """The commit that a name means. Of what git says only that the name means none is said in our words."""
    _git(inside, "rev-parse", "--git-dir")
    try:
        found = _git(inside, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    except NoRevision:
        raise NoRevision(_not_found(revision)) from None
    return found.decode().split()[-1]


def _not_found(revision: str) -> Message:
    return Message(
        N_("{name} is neither a data folder (with a standards.yaml) nor a revision that git knows."),
        {"name": revision},
    )


def _write(folder: Path, inside: Path, listed: str) -> None:
    """Write the files of a tree, listed as `mode type object TAB path NUL`."""
    files: list[tuple[Path, str]] = []
    for line in listed.split("\0")[:-1]:
        about, _, path = line.partition("\t")
        mode, _, name = about.split()
        if mode in _REGULAR and _FILES.fullmatch(path):
            files.append((folder / path, name))
    asked = "".join(f"{name}\n" for _, name in files).encode()
    answer = _git(inside, "cat-file", "--batch", given=asked)
    start = 0
    for target, _ in files:
        head = answer.index(b"\n", start)
        told = answer[start:head].decode().split()  # `object type size`, or `object missing`
        if len(told) != 3:
            raise NoRevision(Message(N_("git says: {said}"), {"said": " ".join(told)}))
        size = int(told[2])
        start = head + 1
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(answer[start : start + size])
        start += size + 1


def _git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git says; NoRevision with git's own words where it fails."""
    try:
        done = subprocess.run(
            ["git", "--no-replace-objects", *arguments],
            cwd=folder, input=given, capture_output=True, check=False,
        )  # fmt: skip
    except OSError as problem:
        reason = Message(N_("git cannot be run: {reason}"), {"reason": problem})
        raise NoRevision(reason) from problem
    if done.returncode:
        said = done.stderr.decode("utf-8", "backslashreplace").strip()
        raise NoRevision(Message(N_("git says: {said}"), {"said": said}))
    return done.stdout
