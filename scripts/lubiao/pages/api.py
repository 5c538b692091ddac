"""The pages of the API, made from its own description: each path with an example, each field with its meaning and origin."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from lubiao.findings import N_
from lubiao.publish.api import ENDPOINTS, OPENAPI, Endpoint, openapi
from lubiao.publish.api.fields import DERIVED, ORIGIN, VOCABULARY, WRITTEN
from lubiao.publish.api.schemas import REFERENCE
from lubiao.texts import LANGUAGES

from .filling import render
from .offers import size_said
from .page import Page
from .prose import prose_of
from .site import Site

SECTION = "api"
PARTS = ("api",)

RAW = "raw"
TERMS = "terms"
"""The pages of what people write, and of the terms that stand for themselves: last steps of their addresses."""

RECORDS = ("RawStandard", "RawCity", "RawOrganization", "RawSource", "RawReportedFigure")

TERM_TITLES = {
    "AdoptionDegree": N_("Degree"), "Basis": N_("What the status rests on"),
    "EnglishNameOrigin": N_("Origin of the English name"), "Grade": N_("Grade"), "Kind": N_("Kind"),
    "Level": N_("Evidence level"), "OrganizationRole": N_("Role"), "Qualifier": N_("Qualifier"),
    "StandingStatus": N_("Status"), "Status": N_("Status as a source says"), "Tie": N_("Tied by"),
    "Tier": N_("Tier"), "TitleOrigin": N_("Origin of the English title"),
}  # fmt: skip
"""What people call the terms, by the names of their schemas. A term without a title is shown by its name alone."""

ORIGINS = {WRITTEN: N_("written"), DERIVED: N_("derived"), VOCABULARY: N_("vocabulary")}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a mapping: its name, its type as HTML, where it comes from, what it means, whether it may be missing."""

    name: str
    type: Markup
    origin: str
    about: str
    is_optional: bool


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping of an answer, by the name of its schema."""

    name: str
    fields: list[Field]


@dataclass(frozen=True, slots=True)
class Term:
    """Values that a field may have, each with its label, or an empty one."""

    name: str
    title: str
    values: list[tuple[str, str]]


def api_pages(site: Site) -> Iterator[Page]:
    """The overview, a page for each path, what people write, and the terms."""
    schemas = _Schemas(site)
    yield _page(
        site,
        "",
        "api.html",
        site.text(N_("The API")),
        site.text(N_("The whole catalogue as JSON files: what each gives, and what programs may rely on.")),
        endpoints=ENDPOINTS,
        openapi=OPENAPI,
        sizes=site.published,
        size=size_said,
        first=site.canonical(ENDPOINTS[0].path, LANGUAGES[0]),
    )
    for endpoint in ENDPOINTS:
        yield _page(
            site,
            f"{endpoint.name}/",
            "api_path.html",
            site.text(N_("{title} in the API")).format(title=site.text(endpoint.title)),
            site.text(endpoint.about),
            endpoint=endpoint,
            is_file=endpoint.path in site.published,
            example=_example(schemas.description, endpoint),
            mappings=schemas.mappings(schemas.below(endpoint.model)),
            openapi=OPENAPI,
        )
    yield _page(
        site,
        f"{RAW}/",
        "api_raw.html",
        site.text(N_("What people write, in the API")),
        site.text(N_("The fields of the records, as they stand under raw.")),
        mappings=schemas.mappings(schemas.below(*RECORDS)),
    )
    yield _page(
        site,
        f"{TERMS}/",
        "api_terms.html",
        site.text(N_("The terms of the API")),
        site.text(N_("Every word that stands for a kind, a status, a grade and so on, with its label.")),
        terms=schemas.terms(),
    )


def _page(site: Site, step: str, template: str, title: str, description: str, **values: object) -> Page:
    address = f"api/{step}"
    body = render(
        site, template, address.count("/"), title=title, origins=ORIGINS, prose=prose_of(site), **values
    )
    return Page(address, SECTION, title, description, body, PARTS)


def _example(description: dict[str, Any], endpoint: Endpoint) -> str:
    """The example of a path as text, indented; empty where there is none."""
    content = description["paths"][f"/{endpoint.path}"]["get"]["responses"]["200"]["content"]
    example = content["application/json"].get("example")
    return json.dumps(example, ensure_ascii=False, indent=2) if example else ""


class _Schemas:
    """The schemas of the description, as the pages of one language show them."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.description = site.described or openapi(site.collection)
        self.all: dict[str, dict[str, Any]] = self.description["components"]["schemas"]

    def below(self, *names: str) -> list[str]:
        """Mappings and those within them, each once. From an answer the way does not lead into what people write."""
        found: dict[str, None] = {}

        def walk(name: str, is_raw: bool) -> None:
            if name not in found and "properties" in self.all[name] and name.startswith("Raw") == is_raw:
                found[name] = None
                for other in _references(self.all[name]):
                    walk(other, is_raw)

        for name in names:
            walk(name, name.startswith("Raw"))
        return list(found)

    def mappings(self, names: Iterable[str]) -> list[Mapping]:
        """The fields of each."""
        shown = set(names := list(names))
        return [Mapping(name, self._fields(self.all[name], shown)) for name in names]

    def terms(self) -> list[Term]:
        """Every term, its values in their order."""
        language = self.site.language
        return [
            Term(
                name,
                self.site.text(TERM_TITLES[name]) if name in TERM_TITLES else "",
                [
                    (value, schema.get("x-lubiao-labels", {}).get(value, {}).get(language, ""))
                    for value in schema["enum"]
                ],
            )
            for name, schema in self.all.items()
            if "enum" in schema
        ]

    def _fields(self, schema: dict[str, Any], shown: set[str]) -> list[Field]:
        required = schema.get("required", ())
        return [
            Field(
                name,
                self._type(field, shown),
                field[ORIGIN],
                self._said(field.get("description", "")),
                name not in required,
            )
            for name, field in schema["properties"].items()
        ]

    def _said(self, description: str) -> str:
        """The line of the page's language: Chinese is the first, English the last."""
        return description.split("\n")[0 if self.site.language == LANGUAGES[0] else -1]

    def _type(self, schema: dict[str, Any], shown: set[str]) -> Markup:
        """The type as programmers write it: `string | null`, `Summary[]`, `{Kind: integer}`."""
        if reference := schema.get("$ref"):
            return self._link(reference.removeprefix(REFERENCE), shown)
        if choices := schema.get("anyOf"):
            return Markup(" | ").join(self._type(choice, shown) for choice in choices)
        if values := schema.get("enum"):
            return Markup(" | ").join(escape(json.dumps(value)) for value in values)
        if items := schema.get("items"):
            return self._type(items, shown) + "[]"
        if isinstance(of := schema.get("additionalProperties"), dict):
            names = self._type(schema.get("propertyNames", {"type": "string"}), shown)
            return Markup("{{{}: {}}}").format(names, self._type(of, shown))
        types = schema["type"]
        return escape(types if isinstance(types, str) else " | ".join(types))

    def _link(self, name: str, shown: set[str]) -> Markup:
        """A link to where a schema is described: on the page itself, or on that of the records or the terms."""
        if name in shown:
            return Markup('<a href="#{}">{}</a>').format(name, name)
        page = TERMS if "enum" in self.all[name] else RAW
        return Markup('<a href="../{}/#{}">{}</a>').format(page, name, name)


def _references(value: Any) -> Iterator[str]:
    """The schemas to which a schema refers, in their order."""
    if isinstance(value, dict):
        if isinstance(reference := value.get("$ref"), str):
            yield reference.removeprefix(REFERENCE)
        for inner in value.values():
            yield from _references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _references(inner)
