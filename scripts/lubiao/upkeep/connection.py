"""A connection to the number of a machine, in the name of a host, that ends at a moment whatever the server sends.

The time limit of a socket is one for each read: a server that sends a byte now and then would be heard for ever.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
import time
from urllib.parse import SplitResult

TIMEOUT = 15
"""Seconds in which something must arrive, be it one byte."""


class Connection(http.client.HTTPConnection):
    """A connection that is cut at `end`, by the monotonic clock."""

    number = ""
    end = 0.0
    _watched: socket.socket | None = None
    _watch: threading.Timer | None = None

    def connect(self) -> None:
        """Connect to the number. Raises OSError."""
        left = self.end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.sock = socket.create_connection((self.number, self.port), min(TIMEOUT, left))
        self.sock.settimeout(TIMEOUT)
        self._watched = self.sock.dup()  # TLS takes the socket itself away
        self._watch = threading.Timer(max(0.0, self.end - time.monotonic()), _cut, [self._watched])
        self._watch.daemon = True
        self._watch.start()

    def leave(self) -> None:
        """Close the connection, and watch it no longer."""
        self.close()
        if self._watch:
            self._watch.cancel()
            self._watch.join()
        if self._watched:
            self._watched.close()


class _SafeConnection(Connection):
    """The same with TLS, its certificate held against the name of the host."""

    def connect(self) -> None:
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def connection_to(parts: SplitResult, number: str, port: int, end: float) -> Connection:
    """A connection for an address of the web, not made yet. Use `leave` at the end, whatever happened."""
    kind = _SafeConnection if parts.scheme == "https" else Connection
    connection = kind((parts.hostname or "").encode("idna").decode("ascii"), port, timeout=TIMEOUT)
    connection.number, connection.end = number, end
    return connection


def _cut(connection: socket.socket) -> None:
    """Let nobody wait any longer for what a connection brings."""
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
