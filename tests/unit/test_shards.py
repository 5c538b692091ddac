"""Shards that are no build are refused, each in a sentence; test_site_shards.py joins real ones."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from lubiao.cli import main
from lubiao.publish.share import WHOLE, Share, share_of

SHARD_FILES = {1: {"index.html": "home", "standards/a/index.html": "a"}, 2: {"standards/b/index.html": "b"}}


@pytest.fixture
def shard(tmp_path: Path) -> Callable[..., Path]:
    """Writes a shard of two; `more` replaces what its manifest says."""

    def write(name: str, number: int = 1, files: dict[str, str] | None = None, **more: object) -> Path:
        folder = tmp_path / name
        files = SHARD_FILES[number] if files is None else files
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text)
        hashes = {path: hashlib.sha256(text.encode()).hexdigest() for path, text in files.items()}
        manifest = {
            "shard": f"{number}/2", "day": "2026-11-23", "data": "d" * 64, "site": "5" * 64, "files": hashes,
        }  # fmt: skip
        folder.mkdir(exist_ok=True)
        (folder / "shard.json").write_text(json.dumps(manifest | more))
        return folder

    return write


def joined(target: Path, *folders: Path) -> tuple[int, str]:
    done = CliRunner(env={"LC_ALL": "C"}).invoke(main, ["join", *map(str, folders), "--site", str(target)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stderr


def test_shards_of_one_build_become_the_site_without_their_manifests(tmp_path: Path, shard) -> None:
    assert joined(tmp_path / "site", shard("two", 2), shard("one")) == (0, "")
    files = {
        path.relative_to(tmp_path / "site").as_posix(): path.read_text()
        for path in (tmp_path / "site").rglob("*")
        if path.is_file()
    }
    assert files == SHARD_FILES[1] | SHARD_FILES[2]


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ({"number": 1}, "{one} and {two} are both shard 1/2."),
        ({"number": 2, "data": "e" * 64}, "{two} is made of other data than {one}."),
        ({"number": 2, "shard": "2/3"}, "{two} is of a build in 3 shards, {one} of one in 2."),
        (
            {"number": 2, "day": "2026-11-24"},
            "{two} tells statuses for 2026-11-24, {one} for 2026-11-23. Set SOURCE_DATE_EPOCH to the same value for all shards.",
        ),
        (
            {"number": 2, "site": "6" * 64},
            "{two} is made of other templates, texts, fonts, code or addresses than {one}.",
        ),
        ({"number": 2, "files": {"index.html": "not home"}}, "index.html differs in {one} and in {two}."),
        ({"number": 2, "shard": "3/2"}, "{two}/shard.json cannot be read."),
        ({"number": 2, "unheard": "of"}, "{two}/shard.json cannot be read."),
    ],
)
def test_shards_that_do_not_fit_are_refused_in_a_sentence(tmp_path: Path, shard, second, said: str) -> None:
    one, two = shard("one"), shard("two", **second)
    assert joined(tmp_path / "site", one, two) == (1, said.format(one=one, two=two) + "\n")
    assert not (tmp_path / "site").exists()


def test_a_missing_shard_is_named(tmp_path: Path, shard) -> None:
    assert joined(tmp_path / "site", shard("two", 2)) == (1, "Missing shards: 1/2.\n")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda one: (one / "index.html").write_text("changed"), "index.html was changed in {one} after it was built."),
        (lambda one: (one / "more.html").write_text("more"), "more.html was added to {one} after it was built."),
        (lambda one: (one / "index.html").unlink(), "index.html is missing in {one}."),
        (lambda one: (one / "shard.json").unlink(), "{one} is no shard: it has no shard.json."),
        (lambda one: (one / "shard.json").write_text("[" * 100_000), "{one}/shard.json cannot be read."),
    ],
)  # fmt: skip
def test_what_became_of_a_shard_after_it_was_built_is_seen(tmp_path: Path, shard, spoil, said: str) -> None:
    one, two = shard("one"), shard("two", 2)
    spoil(one)
    assert joined(tmp_path / "site", one, two) == (1, said.format(one=one) + "\n")
    assert not (tmp_path / "site").exists()


def test_a_folder_with_other_things_is_not_written_over(tmp_path: Path, shard) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/letter.txt").write_text("mine")
    code, said = joined(tmp_path / "site", shard("one"), shard("two", 2))
    assert code == 2
    assert "is not emptied" in said
    assert (tmp_path / "site/letter.txt").read_text() == "mine"


@pytest.mark.parametrize("written", ["0/4", "5/4", "1/0", "1/257", "a/b", "1", "1/4/4", "１/４", ""])
def test_only_a_share_of_a_whole_is_a_share(written: str) -> None:
    assert share_of(written) is None
    assert CliRunner().invoke(main, ["build", "--shard", written]).exit_code == 2


def test_each_address_belongs_to_one_share_and_both_languages_are_together() -> None:
    shares = [Share(number, 4) for number in range(1, 5)]
    addresses = [f"standards/gb-{number}-2020/" for number in range(400)]
    for address in [*addresses, "", "standards/", "downloads/standards.csv", "feeds/cities/jinan.atom"]:
        owners = [share for share in shares if share.has(address)]
        assert len(owners) == 1
        assert WHOLE.has(address)
        if address in addresses:
            for path in (f"{address}index.html", f"en/{address}index.html"):
                assert [share for share in shares if share.has_file(path)] == owners
        else:
            assert owners == shares[:1], "what there is once belongs to the first"
    for share in shares:
        assert 70 <= sum(share.has(address) for address in addresses) <= 130, "they are about even"
