"""The process that reads workbooks: it runs nothing of the current folder, and keeps to limits that are set."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MADE = Path(__file__).parent / "intake" / "made.xlsx"
LUBIAO = Path(sys.executable).with_name("lubiao")


def is_run(folder: Path, *names: str) -> Path:
    """Put modules into a folder that leave a mark there when they are run; the place of the mark."""
    mark = folder / "was run"
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"open({str(mark)!r}, 'w').close()\n", encoding="utf-8")
    return mark


def imported(tmp_path: Path, command: list[str], limit: Callable[[], None] = lambda: None) -> tuple[int, str]:
    """Import made.xlsx in a folder; exit code, and what is said."""
    data = tmp_path / "data"
    shutil.copytree(ROOT / "tests/unit/golden/clean", data)
    arguments = [
        "import",
        str(MADE),
        "--data",
        str(data),
        "--source",
        "platform",
        "--lang",
        "en",
        "--dry-run",
    ]
    done = subprocess.run(
        [*command, *arguments], cwd=tmp_path, preexec_fn=limit, env=os.environ | {"LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout


def test_import_runs_no_file_of_the_current_folder(tmp_path: Path) -> None:
    mark = is_run(tmp_path, "python_calamine.py", "lubiao/__init__.py")
    code, told = imported(tmp_path, [str(LUBIAO)])
    assert not mark.exists()
    assert code != 2 and "Rows altogether" in told, told


def test_import_runs_no_library_of_the_current_folder_even_where_python_looks_there(tmp_path: Path) -> None:
    mark = is_run(tmp_path, "python_calamine.py")
    code, told = imported(tmp_path, [sys.executable, "-c", "from lubiao.cli.main import main; main()"])
    assert not mark.exists()
    assert code != 2 and "Rows altogether" in told, told


def test_import_runs_no_library_of_the_current_folder_where_its_whole_path_is_looked_in(
    tmp_path: Path,
) -> None:
    mark = is_run(tmp_path, "python_calamine.py")
    start = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from lubiao.cli.main import main; main()"
    code, told = imported(tmp_path, [sys.executable, "-P", "-c", start])
    assert not mark.exists()
    assert code != 2 and "Rows altogether" in told, told


def test_the_diff_of_a_pull_request_runs_no_file_of_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = is_run(tmp_path, "lubiao/__init__.py")
    from lubiao.github.checks import _diff

    monkeypatch.chdir(tmp_path)
    _diff("HEAD", ROOT / "data", "en")
    assert not mark.exists()


def test_a_workbook_is_read_where_memory_is_limited_already(tmp_path: Path) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (900_000 * 1024, 900_000 * 1024))

    code, told = imported(tmp_path, [str(LUBIAO)], limit)
    assert code != 2 and "Rows altogether" in told, told


def test_a_reader_that_does_not_start_is_told_as_that_and_not_as_a_damaged_file(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "python_calamine.py").write_text("raise ImportError('no such \\x1b[2J')\n")
    start = f"import sys; sys.path.insert(0, {str(tmp_path / 'elsewhere')!r}); from lubiao.cli.main import main; main()"
    code, told = imported(tmp_path, [sys.executable, "-P", "-c", start])
    assert code == 2 and "damaged" not in told, told
    assert r"made.xlsx: the reader of workbooks could not be started (ImportError: no such \x1b[2J)." in told
