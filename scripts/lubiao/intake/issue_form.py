"""From an issue form to a proposed change of the data: judged by reading and rules, and not written to the disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lubiao.catalogue import Catalogue
from lubiao.findings import N_, Finding, Level, Message
from lubiao.records import ReportedFigure, Standard
from lubiao.writing import insert_records, record_text, update_record

from .issue_answers import Remark, form_of, read_answers
from .issue_changes import Correction, corrected, identified, judged
from .issue_fields import FIGURE, IDENTIFY, MISTAKE, STANDARD, Form
from .issue_sources import NoSource, SourceFound, find_source

NEW_STANDARDS, FIGURES = "standards.yaml", "reported.yaml"
"""The files of the data folder that get new records."""

FACTS = (
    "title_zh", "title_en", "title_en_from", "issued", "implemented", "withdrawn", "issuers", "drafters", "ics", "ccs", "replaces",
)  # fmt: skip
"""Fields that are keys of a standard as they are."""

UNKNOWN = frozenset({"不知道", "未知", "不详", "unknown"})
"""What people write who do not know who says so."""

ATTACHED = ("/user-attachments/", "/files/")
"""How the address of a file looks that was attached to an issue."""


@dataclass
class Proposal:
    """What an issue proposes. `texts` maps the name of a file in the data folder to its new text.

    `subject` says what changes, made of codes and ids alone: `add DB3702/T 0014-2022`. `record` is the record as
    it would stand in the file; `changes` are the keys of a correction, old and new.
    """

    form: str
    subject: str = ""
    record: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    changes: list[Correction] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_ready(self) -> bool:
        """Whether it can be proposed as a pull request: there is a change, and nothing in it is an error."""
        told = (*self.remarks, *self.findings)
        return bool(self.texts) and not any(one.level is Level.ERROR for one in told)


def propose(body: str, marks: list[str], catalogue: Catalogue) -> Proposal | None:
    """The change that the body of an issue proposes; None where no form made the issue.

    `marks` are the issue's labels. The catalogue is the data as it is.
    """
    form = form_of(body, marks)
    if form is None:
        return None
    values, remarks = read_answers(form, body, catalogue)
    making = _Making(form, values, catalogue, Proposal(form.name, remarks=remarks))
    STEPS[form.name](making)
    making.tell_attachments()
    return making.proposal


@dataclass
class _Making:
    """A proposal while it is made."""

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


def _shown(catalogue: Catalogue, file: str) -> str:
    """The name that findings give a file of the data folder."""
    folder = next(iter(catalogue.data.documents), "data/").partition("/")[0]
    return f"{folder}/{file}"


def _status(making: _Making, evidence: Mapping[str, object] | None) -> dict[str, object]:
    status = making.values.get("status")
    if not status or not evidence:
        return {}
    return {"status": {"value": status, "read": evidence["read"], "source": evidence["source"]}}


def _new_standard(making: _Making) -> None:
    values, catalogue = making.values, making.catalogue
    code = str(values.get("code", ""))
    if code and (known := catalogue.find(code)):
        making.tell(
            Level.ERROR,
            "code",
            Message(N_("{code} is in the catalogue already."), {"code": known.name}),
            Message(N_("To change its record, use the form for mistakes.")),
        )
    evidence = making.evidence()
    if making.has_errors or evidence is None:
        return
    record: dict[str, object] = {"code": code} | {key: values[key] for key in FACTS if key in values}
    record |= _status(making, evidence)
    if city := values.get("city"):
        missing = [name for name in ("place",) if name not in values]
        for name in missing:
            making.tell(Level.ERROR, name, Message(N_("A citation says where in the source it stands.")))
        if missing:
            return
        under = values.get("under", values.get("title_zh"))
        record["cited"] = [{"city": city, "source": evidence["source"], "place": values["place"], "under": under}]
    record["evidence"] = [evidence]
    shown = _shown(catalogue, NEW_STANDARDS)
    text = insert_records(catalogue.data.documents[shown].text, [record], Standard)
    making.proposal.subject = f"add {code}"
    making.judge({shown: text}, shown, Standard, code)


def _correction(making: _Making) -> None:
    values, catalogue = making.values, making.catalogue
    standard = _record_named(making)
    wanted = {key: values[key] for key in FACTS if key in values}
    evidence = making.evidence()
    if making.has_errors or standard is None:
        return
    if "status" in values:
        wanted["status"] = values["status"]
    if not wanted:
        making.tell(
            Level.INFO,
            "",
            Message(N_("No field says what the record should hold.")),
            Message(N_("A maintainer reads what you wrote. Fill in the field that is wrong, and a change is proposed at once.")),
        )  # fmt: skip
        return
    if evidence is None:
        making.tell(
            Level.ERROR,
            "source",
            Message(N_("A fact is changed only where a source says so.")),
            Message(N_("Name the source, how much of the standard it shows, and the day you read it.")),
        )
        return
    wanted |= _status(making, evidence)
    correction = corrected(catalogue, standard, wanted, evidence)
    making.proposal.changes = correction.changes
    if not correction.changes:
        making.tell(Level.INFO, "", Message(N_("The record holds these values already.")))
        return
    if correction.is_less_trusted:
        making.tell(
            Level.WARNING,
            "source",
            Message(N_("The record rests on a source more to be trusted than this one.")),
            Message(N_("A maintainer decides; the other value may belong into conflicts.")),
        )
    document = standard.entry.document
    text = update_record(document.text, standard.entry.item, correction.values, Standard)
    making.proposal.subject = f"correct {standard.name}"
    making.judge({document.file: text}, document.file, Standard, standard.name)


def _identified(making: _Making) -> None:
    values, catalogue = making.values, making.catalogue
    standard = _record_named(making)
    code = str(values.get("code", ""))
    if standard and standard.is_identified:
        making.tell(Level.ERROR, "record", Message(N_("{code} is identified already."), {"code": standard.name}))
    if code and (known := catalogue.find(code)):
        making.tell(
            Level.ERROR,
            "code",
            Message(N_("{code} is in the catalogue already."), {"code": known.name}),
            Message(N_("A maintainer moves what cites the unidentified one to that record.")),
        )
    evidence = making.evidence()
    if making.has_errors or standard is None or evidence is None:
        return
    title = {"title_zh": values["title"]} if "title" in values else {}
    document = standard.entry.document
    text = identified(standard, {"code": code, **title}, evidence)
    making.proposal.subject = f"identify {standard.name} as {code}"
    making.judge({document.file: text}, document.file, Standard, code)


def _figure(making: _Making) -> None:
    values, catalogue = making.values, making.catalogue
    source = making.source()
    for figure in (entry.record for entry in catalogue.data.reported):
        for key in ("metric", "unit"):
            if values.get(f"{key}_zh") == getattr(figure, f"{key}_zh"):
                values.setdefault(f"{key}_en", getattr(figure, f"{key}_en"))
    for name in ("metric_en", "unit_en"):
        if name not in values:
            making.tell(
                Level.ERROR,
                name,
                Message(N_("The catalogue has no English words for this yet.")),
                Message(N_("Add your own; a plain translation will do.")),
            )
    if making.has_errors or source is None:
        return
    keys = ("city", "metric_zh", "metric_en", "value", "qualifier", "unit_zh", "unit_en", "kind", "as_of", "place", "quote")  # fmt: skip
    record = {key: values[key] for key in keys if key in values} | {"source": source.id}
    shown = _shown(catalogue, FIGURES)
    text = insert_records(catalogue.data.documents[shown].text, [record], ReportedFigure)
    making.proposal.subject = f"add a figure for {values['city']}"
    making.judge({shown: text}, shown, ReportedFigure, record_text(record, ReportedFigure))


def _record_named(making: _Making) -> Any:
    """The standard that the answer names by code, id or address; None, and told, where there is none."""
    written = str(making.values.get("record", ""))
    if not written:
        return None
    name = written.rstrip("/").rpartition("/standards/")[2]
    standards = making.catalogue.standards
    found = making.catalogue.find(written) or next((s for s in standards if name in (s.name, s.slug)), None)
    if found is None:
        titled = [s for s in standards if written == s.raw.title_zh]
        found = titled[0] if len(titled) == 1 else None
    if found is None:
        making.tell(
            Level.ERROR,
            "record",
            Message(N_("The catalogue has no record of this name.")),
            Message(N_("Copy the code, or the last part of the address of its page.")),
        )
    return found


STEPS: dict[str, Callable[[_Making], None]] = {
    STANDARD.name: _new_standard,
    MISTAKE.name: _correction,
    IDENTIFY.name: _identified,
    FIGURE.name: _figure,
}
"""What is made of each form."""
