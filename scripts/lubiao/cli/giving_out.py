"""The commands that give out what the catalogue holds: citations, files, releases."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .options import config_option, data_option, language_option

if TYPE_CHECKING:
    from lubiao.texts import Language

KINDS = ["national", "sector", "provincial", "municipal", "group", "enterprise", "international"]
STATUSES = ["upcoming", "in-force", "suspended", "superseded", "withdrawn", "draft", "unknown"]
"""As `lubiao.codes.Kind` and `lubiao.catalogue.StandingStatus` have them, which take too long to load for a help."""


@click.command()
@click.argument("codes", metavar="CODE...", nargs=-1, required=True)
@data_option
@language_option
@click.option(
    "--format",
    "output",
    type=click.Choice(["gbt7714-2025", "gbt7714-2015", "bibtex", "biblatex", "ris", "csl", "plain"]),
    default="gbt7714-2025",
    show_default=True,
    help="The form of the citations.",
)
def cite(codes: tuple[str, ...], data: Path, lang: Language | None, output: str) -> None:
    """Cite the standard of each CODE, in any spelling. - reads codes from stdin, one a line."""
    from .cite import run_cite

    sys.exit(run_cite(codes, data, lang, output))


@click.command()
@click.argument("name", metavar="FORMAT", required=False)
@click.option(
    "--city", "cities", multiple=True, help="Only what is tied to a city: its id, name or division code."
)
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Only standards of a kind.")
@click.option(
    "--status", "statuses", type=click.Choice(STATUSES), multiple=True, help="Only standards with a status."
)
@data_option
@click.option(
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    default=Path("-"),
    show_default=True,
    help="The file to write; - is stdout.",
)
@language_option
@click.option("--site-url", help="Where the site is published, for the addresses in the file.")
@click.option("--list", "only_list", is_flag=True, help="List the formats.")
def export(name: str | None, only_list: bool, lang: Language | None, **options: Any) -> None:
    """Write the standards of the catalogue in a FORMAT, all or some of them."""
    from .export import list_formats, run_export

    if only_list:
        sys.exit(list_formats(lang))
    if name is None:
        raise click.MissingParameter(
            ctx=click.get_current_context(), param_hint="FORMAT", param_type="argument"
        )
    sys.exit(run_export(name, language=lang, **options))


@click.command()
@data_option
@config_option
@click.option(
    "--site",
    type=click.Path(file_okay=False, path_type=Path),
    help="The built site; without it one is built aside.",
)
@click.option(
    "--version",
    envvar="LUBIAO_RELEASE",
    help="YYYY.MM.N; default the next of the month. With --check the newest, also as v….",
)
@click.option(
    "--day", type=click.DateTime(["%Y-%m-%d"]), help="The day of the release; default today in China."
)
@click.option(
    "--old", help="The data of the last release, a folder or a git revision; default its tag or commit."
)
@click.option("--check", "only_check", is_flag=True, help="Write no release; check that the one there fits.")
@click.option(
    "--assets",
    type=click.Path(file_okay=False, path_type=Path),
    help="With --check and --site: where downloads, checksums and notes are put.",
)
@language_option
def release(lang: str | None, only_check: bool, day: datetime.datetime | None, **options: Any) -> None:
    """Write a release into the data folder. Nothing is written where something published has disappeared."""
    from .release import Asked, run_release

    asked = Asked(day=day.date() if day else None, **options)
    sys.exit(run_release(asked, lang, only_check=only_check))
