"""A site built in shards and joined is the site that one machine builds, byte by byte."""

import filecmp
from pathlib import Path

import pytest

from hostile import poison

ROOT = Path(__file__).parents[2]


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def in_shards(run, folder: Path, data: Path, count: int) -> tuple[Path, list[Path]]:
    shards = [folder / f"shard-{number}" for number in range(1, count + 1)]
    for number, shard in enumerate(shards, 1):
        done = run("lubiao", "build", "--data", data, "--shard", f"{number}/{count}", "--site", shard)
        assert done.returncode == 0, done.stderr
    done = run("lubiao", "join", *reversed(shards), "--site", folder / "joined")
    assert done.returncode == 0, done.stderr
    return folder / "joined", shards


def is_equal(one: Path, other: Path) -> bool:
    assert files(one) == files(other)
    _, differing, unread = filecmp.cmpfiles(one, other, files(one), shallow=False)
    assert (differing, unread) == ([], [])
    return True


@pytest.fixture(scope="module")
def real(run, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Path]]:
    return in_shards(run, tmp_path_factory.mktemp("real"), ROOT / "data", 3)


def test_three_shards_of_the_real_data_make_the_whole_site(site: Path, real) -> None:
    assert is_equal(site, real[0])


def test_each_shard_holds_its_share_and_what_there_is_once_is_in_the_first(site: Path, real) -> None:
    _, shards = real
    held = [set(files(shard)) - {"shard.json"} for shard in shards]
    assert sum(map(len, held)) == len(files(site)), "no file is in two"
    for number, of_shard in enumerate(held):
        standards = [path for path in of_shard if path.startswith("standards/") and path.count("/") == 2]
        assert 40 <= len(standards) <= 120
        assert ("sitemap.xml" in of_shard) == ("search/zh.js" in of_shard) == (number == 0)


def test_two_shards_of_hostile_data_make_the_whole_site(
    run, hostile_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("hostile-shards")
    joined, _ = in_shards(run, folder, poison(ROOT / "data", folder / "data"), 2)
    assert is_equal(hostile_site, joined)
