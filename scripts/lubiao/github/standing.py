"""Comments and issues of which there is one, updated in place: found by a mark and by who wrote them.

The mark alone would not do: anybody can write it, and a token that may write may also change what others wrote.
"""

from __future__ import annotations

from typing import Any

from .client import BOT, GitHub


def put_comment(github: GitHub, number: int, marker: str, body: str) -> None:
    """Make the one comment with a mark at an issue or pull request say this, unless it does already."""
    present = next((c for c in github.pages(f"/issues/{number}/comments") if is_own(c, marker)), None)
    if present is None:
        github.send("POST", f"/issues/{number}/comments", {"body": body})
    elif _plain(present["body"]) != _plain(body):
        github.send("PATCH", f"/issues/comments/{int(present['id'])}", {"body": body})


def put_issue(github: GitHub, marker: str, title: str, body: str | None) -> None:
    """Make the one issue with a mark say this; with None for body there is nothing to say, and it is closed."""
    listed = github.pages("/issues", state="all", creator=BOT)
    present = next((i for i in listed if "pull_request" not in i and is_own(i, marker)), None)
    if present is None:
        if body is not None:
            github.send("POST", "/issues", {"title": title, "body": body})
        return
    is_open = present.get("state") == "open"
    if body is None:
        change = {"state": "closed", "state_reason": "completed"} if is_open else {}
    else:
        change = (
            {} if is_open and _plain(present["body"]) == _plain(body) else {"state": "open", "body": body}
        )
    if change:
        github.send("PATCH", f"/issues/{int(present['number'])}", change)


def is_own(entry: dict[str, Any], marker: str) -> bool:
    """Whether a workflow wrote an entry, with a mark at its beginning."""
    user = entry.get("user")
    login = user.get("login") if isinstance(user, dict) else None
    return login == BOT and str(entry.get("body") or "").startswith(marker)


def _plain(body: str) -> str:
    """GitHub may give line ends back otherwise than it got them."""
    return body.replace("\r\n", "\n").strip()
