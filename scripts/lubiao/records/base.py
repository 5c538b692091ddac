"""What all records share: nothing unknown, nothing changed after reading, no text that only looks empty."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, PlainValidator, StringConstraints, WithJsonSchema

TRIMMED = r"^\S(?:[\s\S]*\S)?$"
"""The form of a text: it neither begins nor ends with a space."""

Text = Annotated[str, StringConstraints(pattern=TRIMMED)]
"""A text with at least one visible character, and none of white space at its ends."""

IDENTIFIER = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
WEB_ADDRESS = r"^https?://[A-Za-z0-9][^\s<>\"`{}|\\^\[\]]*$"
RULE = r"^LB[0-9]{3}$"

Identifier = Annotated[str, StringConstraints(pattern=IDENTIFIER, max_length=80)]
"""Lower-case ASCII, hyphens between words: it becomes part of an address that stays for ever."""

Reference = Text
"""The id of a city or a source. Whether there is one is for the rules to tell, with what may have been meant."""

WebAddress = Annotated[str, StringConstraints(pattern=WEB_ADDRESS, max_length=500)]
"""An http(s) address; no other scheme is ever linked."""


def _read_flag(value: object) -> bool:
    flags = {"true": True, "false": False, True: True, False: False}
    if not isinstance(value, (str, bool)) or value not in flags:
        raise ValueError("flag")
    return flags[value]


def _read_count(value: object) -> int:
    if not isinstance(value, (str, int)) or not re.fullmatch(r"0|[1-9][0-9]{0,17}", str(value)):
        raise ValueError("count")
    return int(value)


Flag = Annotated[bool, PlainValidator(_read_flag), WithJsonSchema({"type": "boolean"})]
"""`true` or `false`, and no other word for them."""

Count = Annotated[int, PlainValidator(_read_count), WithJsonSchema({"type": "integer", "minimum": 0})]
"""A whole number in digits, as a source's figure is: no sign, no separator, no leading zero."""


class Record(BaseModel):
    """A mapping in a data file. Keys that are not declared are an error, values are never changed."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)

    def as_written(self, only: set[str] | None = None) -> dict[str, Any]:
        """What people wrote, ready for JSON: without the keys that they left out; `only` some of the others."""
        return self.model_dump(mode="json", exclude_defaults=True, include=only)


class Silence(Record):
    """A rule whose warnings or remarks about a record are right to stay, and why. In either language."""

    rule: Annotated[str, StringConstraints(pattern=RULE)]
    reason: Text
