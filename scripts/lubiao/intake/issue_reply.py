"""What is answered to an issue form, in both languages: a comment, and the texts of a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from lubiao.findings import N_, Level, Message
from lubiao.findings.comments import fenced, harmless, in_both, table, told, within
from lubiao.findings.counts import errors_first

from .issue_proposal import Proposal

PREFIX = "data: "
"""How the subjects of commits that change the data begin."""

LONGEST_RECORD = 20_000
"""Characters of a record that a comment shows."""

_PULL_REQUEST = N_("The record passes the check. A pull request proposes it; a maintainer looks at it there.")
_TO_MEND = N_("The record cannot be proposed yet. Edit the issue, and it is read again.")
_FOR_A_MAINTAINER = N_("Nothing to propose by itself; a maintainer looks at it.")
_THANKS = N_("Thank you. This was written by a program that read your form.")
_RECORD = N_("The record")
_CHANGES = N_("What changes")
_FORMER_VALUES = N_(
    "If a source prints the former value, it belongs into conflicts, with the reason for the choice."
)


def comment_on(proposal: Proposal) -> str:
    """The comment at the issue: what the check says of the record, and what becomes of it."""
    outcome = _outcome(proposal)
    return within(
        [
            in_both(Message(outcome)),
            *_told(proposal),
            *_shown(proposal),
            f"<sub>{in_both(Message(_THANKS))}</sub>",
        ]
    )


def title_of(proposal: Proposal) -> str:
    """The subject of the commit and the title of the pull request: codes and ids, nothing that somebody wrote."""
    return PREFIX + proposal.subject


def pull_request_for(proposal: Proposal, issue: int) -> str:
    """The text of the pull request. It closes the issue."""
    return within(
        [
            f"Closes #{issue}",
            *_words(proposal),
            *_shown(proposal),
            *_told(proposal),
            f"<sub>{in_both(Message(_THANKS))}</sub>",
        ]
    )


def _words(proposal: Proposal) -> Iterator[str]:
    """What somebody wrote for the reviewer alone, as a block in which nothing is more than text."""
    for label, text in proposal.words.items():
        yield f"**{harmless(label)}**"
        yield fenced(text[:LONGEST_RECORD])


def _outcome(proposal: Proposal) -> str:
    if proposal.is_ready:
        return _PULL_REQUEST
    if proposal.has_errors:
        return _TO_MEND
    return _FOR_A_MAINTAINER


def _told(proposal: Proposal) -> Iterator[str]:
    """What is said of the answers, then what the rules say of the record; an item each."""
    levels = list(Level)
    for remark in sorted(proposal.remarks, key=lambda remark: levels.index(remark.level)):
        yield told(remark, remark.field)
    for finding in errors_first(proposal.findings):
        yield told(finding, f"{finding.rule} {finding.place.record}".strip())


def _shown(proposal: Proposal) -> Iterator[str]:
    if proposal.changes:
        yield f"**{in_both(Message(_CHANGES))}**"
        yield table(
            ("", *(in_both(Message(head)) for head in (N_("before"), N_("after")))),
            ([f"`{c.key}`", harmless(_said(c.old)), harmless(_said(c.new))] for c in proposal.changes),
        )
        if any(change.old is not None for change in proposal.changes):
            yield in_both(Message(_FORMER_VALUES))
    if proposal.record and len(proposal.record) <= LONGEST_RECORD:
        yield f"**{in_both(Message(_RECORD))}**"
        yield fenced(proposal.record, "yaml")


def _said(value: object) -> str:
    """A value of a record in one line, for people."""
    if isinstance(value, list):
        return "; ".join(map(_said, value))
    if isinstance(value, dict):
        return ", ".join(map(_said, value.values()))
    return "—" if value is None else str(value)
