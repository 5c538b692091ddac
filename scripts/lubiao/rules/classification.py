"""ICS and CCS classes, and lists that say a thing only once."""

from __future__ import annotations

import re

from lubiao.catalogue import Catalogue
from lubiao.codes.tidy import half_width
from lubiao.findings import N_, Fix, Message
from lubiao.findings.hint import KnownNames

from .places import at, repeated
from .rule import ERROR, WARNING, Faults, rule

_ICS = re.compile(r"\d{2}(?:\.\d{3}(?:\.\d{2})?)?", re.ASCII)
_CCS = re.compile(r"[A-Z]\d{2}", re.ASCII)
LISTS = (
    "ics", "ccs", "issuers", "drafters", "replaces", "replaced_by", "former", "adopts",
    "cited", "drafted_in", "evidence", "unknown", "notes",
)  # fmt: skip


@rule("LB501", ERROR, zh="ICS 分类号须为 NN、NN.NNN 或 NN.NNN.NN 的形式。")
def ics_has_its_form(catalogue: Catalogue) -> Faults:
    """An ICS class has the form NN, NN.NNN or NN.NNN.NN."""
    for standard in catalogue.standards:
        for number, ics in enumerate(standard.raw.ics):
            if not _ICS.fullmatch(ics):
                yield (
                    at(standard, "ics", number),
                    Message(N_("{ics} has not the form of an ICS class."), {"ics": ics}),
                    Message(N_("Write it as 67.080.10.")),
                    *_plainly(ics, _ICS),
                )


@rule("LB502", WARNING, zh="ICS 分类号应在词表中；封面确实如此印刷的，保留原样。")
def ics_is_in_the_list(catalogue: Catalogue) -> Faults:
    """An ICS class is in the list; a cover may print one that no edition has."""
    known = catalogue.vocabulary.ics
    names = KnownNames.of(known)
    for standard in catalogue.standards if known else ():
        for number, ics in enumerate(standard.raw.ics):
            if _ICS.fullmatch(ics) and ics not in known:
                yield (
                    at(standard, "ics", number),
                    Message(N_("The list of ICS classes has no {ics}."), {"ics": ics}),
                    names.did_you_mean(
                        ics, Message(N_("Compare it with the cover; if it is printed so, leave it."))
                    ),
                )


@rule("LB503", ERROR, zh="CCS 分类号须为一个字母加两位数字，如 B31。")
def ccs_has_its_form(catalogue: Catalogue) -> Faults:
    """A CCS class is a letter and two digits."""
    for standard in catalogue.standards:
        for number, ccs in enumerate(standard.raw.ccs):
            if not _CCS.fullmatch(ccs):
                yield (
                    at(standard, "ccs", number),
                    Message(N_("{ccs} has not the form of a CCS class."), {"ccs": ccs}),
                    Message(N_("Write it as B31: a letter, two digits, no space.")),
                    *_plainly(ccs, _CCS),
                )


@rule("LB504", WARNING, zh="CCS 分类号应在词表中；封面确实如此印刷的，保留原样。")
def ccs_is_in_the_list(catalogue: Catalogue) -> Faults:
    """A CCS class is in the list."""
    known = catalogue.vocabulary.ccs
    names = KnownNames.of(known)
    for standard in catalogue.standards if known else ():
        for number, ccs in enumerate(standard.raw.ccs):
            if _CCS.fullmatch(ccs) and ccs not in known:
                yield (
                    at(standard, "ccs", number),
                    Message(N_("The list of CCS classes has no {ccs}."), {"ccs": ccs}),
                    names.did_you_mean(
                        ccs, Message(N_("Compare it with the cover; if it is printed so, leave it."))
                    ),
                )


@rule("LB505", ERROR, zh="同一列表中不得有重复的值。")
def lists_do_not_repeat(catalogue: Catalogue) -> Faults:
    """A list holds each value once."""
    for standard in catalogue.standards:
        for key in LISTS:
            values = getattr(standard.raw, key)
            for number in repeated(values) if len(values) > 1 else ():
                yield (
                    at(standard, key, number),
                    Message(N_("The list {key} holds this value twice."), {"key": key}),
                    Message(N_("Keep one of the two.")),
                )


def _plainly(written: str, form: re.Pattern[str]) -> tuple[()] | tuple[Fix]:
    """The fix where only the width or case of letters, spaces, or the label `ICS` or `CCS` are wrong."""
    plain = half_width(written).replace("。", ".").upper()
    plain = re.sub(r"^(?:ICS|CCS)\s*:?|\s", "", plain)
    return (Fix(plain),) if form.fullmatch(plain) else ()
