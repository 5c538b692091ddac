"""`lubiao cite`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from lubiao.catalogue import Catalogue, CataloguedStandard, StandingStatus, build_day
from lubiao.catalogue.addresses import PLACEHOLDER_SITE, Addresses
from lubiao.catalogue.labels import STATUS
from lubiao.citing import BIBLIOGRAPHIES, FORMATS, bibliography, reference_of
from lubiao.codes import Code, CodeError, code_and_more, parse
from lubiao.findings import N_, Message
from lubiao.findings.escaping import visible
from lubiao.findings.output import Output
from lubiao.findings.system import reason_of
from lubiao.intake.cells import short
from lubiao.lookup.judging import Judge, Judgement, Verdict
from lubiao.reading import missing_folder, read_data
from lubiao.texts import Language, default_language, translator

STANDARD_INPUT = "-"

OTHER_NAMES = {"bibtex": "biblatex", "csl": "csl-json"}
"""What a format is called here, as `lubiao export` calls it, and its id in FORMATS."""


def run_cite(codes: tuple[str, ...], data: Path, language: Language | None, output: str) -> int:
    """Print the citations of standards, in the order in which they are named.

    What is not cited, and what a citation should not hide, is told on stderr. Returns 0; 1 where a code could not be
    cited, while the others are; 2 where the data cannot be read or the citations not be written.
    """
    language = language or default_language()
    if missing := missing_folder(data):
        print(visible(missing.said_in(translator(language))), file=sys.stderr)
        return 2
    citer = Citer(Catalogue.link(read_data(data), build_day()), OTHER_NAMES.get(output, output), language)
    try:
        entries = list(filter(None, map(citer.citation, _written(codes))))
        stdout = Output(sys.stdout)
        if entries:
            pieces = (
                bibliography(entries, citer.format) if citer.format in BIBLIOGRAPHIES else _lines(entries)
            )
            for piece in pieces:
                stdout.write(piece, end="")
        sys.stdout.flush()
    except BrokenPipeError:
        raise  # click ends quietly: whoever read has read enough
    except OSError as problem:
        print(visible(reason_of(problem).said_in(translator(language))), file=sys.stderr)
        return 2
    return 1 if citer.refused else 0


class Citer:
    """Cites standards by their codes, and tells on stderr what there is to tell. `refused` counts what was not cited."""

    def __init__(self, catalogue: Catalogue, format: str, language: Language) -> None:
        self.catalogue, self.format, self.language = catalogue, format, language
        self.judge = Judge(catalogue)
        self.refused = 0
        self._say = translator(language)
        self._addresses = Addresses.of_environment()

    def citation(self, written: str) -> str | None:
        """The citation of a standard by its code, or by its id while it has none; None where it is refused."""
        try:
            code = parse(written)
        except CodeError as error:
            unidentified = next((s for s in self.catalogue.standards if s.raw.id == written), None)
            if unidentified:
                return self._without_code(unidentified)
            reason = Message(error.reason, dict(error.values))
            text = N_("{code} is no code of a standard: {reason}.")
            self._refuse(Message(text, {"code": short(written), "reason": reason}))
            if more := code_and_more(written):
                self._tell_beside([Message(N_("Is {code} meant?"), {"code": more.code.display})])
            return None
        verdict = self.judge.judge(code)
        if verdict.standard is None:
            self._tell_unknown(code, verdict)
            return None
        self._tell_standing(verdict, verdict.standard)
        return self._cited(verdict.standard)

    def _cited(self, standard: CataloguedStandard) -> str:
        write = (
            BIBLIOGRAPHIES[self.format].write if self.format in BIBLIOGRAPHIES else FORMATS[self.format].write
        )
        is_known = self._addresses.site_url != PLACEHOLDER_SITE
        address = Addresses.of_standard(standard)
        return write(
            reference_of(
                standard,
                self.catalogue,
                self.language,
                self._addresses.page(address, self.language) if is_known else "",
            )
        )

    def _without_code(self, standard: CataloguedStandard) -> str | None:
        if FORMATS[self.format].needs_code:
            text = N_("{name} has no code yet, and this format needs one; --format plain does not.")
            self._refuse(Message(text, {"name": standard.name}))
            return None
        return self._cited(standard)

    def _tell_standing(self, verdict: Verdict, standard: CataloguedStandard) -> None:
        """What the reader of a citation would want to know before he relies on it."""
        status = self.judge.status(standard)
        remarks = list(self._remarks(verdict))
        if remarks or status in (StandingStatus.SUPERSEDED, StandingStatus.WITHDRAWN):
            self._tell(
                Message(
                    N_("{code}: {status}."), {"code": _printed(standard), "status": Message(STATUS[status])}
                )
            )
        self._tell_beside(remarks)

    def _tell_unknown(self, code: Code, verdict: Verdict) -> None:
        several = verdict.judgement is Judgement.SEVERAL
        text = (
            N_("{code} stands for several standards.") if several else N_("{code} is not in the catalogue.")
        )
        self._refuse(Message(text, {"code": code.display}))
        self._tell_beside(self._remarks(verdict))

    def _remarks(self, verdict: Verdict) -> Iterator[Message]:
        yield from verdict.hints
        newest = verdict.newest
        if verdict.judgement is Judgement.OUTDATED and newest:
            title = reference_of(newest, self.catalogue, self.language).title
            values: dict[str, object] = {
                "code": _printed(newest),
                "title": title or Message(N_("Title unknown")),
                "status": Message(STATUS[self.judge.status(newest)]),
            }
            yield Message(N_("Cite instead: {code} {title} ({status})"), values)

    def _refuse(self, message: Message) -> None:
        self.refused += 1
        self._tell(message)

    def _tell_beside(self, remarks: Iterable[Message]) -> None:
        for remark in remarks:
            self._tell(remark, indent="    ")

    def _tell(self, message: Message, indent: str = "") -> None:
        Output(sys.stderr).write(indent + visible(message.said_in(self._say)))


def _written(codes: Iterable[str]) -> Iterator[str]:
    """The codes, and where `-` stands those of standard input, one a line."""
    for code in codes:
        if code == STANDARD_INPUT:
            text = sys.stdin.buffer.read().decode("utf-8-sig", "replace")
            yield from filter(None, map(str.strip, text.splitlines()))
        else:
            yield code


def _lines(entries: Iterable[str]) -> Iterator[str]:
    return (f"{entry}\n" for entry in entries)


def _printed(standard: CataloguedStandard) -> str:
    return standard.code.display if standard.code else standard.name
