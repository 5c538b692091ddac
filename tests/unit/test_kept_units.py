"""What a build keeps of the one before is what it would make: where anything else is to be shown, the key is another.

Everything that has a key is made before and after an edit of the records, without asking whether it is there already.
"""

import os
import random
import re
import shutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from catalogues import DAY

from lubiao.catalogue import Catalogue
from lubiao.catalogue.keys import keys_of
from lubiao.pages import Site, pages_of, preview, short_addresses, twins
from lubiao.publish.files import files_of_standards
from lubiao.publish.kept import Kept, unit_of_file
from lubiao.reading import read_data
from lubiao.texts import LANGUAGES

ROOT = Path(__file__).parents[2]
EDITS = int(os.environ.get("LUBIAO_EDITS", "1"))
"""Rounds in which each kind of edit is made once."""

AT_ONCE = 8
"""Edits of a round: what is shown of others differs after a few of them only."""

Record = dict[str, Any]
Records = list[Record]


class _Typed(yaml.CSafeLoader):
    """Dates stay texts, as they are written."""

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, form) for tag, form in of if not tag.endswith("timestamp")]
        for first, of in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


def load(name: str) -> list[Any]:
    loaded: list[Any] = yaml.load((ROOT / "data" / name).read_text("utf-8"), _Typed)
    return loaded


ALL = load("standards.yaml")
CITIES = [city["id"] for city in load("cities.yaml")]
BODIES = [body["name_zh"] for body in load("organizations.yaml")]
SOURCES = [source["id"] for source in load("sources.yaml")]
RARE = ("replaces", "replaced_by", "former", "adopts", "conflicts", "id", "status", "drafted_in")


def some_with(records: Records, chance: random.Random, *keys: str) -> Record:
    return chance.choice([each for each in records if all(key in each for key in keys)])


def a_value_of_another(records: Records, chance: random.Random) -> None:
    one, other = chance.sample(records, 2)
    key = chance.choice(
        [key for key in other if key not in ("code", "id", "kind", "replaces", "replaced_by")]
    )
    one[key] = deepcopy(other[key])


def a_value_that_goes(records: Records, chance: random.Random) -> None:
    one = chance.choice(records)
    if known := [key for key in one if key not in ("code", "id", "kind")]:
        del one[chance.choice(known)]


def a_word(records: Records, chance: random.Random) -> None:
    one = some_with(records, chance, "title_zh", *chance.choice([(), ("replaces",), ("replaced_by",)]))
    one["title_zh"] += chance.choice("新<&")


def a_list_in_another_order(records: Records, chance: random.Random) -> None:
    lists = [value for each in records for value in each.values() if isinstance(value, list)]
    chance.shuffle(chance.choice(lists))


def a_day_of_reading(records: Records, chance: random.Random) -> None:
    some_with(records, chance, "evidence")["evidence"][0]["read"] = f"2026-11-{chance.randint(10, 25)}"


def another_source(records: Records, chance: random.Random) -> None:
    some_with(records, chance, "evidence")["evidence"][-1]["source"] = chance.choice(SOURCES)


def a_tie_to_a_city(records: Records, chance: random.Random) -> None:
    key = chance.choice(["cited", "drafted_in"])
    tie = {**some_with(records, chance, key)[key][0], "city": chance.choice(CITIES)}
    one = chance.choice(records)
    one[key] = [*one.get(key, []), tie]


def a_body(records: Records, chance: random.Random) -> None:
    one, key = chance.choice(records), chance.choice(["issuers", "proposers", "drafters"])
    one[key] = [*one.get(key, []), chance.choice(BODIES)]


def a_relation(records: Records, chance: random.Random) -> None:
    one, other = some_with(records, chance, "code"), some_with(records, chance, "code")
    key = chance.choice(["replaces", "replaced_by", "former"])
    one[key] = [*one.get(key, []), other["code"]]


def an_adopted_one(records: Records, chance: random.Random) -> None:
    one, other = chance.choice(records), some_with(records, chance, "code")
    one["adopts"] = [*one.get("adopts", []), {"code": other["code"], "degree": "MOD"}]


def another_year(records: Records, chance: random.Random) -> None:
    one = some_with(records, chance, "code")
    one["code"] = re.sub(r"\d{4}$", str(chance.randint(1995, 2025)), one["code"])


def some_that_come(records: Records, chance: random.Random) -> None:
    there = {each.get("code") for each in records}
    new = [each for each in ALL if each.get("code") not in there]
    for each in chance.sample(new, min(4, len(new))):
        records.insert(chance.randrange(len(records)), deepcopy(each))


def some_that_go(records: Records, chance: random.Random) -> None:
    for _ in range(2):
        del records[chance.randrange(len(records))]


def another_order(records: Records, chance: random.Random) -> None:
    chance.shuffle(records)


def another_file(records: Records, chance: random.Random) -> None:
    chance.choice(records)["in file"] = "standards/batch.yaml"


KINDS = [
    a_value_of_another, a_value_that_goes, a_word, a_list_in_another_order, a_day_of_reading, another_source,
    a_tie_to_a_city, a_body, a_relation, an_adopted_one, another_year, some_that_come, some_that_go, another_order,
    another_file,
]  # fmt: skip


class Made:
    """All that has a key, by its path: what is shown there, and the key of its unit."""

    def __init__(self, data: Path, records: Records) -> None:
        files: dict[str, Records] = {"standards.yaml": [], "standards/batch.yaml": []}
        for each in records:
            values = {key: value for key, value in each.items() if key != "in file"}
            files[each.get("in file", "standards.yaml")].append(values)
        for name, of_file in files.items():
            (data / name).write_text(yaml.safe_dump(of_file, allow_unicode=True, sort_keys=False), "utf-8")
        catalogue = Catalogue.link(read_data(data), DAY)
        self.keys: dict[str, bytes] = {}
        self.shown: dict[str, object] = {}
        site = Site(
            catalogue, LANGUAGES[0], ROOT / "overrides/pages", "https://r.example", "main", "https://s.example/",
            kept=Kept(standards=keys_of(catalogue), now=self.keys),
        )  # fmt: skip
        shown = [*files_of_standards(site.collection)]
        shown += [(f"{short.address}index.html", short.html) for short in short_addresses(site)]  # type: ignore[misc]
        for language in LANGUAGES:
            self.shown |= self._of(replace(site, language=language))
        self.shown |= dict(shown)

    def _of(self, site: Site) -> Iterator[tuple[str, object]]:
        for page in pages_of(site):
            if not page.is_elsewhere:
                tags = preview(site, page.address, page.title)
                yield f"{site.prefixed(page.address)}index.html", (page, tags)
        for path, text in twins(site):
            yield site.prefixed(path), text

    def kept(self, after: "Made") -> set[str]:
        """The paths of what is not made again."""
        there = self.shown.keys() | after.shown.keys()
        return {
            path for path in there
            if (key := after.keys.get(unit_of_file(path))) and key == self.keys.get(unit_of_file(path))
        }  # fmt: skip


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("units") / "data"
    shutil.copytree(ROOT / "data", data)
    (data / "standards").mkdir(exist_ok=True)
    return data


FEW = [each for n, each in enumerate(ALL) if n % 12 == 0 or any(key in each for key in RARE)]


@pytest.fixture(scope="module")
def beginning(data: Path) -> Made:
    return Made(data, FEW)


@pytest.mark.parametrize("edit", KINDS)
def test_what_is_kept_after_an_edit_is_what_would_be_made(
    edit: Callable[[Records, random.Random], None], data: Path, beginning: Made
) -> None:
    chance, records, before = random.Random(edit.__name__), deepcopy(FEW), beginning
    for _ in range(EDITS):
        for _ in range(AT_ONCE):
            edit(records, chance)
        after = Made(data, records)
        kept = before.kept(after)
        assert kept, "nothing is kept at all"
        assert [path for path in sorted(kept) if before.shown.get(path) != after.shown.get(path)] == []
        before = after
