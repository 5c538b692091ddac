"""The rules, in a program of its own: the preview goes on answering while they think."""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from lubiao.catalogue import Catalogue, build_day
from lubiao.findings import Finding
from lubiao.reading import read_data
from lubiao.rules import errors_of


class Judging:
    """One judgement at a time; a newer edit makes an older one void. Whoever begins or stops one holds the `lock`."""

    def __init__(
        self, data: Path, told: Callable[[list[Finding]], None], lock: AbstractContextManager[Any]
    ) -> None:
        self._data = data
        self._told = told
        self._lock = lock
        self._program: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """Begin to judge the data as they are now. `told` is called at the end, from a thread of its own that holds the lock, with all errors."""
        self.stop()
        # -P: nothing that lies in the folder of now is taken for a module.
        command = [sys.executable, "-P", "-c", f"from {__name__} import judge; judge()", str(self._data)]
        program = self._program = subprocess.Popen(command, stdout=subprocess.PIPE)

        def wait() -> None:
            answer = program.communicate()[0]
            errors: list[Finding] | None = pickle.loads(answer) if program.returncode == 0 else None
            with self._lock:
                if errors is not None and program is self._program:
                    self._told(errors)

        threading.Thread(target=wait, daemon=True).start()

    def stop(self) -> None:
        """Leave a judgement that has begun."""
        if self._program:
            self._program.kill()
            self._program = None


def judge() -> None:
    """Write the errors of the data folder that is named to standard output, as `pickle` does: the program."""
    catalogue = Catalogue.link(read_data(Path(sys.argv[1])), build_day())
    pickle.dump(errors_of(catalogue), sys.stdout.buffer)
