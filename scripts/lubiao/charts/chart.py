"""What a chart is on a page, and what it asks of the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from lubiao.catalogue import Catalogue
from lubiao.records import ReportedFigure
from lubiao.texts import Language


class Link(NamedTuple):
    """A cell of a table that leads to a page: its text, and the address without the language's prefix."""

    text: str
    address: str


Cell = str | int | Link


@dataclass(frozen=True)
class Chart:
    """A chart in one language.

    `name` is its anchor, unique on a page. `description` is the alternative text: a sentence with the telling
    numbers. `svg` is drawn by our own means only, and safe to put into a page; it is empty where there is
    nothing to show, and the description then says so. `columns` and `rows` are the numbers as a table: the
    first cell of a row is its heading.
    """

    name: str
    title: str
    description: str
    svg: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()


class Voice(Protocol):
    """What a chart asks of the site for which it is made: `lubiao.pages.Site` has it all."""

    @property
    def catalogue(self) -> Catalogue:
        """The linked records."""

    @property
    def language(self) -> Language:
        """The language of the page."""

    @property
    def text(self) -> Callable[[str], str]:
        """English text → text of the language."""

    def label(self, family: str, key: object) -> str:
        """The label of a term."""

    def city_name(self, city_id: str) -> str:
        """The name of a city."""

    def reported_value(self, figure: ReportedFigure) -> str:
        """A reported number with its unit and its vagueness."""
