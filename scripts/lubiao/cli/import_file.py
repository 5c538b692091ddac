"""`lubiao import`."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from lubiao.catalogue import Catalogue, build_day
from lubiao.findings import N_, Level, Message
from lubiao.findings.escaping import visible
from lubiao.intake.dates import NoDate, read_date
from lubiao.intake.merge import Difference, compare, judge, said, texts_after
from lubiao.intake.report import KINDS, Report
from lubiao.intake.rows import Defaults, Outcome, RowResult
from lubiao.intake.sheets import read_rows
from lubiao.intake.table import Unusable, read_sheets
from lubiao.reading import read_data
from lubiao.reading.file import LARGEST_FILE
from lubiao.texts import default_language, translator
from lubiao.writing import replace_file

HEAD = "# yaml-language-server: $schema=../schema/standards.json\n"


def run_import(
    file: Path, data: Path, into: Path, language: str | None, source: str | None, level: str, read: str | None,
    report: Path | None, *, update: bool, yes: bool, dry_run: bool,
) -> int:  # fmt: skip
    """Import a table. Returns 0 where every row was taken, 1 where some were refused, 2 where nothing can be read."""
    language = language or default_language()
    try:
        return _run(file, data, into, language, source, level, read, report, update, yes, dry_run)
    except Unusable as problem:
        print(visible(problem.message.said_in(translator(language))), file=sys.stderr)
        return 2
    except OSError as problem:
        print(visible(str(problem)), file=sys.stderr)
        return 2


def _run(
    file: Path, data: Path, into: Path, language: str, source: str | None, level: str, read: str | None,
    report: Path | None, update: bool, yes: bool, dry_run: bool,
) -> int:  # fmt: skip
    if not data.is_dir():
        raise Unusable(
            Message(N_("There is no data folder {folder}. Name it with --data."), {"folder": data})
        )
    if report and report.suffix.lower() not in KINDS:
        raise Unusable(Message(N_("The name of a report ends in .csv, .md or .json, not as {name}."), {"name": report.name}))  # fmt: skip
    if (
        into.is_absolute()
        or into.suffix != ".yaml"
        or into.parts[:-1] not in ((), ("standards",))
        or (len(into.parts) == 1 and into.name != "standards.yaml")
    ):
        raise Unusable(Message(N_("--into is standards.yaml, or a file such as standards/batch.yaml.")))
    sheets = read_sheets(file)
    with _quick():
        catalogue = Catalogue.link(read_data(data), build_day())
        _refuse_broken_data(catalogue)
        defaults = _defaults(catalogue, source, level, read)
        with _progress(sum(len(sheet.rows) for sheet in sheets), language) as advance:
            found = read_rows(sheets, defaults, advance)
        del sheets
        say = translator(language)
        for message in found.told:
            print(visible(message.said_in(say)))
        if not found.columns:
            raise Unusable(Message(N_("{file} has no sheet with a header: a row with 标准号 and at least one other known column, such as 标准名称."), {"file": file.name}))  # fmt: skip
        differences = compare(found.results, catalogue, update=update)
        problem = judge(found.results, differences, catalogue)
        if problem:
            raise Unusable(problem)
        told = Report(found.results, found.columns, language)
        for line in told.lines():
            print(line)
        if not _confirmed(differences, language, yes=yes, dry_run=dry_run):
            for difference in differences:
                if difference.result.outcome is Outcome.CHANGED:
                    difference.result.outcome = Outcome.SKIPPED
        if not dry_run:
            _write(found.results, differences, catalogue, data, into)
    for line in told.summary():
        print(line)
    if dry_run:
        print(say(N_("Nothing was written (--dry-run).")))
    if report:
        replace_file(report, told.write(report))
    refused = {Outcome.REFUSED, Outcome.SKIPPED}
    return 1 if any(result.outcome in refused for result in found.results) else 0


def _refuse_broken_data(catalogue: Catalogue) -> None:
    """Where a file of standards cannot be read, nothing can be put in at its place."""
    for finding in catalogue.data.findings:
        if "/standards" in finding.place.file and finding.level is Level.ERROR:
            raise Unusable(Message(N_("The data has errors ({rule} in {file}, line {line}): run lubiao check first."), {"rule": finding.rule, "file": finding.place.file, "line": finding.place.line}))  # fmt: skip


def _defaults(catalogue: Catalogue, source: str | None, level: str, read: str | None) -> Defaults:
    sources = {
        name.casefold(): known.id
        for known in catalogue.sources.values()
        for name in (known.name_en, known.name_zh, known.id)
    }
    cities = {
        name.casefold(): city.id
        for city in catalogue.cities.values()
        for name in (city.name_en, city.name_zh, city.short_zh, city.id)
    }
    if source and source.casefold() not in sources:
        raise Unusable(Message(N_("There is no source {id} in sources.yaml. Add it there, with its name and address."), {"id": source}))  # fmt: skip
    try:
        day = read_date(read or build_day())
    except NoDate as problem:
        raise Unusable(problem.message) from None
    if len(day) != 10:
        raise Unusable(Message(N_("{value} is no date."), {"value": read}))
    return Defaults(sources[source.casefold()] if source else None, level, day, sources, cities)


def _confirmed(differences: list[Difference], language: str, *, yes: bool, dry_run: bool) -> bool:
    """Show what would change; ask at a terminal. Without a terminal only --yes allows it."""
    shown = [difference for difference in differences if difference.result.outcome is Outcome.CHANGED]
    for difference in shown:
        print(visible(difference.result.code))
        for key, (old, new) in difference.changes.items():
            print(visible(f"    {key}: {said(old)} → {said(new)}"))
    if not shown or yes or dry_run:
        return True
    say = translator(language)
    if not sys.stdin.isatty():
        print(say(N_("Records are changed only with --yes where nobody can be asked.")), file=sys.stderr)
        return False
    answer = input(Message(N_("Change {number} records? [y/N] "), {"number": len(shown)}).said_in(say))
    return answer.strip().casefold() in ("y", "yes", "是", "好")


def _write(
    results: list[RowResult], differences: list[Difference], catalogue: Catalogue, data: Path, into: Path
) -> None:
    shown = data.resolve().name or "data"
    name = f"{shown}/{into.as_posix()}"
    target = data / into
    document = catalogue.data.documents.get(name)
    text = document.text if document else HEAD
    try:
        texts = texts_after(results, differences, catalogue, name, text)
    except ValueError:
        raise Unusable(Message(N_("The new file would read differently from the rows; nothing is written. Please report this."))) from None  # fmt: skip
    for new_text in texts.values():
        if len(new_text.encode()) > LARGEST_FILE:
            raise Unusable(Message(N_("The file of standards would become too large: import into a file of its own, --into standards/NAME.yaml.")))  # fmt: skip
    if not target.parent.is_dir():
        target.parent.mkdir()
    for file, new_text in texts.items():
        replace_file(data / file.partition("/")[2], new_text)


@contextmanager
def _quick() -> Iterator[None]:
    """Many values and no rubbish: to look for some, again and again, costs much time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def _progress(total: int, language: str) -> Iterator[Callable[[int], None]]:
    """A bar on stderr, at a terminal only."""
    if not sys.stderr.isatty():
        yield lambda rows: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(translator(language)(N_("Rows")), total=total)
        yield lambda rows: bar.advance(task, rows)
