"""The language of the command line itself: of `--help`, and of what click says of wrong options.

Click asks gettext for its texts, in the domain `messages`. Ours stand in the same file: they are looked up by the
English text, as all others are, and put in before a command is run.
"""

from __future__ import annotations

import errno
import gettext
import inspect
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from lubiao.texts import LANGUAGES, Language, choose, default_language, translator
from lubiao.texts.translation import CATALOGUE

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}

_english: dict[int, str] = {}
"""The English help of each command and option, by its identity; they live as long as the program."""


class SpeakingGroup(click.Group):
    """A group of commands whose help and errors are in the language that `--lang` or the environment asks for."""

    def main(self, args: Sequence[str] | None = None, *more: Any, **options: Any) -> Any:
        """Run a command."""
        choose(_asked(sys.argv[1:] if args is None else args))
        os.environ["LANGUAGE"] = default_language()  # by this gettext chooses
        gettext.bindtextdomain("messages", str(CATALOGUE.parents[2]))
        gettext.textdomain("messages")
        _speak(self)
        try:
            return super().main(args, *more, **options)
        except SystemExit:
            try:
                sys.stdout.flush()
            except OSError:
                _let_go()
            raise
        except OSError as problem:
            if problem.errno not in _FULL or problem.filename:
                raise
            _tell(problem)
            _let_go()
            sys.exit(2)


def _let_go() -> None:
    """Let go of what standard output still holds and cannot be written: at its end Python would try once more, complain
    in its own way, and exit with 120. After the documentation of Python, signal, "Note on SIGPIPE".
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(problem: OSError) -> None:
    """Say that standard output, which has no name, could not be written."""
    from lubiao.findings import N_, Message
    from lubiao.findings.system import reason_of

    text = N_("{file} cannot be written: {reason}.")
    values: dict[str, object] = {"file": Message(N_("standard output")), "reason": reason_of(problem)}
    print(Message(text, values).said_in(translator(default_language())), file=sys.stderr, flush=True)


def _asked(arguments: Sequence[str]) -> Language | None:
    """The language that `--lang zh` or `--lang=zh` asks for."""
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=True):
        name, _, value = argument.partition("=")
        if name == "--lang":
            for language in LANGUAGES:
                if language == (value or following):
                    return language
    return None


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
