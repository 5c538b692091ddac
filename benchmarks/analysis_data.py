"""The table of the standards, generated: as many rows as wished, the same every time, in Parquet files by kind.

The columns are those of the project's own Parquet file. Codes, titles, dates, bodies and classes are those of generate.py;
what follows from them (which standard replaced which, for which cities one is cited, since when a review is due) is made up
here as `lubiao` would derive it.
"""

from __future__ import annotations

import datetime
import random
import shutil
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from generate import DIVISIONS, REAL, Generator
from titles import PLACES

from lubiao.catalogue import Catalogue
from lubiao.catalogue.addresses import Addresses
from lubiao.catalogue.review import NOT_REVIEWED, YEARS_TO_REVIEW
from lubiao.codes import Code, Kind, parse
from lubiao.publish import Collection
from lubiao.publish.tables.parquet import PRINTED, arrow_schema
from lubiao.reading import read_data

DAY = datetime.date(2026, 11, 26)
"""The day on which statuses and reviews are judged."""

CITIES = [english.lower().replace("'", "") for _, english in PLACES[:16]]
CITED = {Kind.MUNICIPAL: (1, 1, 1, 2), Kind.PROVINCIAL: (0, 1, 2, 4), Kind.GROUP: (0, 1), Kind.NATIONAL: (1, 3, 6)}  # fmt: skip
"""For how many cities a standard may be cited."""

DATES = ("issued", "implemented", "review_due", "reading_read", "status_read")
IN_A_FILE = 100_000
"""Rows: an engine reads several files at a time."""

WHOLE = "_SUCCESS"
"""The empty file beside the parts that tells that all are there: every engine passes over what begins with `_`."""


@dataclass(slots=True, eq=False)
class Made:
    """One generated standard, with those that it replaces and that replace it."""

    code: str
    titles: tuple[str, str]
    issuers: list[str]
    drafters: list[str]
    issued: datetime.date
    implemented: datetime.date
    ics: str
    ccs: str
    cited: list[int]
    status: str = "in-force"
    successor: Made | None = None
    predecessor: Made | None = None

    @property
    def newest(self) -> Made:
        """The last of the line of successors."""
        last = self
        while last.successor:
            last = last.successor
        return last


def generate_table(count: int, folder: Path) -> None:
    """Write `count` rows below `folder`, in hive style: `kind=municipal/part-0.parquet`. What was there is removed."""
    shutil.rmtree(folder, ignore_errors=True)
    table = Table()
    by_kind: defaultdict[Kind, list[Made]] = defaultdict(list)
    for standard in standards(count):
        by_kind[parse(standard.code).kind].append(standard)
    for kind, of_kind in sorted(by_kind.items()):
        (folder / f"kind={kind}").mkdir(parents=True)
        for number, start in enumerate(range(0, len(of_kind), IN_A_FILE)):
            rows = [table.row(standard) for standard in of_kind[start : start + IN_A_FILE]]
            part = pa.Table.from_pylist(rows, table.schema)
            pq.write_table(part, folder / f"kind={kind}" / f"part-{number}.parquet", compression="zstd")
    (folder / WHOLE).touch()


def standards(count: int) -> list[Made]:
    """The standards in the order of their years, with their successors and statuses."""
    generator = Generator(count, "composed")
    found = [made(generator, year) for year in generator.years]
    replace(found, generator.chance)
    for standard in found:
        if standard.successor:
            standard.status = "superseded"
        elif standard.implemented > DAY:
            standard.status = "upcoming"
        else:
            standard.status = generator.chance.choices(["in-force", "withdrawn", "unknown"], [80, 5, 15])[0]
    return found


def made(generator: Generator, year: int) -> Made:
    """One standard that nothing replaced yet."""
    chance = generator.chance
    code, part, issuers = generator.coded(year)
    month, day = chance.randint(1, 11), chance.randint(1, 28)
    return Made(
        code,
        generator.titles.next(part),
        issuers,
        sorted({generator.body() for _ in range(chance.randint(1, 6))}),
        datetime.date(year, month, day),
        datetime.date(year, month + 1, day),
        chance.choice(generator.ics),
        chance.choice(generator.ccs),
        sorted(chance.sample(range(len(CITIES)), chance.choice(CITED[parse(code).kind]))),
    )


def replace(found: list[Made], chance: random.Random) -> None:
    """Have one standard in seven replaced by a later one of the same prefix, and some of these replaced in turn."""
    later: dict[str, Made] = {}
    for standard in reversed(found):
        prefix = standard.code.partition(" ")[0]
        successor = later.get(prefix)
        if (
            successor
            and not successor.predecessor
            and successor.issued > standard.issued
            and chance.random() < 0.2
        ):
            standard.successor, successor.predecessor = successor, standard
        if not successor or chance.random() < 0.7:
            later[prefix] = standard


class Table:
    """The columns of the project's own file, and the row of a generated standard in them."""

    @cached_property
    def schema(self) -> pa.Schema:
        """As the real data gives it, without `kind`, which the folders tell."""
        catalogue = Catalogue.link(read_data(REAL), DAY)
        whole: pa.Schema = arrow_schema(Collection(catalogue, Addresses()))
        return whole.remove(whole.get_field_index("kind"))

    @cached_property
    def _nothing(self) -> dict[str, Any]:
        """What stands where nothing is known: an empty list, or no value."""
        return {field.name: [] if pa.types.is_list(field.type) else None for field in self.schema}

    def row(self, standard: Made) -> dict[str, Any]:
        """The cells by the names of their columns."""
        code, status = parse(standard.code), standard.status
        is_read = status in ("in-force", "withdrawn")
        page = f"standards/{code.slug}/"
        row = self._nothing | {
            "name": standard.code,
            "code": standard.code,
            "code_display": code.display,
            "title_zh": standard.titles[0],
            "title_en": standard.titles[1],
            "title_en_from": "project",
            "grade": code.grade and str(code.grade),
            "division": code.division,
            "year": code.year,
            "status": status,
            "status_basis": BASIS[status],
            "reading": status if is_read else None,
            "reading_read": DAY if is_read else None,
            "status_read": DAY if is_read else None,
            "reading_source": "samr-std" if is_read else None,
            "status_source": "samr-std" if is_read else None,
            "draft": False,
            "drafters_complete": True,
            "issued": standard.issued,
            "implemented": standard.implemented,
            "review_due": review_due(standard, code),
            "issued_by_city": CITIES[DIVISIONS.index(code.division)] if code.division in DIVISIONS else None,
            "newest": standard.newest.code,
            "evidence_level": "listing",
            "slug": code.slug,
            "page_zh": Addresses().page(page, "zh"),
            "page_en": Addresses().page(page, "en"),
            "ics": [standard.ics],
            "ics_fields": [standard.ics[:2]],
            "ccs": [standard.ccs],
            "issuers": standard.issuers,
            "drafters": standard.drafters,
            "cited_for": [CITIES[number] for number in standard.cited],
            "notes_zh": ["这条记录由程序生成，只用于测量。"],
            "notes_en": ["This record was generated, for measuring only."],
        }
        if standard.predecessor:
            row["replaces"] = row["predecessors"] = [standard.predecessor.code]
        if standard.successor:
            row["replaced_by"] = row["successors"] = [standard.successor.code]
        return row | {date + PRINTED: row[date] and row[date].isoformat() for date in DATES}


BASIS = {"superseded": "successor", "upcoming": "dates", "in-force": "reading", "withdrawn": "reading", "unknown": "nothing"}  # fmt: skip
"""What each status rests on."""


def review_due(standard: Made, code: Code) -> datetime.date | None:
    """Since when a review is due; None where it is not, see lubiao.catalogue.review."""
    since = standard.issued.replace(year=standard.issued.year + YEARS_TO_REVIEW)
    may_hold = standard.status in ("in-force", "unknown") and code.kind not in NOT_REVIEWED
    return since if may_hold and since <= DAY else None
