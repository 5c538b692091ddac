"""A figure that a source reports for a city. Reported is not recorded: it is never mixed with our own counts."""

from __future__ import annotations

from enum import StrEnum

from lubiao.codes import Kind

from .base import Count, Record, Reference, Silence, Text, record
from .date import AnyDate


class Qualifier(StrEnum):
    """The word by which a source makes a number vague, as printed."""

    MORE_THAN = "余"
    AT_LEAST = "以上"
    ABOUT = "约"


@record
class ReportedFigure(Record):
    """One figure, as the source words it.

    `quote` is the source's own wording, short; `kind` is set where the figure counts standards of one class.
    `as_of` is the day the source was published, or an earlier day that it names itself.
    """

    city: Reference
    metric_zh: Text
    metric_en: Text
    value: Count
    qualifier: Qualifier | None = None
    unit_zh: Text
    unit_en: Text
    kind: Kind | None = None
    as_of: AnyDate
    source: Reference
    place: Text
    quote: Text
    silence: tuple[Silence, ...] = ()
