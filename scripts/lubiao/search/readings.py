"""Pinyin: how the characters of the index are read, as a table and its exceptions.

The table gives each character the reading it mostly has in these texts. Where a word reads it otherwise
(银行 yín háng beside 行动 xíng dòng), the word is an exception. Readings come from pypinyin, which knows
words; they are without tones, `v` for ü.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from hashlib import blake2b
from itertools import chain
from typing import Any

_RUN = re.compile("[\u3400-\u9fff]+")
_SYLLABLE = re.compile("[a-z]+")
_LONGEST_WORD = 4
_SUM = 16
"""Bytes in front of what is written down."""


@cache
def _reader() -> Callable[[str], list[str]]:
    # Imported here because a check has no use for it.
    from pypinyin.converter import UltimateConverter
    from pypinyin.core import Pinyin

    class Converter(UltimateConverter):
        """Reads each word once: most of them stand in many texts."""

        @cache  # noqa: B019 it lives as long as the program
        def convert(self, *word: Any, **how: Any) -> Any:
            return super().convert(*word, **how)

    return Pinyin(Converter()).lazy_pinyin


@cache
def _read(run: str) -> tuple[str, ...]:
    readings = _reader()(run)
    return tuple(readings) if len(readings) == len(run) else ("",) * len(run)


class Readings(dict[str, tuple[str, ...]]):
    """Runs of Chinese characters with the reading of each character. What was not read before is read when it is asked for."""

    def __init__(self, written: bytes = b"") -> None:
        """`written` is what an earlier build wrote down; where it is anything else, nothing was read before."""
        super().__init__()
        self._before = _written_before(written)

    def __missing__(self, run: str) -> tuple[str, ...]:
        before = tuple(self._before[run].split(" ")) if run in self._before else ()
        self[run] = readings = before if len(before) == len(run) else _read(run)
        return readings

    def written(self) -> bytes:
        """The runs that were asked for, for the next build."""
        said = json.dumps(
            {run: " ".join(readings) for run, readings in self.items()}, ensure_ascii=False
        ).encode()
        return _sum(said) + said


def _written_before(written: bytes) -> dict[str, str]:
    said = written[_SUM:]
    if written[:_SUM] != _sum(said):
        return {}
    try:
        before = json.loads(said)
    except (ValueError, RecursionError):
        return {}
    runs = before.items() if isinstance(before, dict) else ()
    return {run: readings for run, readings in runs if isinstance(readings, str)}


def _sum(said: bytes) -> bytes:
    return blake2b(said, digest_size=_SUM).digest()


def table_of_readings(texts: Iterable[str], readings: Readings) -> tuple[str, str]:
    """The readings of all Chinese characters of the texts, which are folded and simplified.

    → `an安暗 ba八…`, each reading with its characters; and the exceptions, `银行1hang …`: in the word 银行 the
    character 1, counted from 0, is read `hang`.
    """
    runs = sorted({run for text in texts for run in _RUN.findall(text)})
    pairs = Counter(chain.from_iterable(zip(run, readings[run], strict=True) for run in runs))
    counts: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (character, reading), number in pairs.items():
        if _SYLLABLE.fullmatch(reading):
            counts[character][reading] = number
    usual = {
        character: min(numbers, key=lambda reading: (-numbers[reading], reading))
        for character, numbers in counts.items()
    }
    of_reading: defaultdict[str, list[str]] = defaultdict(list)
    for character, reading in sorted(usual.items()):
        of_reading[reading].append(character)
    table = " ".join(reading + "".join(of_reading[reading]) for reading in sorted(of_reading))
    return table, " ".join(_exceptions(runs, usual, readings))


def _exceptions(runs: list[str], usual: dict[str, str], readings: Readings) -> list[str]:
    """For each unusual reading the shortest word round it that is read so wherever it stands."""
    unusual = {
        run: [at for at, reading in enumerate(readings[run]) if usual.get(run[at], reading) != reading]
        for run in runs
        if readings[run] != tuple(map(usual.get, run))
    }
    around = {character for run, places in unusual.items() for at in places for character in run[at]}
    words: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for run in runs:
        for at, character in enumerate(run):
            if character in around:
                for word in _words(run, at):
                    words[word].add(readings[run][at])
    found = set()
    for run, places in unusual.items():
        for at in places:
            sure = [word for word in _words(run, at) if len(words[word]) == 1]
            if sure:
                found.add(f"{sure[0][0]}{sure[0][1]}{readings[run][at]}")
    return sorted(found)


def _words(run: str, at: int) -> Iterable[tuple[str, int]]:
    """The pieces of a run round a character, the short ones first, and where the character stands in each."""
    for length in range(2, _LONGEST_WORD + 1):
        for start in range(max(0, at - length + 1), min(at, len(run) - length) + 1):
            yield run[start : start + length], at - start
