"""The editorial pages, which MkDocs writes: where they are, and in which order they are listed."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from lubiao.pages import Site

from .context import Entry


def entries_of(site: Site, files: Files, config: MkDocsConfig) -> tuple[Entry, ...]:
    """A link to each but the home page: first those that the configuration lists, in its order."""
    pages = [file.page for file in files.documentation_pages() if file.page is not None]
    order = {Path(str(name)).stem: place for place, name in enumerate(config.nav or ())}
    pages.sort(key=lambda page: order.get(Path(page.file.src_uri).stem, len(order)))
    return tuple(Entry(address, str(page.title)) for page in pages if (address := address_of(site, page)))


def address_of(site: Site, page: Page) -> str:
    """The address of an editorial page without the language's prefix."""
    return page.url.removeprefix(site.prefixed("")).removeprefix("./")
