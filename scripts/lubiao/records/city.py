"""The record of one city."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from .base import Flag, Identifier, Record, Silence, Text, record

DIVISION = r"^[0-9]{4}$"


@record
class City(Record):
    """One of the cities whose standards the catalogue holds, in the order of data/cities.yaml.

    `division` is its administrative division code (GB/T 2260), four digits. `focus` marks the cities
    that are described first and best.
    """

    id: Identifier
    former: tuple[Identifier, ...] = ()
    division: Annotated[str, StringConstraints(pattern=DIVISION)]
    name_zh: Text
    short_zh: Text
    name_en: Text
    focus: Flag = False
    silence: tuple[Silence, ...] = ()
