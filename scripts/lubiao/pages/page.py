"""A page before it has its shell."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language.

    `address` is site-relative, without the language's prefix: `standards/db3702-t-0014-2022/`.
    `section` names the entry of the header that is the current one. `title` and `description` are plain
    text; `body` is HTML, escaped by the templates. `parts` names the stylesheets and scripts that the page
    needs beside those of every page: `check` is assets/stylesheets/check.css and assets/javascripts/check.js,
    whichever there are. `head` is HTML for the head of the page, escaped: links to other forms of it, data.
    """

    address: str
    section: str
    title: str
    description: str
    body: str
    parts: tuple[str, ...] = ()
    head: str = ""

    @classmethod
    def elsewhere(cls, address: str) -> Page:
        """A page that is made elsewhere, or is there already: nobody here needs more of it than its address."""
        return cls(address, "", "", "", "")

    @property
    def is_elsewhere(self) -> bool:
        """Whether it is not made here: no page of ours is without a title."""
        return not self.title

    @property
    def depth(self) -> int:
        """Folders between the page and the top of its language's site."""
        return self.address.count("/")
