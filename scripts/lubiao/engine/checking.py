"""The check of a build, beside the work that does not wait for it."""

from __future__ import annotations

import os
import sys

from lubiao.catalogue import Catalogue
from lubiao.findings import Level
from lubiao.findings.printing import print_text
from lubiao.rules import check
from lubiao.texts import default_language

from .crew import CAN_FORK


class Checking:
    """Every rule over a catalogue, in a process of its own if there is more than one to have.

    The pages are written only when it is over; it takes about as long as MkDocs needs for its own pages.
    """

    def __init__(self, catalogue: Catalogue, jobs: int) -> None:
        self._catalogue = catalogue
        self._child = 0
        if CAN_FORK and jobs > 1:
            sys.stdout.flush()
            sys.stderr.flush()
            self._child = os.fork()
            if not self._child:
                self._as_child()

    def is_sound(self) -> bool:
        """Whether there are no errors; else they are printed. Waits until every rule has spoken."""
        if not self._child:
            return not self._errors_told()
        _, status = os.waitpid(self._child, 0)
        self._child = 0
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            raise RuntimeError("the check ended before every rule had spoken")
        return status == 0

    def _errors_told(self) -> bool:
        errors = [finding for finding in check(self._catalogue) if finding.level is Level.ERROR]
        if errors:
            print_text(errors, default_language(), sys.stderr)
        return bool(errors)

    def _as_child(self) -> None:
        code = 2
        try:
            code = int(self._errors_told())
        except BaseException:
            sys.excepthook(*sys.exc_info())  # the parent knows only that it failed
        finally:
            sys.stderr.flush()
            os._exit(code)
