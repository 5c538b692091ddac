"""What all records share: nothing unknown, nothing changed after reading, no text that only looks empty."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar, Self, TypeVar, cast, dataclass_transform

from pydantic import ConfigDict, PlainValidator, StringConstraints, WithJsonSchema
from pydantic.dataclasses import dataclass
from pydantic.fields import FieldInfo
from pydantic_core import SchemaSerializer, SchemaValidator

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


class _RecordType(type):
    @property
    def model_fields(cls) -> dict[str, FieldInfo]:
        """The keys of the record, and what may stand there."""
        return cls.__pydantic_fields__  # type: ignore[attr-defined, no-any-return]


class Record(metaclass=_RecordType):
    """A mapping in a data file. Keys that are not declared are an error, values are never changed.

    A dataclass with slots rather than a pydantic model: a model keeps a dictionary and a set with each record and each
    part of one, several times what is written there.
    """

    __slots__ = ()
    __pydantic_validator__: ClassVar[SchemaValidator]
    __pydantic_serializer__: ClassVar[SchemaSerializer]

    @classmethod
    def model_validate(cls, value: object) -> Self:
        """The record that a mapping describes. Raises pydantic.ValidationError where it describes none."""
        return cls.__pydantic_validator__.validate_python(value)  # type: ignore[no-any-return]

    def model_dump(self, **how: Any) -> dict[str, Any]:
        """The keys and values; `how` is as in pydantic."""
        return self.__pydantic_serializer__.to_python(self, **how)  # type: ignore[no-any-return]

    def as_written(self, only: set[str] | None = None) -> dict[str, Any]:
        """What people wrote, ready for JSON: without the keys that they left out; `only` some of the others."""
        return self.model_dump(mode="json", exclude_defaults=True, include=only)

    def as_bytes(self) -> bytes:
        """What people wrote, as JSON: other bytes where, and only where, another value was written."""
        return self.__pydantic_serializer__.to_json(self, exclude_defaults=True)


R = TypeVar("R", bound=Record)


def _set_state(made: Record, values: list[object]) -> None:
    """What the library sets when a record is unpickled; it looks up the fields each time."""
    names: tuple[str, ...] = type(made).__slots__
    for name, value in zip(names, values, strict=True):
        object.__setattr__(made, name, value)


@dataclass_transform(kw_only_default=True, frozen_default=True)
def record(described: type[R]) -> type[R]:
    """Make a record of a class that declares its keys."""
    made = dataclass(frozen=True, slots=True, kw_only=True, config=ConfigDict(extra="forbid"))(described)
    made.__setstate__ = _set_state  # type: ignore[attr-defined]
    return cast(type[R], made)


@record
class Silence(Record):
    """A rule whose warnings or remarks about a record are right to stay, and why. In either language."""

    rule: Annotated[str, StringConstraints(pattern=RULE)]
    reason: Text
