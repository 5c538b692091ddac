"""What the list check must know beside the search index: which standard follows which, and what has no record of its own.

A script that assigns to `self.lubiaoSuccession`, the same for all languages. Standards are named by their slugs.
"""

from __future__ import annotations

import json

from lubiao.catalogue import Catalogue, CataloguedStandard
from lubiao.codes import CodeError, parse

PATH = "search/succession.js"
"""From the root of the site."""


def write_succession(catalogue: Catalogue) -> bytes:
    """The script, UTF-8.

    - `sectors`: the letters of sector standards
    - `later`: a standard that has successors → the last of their line
    - `split`: standards with more than one successor, where none of them alone takes their place
    - `replaced`: a code without a record → the standard that replaces it
    - `former`: a code under which a standard was known → that standard
    - `untitled`: standards of which no title is known
    - `years`: the year of issue of a standard whose code has none
    """
    recorded = {str(standard.code) for standard in catalogue.standards if standard.code}
    replaced: dict[str, str] = {}
    former: dict[str, str] = {}
    for standard in catalogue.ordered:
        for names, written in ((replaced, standard.raw.replaces), (former, standard.raw.former)):
            for code in map(_canonical, written):
                if code and code not in recorded:
                    names.setdefault(code, standard.slug)
    data = {
        "sectors": sorted(letters for letters in catalogue.vocabulary.sectors if letters.isalpha()),
        "later": {old.slug: catalogue.newest(old).slug for old in _followed(catalogue)},
        "split": [old.slug for old in _followed(catalogue) if len(old.successors) > 1],
        "replaced": replaced,
        "former": former,
        "untitled": [
            standard.slug
            for standard in catalogue.ordered
            if not (standard.raw.title_zh or standard.raw.title_en)
        ],
        "years": {
            standard.slug: standard.year
            for standard in catalogue.ordered
            if standard.code and not standard.code.year and standard.year
        },
    }
    return f"self.lubiaoSuccession={json.dumps(data, separators=(',', ':'))};\n".encode()


def _followed(catalogue: Catalogue) -> list[CataloguedStandard]:
    return [standard for standard in catalogue.ordered if standard.successors]


def _canonical(written: str) -> str:
    try:
        return str(parse(written))
    except CodeError:
        return ""
