"""`lubiao import`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lubiao.catalogue import Catalogue, build_day
from lubiao.findings import N_, Level, Message
from lubiao.findings.escaping import visible
from lubiao.intake.cells import BadCell
from lubiao.intake.dates import read_date
from lubiao.intake.judge import judge
from lubiao.intake.merge import Difference, compare, said_change
from lubiao.intake.new_texts import ReadsOtherwise, new_texts
from lubiao.intake.outcome import Outcome, RowResult
from lubiao.intake.report import KINDS, Report
from lubiao.intake.row_record import Defaults
from lubiao.intake.sheets import read_rows
from lubiao.intake.table import read_sheets
from lubiao.intake.unusable import Unusable
from lubiao.reading import missing_folder, read_data
from lubiao.reading.data import without_collecting_garbage
from lubiao.reading.file import LARGEST_FILE
from lubiao.texts import default_language, translator
from lubiao.writing import replace_file

from .batch import HEAD, unfit
from .progress import progress


@dataclass(frozen=True)
class Options:
    """What was asked for. `into` is a name in the data folder `data`."""

    file: Path
    data: Path
    into: Path
    language: str
    source: str | None
    level: str
    read: str | None
    report: Path | None
    update: bool
    yes: bool
    dry_run: bool


def run_import(
    file: Path, data: Path, into: Path, language: str | None, source: str | None, level: str, read: str | None,
    report: Path | None, *, update: bool, yes: bool, dry_run: bool,
) -> int:  # fmt: skip
    """Import a table. Returns 0 where every row was taken, 1 where some were refused, 2 where nothing can be read."""
    language = language or default_language()
    options = Options(file, data, into, language, source, level, read, report, update, yes, dry_run)
    try:
        _refuse_wrong(options)
        with without_collecting_garbage():
            return _import(options)
    except Unusable as problem:
        print(visible(problem.message.said_in(translator(language))), file=sys.stderr)
    except BrokenPipeError:
        raise  # click ends quietly: whoever read has read enough
    except OSError as problem:
        print(visible(f"{problem.filename}: {problem.strerror}" if problem.filename else str(problem)), file=sys.stderr)  # fmt: skip
    return 2


def _refuse_wrong(options: Options) -> None:
    """Refuse options that cannot be meant, before anything is read."""
    if problem := missing_folder(options.data):
        raise Unusable(problem)
    report, into = options.report, options.into
    if report and report.suffix.lower() not in KINDS:
        raise Unusable(Message(N_("The name of a report ends in .csv, .md or .json, not as {name}."), {"name": report.name}))  # fmt: skip
    if report and (report.is_dir() or report.is_symlink() or not report.absolute().parent.is_dir()):
        raise Unusable(Message(N_("The report {name} cannot be written there."), {"name": report}))
    if report and report.exists() and options.file.exists() and report.samefile(options.file):
        raise Unusable(Message(N_("The report {name} would write over the table itself."), {"name": report}))
    if problem := unfit(into):
        raise Unusable(problem)


def _import(options: Options) -> int:
    say = translator(options.language)
    with progress() as bar:
        bar.step(say(N_("Reading the file")))
        sheets = read_sheets(options.file)
        bar.step(say(N_("Reading the data")))
        catalogue = Catalogue.link(read_data(options.data), build_day())
        _refuse_broken_data(catalogue)
        advance = bar.step(say(N_("Rows")), sum(len(sheet.rows) for sheet in sheets))
        results = read_rows(sheets, _defaults(catalogue, options), advance)
        del sheets
        if not any(result.columns for result in results):
            raise Unusable(Message(N_("{file} has no sheet with a header: a row with 标准号 and at least one other known column, such as 标准名称."), {"file": options.file.name}))  # fmt: skip
        bar.step(say(N_("Holding the rows to the rules")))
        differences = compare(results, catalogue, update=options.update)
        if problem := judge(results, differences, catalogue):
            raise Unusable(problem)
    report = Report(results, options.language)
    for line in report.lines():
        print(line)
    if not _confirmed(differences, options):
        for difference in differences:
            if difference.holds:
                difference.give_up()
    if not options.dry_run:
        with progress() as bar:
            bar.step(say(N_("Writing")))
            _write(results, differences, catalogue, options)
    for line in report.summary():
        print(line)
    if options.dry_run:
        print(say(N_("Nothing was written (--dry-run).")))
    if options.report:
        replace_file(options.report, report.text(options.report))
    return int(any(result.outcome in (Outcome.REFUSED, Outcome.SKIPPED) for result in results))


def _refuse_broken_data(catalogue: Catalogue) -> None:
    """Where a file of standards cannot be read, nothing can be put in at its place."""
    for finding in catalogue.data.findings:
        file = finding.place.file
        if file.partition("/")[2].startswith("standards") and finding.level is Level.ERROR:
            raise Unusable(Message(N_("The data has errors ({rule} in {file}, line {line}): run lubiao check first."), {"rule": finding.rule, "file": file, "line": finding.place.line}))  # fmt: skip


def _defaults(catalogue: Catalogue, options: Options) -> Defaults:
    sources = {
        name.casefold(): known.id
        for known in catalogue.sources.values()
        for name in (known.name_en, known.name_zh, known.id)
        if name
    }
    cities = {
        name.casefold(): city.id
        for city in catalogue.cities.values()
        for name in (city.name_en, city.name_zh, city.short_zh, city.id)
        if name
    }
    source = sources.get((options.source or "").casefold())
    if options.source and not source:
        raise Unusable(Message(N_("There is no source {id} in sources.yaml. Add it there, with its name and address."), {"id": options.source}))  # fmt: skip
    try:
        day = read_date(options.read or build_day())
    except BadCell as problem:
        raise Unusable(problem.message) from None
    if len(day) != len("2022-10-14"):
        raise Unusable(Message(N_("{value} is no date."), {"value": options.read}))
    return Defaults(source, options.level, day, sources, cities)


def _confirmed(differences: Sequence[Difference], options: Options) -> bool:
    """Show what would change; ask at a terminal. Without a terminal only --yes allows it."""
    say = translator(options.language)
    shown = [difference for difference in differences if difference.holds]
    for difference in shown:
        print(visible(difference.result.code))
        for key, change in difference.changes.items():
            print("    " + visible(said_change(key, change).said_in(say)))
    if not shown or options.yes or options.dry_run:
        return True
    if not sys.stdin.isatty():
        print(say(N_("Records are changed only with --yes where nobody can be asked.")), file=sys.stderr)
        return False
    question = Message(N_("Change {number} records? [y/N] "), {"number": len(shown)}).said_in(say)
    return input(question).strip().casefold() in ("y", "yes", "是", "好")


def _write(
    results: Sequence[RowResult], differences: Sequence[Difference], catalogue: Catalogue, options: Options
) -> None:
    target = options.data / options.into
    name = f"{options.data.resolve().name or 'data'}/{options.into.as_posix()}"
    document = catalogue.data.documents.get(name)
    try:
        texts = new_texts(results, differences, catalogue, name, document.text if document else HEAD)
    except ReadsOtherwise:
        raise Unusable(Message(N_("The new file would read differently from the rows; nothing is written. Please report this."))) from None  # fmt: skip
    paths = {file: options.data / file.partition("/")[2] for file in texts}
    for file, new_text in texts.items():
        if len(new_text.encode()) > LARGEST_FILE:
            raise Unusable(Message(N_("The file of standards would become too large: import into a file of its own, --into standards/NAME.yaml.")))  # fmt: skip
        before = catalogue.data.documents.get(file)
        if (before.text.encode() if before else None) != _bytes_of(paths[file]):
            raise Unusable(Message(N_("{file} is not written: {reason}."), {"file": file, "reason": Message(N_("it was changed meanwhile"))}))  # fmt: skip
    if texts and not target.parent.is_dir():
        target.parent.mkdir()
    for file, new_text in texts.items():
        replace_file(paths[file], new_text)


def _bytes_of(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None
