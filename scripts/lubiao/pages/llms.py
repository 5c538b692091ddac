"""llms.txt: what a language model is told of the site before it reads anything else (https://llmstxt.org)."""

from __future__ import annotations

from collections.abc import Iterator

from lubiao.findings import N_
from lubiao.publish import DOWNLOADS
from lubiao.texts import LANGUAGES

from .markdown import Markdown, items, link
from .site import Site
from .twin_words import Words, twin_path

PATH = "llms.txt"
"""Its address, without the language's prefix."""

_API = (
    ("api/v1/openapi.json", N_("Description of the API"), N_("OpenAPI 3.1: every file and every field")),
    ("api/v1/standards.json", N_("All standards"), N_("summaries: code, titles, kind, status, dates")),
    ("api/v1/changes.json", N_("Changes"), N_("what changed, and when")),
)


def llms(site: Site) -> str:
    """The file in one language: title, summary, how to read it, then lists of links."""
    words = Words(site)
    say = words.say
    blocks = [
        "# " + say(N_("Lubiao")),
        "> "
        + say(
            N_(
                "An open, bilingual catalogue of the standards cited for the cities of Shandong, China. It holds facts about standards (code, titles, dates, status, who cites them, and which source says so), not their texts."
            )
        ),
        items(map(say, _HOW_TO_READ)),
        "## " + say(N_("Data")),
        items(_data(site)),
        "## " + say(N_("Pages")),
        items(_pages(site)),
        "## " + say(N_("Optional")),
        items(_optional(site)),
    ]
    return "\n\n".join(blocks) + "\n"


_HOW_TO_READ = (
    N_("“unknown” means that no source that was read says it. Do not guess it from the code or the title."),
    N_(
        "A status holds for the day that stands beside it. Before you call a standard in force, say who says so and when it was read."
    ),
    N_(
        "“Cited for a city” is not “issued by the city”: only the code of a municipal standard names who issued it."
    ),
    N_("An English title says where it comes from. A translation by this project is not the official title."),
    N_("Figures that a source reports are that source’s, and are not counts of this catalogue."),
    N_("Cite a standard by its code, and this catalogue by the permanent address of the standard’s page."),
    N_(
        "The data is CC0 1.0; the vocabularies keep their own licences. Not an official publication: the issuer has the last word."
    ),
)


def _data(site: Site) -> Iterator[Markdown]:
    """What programs read: the twins, and of the API and the downloads those that are published."""
    words = Words(site)
    form = site.addresses.page("standards/", site.language) + "{slug}.md"
    example = next((standard for standard in site.catalogue.standards if standard.is_identified), None)
    yield words(
        words.say(N_("Each standard as Markdown")),
        words.say(N_(": ")),
        f"`{form}`",
        *(
            [
                words.say(N_(", ")),
                link(site.code_of(example), site.addresses.page(twin_path(example), site.language)),
            ]
            if example
            else []
        ),
    )
    offered = [*_API, *((each.path, each.title, each.about) for each in DOWNLOADS)]
    for path, title, about in offered:
        if path in site.published:
            yield _entry(words, title, site.addresses.file(path), about)


def _pages(site: Site) -> Iterator[Markdown]:
    words = Words(site)
    for address, title, about in (
        ("standards/", N_("All standards"), N_("by kind, with status and dates")),
        ("cities/", N_("Cities"), N_("issued by a city, cited for it, drafted there, reported")),
        ("subjects/", N_("Subjects"), N_("by the International Classification for Standards")),
        ("status/", N_("Status"), N_("which hold, which are superseded, of which it is not known")),
        ("sources/", N_("Sources"), N_("what each source says, and how far it is to be trusted")),
        ("coverage/", N_("What we know, and what we do not"), N_("the gaps of the catalogue")),
    ):
        yield _entry(words, title, site.canonical(address), about)


def _optional(site: Site) -> Iterator[Markdown]:
    words = Words(site)
    for kind in site.catalogue.of_kind:
        yield link(site.label("kinds", kind), site.canonical(f"kinds/{kind}/"))
    yield _entry(
        words, N_("Rules of the check"), site.canonical("rules/"), N_("what the records are held to")
    )
    yield _entry(words, N_("Source and data"), site.repository, N_("the records as people edit them"))
    for language in LANGUAGES:
        if language != site.language:
            yield link(f"llms.txt ({language})", site.canonical(PATH, language))


def _entry(words: Words, title: str, address: str, about: str) -> Markdown:
    return words(link(words.site.text(title), address), ": ", words.say(about))
