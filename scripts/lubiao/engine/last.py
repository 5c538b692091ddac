"""What a build writes last: what tells sizes and checksums of files, lists all pages, or is a copy of a file that is there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from lubiao.catalogue.former import former_addresses
from lubiao.pages import (
    Site,
    files_of_language,
    last_pages,
    pages_that_lead_on,
    robots,
    sitemaps,
)
from lubiao.publish.api import OPENAPI
from lubiao.publish.files import last_files
from lubiao.publish.kept import unit_of_file
from lubiao.publish.moved import moved_forms

from .done import Done, Once, done_of
from .folder import Folder
from .shells import Shells


def write_last(languages: Sequence[Shells], target: Folder, once: Once, done: Done) -> Done:
    """What tells of other files, or is nothing but a copy."""
    first = languages[0].site
    described: dict[str, Any] = {}
    sizes = done.sizes | {path: written.size for path, written in done.downloads.items()}
    if first.share.is_first:
        for path, made in last_files(first.collection, done.downloads):
            sizes[path] = target.write(path, made)
        # To make the examples in it again takes a tenth of a warm build.
        if (written := target.path / OPENAPI).is_file():
            described = json.loads(written.read_bytes())
    for shells in languages:
        addresses = [
            "",
            *(entry.address for entry in shells.editorial),
            *done.addresses[shells.site.language],
        ]
        site = replace(shells.site, published=sizes, described=described)
        shells = shells.of(site)
        for page in last_pages(site):
            target.write_page(site.prefixed(page.address), shells.filled(page))
            addresses.append(page.address)
        if first.share.is_first:
            for path, text in files_of_language(site):
                target.write(site.prefixed(path), text)
            for moved in pages_that_lead_on(site, once.pages_before, set(addresses)):
                target.write_page(moved.address, moved.html)
    shared: list[tuple[str, str | bytes]] = [
        *sitemaps(site, addresses, done.newest),
        ("robots.txt", robots(site)),
        *once.made.items(),
    ]
    for path, content in shared:
        target.write(path, content)
    return done_of(target)


def copy_moved(site: Site, target: Folder, once: Once, done: Done) -> Done:
    """Files of records under former names, where the file of now is here, or was kept."""
    moved = set()
    for old, new in moved_forms(dict(former_addresses(site.catalogue)), once.addresses_before):
        is_kept = site.kept.is_kept(unit_of_file(new), done.keys)
        for folder in (target.path, *([site.kept.folder] if is_kept else [])):
            if folder and (folder / new).is_file():
                target.write(old, (folder / new).read_bytes())
                moved.add(old)
                break
    return done_of(target, moved=moved)
