"""The pages' surroundings in one language: what MkDocs leaves behind, and the shells that are rendered with it."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import jinja2

from lubiao.pages import Page, Site, preview

from .context import Entry, ShellContext
from .policy import with_policy
from .shell import ADDRESS, BODY, DESCRIPTION, HEAD, TITLE, Shell


class Shells:
    """The shell of every page of a language.

    `environment` holds the theme's templates and our own, `editorial` the pages that people wrote, `versions` a hash of the
    content of each asset by its path.
    """

    def __init__(
        self,
        site: Site,
        name: str,
        environment: jinja2.Environment,
        editorial: tuple[Entry, ...],
        versions: Mapping[str, str],
        shells: dict[tuple[str, str, int, tuple[str, ...]], Shell] | None = None,
    ) -> None:
        self.site = site
        self.name = name
        self.editorial = editorial
        self._environment = environment
        self._versions = versions
        self._shells = {} if shells is None else shells

    def of(self, site: Site) -> Shells:
        """The same for the same site with another share or catalogue, or told more: a shell knows nothing of these."""
        return Shells(site, self.name, self._environment, self.editorial, self._versions, self._shells)

    def filled(self, page: Page) -> bytes:
        """The whole HTML of a page, as it is written."""
        tags = preview(self.site, page.address, page.title)
        return self._of(page).fill(page, self.name, tags)

    def surround(self, context: Any, *about: Any, **more: Any) -> None:
        """Give the theme's templates what they know of a page: `lubiao`, and `say` for texts. See `ShellContext`."""
        surroundings = ShellContext(self.site, self.name, self.editorial, self._versions, *about, **more)
        context["lubiao"] = surroundings
        context["say"] = surroundings.text

    def _of(self, page: Page) -> Shell:
        # At the top a shell knows its address: the header marks the page itself, not only its section.
        key = (page.address if page.depth == 1 else "", page.section, page.depth, page.parts)
        if key not in self._shells:
            self._shells[key] = self._rendered(page)
        return self._shells[key]

    def _rendered(self, page: Page) -> Shell:
        """The shell for a section and depth, with marks for what differs."""
        context: dict[str, Any] = {"page": SimpleNamespace(content=BODY)}
        address = page.address if page.depth == 1 else ADDRESS
        root = self.site.root(page.depth)
        self.surround(context, address, page.section, root, TITLE, DESCRIPTION, parts=page.parts, head=HEAD)
        return Shell(with_policy(self._environment.get_template("main.html").render(context)))
