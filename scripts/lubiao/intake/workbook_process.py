"""The library that reads workbooks, in a process of its own with little memory and time.

It is native code: a spoilt .xls of six kilobytes makes it ask for twenty-four gigabytes, or end the process in
which it runs. What it read comes back as JSON, so nothing but values crosses over.
"""

from __future__ import annotations

import contextlib
import datetime
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .unusable import CellCount, TooLarge, refuse_large

LARGEST_MEMORY = 2**30
"""Bytes that the process may have, where the system can hold it to that (not on Windows)."""

LONGEST = 60
"""Seconds."""

HAS_PASSWORD, IS_TOO_LARGE, IS_DAMAGED = 3, 4, 5
"""Its exit codes; 0 where the sheets were read. Python ends with others where it cannot start."""

_TYPES: dict[str, Any] = {
    "datetime": datetime.datetime.fromisoformat,
    "date": datetime.date.fromisoformat,
    "time": datetime.time.fromisoformat,
    "timedelta": lambda seconds: datetime.timedelta(seconds=seconds),
}


class NotRead(Exception):
    """The process ended without sheets; `code` is its exit code. Where the system ended it, it is negative, or on Windows above 255."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class NotStarted(Exception):
    """There is no such process, or it ended before it looked at the workbook; the text says why."""


def read_apart(content: bytes) -> list[dict[str, Any]]:
    """The sheets of a workbook: `{"name", "hidden", "rows", "merged"}`. Raises NotRead, NotStarted."""
    command = [sys.executable, "-P", "-c", f"from {__name__} import main; main()"]
    try:
        environment = {**os.environ, "PYTHONPATH": _module_path(), "RUST_BACKTRACE": "0"}
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=LONGEST, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        raise NotRead(IS_TOO_LARGE) from None
    except OSError as problem:
        raise NotStarted(problem.strerror or type(problem).__name__) from None
    if 0 < done.returncode < 256 and done.returncode not in (HAS_PASSWORD, IS_TOO_LARGE, IS_DAMAGED):
        lines = done.stderr.decode("utf-8", "replace").split("\n")
        raise NotStarted(
            next((line for line in reversed(lines) if line.strip()), str(done.returncode)).strip()
        )
    if done.returncode:
        raise NotRead(done.returncode)
    sheets: list[dict[str, Any]] = json.loads(done.stdout, object_hook=_value)
    return sheets


def _module_path() -> str:
    """Where this process finds modules, less the current folder: a file beside a list is no library."""
    here, own = os.path.realpath(os.curdir), Path(__file__).resolve().parents[2]
    return os.pathsep.join(
        place for place in sys.path if os.path.realpath(place) != here or own == Path(here)
    )


def main() -> None:
    """Read a workbook from standard input, and write its sheets as JSON. Ends the process."""
    _hold_back()
    from python_calamine import CalamineWorkbook, PasswordError

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        sys.stdout.write(json.dumps(list(_sheets(workbook)), default=_written))
        sys.stdout.flush()
    except PasswordError:
        sys.exit(HAS_PASSWORD)
    except (TooLarge, MemoryError):
        sys.exit(IS_TOO_LARGE)
    except Exception:  # whatever it says of a broken file
        sys.exit(IS_DAMAGED)
    except BaseException as problem:
        # A panic in Rust is no Exception.
        if type(problem).__name__ != "PanicException":
            raise
        sys.exit(IS_DAMAGED)
    os._exit(0)  # what the library holds need not be given back piece by piece


def _sheets(workbook: Any) -> Iterator[dict[str, Any]]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    count = CellCount()
    for meta in workbook.sheets_metadata:
        if meta.typ is not SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(meta.name)
        refuse_large(sheet.total_height, sheet.total_width)
        count.add(sheet.total_height * sheet.total_width)
        yield {
            "name": meta.name,
            "hidden": meta.visible is not SheetVisibleEnum.Visible,
            "rows": sheet.to_python(skip_empty_area=False),
            "merged": sheet.merged_cell_ranges or [],
        }


def _written(value: object) -> dict[str, object]:
    if isinstance(value, datetime.timedelta):
        return {"timedelta": value.total_seconds()}
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return {type(value).__name__: value.isoformat()}
    return {"other": str(value)}


def _value(of: dict[str, Any]) -> Any:
    if len(of) == 1:
        ((name, value),) = of.items()
        return _TYPES.get(name, str)(value)
    return of


def _hold_back() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    for kind, most in ((resource.RLIMIT_AS, LARGEST_MEMORY), (resource.RLIMIT_CORE, 0)):
        least = min([most, *(limit for limit in resource.getrlimit(kind) if limit != resource.RLIM_INFINITY)])
        with contextlib.suppress(ValueError, OSError):  # a system that holds nothing to limits
            resource.setrlimit(kind, (least, least))
