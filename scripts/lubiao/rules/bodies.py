"""Cities, organizations, sources and reported figures: the records that standards name."""

from __future__ import annotations

from collections.abc import Iterable

from lubiao.catalogue import Catalogue
from lubiao.findings import N_, Message
from lubiao.findings.hint import KnownNames
from lubiao.reading import Entry
from lubiao.records.base import Record

from .numerals import numbers_in
from .places import Path, at, name_of
from .rule import ERROR, WARNING, Faults, rule


@rule("LB611", ERROR, zh="城市、机构、来源的 id 和城市的区划代码须唯一。")
def ids_are_unique(catalogue: Catalogue) -> Faults:
    """The ids of cities, organizations and sources, and the divisions of cities, are unique."""
    data = catalogue.data
    yield from _repeated((entry, ("id",), entry.record.id) for entry in data.cities)
    yield from _repeated((entry, ("division",), entry.record.division) for entry in data.cities)
    yield from _repeated((entry, ("id",), entry.record.id) for entry in data.organizations)
    yield from _repeated((entry, ("id",), entry.record.id) for entry in data.sources)


@rule("LB612", ERROR, zh="机构名称（包括 also 中的别名）只属于一个机构。")
def names_of_organizations_are_unique(catalogue: Catalogue) -> Faults:
    """A name, `also` included, belongs to one organization."""
    entries = catalogue.data.organizations
    yield from _repeated(
        (entry, path, name)
        for entry in entries
        for path, name in (
            (("name_zh",), entry.record.name_zh),
            *((("also", number), name) for number, name in enumerate(entry.record.also)),
        )
    )


@rule("LB613", ERROR, zh="机构的英文名称须注明出处（source、established）；没有英文名称的，不写出处。")
def english_name_says_where_from(catalogue: Catalogue) -> Faults:
    """The English name of an organization says where it comes from, and nothing else does."""
    for entry in catalogue.data.organizations:
        body = entry.record
        if body.name_en and not body.name_en_from:
            yield (
                entry.place(("name_en",), body.id),
                Message(N_("The English name does not say where it comes from.")),
                Message(N_("Add name_en_from: source or established.")),
            )
        elif body.name_en_from and not body.name_en:
            yield (
                entry.place(("name_en_from",), body.id),
                Message(N_("name_en_from stands here without name_en.")),
                Message(N_("Add the English name, or delete this key.")),
            )


@rule("LB614", WARNING, zh="标准中写到的发布部门、起草单位、归口单位应在 organizations.yaml 中。")
def organizations_are_known(catalogue: Catalogue) -> Faults:
    """Issuers, drafters and committees are in organizations.yaml, by one of their names."""
    known = catalogue.organizations
    if not known:
        return
    names = KnownNames.of(known)
    for standard in catalogue.standards:
        named: list[tuple[Path, str]] = [
            *((("issuers", number), name) for number, name in enumerate(standard.raw.issuers)),
            *((("drafters", number), name) for number, name in enumerate(standard.raw.drafters)),
        ]
        if standard.raw.committee:
            named.append((("committee",), standard.raw.committee))
        for path, name in named:
            if name not in known:
                yield (
                    at(standard, *path),
                    Message(N_("{name} is not in organizations.yaml."), {"name": name}),
                    names.did_you_mean(
                        name,
                        Message(N_("Add the organization, or add the name to also of the one that it is.")),
                    ),
                )


@rule("LB615", WARNING, zh="cities.yaml 中的城市按区划代码排列。")
def cities_are_in_order(catalogue: Catalogue) -> Faults:
    """Cities stand in the order of their divisions."""
    before = ""
    for entry in catalogue.data.cities:
        if entry.record.division < before:
            yield (
                entry.place(("division",), entry.record.id),
                Message(
                    N_("{division} stands behind {before}."),
                    {"division": entry.record.division, "before": before},
                ),
                Message(N_("Sort the cities by division.")),
            )
        before = max(before, entry.record.division)


@rule("LB616", WARNING, zh="报道数字的引文中须含该数字。")
def quote_contains_the_value(catalogue: Catalogue) -> Faults:
    """The quotation of a reported figure contains the figure, in digits or in Chinese numerals."""
    for entry in catalogue.data.reported:
        figure = entry.record
        if figure.value not in numbers_in(figure.quote):
            yield (
                entry.place(("quote",), figure.metric_zh),
                Message(N_("The quotation does not contain {value}."), {"value": figure.value}),
                Message(N_("Quote the words of the source that hold the figure.")),
            )


@rule("LB617", ERROR, zh="同一来源同一处就同一城市报道的同一指标，只记一次。")
def a_figure_is_reported_once(catalogue: Catalogue) -> Faults:
    """What one place of a source reports of one thing in one city stands once."""
    first: dict[tuple[str, ...], Entry[Record]] = {}
    for entry in catalogue.data.reported:
        figure = entry.record
        of = (figure.city, figure.metric_zh, figure.source, figure.place, figure.as_of)
        before = first.setdefault(of, entry)
        if before is not entry:
            yield (
                entry.place(("metric_zh",), figure.metric_zh),
                Message(
                    N_("{metric} of this city and this place stands in line {line} already."),
                    {"metric": figure.metric_zh, "line": before.line},
                ),
                Message(N_("Keep one of the two, with the number that the source prints.")),
            )


def _repeated(values: Iterable[tuple[Entry[Record], Path, str]]) -> Faults:
    """Faults for the second and later places of a value that should stand once."""
    first: dict[str, tuple[Entry[Record], Path]] = {}
    for entry, path, value in values:
        before, its_path = first.setdefault(value, (entry, path))
        if (before, its_path) != (entry, path):
            line = before.place(its_path).line
            yield (
                entry.place(path, name_of(entry)),
                Message(N_("{value} stands in line {line} already."), {"value": value, "line": line}),
                Message(N_("Keep one of the two, or write them differently.")),
            )
