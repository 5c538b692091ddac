"""A page before it has its shell."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language.

    `address` is site-relative, without the language's prefix: `standards/db3702-t-0014-2022/`.
    `section` names the entry of the header that is the current one. `title` and `description` are plain
    text; `body` is HTML, escaped by the templates.
    """

    address: str
    section: str
    title: str
    description: str
    body: str

    @property
    def depth(self) -> int:
        """Folders between the page and the top of its language's site."""
        return self.address.count("/")
