"""How the Markdown twin of a page says a date, a source, a body, a standard: as the macros of the templates do."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from lubiao.catalogue import CataloguedStandard
from lubiao.findings import N_
from lubiao.reading.vocabulary import Term
from lubiao.records import WrittenDate
from lubiao.texts import LANGUAGES

from .markdown import Markdown, link, plain, strong
from .site import Site


def twin_path(standard: CataloguedStandard) -> str:
    """Where the twin of a standard's page stands, without the language's prefix: `standards/db3702-t-0014-2022.md`."""
    return f"standards/{standard.slug}.md"


class Words:
    """The words of one language's twins. What they give is Markdown; what the data holds is escaped in it.

    The names of bodies, sources and terms come again and again, and are kept.
    """

    def __init__(self, site: Site) -> None:
        self.site = site
        self.body = lru_cache(maxsize=4096)(self._body)
        self.source = lru_cache(maxsize=4096)(self._source)
        self._before = lru_cache(maxsize=1024)(self._before_value)
        self.ics = lru_cache(maxsize=4096)(self._ics)
        self.ccs = lru_cache(maxsize=4096)(self._ccs)

    def say(self, text: str, **values: object) -> Markdown:
        """A text of the interface. A value is escaped unless it is Markdown, made by one of the methods here."""
        said = self.site.text(text)
        return Markdown(said.format(**values) if values else said)

    def __call__(self, *parts: str) -> Markdown:
        """Pieces of Markdown one behind the other."""
        return Markdown("".join(parts))

    @property
    def space(self) -> str:
        """What stands between two sentences."""
        return "" if self.site.language == "zh" else " "

    def fact(self, name: str, value: Markdown) -> Markdown:
        """A value behind its name, which is a text of the interface."""
        return self.named(self.site.text(name), value)

    def named(self, name: str, value: Markdown) -> Markdown:
        """A value behind a name that is in this language already."""
        return Markdown(self._before(name) + value)

    def _before_value(self, name: str) -> str:
        return strong(name) + self.say(N_(": "))

    def unknown(self) -> Markdown:
        """What is unknown shows."""
        return self.say(N_("unknown"))

    def date(self, date: WrittenDate | None) -> Markdown:
        """A date, with a remark where only its month is known."""
        if not date:
            return self.unknown()
        return Markdown(date) if date.has_day else self(date, self.space, self.say(N_("(day unknown)")))

    def joined(self, several: Iterable[Markdown]) -> Markdown:
        """An enumeration; “unknown” where there is nothing."""
        return Markdown(self.say(N_(", ")).join(several)) or self.unknown()

    def _source(self, source_id: str, url: str | None = None) -> Markdown:
        """A source by its name, linked unless it is a document host."""
        source = self.site.source(source_id)
        address = (url or source.url) if source.tier.linkable else None
        name = self.site.source_name(source)
        return link(name, address) if address else plain(name)

    def read(self, source_id: str, date: WrittenDate) -> Markdown:
        """Who says so, and when it was read. The source is named here, and linked under the evidence."""
        name = plain(self.site.source_name(self.site.source(source_id)))
        return self(
            self.say(N_("Source")),
            self.say(N_(": ")),
            name,
            self.say(N_(", ")),
            self.say(N_("read on {date}"), date=date),
            self.say(N_(".")),
        )

    def standard(self, standard: CataloguedStandard) -> Markdown:
        """Another standard by its code, leading to its twin."""
        site = self.site
        return link(
            site.code_of(standard) or standard.name, site.addresses.page(twin_path(standard), site.language)
        )

    def code(self, written: str) -> Markdown:
        """A code as the record names it, leading to the twin where the catalogue holds the standard."""
        if other := self.site.catalogue.find(written):
            return self.standard(other)
        shown = plain(self.site.catalogue.display(written))
        return self(shown, " ", self.say(N_("(not in the catalogue)")))

    def _body(self, name: str) -> Markdown:
        """A body by its name in this language, the Chinese one behind the English."""
        shown, language, organization = self.site.body(name)
        if not organization:
            return plain(shown)
        linked = link(shown, self.site.canonical(f"bodies/{organization.id}/"))
        own = organization.name_zh
        return linked if language == LANGUAGES[0] or own == shown else self(linked, f" ({plain(own)})")

    def _ics(self, code: str) -> Markdown:
        return self._term(self.site.catalogue.vocabulary.ics, code)

    def _ccs(self, code: str) -> Markdown:
        return self._term(self.site.catalogue.vocabulary.ccs, code)

    def _term(self, terms: dict[str, Term], code: str) -> Markdown:
        """A code of a classification and its name."""
        term = terms.get(code)
        if term is None:
            return self(plain(code), " ", self.say(N_("(not in the list of this classification)")))
        name = term.name(self.site.language) or term.zh or term.en
        return plain(f"{code} {name}")
