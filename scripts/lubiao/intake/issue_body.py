"""The body of an issue that GitHub made from a form, cut into its answers.

GitHub writes each field as `### label`, a blank line and the answer, and `_No response_` where there is none.
Whoever edits the issue can write anything there. A heading that is missing or stands twice is told; what the
second one meant is not guessed: an answer could carry it to pass for another field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

LARGEST_BODY = 65_536
"""Characters; GitHub takes no longer ones. What is beyond is not looked at."""

NO_ANSWER = frozenset({"_No response_", "None", "n/a"})
"""What GitHub, or people, write into a field that says nothing."""

_HEADING = re.compile(r"^### (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers by label, and the labels of the form that are missing or stand more than once."""

    of: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)


def cut(body: str, labels: Iterable[str]) -> Answers:
    """The answers that stand below the labels of a form. Other headings belong to the answer around them."""
    wanted = list(labels)
    text = _plain(body)
    found: list[tuple[str, int, int]] = []
    for heading in _HEADING.finditer(text):
        label = _label(heading)
        if label in wanted:
            found.append((label, heading.start(), heading.end()))
    answers = Answers()
    ends = [start for _, start, _ in found[1:]] + [len(text)]
    for (label, _, start), end in zip(found, ends, strict=True):
        answer = text[start:end].strip()
        if label in answers.of:
            answers.repeated.append(label)
        answers.of[label] = "" if answer in NO_ANSWER else answer
    answers.missing.extend(label for label in wanted if label not in answers.of)
    return answers


def likeness(body: str, labels: Iterable[str]) -> float:
    """Which part of a form's labels stand in a body as headings: 1 for a body that the form made."""
    wanted = set(labels)
    there = {_label(heading) for heading in _HEADING.finditer(_plain(body))}
    return len(wanted & there) / len(wanted)


def _label(heading: re.Match[str]) -> str:
    return " ".join(heading[1].split())


def _plain(body: str) -> str:
    """The body as GitHub shows it: one kind of line end, no longer than GitHub takes."""
    return body[:LARGEST_BODY].replace("\r\n", "\n").replace("\r", "\n")
