"""`lubiao build` and `lubiao serve`: the site, through MkDocs, without its command line."""

from __future__ import annotations

import logging
import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException
from mkdocs.livereload import LiveReloadServer

from lubiao.findings import N_, Message
from lubiao.findings.escaping import visible
from lubiao.publish.kept import Kept
from lubiao.publish.share import WHOLE, Share
from lubiao.reading import missing_folder
from lubiao.texts import default_language, translator

from .aside import aside, put_changes_in_place, put_in_place
from .beside import Beside
from .crew import processors
from .folder import SEALS, seal_of_folder
from .ground import ground_of
from .memory import Memory
from .shards import MANIFEST, CannotJoin, cut, join
from .work import Done, Step

log = logging.getLogger("lubiao")


def build_site(
    data: Path,
    config_file: Path,
    site: Path | None,
    share: Share = WHOLE,
    jobs: int | None = None,
    *,
    fresh: bool = False,
    quiet: bool = False,
    step: Step = lambda name, total: lambda done: None,
) -> int:
    """Check the data, then write the site, or one share of it, in so many processes, and print where, unless `quiet`.

    It is built aside: until it is whole, the old site stays. Of an old one what did not change is kept, unless all of it
    shall be `fresh`. Returns 0; 1 where the data or a page has errors; 2 where the configuration or a folder cannot be used.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    config = _configured(data, config_file, site)
    if config is None:
        return 2
    plugin: Any = config.plugins["lubiao"]
    plugin.share, plugin.step, plugin.jobs = share, step, jobs or processors()
    folder = Path(config.site_dir)
    try:
        built(config, data, fresh=fresh)
    except MkDocsException as problem:
        print(problem, file=sys.stderr)
        return 1
    except OSError as problem:
        print(problem, file=sys.stderr)
        return 2
    if not quiet:
        print(folder)
    return 0


def built(config: MkDocsConfig, data: Path, *, fresh: bool = False) -> Done:
    """Build aside, then put in place what is new; gives what was done. Raises MkDocsException and OSError."""
    plugin: Any = config.plugins["lubiao"]
    site = Path(config.site_dir).resolve()
    if not plugin.share.is_whole:
        with aside(site) as folder:
            config.site_dir = str(folder)
            build(config)
            cut(config, data, plugin.share, plugin.done.moved)
            put_in_place(folder, site)
        return plugin.done  # type: ignore[no-any-return]
    memory, ground = Memory.of(site), ground_of(config, data)
    is_of_use = not fresh and memory.ground == ground and site.is_dir()
    seal = Beside(partial(seal_of_folder, site), plugin.jobs) if is_of_use else None

    def kept() -> Kept:
        return Kept(memory.keys(), folder=site) if seal and seal.result() == memory.seal else Kept()

    plugin.kept = kept
    with aside(site) as folder:
        config.site_dir = str(folder)
        build(config)
        _put_in_place(folder, site, memory, ground, plugin.done, plugin.languages[0].site.kept)
    return plugin.done  # type: ignore[no-any-return]


def _put_in_place(folder: Path, site: Path, memory: Memory, ground: str, done: Done, kept: Kept) -> None:
    if not kept.before:
        memory.forget()
        put_in_place(folder, site)
        memory.write(ground, done.seal % SEALS, done.keys, done.files)
        return
    written = set(done.files)
    gone: list[str] = []
    rest: list[str] = []
    for path, unit in memory.files():
        if path not in written:
            (rest if kept.is_kept(unit, done.keys) else gone).append(path)
    memory.forget()
    seal = memory.seal + put_changes_in_place(folder, site, done.files, gone)
    memory.write(ground, seal % SEALS, done.keys, [*written, *rest])


def join_shards(folders: tuple[Path, ...], site: Path) -> int:
    """Put the shards of a site together.

    Returns 0; 1 where they are not all shards of one build; 2 where a folder cannot be read or written.
    """
    say = translator(default_language())
    try:
        _refuse_to_empty(site)
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


def serve_site(data: Path, config_file: Path, host: str, port: int) -> int:
    """Serve a preview on `host:port` until interrupted, and build it anew when a file changes.

    A broken edit is told at the terminal; the preview goes on showing the last site that was whole.
    Returns as `build_site` does; only the first build can fail.
    """
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    log.setLevel(logging.INFO)
    with tempfile.TemporaryDirectory(prefix="lubiao-") as folder:
        shown, fresh = Path(folder) / "shown", Path(folder) / "fresh"
        config = _configured(data, config_file, fresh)
        if config is None:
            return 2
        mount = urlsplit(config.site_url or "/").path or "/"
        address = f"http://{host}:{port}{mount}"

        def built(config: MkDocsConfig | None) -> bool:
            if config is None:
                return False
            config.site_url = address
            try:
                build(config, serve_url=address)
            except MkDocsException as problem:
                print(problem, file=sys.stderr)
                return False
            shutil.rmtree(shown, ignore_errors=True)
            fresh.rename(shown)
            log.info("Built. %s", address)
            return True

        def rebuild() -> None:
            built(_configured(data, config_file, fresh))

        if not built(config):
            return 1
        server = LiveReloadServer(builder=rebuild, host=host, port=port, root=str(shown), mount_path=mount)
        server.error_handler = lambda code: (shown / "404.html").read_bytes() if code == 404 else None
        for watched in (config.docs_dir, str(config_file), str(data), config.theme.custom_dir):
            if watched:
                server.watch(watched)
        try:
            server.serve()
        except KeyboardInterrupt:
            pass
        except OSError as problem:
            print(f"{host}:{port}: {problem}", file=sys.stderr)
            return 2
        finally:
            server.shutdown()
    return 0


def _configured(data: Path, config_file: Path, site: Path | None) -> MkDocsConfig | None:
    """The configuration with our data folder and site folder in it; None, and the reason told, where it is broken."""
    options: dict[str, Any] = {"site_dir": str(site.resolve())} if site else {}
    try:
        if missing := missing_folder(data):
            raise ConfigurationError(missing.said_in(translator(default_language())))
        config = load_config(str(config_file), **options)
        if "lubiao" not in config.plugins:
            raise ConfigurationError(_said(N_("{folder} does not name the plugin lubiao."), config_file))
        _refuse_to_empty(Path(config.site_dir), data, config)
    except (ConfigurationError, Abort, OSError) as problem:
        print(problem, file=sys.stderr)
        return None
    config.plugins["lubiao"].config["data_dir"] = str(data.resolve())
    return config


def _refuse_to_empty(site: Path, data: Path | None = None, config: MkDocsConfig | None = None) -> None:
    """A build empties the site's folder first: it must be ours, and hold nothing that the site is made of."""
    site = site.resolve()
    made_of = [data, Path(config.docs_dir), Path(config.theme.custom_dir or "."), Path(config.config_file_path).parent] if data and config else []  # fmt: skip
    if any(part.resolve().is_relative_to(site) for part in made_of) or any(
        site.is_relative_to(part.resolve()) for part in made_of[:-1]
    ):
        raise ConfigurationError(
            _said(N_("{folder} holds what the site is made of, and is not written to."), site)
        )
    is_site = (site / "search").is_dir() or (site / MANIFEST).is_file()
    if site.is_dir() and any(site.iterdir()) and not is_site:
        raise ConfigurationError(
            _said(N_("{folder} holds other things than a site, and is not emptied."), site)
        )


def _said(text: str, folder: Path) -> str:
    return translator(default_language())(text).format(folder=folder)
