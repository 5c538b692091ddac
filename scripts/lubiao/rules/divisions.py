"""The division that a local code names (GB/T 2260): that there is one, and that it could issue standards."""

from __future__ import annotations

from lubiao.catalogue import Catalogue
from lubiao.codes import Kind
from lubiao.findings import N_, Message

from .places import at
from .rule import ERROR, WARNING, Faults, rule

FIRST_MUNICIPAL_YEAR = 2018
"""Cities got the power to issue standards with the Standardization Law of 2017, in force on 2018-01-01."""


@rule("LB106", ERROR, zh="地方标准的行政区划代码（GB/T 2260）须在区划词表中；莱芜（3712）只到 2019 年。")
def division_exists(catalogue: Catalogue) -> Faults:
    """The division in a local code is one of GB/T 2260, and still existed: Laiwu (3712) only up to 2019."""
    divisions = catalogue.vocabulary.divisions
    if not divisions:
        return
    for standard in catalogue.standards:
        division = standard.division
        if not division:
            continue
        term = divisions.get(division)
        if not term:
            yield (
                at(standard, "code"),
                Message(N_("There is no administrative division {division}."), {"division": division}),
                Message(N_("Check the digits behind DB; the divisions are in vocabulary/divisions.csv.")),
            )
        elif term.until and standard.code and standard.code.year and standard.code.year > term.until:
            yield (
                at(standard, "code"),
                Message(
                    N_("The division {division} ended in {until}, before the year of the code."),
                    {"division": division, "until": term.until},
                ),
                Message(N_("Check the digits behind DB and the year.")),
            )


@rule("LB107", ERROR, zh="市级地方标准的发布城市须在 cities.yaml 中。")
def issuing_city_is_known(catalogue: Catalogue) -> Faults:
    """The city that a municipal code names is one of cities.yaml, unless its division has ended."""
    divisions = catalogue.vocabulary.divisions
    if not catalogue.cities:
        return
    for standard in catalogue.standards:
        division = standard.division
        if standard.kind is not Kind.MUNICIPAL or not division or catalogue.issuing_city(standard):
            continue
        term = divisions.get(division)
        if term and not term.until:
            yield (
                at(standard, "code"),
                Message(N_("No city of cities.yaml has the division {division}."), {"division": division}),
                Message(N_("Check the digits behind DB, or add the city.")),
            )


@rule("LB110", WARNING, zh="设区的市自 2018-01-01 起（《标准化法》第十三条）方可制定地方标准，更早的须核实。")
def municipal_code_is_not_too_old(catalogue: Catalogue) -> Faults:
    """A municipal standard is dated 2018 or later: cities got the power on 2018-01-01.

    (Standardization Law, Art. 13.)
    """
    for standard in catalogue.standards:
        year = standard.code.year if standard.code else None
        if standard.kind is Kind.MUNICIPAL and year and year < FIRST_MUNICIPAL_YEAR:
            yield (
                at(standard, "code"),
                Message(
                    N_("A city's standard is dated {year}, before cities had the power."), {"year": year}
                ),
                Message(N_("Check the year and the digits behind DB; if the cover prints them, leave them.")),
            )
