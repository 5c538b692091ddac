"""The shell of a standard's page, cut out of a page that the site's own build wrote, so that it never goes out of date."""

from __future__ import annotations

import re

MARKS = ("title", "description", "slug", "linked", "body")
"""What differs from page to page: as the page's title and description say it, the last part of its address, its linked
data, and all of its article."""

_SIGN = "\0"
_DESCRIPTION = re.compile(r'(<meta name="description"[^>]* content=")([^"]*)(">)')
_LINKED = re.compile(r'(<script type="application/ld\+json">)(.*?)(</script>)', re.DOTALL)
_ARTICLE = re.compile(r"(<article[^>]*>\n)(.*)(</article>)", re.DOTALL)
_TITLE = re.compile(r'<meta property="og:title" content="([^"]*)">')
_CODE = re.compile(r'<svg class="lb-paper__qr".*?</svg>', re.DOTALL)


class NoShell(ValueError):
    """A page that does not have what the shell is cut at."""


def cut_shell(page: str, slug: str) -> list[str]:
    """The page in pieces: texts that every page has, and between them the names of MARKS.

    Raises NoShell where a mark is missing.
    """
    title = _TITLE.search(page)
    if title is None:
        raise NoShell("title")
    for name, pattern in (("linked", _LINKED), ("body", _ARTICLE), ("description", _DESCRIPTION)):
        page = pattern.sub(rf"\g<1>{_SIGN}{name}{_SIGN}\g<3>", page, count=1)
    page = page.replace(title[1], f"{_SIGN}title{_SIGN}").replace(slug, f"{_SIGN}slug{_SIGN}")
    pieces = page.split(_SIGN)
    if missing := set(MARKS) - set(pieces):
        raise NoShell(", ".join(sorted(missing)))
    return pieces


def qr_code(page: str) -> str:
    """The drawing of the QR code of a page."""
    found = _CODE.search(page)
    if found is None:
        raise NoShell("QR code")
    return found[0]
