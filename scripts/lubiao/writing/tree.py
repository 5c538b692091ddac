"""One record as a tree whose every value knows where in the text it stands, and what its model says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from lubiao.reading.keys import inner_record
from lubiao.records.base import Record

from .shape import Form, form_of

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Scalar:
    """A text. `end` lies behind its last character, quotes included; line and column count from 1.

    `style` is empty for a plain one, else its quote, or `|` or `>`. `form` is that of its key.
    """

    value: str
    start: int
    end: int
    line: int
    column: int
    style: str
    in_flow: bool
    form: Form = Form.TEXT

    @property
    def typed(self) -> bool:
        """Whether it holds a truth or a count."""
        return self.form is Form.TYPED


@dataclass(slots=True)
class Items:
    """A list, in block style or in brackets."""

    items: list[Node]
    start: int
    end: int
    line: int
    in_flow: bool


@dataclass(slots=True)
class Pairs:
    """A mapping, in block style or in braces, and the model of its keys where there is one."""

    pairs: list[tuple[Scalar, Node]]
    start: int
    end: int
    line: int
    in_flow: bool
    model: type[Record] | None


Node = Scalar | Items | Pairs


def tree_of(text: str, model: type[Record]) -> Node:
    """The record that a text holds, from the `- ` at its start.

    The text is one that the room of reading finds no fault with: one item of a list, no key twice, no alias.
    """
    events = iter(yaml.parse(text, Loader=_LOADER))
    for event in events:
        if type(event) is yaml.SequenceStartEvent:
            break
    return _node(next(events), events, text, model, False, Form.TEXT)


def _node(
    event: Any, events: Iterator[Any], text: str, model: type[Record] | None, in_flow: bool, form: Form
) -> Node:
    start = event.start_mark
    kind = type(event)
    if kind is yaml.ScalarEvent:
        end = event.end_mark.index
        if event.style in ("|", ">"):
            end = start.index + len(text[start.index : end].rstrip())
        return Scalar(
            event.value,
            start.index,
            end,
            start.line + 1,
            start.column + 1,
            event.style or "",
            in_flow,
            form,
        )
    flow = bool(event.flow_style)
    if kind is yaml.SequenceStartEvent:
        items: list[Node] = []
        for inner in events:
            if type(inner) is yaml.SequenceEndEvent:
                break
            items.append(_node(inner, events, text, model, in_flow or flow, Form.TEXT))
        end = inner.end_mark.index if flow else items[-1].end
        return Items(items, start.index, end, start.line + 1, in_flow or flow)
    pairs: list[tuple[Scalar, Node]] = []
    for inner in events:
        if type(inner) is yaml.MappingEndEvent:
            break
        key = _node(inner, events, text, None, in_flow or flow, Form.TEXT)
        assert isinstance(key, Scalar)
        value = _node(
            next(events),
            events,
            text,
            inner_record(model, key.value),
            in_flow or flow,
            form_of(model, key.value),
        )
        pairs.append((key, value))
    end = inner.end_mark.index if flow else pairs[-1][1].end
    return Pairs(pairs, start.index, end, start.line + 1, in_flow or flow, model)


def value_of(node: Node) -> object:
    """The tree as reading gives it: texts, lists, mappings."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Items):
        return [value_of(item) for item in node.items]
    return {key.value: value_of(value) for key, value in node.pairs}


def nodes_of(node: Node) -> Iterator[Node]:
    """The values of a tree, itself first; keys are not among them."""
    yield node
    if isinstance(node, Items):
        for item in node.items:
            yield from nodes_of(item)
    elif isinstance(node, Pairs):
        for _, value in node.pairs:
            yield from nodes_of(value)
