"""What the shell's templates know of the page they surround: `lubiao` in overrides/*.html."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lubiao.findings import N_
from lubiao.pages import Site
from lubiao.texts import LANGUAGE_TAGS, LANGUAGES, Language

from .assets import SEARCH_SCRIPT

LANGUAGE_NAMES: dict[Language, str] = {"zh": "中文", "en": "English"}

SECTIONS = (
    ("standards", "standards/", N_("Standards")),
    ("cities", "cities/", N_("Cities")),
    ("kinds", "kinds/", N_("Kinds")),
    ("subjects", "subjects/", N_("Subjects")),
    ("check", "check/", N_("List check")),
)
"""The generated parts of the site, as the header lists them: section, address, title."""

FOOTER = (
    (
        N_("Browse"),
        (
            ("standards/", N_("All standards")),
            ("cities/", N_("Cities")),
            ("kinds/", N_("Kinds of standards")),
            ("subjects/", N_("Subjects")),
            ("bodies/", N_("Bodies")),
            ("years/", N_("Years")),
            ("status/", N_("Status")),
        ),
    ),
    (
        N_("Follow"),
        (
            ("changes/", N_("What changed")),
            ("upcoming/", N_("Upcoming")),
            ("review/", N_("Review due")),
            ("coverage/", N_("What we know, and what we do not")),
            ("sources/", N_("Sources")),
            ("rules/", N_("Rules of the check")),
        ),
    ),
    (
        N_("Use"),
        (
            ("search/", N_("Search")),
            ("check/", N_("List check")),
            ("data/", N_("Data")),
            ("api/", N_("The API")),
        ),
    ),
)
"""The generated pages as the footer groups them: heading, then address and title of each page."""

STYLESHEETS = ("theme", "lubiao", "search")
"""The stylesheets of every page, in the order in which they are read; those of its parts come behind them."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in one language, for search engines."""

    hreflang: str
    canonical: str


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """The link of the language switch."""

    href: str
    hreflang: str
    lang: str
    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A link of the header or footer."""

    address: str
    title: str
    is_current: bool = False
    is_this_page: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A group of links of the footer."""

    title: str
    entries: list[Entry]


@dataclass(frozen=True)
class ShellContext:
    """One page's surroundings. `root` leads from the page to the top of the site, and ends in a slash."""

    site: Site
    site_name: str
    editorial: tuple[Entry, ...]
    asset_versions: Mapping[str, str]
    address: str | None
    section: str
    root: str
    title: str
    description: str
    is_editorial: bool = False
    home: Callable[[str], str] = field(default=str)
    parts: tuple[str, ...] = ()
    head: str = ""

    @property
    def language(self) -> Language:
        """The language of the page."""
        return self.site.language

    @property
    def language_tag(self) -> str:
        """The same as a page says it: `zh-CN`."""
        return LANGUAGE_TAGS[self.language]

    @property
    def repository(self) -> str:
        """The web address at which records are edited."""
        return self.site.repository

    def text(self, text: str) -> str:
        """A text of the interface in the page's language."""
        return self.site.text(text)

    def link(self, address: str) -> str:
        """The relative address of a page in the same language."""
        if self.language == LANGUAGES[0]:
            return self.root + address
        return (self.root.removeprefix("../") or "./") + address

    def asset(self, path: str) -> str:
        """The relative address of an asset, with the version of its content behind it."""
        version = self.asset_versions.get(path)
        return self.root + path + (f"?v={version}" if version else "")

    @property
    def search_index(self) -> str:
        """The relative address of the search index, with the version of the script that reads it behind it.

        The version of its content, `v`, would stand on every page, and change all of them with every record.
        """
        return f"{self.root}search/{self.language}.js?for={self.asset_versions[SEARCH_SCRIPT]}"

    @property
    def stylesheets(self) -> list[str]:
        """Addresses of the page's stylesheets."""
        shared = [self.asset(f"assets/stylesheets/{name}.css") for name in STYLESHEETS]
        return shared + self.part_assets("stylesheets/{}.css")

    def part_assets(self, form: str) -> list[str]:
        """Addresses of the parts' stylesheets (`stylesheets/{}.css`) or scripts (`javascripts/{}.js`) that exist."""
        paths = [f"assets/{form.format(part)}" for part in self.parts]
        return [self.asset(path) for path in paths if path in self.asset_versions]

    @property
    def canonical(self) -> str | None:
        """The whole address; None for the page that stands for no address."""
        return None if self.address is None else self.site.canonical(self.address)

    @property
    def alternates(self) -> list[Alternate]:
        """The page in each language, and the default."""
        if self.address is None:
            return []
        own = [
            Alternate(LANGUAGE_TAGS[language], self.site.canonical(self.address, language))
            for language in LANGUAGES
        ]
        return [*own, Alternate("x-default", own[0].canonical)]

    @property
    def other(self) -> OtherLanguage:
        """The same page in the other language."""
        other = next(language for language in LANGUAGES if language != self.language)
        href = self.root + self.site.prefixed(self.address or "", other)
        return OtherLanguage(href, LANGUAGE_TAGS[other], LANGUAGE_TAGS[other], LANGUAGE_NAMES[other])

    @property
    def sections(self) -> list[Entry]:
        """The header's links: the generated sections, and the page that asks for help."""
        generated = [
            Entry(address, self.text(title), section == self.section, address == self.address)
            for section, address, title in SECTIONS
        ]
        asking = [
            Entry(
                page.address,
                page.title,
                page.address in (self.address, f"{self.section}/"),
                page.address == self.address,
            )
            for page in self.editorial
            if page.address == "contribute/"
        ]
        return generated + asking

    @property
    def footer(self) -> list[Group]:
        """The footer's groups of generated pages."""
        return [
            Group(self.text(heading), [Entry(address, self.text(title)) for address, title in links])
            for heading, links in FOOTER
        ]
