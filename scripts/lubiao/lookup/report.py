"""The list of cited standards, said to people at a terminal and in Markdown, and to programs as JSON and CSV."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, TextIO

from lubiao.catalogue import CataloguedStandard
from lubiao.catalogue.labels import LIST_HEADS, STATUS
from lubiao.codes import Code, Extent
from lubiao.findings import N_, Message
from lubiao.findings.escaping import markdown, visible
from lubiao.findings.output import Output
from lubiao.intake.report import harmless
from lubiao.texts import translator

from .judging import Judge, Judgement
from .listing import Cited

JUDGEMENTS = {
    Judgement.GOOD: N_("in the catalogue"),
    Judgement.OUTDATED: N_("outdated"),
    Judgement.UNKNOWN: N_("not in the catalogue"),
    Judgement.SEVERAL: N_("several standards"),
    Judgement.UNREADABLE: N_("cannot be read"),
}
_STYLES = {Judgement.OUTDATED: "bold red", Judgement.UNREADABLE: "bold red", Judgement.UNKNOWN: "yellow"}
SHOWN_PLACES = 5


class Report:
    """The cited standards, said in one language. `day` is the day for which statuses are told.

    Where all stand in one file, its name is not repeated before each place, but for a CSV.
    """

    def __init__(
        self, cited: Sequence[Cited], judge: Judge, language: str, *, is_one_file: bool = False
    ) -> None:
        self.cited, self.judge, self.language, self.say = cited, judge, language, translator(language)
        self.is_one_file = is_one_file
        self.day: datetime.date = judge.catalogue.day

    def write(self, form: str, stream: TextIO) -> None:
        """Write the whole report: `text`, `json`, `csv` or `markdown`."""
        output = Output(stream)
        match form:
            case "json":
                output.write(self._json())
            case "csv":
                output.write(self._csv(), end="")
            case "markdown":
                output.write(self._markdown())
            case _:
                self._text(output)

    def summary(self) -> str:
        """How many standards are cited, and how many of them need a look."""
        counts = {
            "number": len(self.cited),
            "outdated": sum(entry.is_outdated for entry in self.cited),
            "unknown": sum(entry.is_unknown for entry in self.cited),
            "misspelt": sum(entry.is_misspelt for entry in self.cited),
            "day": self.day,
        }
        return Message(N_("Standards cited: {number}; {outdated} outdated, {misspelt} misspelt, {unknown} not in the catalogue. As of {day}."), counts).said_in(self.say)  # fmt: skip

    def _text(self, output: Output) -> None:
        for entry in self.cited:
            output.write(visible(self._name(entry)) + "  ", end="")
            output.write(self._judgement(entry), _STYLES.get(entry.verdict.judgement, "green"), end="")
            output.write(f"  {visible(title)}" if (title := self._title(entry.verdict.standard)) else "")
            output.write(f"    {visible(self._places(entry, with_file=not self.is_one_file))}")
            for remark in self._remarks(entry):
                output.write(f"    {visible(remark)}")
        output.write(self.summary())

    def _name(self, entry: Cited) -> str:
        return self._code(entry.code) if entry.code else " ".join(entry.written.split())

    def _code(self, code: Code) -> str:
        """A code as it is printed; “all parts” in the reader's language."""
        if code.extent is not Extent.ALL_PARTS:
            return code.display
        one = replace(code, extent=Extent.ONE).display
        return Message(N_("{code} (all parts)"), {"code": one}).said_in(self.say)

    def _judgement(self, entry: Cited) -> str:
        """The judgement; where the standard has a record, its status says it better."""
        words = self.say(JUDGEMENTS[entry.verdict.judgement])
        if status := self._status(entry):
            words = Message(N_("{judgement}: {status}"), {"judgement": words, "status": status}).said_in(
                self.say
            )
        if entry.is_misspelt and entry.code:
            words += " · " + self.say(N_("misspelt"))
        return words

    def _status(self, entry: Cited) -> str:
        standard = entry.verdict.standard
        return self.say(STATUS[self.judge.status(standard)]) if standard else ""

    def _title(self, standard: CataloguedStandard | None) -> str:
        if standard is None:
            return ""
        titles = (standard.raw.title_zh, standard.raw.title_en)
        return (titles[0] or titles[1] if self.language == "zh" else titles[1] or titles[0]) or ""

    def _places(self, entry: Cited, *, with_file: bool) -> str:
        shown: dict[str, None] = {}
        for place in entry.places:
            where = place.where.said_in(self.say)
            shown[f"{place.file} {where}" if with_file else where] = None
        words = self.say(N_(", ")).join(list(shown)[:SHOWN_PLACES])
        if entry.times > 1:
            words = Message(N_("{places} ({times} times)"), {"places": words + (" …" if len(shown) > SHOWN_PLACES else ""), "times": entry.times}).said_in(self.say)  # fmt: skip
        return words

    def _remarks(self, entry: Cited) -> Iterator[str]:
        verdict = entry.verdict
        if newest := verdict.newest:
            code = newest.code.display if newest.code else newest.name
            status = Message(STATUS[self.judge.status(newest)])
            text = N_("Cite instead: {code} {title} ({status})") if entry.is_outdated else N_("Newest: {code} {title} ({status})")  # fmt: skip
            yield Message(text, {"code": code, "title": self._title(newest), "status": status}).said_in(
                self.say
            )
        for hint in verdict.hints:
            yield hint.said_in(self.say)
        if entry.refusal:
            yield Message(N_("It looks like a code and is none: {reason}."), {"reason": entry.refusal}).said_in(self.say)  # fmt: skip
        elif entry.code:
            if entry.year_is_beside:
                yield self.say(N_("The year was read from the next cell."))
            for written in list(entry.misspelt)[:SHOWN_PLACES]:
                first = next((place.where for place in entry.places if place.written == written), "…")
                text = N_("Written “{written}” ({place}); it is spelt {code}.")
                shown = written.replace("\u3000", " ")  # the wide space of Chinese typing is no control
                yield Message(
                    text, {"written": shown, "place": first, "code": self._code(entry.code)}
                ).said_in(self.say)
            if (more := len(entry.misspelt) - SHOWN_PLACES) > 0:
                yield Message(N_("Other wrong spellings of it, not shown: {number}."), {"number": more}).said_in(self.say)  # fmt: skip

    def _rows(self, *, with_file: bool) -> Iterator[list[str]]:
        for entry in self.cited:
            newest = entry.verdict.newest
            yield [
                self._name(entry),
                self._judgement(entry),
                self._status(entry),
                self._title(entry.verdict.standard),
                (newest.code.display if newest.code else newest.name) if newest else "",
                str(entry.times),
                self._places(entry, with_file=with_file),
                "\n".join(self._remarks(entry)),
            ]

    def _csv(self) -> str:
        stream = io.StringIO(newline="")
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(map(self.say, LIST_HEADS))
        for row in self._rows(with_file=True):
            writer.writerow([harmless(cell) for cell in row])
        return "\ufeff" + stream.getvalue()  # Excel reads UTF-8 only behind this mark

    def _markdown(self) -> str:
        lines = ["| " + " | ".join(map(self.say, LIST_HEADS)) + " |", "|" + " --- |" * len(LIST_HEADS)]
        for row in self._rows(with_file=not self.is_one_file):
            cells = ["<br>".join(markdown(line) for line in cell.split("\n")) for cell in row]
            lines.append("| " + " | ".join(cells) + " |")
        return "\n".join([*lines, "", markdown(self.summary())])

    def _json(self) -> str:
        return json.dumps(
            {"schema_version": 1, "day": str(self.day), "total": len(self.cited), "codes": [self._entry(entry) for entry in self.cited]},
            ensure_ascii=False,
            indent=1,
        )  # fmt: skip

    def _entry(self, entry: Cited) -> dict[str, Any]:
        standard, newest = entry.verdict.standard, entry.verdict.newest
        return {
            "code": str(entry.code) if entry.code else None,
            "written": entry.written,
            "judgement": entry.verdict.judgement.value,
            "misspelt": entry.is_misspelt,
            "status": self.judge.status(standard).value if standard else None,
            "title": self._title(standard) or None,
            "newest": newest.name if newest else None,
            "times": entry.times,
            "places": [
                {"file": p.file, "place": p.where.said_in(self.say), "written": p.written, "misspelt": not p.is_spelt_right}
                for p in entry.places
            ],
            "remarks": list(self._remarks(entry)),
        }  # fmt: skip
