"""What all pages of one language share: the catalogue, the language, the addresses, the templates."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template
from markupsafe import Markup, escape

from lubiao.catalogue import Catalogue, CataloguedStandard
from lubiao.catalogue.addresses import Addresses, quoted
from lubiao.catalogue.labels import LABELS, QUALIFIER
from lubiao.publish import Collection
from lubiao.publish.kept import Kept
from lubiao.publish.linked.in_pages import InPages
from lubiao.publish.pictures import Pictured
from lubiao.publish.share import WHOLE, Share
from lubiao.records import Organization, ReportedFigure, Source
from lubiao.templates import page_environment
from lubiao.texts import LANGUAGE_TAGS, LANGUAGES, Language, translator

from .groups import Groups, groups_of
from .lines import file_of_record

NATIONAL_PLATFORM = "https://std.samr.gov.cn/search/std?tid=&q="
"""The search of 全国标准信息公共服务平台, which takes a code."""

_CHINESE = re.compile(r"([\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+)")


def is_chinese(text: str) -> bool:
    """Whether a Chinese character is in a text."""
    return bool(_CHINESE.search(text))


class _Rows(dict[CataloguedStandard, str]):
    """Rows by their standards, made when they are asked for."""

    def __init__(self, make: Callable[[CataloguedStandard], str]) -> None:
        self._make = make

    def __missing__(self, standard: CataloguedStandard) -> str:
        self[standard] = row = self._make(standard)
        return row


@dataclass(frozen=True)
class Site:
    """The site in one language.

    `templates` is the folder of the page templates, `repository` the web address at which records are edited, `site_url` the
    one at which the site is published, both as configured. `published` holds path and size in bytes of each file for programs,
    `described` the description of the API, if it was written. `share` is what is built here, `kept` what of it is there already.
    """

    catalogue: Catalogue
    language: Language
    templates: Path
    repository: str
    branch: str
    site_url: str
    published: Mapping[str, int] = field(default_factory=dict)
    described: dict[str, Any] = field(default_factory=dict)
    share: Share = WHOLE
    kept: Kept = field(default_factory=Kept, compare=False)

    @cached_property
    def text(self) -> Callable[[str], str]:
        """English text → text of this language."""
        return translator(self.language)

    @cached_property
    def addresses(self) -> Addresses:
        """The addresses of what is published."""
        return Addresses(self.site_url, self.repository)

    @property
    def groups(self) -> Groups:
        """The groups of the catalogue, which the sites of all languages share."""
        return groups_of(self.catalogue)

    @cached_property
    def collection(self) -> Collection:
        """All standards, as they are given out to programs."""
        return Collection(self.catalogue, self.addresses, share=self.share, kept=self.kept)

    @cached_property
    def own(self) -> frozenset[CataloguedStandard]:
        """The standards whose files are made here, and now."""
        return frozenset(self.collection.own)

    @cached_property
    def linked_data(self) -> InPages:
        """What stands in the heads of standards' pages as linked data."""
        return InPages(self.collection, self.language)

    @cached_property
    def pictures(self) -> Pictured:
        """The paths of the pictures for previews of links; none where no font can write them."""
        return Pictured(self.collection)

    @cached_property
    def _environments(self) -> dict[int, Environment]:
        return {}

    def template(self, name: str, depth: int) -> Template:
        """A page template. `depth` is the page's below the top of its language's site: `link` and `root` go by it."""
        if depth not in self._environments:
            self._environments[depth] = self._environment(depth)
        return self._environments[depth].get_template(name)

    def _environment(self, depth: int) -> Environment:
        # Within a language no link needs to climb to the top of all: a page of a city has a hundred links.
        top = "../" * depth or "./"

        def link(address: str) -> str:
            return top + address

        known = {
            "_": self.say,
            "label": self.label,
            "site": self,
            "catalogue": self.catalogue,
            "link": link,
            "root": self.root(depth),
        }
        return page_environment(self.templates, self.language, known)

    @cached_property
    def _rows(self) -> dict[str, _Rows]:
        return {}

    def rows(self, name: str, make: Callable[[CataloguedStandard], str]) -> Mapping[CataloguedStandard, str]:
        """What the row of each standard holds, made once: it stands in a dozen lists.

        It begins with the address of the standard, as it stands behind the way to the top: then a macro of one name makes
        the same for pages of all depths.
        """
        return self._rows.setdefault(name, _Rows(make))

    def forget_rows(self) -> None:
        """No more lists are made: rows are the most that is held of a site, and lie in a circle with its templates."""
        self._rows.clear()

    def say(self, text: str, **values: object) -> str:
        """A text of the interface. Values are escaped where the text goes into a page."""
        said = self.text(text)
        if not values:
            return said
        return Markup(escape(said)).format(**values)

    def label(self, family: str, key: object) -> str:
        """The label of a term: `label("kind", standard.kind)`."""
        return self.text(LABELS[family][str(key)])

    def prefixed(self, address: str, language: Language | None = None) -> str:
        """A site-relative address with the prefix of a language; Chinese has none."""
        return self.addresses.prefixed(address, language or self.language)

    def root(self, depth: int) -> str:
        """The way from a page to the top of the site; `depth` is the page's below the top of its language's site."""
        return "../" * (depth + (self.language != LANGUAGES[0])) or "./"

    def canonical(self, address: str, language: Language | None = None) -> str:
        """The whole address of a page of a language."""
        return self.addresses.page(address, language or self.language)

    def address_of(self, standard: CataloguedStandard) -> str:
        """The address of a standard's page, without the language's prefix."""
        return self.addresses.of_standard(standard)

    def title_of(self, standard: CataloguedStandard) -> tuple[str, str]:
        """The title to show and its language; Chinese where there is no English; empty where none is known."""
        raw = standard.raw
        if self.language == "en" and raw.title_en:
            return raw.title_en, "en"
        return raw.title_zh or "", "zh"

    def code_of(self, standard: CataloguedStandard) -> str:
        """The code as it is printed on a page, the year behind an em dash; empty while not identified."""
        return standard.code.display if standard.code else ""

    def body(self, name: str) -> tuple[str, str, Organization | None]:
        """The name of a body to show, its language, and its record; Chinese where no English is known."""
        organization = self.catalogue.organizations.get(name)
        if self.language == "en" and organization and organization.name_en:
            return organization.name_en, "en", organization
        return name, self.language_of(name), organization

    def language_of(self, text: str) -> Language:
        """The language of a text of the data: Chinese if a Chinese character is in it; a bare number is at home anywhere."""
        if is_chinese(text):
            return "zh"
        return "en" if re.search("[A-Za-z]{2}", text) else self.language

    def source(self, source_id: str) -> Source:
        """A source by its id."""
        return self.catalogue.sources[source_id]

    def source_name(self, source: Source) -> str:
        """The name of a source in this language."""
        return source.name_zh if self.language == "zh" else source.name_en

    def city_name(self, city_id: str) -> str:
        """The name of a city in this language."""
        city = self.catalogue.cities[city_id]
        return city.short_zh if self.language == "zh" else city.name_en

    def prose(self, text: str) -> Markup:
        """A sentence of the data, escaped; on an English page its Chinese names are marked as Chinese."""
        if self.language == "zh":
            return escape(text)
        return Markup("").join(
            Markup('<span lang="{}">{}</span>').format(LANGUAGE_TAGS["zh"], piece)
            if number % 2
            else escape(piece)
            for number, piece in enumerate(_CHINESE.split(text))
        )

    def reported_value(self, figure: ReportedFigure) -> str:
        """A reported number with its unit, its vagueness said in this language: 1500余项, more than 1,500 standards."""
        if self.language == "zh":
            return f"{figure.value}{figure.qualifier or ''}{figure.unit_zh}"
        vague = f"{self.text(QUALIFIER[figure.qualifier])} " if figure.qualifier else ""
        return f"{vague}{figure.value:,} {figure.unit_en}"

    def platform_link(self, standard: CataloguedStandard) -> str:
        """The search of the national platform for the standard's code, or its Chinese title."""
        return NATIONAL_PLATFORM + quoted(str(standard.code or standard.raw.title_zh or ""))

    def edit_link(self, standard: CataloguedStandard) -> str:
        """The data file that holds the record, at the repository. Its line is not in the page: see `lines`."""
        return f"{self.repository}/blob/{self.branch}/data/{quoted(file_of_record(standard))}"

    def report_link(self, standard: CataloguedStandard) -> str:
        """The form for reporting a mistake, filled in with the standard."""
        return self._form("mistake", standard)

    def identify_link(self, standard: CataloguedStandard) -> str:
        """The form for telling the code of a standard that is not identified yet."""
        return self._form("identify", standard)

    def _form(self, name: str, standard: CataloguedStandard) -> str:
        record = quoted(standard.name)
        return f"{self.repository}/issues/new?template={name}.yml&title={record}%3A%20&record={record}"
