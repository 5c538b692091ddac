"""Files that one job makes and the next takes over. Whoever reads one trusts its form, never its words."""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from .error import WorkflowError
from .event import Number

LARGEST_FILE = 64 * 2**20
"""Bytes; as large as a data file may be."""

DataFile = Annotated[
    str, StringConstraints(pattern=r"^data/(?:standards/)?[A-Za-z0-9][A-Za-z0-9_-]*\.yaml$", max_length=200)
]
Comment = Annotated[str, StringConstraints(max_length=65_536)]
Title = Annotated[str, StringConstraints(pattern=r"^data: [^\x00-\x1f\x7f]{1,300}$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Answer(_Strict):
    """What is answered to an issue form: a comment, and where `files` are, a pull request with their new texts."""

    version: Literal[1] = 1
    number: Number
    comment: Comment
    title: Title | None = None
    body: Comment = ""
    files: Annotated[dict[DataFile, str], Field(max_length=3)] = {}


class WeeklyReport(_Strict):
    """The text of the weekly issue; None where there is nothing to say."""

    version: Literal[1] = 1
    body: Comment | None


Handed = TypeVar("Handed", bound=BaseModel)


def write_handed(folder: Path, name: str, content: BaseModel) -> None:
    """Write a file for the next job. Raises WorkflowError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content.model_dump_json(), encoding="utf-8")
    except OSError as problem:
        raise WorkflowError(f"{name} cannot be written: {problem.strerror}.") from None


def read_handed(folder: Path, name: str, model: type[Handed]) -> Handed:
    """Read a file of the job before. Raises WorkflowError where it is not of its form."""
    try:
        if (folder / name).stat().st_size > LARGEST_FILE:
            raise WorkflowError(f"{name} is too large.")
        return model.model_validate_json((folder / name).read_bytes())
    except OSError as problem:
        raise WorkflowError(f"{name} cannot be read: {problem.strerror}.") from None
    except (ValidationError, ValueError, RecursionError):
        raise WorkflowError(f"{name} is not of the form that was agreed.") from None


def only_file(archive: bytes, name: str, largest: int) -> bytes | None:
    """The file of a name in an archive that anybody may have packed; None where there is none, or a larger one."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as packed:
            entry = packed.getinfo(name)
            if entry.file_size > largest or entry.compress_type not in (
                zipfile.ZIP_STORED,
                zipfile.ZIP_DEFLATED,
            ):
                return None
            with packed.open(entry) as file:
                content = file.read(largest + 1)  # what the entry says of its size may be wrong
            return content if len(content) <= largest else None
    except (
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        EOFError,
    ):
        return None


def set_output(name: str, value: Literal["true", "false"]) -> None:
    """Tell the workflow yes or no. Nothing else is ever written there, so nothing that somebody wrote can be."""
    if path := os.environ.get("GITHUB_OUTPUT"):
        with Path(path).open("a", encoding="ascii") as file:
            file.write(f"{name}={value}\n")
