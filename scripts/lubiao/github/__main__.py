"""The commands of the workflows. Each reads the event from GITHUB_EVENT_PATH; exit 0, or 2 with one line of what is wrong."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from lubiao.findings.escaping import visible

from .error import WorkflowError

FOLDER = click.Path(path_type=Path, file_okay=False)
data_option = click.option(
    "--data", type=FOLDER, default=Path("data"), show_default=True, help="The data folder."
)


@click.group()
def commands() -> None:
    """What the workflows of this repository run; see docs/workflows.md."""


@commands.command("read-issue")
@data_option
@click.option("--out", type=FOLDER, required=True, help="Where the answer is written.")
def read_issue(data: Path, out: Path) -> None:
    """Read an issue form, and write the answer for the job that may post it."""
    from . import issues

    sys.exit(issues.read_issue(data, out))


@commands.command("answer-issue")
@click.option("--answer", type=FOLDER, required=True, help="The folder of the answer.")
def answer_issue(answer: Path) -> None:
    """Post the answer: a comment, or a pull request and a comment."""
    from . import issues

    sys.exit(issues.answer_issue(answer))


@commands.command("report-check")
@data_option
@click.option("--base", required=True, help="The git revision that the pull request is compared with.")
@click.option("--out", type=FOLDER, required=True, help="Where the report is written.")
def report_check(data: Path, base: str, out: Path) -> None:
    """Check the data of a pull request, and write the report for the job that may comment."""
    from . import checks

    sys.exit(checks.report_check(data, base, out))


@commands.command("comment-on-check")
def comment_on_check() -> None:
    """Post what a finished check handed over: one comment, and suggestions."""
    from . import checks

    sys.exit(checks.comment_on_check())


@commands.command("weekly-look")
@data_option
@click.option("--out", type=FOLDER, required=True, help="Where the report is written.")
@click.option("--links/--no-links", default=True, help="Visit the addresses of the data.")
def weekly_look(data: Path, out: Path, links: bool) -> None:
    """Visit the addresses of the data, look at its dates, and write the report."""
    from lubiao.upkeep.visiting import Visitor

    from . import weekly

    sys.exit(weekly.look(data, out, Visitor() if links else None))


@commands.command("weekly-issue")
@click.option("--report", type=FOLDER, required=True, help="The folder of the report.")
def weekly_issue(report: Path) -> None:
    """Keep the one issue of the weekly look."""
    from . import weekly

    sys.exit(weekly.keep_issue(report))


def main() -> None:
    """Run a command; what goes wrong is told in one line."""
    try:
        commands(prog_name="python -m lubiao.github")
    except WorkflowError as problem:
        print(visible(str(problem)), file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main()
