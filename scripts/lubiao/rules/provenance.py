"""Who says so: every record rests on sources, every claim for a city has its own, nothing is copied wholesale."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lubiao.catalogue import Catalogue, CataloguedStandard
from lubiao.codes.tidy import half_width
from lubiao.findings import N_, Fix, Message
from lubiao.findings.hint import KnownNames
from lubiao.records import Level, StatusReading, Tie

from .places import Path, at, entries_of, ids_written, name_of, texts_where
from .rule import ERROR, WARNING, Faults, rule

LONGEST_TEXT = 600
"""Characters. A title, a remark, a short quotation; a longer text is likely a piece of a standard."""

USES_SOURCES = re.compile("/(?:standards|reported)")
"""The files whose records name sources."""


@rule("LB601", ERROR, zh="每条记录须有依据（evidence）或引用（cited）。")
def record_has_a_source(catalogue: Catalogue) -> Faults:
    """Every record has evidence or a citation."""
    for standard in catalogue.standards:
        if not standard.raw.evidence and not standard.raw.cited:
            yield (
                at(standard),
                Message(N_("The record has no source.")),
                Message(N_("Add evidence: the source, what it shows, and the day it was read.")),
            )


@rule("LB602", ERROR, zh="所写来源须在 sources.yaml 中。")
def sources_exist(catalogue: Catalogue) -> Faults:
    """Every source that is named is in sources.yaml."""
    known = ids_written(catalogue.data.sources, catalogue, "sources.yaml")
    if known is None:
        return
    for standard in catalogue.standards:
        for path, source in _sources_named(standard):
            if source not in known:
                yield at(standard, *path), *_no_source(source, catalogue)
    for figure in catalogue.data.reported:
        if figure.record.source not in known:
            yield (
                figure.place(("source",), figure.record.metric_zh),
                *_no_source(figure.record.source, catalogue),
            )


@rule("LB603", ERROR, zh="所写城市须在 cities.yaml 中。")
def cities_exist(catalogue: Catalogue) -> Faults:
    """Every city that is named is in cities.yaml."""
    known = ids_written(catalogue.data.cities, catalogue, "cities.yaml")
    if known is None:
        return
    for standard in catalogue.standards:
        for key in ("cited", "drafted_in"):
            for number, tie in enumerate(getattr(standard.raw, key)):
                if tie.city not in known:
                    yield at(standard, key, number, "city"), *_no_city(tie.city, catalogue)
    for body in catalogue.data.organizations:
        if body.record.city and body.record.city not in known:
            yield body.place(("city",), body.record.id), *_no_city(body.record.city, catalogue)
    for figure in catalogue.data.reported:
        if figure.record.city not in known:
            yield figure.place(("city",), figure.record.metric_zh), *_no_city(figure.record.city, catalogue)


@rule("LB604", ERROR, zh="文档分享网站只具名，不给出链接。")
def document_hosts_are_not_linked(catalogue: Catalogue) -> Faults:
    """A document host proves that a cover was seen; it is named, and never linked."""
    for entry in catalogue.data.sources:
        if not entry.record.tier.linkable and entry.record.url:
            yield entry.place(("url",), entry.record.id), *_linked()
    for standard in catalogue.standards:
        for number, evidence in enumerate(standard.raw.evidence):
            source = catalogue.sources.get(evidence.source)
            if evidence.url and source and not source.tier.linkable:
                yield at(standard, "evidence", number, "url"), *_linked()


@rule("LB605", ERROR, zh="尚未识别标准号的记录，须通过 cited 或 drafted_in 与城市相关联。")
def unidentified_record_is_tied_to_a_city(catalogue: Catalogue) -> Faults:
    """A record that is not identified is cited for a city or drafted in one; else nothing leads to it."""
    for standard in catalogue.standards:
        if standard.raw.code or not standard.raw.id:
            continue
        if not standard.raw.cited and not standard.raw.drafted_in:
            yield (
                at(standard, "id"),
                Message(N_("The record is tied to no city.")),
                Message(N_("Add cited or drafted_in.")),
            )


@rule("LB606", WARNING, zh="以起草单位与城市关联的（by: drafter），该单位须在 drafters 中。")
def tie_by_drafter_names_a_drafter(catalogue: Catalogue) -> Faults:
    """A tie to a city by a drafter names one of the drafters, as far as their list is complete."""
    for standard in catalogue.standards:
        raw = standard.raw
        for number, tie in enumerate(raw.drafted_in):
            if tie.by is not Tie.DRAFTER or (tie.name in raw.drafters):
                continue
            if tie.name is None:
                yield (
                    at(standard, "drafted_in", number),
                    Message(N_("The tie by a drafter does not say which.")),
                    Message(N_("Add its name.")),
                )
            elif raw.drafters_complete:
                yield (
                    at(standard, "drafted_in", number, "name"),
                    Message(N_("{name} is not among the drafters."), {"name": tie.name}),
                    Message(N_("Write the name as in drafters, or add it there.")),
                )


@rule("LB607", WARNING, zh="有标准号的记录不应只凭文档分享网站的页面或顺带提及。")
def facts_rest_on_more_than_a_hint(catalogue: Catalogue) -> Faults:
    """The facts of a record rest on more than a document host or a mention in passing."""
    for standard in catalogue.standards:
        raw = standard.raw
        if not standard.is_identified or not (raw.evidence or raw.cited):
            continue
        if not _is_well_evidenced(standard, catalogue):
            yield (
                at(standard, "evidence" if raw.evidence else "cited"),
                Message(N_("The record rests only on a document host or a mention.")),
                Message(N_("Look it up on an official platform or with its issuer, and add what you read.")),
            )


@rule("LB608", ERROR, zh="来源有分歧的，所选的值须写在记录中，且与其他值不同。")
def conflict_has_a_chosen_value(catalogue: Catalogue) -> Faults:
    """Where sources differ, the record holds the chosen value, and the others are other values."""
    for standard in catalogue.standards:
        for number, conflict in enumerate(standard.raw.conflicts):
            chosen = getattr(standard.raw, conflict.field)
            if not chosen:
                yield (
                    at(standard, "conflicts", number, "field"),
                    Message(
                        N_("Sources differ about {key}, but none of their values is chosen."),
                        {"key": conflict.field},
                    ),
                    Message(N_("Add {key} to the record."), {"key": conflict.field}),
                )
            for other, value in enumerate(conflict.others):
                if value.value == _as_text(chosen):
                    yield (
                        at(standard, "conflicts", number, "others", other, "value"),
                        Message(N_("The other value is the chosen one.")),
                        Message(N_("Keep only values that differ.")),
                    )


@rule("LB609", WARNING, zh="单个文本不超过 600 字：库中不收录标准正文（只链接到发布者或官方平台）。")
def no_text_of_a_standard(catalogue: Catalogue) -> Faults:
    """No text is longer than 600 characters: the repository holds no text of a standard."""
    entries = entries_of(catalogue)
    for entry, path, text in texts_where(entries, lambda texts: max(map(len, texts)) > LONGEST_TEXT):
        if len(text) > LONGEST_TEXT:
            yield (
                entry.place(path, name_of(entry)),
                Message(N_("The text has {length} characters."), {"length": len(text)}),
                Message(N_("Say it in fewer than {most}, and link to the source."), {"most": LONGEST_TEXT}),
            )


@rule("LB610", WARNING, zh="sources.yaml 中不应有未被使用的来源。")
def sources_are_used(catalogue: Catalogue) -> Faults:
    """Every source is used by a record or a reported figure."""
    if any(USES_SOURCES.search(finding.place.file) for finding in catalogue.data.findings):
        return  # what could not be read may use it
    used = {figure.record.source for figure in catalogue.data.reported}
    for standard in catalogue.standards:
        used |= {source for _, source in _sources_named(standard)}
    for entry in catalogue.data.sources:
        if entry.record.id not in used:
            yield (
                entry.place(("id",), entry.record.id),
                Message(N_("Nothing uses this source.")),
                Message(N_("Delete it, or name it where it belongs.")),
            )


def _sources_named(standard: CataloguedStandard) -> Iterator[tuple[Path, str]]:
    """Every source that a record names, with its path."""
    raw = standard.raw
    if raw.status:
        yield ("status", "source"), raw.status.source
    for number, cited in enumerate(raw.cited):
        yield ("cited", number, "source"), cited.source
    for number, evidence in enumerate(raw.evidence):
        yield ("evidence", number, "source"), evidence.source
    for number, conflict in enumerate(raw.conflicts):
        for other, value in enumerate(conflict.others):
            if value.source:
                yield ("conflicts", number, "others", other, "source"), value.source


def _is_well_evidenced(standard: CataloguedStandard, catalogue: Catalogue) -> bool:
    for evidence in standard.raw.evidence:
        source = catalogue.sources.get(evidence.source)
        if evidence.level is not Level.MENTION and (source is None or source.tier.linkable):
            return True
    return False


def _as_text(chosen: object) -> str:
    """A value of a record the way the other values of a conflict are written."""
    if isinstance(chosen, tuple):
        return ", ".join(chosen)
    return str(chosen.value if isinstance(chosen, StatusReading) else chosen)


def _no_source(source: str, catalogue: Catalogue) -> tuple[Message, Message, *tuple[Fix, ...]]:
    names = {n: s.id for s in catalogue.sources.values() for n in (s.id, s.name_zh, s.name_en)}
    return _no_such(
        Message(N_("There is no source {id}."), {"id": source}),
        source,
        names,
        Message(N_("Correct the id, or add the source to sources.yaml.")),
    )


def _no_city(city: str, catalogue: Catalogue) -> tuple[Message, Message, *tuple[Fix, ...]]:
    names = {n: c.id for c in catalogue.cities.values() for n in (c.id, c.name_zh, c.short_zh, c.name_en)}
    return _no_such(
        Message(N_("There is no city {id}."), {"id": city}),
        city,
        names,
        Message(N_("The cities are in cities.yaml.")),
    )


def _no_such(
    message: Message, written: str, ids: dict[str, str], remedy: Message
) -> tuple[Message, Message, *tuple[Fix, ...]]:
    """What is wrong and what may have been meant; with the fix where only width or case of an id is wrong."""
    plain = half_width(written).strip().lower()
    fix = (Fix(plain),) if plain in ids.values() else ()
    return message, KnownNames(ids).did_you_mean(written, remedy), *fix


def _linked() -> tuple[Message, Message]:
    return (
        Message(N_("A document host is linked.")),
        Message(N_("Delete the address; the name of the host is enough.")),
    )
