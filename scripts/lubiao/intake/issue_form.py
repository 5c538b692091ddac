"""From an issue form to a proposed change of the data: judged by reading and rules, and not written to the disk."""

from __future__ import annotations

from collections.abc import Callable

from lubiao.catalogue import Catalogue
from lubiao.catalogue.labels import KIND
from lubiao.codes import CodeError, Kind, parse
from lubiao.findings import N_, Level, Message
from lubiao.records import ReportedFigure, Standard
from lubiao.writing import insert_records, record_text, update_record

from .issue_answers import form_of, read_answers
from .issue_changes import corrected, identified
from .issue_fields import FIGURE, IDENTIFY, MISTAKE, STANDARD
from .issue_proposal import Making, Proposal

NEW_STANDARDS, FIGURES = "standards.yaml", "reported.yaml"
"""The files of the data folder that get new records."""

FACTS = (
    "title_zh", "title_en", "title_en_from", "issued", "implemented", "withdrawn", "issuers", "drafters", "ics", "ccs", "replaces", "replaced_by",
)  # fmt: skip
"""Fields that are keys of a standard as they are."""

FOR_THE_REVIEWER = ("wrong", "why", "remarks")
"""Fields whose words are for people: they go into the pull request as they are."""


def propose(body: str, marks: list[str], catalogue: Catalogue) -> Proposal | None:
    """The change that the body of an issue proposes; None where no form made the issue.

    `marks` are the issue's labels. The catalogue is the data as it is.
    """
    form = form_of(body, marks)
    if form is None:
        return None
    values, remarks = read_answers(form, body, catalogue)
    making = Making(form, values, catalogue, Proposal(form.name, remarks=remarks))
    STEPS[form.name](making)
    making.proposal.words = {
        form.field(name).label: str(values[name]) for name in FOR_THE_REVIEWER if name in values
    }
    making.tell_attachments()
    return making.proposal


def _new_standard(making: Making) -> None:
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
    record |= making.status(evidence)
    if city := values.get("city"):
        if "place" not in values:
            making.tell(Level.ERROR, "place", Message(N_("A citation says where in the source it stands.")))
            return
        under = values.get("under", values.get("title_zh"))
        record["cited"] = [
            {"city": city, "source": evidence["source"], "place": values["place"], "under": under}
        ]
    record["evidence"] = [evidence]
    shown = making.shown(NEW_STANDARDS)
    text = insert_records(catalogue.data.documents[shown].text, [record], Standard)
    making.proposal.subject = f"add {code}"
    making.judge({shown: text}, shown, Standard, code)


def _correction(making: Making) -> None:
    values, catalogue = making.values, making.catalogue
    standard = making.record_named()
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
    wanted |= making.status(evidence)
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


def _identified(making: Making) -> None:
    values, catalogue = making.values, making.catalogue
    standard = making.record_named()
    code = str(values.get("code", ""))
    if standard and standard.is_identified:
        making.tell(
            Level.ERROR, "record", Message(N_("{code} is identified already."), {"code": standard.name})
        )
    if code and (known := catalogue.find(code)):
        making.tell(
            Level.ERROR,
            "code",
            Message(N_("{code} is in the catalogue already."), {"code": known.name}),
            Message(N_("A maintainer moves what cites the unidentified one to that record.")),
        )
    evidence = making.evidence()
    kind = _kind_of(code)
    if standard and kind and standard.kind and standard.kind is not kind:
        making.tell(
            Level.WARNING,
            "code",
            Message(
                N_("The record says “{declared}”, the code “{kind}”."),
                {"declared": Message(KIND[standard.kind]), "kind": Message(KIND[kind])},
            ),
            Message(N_("Is it the same standard?")),
        )
    if making.has_errors or standard is None or evidence is None:
        return
    title = {"title_zh": values["title"]} if "title" in values else {}
    document = standard.entry.document
    text = identified(standard, {"code": code, **title}, evidence)
    making.proposal.subject = f"identify {standard.name} as {code}"
    making.judge({document.file: text}, document.file, Standard, code)


def _kind_of(code: str) -> Kind | None:
    try:
        return parse(code).kind
    except CodeError:
        return None


def _figure(making: Making) -> None:
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
    shown = making.shown(FIGURES)
    text = insert_records(catalogue.data.documents[shown].text, [record], ReportedFigure)
    making.proposal.subject = f"add a figure for {values['city']}"
    making.judge({shown: text}, shown, ReportedFigure, record_text(record, ReportedFigure))


STEPS: dict[str, Callable[[Making], None]] = {
    STANDARD.name: _new_standard,
    MISTAKE.name: _correction,
    IDENTIFY.name: _identified,
    FIGURE.name: _figure,
}
"""What is made of each form."""
