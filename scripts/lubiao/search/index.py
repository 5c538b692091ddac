"""Writing the index: columns of text and small numbers, as a script that assigns to `self.lubiaoIndex`.

A script and not JSON, because a site opened from a folder (`file://`) may not fetch, but may load scripts.
A column of texts is one string, a line a row: `scan.js` folds and scans it as it is, and the browser
builds no 100,000 little strings. Rows are written in the order in which equals are shown, so that the
browser never sorts.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from .columns import dates, letters, lists, numbered
from .fold import code_form, fold
from .readings import Readings, table_of_readings
from .row import Labels, Row
from .scripts import simplified, table_of_scripts

_LETTERS_AND_NUMBER = re.compile(r"([^0-9]*)([0-9]*)")
_NOT_IN_A_SLUG = re.compile(r"[^a-z0-9.]+")

OTHERS = "\t"
"""Between the other texts, and the other codes, of a row. No query holds a tab, so nothing is found across two of them."""


def write_index(
    rows: Iterable[Row],
    labels: Labels,
    terms: Iterable[tuple[str, str, str]] = (),
    sectors: Iterable[str] = (),
    readings: Readings | None = None,
) -> bytes:
    """The script, UTF-8. The same rows give the same bytes, in whatever order they come.

    `terms` are words of the field and what they stand for: `("industry standard", "kind", "sector")`.
    `sectors` are the letters of the sector standards, which the list check needs. `readings` are what was read before.

    The columns, a line or a letter (`columns.letters`) a row:

    - `code`, `title`, `others`, `codes`, `address`: lines of text; an address that follows from the code is empty
    - `kind`, `status`, `page`, `mark`, `language`: arrays of numbers into `kinds`, `statuses`, …, which hold pairs of
      key and name
    - `grade`, `english`, `level`: letters, into `grades`, `englishes`, `levels`
    - `issuedBy`, `citedFor`, `draftedIn`: lines of letters into `cities`; `field`: the same into `fields`
    - `dates`: issue and implementation, see `columns.dates`
    - `newest`: row of a superseded edition → row of the newest one; sparse
    - `readings`, `exceptions`: pinyin, see `readings`; `traditional`, `simplified`: characters in step
    - `terms`: `[words, family, key]`, folded

    Raises KeyError where `labels` has no name for a value that a row has.
    """
    ordered = sorted(rows, key=_order)
    slugs = [_slug(row.code) if row.code else "" for row in ordered]
    base = _common_base(ordered, slugs)
    shown = [_shown(row) for row in ordered]
    texts: dict[str, str] = {
        "code": "\n".join(_one_line(row.code) for row in ordered),
        "title": "\n".join(_one_line(title) for title, _ in shown),
        "others": "\n".join(OTHERS.join(map(_one_line, others)) for _, others in shown),
        "codes": "\n".join(OTHERS.join(_other_codes(row)) for row in ordered),
        "address": "\n".join(
            "" if slug and row.address == f"{base}{slug}/" else _one_line(row.address)
            for row, slug in zip(ordered, slugs, strict=True)
        ),
    }
    columns: dict[str, object] = dict(texts)
    for name, names in (("kind", "kinds"), ("status", "statuses"), ("page", "pages"), ("mark", "marks")):
        columns[names], columns[name] = _named([getattr(row, name) for row in ordered], labels.get(name, {}))
    columns["languages"], columns["language"] = numbered([row.title_lang for row in ordered])
    for name, names in (("grade", "grades"), ("english", "englishes"), ("level", "levels")):
        columns[names], numbers = _named([getattr(row, name) for row in ordered], labels.get(name, {}))
        columns[name] = letters(numbers)
    columns |= _ties(ordered, labels.get("city", {}))
    keys, columns["field"] = lists([row.fields for row in ordered], labels.get("field", {}))
    columns["fields"] = [[key, labels["field"][key]] for key in keys]
    columns["dates"] = dates([row.issued for row in ordered], [row.implemented for row in ordered])
    row_of = {row.address: number for number, row in enumerate(ordered)}
    columns["newest"] = {
        str(number): row_of[row.newest]
        for number, row in enumerate(ordered)
        if row.newest in row_of and row.newest
    }
    plain = [simplified(fold(texts[name])) for name in ("title", "others")]
    columns["readings"], columns["exceptions"] = table_of_readings(
        plain, Readings() if readings is None else readings
    )
    columns["traditional"], columns["simplified"] = table_of_scripts(plain)
    columns["terms"] = sorted([fold(words), family, key] for words, family, key in terms)
    columns["sectors"] = sorted(sectors)
    data = {"rows": len(ordered), "base": base} | columns
    return f"self.lubiaoIndex={_script_safe(data)};\n".encode()


def _named(values: Sequence[str], names: Mapping[str, str]) -> tuple[list[list[str]], list[int]]:
    """The distinct values as pairs of key and name, and the number of each row's value."""
    keys, numbers = numbered(values, names)
    return [[key, names[key] if key else ""] for key in keys], numbers


def _ties(rows: Sequence[Row], names: Mapping[str, str]) -> dict[str, object]:
    """The cities of the rows: one table for the three relations."""
    relations = ("issued_by", "cited_for", "drafted_in")
    cities = [getattr(row, relation) for relation in relations for row in rows]
    keys, column = lists(cities, names)
    lines = column.split("\n") if rows else []
    columns: dict[str, object] = {"cities": [[key, names[key]] for key in keys]}
    for number, name in enumerate(("issuedBy", "citedFor", "draftedIn")):
        columns[name] = "\n".join(lines[number * len(rows) : (number + 1) * len(rows)])
    return columns


def _order(row: Row) -> tuple[object, ...]:
    """Pages first (who types 潍坊 wants the city), the rules of the checker last; between them the newest year first,
    then codes as people count: 98 before 100.
    """
    return (
        {"standard": 1, "rule": 2}.get(row.page, 0),
        -row.year,
        row.code == "",
        _counted(row.code),
        row.address,
        row.title,
    )


def _counted(text: str) -> list[tuple[str, int, str]]:
    """Letters and numbers in turn; the printed number breaks the tie between `14` and `0014`."""
    return [(letters, int(number or 0), number) for letters, number in _LETTERS_AND_NUMBER.findall(text)]


def _shown(row: Row) -> tuple[str, Sequence[str]]:
    if row.title or not row.others:
        return row.title, row.others
    return row.others[0], row.others[1:]


def _other_codes(row: Row) -> Iterable[str]:
    """Each once, and none that is only another spelling of the code shown."""
    found_already = {"", code_form(row.code)}
    by_form = {code_form(code): _one_line(code) for code in reversed(row.codes)}
    return [by_form[form] for form in reversed(by_form) if form not in found_already]


def _slug(code: str) -> str:
    """As `scan.js` derives it from the code shown; an address that it does not give is written out."""
    return _NOT_IN_A_SLUG.sub("-", code.lower()).strip("-.")


def _common_base(rows: Sequence[Row], slugs: Sequence[str]) -> str:
    """What stands before the slug in most addresses: `standards/` or `en/standards/`."""
    bases = Counter(
        row.address.removesuffix(f"{slug}/")
        for row, slug in zip(rows, slugs, strict=True)
        if slug and row.address.endswith(f"/{slug}/")
    )
    return min(bases, key=lambda base: (-bases[base], base), default="")


def _one_line(text: str) -> str:
    """One space for any white space: a line break would shift every row below."""
    return " ".join(text.split())


def _script_safe(data: object) -> str:
    """JSON that is also a script: no `</script>` or `<!--`, and no line separators of old JavaScript."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
