"""What a preview adds to a page: a script that loads it again after an edit, and what is wrong with the data or a template."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from lubiao.findings import N_, Finding
from lubiao.texts import LANGUAGE_TAGS, LANGUAGES, Language, translator

SHOWN = 20
"""Findings; the terminal has all of them."""

_HEADER = "<header"
_END = "</head>"
_EMPTY = """<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title></head>
<body><header></header><main><h1>{title}</h1></main></body>
</html>
"""


def with_banner(
    html: str, findings: Sequence[Finding], trouble: str, language: Language, mount: str, epoch: int
) -> str:
    """The page with what the preview adds. `mount` is the path of the site at the server, `epoch` the state that it shows.

    Nothing is inline: the policy of the page holds in a preview, too.
    """
    script = f'<script src="{mount}_preview.js" data-epoch="{epoch}" data-poll="/livereload/{epoch}/0" defer></script>'
    html = html.replace(_END, f'<link rel="stylesheet" href="{mount}_preview.css">{script}{_END}', 1)
    if findings or trouble:
        html = html.replace(_HEADER, banner(findings, trouble, language, mount) + _HEADER, 1)
    return html


def empty_page(language: Language) -> str:
    """What stands where a page could not be made; the banner says why."""
    title = translator(language)(N_("This page cannot be made"))
    return _EMPTY.format(language=LANGUAGE_TAGS[language], title=escape(title))


def banner(findings: Sequence[Finding], trouble: str, language: Language, mount: str) -> str:
    """The trouble and the findings as HTML. The keyboard can scroll them."""
    say = translator(language)
    said = ""
    if trouble:
        heading = say(
            N_("A template, a page or the configuration has an error. What was edited last may not be shown.")
        )
        said += f"<h2>{escape(heading)}</h2><pre>{escape(trouble)}</pre>"
    if findings:
        heading = say(
            N_(
                "The data has errors. Until they are mended, what stands below may be incomplete or out of date."
            )
        )
        said += f"<h2>{escape(heading)}</h2><ul>{_items(findings, language, mount)}</ul>"
    return f'<section class="lb-preview" role="alert" tabindex="0" lang="{LANGUAGE_TAGS[language]}">{said}</section>'


def _items(findings: Sequence[Finding], language: Language, mount: str) -> str:
    say = translator(language)
    items = "".join(_item(finding, language, mount) for finding in findings[:SHOWN])
    more = len(findings) - SHOWN
    if more > 0:
        items += f"<li>{escape(say(N_('{n} more stand at the terminal.')).format(n=more))}</li>"
    return items


def _item(finding: Finding, language: Language, mount: str) -> str:
    say = translator(language)
    place = finding.place
    prefix = "" if language == LANGUAGES[0] else f"{language}/"
    where = f"{place.file}:{place.line}"
    rule = f'<a href="{mount}{prefix}rules/{finding.rule}/">{escape(finding.rule)}</a>'
    record = f" <b>{escape(place.record)}</b>" if place.record else ""
    remedy = f"<p>{escape(finding.remedy.said_in(say))}</p>" if finding.remedy else ""
    return f"<li><p><code>{escape(where)}</code> {rule}{record}</p><p>{escape(finding.message.said_in(say))}</p>{remedy}</li>"
