"""One file of the site, made when somebody asks for it: for a preview, which shows an edit before all pages could be written."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from lubiao.pages import (
    OPENSEARCH,
    SUCCESSION,
    files_of_language,
    last_pages,
    newest_changes,
    opensearch,
    page_at,
    pages_of,
    robots,
    scripts_of_lines,
    search_index,
    short_addresses,
    sitemaps,
    twins,
    write_succession,
)
from lubiao.publish.downloads import Download, write_downloads
from lubiao.publish.files import ONCE, files_of_standards, last_files
from lubiao.publish.kept import unit_of_file
from lubiao.publish.pictures import pictures
from lubiao.publish.share import Alone

from .shells import Shells

Content = str | bytes

_ONCE = ("api/", "calendar/", "data/", "dataset.", "downloads/", "feeds/", "llms.txt", "ns.ttl", "robots.txt", "shapes.ttl", "sitemap")  # fmt: skip
"""How the paths of files begin that there are once."""


class Asked:
    """The files of a site, but for those of MkDocs, each made once. Its state is that of one moment of the data."""

    def __init__(self, languages: Sequence[Shells], there: Mapping[str, Content]) -> None:
        """`there` are files that need not be made: path → content."""
        self._languages = languages
        self._first = languages[0].site
        self._made: dict[str, Content] = dict(there)

    def content(self, path: str) -> Content | None:
        """The content of a file, by its site-relative path; None where there is no such file."""
        if path not in self._made:
            for files in (self._of_pages, self._of_standard, self._of_search, self._of_the_rest):
                self._made |= files(path)
                if path in self._made:
                    break
        return self._made.get(path)

    def _of_pages(self, path: str) -> Mapping[str, Content]:
        """A generated page."""
        for shells in reversed(self._languages):
            prefix = shells.site.prefixed("")
            if path.startswith(prefix) and path.endswith("/index.html"):
                address = path.removeprefix(prefix).removesuffix("index.html")
                shells = shells.of(replace(shells.site, share=Alone(address=address)))
                page = page_at(shells.site, address)
                return {path: shells.filled(page)} if page else {}
        return {}

    def _of_standard(self, path: str) -> Mapping[str, Content]:
        """What a standard has beside its pages: its record, its twin, its short address, its picture."""
        unit = unit_of_file(path)
        if unit == path and not path.startswith("pictures/cities/"):
            return {}
        address = unit.removeprefix("pictures/").removesuffix(".png") + "/"
        sites = [replace(shells.site, share=Alone(address=address)) for shells in self._languages]
        made: dict[str, Content] = dict(files_of_standards(sites[0].collection))
        made |= {f"{short.address}index.html": short.html for short in short_addresses(sites[0])}
        for site in sites:
            made |= {site.prefixed(name): text for name, text in twins(site)}
        return made if path in made else made | dict(pictures(sites[0].collection))

    def _of_search(self, path: str) -> Mapping[str, Content]:
        """What the search and the links for editing load."""
        for shells in self._languages:
            if path == f"search/{shells.site.language}.js":
                editorial = ((entry.address, entry.title) for entry in shells.editorial)
                return {path: search_index(shells.site, editorial)}
        if path == SUCCESSION:
            return {path: write_succession(self._first.catalogue)}
        return dict(scripts_of_lines(self._first.catalogue)) if path.startswith("lines/") else {}

    def _of_the_rest(self, path: str) -> Mapping[str, Content]:
        """What there is once. Few ask for it, so it is made all at once."""
        for shells in self._languages:
            if path == shells.site.prefixed(OPENSEARCH):  # browsers ask for it with every page
                return {path: opensearch(shells.site)}
        return self._once if path.removeprefix("en/").startswith(_ONCE) else {}

    @cached_property
    def _once(self) -> Mapping[str, Content]:
        first = self._first
        made: dict[str, Content] = {"robots.txt": robots(first)}
        for files in ONCE:
            made |= files(first.collection)
        downloads = self._downloads(made)
        made |= last_files(first.collection, downloads)
        sizes = {path: len(content) for path, content in made.items()}
        for shells in self._languages:
            site = replace(shells.site, published=sizes)
            of_site = shells.of(site)
            pages = {site.prefixed(page.address): of_site.filled(page) for page in last_pages(site)}
            made |= {f"{address}index.html": html for address, html in pages.items()}
            made |= {site.prefixed(path): text for path, text in files_of_language(site)}
        made |= sitemaps(first, self._addresses(), newest_changes(first.catalogue))
        return made

    def _downloads(self, made: dict[str, Content]) -> Mapping[str, Download]:
        with tempfile.TemporaryDirectory(prefix="lubiao-") as folder:
            downloads = write_downloads(self._first.collection, Path(folder))
            made |= {path: (Path(folder) / path).read_bytes() for path in downloads}
        return downloads

    def _addresses(self) -> Iterable[str]:
        """Those of all pages: in a share that has none of them they are known without being made."""
        site = replace(self._first, share=Alone(address="none"))
        editorial = (entry.address for entry in self._languages[0].editorial)
        return [
            "",
            *editorial,
            *(page.address for page in pages_of(site)),
            *(page.address for page in last_pages(site)),
        ]
