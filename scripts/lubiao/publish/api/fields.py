"""How a field of an answer is declared: its meaning, and whether people wrote it or it follows from what they wrote."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

ORIGIN = "x-lubiao-origin"
WRITTEN, DERIVED, VOCABULARY = "written", "derived", "vocabulary"
"""Typed by people in a data file; worked out from that; taken over from a vocabulary of others."""

RECORD = "x-record"
"""Stands in for a reference to the record of that name, which written.json describes."""


class Part(BaseModel):
    """A mapping of an answer. Models only describe: answers are made as plain values, which takes a tenth of the time."""

    model_config = ConfigDict(defer_build=True)


def written(about: str) -> Any:
    """A field that holds what people wrote. `about` is a text of the interface."""
    return Field(description=about, json_schema_extra={ORIGIN: WRITTEN})


def follows(about: str) -> Any:
    """A field that follows from what people wrote."""
    return Field(description=about, json_schema_extra={ORIGIN: DERIVED})


def vocabulary(about: str) -> Any:
    """A field that a vocabulary of others holds."""
    return Field(description=about, json_schema_extra={ORIGIN: VOCABULARY})


def _record(name: str) -> Any:
    return Annotated[dict[str, Any], WithJsonSchema({RECORD: name})]


RawStandard = _record("Standard")
RawCity = _record("City")
RawOrganization = _record("Organization")
RawSource = _record("Source")
RawFigure = _record("ReportedFigure")
RawNote = _record("Note")
RawOther = _record("OtherValue")

Date = Annotated[str, WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}(-\d{2})?$"})]
"""A day, or a month where no source shows the day."""

Day = Annotated[str, WithJsonSchema({"type": "string", "format": "date"})]
Address = Annotated[str, WithJsonSchema({"type": "string", "format": "uri"})]
Template = Annotated[str, WithJsonSchema({"type": "string", "format": "uri-template"})]
"""An address with {words} to fill in (RFC 6570)."""
