"""The check of a pull request hands over a report; what comes after it comments, and believes the report nothing."""

import json
import shutil
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from github_server import PERSON, REPOSITORY, GitHubServer, event, packed, run_command
from issue_bodies import HOSTILE, small_data
from rendered import reaches_out

from lubiao.findings import Finding, Fix, Level, Message, Place
from lubiao.findings.check_report import (
    LARGEST_REPORT,
    MOST_FINDINGS,
    CheckReport,
    ReportedFinding,
    read_report,
    report_of,
)
from lubiao.findings.comments import tamed
from lubiao.findings.suggestions import Suggestion, suggestions_for
from lubiao.github.client import GitHub
from lubiao.github.error import ApiError
from lubiao.github.handed_over import only_file
from lubiao.writing import scalar

MARKER = "<!-- lubiao:check -->"
RUN = event("workflow_run.completed")["workflow_run"]
ADDRESS = f"https://github.com/{REPOSITORY}/actions/runs/{RUN['id']}"
LINE = "  issued: 2022年10月14日"
PATCH = f"@@ -20,3 +20,3 @@ - code: DB3702/T 0014-2022\n   title_en_from: official\n-  issued: 2022-10-14\n+{LINE}\n   implemented: 2022-11-14"
FINDING: dict[str, Any] = {
    "rule": "LB301", "level": "error", "file": "data/standards.yaml", "line": 21, "column": 11, "end_line": 21, "end_column": 22,
    "record": "DB3702/T 0014-2022", "message_zh": "日期写法不对。", "message_en": "The date is written otherwise.",
    "remedy_zh": "写作 2022-10-14。", "remedy_en": "Write 2022-10-14.", "fix": "2022-10-14", "text": LINE,
}  # fmt: skip


def report(*findings: dict[str, Any], **other: Any) -> bytes:
    whole = {
        "version": 1,
        "number": 57,
        "errors": 1,
        "warnings": 0,
        "findings": findings or [FINDING],
        **other,
    }
    return json.dumps(whole).encode()


@pytest.fixture
def server() -> Iterator[GitHubServer]:
    """A repository with pull request 57, whose check has handed over a report and a preview."""
    running = GitHubServer()
    head = {"sha": RUN["head_sha"], "repo": {"full_name": "reader/lubiao"}}
    running.state.pulls[57] = {"number": 57, "state": "open", "head": head}
    running.state.files = [{"filename": "data/standards.yaml", "patch": PATCH}, {"filename": "picture.png"}]
    running.state.artifacts = {"report": packed(report=report()), "preview": b"zip"}
    yield running
    running.close()


def comment(server: GitHubServer, folder: Path, payload: Any = None) -> subprocess.CompletedProcess[str]:
    return run_command(server, folder, payload or event("workflow_run.completed"), "comment-on-check")


# The report


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A clone as the check has it: a commit of before, and what is proposed on top."""
    folder = tmp_path / "clone"
    folder.mkdir()
    data = small_data(folder / "data")
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "before"]):
        subprocess.run([*git, *command], cwd=folder, check=True, capture_output=True)
    file = data / "standards.yaml"
    text = file.read_text("utf-8").replace("  issued: 2022-10-14\n", LINE + "\n")
    file.write_text(
        text.replace("Woven terry cloth\n", "Woven terry (GH-1) https://x.example\n"), encoding="utf-8"
    )
    subprocess.run([*git, "commit", "-q", "-a", "-m", "after"], cwd=folder, check=True)
    return folder


def test_the_report_of_a_pull_request_holds_findings_fixes_and_what_changes_for_readers(
    checkout: Path, tmp_path: Path
) -> None:
    done = run_command(
        None, tmp_path, event("pull_request.opened"), "report-check", "--data", checkout / "data", "--base", "HEAD^1",
        "--out", tmp_path / "report",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    made = read_report((tmp_path / "report/report.json").read_bytes())
    assert made is not None
    (error,) = [finding for finding in made.findings if finding.level == "error"]
    assert (made.number, made.errors, error.fix, error.text) == (57, 1, "2022-10-14", LINE)
    assert error.message_zh != error.message_en
    for changes in (made.changes_zh, made.changes_en):
        assert changes.startswith("### ")
        assert tamed(changes) == changes


def test_a_report_is_handed_over_though_there_is_nothing_to_compare_with(
    checkout: Path, tmp_path: Path
) -> None:
    shutil.rmtree(checkout / ".git")
    done = run_command(
        None, tmp_path, event("pull_request.opened"), "report-check", "--data", checkout / "data", "--base", "HEAD^1",
        "--out", tmp_path / "report",
    )  # fmt: skip
    assert done.returncode == 0
    made = read_report((tmp_path / "report/report.json").read_bytes())
    assert made is not None
    assert (made.errors, made.changes_zh) == (1, "")


# The comment


def test_one_comment_tells_counts_findings_changes_and_the_preview(
    server: GitHubServer, tmp_path: Path
) -> None:
    server.state.artifacts["report"] = packed(
        report=report(changes_zh="### 标准的变化\n\n- 一项", changes_en="### Changes\n\n- one")
    )
    done = comment(server, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    (made,) = server.state.comments
    body = made["body"]
    assert (made["issue"], body.startswith(MARKER)) == (57, True)
    for said in (
        "errors 1, warnings 0",
        "日期写法不对",
        "`data/standards.yaml:21`",
        "### 标准的变化",
        "- one",
    ):
        assert said in body
    assert reaches_out(body) == [ADDRESS, f"{ADDRESS}/artifacts/11"]


def test_the_comment_is_updated_in_place_and_not_touched_where_it_says_the_same(
    server, tmp_path: Path
) -> None:
    comment(server, tmp_path)
    comment(server, tmp_path)
    assert len([1 for method, path, _ in server.written if "comments" in path]) == 1
    server.state.artifacts["report"] = packed(report=report(errors=0, findings=[]))
    comment(server, tmp_path)
    assert len(server.state.comments) == 1
    assert "finds nothing to mend" in server.state.comments[0]["body"]


def test_of_warnings_only_those_near_what_changes_are_told(server, tmp_path: Path) -> None:
    near, far = (
        {**FINDING, "level": "warning", "fix": None, "line": n, "message_en": f"On line {n}."}
        for n in (20, 900)
    )
    server.state.artifacts["report"] = packed(report=report(near, far, errors=0, warnings=2))
    comment(server, tmp_path)
    body = server.state.comments[0]["body"]
    assert ("On line 20" in body, "On line 900" in body, "warnings 1" in body) == (True, False, True)


def test_a_long_list_is_cut_and_counted(server, tmp_path: Path) -> None:
    many = [{**FINDING, "message_zh": "长" * 900, "message_en": "x" * 900} for _ in range(300)]
    server.state.artifacts["report"] = packed(report=report(*many, errors=300))
    assert comment(server, tmp_path).returncode == 0
    assert len(server.state.comments[0]["body"]) <= 65_536


# Suggestions


def test_a_fix_on_a_changed_line_is_suggested_once(server, tmp_path: Path) -> None:
    comment(server, tmp_path)
    (review,) = server.state.reviews
    assert (review["commit_id"], review["event"]) == (RUN["head_sha"], "COMMENT")
    (suggestion,) = review["comments"]
    assert (suggestion["path"], suggestion["line"], suggestion["side"]) == (
        "data/standards.yaml",
        21,
        "RIGHT",
    )
    assert "```suggestion\n  issued: 2022-10-14\n```" in suggestion["body"]
    comment(server, tmp_path)
    assert len(server.state.reviews) == 1


def test_a_line_that_moved_in_the_merge_is_found_by_its_text(server, tmp_path: Path) -> None:
    moved = {**FINDING, "line": 90, "end_line": 90}
    server.state.artifacts["report"] = packed(report=report(moved))
    comment(server, tmp_path)
    assert server.state.reviews[0]["comments"][0]["line"] == 21


@pytest.mark.parametrize(
    "change",
    [
        {"line": 20, "end_line": 20, "text": "  title_en_from: official"},
        {"line": 22, "end_line": 22, "text": "  implemented: 2022-11-14"},
        {"file": "data/cities.yaml"},
        {"text": "another line"},
        {"end_line": 23},
        {"column": 0},
        {"column": 20, "end_column": 11},
        {"end_column": 5_000},
        {"fix": None},
        {"fix": "a\nb"},
        {"fix": "2022年10月14日"},
    ],
)
def test_nothing_is_suggested_off_the_changed_lines_or_without_a_clean_fix(change: dict[str, Any]) -> None:
    assert suggested(change, lambda value: value) == []


def test_a_fix_is_spelled_so_that_it_stays_one_text_on_one_line() -> None:
    (one,) = suggested({"fix": "a\nb: c #d"}, lambda value: scalar(value, in_flow=True))
    assert '```suggestion\n  issued: "a\\nb: c #d"\n```' in one.body


def suggested(change: dict[str, Any], spelled: Callable[[str], str]) -> list[Suggestion]:
    finding = ReportedFinding(**{**FINDING, **change})
    return suggestions_for([finding], {"data/standards.yaml": PATCH}, spelled)


def test_a_comment_of_somebody_else_does_not_keep_a_suggestion_away(server, tmp_path: Path) -> None:
    comment(server, tmp_path)
    said = server.state.review_comments[0]["body"]
    server.state.review_comments, server.state.reviews = [{"user": PERSON, "body": said}], []
    comment(server, tmp_path)
    assert len(server.state.reviews) == 1


def test_a_review_that_github_refuses_does_not_lose_the_comment(server, tmp_path: Path) -> None:
    server.state.refuses_reviews = True
    assert comment(server, tmp_path).returncode == 0
    assert len(server.state.comments) == 1


# What must not be believed


@pytest.mark.parametrize(
    "change",
    [
        {"state": "closed"},
        {"head": {"sha": "0" * 40, "repo": {"full_name": "reader/lubiao"}}},
        {"head": {"sha": RUN["head_sha"], "repo": {"full_name": "victim/lubiao"}}},
        {"head": {"sha": RUN["head_sha"], "repo": None}},
        {"head": None},
    ],
)
def test_nothing_is_said_at_a_pull_request_that_the_run_did_not_check(
    server, tmp_path: Path, change: dict[str, Any]
) -> None:
    server.state.pulls[57].update(change)
    assert comment(server, tmp_path).returncode == 0
    assert server.written == []


def test_a_number_of_no_pull_request_is_not_commented_on(server, tmp_path: Path) -> None:
    server.state.artifacts["report"] = packed(report=report(number=58))
    assert comment(server, tmp_path).returncode == 0
    assert server.written == []


@pytest.mark.parametrize("change", [{"event": "push"}, {"event": "workflow_dispatch"}])
def test_other_runs_are_passed_over(server, tmp_path: Path, change: dict[str, Any]) -> None:
    payload = event("workflow_run.completed")
    payload["workflow_run"].update(change)
    assert comment(server, tmp_path, payload).returncode == 0
    assert server.written == []


def test_a_run_without_a_report_is_passed_over(server, tmp_path: Path) -> None:
    del server.state.artifacts["report"]
    assert comment(server, tmp_path).returncode == 0
    assert server.written == []


BOMB = b"[" + b" " * 30_000_000


@pytest.mark.parametrize(
    "archive",
    [
        b"", b"no archive", packed(other=b"{}"), packed(report=b""), packed(report=b"{}"), packed(report=b"[" * 100_000),
        packed(report=b"\xff\xfe"), packed(report=BOMB), packed(report=report())[:-30], b"PK\x05\x06" + b"\0" * 18,
        packed(report=report(evil=1)), packed(report=report(version=2)), packed(report=report(number=0)),
        packed(report=report(number="57")), packed(report=report(changes_zh="x" * 70_000)), packed(report=report(*[FINDING] * 501)),
        packed(report=report({**FINDING, "file": "data/../x.yaml"})), packed(report=report({**FINDING, "file": "/etc/passwd"})),
        packed(report=report({**FINDING, "rule": "LB1"})), packed(report=report({**FINDING, "line": -1})), packed(report=report({**FINDING, "evil": 1})),
        packed(report=report({**FINDING, "message_zh": "x" * 3_000})), packed(report=report({**FINDING, "fix": "x" * 400})),
    ],
    ids=range(23),
)  # fmt: skip
def test_a_report_that_is_not_of_its_form_is_none(archive: bytes) -> None:
    content = only_file(archive, "report.json", LARGEST_REPORT)
    assert content is None or read_report(content) is None


@pytest.mark.parametrize(
    "archive", [b"no archive", packed(report=BOMB), packed(report=report(number="57"))], ids=range(3)
)
def test_a_report_that_is_none_is_refused_in_one_line(server, tmp_path: Path, archive: bytes) -> None:
    server.state.artifacts["report"] = archive
    done = comment(server, tmp_path)
    assert (done.returncode, done.stderr) == (2, "The report is not of the form that was agreed.\n")
    assert server.written == []


def test_an_archive_above_the_limit_is_not_read(server, tmp_path: Path) -> None:
    server.state.artifacts["report"] = b"x" * 6_000_000
    done = comment(server, tmp_path)
    assert (done.returncode, "more than 5000000 bytes" in done.stderr) == (2, True)


@pytest.mark.parametrize("first", range(0, len(HOSTILE), 9))
def test_a_hostile_report_says_words_and_links_nowhere(server, tmp_path: Path, first: int) -> None:
    texts = [text[:300].encode("utf-8", "replace").decode() for text in HOSTILE[first : first + 9]]
    said = ("record", "message_zh", "message_en", "remedy_zh", "remedy_en")
    findings = [{**FINDING, **dict.fromkeys(said, text), "fix": text} for text in texts]
    around = "\n\n".join(f"# {t}\n\n{t}\n\n- {t}\n\n| {t} | b |\n| --- | --- |\n| {t} | {t} |" for t in texts)
    server.state.artifacts["report"] = packed(report=report(*findings, changes_zh=around, changes_en=around))
    done = comment(server, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    body = server.state.comments[0]["body"]
    assert reaches_out(body) == [ADDRESS, f"{ADDRESS}/artifacts/11"]
    assert body.count("<!--") == 1
    for review in server.state.reviews:
        assert [found for one in review["comments"] for found in reaches_out(one["body"])] == []


def test_what_answers_but_is_no_http_is_told_in_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nothing:

        def answer() -> None:
            client, _ = nothing.accept()
            with client:
                client.recv(65_536)
                client.sendall(b"no HTTP\r\n\r\n")

        for call in (lambda github: github.get("/pulls"), lambda github: github.archive(1, 1_000)):
            threading.Thread(target=answer, daemon=True).start()
            github = GitHub(f"http://127.0.0.1:{nothing.getsockname()[1]}", REPOSITORY, "x")
            with pytest.raises(ApiError, match="GitHub: no answer for"):
                call(github)


@pytest.mark.parametrize("place", ["http://[x", "http://127.0.0.1:port/", "file:///etc/passwd", ""])
def test_an_archive_that_lies_nowhere_is_told_in_one_line(
    server: GitHubServer, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.setattr(server, "answer", lambda *_: (302, b"", {"Location": place}))
    with pytest.raises(ApiError):
        GitHub(server.address, REPOSITORY, "x").archive(1, 1_000)


def test_the_token_is_not_handed_on_to_where_an_archive_lies(server, tmp_path: Path) -> None:
    comment(server, tmp_path)
    for _, path, headers, _ in server.asked:
        assert ("Authorization" in headers) == (not path.startswith("/blob/"))


def test_what_is_reported_can_be_read_again() -> None:
    whole = CheckReport(number=1, errors=0, warnings=0, findings=[ReportedFinding(**FINDING)])
    assert read_report(whole.model_dump_json().encode()) == whole


def test_what_the_check_makes_of_the_worst_data_can_be_read_again() -> None:
    place = Place("data/standards.yaml", 1, 1, "码" * 5_000, 1, 2)
    said = Message("{value}", {"value": "长" * 50_000 + "\ud800"})
    worst = [Finding("LB301", Level.ERROR, place, said, said, Fix("x" * 200)) for _ in range(2_000)]
    made = report_of(57, worst, lambda file, line: "长" * 999, ("x" * 60_000, "长" * 60_000))
    content = made.model_dump_json().encode()
    assert len(content) <= LARGEST_REPORT
    assert read_report(content) == made
    assert made.errors == 2_000
    assert len(content) > LARGEST_REPORT * 0.9, "no more is left out than must be"
    few = report_of(57, worst[:100], lambda file, line: "长" * 999)
    assert len(few.findings) == 100
    short = [Finding("LB301", Level.ERROR, place, Message("x"))] * 2_000
    assert len(report_of(57, short, lambda file, line: "").findings) == MOST_FINDINGS
