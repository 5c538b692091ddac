"""Downloads of which blocks of standards are kept are those that are made anew, whatever was edited in between."""

import io
import random
import re
import shutil
import sqlite3
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from copy import deepcopy
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
import yaml
from catalogues import DAY
from test_kept_units import FEW, KINDS, ROOT, Records

import hostile
from lubiao.catalogue import Catalogue
from lubiao.catalogue.addresses import Addresses
from lubiao.catalogue.keys import keys_of
from lubiao.publish import DOWNLOADS, Collection, blocks, downloads
from lubiao.publish.api import api_lists
from lubiao.publish.blocks import Blocks
from lubiao.publish.citations import citation_files
from lubiao.publish.downloads import write_downloads
from lubiao.publish.kept import Kept
from lubiao.publish.tables import parquet
from lubiao.publish.tables.archive import write_archive
from lubiao.publish.tables.deflated import Deflated, crc_of_both, deflated
from lubiao.reading import read_data

ROUNDS, AT_ONCE = 2, 3
"""Edits that follow each other, and are made at once."""


@pytest.fixture(autouse=True)
def _small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "USUAL", 4)
    monkeypatch.setattr(parquet, "ROWS_IN_GROUP", 16)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data)
    (data / "standards").mkdir(exist_ok=True)
    return data


def write(data: Path, records: Records) -> None:
    for name, file in (("standards.yaml", None), ("standards/batch.yaml", "standards/batch.yaml")):
        of_file = [
            {key: value for key, value in each.items() if key != "in file"}
            for each in records
            if each.get("in file") == file
        ]
        (data / name).write_text(yaml.safe_dump(of_file, allow_unicode=True, sort_keys=False), "utf-8")


class Site:
    """The downloads of the data, its bibliographies and lists for programs, with what a build before left; `made` counts the pieces that were made, by format."""

    def __init__(self, data: Path, folder: Path, before: "Site | None" = None) -> None:
        self.folder, self.made = folder, Counter[str]()
        catalogue = Catalogue.link(read_data(data), DAY)
        kept = Kept(standards=keys_of(catalogue))
        if before:
            kept = replace(kept, before=before.keys, folder=before.folder)
        self.keys = kept.now
        self.collection = Collection(catalogue, Addresses("https://s.example/"), kept=kept)
        write_downloads(self.collection, folder, [self._counted(each) for each in DOWNLOADS])
        for path, content in chain(api_lists(self.collection), citation_files(self.collection)):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)

    def _counted(self, format):
        def piece(collection, standard):
            self.made[format.name] += 1
            return format.pieces.piece(collection, standard)

        return replace(format, making=replace(format.pieces, piece=piece))

    def unlike(self, other: "Site") -> list[str]:
        one, two = (
            {path.relative_to(site.folder): path for path in site.folder.rglob("*") if path.is_file()}
            for site in (self, other)
        )
        assert one.keys() == two.keys()
        return [str(path) for path in one if one[path].read_bytes() != two[path].read_bytes()]


def in_each(format_names, made: Counter[str]) -> dict[str, int]:
    return {name: made[name] for name in format_names}


KEYED = [each.name for each in DOWNLOADS if each.pieces.is_kept]


@pytest.mark.parametrize("edit", KINDS)
def test_after_edits_the_downloads_are_those_of_a_fresh_build(
    edit: Callable[[Records, random.Random], None], data: Path, tmp_path: Path
) -> None:
    chance, records = random.Random(edit.__name__), deepcopy(FEW)
    write(data, records)
    before = Site(data, tmp_path / "0")
    for number in range(1, ROUNDS + 1):
        for _ in range(AT_ONCE):
            edit(records, chance)
        write(data, records)
        warm, fresh = (
            Site(data, tmp_path / f"{number}{name}", of) for name, of in (("w", before), ("f", None))
        )
        assert warm.unlike(fresh) == []
        assert warm.keys == fresh.keys
        before = warm


def test_hostile_data_are_kept_as_they_are_made(data: Path, tmp_path: Path) -> None:
    hostile.poison(ROOT / "data", tmp_path / "hostile")
    folder = tmp_path / "hostile"
    before = Site(folder, tmp_path / "before")
    file = folder / "standards.yaml"
    file.write_text(
        re.sub(r"\n  title_zh: .*", "\n  title_zh: 新<&", file.read_text("utf-8"), count=1), "utf-8"
    )
    warm, fresh = Site(folder, tmp_path / "warm", before), Site(folder, tmp_path / "fresh")
    assert warm.unlike(fresh) == []
    assert 0 < warm.made["csv"] < fresh.made["csv"]


def test_a_build_makes_the_pieces_of_the_block_that_changed_and_no_others(data: Path, tmp_path: Path) -> None:
    records = deepcopy(FEW)
    write(data, records)
    before = Site(data, tmp_path / "before")
    alone = next(
        each for each in records if "title_zh" in each and not {"replaces", "replaced_by"} & each.keys()
    )
    alone["title_zh"] = "新的题名"
    write(data, records)
    after = Site(data, tmp_path / "after", before)
    (changed,) = (
        block
        for _, block in blocks.blocks_of(after.collection.standards, after.collection.kept)
        if any(each.raw.title_zh == "新的题名" for each in block)
    )
    assert in_each(KEYED, after.made) == dict.fromkeys(KEYED, len(changed))
    assert len(changed) < len(records) / 4
    assert in_each(KEYED, Site(data, tmp_path / "again", after).made) == dict.fromkeys(KEYED, 0)


def test_a_record_that_is_written_otherwise_is_given_out_as_it_is_written(data: Path, tmp_path: Path) -> None:
    write(data, FEW)
    before = Site(data, tmp_path / "before")
    file = data / "standards.yaml"
    file.write_text(re.sub(r"\n  title_zh: ", "\n  # Why?\n  title_zh:   ", file.read_text("utf-8")), "utf-8")
    warm, fresh = Site(data, tmp_path / "warm", before), Site(data, tmp_path / "fresh")
    assert warm.unlike(fresh) == []
    assert warm.made["jsonl"] == 0
    assert warm.made["yaml"] == len(FEW)


def half(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def other_bytes(file: Path) -> None:
    file.write_bytes(bytes(file.stat().st_size))


@pytest.mark.parametrize(
    "harm", [Path.unlink, lambda file: file.write_bytes(b""), half], ids=["gone", "empty", "half"]
)
def test_of_a_file_that_is_not_what_it_was_nothing_is_kept(harm, data: Path, tmp_path: Path) -> None:
    write(data, FEW)
    before, fresh = Site(data, tmp_path / "before"), Site(data, tmp_path / "fresh")
    for path in before.keys:
        harm(before.folder / path)
    assert Site(data, tmp_path / "after", before).unlike(fresh) == []


@pytest.mark.parametrize("format", ["lubiao.zip", "standards.sqlite", "standards.parquet"])
def test_what_is_no_file_of_its_kind_is_made_anew(format: str, data: Path, tmp_path: Path) -> None:
    write(data, FEW)
    before, fresh = Site(data, tmp_path / "before"), Site(data, tmp_path / "fresh")
    other_bytes(before.folder / "downloads" / format)
    assert Site(data, tmp_path / "after", before).unlike(fresh) == []


@pytest.mark.parametrize("number", [2**40, 2**64 - 1])
@pytest.mark.parametrize("width", [0, 1])
def test_places_that_are_in_no_file_have_it_made_anew(
    number: int, width: int, data: Path, tmp_path: Path
) -> None:
    write(data, FEW)
    before, fresh = Site(data, tmp_path / "before"), Site(data, tmp_path / "fresh")
    for path, packed in before.keys.items():
        places = Blocks.unpacked(packed).places
        base = Blocks.unpacked(packed).base
        forged = (number,) * (width or len(next(iter(places.values()), ())))
        before.keys[path] = Blocks(base, dict.fromkeys(places, forged)).packed()
    after = Site(data, tmp_path / "after", before)
    assert after.unlike(fresh) == []
    assert after.keys == fresh.keys


def test_where_blocks_stand_is_read_as_it_was_packed_and_from_other_bytes_not_at_all() -> None:
    for known in (
        Blocks((), {}), Blocks((1, 2), {b"k" * 16: (3,), b"l" * 16: (2**40,)}), Blocks((), {b"k" * 16: ()}),
    ):  # fmt: skip
        assert Blocks.unpacked(known.packed()) == known
    packed = Blocks((1,), {b"k" * 16: (3,)}).packed()
    for broken in (b"", b"k" * 16, packed[:-1], packed[:-1] + b"\1"):
        with pytest.raises(ValueError, match=r"."):
            Blocks.unpacked(broken)


def test_the_crc_of_two_contents_follows_from_theirs() -> None:
    from zlib import crc32

    chance = random.Random(1)
    for sizes in ((0, 0), (0, 5), (5, 0), (3, 2_500_000), (1000, 1)):
        first, second = map(chance.randbytes, sizes)
        assert crc_of_both(crc32(first), crc32(second), len(second)) == crc32(first + second)


def test_an_archive_too_large_for_its_format_is_refused_and_never_written_wrong() -> None:
    with ExitStack() as opened:
        small, large = deflated(opened, [b"x"]), Deflated(opened)
        large.size = 2**32
        whole = io.BytesIO()
        write_archive(((f"名{number}", [small]) for number in range(2**16 - 1)), whole)
        with zipfile.ZipFile(whole) as archive:
            assert len(archive.namelist()) == 2**16 - 1
            assert archive.read("名65534") == b"x"
        for members in (((str(number), [small]) for number in range(2**16)), [("large", [large])]):
            with pytest.raises(OSError, match="too large"):
                write_archive(members, io.BytesIO())


def test_a_full_disk_is_told_as_such_when_the_database_meets_it(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_nothing(*about: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(downloads, "write_kept", write_nothing)
    catalogue = Catalogue.link(read_data(data), DAY)
    with pytest.raises(OSError, match="disk is full"):
        write_downloads(Collection(catalogue, Addresses("https://s.example/")), tmp_path)
