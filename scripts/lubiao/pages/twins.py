"""The Markdown twin of a standard's page: the same facts in the same words, for programs that read text.

One file each, beside the page: `standards/db3702-t-0014-2022.md` (https://llmstxt.org). What is unknown is said to be
unknown, who says a thing and when stands beside it, and nothing that a contributor wrote is more than words.
"""

from __future__ import annotations

from collections.abc import Iterator

from lubiao.catalogue import CataloguedStandard
from lubiao.citing import formats_of, reference_of
from lubiao.findings import N_
from lubiao.publish.api.answer import FOLDER
from lubiao.publish.api.standards import file_of
from lubiao.texts import LANGUAGES

from .editions import Edition, line_of
from .markdown import Markdown, address_link, code_block, items, link, plain, strong
from .short_addresses import short_address_of
from .twin_facts import facts
from .twin_standing import standing_banner
from .twin_words import Words

CITED_AS = ("gbt7714-2025", "gbt7714-2015", "plain")
"""The formats of a citation that are read; the others are imported, from the page."""


def twin(words: Words, standard: CataloguedStandard) -> str:
    """The whole file."""
    blocks = [*_head(words, standard), *_sections(words, standard)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _head(words: Words, standard: CataloguedStandard) -> Iterator[Markdown]:
    site, say = words.site, words.say
    title = site.title_of(standard)[0] or site.text(N_("Title unknown"))
    code = site.code_of(standard) or site.text(N_("Not identified yet"))
    yield Markdown(f"# {plain(f'{code} {title}')}")
    if banner := standing_banner(words, standard):
        yield banner
    if not standard.is_identified:
        yield words(
            "> ",
            strong(say(N_("Not identified yet."))),
            words.space,
            say(
                N_(
                    "A source cites this standard by name, but no code has been found, and whether it was issued as a standard is not certain. If you know its code or hold the document, please help."
                )
            ),
            words.space,
            link(site.text(N_("I know this standard")), site.identify_link(standard)),
        )
    if not site.title_of(standard)[0]:
        yield say(N_("No source that was read prints the title of this standard."))


def _sections(words: Words, standard: CataloguedStandard) -> Iterator[Markdown]:
    for heading, of in (
        (N_("Facts"), facts),
        (N_("Editions"), _editions),
        (N_("Doubts and remarks"), _doubts),
        (N_("Evidence"), _evidence),
        (N_("Who cites it"), _cited),
        (N_("Drafted or produced in"), _drafted),
        (N_("Go on from here"), _ways),
    ):
        if found := list(of(words, standard)):
            yield _heading(words, heading)
            yield items(found)
    yield _heading(words, N_("Cite"))
    yield from _citations(words, standard)


def _editions(words: Words, standard: CataloguedStandard) -> Iterator[Markdown]:
    """The line of editions, oldest first."""
    line = line_of(standard, words.site.catalogue)
    if not line:
        yield words.say(N_("No earlier and no later edition is known."))
    for step in line:
        for edition in step.editions:
            here = strong(words.say(N_("This page"))) if step.place == "this" else ""
            yield words(_edition(words, edition), words.say(N_(", ")) if here else "", here)


def _edition(words: Words, edition: Edition) -> Markdown:
    site, say, standard = words.site, words.say, edition.standard
    if standard is None:
        return words(plain(edition.code), " ", say(N_("(not in the catalogue)")))
    raw, status = standard.raw, site.catalogue.standings[standard].status
    if raw.implemented:
        when = words(say(N_("Implementation date")), " ", words.date(raw.implemented))
    elif raw.issued:
        when = words(say(N_("Issue date")), " ", words.date(raw.issued))
    else:
        when = say(N_("Dates unknown"))
    return words(words.standard(standard), say(N_(": ")), site.label("status", status), say(N_("; ")), when)


def _doubts(words: Words, standard: CataloguedStandard) -> Iterator[Markdown]:
    site, say, is_chinese = words.site, words.say, words.site.language == "zh"
    for conflict in standard.raw.conflicts:
        why = plain(conflict.why.zh if is_chinese else conflict.why.en)
        said = words(say(N_("sources differ.")), words.space, why)
        for other in conflict.others:
            printed_by = words(say(N_(", ")), words.source(other.source)) if other.source else ""
            said = words(
                said, "\n    - ", say(N_("Not chosen")), say(N_(": ")), plain(other.value), printed_by
            )
        yield words.named(site.label("field", conflict.field), said)
    for note in standard.raw.notes:
        yield plain(note.zh if is_chinese else note.en)


def _evidence(words: Words, standard: CataloguedStandard) -> Iterator[Markdown]:
    site, say = words.site, words.say
    if not standard.raw.evidence:
        yield say(N_("Nothing but a citation."))
    for each in standard.raw.evidence:
        tier = site.source(each.source).tier
        yield words.named(
            site.label("level", each.level),
            words(
                words.source(each.source, each.url),
                say(N_("; ")),
                site.label("tier", tier),
                say(N_("; ")),
                say(N_("read on {date}"), date=each.read),
                words(say(N_("; ")), f"“{plain(each.seen)}”") if each.seen else "",
            ),
        )


def _cited(words: Words, standard: CataloguedStandard) -> Iterator[Markdown]:
    for each in standard.raw.cited:
        yield words(
            _city(words, each.city),
            words.say(N_(": ")),
            f"“{plain(each.under)}”",
            words.say(N_("; ")),
            words.source(each.source),
            words.say(N_(", ")),
            plain(each.place),
        )


def _drafted(words: Words, standard: CataloguedStandard) -> Iterator[Markdown]:
    site, say = words.site, words.say
    for tie in standard.raw.drafted_in:
        named = words(say(N_(": ")), words.body(tie.name)) if tie.name else ""
        weak = words(say(N_("; ")), say(N_("Weak: no source prints this tie."))) if tie.weak else ""
        yield words(_city(words, tie.city), say(N_(", ")), site.label("tie", tie.by), named, weak)


def _ways(words: Words, standard: CataloguedStandard) -> Iterator[Markdown]:
    """Addresses: of the page, of its data, and of those who know more."""
    site = words.site
    address = site.address_of(standard)
    whole = site.canonical(address)
    yield words.fact(N_("Permanent address"), address_link(whole))
    if short := short_address_of(standard):
        shorter = site.canonical(short, LANGUAGES[0])
        yield words.fact(N_("Short address"), address_link(shorter))
    # Not only where the file is published by this machine: the first share of a build makes it for all.
    record = site.addresses.file(f"{FOLDER}/{file_of(standard)}")
    yield link(site.text(N_("The whole record as JSON")), record)
    yield link(site.text(N_("Find it on the national platform")), site.platform_link(standard))
    yield link(site.text(N_("Edit this record")), site.edit_link(standard))
    yield link(site.text(N_("Report a mistake")), site.report_link(standard))


def _citations(words: Words, standard: CataloguedStandard) -> Iterator[Markdown]:
    site = words.site
    address = site.canonical(site.address_of(standard))
    reference = reference_of(standard, site.catalogue, site.language, address)
    for format in formats_of(standard):
        if format.id in CITED_AS:
            yield strong(site.text(format.label))
            yield code_block(format.write(reference).strip())
    yield words.say(
        N_("Lubiao, {date}. Not an official publication: check with the issuer before you rely on it."),
        date=site.catalogue.day,
    )


def _heading(words: Words, text: str) -> Markdown:
    return Markdown(f"## {words.say(text)}")


def _city(words: Words, city: str) -> Markdown:
    return link(words.site.city_name(city), words.site.canonical(f"cities/{city}/"))
