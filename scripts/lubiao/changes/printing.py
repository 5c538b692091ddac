"""Changes for people at a terminal, for a comment on a pull request, and for programs.

All values come from files that anybody may have written: they are escaped here, each line as a whole.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
from typing import TextIO

from lubiao.findings import N_
from lubiao.findings.comments import harmless
from lubiao.findings.escaping import markdown, visible
from lubiao.findings.output import Output

from .change import Changes, KeyChange, RecordChange, StandardChange, StatusTold
from .words import Entry, Section, Words

SCHEMA_VERSION = 1
LARGEST_MARKDOWN = 60_000
"""Characters; GitHub refuses a comment of more than 65,536, and whoever posts it may put something above."""

NOTHING = N_("Nothing has changed.")


def print_text(changes: Changes, language: str, stream: TextIO) -> None:
    """A heading for each section, then a line for each change that begins with the name of its record."""
    output, words = Output(stream), Words(language)
    sections = words.sections(changes)
    if not sections:
        output.write(words.say(NOTHING))
    for number, section in enumerate(sections):
        output.write(("\n" if number else "") + _heading(section, words), "bold")
        for entry in section.entries:
            name = f"{entry.name} {entry.title}".rstrip() if section.is_list else entry.name
            said = [words.say(N_("{name}: {line}"), name=name, line=line) for line in entry.lines]
            for line in said or [name]:
                output.write(visible(f"  {line}"))


def to_markdown(changes: Changes, language: str) -> str:
    """A heading and a list for each section, at most LARGEST_MARKDOWN characters.

    Where more would be said, entries that do not fit are left out and counted at the end of their section.
    """
    words = Words(language)
    sections = words.sections(changes)
    if not sections:
        return markdown(words.say(NOTHING)) + "\n"
    written = []
    room = LARGEST_MARKDOWN - 500 * len(sections)  # for headings, and for what is said of entries left out
    for section in sections:
        entries, left_out = [], 0
        for entry in section.entries:
            text = _markdown_entry(entry)
            if len(text) > room:
                left_out += 1
                continue
            room -= len(text)
            entries.append(text)
        if left_out:
            more = N_("{number} more do not fit in here; lubiao diff shows them at a terminal.")
            entries.append(f"- {markdown(words.say(more, number=left_out))}\n")
        written.append(f"### {markdown(_heading(section, words))}\n\n{''.join(entries)}")
    return "\n".join(written)


def _heading(section: Section, words: Words) -> str:
    return words.say(
        N_("{heading}: {number}"), heading=words.say(section.heading), number=len(section.entries)
    )


def _markdown_entry(entry: Entry) -> str:
    head = f"- **{harmless(entry.name)}** {harmless(entry.title)}".rstrip()
    return "".join(f"{line}\n" for line in [head, *(f"  - {harmless(line)}" for line in entry.lines)])


def to_json(changes: Changes, names: tuple[str, str], day: datetime.date, *, only_ascii: bool = False) -> str:
    """The changes for programs; `names` are those of the two states, `day` that of the statuses. No text is cut.

    `{"schema_version": 1, "old", "new", "day", "standards": […], "cities": […], "organizations": […],
    "sources": […], "reported": […]}`. A standard: `{"change", "class", "name", "former_name", "slug",
    "title_zh", "title_en", "status", "keys": [{"key", "class", "old", "new"}]}`. `change` is a Fate, `class` a
    Changed; a status is `{"value", "basis", "by": [code…], "since", "read", "source"}`. The others:
    `{"change", "class", "name", "keys"}`. What is not known is null; names are added to this form, none is
    taken away or given another meaning without another `schema_version`.
    """
    told: dict[str, object] = {
        "schema_version": SCHEMA_VERSION,
        "old": visible(names[0]),
        "new": visible(names[1]),
        "day": day.isoformat(),
        "standards": [_standard(change) for change in changes.standards],
    }
    for collection, of_file in changes.others:
        told[collection] = [_other(change) for change in of_file]
    return json.dumps(told, ensure_ascii=only_ascii, indent=2)


def _standard(change: StandardChange) -> dict[str, object]:
    standard = change.standard
    return {
        "change": change.fate.value,
        "class": change.changed.value,
        "name": standard.name,
        "former_name": change.former_name,
        "slug": standard.slug,
        "title_zh": standard.raw.title_zh,
        "title_en": standard.raw.title_en,
        "status": dataclasses.asdict(change.status),
        "keys": [_key(key) for key in change.keys],
    }


def _other(change: RecordChange) -> dict[str, object]:
    return {
        "change": change.fate.value,
        "class": "record",
        "name": change.name,
        "keys": [_key(key) for key in change.keys],
    }


def _key(change: KeyChange) -> dict[str, object]:
    old, new = (
        dataclasses.asdict(value) if isinstance(value, StatusTold) else value
        for value in (change.old, change.new)
    )
    return {"key": change.key, "class": change.changed.value, "old": old, "new": new}
