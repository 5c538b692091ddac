"""The check of a pull request hands over a report; after it, on main's code, one comment and suggestions are made of it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lubiao.catalogue import Catalogue, build_day
from lubiao.findings import Level
from lubiao.findings.check_comment import MARKER, check_comment
from lubiao.findings.check_report import FILE, LARGEST_REPORT, CheckReport, read_report, report_of
from lubiao.findings.suggestions import lines_in, suggestions_for
from lubiao.reading import read_data
from lubiao.rules import check
from lubiao.writing import scalar

from .client import BOT, GitHub
from .error import ApiError, WorkflowError
from .event import PullRequestEvent, WorkflowRun, WorkflowRunEvent, read_event
from .handed_over import only_file, write_handed
from .standing import put_comment

REPORT, PREVIEW = "report", "preview"
"""The names of the two artifacts of a check."""

LONGEST_DIFF = 120
"""Seconds."""


def report_check(data: Path, base: str, folder: Path) -> int:
    """Write the report of the pull request of the event: what the check finds, and the diff from `base`.

    Of remarks nothing is handed over; `lubiao check` in the same job prints them.
    """
    event = read_event(PullRequestEvent)
    read = read_data(data)
    findings = [
        finding for finding in check(Catalogue.link(read, build_day())) if finding.level is not Level.INFO
    ]
    changes = _diff(base, data, "zh"), _diff(base, data, "en")
    write_handed(folder, FILE, report_of(event.pull_request.number, findings, read.line, changes))
    return 0


def _diff(base: str, data: Path, language: str) -> str:
    """What `lubiao diff` says, as Markdown; empty, and told in the log, where it says nothing."""
    command = [sys.executable, "-P", "-c", "from lubiao.cli import main; main()", "diff", base]
    try:
        done = subprocess.run(
            [*command, "--data", str(data), "--format", "markdown", "--lang", language],
            stdin=subprocess.DEVNULL, capture_output=True, timeout=LONGEST_DIFF, check=False,
            env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as problem:
        print(f"lubiao diff: {type(problem).__name__}", file=sys.stderr)
        return ""
    sys.stderr.write(done.stderr.decode("utf-8", "replace"))
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def comment_on_check() -> int:
    """Comment on the pull request whose check has come to its end, and suggest fixes. Says nothing of other runs."""
    run = read_event(WorkflowRunEvent).workflow_run
    github = GitHub.of_environment()
    artifacts = {
        str(a.get("name")): a for a in github.pages(f"/actions/runs/{run.id}/artifacts", key="artifacts")
    }
    if run.event != "pull_request" or REPORT not in artifacts:
        print("The run has no report of a pull request.")
        return 0
    content = only_file(github.archive(int(artifacts[REPORT]["id"]), LARGEST_REPORT), FILE, LARGEST_REPORT)
    report = read_report(content) if content is not None else None
    if report is None:
        raise WorkflowError("The report is not of the form that was agreed.")
    if not _is_of_run(github, report, run):
        print("The report is of another pull request, or the pull request has moved on.")
        return 0
    patches = {
        str(file.get("filename")): str(file.get("patch") or "")
        for file in github.pages(f"/pulls/{report.number}/files")
    }
    address = _address(github, run)
    preview = artifacts.get(PREVIEW)
    link = f"{address}/artifacts/{int(preview['id'])}" if preview else ""
    put_comment(
        github, report.number, MARKER, check_comment(_in_what_changes(report, patches), address, link)
    )
    _suggest(github, report, run, patches)
    return 0


def _is_of_run(github: GitHub, report: CheckReport, run: WorkflowRun) -> bool:
    """Whether the number in the report is that of the open pull request whose last commit the run checked."""
    pull = github.find(f"/pulls/{report.number}")
    head = pull.get("head") if isinstance(pull, dict) else None
    if not isinstance(head, dict) or pull.get("state") != "open" or run.head_repository is None:
        return False
    repository = head.get("repo")
    name = repository.get("full_name") if isinstance(repository, dict) else None
    return head.get("sha") == run.head_sha and name == run.head_repository.full_name


def _in_what_changes(report: CheckReport, patches: Mapping[str, str]) -> CheckReport:
    """The report with its errors, all of which the pull request brings, and the warnings near what it changes."""
    near = {file: lines_in(patch) for file, patch in patches.items()}
    kept = [
        finding for finding in report.findings
        if finding.level == "error" or finding.line in near.get(finding.file, {})
    ]  # fmt: skip
    warnings = sum(finding.level == "warning" for finding in kept)
    return report.model_copy(update={"findings": kept, "warnings": warnings})


def _address(github: GitHub, run: WorkflowRun) -> str:
    server = os.environ.get("GITHUB_SERVER_URL") or "https://github.com"
    return f"{server}/{github.repository}/actions/runs/{run.id}"


def _suggest(github: GitHub, report: CheckReport, run: WorkflowRun, patches: Mapping[str, str]) -> None:
    made = [
        str(comment.get("body"))
        for comment in github.pages(f"/pulls/{report.number}/comments")
        if isinstance(user := comment.get("user"), dict) and user.get("login") == BOT
    ]
    suggestions = suggestions_for(report.findings, patches, lambda value: scalar(value, in_flow=True), made)
    if not suggestions:
        return
    comments: list[dict[str, Any]] = [
        {"path": one.path, "line": one.line, "side": "RIGHT", "body": one.body} for one in suggestions
    ]
    review = {"commit_id": run.head_sha, "event": "COMMENT", "comments": comments}
    try:
        github.send("POST", f"/pulls/{report.number}/reviews", review)
    except ApiError as problem:
        if problem.status != 422:  # a line that is no longer in the diff: the next run sees the new one
            raise
        print(problem, file=sys.stderr)
