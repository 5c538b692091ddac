"""`lubiao build` and `lubiao serve`: the site, through MkDocs."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError


def run_build(data: Path, config_file: Path, site: Path | None) -> int:
    """Check the data, then write the site. Returns 0, 1 where the data or a page has errors, 2 where it cannot start."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    options: dict[str, Any] = {"site_dir": str(site.resolve())} if site else {}
    try:
        config = load_config(str(config_file), **options)
    except (ConfigurationError, Abort) as problem:
        print(problem)
        return 2
    config.plugins["lubiao"].config["data_dir"] = str(data.resolve())
    try:
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except Abort as problem:
        print(problem)
        return 1
    finally:
        config.plugins.on_shutdown()
    print(f"{config.site_dir}")
    return 0


def run_serve(data: Path, config_file: Path, address: str) -> int:
    """Build into memory and serve until interrupted."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        serve(str(config_file), dev_addr=address, plugins=_plugins_with(config_file, data))
    except Abort as problem:
        print(problem)
        return 1
    return 0


def _plugins_with(config_file: Path, data: Path) -> list[Any]:
    """The plugins of the configuration, the data folder of ours replaced."""
    from mkdocs.utils.yaml import yaml_load

    with config_file.open("rb") as file:
        plugins: list[Any] = yaml_load(file)["plugins"]
    return [
        {"lubiao": {"data_dir": str(data.resolve())}} if isinstance(p, dict) and "lubiao" in p else p
        for p in plugins
    ]
