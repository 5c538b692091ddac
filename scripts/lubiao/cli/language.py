"""The language of the command line itself: of `--help`, and of what click says of wrong options.

Click asks gettext for its texts, in the domain `messages`. Ours stand in the same file: they are looked up by the
English text, as all others are, and put in before a command is run.
"""

from __future__ import annotations

import gettext
import inspect
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from lubiao.texts import LANGUAGES, default_language
from lubiao.texts.translation import CATALOGUE

_english: dict[int, str] = {}
"""The English help of each command and option, by its identity; they live as long as the program."""


class SpeakingGroup(click.Group):
    """A group of commands whose help and errors are in the language that `--lang` or the environment asks for."""

    def main(self, args: Sequence[str] | None = None, *more: Any, **options: Any) -> Any:
        """Run a command."""
        language = _asked(sys.argv[1:] if args is None else args) or default_language()
        os.environ["LANGUAGE"] = language  # by this gettext chooses
        gettext.bindtextdomain("messages", str(CATALOGUE.parents[2]))
        gettext.textdomain("messages")
        _speak(self)
        return super().main(args, *more, **options)


def _asked(arguments: Sequence[str]) -> str:
    """The language that `--lang zh` or `--lang=zh` asks for; empty where none does."""
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=True):
        name, _, value = argument.partition("=")
        language = value or following
        if name == "--lang" and language in LANGUAGES:
            return language
    return ""


def _speak(command: click.Command) -> None:
    """Put the help of a command, its options and its commands into the language that gettext speaks."""
    if command.help:
        command.help = _said(command, command.help)
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.help:
            parameter.help = _said(parameter, parameter.help)
    for inner in command.commands.values() if isinstance(command, click.Group) else ():
        _speak(inner)


def _said(owner: object, text: str) -> str:
    return gettext.gettext(_english.setdefault(id(owner), inspect.cleandoc(text)))
