"""Templates that were compiled are found again where nothing has changed that they follow from."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from lubiao.pages.compiled import Compiled

compiled: list[str] = []


class Watched(Environment):
    """Tells what it compiles."""

    def compile(self, source: str, *args: object, **how: object) -> object:  # type: ignore[override]
        compiled.append(str(source))
        return super().compile(source, *args, **how)  # type: ignore[call-overload]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where Jinja keeps what it compiles."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def shown(source: str = "one", maker: str = "maker", *, name: str = "zh", is_asked: bool = True) -> str:
    """What a later build shows of a template, and whether it was compiled: `one`, `one!`."""
    kept = Compiled()
    kept.keep(name, maker, is_asked=is_asked)
    compiled.clear()
    environment = Watched(loader=DictLoader({"page.html": source}), bytecode_cache=kept)
    return environment.get_template("page.html").render() + "!" * len(compiled)


def test_a_template_is_compiled_once_for_builds_of_the_same_maker() -> None:
    assert shown(is_asked=False) == "one!"
    assert shown() == "one"
    assert shown(maker="another") == "one!"
    assert shown(source="two", maker="another") == "two!"
    assert shown(source="two", maker="another", name="en") == "two!"
    assert shown(source="two", maker="another") == "two"


def test_a_build_that_makes_everything_anew_does_not_ask() -> None:
    assert shown() == "one!"
    assert shown(is_asked=False) == "one!"


def test_a_file_that_is_damaged_is_not_used(folder: Path) -> None:
    shown()
    (file,) = folder.glob("*/*")
    content = file.read_bytes()
    for harmed in (b"", b"x" + content, *(content[:length] for length in range(1, len(content), 50))):
        file.write_bytes(harmed)
        assert shown() == "one!"


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="another system has other rights")
def test_where_there_is_no_folder_of_ones_own_nothing_is_kept(folder: Path) -> None:
    (folder / f"_jinja2-cache-{os.getuid()}").write_text("a file of somebody else")
    assert shown() == shown() == "one!"
