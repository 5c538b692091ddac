"""A release of the catalogue, and what was different in it: written by `lubiao diff --format json`, not by people.

Keys that are not named here are passed over: the form of a diff may grow.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, StringConstraints

from .date import Day


class _Written(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class ReleasedKey(_Written):
    """A key of a record whose value is another one; None where the key is not there."""

    key: str
    changed: Literal["standard", "record"] = Field(alias="class")
    old: JsonValue = None
    new: JsonValue = None


class ReleasedStandard(_Written):
    """What became of one standard. `former_name` is what it was called before, where that is another name."""

    change: Literal["added", "removed", "identified", "renamed", "changed"]
    changed: Literal["standard", "record"] = Field(alias="class")
    name: str
    former_name: str | None = None
    slug: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9.-]{0,199}$")]
    title_zh: str | None = None
    title_en: str | None = None
    keys: tuple[ReleasedKey, ...] = ()


class ReleasedChanges(_Written):
    """The changes from the release before: `changes.json`."""

    standards: tuple[ReleasedStandard, ...] = ()


class Release(_Written):
    """`release.json`, and the changes beside it. `day` is the day of the release."""

    version: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z][0-9A-Za-z.-]{0,40}$")]
    day: Day
    changes: ReleasedChanges = ReleasedChanges()
