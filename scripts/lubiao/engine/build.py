"""`lubiao build` and `lubiao join`: the site, through MkDocs, without its command line."""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, MkDocsException

from lubiao.findings import N_, Message
from lubiao.findings.escaping import visible
from lubiao.publish.kept import Kept
from lubiao.publish.share import WHOLE, Share
from lubiao.texts import default_language, translator

from .aside import alone, aside, put_changes_in_place, put_in_place, without_interruption
from .beside import Beside
from .configuring import configured, refuse_to_empty, said_of
from .done import Done, Step
from .folder import SEALS, seal_of_folder
from .forked import processors
from .ground import ground_of
from .memory import Memory
from .shards import CannotJoin, cut, join


def build_site(
    data: Path,
    config_file: Path,
    site: Path | None,
    share: Share = WHOLE,
    jobs: int | None = None,
    *,
    fresh: bool = False,
    seal: Beside[int] | None = None,
    told: Callable[[Path], object] = print,
    step: Step = lambda name, total: lambda done: None,
) -> int:
    """Check the data, then write the site, or one share of it, in so many processes, and tell where.

    It is built aside: until it is whole, the old site stays. Of an old one what did not change is kept, unless all of it
    shall be `fresh`; who has begun to look at its files gives their `seal`.
    Returns 0; 1 where the data or a page has errors; 2 where the configuration or a folder cannot be used.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    config = configured(data, config_file, site)
    if config is None:
        return 2
    plugin: Any = config.plugins["lubiao"]
    plugin.share, plugin.step, plugin.jobs = share, step, jobs or processors()
    folder = Path(config.site_dir)
    try:
        built(config, data, fresh=fresh, seal=seal)
    except MkDocsException as problem:
        print(problem, file=sys.stderr)
        return 1
    except OSError as problem:
        print(problem, file=sys.stderr)
        return 2
    told(folder)
    return 0


def built(config: MkDocsConfig, data: Path, *, fresh: bool = False, seal: Beside[int] | None = None) -> Done:
    """Build aside, then put in place what is new; gives what was done. Raises MkDocsException and OSError."""
    plugin: Any = config.plugins["lubiao"]
    site = Path(config.site_dir).resolve()
    if not plugin.share.is_whole:
        with aside(site) as folder:
            _build(config, folder)
            cut(config, data, plugin.share, plugin.done.moved)
            with alone(site):
                put_in_place(folder, site)
        return plugin.done  # type: ignore[no-any-return]
    memory, ground = Memory.of(site), ground_of(config, data)
    is_of_use = not fresh and memory.ground == ground and site.is_dir()
    if is_of_use:
        seal = seal or Beside(partial(seal_of_folder, site), plugin.jobs)

    def kept() -> Kept:
        is_left = is_of_use and seal and seal.result() == memory.seal
        return Kept(memory.keys(), folder=site) if is_left else Kept()

    plugin.kept = kept
    plugin.made = memory.made() if is_of_use else {}
    plugin.records = memory.records() if is_of_use else b""
    with aside(site) as folder:
        _build(config, folder)
        with alone(site), without_interruption():
            left = _put_in_place(folder, site, memory, plugin.done, plugin.languages[0].site.kept)
            memory.write(ground, *left, plugin.made, plugin.records)
    return plugin.done  # type: ignore[no-any-return]


def _build(config: MkDocsConfig, folder: Path) -> None:
    """Write the site into a folder. MkDocs has one of its own, which it empties when others write already."""
    plugin: Any = config.plugins["lubiao"]
    plugin.folder = folder
    config.site_dir = str(folder.with_name("mkdocs"))
    with contextlib.closing(plugin):
        build(config)
    config.site_dir = str(folder)


def _put_in_place(
    folder: Path, site: Path, memory: Memory, done: Done, kept: Kept
) -> tuple[int, dict[str, bytes], list[str]]:
    """Gives the seal, the keys and the files of the site as it is then."""
    if not kept.before:
        memory.forget()
        put_in_place(folder, site)
        return done.seal % SEALS, done.keys, done.files
    written = set(done.files)
    gone: list[str] = []
    rest: list[str] = []
    if not memory.is_of_now:
        raise OSError(said_of(N_("Somebody else has built {folder} meanwhile; build it again."), site))
    for path, unit in memory.files():
        if path not in written:
            (rest if kept.is_kept(unit, done.keys) else gone).append(path)
    memory.forget()
    seal = memory.seal + put_changes_in_place(folder, site, done.files, gone)
    return seal % SEALS, done.keys, [*written, *rest]


def join_shards(folders: tuple[Path, ...], site: Path) -> int:
    """Put the shards of a site together.

    Returns 0; 1 where they are not all shards of one build; 2 where a folder cannot be read or written.
    """
    say = translator(default_language())
    try:
        refuse_to_empty(site)
        number = join(folders, site)
    except CannotJoin as problem:
        print(visible(problem.message.said_in(say)), file=sys.stderr)
        return 1
    except (ConfigurationError, OSError) as problem:
        print(visible(str(problem)), file=sys.stderr)
        return 2
    joined = N_("{folder}: {number} files")
    print(visible(Message(joined, {"folder": site, "number": number}).said_in(say)))
    return 0
