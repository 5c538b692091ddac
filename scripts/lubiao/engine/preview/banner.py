"""What a preview adds to a page: a script that loads it again after an edit, and what is wrong with the data."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from lubiao.findings import N_, Finding
from lubiao.texts import LANGUAGE_TAGS, Language, translator

SHOWN = 20
"""Findings; the terminal has all of them."""

_BODY = "<body>"
_END = "</head>"


def with_banner(html: str, findings: Sequence[Finding], language: Language, mount: str, epoch: int) -> str:
    """The page with what the preview adds. `mount` is the path of the site at the server, `epoch` the state that it shows.

    Nothing is inline: the policy of the page holds in a preview, too.
    """
    script = f'<script src="{mount}_preview.js" data-epoch="{epoch}" data-poll="/livereload/{epoch}/0" defer></script>'
    html = html.replace(_END, f'<link rel="stylesheet" href="{mount}_preview.css">{script}{_END}', 1)
    return html.replace(_BODY, _BODY + banner(findings, language), 1) if findings else html


def banner(findings: Sequence[Finding], language: Language) -> str:
    """The findings as HTML."""
    say = translator(language)
    items = "".join(
        f"<li><p><b>{escape(_where(finding))}</b> {escape(finding.message.said_in(say))}</p>"
        f"<p>{escape(finding.remedy.said_in(say)) if finding.remedy else ''}</p></li>"
        for finding in findings[:SHOWN]
    )
    more = len(findings) - SHOWN
    if more > 0:
        items += f"<li>{escape(say(N_('{n} more stand at the terminal.')).format(n=more))}</li>"
    heading = escape(
        say(
            N_(
                "The data has errors. Until they are mended, what stands below may be incomplete or out of date."
            )
        )
    )
    return (
        f'<section class="lb-preview" role="alert" lang="{LANGUAGE_TAGS[language]}">'
        f"<h2>{heading}</h2><ul>{items}</ul></section>"
    )


def _where(finding: Finding) -> str:
    place = finding.place
    return f"{finding.rule} {place.file}:{place.line}"
