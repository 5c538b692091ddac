"""YAML events to plain values: dicts, lists, and texts that stay exactly what was typed.

Built on the event stream of libyaml rather than on PyYAML's constructors, because the events show
what a constructor hides: duplicate keys, anchors, tags, empty values, depth. It is also faster.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from lubiao.findings import N_, Message

DEEPEST = 12
"""Levels of nesting; the records need five."""

MOST_KEPT = 50_000
"""Texts by which equal ones are found; then they are gathered anew."""

Path = tuple[str | int, ...]
Span = tuple[int, int, int, int]
"""Line and column of the beginning and of the end behind the last character, all from 1."""

Fault = tuple[str, Message, Message, Span, Path]
"""Rule, message, remedy, where within the text that was parsed, and the path, where marks were asked for."""


@dataclass(slots=True)
class Mark:
    """Where a value stands: its key (in a list, the value's first character), and itself if it is a scalar."""

    key: Span
    value: Span | None = None


Marks = dict[Path, Mark]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NO_WORD = (Message(N_("A key must be one word.")), Message(N_("Write it as key: value.")))
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


class TooDeep(Exception):
    """Nesting beyond DEEPEST: the rest of the text is not looked at."""


class Reached(Exception):
    """The value that was looked for has been read: nobody needs the rest."""


class ValueBuilder:
    """Reads one YAML text into a value, collecting faults; with `marks`, also where each value stands.

    With marks, reading ends by `Reached` behind the value at the path `until`. With `same`, texts that are equal are
    one object: it holds those that were met.
    """

    def __init__(
        self,
        text: str,
        marks: Marks | None = None,
        until: Path | None = None,
        same: dict[str, str] | None = None,
    ) -> None:
        self.faults: list[Fault] = []
        self.marks = marks
        self._until = until
        self._same = {} if same is None else same
        if len(self._same) > MOST_KEPT:
            self._same.clear()
        # The loader itself rather than yaml.parse, a generator that asks twice for each event.
        self._events: Iterator[Any] = iter(_LOADER(text).get_event, None)

    def read(self) -> object:
        """The value of the only document; None where there is none.

        Raises yaml.YAMLError where the text is no YAML, and TooDeep.
        """
        value: object = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    second = Message(N_("A second YAML document begins here."))
                    self._fault("LB005", event, (), second, Message(N_("Delete the line with ---.")))
                    break
            elif not isinstance(event, (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentEndEvent)):
                value = self._value(event, (), 0)
        return value

    def _value(self, event: Any, path: Path, depth: int) -> object:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            value: str = event.value
            if event.anchor or event.tag:
                self._indirection(event, path)
            if self.marks is not None and path in self.marks:
                self.marks[path].value = _span(event)
            if not value or value.isspace() or (value in _NOTHING and not event.style):
                self._fault(
                    "LB009",
                    event,
                    path,
                    Message(N_("Here is no value.")),
                    Message(N_("Leave the key out while nothing is known.")),
                )
            return self._same.setdefault(value, value)
        if kind is yaml.AliasEvent:
            self._indirection(event, path)
            return ""
        if event.anchor or event.tag:
            self._indirection(event, path)
        if depth >= DEEPEST:
            self._fault(
                "LB008",
                event,
                path,
                Message(N_("The values are nested too deep.")),
                Message(N_("Write the record as docs/data-format.md shows.")),
            )
            raise TooDeep
        return self._mapping(path, depth) if kind is yaml.MappingStartEvent else self._list(path, depth)

    def _list(self, path: Path, depth: int) -> list[object]:
        values: list[object] = []
        for event in self._events:
            if type(event) is yaml.SequenceEndEvent:
                break
            if self.marks is None:
                values.append(self._value(event, path, depth + 1))
                continue
            here = (*path, len(values))
            self.marks[here] = Mark(_span(event))
            values.append(self._value(event, here, depth + 1))
            if here == self._until:
                raise Reached
        return values

    def _mapping(self, path: Path, depth: int) -> dict[str, object]:
        values: dict[str, object] = {}
        again: list[tuple[str, Any]] = []
        first_time = 0
        for key_event in self._events:
            if type(key_event) is yaml.MappingEndEvent:
                break
            if type(key_event) is yaml.ScalarEvent:
                key = key_event.value or None
                if key_event.anchor or key_event.tag:
                    self._indirection(key_event, path)
                if key is None:
                    self._fault("LB010", key_event, path, *_NO_WORD)
            else:
                self._fault("LB010", key_event, path, *_NO_WORD)
                self._value(key_event, path, depth + 1)
                key = None
            if key is None:
                self._value(next(self._events), path, depth + 1)
                continue
            if key in values:
                first_time = first_time or len(values)
                again.append((key, key_event))
                # An empty key is refused above, so this path is that of no other value.
                self._value(next(self._events), (*path, "", key), depth + 1)
                continue
            if self.marks is None:
                values[key] = self._value(next(self._events), path, depth + 1)
                continue
            here = (*path, key)
            self.marks[here] = Mark(_span(key_event))
            values[key] = self._value(next(self._events), here, depth + 1)
            if here == self._until:
                raise Reached
        if again:
            self._told_twice(again, path, values, first_time)
        return values

    def _told_twice(
        self, again: list[tuple[str, Any]], path: Path, values: dict[str, object], first_time: int
    ) -> None:
        """Keys that stand twice. Where they begin anew with the first one of an item, a “- ” was forgotten there.

        `first_time` is the number of keys before the first of them: those behind belong to the item that begins.
        """
        first, event = again[0]
        begins_anew = first == next(iter(values)) and any(key != first for key, _ in again)
        if begins_anew and path and isinstance(path[-1], int):
            for key in list(values)[first_time:]:
                del values[key]
            self._fault(
                "LB006",
                event,
                (*path, first),
                Message(N_("A new record begins here without “- ” in front of it."))
                if len(path) == 1
                else Message(N_("A new item of the list begins here without “- ” in front of it.")),
                Message(N_("Write “- ” before {key}, as at the first one."), {"key": first}),
            )
            return
        for key, event in again:
            self._fault(
                "LB006",
                event,
                (*path, key),
                Message(N_("The key {key} stands here for the second time."), {"key": key}),
                Message(N_("Keep one of the two.")),
            )

    def _indirection(self, event: Any, path: Path) -> None:
        self._fault(
            "LB007",
            event,
            path,
            Message(N_("Anchors, aliases and tags (&, *, !) are not used in the data.")),
            Message(N_("Write the value itself, in quotes if it begins with such a character.")),
        )

    def _fault(self, rule: str, event: Any, path: Path, message: Message, remedy: Message) -> None:
        self.faults.append((rule, message, remedy, _span(event), path))


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    return start.line + 1, start.column + 1, end.line + 1, end.column + 1
