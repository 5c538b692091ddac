"""The same question in four languages, three lines each: what has a city issued? Tests run them on the built site.

R is not among what the tests can run: its example is kept to functions of base R that have been there for decades
(https://stat.ethz.ch/R-manual/R-devel/library/utils/html/read.table.html; `UTF-8-BOM` is explained at `file`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lubiao.findings import N_

from .site import Site

PYTHON = """\
import pandas
standards = pandas.read_csv("{address}")
print(standards.query("issued_by_city == '{city}'")[["code", "{title}", "issued"]])"""

R = """\
standards <- read.csv("{address}", fileEncoding = "UTF-8-BOM")
of_city <- subset(standards, issued_by_city == "{city}")
print(of_city[c("code", "{title}", "issued")])"""

JAVASCRIPT = """\
const {{ standards }} = await (await fetch("{address}")).json();
const ofCity = standards.filter((each) => each.derived.issued_by_city === "{city}");
console.table(ofCity.map((each) => each.raw), ["code", "{title}", "issued"]);"""

SQL = """\
SELECT code, {title}, issued
FROM '{address}'
WHERE issued_by_city = '{city}' ORDER BY code;"""


@dataclass(frozen=True, slots=True)
class Example:
    """Three lines that can be run as they are. `needs` says with what; a text of the interface."""

    id: str
    label: str
    needs: str
    path: str
    lines: str


EXAMPLES = (
    Example("python", "Python", N_("with pandas"), "downloads/standards.csv", PYTHON),
    Example("r", "R", N_("without packages"), "downloads/standards.csv", R),
    Example("javascript", "JavaScript", N_("in a browser or Node.js"), "api/v1/standards.json", JAVASCRIPT),
    Example("sql", "SQL", N_("in DuckDB"), "downloads/standards.parquet", SQL),
)


def city_of_examples(site: Site) -> str:
    """The id of the city that has issued most standards of the catalogue; the first of its cities where none has;
    empty where there is no city.
    """
    issued = site.catalogue.issued_by
    return max(site.catalogue.cities, key=lambda city: len(issued.get(city, ())), default="")


def examples(site: Site) -> Iterator[Example]:
    """The examples whose file is published, with their addresses filled in; none where there is no city to ask about."""
    title = "title_zh" if site.language == "zh" else "title_en"
    city = city_of_examples(site)
    for each in EXAMPLES if city else ():
        if each.path in site.published:
            address = site.addresses.file(each.path)
            lines = each.lines.format(address=address, city=city, title=title)
            yield Example(each.id, each.label, site.text(each.needs), each.path, lines)
