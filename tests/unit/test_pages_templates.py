"""What is settled when a page template is compiled says the same as if it were settled on the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, StrictUndefined, TemplateAssertionError, UndefinedError
from markupsafe import Markup, escape

from lubiao.templates import compile_all, keep_compiled_in, page_environment
from lubiao.templates.environment import _PageCode

CHINESE = {
    "Standards": "标准",
    "Yes & no": "是 <与> 否",
    "read on {date}": "{date} 读取",
    "{n} of {n}, {m}": "{n}／{n}，{m}",
    "braces {{}} {n}": "括号 {{}} {n}",
}


def text(english: str) -> str:
    return CHINESE.get(english, english)


def say(english: str, **values: object) -> str:
    said = text(english)
    return Markup(escape(said)).format(**values) if values else said


VALUES = {"_": say, "label": lambda family, key: f"{family}<{key}>"}

TEMPLATES = [
    '<h1>{{ _("Standards") }}</h1>',
    '{{ _("Yes & no") }}',
    '{{ _("Not translated <yet>") }}',
    '{{ _("Not translated, {n} <yet>", n=hostile) }}',
    "{{ _(word) }}",
    '{{ _("read on {date}", date=hostile) }}|{{ _("read on {date}", date=html) }}|{{ _("read on {date}", date=3) }}',
    '{{ _("{n} of {n}, {m}", n=hostile, m="<b>") }}',
    '{{ _("braces {{}} {n}", n=3) }}',
    '{{ _("read on {date}", date=_("Yes & no")) }}',
    '{{ _("read on {date}", date=3) ~ hostile ~ _("Standards") }}',
    '{{ _("Standards") ~ hostile }}',
    '{{ [1, hostile] | join(_("{one}, {next}", one="", next="")) }}',
    '{{ [1, 2] | join(_("Yes & no")) }}',
    '{% set said = _("read on {date}", date=hostile) %}{{ said }}{{ said | length }}',
    '{% macro day(date) %}<time>{{ date }}</time>{% endmacro %}{{ _("read on {date}", date=day(hostile)) }}',
    '{{ label("kind", "group") }}{{ label("kind", hostile) }}{{ label(word, "group") }}',
    '{{ " " if language == "en" }}|{{ " " if language == "zh" }}|{{ language }}',
    '{{ hostile if language == "zh" else word }}{{ word if language == "en" else "zh" }}',
    '{{ (_("Standards") if language == "zh" else word) | upper }}',
    '{% if language == "zh" %}<b>{{ _("Standards") }}{% else %}{{ missing }}{% endif %}</b>',
    '{% if language == "en" %}{{ missing }}{% endif %}.',
    '{% if word and language == "zh" %}one{% elif language == "en" %}two{% else %}three{% endif %}',
    '{% if language == "en" %}one{% elif word %}two{% else %}three{% endif %}',
    "{% for n in [1, 2] %}{% if language == 'zh' %}{% set last = n %}{{ last }}{% endif %}{{ loop.last }}{% endfor %}",
    "{% macro boxed(a, b='x') %}<{{ a }}{{ b }}{{ caller() }}>{% endmacro %}{% for n in [1, 2] %}{% call boxed(n, b=hostile) %}{{ word }}{% endcall %}{% endfor %}",
    "{{ html }}{{ hostile }}{{ 3 }}{{ none }}{{ html.upper() }}",
]  # fmt: skip


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_compiled_template_says_what_jinja_says(template, language, tmp_path):
    (tmp_path / "page.html").write_text(template, encoding="utf-8")
    plain = Environment(autoescape=True, undefined=StrictUndefined)
    plain.globals |= {**VALUES, "language": language}
    values = {"hostile": "<b>&\"'</b> {date}", "word": "Standards", "html": Markup("<i>"), "none": None}
    found = page_environment(tmp_path, language, VALUES).get_template("page.html")
    try:
        expected = plain.from_string(template).render(values)
    except UndefinedError:
        with pytest.raises(UndefinedError):
            found.render(values)
    else:
        assert found.render(values) == expected


def test_a_text_whose_value_is_not_given_is_an_error(tmp_path):
    (tmp_path / "page.html").write_text('{{ _("read on {date}", day=3) }}', encoding="utf-8")
    with pytest.raises(KeyError, match="date"):
        page_environment(tmp_path, "zh", VALUES).get_template("page.html").render()


@pytest.mark.parametrize(
    "template",
    [
        "{% set language = 1 %}",
        "{% for _ in [1] %}{% endfor %}",
        "{% macro said(_) %}{% endmacro %}",
        "{% for n, language in [] %}{% endfor %}",
    ],
)
def test_no_template_gives_another_meaning_to_what_is_settled(template, tmp_path):
    (tmp_path / "page.html").write_text(template, encoding="utf-8")
    with pytest.raises(TemplateAssertionError, match="means the same"):
        page_environment(tmp_path, "zh", VALUES).get_template("page.html")


def test_an_attribute_that_is_not_there_is_an_error(tmp_path):
    (tmp_path / "page.html").write_text("{{ word.there }}", encoding="utf-8")
    with pytest.raises(AttributeError, match="there"):
        page_environment(tmp_path, "zh", VALUES).get_template("page.html").render(word="x")


def test_the_languages_do_not_share_what_is_compiled(tmp_path):
    (tmp_path / "page.html").write_text('{{ _("Standards") }}{{ language }}', encoding="utf-8")
    english = {**VALUES, "_": lambda text: text}
    assert page_environment(tmp_path, "zh", VALUES).get_template("page.html").render() == "标准zh"
    assert page_environment(tmp_path, "en", english).get_template("page.html").render() == "Standardsen"


def test_a_template_is_compiled_once_for_a_language_and_not_for_each_depth(tmp_path, monkeypatch):
    (tmp_path / "_macros.html").write_text("{% macro to(address) %}{{ link(address) }}{% endmacro %}")
    (tmp_path / "page.html").write_text('{% import "_macros.html" as m %}{{ m.to(address) }}')
    compiled, visit = [], _PageCode.visit_Template
    monkeypatch.setattr(
        _PageCode, "visit_Template", lambda self, *args: compiled.append(self.name) or visit(self, *args)
    )
    for depth in (1, 2, 3):
        values = {**VALUES, "link": lambda address, depth=depth: "../" * depth + address}
        template = page_environment(tmp_path, "zh", values).get_template("page.html")
        for address in ("cities/", "kinds/"):
            assert template.render(address=address) == "../" * depth + address
    assert sorted(compiled) == ["_macros.html", "page.html"]


def test_what_was_compiled_into_a_folder_is_not_compiled_again(tmp_path, monkeypatch):
    templates, folder = tmp_path / "pages", tmp_path / "compiled"
    templates.mkdir()
    folder.mkdir()
    (templates / "page.html").write_text('{{ _("Standards") }}{{ label("kind", "group") }}', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    keep_compiled_in(folder)
    try:
        compile_all(Path("pages"))  # as the command names it; the engine knows the whole path
        monkeypatch.setattr(_PageCode, "visit_Template", pytest.fail)
        for language, said in (("zh", "标准"), ("en", "Standards")):
            template = page_environment(templates, language, VALUES).get_template("page.html")
            assert template.render() == f"{said}kind&lt;group&gt;"
        (templates / "page.html").write_text("changed", encoding="utf-8")
        monkeypatch.undo()
        assert page_environment(templates, "zh", VALUES).get_template("page.html").render() == "changed"
    finally:
        keep_compiled_in(None)


def test_what_is_kept_is_made_once_for_each_value(tmp_path):
    asked: list[object] = []
    (tmp_path / "_macros.html").write_text(
        "{% macro said(value) %}<b>{{ ask(value) }}</b>{% endmacro %}{% set said = kept(said) %}"
    )
    (tmp_path / "page.html").write_text('{% import "_macros.html" as m %}{{ m.said(value) }}')
    values = {**VALUES, "ask": lambda value: asked.append(value) or value}
    template = page_environment(tmp_path, "zh", values).get_template("page.html")
    shown = [template.render(value=value) for value in ("<i>", Markup("<i>"), "<i>", 1, True, 1)]
    assert shown == [
        "<b>&lt;i&gt;</b>",
        "<b><i></b>",
        "<b>&lt;i&gt;</b>",
        "<b>1</b>",
        "<b>True</b>",
        "<b>1</b>",
    ]
    assert len(asked) == 4
