"""The text of a PDF, page by page. A page that takes too long, a password, and pages without text are told."""

from __future__ import annotations

import io
import logging
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from lubiao.findings import N_, Message
from lubiao.intake.unusable import Unusable, encrypted

from .passage import Passage, damaged, in_time, of_parts, too_large

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 3_000
LONGEST_PAGE, LONGEST_FILE = 2.0, 60.0
"""Seconds. A damaged or hostile page may be without end; a long document may not."""


class _TooSlow(BaseException):
    """Not an Exception: the library catches those, and would go on."""


def read_pdf(content: bytes, name: str) -> Passage:
    """The pages of a PDF. Raises Unusable, and nothing else."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, WrongPasswordError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with _at_most(LONGEST_PAGE):
            reader = PdfReader(io.BytesIO(content))
            if reader.is_encrypted and not reader.decrypt(""):
                raise encrypted(Path(name))
            count = len(reader.pages)
        if count > MOST_PAGES:
            raise too_large(name)
        without_text: list[int] = []
        passage = of_parts(
            in_time(_pages(reader, count, without_text), LONGEST_FILE, name), name, spaces_count=False
        )
    except Unusable:
        raise
    except (FileNotDecryptedError, WrongPasswordError, DependencyError):
        raise encrypted(Path(name)) from None
    except _TooSlow:
        raise too_large(name) from None
    except Exception:  # whatever the library says of a broken file, the person gets one sentence
        raise damaged(name) from None
    if not passage.text.strip():
        raise Unusable(Message(N_("{file} holds no text, only pictures of pages: have the text recognised (OCR) first."), {"file": name}))  # fmt: skip
    if without_text:
        told = Message(
            N_("{file}: {number} of {total} pages hold no text, and are not looked through (the first: page {page})."),
            {"file": name, "number": len(without_text), "total": count, "page": without_text[0]},
        )  # fmt: skip
        return Passage(passage.text, passage.starts, passage.place_of, spaces_count=False, remarks=(told,))
    return passage


def _pages(reader: PdfReader, count: int, without_text: list[int]) -> Iterator[tuple[Message, str]]:
    for number in range(count):
        with _at_most(LONGEST_PAGE):
            text = reader.pages[number].extract_text()
        if text.strip():
            yield Message(N_("page {number}"), {"number": number + 1}), text
        else:
            without_text.append(number + 1)


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Raise _TooSlow after so many seconds, where the system has timers for that (not on Windows)."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise _TooSlow

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(
        signal.ITIMER_REAL, seconds, 0.5
    )  # again: an `except:` on the way may have eaten the first
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
