"""Which records somebody has changed: of these every finding is shown, however many others there are."""

from __future__ import annotations

import re
import subprocess
import sys
from bisect import bisect_right
from collections import defaultdict
from functools import cached_property
from pathlib import Path

from lubiao.findings import Finding
from lubiao.reading import Data

LONGEST = 5
"""Seconds for git; a slower answer is not waited for."""

_FILE = re.compile(r"\+\+\+ b/(.+)")
_LINES = re.compile(r"@@ -\S+ \+([0-9]+)(?:,([0-9]+))? @@")

Span = tuple[int, int]
"""First and last line."""


class OwnChanges:
    """The records that differ from the last commit of git; none where there is no git, or no commit."""

    def __init__(self, folder: Path, data: Data) -> None:
        self._folder, self._data = folder, data

    def holds(self, finding: Finding) -> bool:
        """Whether a finding stands in a record that was changed."""
        spans, line = self._records.get(finding.place.file, []), finding.place.line
        number = bisect_right(spans, (line, sys.maxsize)) - 1
        return number >= 0 and line <= spans[number][1]

    @cached_property
    def _records(self) -> dict[str, list[Span]]:
        """File, as findings name it → the lines of its records that were changed. Asked for only when needed."""
        records: dict[str, list[Span]] = {}
        for file, changed in self._changed_lines().items():
            document = self._data.documents.get(file)
            if document is None:
                continue
            spans = [
                (document.line_at(start), document.line_at(max(end - 1, start)))
                for start, end in document.spans
            ]
            begins = [first for first, _ in spans]
            touched: set[int] = set()
            for before, behind in changed:
                touched.update(range(max(bisect_right(begins, before) - 1, 0), bisect_right(begins, behind)))
            records[file] = [spans[number] for number in sorted(touched)]
        return records

    def _changed_lines(self) -> dict[str, list[Span]]:
        shown = self._folder.resolve().name or "data"
        changed: defaultdict[str, list[Span]] = defaultdict(list)
        options = ("--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--relative")
        prefixes = ("--src-prefix=a/", "--dst-prefix=b/")
        file = ""
        for line in self._git("diff", *options, *prefixes, "HEAD", "--", "."):
            if found := _FILE.fullmatch(line):
                file = f"{shown}/{found[1]}"
            elif (found := _LINES.match(line)) and file:
                first, count = int(found[1]), int(found[2] or 1)
                changed[file].append((first, first + max(count, 1) - 1))
        for name in self._git("ls-files", "--others", "--exclude-standard"):
            changed[f"{shown}/{name}"].append((1, sys.maxsize))
        return changed

    def _git(self, *arguments: str) -> list[str]:
        command = ["git", "-C", str(self._folder), "-c", "core.quotePath=false", *arguments]
        try:
            done = subprocess.run(
                command, stdin=subprocess.DEVNULL, capture_output=True, timeout=LONGEST, check=True
            )
        except (OSError, subprocess.SubprocessError):
            return []
        return done.stdout.decode("utf-8", "replace").splitlines()
