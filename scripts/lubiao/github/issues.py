"""An issue form becomes an answer, and the answer a comment or a pull request.

The first step reads what somebody typed and has no rights. The second has them, and takes nothing but the answer; the
number of the issue it knows from the event itself. A branch is called `issue-` and that number.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from lubiao.catalogue import Catalogue, build_day
from lubiao.findings import N_, Message
from lubiao.findings.comments import in_both
from lubiao.intake.issue_form import propose
from lubiao.intake.issue_proposal import Proposal
from lubiao.intake.issue_reply import comment_on, pull_request_for, title_of
from lubiao.reading import read_data

from .client import BOT, GitHub
from .error import ApiError, WorkflowError
from .event import IssueEvent, User, read_event
from .handed_over import Answer, read_handed, set_output, write_handed
from .standing import put_comment

MARKER = "<!-- lubiao:intake -->"
FILE = "answer.json"
BASE = "main"
TRAILER = "Lubiao-Issue: {number}"
"""The last line of each commit made here. A branch that ends in another commit is a person's, and left alone."""

_PROPOSED = N_("Pull request")
_BRANCH_ONLY = N_(
    "The change is on the branch {branch}; this repository lets no workflow open a pull request."
)
_OUTDATED = N_("Still open with what this issue said before, and not up to date")
_IN_HANDS = N_("Somebody works on the branch {branch}; the change of this issue was not put there.")


def read_issue(data: Path, folder: Path) -> int:
    """Read the issue of the event, and write the answer into a folder. Sets the output `answer`."""
    event = read_event(IssueEvent)
    issue = event.issue
    proposal = None
    if issue.state == "open" and not _is_own(issue.user):
        catalogue = Catalogue.link(read_data(data), build_day())
        proposal = propose(issue.body or "", [label.name for label in issue.labels], catalogue)
    if proposal is None:
        print(f"Issue {issue.number} is of no form, or is closed.")
        set_output("answer", "false")
        return 0
    answer = _answer(issue.number, proposal)
    write_handed(folder, FILE, answer)
    print(f"Issue {issue.number}: {'a change to propose' if answer.files else 'a comment'}.")
    set_output("answer", "true")
    return 0


def _answer(number: int, proposal: Proposal) -> Answer:
    """The comment, and the change where it is ready to be proposed."""
    try:
        if not proposal.is_ready:
            return Answer(number=number, comment=comment_on(proposal))
        return Answer(
            number=number,
            comment=comment_on(proposal),
            title=title_of(proposal),
            body=pull_request_for(proposal, number),
            files={f"data/{name}": text for name, text in proposal.texts.items()},
        )
    except ValidationError:
        raise WorkflowError("The answer is not of the form that was agreed.") from None


def answer_issue(folder: Path) -> int:
    """Put the answer where it belongs. Raises WorkflowError."""
    number = read_event(IssueEvent).issue.number
    answer = read_handed(folder, FILE, Answer)
    if answer.number != number:
        raise WorkflowError("The answer is for another issue.")
    github = GitHub.of_environment()
    told = [MARKER, answer.comment]
    if answer.files and answer.title:
        told.append(_propose(github, answer))
    elif opened := _opened(github, number):
        told.append(f"{in_both(Message(_OUTDATED))}: #{opened}")
    put_comment(github, number, MARKER, "\n\n".join(told))
    return 0


def _propose(github: GitHub, answer: Answer) -> str:
    """Put the new files on the branch of the issue, and open a pull request unless there is one; what to say of it."""
    branch = _branch(answer.number)
    head = github.find(f"/git/ref/heads/{branch}")
    if head is not None and not _is_made_here(github, head, answer.number):
        return in_both(Message(_IN_HANDS, {"branch": branch}))
    commit = _commit(github, answer)
    if head is None:
        github.send("POST", "/git/refs", {"ref": f"refs/heads/{branch}", "sha": commit})
    else:
        github.send("PATCH", f"/git/refs/heads/{branch}", {"sha": commit, "force": True})
    texts: dict[str, Any] = {"title": answer.title, "body": answer.body}
    if opened := _opened(github, answer.number):
        github.send("PATCH", f"/pulls/{opened}", texts)
        return f"{in_both(Message(_PROPOSED))}: #{opened}"
    try:
        new = github.send("POST", "/pulls", {**texts, "head": branch, "base": BASE})
    except ApiError as problem:
        if problem.status not in (403, 422):
            raise
        return in_both(Message(_BRANCH_ONLY, {"branch": branch}))
    return f"{in_both(Message(_PROPOSED))}: #{int(new['number'])}"


def _branch(number: int) -> str:
    return f"issue-{number}"


def _opened(github: GitHub, number: int) -> int | None:
    """The open pull request of an issue's branch."""
    owner = github.repository.partition("/")[0]
    found = github.get("/pulls", state="open", head=f"{owner}:{_branch(number)}", base=BASE)
    return int(found[0]["number"]) if found else None


def _is_made_here(github: GitHub, head: dict[str, Any], number: int) -> bool:
    """Whether the last commit of a branch is one of ours."""
    commit = github.get(f"/git/commits/{_hash(head['object'])}")
    return str(commit.get("message", "")).rstrip().endswith("\n" + TRAILER.format(number=number))


def _commit(github: GitHub, answer: Answer) -> str:
    """A commit with the new files on top of what the answer was made from."""
    parent = os.environ.get("GITHUB_SHA", "")
    base = _hash(github.get(f"/git/commits/{_hash({'sha': parent})}")["tree"])
    files = [
        {"path": name, "mode": "100644", "type": "blob", "content": text}
        for name, text in answer.files.items()
    ]
    tree = _hash(github.send("POST", "/git/trees", {"base_tree": base, "tree": files}))
    message = f"{answer.title}\n\n{TRAILER.format(number=answer.number)}"
    return _hash(github.send("POST", "/git/commits", {"message": message, "tree": tree, "parents": [parent]}))


def _hash(thing: dict[str, Any]) -> str:
    found = str(thing.get("sha", ""))
    if not re.fullmatch("[0-9a-f]{40}", found):
        raise WorkflowError("GitHub gave no hash of a commit.")
    return found


def _is_own(user: User | None) -> bool:
    """Whether a workflow wrote the issue: the weekly one is no form."""
    return user is not None and user.login == BOT
