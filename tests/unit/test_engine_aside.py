"""A site is put in its place as a whole, or by what changed, and nothing beside it is touched."""

import os
import signal
import sqlite3
from pathlib import Path

import pytest

from lubiao.engine.aside import aside, put_changes_in_place, put_in_place
from lubiao.engine.folder import Folder, seal_of_folder
from lubiao.engine.ground import hash_of_folder
from lubiao.engine.memory import Memory


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path.resolve() / "site"
    (site / "folder").mkdir(parents=True)
    (site / "folder/old").write_text("old")
    return site


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("path", ["../beside", "folder/../../beside", "link/beside", "{above}/beside"])
def test_no_path_of_a_memory_and_no_link_leads_to_files_beside_the_site(site: Path, path: str) -> None:
    (site / "link").symlink_to(site.parent)
    beside = site.parent / "beside"
    beside.write_text("of somebody")
    path = path.format(above=site.parent)
    with pytest.raises(PermissionError):
        put_changes_in_place(site, site, [], [path])
    with aside(site) as fresh, pytest.raises(PermissionError):
        Folder(fresh).write("link/beside", "new")
        put_changes_in_place(fresh, site, ["link/beside"], [])
    assert beside.read_text() == "of somebody"


def test_a_folder_may_stand_where_a_file_was_and_a_file_where_a_folder_was(site: Path) -> None:
    (site / "file").write_text("old")
    with aside(site) as fresh:
        folder = Folder(fresh)
        folder.write("file/new", "new")
        folder.write("folder", "new")
        put_changes_in_place(fresh, site, folder.files, ["file", "folder/old"])
    assert (site / "file/new").read_text() == (site / "folder").read_text() == "new"


def test_hidden_files_stay_whether_or_not_the_folder_itself_can_be_moved(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / ".nojekyll").touch()
    move = Path.rename

    def as_if_mounted(self: Path, target: Path) -> Path:
        if site in (self, self.parent):
            raise OSError("Invalid cross-device link")
        return move(self, target)

    for patched in (move, as_if_mounted):
        monkeypatch.setattr(Path, "rename", patched)
        with aside(site) as fresh:
            (fresh / "index.html").touch()
            put_in_place(fresh, site)
        assert names(site) == [".nojekyll", "index.html"]
        monkeypatch.setattr(Path, "rename", move)
    assert names(site.parent) == ["site"]


def test_who_is_asked_to_end_leaves_nothing_lying_about(site: Path) -> None:
    with pytest.raises(SystemExit) as ended, aside(site):
        os.kill(os.getpid(), signal.SIGTERM)
    assert ended.value.code == 128 + signal.SIGTERM
    assert names(site.parent) == ["site"]
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL


def test_a_file_for_which_there_is_no_room_is_an_error(tmp_path: Path) -> None:
    """The system first writes as much as there is room for, and says how much."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(OSError):
            Folder(tmp_path).write("page", "x" * 200)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_what_a_memory_holds_that_is_broken_is_not_used(site: Path) -> None:
    def remembered() -> Memory:
        Memory.of(site).write("ground", 1, {"unit": b"key"}, ["b", "a"], {"a": "text"}, b"records")
        return Memory.of(site)

    memory = remembered()
    assert (memory.ground, memory.keys(), memory.made()) == ("ground", {"unit": b"key"}, {"a": "text"})
    assert memory.records() == b"records"
    assert list(memory.files()) == [("a", "a"), ("b", "b")]
    for harm in ("UPDATE files SET paths = x'ff'", "DELETE FROM files", "DROP TABLE files"):
        with sqlite3.connect(remembered().file) as database:
            database.executescript(f"{harm}; DROP TABLE units; DROP TABLE made; DROP TABLE read")
        assert memory.keys() == memory.made() == {}
        assert memory.records() == b""
        with pytest.raises(OSError):
            list(memory.files())
        assert not memory.file.exists()


def test_the_seal_of_a_folder_tells_a_file_that_was_changed_or_added_or_is_gone(site: Path) -> None:
    page = site / "folder/page"
    (site / ".hidden").touch()
    seals = []
    for harm in (page.touch, lambda: page.write_text("changed"), lambda: os.utime(page, (0, 0)), page.unlink):
        harm()
        seals.append(seal_of_folder(site))
    (site / ".hidden").write_text("no part of a site")
    assert len(set(seals)) == 4
    assert seal_of_folder(site) == seals[-1]


def test_a_memory_knows_that_another_build_has_been_put_in_place(site: Path) -> None:
    nothing = Memory.of(site)
    nothing.write("ground", 1, {}, [], {}, b"")
    memory = Memory.of(site)
    assert memory.is_of_now
    assert not nothing.is_of_now
    os.utime(memory.file, ns=(0, memory.written + 1))
    assert not memory.is_of_now


def test_what_a_link_leads_to_is_part_of_the_ground(tmp_path: Path) -> None:
    data, elsewhere = tmp_path / "data", tmp_path / "elsewhere"
    data.mkdir()
    elsewhere.mkdir()
    (data / "round").symlink_to(data)
    (data / "vocabulary").symlink_to(elsewhere)
    (data / "cities.yaml").symlink_to(tmp_path / "cities")
    hashes = set()
    for file in (tmp_path / "cities", elsewhere / "ics.csv"):
        for text in ("one", "other"):
            file.write_text(text)
            hashes.add(hash_of_folder(data))
    assert len(hashes) == 4
