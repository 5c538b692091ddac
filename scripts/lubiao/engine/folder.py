"""What the build writes into the site's folder beside the editorial pages, which MkDocs writes."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path

from lubiao.catalogue.former import former_addresses
from lubiao.pages import (
    SUCCESSION,
    Page,
    Site,
    files_of_language,
    pages_of,
    pages_that_lead_on,
    preview,
    robots,
    short_addresses,
    sitemaps,
    write_succession,
)
from lubiao.publish import Collection as Standards
from lubiao.publish import published_files, write_downloads
from lubiao.publish.moved import moved_forms

from .shell import Shell


def write_pages(folder: Path, site: Site, shell_of: Callable[[Page], Shell], site_name: str) -> list[str]:
    """Write the generated pages of a language that are of the site's share; gives the addresses of all. Raises OSError."""
    addresses = []
    for page in pages_of(site):
        if site.share.has(page.address):
            tags = preview(site, page.address, page.title)
            _write_page(folder / site.prefixed(page.address), shell_of(page).fill(page, site_name, tags))
        addresses.append(page.address)
    return addresses


def write_published(folder: Path, collection: Standards) -> dict[str, int]:
    """Write the files for programs; gives the size of each in bytes by its path. Raises OSError."""
    downloads = write_downloads(collection, folder) if collection.share.is_first else {}
    sizes = {path: written.size for path, written in downloads.items()}
    for file in published_files(collection, downloads):
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)
        sizes[file.path] = len(file.content)
    return sizes


def write_moved(folder: Path, site: Site, published: Iterable[str], pages: Collection[str]) -> None:
    """Write what leads on from addresses of earlier releases and former names. Raises OSError."""
    for moved in pages_that_lead_on(site, published, pages):
        _write_page(folder / moved.address, moved.html)


def copy_moved(folder: Path, site: Site, published: Iterable[str]) -> set[str]:
    """Files of records under former names, where the file of now is here; gives their paths. Raises OSError."""
    copied = set()
    for old, new in moved_forms(dict(former_addresses(site.catalogue)), published):
        if (folder / new).is_file():
            (folder / old).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / new, folder / old)
            copied.add(old)
    return copied


def write_index(folder: Path, site: Site, index: bytes) -> None:
    """Write the search index of a language. Raises OSError."""
    (folder / "search").mkdir(exist_ok=True)
    (folder / "search" / f"{site.language}.js").write_bytes(index)


def write_for_programs(folder: Path, site: Site) -> None:
    """Write what a language has for programs beside its pages. Raises OSError."""
    for path, text in files_of_language(site):
        _write_text(folder / site.prefixed(path), text)


def write_shared(
    folder: Path, site: Site, addresses: Iterable[str], made: Mapping[str, str], schemas: Iterable[Path]
) -> None:
    """Write what all languages share, once the pages of all are there. Raises OSError.

    `addresses` are those of all pages, `made` the assets that are made at build time: path → text.
    """
    (folder / SUCCESSION).write_bytes(write_succession(site.catalogue))
    for path, text in (*sitemaps(site, addresses), ("robots.txt", robots(site))):
        _write_text(folder / path, text)
    for short in short_addresses(site):
        _write_page(folder / short.address, short.html)
    for path, text in made.items():
        (folder / path).write_text(text, encoding="utf-8")
    for schema in schemas:
        (folder / "schema").mkdir(exist_ok=True)
        shutil.copyfile(schema, folder / "schema" / schema.name)


def _write_page(folder: Path, html: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(html, encoding="utf-8")


def _write_text(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
