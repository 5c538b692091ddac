"""Writing a file: whatever happens, the old or the new content is there."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lubiao.writing import replace_file

WRITER = """\
import sys
from pathlib import Path
from lubiao.writing import replace_file
path, old, new = Path(sys.argv[1]), "old\\n" * 200_000, "new\\n" * 200_000
print("begun", flush=True)
while True:
    replace_file(path, new)
    replace_file(path, old)
"""


def test_the_text_is_written_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    replace_file(path, "- 甲\r\n- 乙\n- 丙\r\n")
    assert path.read_bytes() == "- 甲\r\n- 乙\n- 丙\r\n".encode()
    assert [other.name for other in tmp_path.iterdir()] == ["a.yaml"]


def test_the_mode_of_the_file_stays_and_a_new_file_gets_the_usual_one(tmp_path: Path) -> None:
    path, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    path.write_text("a")
    path.chmod(0o640)
    replace_file(path, "b")
    replace_file(other, "b")
    (tmp_path / "c.yaml").write_text("c")
    assert path.stat().st_mode & 0o777 == 0o640
    assert other.stat().st_mode == (tmp_path / "c.yaml").stat().st_mode


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "target").write_text("old")
    (tmp_path / "a.yaml").symlink_to(tmp_path / "target")
    with pytest.raises(OSError, match="link"):
        replace_file(tmp_path / "a.yaml", "new")
    assert (tmp_path / "target").read_text() == "old"
    assert (tmp_path / "a.yaml").is_symlink()


def test_what_cannot_be_written_leaves_the_old_content_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        replace_file(path, "\ud800")
    with pytest.raises(OSError):
        replace_file(tmp_path / "missing" / "a.yaml", "new")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "full").write_text("")
    with pytest.raises(OSError):
        replace_file(tmp_path / "folder", "new")
    assert path.read_text() == "old"
    assert sorted(other.name for other in tmp_path.iterdir()) == ["a.yaml", "folder"]


def test_what_a_killed_run_left_is_cleared_and_what_another_run_is_writing_is_not(tmp_path: Path) -> None:
    left, busy, other = (tmp_path / name for name in (".a.yaml.x1.new", ".a.yaml.x2.new", ".b.yaml.x3.new"))
    for path in (left, busy, other):
        path.write_text("half")
    an_hour_ago = time.time() - 3600
    os.utime(left, (an_hour_ago, an_hour_ago))
    os.utime(other, (an_hour_ago, an_hour_ago))
    replace_file(tmp_path / "a.yaml", "new")
    assert [path.exists() for path in (left, busy, other)] == [False, True, True]


def test_killed_at_any_moment_the_file_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    old, new = "old\n" * 200_000, "new\n" * 200_000
    path.write_text(old)
    seen = set()
    for _ in range(12):
        with subprocess.Popen([sys.executable, "-c", WRITER, path], stdout=subprocess.PIPE) as process:
            assert process.stdout and process.stdout.readline()
            time.sleep(random.uniform(0, 0.1))
            process.send_signal(signal.SIGKILL)
        text = path.read_text()
        assert text in (old, new)
        seen.add(text[:3])
    assert all(other.name.startswith(".a.yaml.") for other in tmp_path.iterdir() if other != path)
