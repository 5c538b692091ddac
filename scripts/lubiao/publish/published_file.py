"""A file that the site publishes for programs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of the site: its site-relative path and its bytes."""

    path: str
    content: bytes
