"""Which source of the catalogue somebody means who writes an address or a name. None is ever invented."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from lubiao.catalogue import Catalogue
from lubiao.findings import N_, Message
from lubiao.findings.hint import KnownNames
from lubiao.records import Source

from .cells import short, text_of

LONGEST = 4_000
"""Characters of an answer that are looked at."""

MOST_ADDRESSES = 5

DOCUMENT_HOST = "host-"
"""Document hosts have no address in the catalogue; their ids are this and the word of their name."""

_ADDRESS = re.compile(r"https?://[A-Za-z0-9][^\s<>\"'`{}|\\^\[\]()（）《》“”，。；、]*", re.IGNORECASE)
_SECOND_LEVEL = frozenset({"com", "net", "org", "gov", "edu", "ac"})
_CLOSING = ".,;:!?)"


@dataclass(frozen=True, slots=True)
class SourceFound:
    """A source, and the address of the page where one was given and may be linked."""

    id: str
    url: str = ""


class NoSource(ValueError):
    """An answer that names no source of the catalogue, or several."""

    def __init__(self, message: Message, remedy: Message) -> None:
        super().__init__(message.text)
        self.message, self.remedy = message, remedy


def find_source(written: str, catalogue: Catalogue) -> SourceFound:
    """The one source that an answer means: by the host of its address, else by its id or name.

    Raises NoSource where there is none, or more than one.
    """
    text = text_of(written)[:LONGEST]
    addresses = [found[0].rstrip(_CLOSING) for found in _ADDRESS.finditer(text)][:MOST_ADDRESSES]
    by_address = {source.id: address for address in addresses for source in _at(address, catalogue)}
    if len(by_address) == 1:
        ((name, address),) = by_address.items()
        is_own = catalogue.sources[name].url in (address, f"{address}/")
        is_linkable = catalogue.sources[name].tier.linkable and not is_own
        return SourceFound(name, address if is_linkable else "")
    named = _named(text, catalogue) if not by_address else []
    if len(named) == 1 and not (addresses and catalogue.sources[named[0]].url):
        return SourceFound(named[0])
    if by_address or len(named) > 1:
        raise NoSource(
            Message(N_("Several sources are named: {values}."), {"values": ", ".join(by_address or named)}),
            Message(N_("Name the one that you read.")),
        )
    raise _unknown(text, addresses, catalogue)


def _at(address: str, catalogue: Catalogue) -> list[Source]:
    """The sources to which an address belongs: the one of that very page, else those whose site it is on."""
    page = _split(address)
    host = _host(page)
    if not page or not host:
        return []
    sites: list[Source] = []
    for source in catalogue.sources.values():
        own = _split(source.url or "")
        if own and own.path.strip("/"):
            if (_host(own), own.path.strip("/"), own.query) == (host, page.path.strip("/"), page.query):
                return [source]
        elif (own and (host == _host(own) or host.endswith(f".{_host(own)}"))) or (
            not own
            and source.id.startswith(DOCUMENT_HOST)
            and source.id.removeprefix(DOCUMENT_HOST) == _word_of(host)
        ):
            sites.append(source)
    return sites


def _split(address: str) -> SplitResult | None:
    try:
        return urlsplit(address) if address else None
    except ValueError:
        return None


def _host(page: SplitResult | None) -> str:
    try:
        return (page.hostname or "").removeprefix("www.") if page else ""
    except ValueError:
        return ""


def _word_of(host: str) -> str:
    """The word under which a host is registered: `book118` of max.book118.com."""
    labels = host.split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels.pop()
    return labels[-1] if labels else ""


def _named(text: str, catalogue: Catalogue) -> list[str]:
    """The sources that a text is, or whose id or whole name it holds; of names inside names the longer ones."""
    folded = text.casefold()
    names = {source.id: (source.id, source.name_zh, source.name_en) for source in catalogue.sources.values()}
    same = [key for key, of in names.items() if folded in (name.casefold() for name in of)]
    if same:
        return same
    held = {
        key: longest
        for key, of in names.items()
        if (longest := max((name for name in of if _holds(folded, name.casefold())), key=len, default=""))
    }
    return [
        key
        for key, name in held.items()
        if not any(name.casefold() in other.casefold() for other in held.values() if other != name)
    ]


def _holds(text: str, name: str) -> bool:
    """Whether a name stands in a text, one of ASCII not as a part of a longer word."""
    edge = r"(?<![a-z0-9.-]){}(?![a-z0-9-])" if name.isascii() else "{}"
    return bool(re.search(edge.format(re.escape(name)), text))


def _unknown(text: str, addresses: list[str], catalogue: Catalogue) -> NoSource:
    named = addresses[0] if addresses else text.split("\n")[0]
    names = {name: source.id for source in catalogue.sources.values() for name in (source.id, source.name_zh, source.name_en)}  # fmt: skip
    near = None if addresses else KnownNames(names).nearest(named)
    message = Message(N_("The catalogue has no source {name} yet."), {"name": short(named)})
    if near:
        return NoSource(message, Message(N_("Did you mean {nearest}?"), {"nearest": near}))
    return NoSource(
        message,
        Message(
            N_("A maintainer adds it to data/sources.yaml first; who publishes it, and on which day, helps.")
        ),
    )
