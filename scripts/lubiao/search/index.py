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
from dataclasses import dataclass
from typing import Literal

from .fold import code_form

Labels = Mapping[str, Mapping[str, str]]
"""`{"kind": {key: name}, "status": {key: name}, "page": {key: name}, "mark": {key: name}}`, names in the language of the page."""

_LETTERS_AND_NUMBER = re.compile(r"([^0-9]*)([0-9]*)")
_NOT_IN_A_SLUG = re.compile(r"[^a-z0-9.]+")

OTHERS = "\t"
"""Between the other texts, and the other codes, of a row. No query holds a tab, so nothing is found across two of them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One page that search can lead to."""

    address: str
    """From the root of the site: `standards/db3702-t-0014-2022/`, `en/cities/weifang/`; "" is the first page."""
    code: str
    """In the form shown, with an em dash; "" for what has no code."""
    title: str
    """The title shown: in the page's language, or else the Chinese one. If it is "", the first of `others` is shown."""
    title_lang: str
    """The language of the title shown: `zh` or `en`."""
    others: tuple[str, ...] = ()
    """What else finds this row: the title in the other language, names it is cited under, bodies, pinyin."""
    kind: str = ""
    status: str = ""
    year: int = 0
    page: Literal["standard", "city", "kind", "rule", "page"] = "standard"
    mark: str = ""
    """What a reader must know of the title shown: `project` where this project translated it."""
    codes: tuple[str, ...] = ()
    """Other codes that find this row, in every spelling: the year in full where `JGJ 124—99` is printed, former codes."""


def write_index(rows: Iterable[Row], labels: Labels) -> bytes:
    """The script, UTF-8. The same rows give the same bytes, in whatever order they come.

    Raises KeyError where `labels` has no name for a kind, status, page or mark that a row has.
    """
    ordered = sorted(rows, key=_order)
    base = _common_base(ordered)
    shown = [_shown(row) for row in ordered]
    columns: dict[str, object] = {
        "code": "\n".join(_one_line(row.code) for row in ordered),
        "title": "\n".join(_one_line(title) for title, _ in shown),
        "others": "\n".join(OTHERS.join(map(_one_line, others)) for _, others in shown),
        "codes": "\n".join(OTHERS.join(_other_codes(row)) for row in ordered),
        "address": "\n".join(
            "" if row.address == _derived(row, base) else _one_line(row.address) for row in ordered
        ),
    }
    for name, names in (("kind", "kinds"), ("status", "statuses"), ("page", "pages"), ("mark", "marks")):
        keys, columns[name] = _numbered([getattr(row, name) for row in ordered])
        columns[names] = [[key, labels[name][key] if key else ""] for key in keys]
    columns["languages"], columns["language"] = _numbered([row.title_lang for row in ordered])
    data = {"rows": len(ordered), "base": base} | columns
    return f"self.lubiaoIndex={_script_safe(data)};\n".encode()


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


def _derived(row: Row, base: str) -> str | None:
    return f"{base}{_slug(row.code)}/" if row.code else None


def _common_base(rows: Sequence[Row]) -> str:
    """What stands before the slug in most addresses: `standards/` or `en/standards/`."""
    bases = Counter(
        row.address.removesuffix(f"{_slug(row.code)}/")
        for row in rows
        if row.code and row.address.endswith(f"/{_slug(row.code)}/")
    )
    return min(bases, key=lambda base: (-bases[base], base), default="")


def _numbered(values: Sequence[str]) -> tuple[list[str], list[int]]:
    """The distinct values, the most frequent first, and for each row the number of its value."""
    counts = Counter(values)
    keys = sorted(counts, key=lambda key: (-counts[key], key))
    number = {key: index for index, key in enumerate(keys)}
    return keys, [number[value] for value in values]


def _one_line(text: str) -> str:
    """One space for any white space: a line break would shift every row below."""
    return " ".join(text.split())


def _script_safe(data: object) -> str:
    """JSON that is also a script: no `</script>` or `<!--`, and no line separators of old JavaScript."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
