"""`lubiao build` and `lubiao serve`: the site, through MkDocs, without its command line."""

from __future__ import annotations

import logging
import shutil
import sys
import tempfile
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
from lubiao.publish.share import WHOLE, Share
from lubiao.reading import missing_folder
from lubiao.texts import default_language, translator

from .shards import MANIFEST, CannotJoin, cut, join

log = logging.getLogger("lubiao")


def build_site(data: Path, config_file: Path, site: Path | None, share: Share = WHOLE) -> int:
    """Check the data, then write the site, or one share of it.

    Returns 0; 1 where the data or a page has errors; 2 where the configuration or a folder cannot be used.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    config = _configured(data, config_file, site)
    if config is None:
        return 2
    plugin: Any = config.plugins["lubiao"]
    plugin.share = share
    try:
        build(config)
        if not share.is_whole:
            cut(config, data, share, plugin.moved)
    except MkDocsException as problem:
        print(problem, file=sys.stderr)
        return 1
    except OSError as problem:
        print(problem, file=sys.stderr)
        return 2
    print(config.site_dir)
    return 0


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
