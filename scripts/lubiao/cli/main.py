"""The commands, their options, and their exit codes: 0 clean, 1 errors found, 2 unusable."""

from __future__ import annotations

import atexit
import gc
import re
import sys
from pathlib import Path
from typing import Any

import click

from .add_options import answer_options
from .giving_out import cite, export, release
from .language import SpeakingGroup
from .options import config_option, data_option, jobs_option, language_option, spoken_option


@click.group(cls=SpeakingGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="lubiao")
def main() -> None:
    """Lubiao 鲁标: check the catalogue of Shandong's standards, and build its site."""
    # At its end Python would look through all that a command has read and made, for garbage.
    atexit.register(gc.freeze)


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@data_option
@language_option
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="For people, for programs, for GitHub’s annotations, for code scanning.",
)
@click.option(
    "--level",
    type=click.Choice(["error", "warning", "info"]),
    default="warning",
    show_default=True,
    help="The mildest level to show.",
)
@click.option("--all", "show_all", is_flag=True, help="Show every finding, also many of one rule.")
@click.option("--fix", is_flag=True, help="First repair what has one right answer.")
def check(
    paths: tuple[Path, ...], data: Path, lang: str | None, output: str, level: str, show_all: bool, fix: bool
) -> None:
    """Check the data: reading, then every rule. PATHS keeps the findings of those files or folders only."""
    from .check import run_check

    sys.exit(run_check(data, paths, lang, output, level, show_all, fix))


@main.command("format")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@data_option
@language_option
@click.option("--check", "only_check", is_flag=True, help="Write nothing; show what would change.")
@click.option("--all", "show_all", is_flag=True, help="Tell every change, also many of one kind.")
def format_data(
    paths: tuple[Path, ...], data: Path, lang: str | None, only_check: bool, show_all: bool
) -> None:
    """Repair what has one right answer, and put the data into canonical order and form. Remarks are kept."""
    from .format import run_format

    sys.exit(run_format(data, paths, lang, only_check=only_check, show_all=show_all))


@main.command()
@data_option
@config_option
@click.option(
    "--site",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the site is written; default as the configuration says.",
)
@click.option("--shard", metavar="I/N", help="Build share I of N only, for lubiao join.")
@jobs_option
@click.option("--fresh", is_flag=True, help="Make every file anew, also those that have not changed.")
@spoken_option
def build(
    data: Path, config: Path, site: Path | None, shard: str | None, jobs: int | None, fresh: bool
) -> None:
    """Check the data, then build the whole site, or a share of it. The old site stays until the new one is whole."""
    from .building import run_build

    sys.exit(run_build(data, config, site, shard, jobs, fresh=fresh))


@main.command()
@click.argument("folders", metavar="DIR...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--site",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Where the whole site is written.",
)
@spoken_option
def join(folders: tuple[Path, ...], site: Path) -> None:
    """Put the shards in each DIR together to the whole site."""
    from lubiao.engine.build import join_shards

    sys.exit(join_shards(folders, site))


@main.command()
@data_option
@config_option
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="HOST:PORT of the preview.")
@spoken_option
def serve(data: Path, config: Path, address: str) -> None:
    """Show a preview that follows edits of data, content and templates."""
    from lubiao.engine.preview import serve_site

    host, _, port = address.rpartition(":")
    if not re.fullmatch("[0-9]{1,5}", port) or int(port) > 65535:
        raise click.BadParameter("HOST:PORT, such as 127.0.0.1:8000", param_hint="--address")
    sys.exit(serve_site(data, config, host or "127.0.0.1", int(port)))


@main.command()
@answer_options
@data_option
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    default=Path("standards.yaml"),
    show_default=True,
    help="The file of the data folder that gets the record.",
)
@language_option
@click.option("--yes", is_flag=True, help="Ask nothing, also at a terminal.")
@click.option("--dry-run", is_flag=True, help="Show the record, write nothing.")
def add(data: Path, into: Path, lang: str | None, yes: bool, dry_run: bool, **answers: Any) -> None:
    """Add a standard: answer questions, or give the answers as options. Each is checked at once."""
    from .add import run_add

    given = {
        name.removeprefix("answer_"): (value,) if isinstance(value, str) else tuple(value or ())
        for name, value in answers.items()
    }
    sys.exit(run_add(data, into, lang, given, yes=yes, dry_run=dry_run))


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@data_option
@language_option
def template(file: Path, data: Path, lang: str | None) -> None:
    """Write a workbook to FILE, an .xlsx, that one can fill in and import."""
    from .template import run_template

    sys.exit(run_template(file, data, lang))


@main.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@data_option
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    default=Path("standards.yaml"),
    show_default=True,
    help="The file of the data folder that gets new records.",
)
@click.option("--source", help="The source of rows that name none: its id, or its name.")
@click.option(
    "--level",
    type=click.Choice(["cover", "listing", "mention"]),
    default="listing",
    show_default=True,
    help="What the source shows.",
)
@click.option("--read", help="The day the source was read; default today in China.")
@click.option("--update", is_flag=True, help="Change records that are there; shown first.")
@click.option("--yes", is_flag=True, help="Ask nothing, also at a terminal.")
@click.option("--dry-run", is_flag=True, help="Write nothing into the data.")
@click.option(
    "--report", type=click.Path(path_type=Path), help="Where every row is accounted for: .csv, .md or .json."
)
@language_option
def import_table(file: Path, lang: str | None, **options: Any) -> None:
    """Import standards from FILE: a workbook, a CSV, or what a portal exports as .xls."""
    from .import_file import run_import

    sys.exit(run_import(file, language=lang, **options))


@main.command()
@click.argument("old")
@click.argument("new", required=False)
@data_option
@language_option
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="For a terminal, for a comment or release notes, for programs.",
)
def diff(old: str, new: str | None, data: Path, lang: str | None, output: str) -> None:
    """Tell what changed from OLD to NEW, each a data folder or a git revision; NEW is --data as it is now.

    What changed in the standards is told apart from what was corrected or completed in their records.
    """
    from .diff import run_diff

    sys.exit(run_diff(old, new, data, lang, output))


@main.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@data_option
@language_option
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json", "csv", "markdown"]),
    default="text",
    show_default=True,
    help="For people, for programs, for a spreadsheet, for a comment.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["outdated", "spelling", "unknown", "nothing"]),
    multiple=True,
    default=("outdated", "spelling"),
    show_default=True,
    help="What makes the exit status 1; may be given several times.",
)
def lookup(
    files: tuple[Path, ...], data: Path, lang: str | None, output: str, fail_on: tuple[str, ...]
) -> None:
    """Find the codes in each FILE, and tell which are outdated, misspelt or not in the catalogue. - is stdin."""
    from .lookup import run_lookup

    sys.exit(run_lookup(files, data, lang, output, fail_on))


for command in (cite, export, release):
    main.add_command(command)
