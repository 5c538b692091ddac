"""What of a new description breaks programs that read by an old one. CHANGELOG_API.md makes the promise.

Files are only read, never sent: what counts is what a reader may meet, and may look for in vain. New paths and new
members break nobody, because readers were told to overlook what they do not know.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .fields import ORIGIN

Schema = dict[str, Any]

FORMS = ("pattern", "format", "const", "minimum", "maximum")
"""What narrows a value further than its type."""


def breaking_changes(old: Schema, new: Schema) -> list[str]:
    """Sentences, each about one place and why it breaks readers; empty where every reader goes on. OpenAPI documents."""
    found: list[str] = []
    for path, item in old["paths"].items():
        if path not in new["paths"]:
            found.append(f"{path}: the path is gone, and with it the addresses that readers have kept")
            continue
        before, now = _answer_of(item), _answer_of(new["paths"][path])
        if now is None:
            found.append(f"{path}: the answer has no schema any more, so readers do not know what they get")
        elif before is not None:
            found += _Comparison(old, new).of(before, now, path)
    return list(dict.fromkeys(found))


def _answer_of(item: Schema) -> Schema | None:
    content = item.get("get", {}).get("responses", {}).get("200", {}).get("content", {})
    schema: Schema | None = content.get("application/json", {}).get("schema")
    return schema


class _Comparison:
    """Two schemas side by side, each with the document in which its references are looked up."""

    def __init__(self, old: Schema, new: Schema) -> None:
        self.old, self.new = old, new
        self.seen: set[tuple[str, str]] = set()

    def of(self, before: Schema, now: Schema, place: str) -> Iterator[str]:
        """What breaks between two schemas. Those that refer to themselves are looked at once."""
        if before.get(ORIGIN) != now.get(ORIGIN) and ORIGIN in before:
            yield f"{place}: it was {before[ORIGIN]} and is {now.get(ORIGIN, 'neither')}, so readers trust it for the wrong reason"
        pair = str(before.get("$ref")), str(now.get("$ref"))
        if pair in self.seen:
            return
        if pair != ("None", "None"):
            self.seen = self.seen | {pair}
        before, now = _resolved(before, self.old), _resolved(now, self.new)
        yield from self._types(before, now, place)
        yield from self._values(before, now, place)
        yield from self._members(before, now, place)
        for key, step in (("items", "[]"), ("additionalProperties", ".*"), ("propertyNames", " (names)")):
            if isinstance(before.get(key), dict):
                if isinstance(now.get(key), dict):
                    yield from self.of(before[key], now[key], place + step)
                else:
                    yield f"{place}{step}: what it holds is not said any more, so readers do not know what they get"
        yield from self._choices(before, now, place)

    def _types(self, before: Schema, now: Schema, place: str) -> Iterator[str]:
        old, new = _types_of(before), _types_of(now)
        if not old:
            return
        for gained in sorted(new - old if new else {"anything"}):
            yield f"{place}: it may be {gained} now, which readers are not prepared for"
        for lost in sorted(old - new if new else ()):
            why = (
                "so what is unknown is said in another way, or guessed"
                if lost == "null"
                else "so readers that look for it find nothing"
            )
            yield f"{place}: it is never {lost} any more, {why}"

    def _values(self, before: Schema, now: Schema, place: str) -> Iterator[str]:
        old, new = before.get("enum"), now.get("enum")
        if old is not None:
            if new is None:
                yield f"{place}: any value may come now, and readers know only those that were listed"
            for gained in [value for value in new or () if value not in old]:
                yield f"{place}: {gained!r} is a new value, for which readers have no case"
            for lost in [value for value in old if new is not None and value not in new]:
                yield f"{place}: {lost!r} never comes any more, so what readers choose by it is empty"
        for form in FORMS:
            if form in before and now.get(form) != before[form]:
                yield f"{place}: its {form} was {before[form]!r} and is {now.get(form)!r}, so readers that rely on it fail"

    def _members(self, before: Schema, now: Schema, place: str) -> Iterator[str]:
        old, new = before.get("properties", {}), now.get("properties", {})
        required = set(now.get("required", ()))
        for name, schema in old.items():
            here = f"{place}.{name}"
            if name not in new:
                yield f"{here}: it is gone, so readers that look for it find nothing"
                continue
            if name in before.get("required", ()) and name not in required:
                yield f"{here}: it was always there and may be missing now, which readers are not prepared for"
            yield from self.of(schema, new[name], here)

    def _choices(self, before: Schema, now: Schema, place: str) -> Iterator[str]:
        for key in ("anyOf", "oneOf", "allOf"):
            old, new = before.get(key, []), now.get(key, [])
            if len(old) != len(new):
                yield f"{place}: it has {len(new)} forms ({key}) instead of {len(old)}, for which readers have no case"
            else:
                for one, other in zip(old, new, strict=True):
                    yield from self.of(one, other, place)


def _resolved(schema: Schema, document: Schema) -> Schema:
    """A schema with what it refers to; what stands beside the reference comes first."""
    while reference := schema.get("$ref"):
        target: Any = document
        for step in reference.removeprefix("#/").split("/"):
            target = target[step]
        schema = {**target, **{key: value for key, value in schema.items() if key != "$ref"}}
    return schema


def _types_of(schema: Schema) -> set[str]:
    """The types a value may have; empty where nothing is said."""
    types = schema.get("type", ())
    return {types} if isinstance(types, str) else set(types)
