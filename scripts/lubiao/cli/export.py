"""`lubiao export`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from lubiao.catalogue import Catalogue, StandingStatus, build_day
from lubiao.catalogue.addresses import Addresses
from lubiao.codes import Kind
from lubiao.findings import N_, Level, Message
from lubiao.findings.escaping import visible
from lubiao.findings.hint import KnownNames
from lubiao.findings.output import Output
from lubiao.findings.system import reason_of
from lubiao.intake.cells import short
from lubiao.publish import FORMATS, Collection, Format, Selection
from lubiao.reading import missing_folder, read_data
from lubiao.records.base import WEB_ADDRESS
from lubiao.rules import check
from lubiao.texts import LANGUAGES, Language, default_language, translator
from lubiao.writing.file import replacing

STANDARD_OUTPUT = Path("-")


class CannotExport(Exception):
    """The command cannot do what was asked; `message` is the sentence for people, `status` the exit status."""

    def __init__(self, message: Message, status: int = 2) -> None:
        super().__init__(message.text)
        self.message, self.status = message, status


def list_formats(language: Language | None) -> int:
    """Print the formats: what `lubiao export` calls them, the file that the site has of each, what it is and for whom."""
    say = translator(language or default_language())
    widest = max(len(name) for name in FORMATS)
    output = Output(sys.stdout)
    for each in FORMATS.values():
        output.write(f"{each.name:{widest}}  {each.file}  {say(each.title)}")
        output.write(f"{'':{widest}}  {say(each.about)}")
    sys.stdout.flush()
    return 0


def run_export(
    name: str,
    data: Path,
    output: Path,
    language: Language | None,
    cities: tuple[str, ...],
    kinds: tuple[str, ...],
    statuses: tuple[str, ...],
    site_url: str | None,
) -> int:
    """Write the standards meant in a format, to a file or to standard output.

    Returns 0; 1 where the data has errors; 2 where the format, a city or the data is unknown, the site's address is
    none, or the file cannot be written. A bibliography is in `language` where that is given, else in Chinese as on the site.
    """
    say = translator(language or default_language())

    def tell(message: Message) -> None:
        Output(sys.stderr).write(visible(message.said_in(say)))

    try:
        format = _format(name)
        if output == STANDARD_OUTPUT and format.is_binary and sys.stdout.isatty():
            text = N_("{format} is nothing to read at a terminal. Name a file: --output {file}")
            raise CannotExport(Message(text, {"format": format.name, "file": format.file}))
        environment = Addresses.of_environment()
        site_url = site_url or environment.site_url
        if not re.match(WEB_ADDRESS, site_url):
            raise CannotExport(Message(N_("{address} is no web address."), {"address": short(site_url)}))
        catalogue = _checked(data)
        collection = Collection(
            catalogue,
            Addresses(site_url, environment.repository),
            Selection(
                frozenset(_city(catalogue, city) for city in cities),
                frozenset(map(Kind, kinds)),
                frozenset(map(StandingStatus, statuses)),
            ),
            language or LANGUAGES[0],
        )
        if not collection.standards:
            tell(Message(N_("No standard of the catalogue is meant: the file holds none.")))
        _write(format, collection, output)
    except CannotExport as problem:
        tell(problem.message)
        return problem.status
    return 0


def _format(name: str) -> Format:
    if name in FORMATS:
        return FORMATS[name]
    names = Message(N_("The formats are: {names}."), {"names": ", ".join(FORMATS)})
    # Some ask for a format by the ending of its file: ttl, nt, bib. Which of two is meant by yaml or json, the names say.
    endings = {format.file.rpartition(".")[2]: format.name for format in reversed(FORMATS.values())}
    known = {**endings, "excel": "xlsx", **{each: each for each in FORMATS}}
    known.pop("json", None)  # that of CSL, and near jsonl
    remedy = KnownNames(known).did_you_mean(name, names)
    text = N_("There is no format {name}. {remedy}")
    raise CannotExport(Message(text, {"name": short(name), "remedy": remedy}))


def _checked(data: Path) -> Catalogue:
    """The catalogue of a data folder that `lubiao build` would publish."""
    if missing := missing_folder(data):
        raise CannotExport(missing)
    catalogue = Catalogue.link(read_data(data), build_day())
    errors = sum(finding.level is Level.ERROR for finding in check(catalogue))
    if errors:
        text = N_("The data has errors ({number}), and nothing is given out. {command} shows them.")
        command = "lubiao check" if data == Path("data") else f"lubiao check --data {data}"
        raise CannotExport(Message(text, {"number": errors, "command": command}), 1)
    return catalogue


def _city(catalogue: Catalogue, written: str) -> str:
    """The id of a city by its id, its division code or any of its names."""
    names: dict[str, str] = {}
    for city in catalogue.cities.values():
        for name in (city.id, city.division, f"DB{city.division}", city.name_zh, city.short_zh, city.name_en):
            names.setdefault(name.casefold(), city.id)
    meant = names.get(written.strip().casefold())
    if meant:
        return meant
    ids = Message(N_("The cities are: {names}."), {"names": ", ".join(catalogue.cities)})
    remedy = KnownNames(names).did_you_mean(written, ids)
    text = N_("There is no city {name}. {remedy}")
    raise CannotExport(Message(text, {"name": short(written), "remedy": remedy}))


def _write(format: Format, collection: Collection, output: Path) -> None:
    try:
        if output == STANDARD_OUTPUT:
            format.write(collection, sys.stdout.buffer)
            sys.stdout.flush()
            return
        with replacing(output) as file:
            format.write(collection, file)
    except BrokenPipeError:
        raise  # click ends quietly: whoever read has read enough
    except OSError as problem:
        reason = reason_of(problem)
        text = N_("{file} cannot be written: {reason}.")
        meant = Message(N_("standard output")) if output == STANDARD_OUTPUT else output
        raise CannotExport(Message(text, {"file": meant, "reason": reason})) from None
