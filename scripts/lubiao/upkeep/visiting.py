"""Whether addresses still answer: asked politely, and never inside a private network.

An address comes from a data file, and a redirect from whoever answers: both could name a machine beside the one on
which this runs. So a name is looked up first, and the connection goes to the very number that was found public.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from .connection import connection_to

LONGEST_VISIT = 20.0
"""Seconds for one address with all its redirects, pauses not counted: a server may send a byte now and then for ever."""

LONGEST_RUN = 40 * 60.0
"""Seconds for all addresses; the rest waits for another week."""

PAUSE = 2.0
"""Seconds between two questions to one host."""

SILENT = 3
"""Addresses of one host in a row that give no answer; then the host is left alone for this run."""

MOST_REDIRECTS = 5

TOO_SLOW = "too slow"

AGENT = "lubiao-links (a weekly look whether cited pages are still there)"

_GONE = frozenset({404, 410})
_NO_HEAD = frozenset({400, 403, 404, 405, 501})
"""After these the page itself is asked for: many servers know no HEAD."""

_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
_TRANSLATED_LOCALLY = ipaddress.IPv6Network("64:ff9b:1::/48")
"""IPv4 addresses as IPv6 ones (RFC 6052, RFC 8215); older versions of Python call the second public."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Answer(StrEnum):
    """What became of a visit."""

    THERE = "there"
    GONE = "gone"
    NO_ANSWER = "no answer"
    REFUSED = "refused"
    NOT_VISITED = "not visited"


@dataclass(frozen=True, slots=True)
class Visit:
    """An address and what it answered; `detail` is a number of HTTP or a word of ours, nothing that a server wrote."""

    address: str
    answer: Answer
    detail: str = ""


def is_public(address: Address) -> bool:
    """Whether a machine is one of the public network. An IPv4 address inside an IPv6 one counts as itself."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if address in _TRANSLATED_LOCALLY:
            return False
    return address.is_global and not address.is_multicast


class Visitor:
    """Visits addresses one after the other. `allows` says which machines may be connected to."""

    def __init__(
        self,
        allows: Callable[[Address], bool] = is_public,
        pause: float = PAUSE,
        longest_visit: float = LONGEST_VISIT,
        longest_run: float = LONGEST_RUN,
    ) -> None:
        self._allows, self._pause = allows, pause
        self._longest_visit, self._longest_run = longest_visit, longest_run
        self._end = 0.0  # of the present visit, by the monotonic clock
        self._last: dict[str, float] = {}
        self._silent: Counter[str] = Counter()

    def visit_all(self, addresses: Iterable[str]) -> Iterator[Visit]:
        """A visit to each, in an order in which hosts take turns, so that nobody waits long for one of them.

        Ends early when the time for all of them is over.
        """
        end = time.monotonic() + self._longest_run
        for address in _in_turns(addresses):
            if time.monotonic() >= end:
                return
            host = _host(address)
            if self._silent[host] >= SILENT:
                yield Visit(address, Answer.NO_ANSWER, "host is silent")
                continue
            visit = self.visit(address)
            self._silent[host] = self._silent[host] + 1 if visit.answer is Answer.NO_ANSWER else 0
            yield visit

    def visit(self, address: str) -> Visit:
        """Ask for an address and where it leads. Never raises."""
        place = address
        self._end = time.monotonic() + self._longest_visit
        for _ in range(MOST_REDIRECTS + 1):
            try:
                status, target = self._ask(place)
                if 300 <= status < 400 and target:
                    place = urljoin(place, target)
                    continue
            except _NotAllowed as problem:
                return Visit(address, Answer.NOT_VISITED, str(problem))
            except (OSError, http.client.HTTPException, ValueError) as problem:
                is_late = time.monotonic() >= self._end
                return Visit(address, Answer.NO_ANSWER, TOO_SLOW if is_late else _word(problem))
            return Visit(address, _meaning(status), str(status))
        return Visit(address, Answer.NO_ANSWER, "too many redirects")

    def _ask(self, place: str) -> tuple[int, str]:
        """The status of a page and where it redirects to."""
        status, target = self._once("HEAD", place)
        return self._once("GET", place) if status in _NO_HEAD else (status, target)

    def _once(self, method: str, place: str) -> tuple[int, str]:
        parts = urlsplit(place)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
            raise _NotAllowed("no public address")
        number, port = self._look_up(parts)
        self._wait(parts.hostname)
        connection = connection_to(parts, number, port, self._end)
        try:
            path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
                f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
            )
            connection.request(
                method, path, headers={"User-Agent": AGENT, "Accept": "*/*", "Connection": "close"}
            )
            answer = connection.getresponse()
            if time.monotonic() >= self._end:  # a connection that is cut looks like the end of the headers
                raise TimeoutError
            return answer.status, answer.getheader("Location") or ""
        finally:
            connection.leave()

    def _look_up(self, parts: SplitResult) -> tuple[str, int]:
        """The number of the machine, which must be allowed, and the port."""
        port = parts.port or (443 if parts.scheme == "https" else 80)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
        if not found or not all(
            self._allows(ipaddress.ip_address(number.partition("%")[0])) for number in found
        ):
            raise _NotAllowed("no public address")
        return sorted(found, key=lambda number: (":" in number, number))[0], port

    def _wait(self, host: str) -> None:
        since = time.monotonic() - self._last.get(host, float("-inf"))
        if since < self._pause:
            time.sleep(self._pause - since)
            self._end += self._pause - since
        self._last[host] = time.monotonic()


class _NotAllowed(Exception):
    """An address that is not visited."""


def _in_turns(addresses: Iterable[str]) -> list[str]:
    """The first address of each host, then the second of each, and so on."""
    seen: dict[str, int] = {}
    turns: list[tuple[int, str]] = []
    for address in addresses:
        host = _host(address)
        seen[host] = seen.get(host, 0) + 1
        turns.append((seen[host], address))
    return [address for _, address in sorted(turns, key=lambda turn: turn[0])]


def _host(address: str) -> str:
    """The host as the address writes it, with its port."""
    return address.split("/")[2].lower() if address.count("/") >= 2 else ""


def _meaning(status: int) -> Answer:
    if 200 <= status < 400:
        return Answer.THERE
    return Answer.GONE if status in _GONE else Answer.REFUSED


def _word(problem: Exception) -> str:
    """What kept an answer away, in a word of ours."""
    match problem:
        case socket.gaierror():
            return "no such host"
        case TimeoutError():
            return TOO_SLOW
        case ssl.SSLError():
            return "certificate"
        case OSError():
            return "no connection"
    return "not understood"
