"""The command line speaks of itself in Chinese to those who speak Chinese: help, and what is wrong with options."""

import gettext
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from babel.messages.pofile import read_po

from lubiao.cli import main
from lubiao.cli.language import _english, _speak
from lubiao.texts.translation import CATALOGUE

MESSAGES = CATALOGUE.with_name("messages.po")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
ENGLISH = re.compile(r"(?<![\w./{\[<-])[A-Za-z]{2,}(?: [a-z]{2,}){2,}")
"""Three English words in a row."""


def catalogue() -> dict[str, str]:
    with MESSAGES.open("rb") as file:
        return {
            message.id if isinstance(message.id, str) else message.id[0]: message.string
            for message in read_po(file, locale="zh") if message.id
        }  # fmt: skip


def commands(group: click.Command, *names: str) -> Iterator[tuple[str, ...]]:
    yield names
    for name, command in getattr(group, "commands", {}).items():
        yield from commands(command, *names, name)


def said(*arguments: str, environment: str = "zh_CN.UTF-8") -> str:
    """What the command prints, in a process of its own: click keeps some texts as long as a program lives."""
    done = subprocess.run(
        [sys.executable, "-c", "from lubiao.cli import main; main(prog_name='lubiao')", *arguments],
        capture_output=True, env={**os.environ, "LC_ALL": environment, "PYTHONIOENCODING": "utf-8"}, check=False,
    )  # fmt: skip
    assert b"Traceback" not in done.stderr
    return (done.stdout + done.stderr).decode()


@pytest.mark.parametrize("command", list(commands(main)), ids=" ".join)
def test_the_help_of_each_command_is_chinese_in_china_and_english_elsewhere(command: tuple[str, ...]) -> None:
    chinese = said(*command, "--help")
    assert CHINESE.search(chinese)
    assert not ENGLISH.search(chinese), chinese
    english = said(*command, "--help", environment="C.UTF-8")
    assert not CHINESE.search(english.replace("鲁标", "")), english


WRONG = {
    "a command": ["chek"],
    "an option": ["check", "--lnag", "zh"],
    "an option like two": ["check", "--le"],
    "a choice": ["check", "--level", "bad"],
    "a path": ["check", "nowhere.yaml"],
    "a missing argument": ["import"],
    "an argument too many": ["serve", "here"],
    "an option without its value": ["check", "--lang"],
    "a flag with a value": ["check", "--all=1"],
    "a folder for a file": ["build", "--config", "."],
    "an address": ["serve", "--address", "here"],
}


@pytest.mark.parametrize("fault", WRONG)
def test_what_is_wrong_on_the_command_line_is_said_in_the_language(fault: str) -> None:
    chinese = said(*WRONG[fault])
    assert CHINESE.search(chinese)
    assert not ENGLISH.search(chinese), chinese
    assert not CHINESE.search(said(*WRONG[fault], environment="C.UTF-8"))


def test_the_language_that_is_asked_for_goes_before_that_of_the_environment() -> None:
    assert "用法" in said("check", "--lang", "zh", "--help", environment="C.UTF-8")
    assert "用法" in said("check", "--lang=zh", "--help", environment="C.UTF-8")
    assert "Usage" in said("check", "--lang", "en", "--help")


def test_every_help_text_has_its_chinese_and_no_chinese_is_left_over() -> None:
    _speak(main)
    helps = {text for text in _english.values() if text}
    known = catalogue()
    assert helps - known.keys() == set()
    of_click = "".join(path.read_text("utf-8") for path in Path(click.__file__).parent.glob("*.py"))
    left = {
        text for text in known.keys() - helps if repr(text)[1:-1] not in of_click and text not in of_click
    }
    assert left == set()


def test_the_compiled_texts_are_those_of_the_file() -> None:
    with MESSAGES.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for english, chinese in catalogue().items():
        told = chinese if isinstance(chinese, str) else chinese[0]
        assert told in (compiled.gettext(english), compiled.ngettext(english, english, 1)), "run: make texts"


@pytest.mark.parametrize(
    "command",
    [("build", "--data", "nowhere"), ("serve", "--data", "nowhere"), ("join", "nowhere", "--site", "site")],
)
def test_commands_that_build_speak_the_language_that_is_asked_for(command: tuple[str, ...]) -> None:
    assert CHINESE.search(said(*command, "--lang", "zh", environment="C.UTF-8"))


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no device that is always full")
@pytest.mark.parametrize("command", [("export", "--list"), ("cite", "GB/T 19048-2024"), ("export", "csv")])
def test_a_full_disk_behind_standard_output_is_a_sentence(command: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", "from lubiao.cli import main; main(prog_name='lubiao')", *command],
            stdout=full, stderr=subprocess.PIPE, env={**os.environ, "LC_ALL": "C.UTF-8"}, cwd=CATALOGUE.parents[6], check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.decode().strip() in (
        "standard output cannot be written: No space left on device.",
        "No space left on device",
    )
