"""How much work a build is, in things that can be counted: seconds differ from machine to machine, and from day to day.

A build that does more than it did fails here, not in somebody's patience. Who makes it do more for a reason raises the figure.
"""

import cProfile
import os
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

from generate import generate  # noqa: E402

SIZES = (50, 100, 200)
PER_STANDARD = 33_000
"""Calls of functions for one standard more, with the bodies and subjects that are new with it, in both languages. It took 28 000 on
2026-11-26; where all bodies are known, it takes a third of that."""


@dataclass
class Work:
    """What a build of a catalogue did. `calls` counts calls of functions, of Python and of C."""

    calls: int
    files: list[str]
    size: int
    read: Counter[str]


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Work]:
    """The work for a generated catalogue of so many records."""
    from lubiao.engine.build import built
    from lubiao.engine.configuring import configured
    from lubiao.reading import document

    @cache
    def of(count: int) -> Work:
        folder = tmp_path_factory.mktemp(f"work-{count}")
        generate(count, folder / "data")
        read: Counter[str] = Counter()
        read_text = document.read_text

        def spy(path: Path, shown: str) -> Any:
            read[path.name] += 1
            return read_text(path, shown)

        before = os.environ.get("SOURCE_DATE_EPOCH")
        os.environ["SOURCE_DATE_EPOCH"] = "1795435200"
        patch = pytest.MonkeyPatch()
        patch.setattr(document, "read_text", spy)
        try:
            config = configured(folder / "data", ROOT / "mkdocs.yml", folder / "site")
            assert config
            config.plugins["lubiao"].jobs = 1
            profile = cProfile.Profile()
            done = profile.runcall(built, config, folder / "data")
        finally:
            patch.undo()
            os.environ.pop("SOURCE_DATE_EPOCH")
            if before is not None:
                os.environ["SOURCE_DATE_EPOCH"] = before
        calls = sum(entry.callcount for entry in profile.getstats())
        return Work(calls, done.files, done.size, read)

    of(SIZES[0])  # imports, and what is made once a process, are not counted
    of.cache_clear()
    return of


def test_twice_the_standards_are_twice_the_work(work) -> None:
    """What does not grow with them cancels out; a loop within a loop over all standards would make it four times."""
    one, two, four = (work(size).calls for size in SIZES)
    assert (four - two) / (two - one) <= 2.15


def test_a_standard_more_is_no_more_work_than_it_was(work) -> None:
    one, _, four = (work(size).calls for size in SIZES)
    assert (four - one) / (SIZES[2] - SIZES[0]) <= PER_STANDARD


def test_no_file_is_written_twice(work) -> None:
    assert {path: times for path, times in Counter(work(SIZES[0]).files).items() if times > 1} == {}


def test_each_standard_has_its_files_and_no_more(work) -> None:
    """Page and twin in two languages, record, linked data, short address, picture where there is a font."""
    per_standard = Counter(
        path.replace("/index.html", "").rpartition("/")[2].rpartition(".")[0] or path
        for path in work(SIZES[1]).files
        if "/standards/" in f"/{path}" and not path.startswith("standards/page")
    )
    assert max(per_standard.values()) <= 8
    one, _, four = (work(size) for size in SIZES)
    assert (four.size - one.size) / (SIZES[2] - SIZES[0]) <= 260_000


def test_each_data_file_is_read_once(work) -> None:
    assert set(work(SIZES[0]).read.values()) == {1}


def test_a_second_build_works_out_little_of_what_it_worked_out_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What follows from a record is asked for by all downloads, and so only for the block of the one that was edited."""
    from lubiao.engine.build import built
    from lubiao.engine.configuring import configured
    from lubiao.publish import blocks, collection

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795435200")
    monkeypatch.setattr(blocks, "USUAL", 8)
    asked: Counter[str] = Counter()
    derived = collection.derived

    def spy(standard: Any, catalogue: Any) -> Any:
        asked[standard.name] += 1
        return derived(standard, catalogue)

    monkeypatch.setattr(collection, "derived", spy)
    generate(SIZES[2], tmp_path / "data")

    def build() -> int:
        asked.clear()
        config = configured(tmp_path / "data", ROOT / "mkdocs.yml", tmp_path / "site")
        assert config
        config.plugins["lubiao"].jobs = 1
        built(config, tmp_path / "data")
        return len(asked)

    assert build() == SIZES[2]
    file = tmp_path / "data/standards.yaml"
    file.write_text(file.read_text("utf-8").replace("\n  title_zh: ", "\n  title_zh: 新", 1), "utf-8")
    assert 0 < build() <= SIZES[2] / 4
