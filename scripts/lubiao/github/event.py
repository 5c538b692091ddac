"""The payload of the event that started a workflow, read strictly as far as it is used.

https://docs.github.com/webhooks/webhook-events-and-payloads. Only GitHub writes the file, but what stands in it is
for the most part what people typed.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from .error import WorkflowError

LARGEST_EVENT = 25_000_000
"""Bytes; GitHub's own limit."""

Number = Annotated[int, Field(ge=1, le=2_000_000_000)]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{40}$")]


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Label(_Part):
    """A label of an issue."""

    name: str


class User(_Part):
    """Who wrote something."""

    login: str


class Issue(_Part):
    """An issue; `body` is what its author typed, None where nothing."""

    number: Number
    state: str = "open"
    body: str | None = None
    labels: list[Label] = []
    user: User | None = None


class IssueEvent(_Part):
    """`issues`: opened, edited, …"""

    issue: Issue


class PullRequest(_Part):
    """The number of a pull request."""

    number: Number


class PullRequestEvent(_Part):
    """`pull_request`: opened, synchronize, …"""

    pull_request: PullRequest


class Repository(_Part):
    """A repository by its full name."""

    full_name: str


class WorkflowRun(_Part):
    """A run that has come to its end. `head_repository` is None where a fork is gone."""

    id: Annotated[int, Field(ge=1)]
    event: str
    head_sha: Hash
    head_repository: Repository | None = None


class WorkflowRunEvent(_Part):
    """`workflow_run`: completed."""

    workflow_run: WorkflowRun


Event = TypeVar("Event", bound=BaseModel)


def read_event(model: type[Event]) -> Event:
    """The event in the file that GITHUB_EVENT_PATH names. Raises WorkflowError."""
    path = os.environ.get("GITHUB_EVENT_PATH")
    if not path:
        raise WorkflowError("The environment has no GITHUB_EVENT_PATH.")
    try:
        if Path(path).stat().st_size > LARGEST_EVENT:
            raise WorkflowError("The event is too large.")
        payload = json.loads(Path(path).read_bytes())
        return model.model_validate(payload)
    except OSError as problem:
        raise WorkflowError(f"The event cannot be read: {problem.strerror}.") from None
    except ValidationError as problem:
        places = ", ".join(".".join(map(str, error["loc"])) or "all of it" for error in problem.errors()[:5])
        raise WorkflowError(f"The event is of another kind: {places}.") from None
    except (ValueError, RecursionError):
        raise WorkflowError("The event is no JSON.") from None
