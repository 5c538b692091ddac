"""The configuration of a build, and the folder it may write to."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from lubiao.findings import N_
from lubiao.reading import missing_folder
from lubiao.texts import default_language, translator

from .shards import MANIFEST


def configured(
    data: Path, config_file: Path, site: Path | None, *, is_ours: bool = False
) -> MkDocsConfig | None:
    """The configuration with our data folder and site folder in it; None, and the reason told, where it is broken.

    A site folder that holds other things than a site is refused, unless it `is_ours` anyway.
    """
    options: dict[str, Any] = {"site_dir": str(site.resolve())} if site else {}
    try:
        if missing := missing_folder(data):
            raise ConfigurationError(missing.said_in(translator(default_language())))
        config = load_config(str(config_file), **options)
        if "lubiao" not in config.plugins:
            raise ConfigurationError(said_of(N_("{folder} does not name the plugin lubiao."), config_file))
        if not is_ours:
            refuse_to_empty(Path(config.site_dir), data, config)
    except (ConfigurationError, Abort, OSError) as problem:
        print(problem, file=sys.stderr)
        return None
    config.plugins["lubiao"].config["data_dir"] = str(data.resolve())
    return config


def refuse_to_empty(site: Path, data: Path | None = None, config: MkDocsConfig | None = None) -> None:
    """A build empties the site's folder first: it must be ours, and hold nothing that the site is made of."""
    site = site.resolve()
    made_of = [data, Path(config.docs_dir), Path(config.theme.custom_dir or "."), Path(config.config_file_path).parent] if data and config else []  # fmt: skip
    if any(part.resolve().is_relative_to(site) for part in made_of) or any(
        site.is_relative_to(part.resolve()) for part in made_of[:-1]
    ):
        raise ConfigurationError(
            said_of(N_("{folder} holds what the site is made of, and is not written to."), site)
        )
    is_site = (site / "search").is_dir() or (site / MANIFEST).is_file()
    if site.is_dir() and any(site.iterdir()) and not is_site:
        raise ConfigurationError(
            said_of(N_("{folder} holds other things than a site, and is not emptied."), site)
        )


def said_of(text: str, folder: Path) -> str:
    """What is to be said of a folder."""
    return translator(default_language())(text).format(folder=folder)
