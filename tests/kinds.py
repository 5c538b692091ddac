"""The kinds of pages, as the built site shows them: a page that is new is a kind without anybody saying so.

Addresses are one kind where they differ in their last parts only: `cities/weifang/` and `cities/yantai/` are
`cities/*/`, and `years/2024/` is `years/#/`. A further part of a list (`standards/page/2/`) is of the list's kind.
"""

import re
from pathlib import Path

NOT_FOUND = "no/such/page/"
"""What a reader asks for to see the page of what is not found."""

FURTHER_PART = re.compile(r"page/\d+/$")
CLASS = re.compile(r'class="([^"]+)"')
LANGUAGE = "en/"
REFRESH = 'http-equiv="refresh"'


def kind_of(address: str) -> str:
    """The kind of an address: its first part, and what the others look like."""
    first, *others = FURTHER_PART.sub("", address).strip("/").split("/")
    parts = [first, *("#" if part.isdigit() else "*" for part in others)]
    return "/".join(parts) + "/" if first else ""


def addresses_of(site: Path, *, leading_on: bool = False) -> dict[str, Path]:
    """Address → file of every Chinese page; or, `leading_on`, of the small pages that only lead to another."""
    found = {}
    for file in sorted(site.rglob("index.html")):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        if not address.startswith(LANGUAGE) and (REFRESH in file.read_text("utf-8")) == leading_on:
            found[address] = file
    return found


def one_of_each(site: Path) -> dict[str, str]:
    """Kind → the address of its page with the most content, and the page of what is not found."""
    largest: dict[str, str] = {}
    files = addresses_of(site)
    for address in sorted(files, key=lambda one: files[one].stat().st_size):
        largest[kind_of(address)] = address
    return {kind: largest[kind] for kind in sorted(largest)} | {"404": NOT_FOUND}


def all_there_is(site: Path) -> list[str]:
    """One page of each kind, and as many more as it takes to meet every class that any page has.

    A class is a piece of a page: a banner, a badge, a card. Twenty pages show them all.
    """
    files = addresses_of(site)
    classes = {
        address: {name for names in CLASS.findall(file.read_text("utf-8")) for name in names.split()}
        for address, file in files.items()
    }
    chosen = list(one_of_each(site).values())
    missing = set().union(*classes.values()) - set().union(*(classes.get(one, set()) for one in chosen))
    while missing:
        best = max(sorted(classes), key=lambda address: len(classes[address] & missing))
        chosen.append(best)
        missing -= classes[best]
    return chosen
