"""A change that an issue proposes, while it is made: what is told of the answers, and what the check says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lubiao.catalogue import Catalogue, CataloguedStandard
from lubiao.findings import N_, Finding, Level, Message

from .issue_answers import Remark
from .issue_changes import Correction, judged
from .issue_fields import MISTAKE, Form
from .issue_sources import NoSource, SourceFound, find_source

UNKNOWN = frozenset({"不知道", "不清楚", "未知", "不详", "无", "没有", "unknown", "none"})
"""What people write who do not know who says so."""

ATTACHED = ("/user-attachments/", "/files/")
"""How the address of a file looks that was attached to an issue."""


@dataclass
class Proposal:
    """What an issue proposes. `texts` maps the name of a file in the data folder to its new text.

    `subject` says what changes, made of codes and ids alone: `add DB3702/T 0014-2022`. `record` is the record as
    it would stand in the file; `changes` are the keys of a correction, old and new. `words` are answers for
    the reviewer alone, by the label of their field: why it is the same standard, what is wrong.
    """

    form: str
    subject: str = ""
    record: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    changes: list[Correction] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_ready(self) -> bool:
        """Whether it can be proposed as a pull request: there is a change, and nothing in it is an error."""
        return bool(self.texts) and not self.has_errors

    @property
    def has_errors(self) -> bool:
        """Whether something is to be mended, in an answer or in the record."""
        levels = [remark.level for remark in self.remarks] + [finding.level for finding in self.findings]
        return Level.ERROR in levels


@dataclass
class Making:
    """A proposal while it is made of the answers of a form."""

    form: Form
    values: dict[str, Any]
    catalogue: Catalogue
    proposal: Proposal

    def tell(self, level: Level, name: str, message: Message, remedy: Message | None = None) -> None:
        """Say something of an answer."""
        label = self.form.field(name).label if name else ""
        self.proposal.remarks.append(Remark(level, label, message, remedy))

    @property
    def has_errors(self) -> bool:
        """Whether an answer cannot be taken."""
        return any(remark.level is Level.ERROR for remark in self.proposal.remarks)

    def source(self, *, may_be_unknown: bool = False) -> SourceFound | None:
        """The source that the answer names; None, and told, where the catalogue has none of that name."""
        written = str(self.values.get("source", ""))
        if not written or (may_be_unknown and written.casefold().strip("。. ") in UNKNOWN):
            return None
        try:
            return find_source(written, self.catalogue)
        except NoSource as problem:
            self.tell(Level.ERROR, "source", problem.message, problem.remedy)
            return None

    def evidence(self) -> dict[str, object] | None:
        """The reading of the source; None where it is not whole."""
        source = self.source(may_be_unknown=self.form is MISTAKE)
        if source is None or not {"level", "read"} <= self.values.keys():
            return None
        seen = {"source": source.id, "level": self.values["level"], "read": self.values["read"]}
        return seen | ({"url": source.url} if source.url else {})

    def judge(self, texts: dict[str, str], file: str, model: type[Any], name: str) -> None:
        """Check the whole data with the new texts, and keep what concerns the record."""
        proposal = self.proposal
        proposal.findings, proposal.record = judged(self.catalogue, texts, file, name)
        proposal.texts = {shown.partition("/")[2]: text for shown, text in texts.items()}
        if not proposal.record:
            proposal.texts = {}
            self.tell(Level.ERROR, "", Message(N_("The answers make no record that can be read.")))

    def tell_attachments(self) -> None:
        """A file is nothing that may be opened here: a maintainer imports it."""
        texts = [str(self.values.get(name, "")) for name in ("remarks", "wrong", "why", "source")]
        if any(mark in text for mark in ATTACHED for text in texts):
            self.tell(
                Level.INFO,
                "",
                Message(N_("A file is attached.")),
                Message(N_("A maintainer looks at it; tables are brought in with lubiao import.")),
            )

    def status(self, evidence: Mapping[str, object] | None) -> dict[str, object]:
        """The status that was read, as a key of the record; nothing where none was."""
        value = self.values.get("status")
        if not value or not evidence:
            return {}
        return {"status": {"value": value, "read": evidence["read"], "source": evidence["source"]}}

    def record_named(self) -> CataloguedStandard | None:
        """The standard that the answer names by code, id, address or title; None, and told, where there is none."""
        written = str(self.values.get("record", ""))
        if not written:
            return None
        name = written.rstrip("/").rpartition("/standards/")[2]
        standards = self.catalogue.standards
        found = self.catalogue.find(written) or next((s for s in standards if name in (s.name, s.slug)), None)
        if found is None:
            titled = [standard for standard in standards if written == standard.raw.title_zh]
            found = titled[0] if len(titled) == 1 else None
        if found is None:
            self.tell(
                Level.ERROR,
                "record",
                Message(N_("The catalogue has no record of this name.")),
                Message(N_("Copy the code, or the last part of the address of its page.")),
            )
        return found

    def shown(self, file: str) -> str:
        """The name that findings give a file of the data folder."""
        folder = next(iter(self.catalogue.data.documents), "data/").partition("/")[0]
        return f"{folder}/{file}"
