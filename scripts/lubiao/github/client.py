"""The little of GitHub's REST API that the workflows need, with the standard library alone.

https://docs.github.com/rest. The address comes from GITHUB_API_URL, so that tests run against a server of their own.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import IO, Any
from urllib.parse import urlencode, urlsplit

from .error import ApiError, WorkflowError

TIMEOUT = 30
"""Seconds for one answer."""

MOST_PAGES = 20
"""Of a list, a hundred entries each."""

LARGEST_ANSWER = 20_000_000
"""Bytes."""

BOT = "github-actions[bot]"
"""The author of what a workflow writes with its own token."""

_NO_ANSWER = (OSError, http.client.HTTPException, ValueError)
"""No connection, an answer that is no HTTP, an address that is none."""

_REPOSITORY = re.compile(r"[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+")


class GitHub:
    """One repository, reached with the token of the running workflow."""

    def __init__(self, api: str, repository: str, token: str) -> None:
        if not _REPOSITORY.fullmatch(repository):
            raise WorkflowError("GITHUB_REPOSITORY names no repository.")
        if urlsplit(api).scheme not in ("https", "http"):
            raise WorkflowError("GITHUB_API_URL is no address.")
        self.repository = repository
        self._api, self._token = api.rstrip("/"), token

    @classmethod
    def of_environment(cls) -> GitHub:
        """As the runner's variables say: GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN."""
        missing = [name for name in ("GITHUB_REPOSITORY", "GITHUB_TOKEN") if not os.environ.get(name)]
        if missing:
            raise WorkflowError(f"The environment has no {', '.join(missing)}.")
        api = os.environ.get("GITHUB_API_URL") or "https://api.github.com"
        return cls(api, os.environ["GITHUB_REPOSITORY"], os.environ["GITHUB_TOKEN"])

    def get(self, path: str, **query: object) -> Any:
        """The answer to a GET below the repository. Raises ApiError."""
        asked = f"?{urlencode(query)}" if query else ""
        return self._json("GET", f"{path}{asked}", None)

    def find(self, path: str, **query: object) -> Any:
        """As `get`; None where there is no such thing."""
        try:
            return self.get(path, **query)
        except ApiError as problem:
            if problem.status == 404:
                return None
            raise

    def send(self, method: str, path: str, body: dict[str, Any]) -> Any:
        """The answer to a POST, PATCH or PUT with a JSON body. Raises ApiError."""
        return self._json(method, path, json.dumps(body).encode("ascii"))

    def pages(self, path: str, key: str = "", **query: object) -> Iterator[dict[str, Any]]:
        """The entries of a list, page by page; `key` is that of the list where it stands in a mapping."""
        for page in range(1, MOST_PAGES + 1):
            answer = self.get(path, **query, per_page=100, page=page)
            entries = answer.get(key, []) if key and isinstance(answer, dict) else answer
            if not isinstance(entries, list):
                raise ApiError(200, f"GET {path}: no list")
            yield from (entry for entry in entries if isinstance(entry, dict))
            if len(entries) < 100:
                return

    def archive(self, artifact: int, largest: int) -> bytes:
        """The zip archive of an artifact, of at most so many bytes. Raises ApiError. The token goes to GitHub only, not to where the archive lies."""
        path = f"/actions/artifacts/{artifact}/zip"
        try:
            with _open(self._request("GET", path, None)) as answer:
                return _limited(answer, largest, path)
        except urllib.error.HTTPError as problem:
            place = problem.headers.get("Location", "")
            problem.close()
            if problem.code not in (301, 302, 303, 307, 308) or not place.startswith(("https://", "http://")):
                raise ApiError(problem.code, path) from None
        except _NO_ANSWER:
            raise ApiError(0, path) from None
        try:
            with _open(urllib.request.Request(place, headers={"User-Agent": "lubiao"})) as answer:
                return _limited(answer, largest, path)
        except urllib.error.HTTPError as problem:
            problem.close()
            raise ApiError(problem.code, path) from None
        except _NO_ANSWER:
            raise ApiError(0, path) from None

    def _request(self, method: str, path: str, body: bytes | None) -> urllib.request.Request:
        headers = {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {self._token}",
            "User-Agent": "lubiao",
            "X-GitHub-Api-Version": "2022-11-28",
        }
        if body is not None:
            headers["Content-Type"] = "application/json"
        return urllib.request.Request(
            f"{self._api}/repos/{self.repository}{path}", body, headers, method=method
        )

    def _json(self, method: str, path: str, body: bytes | None) -> Any:
        what = f"{method} {path.partition('?')[0]}"
        try:
            with _open(self._request(method, path, body)) as answer:
                content = _limited(answer, LARGEST_ANSWER, what)
        except urllib.error.HTTPError as problem:
            problem.close()
            raise ApiError(problem.code, what) from None
        except _NO_ANSWER:
            raise ApiError(0, what) from None
        try:
            return json.loads(content) if content else None
        except ValueError:
            raise ApiError(200, f"{what}: no JSON") from None


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect is an answer like others: followed with the token, it would hand the token on."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _open(request: urllib.request.Request) -> Any:
    return urllib.request.build_opener(_NoRedirect).open(request, timeout=TIMEOUT)


def _limited(answer: IO[bytes], largest: int, what: str) -> bytes:
    content = answer.read(largest + 1)
    if len(content) > largest:
        raise ApiError(200, f"{what}: more than {largest} bytes")
    return content
