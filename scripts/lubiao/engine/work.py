"""The work of a build behind MkDocs: what is written, and by which of the processes.

Most of it can be done at once, by whoever is free. What tells sizes and checksums of files, or lists all pages, comes last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from lubiao.findings import N_
from lubiao.pages import (
    SUCCESSION,
    Site,
    newest_changes,
    pages_of,
    scripts_of_lines,
    search_index,
    short_addresses,
    standard_page,
    twins,
    write_succession,
)
from lubiao.publish import DOWNLOADS, Collection
from lubiao.publish.downloads import write_downloads
from lubiao.publish.files import ONCE, Files, files_of_standards
from lubiao.publish.format import Format
from lubiao.publish.pictures import pictures
from lubiao.publish.share import Share
from lubiao.reading.data import without_collecting_garbage
from lubiao.reading.known import written_down
from lubiao.search import Readings
from lubiao.texts import default_language, translator

from .beside import apart
from .checking import Checking
from .crew import Crew, Task
from .done import Done, Once, Step, done_of
from .folder import Folder, files_in
from .last import copy_moved, write_last
from .shells import Shells

FEW = 1000
"""Of fewer standards one process makes all files of a kind: else each would load and make the same for some hundred files."""

MOST_PARTS = 256
"""Into which the pages of standards are parted, however many processors there are."""

READINGS = "search/readings"
"""What a site's memory calls the readings of its words, beside the keys of units."""


def crew_of(sites: Sequence[Site], folder: Path, jobs: int, *, is_read: bool) -> Crew:
    """Those who write the site of all languages. What needs nothing of MkDocs one of them may begin with.

    The records are written down for the next build, unless the last one has read and written them.
    """
    return Crew(list(_first_tasks(sites, folder, _sharing(sites[0], jobs), is_read=is_read)), jobs)


def write_site(
    checking: Checking,
    languages: Sequence[Shells],
    mkdocs: Path,
    folder: Path,
    once: Once,
    step: Step,
) -> Done:
    """Write everything but what MkDocs has written, which is put in its place. Raises OSError.

    Who checked the data may have gone ahead with the first tasks.
    """
    crew = checking.crew
    assert crew
    # static-i18n makes a sitemap of its own; ours, of all languages, comes last.
    (mkdocs / "sitemap.xml").unlink(missing_ok=True)
    whole = done_of(_moved(mkdocs, folder))
    tasks = list(_tasks(languages, folder, _sharing(languages[0].site, crew.jobs)))
    for done in crew.work(tasks, step(_said(N_("Writing the site")), crew.known + len(tasks)), checking.wait):
        whole.add(done)
    whole.add(write_last(languages, Folder(folder), once, whole))
    whole.add(copy_moved(languages[0].site, Folder(folder), once, whole))
    return whole


def _sharing(site: Site, jobs: int) -> int:
    """How many processes share the files of one kind."""
    return 1 if len(site.catalogue.standards) < FEW else jobs


def _said(text: str) -> str:
    return translator(default_language())(text)


def _moved(mkdocs: Path, folder: Path) -> Folder:
    """The folder, with what MkDocs has written."""
    target = Folder(folder)
    if mkdocs == folder:
        target.count_all()
    else:
        for path, _ in files_in(mkdocs):
            target.take(path, mkdocs / path)
    return target


def _first_tasks(sites: Sequence[Site], folder: Path, jobs: int, *, is_read: bool) -> Iterator[Task]:
    """What can be done at once and needs nothing of MkDocs, the longest first, but for what takes most memory."""
    site = sites[0]
    if site.kept.standards and not is_read:
        yield partial(_remembered, site)  # while nobody else holds anything
    for share in site.share.parted(jobs):
        yield partial(_records, pictures, site, share, folder)
    if site.share.is_first:
        # What is written side by side shares what it says of a standard: tables do, and so do texts.
        for is_binary in (True, False):
            formats = [each for each in DOWNLOADS if each.is_binary == is_binary]
            yield partial(_downloads, formats, site, folder)
    for share in site.share.parted(jobs):
        yield partial(_records, files_of_standards, site, share, folder)
        yield partial(_twins, sites, share, folder)
    if site.share.is_first:
        for files in ONCE:
            yield partial(_once, files, site, folder)
    yield partial(_of_all, site, folder)


def _tasks(languages: Sequence[Shells], folder: Path, jobs: int) -> Iterator[Task]:
    """What can be done at once when MkDocs has done its part. Last comes what can be parted as one likes: then all end at once."""
    site = languages[0].site
    yield partial(_index, languages, folder, jobs)
    for shells in languages:
        for share in site.share.parted(max(1, -(-jobs // len(languages)))):
            yield partial(_pages, shells, share, folder)
    for share in site.share.parted(1 if jobs == 1 else min(3 * jobs, MOST_PARTS)):
        yield partial(_pages_of_standards, languages, share, folder)


def _pages_of_standards(languages: Sequence[Shells], share: Share, folder: Path) -> Done:
    """The pages of the standards of a share, and the short addresses that lead there.

    Those of a standard are made side by side in all languages: what they share is made once.
    """
    target = Folder(folder)
    all_shells = [shells.of(_part(shells.site, share)) for shells in languages]
    first = all_shells[0].site
    for standard in first.collection.own:
        for shells in all_shells:
            page = standard_page(shells.site, standard)
            target.write_page(shells.site.prefixed(page.address), shells.filled(page))
    for short in short_addresses(first):
        target.write_page(short.address, short.html)
    return done_of(target, first)


def _pages(shells: Shells, share: Share, folder: Path) -> Done:
    """The other pages of one language that are of a share. It tells the addresses of all."""
    target, site = Folder(folder), _part(shells.site, share)
    shells = shells.of(site)
    addresses = []
    for page in pages_of(site, with_standards=False):
        if not page.is_elsewhere and share.has(page.address):
            target.write_page(site.prefixed(page.address), shells.filled(page))
        addresses.append(page.address)
    site.forget_rows()
    return done_of(target, site, addresses={site.language: addresses})


def _twins(languages: Sequence[Site], share: Share, folder: Path) -> Done:
    """The Markdown twins of a share, side by side in all languages as the pages are."""
    target, sites = Folder(folder), [_part(site, share) for site in languages]
    for of_standard in zip(*map(twins, sites), strict=True):
        for site, (path, text) in zip(sites, of_standard, strict=True):
            target.write(site.prefixed(path), text)
    return done_of(target, sites[0])


def _records(records: Callable[[Collection], Files], site: Site, share: Share, folder: Path) -> Done:
    """Files for programs of each standard. Nobody tells their sizes."""
    target, site = Folder(folder), _part(site, share)
    for path, content in records(site.collection):
        target.write(path, content)
    return done_of(target, site)


def _once(files: Callable[[Collection], Files], site: Site, folder: Path) -> Done:
    """Files for programs that there are once."""
    target, site = Folder(folder), _part(site, site.share)
    sizes = {path: target.write(path, content) for path, content in files(site.collection)}
    for path in site.kept.now.keys() - sizes.keys():
        assert site.kept.folder  # from which it was not taken away
        sizes[path] = (site.kept.folder / path).stat().st_size
    return done_of(target, site, sizes=sizes)


def _of_all(site: Site, folder: Path) -> Done:
    """What every share of a build tells of all standards: their editions and lines, for scripts, and when they last changed."""
    target = Folder(folder)
    for path, content in ((SUCCESSION, write_succession(site.catalogue)), *scripts_of_lines(site.catalogue)):
        target.write(path, content)
    return done_of(target, newest=newest_changes(site.catalogue))


def _remembered(site: Site) -> Done:
    """The records, for the memory of the site."""
    return Done(records=written_down(site.catalogue.data))


def _downloads(formats: Sequence[Format], site: Site, folder: Path) -> Done:
    """Files of all standards."""
    target, site = Folder(folder), _part(site, site.share)
    downloads = write_downloads(site.collection, folder, formats)
    for path in downloads:
        target.count(path)
    return done_of(target, site, downloads=downloads)


def _index(languages: Sequence[Shells], folder: Path, jobs: int) -> Done:
    """The search indexes. Who makes them ends with it: what that takes would not all come back."""
    target, first = Folder(folder), _part(languages[0].site, languages[0].site.share)
    indexes, readings = apart(partial(_indexes, languages), jobs)
    for path, index in indexes:
        target.write(path, index)
    if first.kept.standards:
        first.kept.now[READINGS] = readings
    return done_of(target, first)


def _indexes(languages: Sequence[Shells]) -> tuple[list[tuple[str, bytes]], bytes]:
    """Path and bytes of each, and the readings for the next build. Those of all languages hold the same words, whose readings
    are found once.
    """
    readings = Readings(languages[0].site.kept.before.get(READINGS, b""))
    with without_collecting_garbage():
        made = []
        for shells in languages:
            editorial = ((entry.address, entry.title) for entry in shells.editorial)
            made.append((f"search/{shells.site.language}.js", search_index(shells.site, editorial, readings)))
        return made, readings.written()


def _part(site: Site, share: Share) -> Site:
    """The site as one task sees it, who tells afterwards which units it met."""
    return replace(site, share=share, kept=replace(site.kept, now={}))
