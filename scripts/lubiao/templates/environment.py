"""The page templates, compiled for one language: what does not differ from page to page is settled once.

What is settled for the language Jinja joins with the HTML around it; what is left is compiled to plain calls.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping
from functools import cached_property, lru_cache, partial
from keyword import iskeyword
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    nodes,
)
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.environment import TemplateModule
from jinja2.filters import do_trim
from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup, escape

from lubiao.texts import LANGUAGES, Language, translator

from .compiled import COMPILED
from .settled import settled


def compile_all(folder: Path) -> None:
    """Compile the templates of a folder for every language. Raises what Jinja raises where one is broken."""
    environments = [page_environment(folder, each, {"_": translator(each)}) for each in LANGUAGES]
    for name in environments[0].list_templates():
        for environment in environments:
            environment.get_template(name)


def page_environment(folder: Path, language: Language, values: Mapping[str, object]) -> Environment:
    """The templates of a folder: everything is escaped, and a missing value is an error.

    `values` are what all templates know; `_` and `label` among them say texts, see `Site`.
    """
    environment = _PageEnvironment(
        loader=FileSystemLoader(folder.absolute()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # A site lives as long as a build: no template changes meanwhile.
        auto_reload=False,
        bytecode_cache=COMPILED[language],
    )
    environment.filters["trim"] = trimmed
    environment.globals |= values
    environment.globals |= {"language": language, "kept": kept}
    return environment


kept = lru_cache(maxsize=4096, typed=True)
"""A function that makes what it made before only once, as far as room goes; for macros that say names and days."""


def escaped(value: object) -> str:
    """A value as HTML, as markupsafe writes it; that most hold nothing to escape is seen in a third of its time."""
    if type(value) is Markup:
        return value
    text = value if type(value) is str else str(value)
    if "<" in text or "&" in text or ">" in text or '"' in text or "'" in text:
        return escape(value)
    return text


marked = partial(str.__new__, Markup)
"""A text that is HTML already, as Markup, in a third of the time that its own constructor takes to look at it."""


def trimmed(value: str) -> str:
    """A value without the white space at its ends; it is what most of our filters do."""
    return marked(str.strip(value)) if type(value) is Markup else do_trim(value)


class _PageCode(CodeGenerator):
    """Compiles what is left. Our templates call plain functions and read plain attributes, and so does their code:
    the way through the template's context, for functions that ask for it, costs more than most calls themselves.
    """

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        super().visit_Template(settled(node, self.environment), frame)

    def blockvisit(self, body: Iterable[nodes.Node], frame: Frame) -> None:
        if not frame.rootlevel or frame.buffer:
            super().blockvisit(body, frame)
            return
        # A page is collected as macros are, not yielded piece by piece.
        frame.buffer = "pieces"
        self.writeline("pieces = []")
        super().blockvisit(body, frame)
        self.writeline("yield concat(pieces)")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if node.dyn_args or node.dyn_kwargs or any(iskeyword(each.key) for each in node.kwargs):
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for each in (*node.args, *node.kwargs):
            self.visit(each, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if node.with_context:
            super()._import_common(node, frame)
            return
        self.write("environment.imported[")
        self.visit(node.template, frame)
        self.write("]")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """A macro is its function, unless there is something that it need not be given."""
        special = macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs
        if special or macro_ref.node.defaults:
            super().macro_def(macro_ref, frame)
        else:
            self.write("macro")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        self.writeline(f"return marked(concat({frame.buffer}))")

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("escaped, marked = environment.escaped, environment.marked")

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        self.write("escaped(")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        self.visit(node.node, frame)
        self.write(f".{node.attr}")


class _Known(dict[str, Any]):
    """What a template knows by name."""

    def __missing__(self, name: str) -> object:
        return missing


class _Filling(Context):
    """What a template knows while it is filled: a context without all the looking that makes one take longer than a short page."""

    def __init__(self, empty: Context, known: _Known) -> None:
        self.__dict__.update(empty.__dict__)
        self.parent, self.vars, self.exported_vars = known, {}, set()
        # What a template sets itself, its code does not ask for here.
        self.resolve_or_missing = known.__getitem__  # type: ignore[assignment]


class _PageTemplate(Template):
    """A template as above."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The template filled with values by their names."""
        known = _Known(self.globals)
        known.update(*args, **kwargs)
        try:
            return "".join(self.root_render_func(_Filling(self._empty, known)))
        except Exception:
            self.environment.handle_exception()

    @cached_property
    def _empty(self) -> Context:
        return self.new_context()


class _Imported(dict[str, TemplateModule]):
    """The macros of the templates of an environment, by the templates' names."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def __missing__(self, name: str) -> TemplateModule:
        self[name] = module = self._environment.get_template(name).module
        return module


class _PageEnvironment(Environment):
    """An environment that compiles templates as above."""

    code_generator_class = _PageCode
    template_class = _PageTemplate
    escaped = staticmethod(escaped)
    marked = staticmethod(marked)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._loaded: dict[str, Template] = {}
        self.imported = _Imported(self)

    def get_template(self, name: Any, *_: object, **__: object) -> Template:
        # Jinja would look whether another thread loads it, and whether its file has changed.
        if (template := self._loaded.get(name)) is None:
            template = self._loaded[name] = super().get_template(name)
        return template

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        # No template of ours has globals of its own: a chain of mappings would be slower to read for each page.
        return self.globals
