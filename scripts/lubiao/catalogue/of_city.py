"""What is tied to a city, and what sources report for it beside what the catalogue holds."""

from __future__ import annotations

from dataclasses import dataclass

from lubiao.records import DraftedIn, ReportedFigure

from .catalogue import Catalogue
from .standard import CataloguedStandard


@dataclass(frozen=True, slots=True)
class TiedStandard:
    """A standard drafted in a city, or about its products and places, and the ties that show it."""

    standard: CataloguedStandard
    ties: tuple[DraftedIn, ...]

    @property
    def is_weak(self) -> bool:
        """Whether no source prints any of the ties."""
        return all(tie.weak for tie in self.ties)


@dataclass(frozen=True, slots=True)
class FigureBeside:
    """A reported figure, and how many standards of its kind the catalogue ties to the city; None if it counts none."""

    figure: ReportedFigure
    recorded: int | None


def issued_by_city(catalogue: Catalogue, city: str) -> list[CataloguedStandard]:
    """The standards that a city issued, the newest first, those of an unknown year last."""
    return sorted(catalogue.issued_by.get(city, ()), key=_newest_first)


def drafted_in_city(catalogue: Catalogue, city: str) -> list[TiedStandard]:
    """The standards drafted in a city: those that a source ties to it first, then the newest first."""
    tied = [
        TiedStandard(standard, tuple(tie for tie in standard.raw.drafted_in if tie.city == city))
        for standard in catalogue.drafted_in.get(city, ())
    ]
    return sorted(tied, key=lambda each: (each.is_weak, *_newest_first(each.standard)))


def figures_for_city(catalogue: Catalogue, city: str) -> list[FigureBeside]:
    """The figures reported for a city, those that count standards of one kind first, else in the order of the file."""
    of_city = catalogue.of_city(city)
    figures = [
        FigureBeside(figure, sum(s.kind is figure.kind for s in of_city) if figure.kind else None)
        for figure in catalogue.reported_for.get(city, ())
    ]
    return sorted(figures, key=lambda each: each.recorded is None)


def _newest_first(standard: CataloguedStandard) -> tuple[object, ...]:
    issued = standard.raw.issued
    return -standard.year, -issued.first_day.toordinal() if issued else 0, standard.sort_key
