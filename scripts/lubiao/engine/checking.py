"""The check of the data, which runs beside MkDocs; its process goes on with the tasks that need nothing of MkDocs."""

from __future__ import annotations

import sys
from functools import partial

from lubiao.catalogue import Catalogue
from lubiao.findings.printing import print_text
from lubiao.rules import errors_of
from lubiao.texts import default_language

from .beside import Beside
from .crew import Crew


class Checking:
    """Checks a catalogue, if there is one to check. Where it is sound and a crew is given, the process `goes_ahead` of that.

    Close it at the end, however that comes: its process ends, and then what the crew has laid aside goes.
    """

    def __init__(
        self, catalogue: Catalogue | None, crew: Crew | None, jobs: int, *, goes_ahead: bool
    ) -> None:
        self.crew = crew
        check = partial(_count_errors, catalogue)
        self._beside = Beside(check, jobs, self._go_ahead if crew and goes_ahead else None)

    def errors(self) -> int:
        """How many errors the data have, which were printed. Ask once."""
        return self._beside.result()

    def wait(self) -> None:
        """Until the process has ended."""
        self._beside.wait()

    def close(self) -> None:
        """Nobody asks any more."""
        self._beside.close()
        if self.crew:
            self.crew.close()

    def _go_ahead(self, errors: int) -> None:
        if self.crew and not errors:
            self.crew.go_ahead()


def _count_errors(catalogue: Catalogue | None) -> int:
    errors = errors_of(catalogue) if catalogue else []
    if errors:
        print_text(errors, default_language(), sys.stderr)
    return len(errors)
