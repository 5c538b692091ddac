"""The addresses of what is published. They are for ever: a test compares them with the last release."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from lubiao.texts import LANGUAGES, Language

from .standard import CataloguedStandard

PLACEHOLDER_SITE = "https://site.example/lubiao/"
PLACEHOLDER_REPOSITORY = "https://repository.example/lubiao"
"""Where nobody says otherwise; mkdocs.yml names the same."""


_PLAIN = re.compile("[A-Za-z0-9_.~/-]*")
"""What `quote` leaves as it is, which it takes long to find out: pages name some dozen addresses each."""


@lru_cache(maxsize=64)
def quoted(path: str) -> str:
    """A path as it stands in an address. Hardly any has something to encode, and who needs one needs it again soon."""
    return path if _PLAIN.fullmatch(path) else quote(path)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Site-relative addresses, and whole ones under `site_url`.

    `repository` is the web address at which records are edited.
    """

    site_url: str = PLACEHOLDER_SITE
    repository: str = PLACEHOLDER_REPOSITORY

    @classmethod
    def of_environment(cls) -> Addresses:
        """As LUBIAO_SITE_URL and LUBIAO_REPOSITORY say, which mkdocs.yml reads too."""
        return cls(
            os.environ.get("LUBIAO_SITE_URL") or PLACEHOLDER_SITE,
            os.environ.get("LUBIAO_REPOSITORY") or PLACEHOLDER_REPOSITORY,
        )

    def prefixed(self, address: str, language: Language) -> str:
        """A site-relative address with the prefix of a language; Chinese has none."""
        return address if language == LANGUAGES[0] else f"{language}/{address}"

    def page(self, address: str, language: Language) -> str:
        """The whole address of a page in a language."""
        return self.file(self.prefixed(address, language))

    def file(self, path: str) -> str:
        """The whole address of a file that all languages share: `api/v1/standards.json`."""
        return self.site_url.rstrip("/") + "/" + quoted(path)

    def edit(self, file: str) -> str:
        """The web address at which a file of data/ is edited, on the default branch."""
        return f"{self.repository.rstrip('/')}/blob/HEAD/data/{quote(file)}"

    @staticmethod
    def of_standard(standard: CataloguedStandard) -> str:
        """The address of a standard's page, without the language's prefix."""
        return f"standards/{standard.slug}/"
