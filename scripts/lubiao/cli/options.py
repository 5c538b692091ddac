"""Options that several commands have."""

from __future__ import annotations

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
    "--lang", type=click.Choice(["zh", "en"]), help="Language of what is said; default from the environment."
)
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that share the work; default: a processor each.",
)
spoken_option = click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    expose_value=False,  # SpeakingGroup has read it
    help="Language of what is said; default from the environment.",
)
