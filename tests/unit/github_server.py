"""A server on this machine that answers as GitHub's API does, as far as the workflows ask, and keeps what it was asked."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import threading
import zipfile
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

ROOT = Path(__file__).parents[2]
EVENTS = Path(__file__).parent / "vectors" / "github"
REPOSITORY = "lubiao-catalogue/lubiao"
TOKEN = "token-of-the-test"
MAIN, TREE = "d" * 40, "e" * 40
BOT = {"login": "github-actions[bot]", "type": "Bot"}
PERSON = {"login": "reader", "type": "User"}


def event(name: str) -> Any:
    """The payload of an event, to be changed at will."""
    return json.loads((EVENTS / f"{name}.json").read_text(encoding="utf-8"))


def packed(**files: bytes) -> bytes:
    """A zip archive; `report` is report.json."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(f"{name}.json", content)
    return stream.getvalue()


@dataclass
class State:
    """What is at GitHub. Comments are of issues and pull requests alike."""

    comments: list[dict[str, Any]] = field(default_factory=list)
    issues: list[dict[str, Any]] = field(default_factory=list)
    pulls: dict[int, dict[str, Any]] = field(default_factory=dict)
    files: list[dict[str, Any]] = field(default_factory=list)
    review_comments: list[dict[str, Any]] = field(default_factory=list)
    reviews: list[dict[str, Any]] = field(default_factory=list)
    artifacts: dict[str, bytes] = field(default_factory=dict)
    refs: dict[str, str] = field(default_factory=lambda: {"heads/main": MAIN})
    commits: dict[str, dict[str, Any]] = field(
        default_factory=lambda: {MAIN: {"sha": MAIN, "message": "data: x", "tree": {"sha": TREE}}}
    )
    trees: list[dict[str, Any]] = field(default_factory=list)
    may_open_pulls: bool = True
    refuses_reviews: bool = False


class GitHubServer:
    """Runs until it is closed. `asked` holds method, path with query, headers and body of each request."""

    def __init__(self) -> None:
        self.state = State()
        self.asked: list[tuple[str, str, dict[str, str], Any]] = []
        owner = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._answer()

            do_POST = do_PATCH = do_PUT = do_DELETE = do_GET

            def _answer(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                body = json.loads(self.rfile.read(length)) if length else None
                owner.asked.append((self.command, self.path, dict(self.headers.items()), body))
                status, content, headers = owner.answer(self.command, self.path, body)
                sent = content if isinstance(content, bytes) else json.dumps(content).encode()
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(sent)))
                self.end_headers()
                self.wfile.write(sent)

            def log_message(self, format: str, *arguments: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def written(self) -> list[tuple[str, str, Any]]:
        """The requests that change something: method, path below the repository, body."""
        return [(m, p.removeprefix(f"/repos/{REPOSITORY}"), b) for m, p, _, b in self.asked if m != "GET"]

    def answer(self, method: str, address: str, body: Any) -> tuple[int, Any, dict[str, str]]:
        parts = urlsplit(address)
        if parts.path.startswith("/blob/"):
            return 200, self.state.artifacts[parts.path.removeprefix("/blob/")], {}
        below = parts.path.removeprefix(f"/repos/{REPOSITORY}")
        assert below != parts.path, f"outside of the repository: {address}"
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        for of_method, pattern, answer in ROUTES:
            if of_method == method and (found := re.fullmatch(pattern, below)):
                status, content = answer(self.state, query, body, *found.groups())
                if status == 302:
                    return 302, b"", {"Location": self.address + content}
                if isinstance(content, list) and "page" in query:
                    page, size = int(query["page"]), int(query["per_page"])
                    content = content[(page - 1) * size : page * size]
                return status, content, {}
        return 404, {"message": "Not Found"}, {}


def _found(thing: Any) -> tuple[int, Any]:
    return (200, thing) if thing is not None else (404, {"message": "Not Found"})


def _comment(s: State, q: dict[str, str], b: Any, number: str) -> tuple[int, Any]:
    s.comments.append({"id": 900 + len(s.comments), "issue": int(number), "user": BOT, "body": b["body"]})
    return 201, s.comments[-1]


def _change_comment(s: State, q: dict[str, str], b: Any, number: str) -> tuple[int, Any]:
    comment = next(c for c in s.comments if c["id"] == int(number))
    comment.update(b)
    return 200, comment


def _list_issues(s: State, q: dict[str, str], b: Any) -> tuple[int, Any]:
    kept = [
        i for i in s.issues if q["state"] in ("all", i["state"]) and i["user"]["login"] == q.get("creator")
    ]
    return 200, kept


def _new_issue(s: State, q: dict[str, str], b: Any) -> tuple[int, Any]:
    s.issues.append({"number": 500 + len(s.issues), "state": "open", "user": BOT, **b})
    return 201, s.issues[-1]


def _change_issue(s: State, q: dict[str, str], b: Any, number: str) -> tuple[int, Any]:
    issue = next(i for i in s.issues if i["number"] == int(number))
    issue.update(b)
    return 200, issue


def _list_pulls(s: State, q: dict[str, str], b: Any) -> tuple[int, Any]:
    return 200, [
        p for p in s.pulls.values() if p["state"] == q["state"] and p["head"].get("label") == q["head"]
    ]


def _new_pull(s: State, q: dict[str, str], b: Any) -> tuple[int, Any]:
    if not s.may_open_pulls:
        return 403, {"message": "GitHub Actions is not permitted to create or approve pull requests."}
    number = 60 + len(s.pulls)
    label = f"{REPOSITORY.split('/')[0]}:{b['head']}"
    s.pulls[number] = {"number": number, "state": "open", **b, "head": {"label": label}}
    return 201, s.pulls[number]


def _change_pull(s: State, q: dict[str, str], b: Any, number: str) -> tuple[int, Any]:
    s.pulls[int(number)].update(b)
    return 200, s.pulls[int(number)]


def _ref(s: State, q: dict[str, str], b: Any, name: str) -> tuple[int, Any]:
    sha = s.refs.get(name)
    return _found({"ref": f"refs/{name}", "object": {"sha": sha, "type": "commit"}} if sha else None)


def _new_ref(s: State, q: dict[str, str], b: Any) -> tuple[int, Any]:
    s.refs[b["ref"].removeprefix("refs/")] = b["sha"]
    return 201, {}


def _change_ref(s: State, q: dict[str, str], b: Any, name: str) -> tuple[int, Any]:
    assert b["force"] is True
    s.refs[name] = b["sha"]
    return 200, {}


def _new_tree(s: State, q: dict[str, str], b: Any) -> tuple[int, Any]:
    s.trees.append(b)
    return 201, {"sha": f"{len(s.trees):040x}"}


def _new_commit(s: State, q: dict[str, str], b: Any) -> tuple[int, Any]:
    sha = f"{0xC0 + len(s.commits):040x}"
    s.commits[sha] = {"sha": sha, **b, "tree": {"sha": b["tree"]}}
    return 201, s.commits[sha]


def _artifacts(s: State, q: dict[str, str], b: Any, run: str) -> tuple[int, Any]:
    return 200, {"total_count": len(s.artifacts), "artifacts": [{"id": 10 + n, "name": name} for n, name in enumerate(s.artifacts)]}  # fmt: skip


def _review(s: State, q: dict[str, str], b: Any, number: str) -> tuple[int, Any]:
    if s.refuses_reviews:
        return 422, {"message": "Unprocessable Entity"}
    s.reviews.append(b)
    s.review_comments += [{"user": BOT, "body": c["body"], "path": c["path"]} for c in b["comments"]]
    return 200, {}


ROUTES: list[tuple[str, str, Any]] = [
    (
        "GET",
        r"/issues/(\d+)/comments",
        lambda s, q, b, n: (200, [c for c in s.comments if c["issue"] == int(n)]),
    ),
    ("POST", r"/issues/(\d+)/comments", _comment),
    ("PATCH", r"/issues/comments/(\d+)", _change_comment),
    ("GET", r"/issues", _list_issues),
    ("POST", r"/issues", _new_issue),
    ("PATCH", r"/issues/(\d+)", _change_issue),
    ("GET", r"/pulls", _list_pulls),
    ("POST", r"/pulls", _new_pull),
    ("GET", r"/pulls/(\d+)", lambda s, q, b, n: _found(s.pulls.get(int(n)))),
    ("PATCH", r"/pulls/(\d+)", _change_pull),
    ("GET", r"/pulls/(\d+)/files", lambda s, q, b, n: (200, s.files)),
    ("GET", r"/pulls/(\d+)/comments", lambda s, q, b, n: (200, s.review_comments)),
    ("POST", r"/pulls/(\d+)/reviews", _review),
    ("GET", r"/git/ref/(heads/[\w-]+)", _ref),
    ("POST", r"/git/refs", _new_ref),
    ("PATCH", r"/git/refs/(heads/[\w-]+)", _change_ref),
    ("GET", r"/git/commits/(\w+)", lambda s, q, b, sha: _found(s.commits.get(sha))),
    ("POST", r"/git/trees", _new_tree),
    ("POST", r"/git/commits", _new_commit),
    ("GET", r"/actions/runs/(\d+)/artifacts", _artifacts),
    (
        "GET",
        r"/actions/artifacts/(\d+)/zip",
        lambda s, q, b, n: (302, f"/blob/{list(s.artifacts)[int(n) - 10]}"),
    ),
]


def run_command(
    server: GitHubServer | None, folder: Path, payload: Any, *arguments: str | Path, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run a command as a workflow does: at the root of the repository, told everything by the environment.

    The outputs that it sets are in `folder`/output.
    """
    (folder / "event.json").write_text(
        payload if isinstance(payload, str) else json.dumps(payload), encoding="utf-8"
    )
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1795564800",
        "GITHUB_EVENT_PATH": str(folder / "event.json"), "GITHUB_OUTPUT": str(folder / "output"),
        "GITHUB_REPOSITORY": REPOSITORY, "GITHUB_SHA": MAIN, "GITHUB_SERVER_URL": "https://github.com",
    }  # fmt: skip
    if server:
        environment |= {"GITHUB_API_URL": server.address, "GITHUB_TOKEN": TOKEN}
    return subprocess.run(
        [sys.executable, "-m", "lubiao.github", *map(str, arguments)],
        cwd=ROOT, env=environment | more, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
