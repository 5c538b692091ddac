"""Templates that another process compiles: this one finds them, and nothing is left of it."""

import contextlib
import tempfile
import threading
import time
from pathlib import Path

import pytest

from lubiao.cli import building
from lubiao.engine.assets import own_folder
from lubiao.engine.compiling import compiled_beside
from lubiao.engine.configuring import configured
from lubiao.engine.forked import CAN_FORK
from lubiao.templates import page_environment
from lubiao.templates.environment import _PageCode

ROOT = Path(__file__).parents[2]
VALUES = {"_": str}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Of templates; what is temporary lies beside it."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "temporary").mkdir()
    (tmp_path / "pages" / "page.html").write_text("{{ word }}", encoding="utf-8")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    return tmp_path


@pytest.mark.skipif(not CAN_FORK, reason="one process does everything here")
def test_what_another_process_has_compiled_is_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        threading, "active_count", lambda: 1
    )  # those that pytest may have started hold no locks
    with compiled_beside(folder / "pages", 2):
        for _ in range(500):
            if len([file for file in folder.glob("temporary/*/*") if file.suffix != ".tmp"]) == 2:
                break
            time.sleep(0.01)
        monkeypatch.setattr(_PageCode, "visit_Template", pytest.fail)
        for language in ("zh", "en"):
            template = page_environment(folder / "pages", language, VALUES).get_template("page.html")
            assert template.render(word="found") == "found"
    assert list((folder / "temporary").iterdir()) == []


@pytest.mark.parametrize("broken", ["", "{% if %}"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_what_it_has_not_compiled_is_compiled_here(folder: Path, jobs: int, broken: str) -> None:
    (folder / "pages" / "a.html").write_text(broken, encoding="utf-8")
    with compiled_beside(folder / "pages", jobs):
        template = page_environment(folder / "pages", "en", VALUES).get_template("page.html")
        assert template.render(word="made") == "made"
    assert page_environment(folder / "pages", "zh", VALUES).get_template("page.html").render(word=1) == "1"


def test_the_command_has_those_compiled_that_the_configuration_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled: list[Path] = []

    def compiling(templates: Path, jobs: int | None) -> contextlib.AbstractContextManager[None]:
        compiled.append(templates)
        return contextlib.nullcontext()

    monkeypatch.setattr(building, "compiled_beside", compiling)
    monkeypatch.setattr(building, "_built", lambda *_, **__: 0)
    building.run_build(ROOT / "data", ROOT / "mkdocs.yml", None, None, None, fresh=False)
    config = configured(ROOT / "data", ROOT / "mkdocs.yml", tmp_path / "site")
    assert config
    assert compiled == [own_folder(config) / "pages"]
