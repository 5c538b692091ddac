"""What all records share: nothing unknown, nothing changed after reading, no text that only looks empty."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""A text with at least one visible character."""

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-.][a-z0-9]+)*$", max_length=80)]
"""Lower-case ASCII, hyphens between words: it becomes part of an address that stays for ever."""

WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"'`{}|\\^]+$", max_length=500)]
"""An http(s) address; no other scheme is ever linked."""


class Record(BaseModel):
    """A mapping in a data file. Keys that are not declared are an error, values are never changed."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)
