"""The commands, their options, and their exit codes: 0 clean, 1 errors found, 2 unusable."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

DATA = click.Path(path_type=Path)
data_option = click.option(
    "--data", type=DATA, default=Path("data"), show_default=True, help="A folder of the layout of data/."
)
config_option = click.option(
    "--config", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=Path("mkdocs.yml"),
    show_default=True, help="The configuration of the site.",
)  # fmt: skip
language_option = click.option(
    "--lang", type=click.Choice(["zh", "en"]), help="Language of the findings; default from the environment."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="lubiao")
def main() -> None:
    """Lubiao 鲁标: check the catalogue of Shandong's standards, and build its site."""


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@data_option
@language_option
@click.option(
    "--format", "output", type=click.Choice(["text", "json", "github"]), default="text", show_default=True
)
@click.option(
    "--level",
    type=click.Choice(["error", "warning", "info"]),
    default="warning",
    show_default=True,
    help="The mildest level to show.",
)
@click.option("--all", "show_all", is_flag=True, help="Show every finding, also many of one rule.")
def check(
    paths: tuple[Path, ...], data: Path, lang: str | None, output: str, level: str, show_all: bool
) -> None:
    """Check the data: reading, then every rule. PATHS keeps the findings of those files or folders only."""
    from .check import run_check

    sys.exit(run_check(data, paths, lang, output, level, show_all))


@main.command()
@data_option
@config_option
@click.option(
    "--site",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the site is written; default as the configuration says.",
)
def build(data: Path, config: Path, site: Path | None) -> None:
    """Check the data, then build the whole site."""
    from lubiao.engine.build import build_site

    sys.exit(build_site(data, config, site))


@main.command()
@data_option
@config_option
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="HOST:PORT of the preview.")
def serve(data: Path, config: Path, address: str) -> None:
    """Show a preview that follows edits of data, content and templates."""
    from lubiao.engine.build import serve_site

    host, _, port = address.rpartition(":")
    if not re.fullmatch("[0-9]{1,5}", port) or int(port) > 65535:
        raise click.BadParameter("HOST:PORT, such as 127.0.0.1:8000", param_hint="--address")
    sys.exit(serve_site(data, config, host or "127.0.0.1", int(port)))
