"""What is settled in a template when it is compiled for one language.

`_("text")` becomes the text of the language, and conditions that ask only for the language are decided. A text with values
becomes its pieces, with the values between them: `_("read on {date}", date=day)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from string import Formatter
from typing import Any

from jinja2 import Environment, TemplateAssertionError, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import escape

from lubiao.texts import Language


def settled(template: nodes.Template, environment: Environment) -> nodes.Template:
    """The nodes of a template with what the language decides. `_` and `language` are globals of the environment."""
    whole: nodes.Template = _Settled(environment).visit(template)
    return whole


class _Settled(NodeTransformer):
    """Puts what is known of the language into a template's nodes."""

    def __init__(self, environment: Environment) -> None:
        known: dict[str, Any] = dict(environment.globals)
        self._say: Callable[[str], str] = known["_"]
        self._language: Language = known["language"]

    def generic_visit(self, node: nodes.Node, *args: object, **kwargs: object) -> nodes.Node:
        super().generic_visit(node, *args, **kwargs)
        for field, value in node.iter_fields():
            if isinstance(value, list) and any(isinstance(each, nodes.Output) for each in value):
                setattr(node, field, list(_joined(value)))
        return node

    def visit_Name(self, node: nodes.Name) -> nodes.Expr:
        if node.ctx != "load" and node.name in ("_", "language"):
            raise TemplateAssertionError(f"{node.name!r} means the same in all templates", node.lineno)
        return _constant(self._language, node) if node.name == "language" else node

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:
        self.generic_visit(node)
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        known = [each.value for each in node.args if isinstance(each, nodes.Const)]
        if len(known) == len(node.args):
            if name == "_" and node.kwargs:
                return self._said(node, known[0])
            if name == "_":
                return _constant(self._say(known[0]), node)
        return node

    def _said(self, call: nodes.Call, text: str) -> nodes.Expr:
        """A text with its values between its pieces; escaped, as all of an output is."""
        values = {each.key: each.value for each in call.kwargs}
        pieces: list[nodes.Expr] = []
        for words, name, form, conversion in Formatter().parse(self._say(text)):
            pieces.append(nodes.TemplateData(str(escape(words)), lineno=call.lineno))
            if form or conversion or (name is not None and name not in values):
                return call
            if name is not None:
                pieces.append(values[name])
        return nodes.Concat(pieces, lineno=call.lineno)

    def visit_CondExpr(self, node: nodes.CondExpr) -> nodes.Expr | None:
        self.generic_visit(node)
        holds = _decided(node.test)
        if holds is None or (node.expr2 is None and not holds):
            return node
        return node.expr1 if holds else node.expr2

    def visit_If(self, node: nodes.If) -> nodes.Node | list[nodes.Node]:
        if node.elif_:
            first, *others = node.elif_
            node.else_ = [nodes.If(first.test, first.body, others, node.else_, lineno=first.lineno)]
            node.elif_ = []
        self.generic_visit(node)
        holds = _decided(node.test)
        return node if holds is None else node.body if holds else node.else_

    def visit_Output(self, node: nodes.Output) -> nodes.Output:
        for child in node.nodes:
            if isinstance(child, nodes.CondExpr) and child.expr2 is None:
                child.expr2 = _constant("", child)
        self.generic_visit(node)
        node.nodes = [piece for child in node.nodes for piece in _pieces(child)]
        return node


def _pieces(child: nodes.Expr) -> Iterable[nodes.Expr]:
    """What an output shows of an expression, one behind the other."""
    if isinstance(child, nodes.Concat):
        return [piece for inner in child.nodes for piece in _pieces(inner)]
    return [child]


def _joined(body: Iterable[nodes.Node]) -> Iterable[nodes.Node]:
    """Statements, with neighbouring outputs as one: between them stood what is decided."""
    last: nodes.Output | None = None
    for node in body:
        if isinstance(node, nodes.Output) and last:
            last.nodes.extend(node.nodes)
            continue
        last = node if isinstance(node, nodes.Output) else None
        yield node


def _constant(value: object, instead_of: nodes.Node) -> nodes.Const:
    return nodes.Const(value, lineno=instead_of.lineno)


def _decided(test: nodes.Node) -> bool | None:
    """Whether a condition holds; None where only a page can tell."""
    try:
        return bool(test.as_const()) if isinstance(test, nodes.Expr) else None
    except nodes.Impossible:
        return None
