"""The canonical form of one record: how its texts are quoted, the order of its keys, no spaces at line ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lubiao.findings import N_, Message
from lubiao.reading.values import DEEPEST
from lubiao.records.base import Record

from .keys import in_order, is_in_order
from .pieces import Edit, edited, read_alone
from .scalar import is_plainly_visible, scalar
from .shape import Form
from .tree import Items, Node, Pairs, Scalar, nodes_of, tree_of

Told = tuple[int, Message]
"""A line of the record, from 1, and what was changed there."""

_SPACES = re.compile(r"[:,]?( +)(?=\r?\n|\Z)")


def laid_out(text: str, value: object, model: type[Record]) -> tuple[str, list[Told]]:
    """A record's text in canonical form, and what was changed in it.

    `value` is what reading makes of the text. It makes the same of the result: that is looked at after each
    step, and a step that would change a value is not taken.
    """
    tree = tree_of(text, model)
    spelled, told = _spelled(text, tree)
    ordered: str = spelled
    moved: list[Told] = []
    if not _is_all_in_order(tree):
        if spelled != text:
            if read_alone(spelled) != value:
                return text, []
            tree = tree_of(spelled, model)
        ordered, moved = _ordered(spelled, tree, value, model)
    elif spelled != text and read_alone(spelled) != value:
        return text, []
    return ordered, sorted([*told, *moved], key=lambda line_and_message: line_and_message[0])


def _spelled(text: str, tree: Node) -> tuple[str, list[Told]]:
    """Quotes and line ends; no line is added or goes."""
    edits: list[Edit] = []
    told: list[Told] = []
    for node in _scalars(tree):
        written = text[node.start : node.end]
        if "\n" in written or not is_plainly_visible(node.value):
            continue
        if node.form is not Form.TEXT and not node.style:
            continue  # plain already, as its key asks; quotes would not make a wrong date or truth right
        canonical = scalar(node.value, typed=node.typed, in_flow=node.in_flow)
        if canonical != written:
            edits.append((node.start, node.end, canonical))
            values: dict[str, object] = {"old": written, "new": canonical}
            told.append((node.line, Message(N_("quotes: {old} → {new}"), values)))
    for start, end in _spaces_at_line_ends(text, tree):
        edits.append((start, end, ""))
        line = text.count("\n", 0, start) + 1
        told.append((line, Message(N_("spaces at the end of the line"))))
    return (edited(text, edits) if edits else text), told


def _scalars(node: Node) -> Iterator[Scalar]:
    """The texts of a tree, and the keys that its models know."""
    for inner in nodes_of(node):
        if isinstance(inner, Scalar):
            yield inner
        elif isinstance(inner, Pairs) and inner.model:
            yield from (key for key, _ in inner.pairs if key.value in inner.model.model_fields)


def _spaces_at_line_ends(text: str, tree: Node) -> Iterator[tuple[int, int]]:
    """Where spaces stand between the last value, key or sign of a line and its end."""
    if " \n" not in text and " \r\n" not in text and not text.endswith(" "):
        return
    ends: dict[int, int] = {}
    for node in nodes_of(tree):
        if isinstance(node, Scalar) and node.style in ("|", ">"):
            # What stands behind its last word may be a part of it.
            ends[text.find("\n", node.end)] = len(text)
            continue
        places = [node.end]
        if isinstance(node, Pairs):
            places += [key.end for key, _ in node.pairs]
        for place in places:
            line_end = text.find("\n", place)
            ends[line_end] = max(ends.get(line_end, 0), place)
    for place in ends.values():
        if found := _SPACES.match(text, place):
            yield found.start(1), found.end(1)


def _ordered(text: str, tree: Node, value: object, model: type[Record]) -> tuple[str, list[Told]]:
    """Keys in order, in the innermost mappings first."""
    told: list[Told] = []
    for _ in range(DEEPEST):
        found = _innermost_edits(text, tree)
        if not found:
            break
        ordered = edited(text, [edit for _, edit in found])
        if read_alone(ordered) != value:
            break
        told += [(mapping.line, Message(N_("order of keys"))) for mapping, _ in found]
        text = ordered
        if found[0][0] is tree:
            break
        tree = tree_of(text, model)
    return text, told


def _is_all_in_order(tree: Node) -> bool:
    return all(is_in_order(node) for node in nodes_of(tree) if isinstance(node, Pairs))


def _innermost_edits(text: str, node: Node) -> list[tuple[Pairs, Edit]]:
    """For each mapping that is out of order and holds none that is, the edit that orders it."""
    inner: list[Node] = []
    if isinstance(node, Items):
        inner = node.items
    elif isinstance(node, Pairs):
        inner = [value for _, value in node.pairs]
    found = [pair for child in inner for pair in _innermost_edits(text, child)]
    if not found and isinstance(node, Pairs) and not is_in_order(node):
        edit = in_order(text, node)
        return [(node, edit)] if edit else []
    return found
