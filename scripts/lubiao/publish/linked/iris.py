"""The IRIs of what is described. They are for ever, as the addresses of the pages are from which they are made.

A page is a document about a thing, and the thing itself has a fragment of the page's address: the page
`…/standards/db3702-t-0014-2022/` is our record, under our licence, and `…/standards/db3702-t-0014-2022/#standard` the
standard, which is neither ours nor free (W3C, Cool URIs for the Semantic Web, 4.1 Hash URIs). Pages are those in
Chinese, which have no prefix.
"""

from __future__ import annotations

from functools import cache

from lubiao.catalogue import CataloguedStandard
from lubiao.catalogue.addresses import Addresses
from lubiao.texts import LANGUAGES, Language

from ..licence import LICENCE_ADDRESS
from .graph import Iri, iri

CC0 = Iri(LICENCE_ADDRESS)
VOCABULARY = "ns.ttl"
"""The file that says what our own terms mean; their IRIs are its fragments."""


class Iris:
    """The IRIs of a site."""

    def __init__(self, addresses: Addresses) -> None:
        self.addresses = addresses
        self.base = addresses.page("", LANGUAGES[0])
        self.own = self.base + VOCABULARY + "#"
        self._known: dict[tuple[str, str], Iri] = {}
        self._pages: dict[str, Iri] = {}
        self._of: CataloguedStandard | None = None

    def page(self, address: str, fragment: str = "") -> Iri:
        """A page of the site, or the thing it is about."""
        # What standards are tied to is named by many of them.
        if (known := self._known.get((address, fragment))) is None:
            page = self.addresses.page(address, LANGUAGES[0])
            known = self._known[address, fragment] = iri(f"{page}#{fragment}" if fragment else page)
        return known

    def relative(self, iri: Iri) -> str:
        """An IRI relative to the site's address, but only where nobody could resolve it otherwise.

        RFC 3986, 4.2 and 5.2.4: people write addresses, too, and they may hold colons, empty and dotted steps.
        """
        rest = iri.removeprefix(self.base)
        is_plain = rest[:1].isalpha() and ":" not in rest and "//" not in rest and "/." not in rest
        return rest if is_plain else iri

    def file(self, path: str) -> Iri:
        """A file of the site."""
        return iri(self.addresses.file(path))

    def term(self, name: str) -> Iri:
        """A term of our vocabulary: `status-in-force`."""
        if (known := self._known.get((VOCABULARY, name))) is None:
            known = self._known[VOCABULARY, name] = iri(self.own + name)
        return known

    def record(self, standard: CataloguedStandard, language: Language = LANGUAGES[0]) -> Iri:
        """The page of a standard in a language."""
        # A standard's page is named a dozen times in its description, and hardly ever again.
        if standard is not self._of:
            address = self.addresses.of_standard(standard)
            self._pages = {each: iri(self.addresses.page(address, each)) for each in LANGUAGES}
            self._of = standard
        return self._pages[language]

    def standard(self, standard: CataloguedStandard, fragment: str = "standard") -> Iri:
        """The standard, or another thing that its page describes, by a name in ASCII."""
        return Iri(f"{self.record(standard)}#{fragment}")

    def city(self, city: str) -> Iri:
        """A city of the catalogue by its id."""
        return self.page(f"cities/{city}/", "city")

    def division(self, code: str) -> Iri:
        """An administrative division that is no city of the catalogue: a province, a city of another one."""
        return self.page("cities/", f"division-{code}")

    def body(self, organization: str) -> Iri:
        """A body of data/organizations.yaml by its id."""
        return self.page(f"bodies/{organization}/", "body")

    def source(self, source: str) -> Iri:
        """A source by its id."""
        return self.page(f"sources/{source}/", "source")

    def ics(self, code: str) -> Iri:
        """A subject of the International Classification for Standards."""
        return self.page(f"subjects/{code}/", "subject")

    def ccs(self, code: str) -> Iri:
        """A subject of the Chinese Classification for Standards, which has no page of its own."""
        return self.page("subjects/", f"ccs-{code}")

    @property
    def dataset(self) -> Iri:
        """The catalogue as data."""
        return self.page("data/", "dataset")

    @property
    def project(self) -> Iri:
        """Those who publish it."""
        return self.page("about/", "project")

    def json_ld(self, standard: CataloguedStandard) -> Iri:
        """The file that describes a standard."""
        return self.file(json_ld_path(standard))


@cache
def iris_of(addresses: Addresses) -> Iris:
    """The IRIs of a site: what one description has named, the next need not make again."""
    return Iris(addresses)


def json_ld_path(standard: CataloguedStandard) -> str:
    """The site-relative path of the file that describes a standard."""
    return f"api/v1/standards/{standard.slug}.jsonld"
