"""Processes that share tasks: whatever becomes of one of them, the command ends and says so."""

import errno
import os
import signal
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lubiao.engine.beside import Beside, apart
from lubiao.engine.crew import Crew, run
from lubiao.engine.forked import CAN_FORK

forked = pytest.mark.skipif(not CAN_FORK, reason="one process does everything here")
HERE = os.getpid()


def where(number: int) -> Callable[[], tuple[int, int]]:
    def task() -> tuple[int, int]:
        time.sleep(0.05)
        return number, os.getpid()

    return task


def refuse() -> None:
    time.sleep(0.05)
    if os.getpid() != HERE:
        raise ValueError("no")


def die() -> None:
    time.sleep(0.05)
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    done: list[int] = []
    results = run([where(number) for number in range(9)], jobs, done.append)
    assert [number for number, _ in results] == list(range(9))
    assert len({process for _, process in results}) == (jobs if CAN_FORK else 1)
    assert 1 <= sum(done) <= 9


@forked
def test_what_a_task_raises_elsewhere_is_raised_here() -> None:
    with pytest.raises(ValueError, match="no") as raised:
        run([refuse] * 4, 2)
    assert "in refuse" in raised.value.__notes__[0]


@forked
@pytest.mark.parametrize("work", [lambda: run([die] * 4, 2), lambda: Beside(die, 2).result()])
def test_a_process_that_is_killed_is_told(
    work: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 1)  # the tests may run beside threads
    with pytest.raises(ChildProcessError, match="little memory"):
        work()


@forked
def test_a_full_disk_is_told_even_if_there_is_no_room_to_tell_it(monkeypatch: pytest.MonkeyPatch) -> None:
    keep = Crew._keep

    def keep_here(crew: Crew, *about: Any) -> None:
        if os.getpid() != HERE:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        keep(crew, *about)

    monkeypatch.setattr(Crew, "_keep", keep_here)
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        run([where(number) for number in range(4)], 2)


@forked
def test_what_a_process_leaves_lying_about_goes_with_the_crew() -> None:
    """It ends without running what was to be run at its end, or is killed."""
    left = set(run([lambda: tempfile.mkdtemp() if os.getpid() != HERE else time.sleep(0.05)] * 4, 2)) - {None}
    assert left
    assert not [folder for folder in left if Path(folder).exists()]


def test_nothing_runs_beside_a_program_of_several_threads() -> None:
    """One of them may hold a lock at that moment."""
    ended = threading.Event()
    other = threading.Thread(target=ended.wait)
    other.start()
    try:
        assert Beside(os.getpid, 2).result() == HERE
    finally:
        ended.set()
        other.join()


@forked
@pytest.mark.usefixtures("alone")
def test_what_is_done_apart_is_done_elsewhere_unless_one_process_shall_do_everything() -> None:
    assert apart(os.getpid, 2) != HERE
    assert apart(os.getpid, 1) == HERE


@forked
@pytest.mark.usefixtures("alone")
def test_a_process_that_was_forked_and_may_be_killed_forks_none() -> None:
    inside, outside = apart(lambda: (apart(os.getpid, 2), os.getpid()), 2)
    assert inside == outside != HERE


@forked
@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize(("task", "told"), [(die, ChildProcessError), (refuse, ValueError)])
def test_what_becomes_of_work_that_is_done_apart_is_told(
    task: Callable[[], None], told: type[Exception]
) -> None:
    with pytest.raises(told):
        apart(task, 2)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if no thread ran beside: the tests may."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


@forked
@pytest.mark.usefixtures("alone")
def test_a_process_goes_ahead_with_the_first_tasks_until_none_is_left() -> None:
    crew = Crew([where(number) for number in range(20)], 2)
    ahead = Beside(lambda: "checked", 2, lambda checked: crew.go_ahead())
    assert ahead.result() == "checked"
    time.sleep(0.12)
    done = crew.work([where(20), where(21)], ahead=ahead.wait)
    ahead.close()
    assert [number for number, _ in done] == list(range(22))
    processes = [process for _, process in done]
    assert processes[20:] == [HERE, HERE]  # what is known last the one ahead cannot do
    assert processes[0] != HERE
    assert HERE in processes[4:20]
    assert set(processes) == {HERE, processes[0]}
    crew.close()


@forked
@pytest.mark.usefixtures("alone")
def test_when_the_first_tasks_are_done_another_process_shares_the_rest() -> None:
    crew = Crew([where(0)], 2)
    ahead = Beside(int, 2, lambda checked: crew.go_ahead())
    ahead.result()
    done = crew.work([where(number) for number in range(1, 20)], ahead=ahead.wait)
    ahead.close()
    first, *rest = [process for _, process in done]
    assert first not in rest
    assert len(set(rest)) == 2
    crew.close()


@forked
@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize(("task", "told"), [(die, ChildProcessError), (refuse, ValueError)])
def test_what_becomes_of_the_process_that_goes_ahead_is_told(
    task: Callable[[], None], told: type[Exception]
) -> None:
    crew = Crew([task], 2)
    ahead = Beside(int, 2, lambda checked: crew.go_ahead())
    assert ahead.result() == 0
    time.sleep(0.12)
    with pytest.raises(told):
        crew.work([where(1), where(2)], ahead=ahead.wait)
    ahead.close()
    crew.close()


@forked
@pytest.mark.usefixtures("alone")
def test_who_goes_ahead_ends_when_nobody_asks_any_more(tmp_path: Path) -> None:
    def begin() -> None:
        (tmp_path / "begun").touch()
        time.sleep(0.3)
        (tmp_path / "done").touch()

    crew = Crew([begin], 2)
    ahead = Beside(int, 2, lambda checked: crew.go_ahead())
    ahead.result()
    while not (tmp_path / "begun").exists():
        time.sleep(0.01)
    ahead.close()
    crew.close()
    time.sleep(0.4)
    assert not (tmp_path / "done").exists()
