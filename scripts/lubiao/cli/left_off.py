"""What was answered before somebody stopped, as the command that goes on from there."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path

from lubiao.intake.questions import Answers

from .add_options import ANSWERS
from .batch import STANDARDS


@dataclass(frozen=True, slots=True)
class Call:
    """How `lubiao add` was called, apart from the answers."""

    data: Path
    into: Path
    language: str | None
    dry_run: bool

    def again(self, answers: Answers) -> str:
        """The command line with these answers as options, quoted for a shell."""
        words = ["lubiao", "add"]
        for name, answer in ANSWERS.items():
            given = answers.get(name, [])
            for value in [given] if isinstance(given, str) else given:
                words += [answer.flag, value]
        if self.data != Path("data"):
            words += ["--data", str(self.data)]
        if self.into != STANDARDS:
            words += ["--into", self.into.as_posix()]
        if self.language:
            words += ["--lang", self.language]
        return shlex.join([*words, "--dry-run"] if self.dry_run else words)
