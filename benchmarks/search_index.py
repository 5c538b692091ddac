"""The index of the site, the same rows for its peers, and which of them a question should find."""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import opencc
from pypinyin import lazy_pinyin

from lubiao.catalogue import Catalogue, build_day
from lubiao.pages import Site, search_index
from lubiao.reading import read_data
from lubiao.reading.data import without_collecting_garbage
from lubiao.texts import Language

ROOT = Path(__file__).absolute().parent.parent
LEVEL = 9
"""Of gzip, as servers that compress beforehand do."""


@dataclass
class Measured:
    """A catalogue whose search is measured."""

    catalogue: Catalogue

    @classmethod
    def read(cls, data: Path) -> Measured:
        """A data folder, as it is."""
        with without_collecting_garbage():
            found = read_data(data)
            assert not found.findings, found.findings[0]
            return cls(Catalogue.link(found, build_day()))

    def index(self, language: Language) -> bytes:
        """What the browser loads, as the site writes it; the few pages that people wrote are not in it."""
        templates = ROOT / "overrides/pages"
        return search_index(Site(self.catalogue, language, templates, "https://example.org", "main", "/"), ())

    def rows(self) -> Iterator[str]:
        """The standards for the peers, a line of JSON each: the texts are title, code, and all else that may be asked.

        The code stands there as it is printed, as it is typed, and without anything but letters and digits: no peer
        would find DB3702T0014 by itself.
        """
        for standard in self.catalogue.ordered:
            raw, code = standard.raw, standard.code
            texts = [raw.title_zh or raw.title_en or "", code.display if code else ""]
            texts += [bare(str(code)), str(code)] if code else []
            texts += [raw.title_en or "", *raw.former, *sorted({cited.under for cited in raw.cited})]
            row = {"address": f"standards/{standard.slug}/", "language": "zh", "texts": texts}
            yield json.dumps(row, ensure_ascii=False) + "\n"

    @cached_property
    def _texts(self) -> list[tuple[str, list[str], list[str]]]:
        """For each standard its address, its titles and the names it is cited under, its codes; all folded."""
        found = []
        for standard in self.catalogue.ordered:
            raw, codes = standard.raw, (str(standard.code or ""), *standard.raw.former)
            texts = [raw.title_zh or "", raw.title_en or "", *(cited.under for cited in raw.cited)]
            found.append(
                (
                    f"standards/{standard.slug}/",
                    [plain(text) for text in texts],
                    [bare(code) for code in codes],
                )
            )
        return found

    def truth(self, query: str) -> set[str]:
        """The addresses of the standards that a question should find: told without the code that is measured.

        A code is in the letters and digits of a code, a word in a title, full or initial pinyin begins with a syllable
        of the Chinese title. Traditional characters are asked as the simplified ones.
        """
        if re.search("[0-9]", query):
            return {
                address for address, _, codes in self._texts if any(bare(query) in code for code in codes)
            }
        words = plain(TO_SIMPLIFIED.convert(query)).split()
        by_word = {a for a, texts, _ in self._texts if all(any(w in text for text in texts) for w in words)}
        return by_word | (self._read(query) if re.fullmatch("[a-z]{4,}", query) else set())

    def _read(self, query: str) -> set[str]:
        found: set[str] = set()
        for address, texts, _ in self._texts:
            for text in filter(HAN.search, texts):
                syllables = lazy_pinyin(text, errors=lambda characters: ["|"] * len(characters))
                starts = [at for at, syllable in enumerate(syllables) if syllable[0] == query[0]]
                whole = any("".join(syllables[at : at + len(query)]).startswith(query) for at in starts)
                if whole or query in "".join(syllable[0] for syllable in syllables):
                    found.add(address)
        return found


HAN = re.compile("[\u4e00-\u9fff]")
TO_SIMPLIFIED = opencc.OpenCC("t2s")


def plain(text: str) -> str:
    """Without differences that no reader sees."""
    return re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", unicodedata.normalize("NFKC", text).lower())


def bare(code: str) -> str:
    """Letters and digits only."""
    return "".join(character for character in plain(code) if character.isalnum())


def shrunk(data: bytes) -> int:
    """Bytes once gzipped."""
    return len(gzip.compress(data, LEVEL, mtime=0))
