"""The facts of a standard in its Markdown twin, as the page lists them."""

from __future__ import annotations

from collections.abc import Iterator

from lubiao.catalogue import CataloguedStandard
from lubiao.findings import N_

from .markdown import Markdown, plain
from .twin_words import Words


def facts(words: Words, standard: CataloguedStandard) -> Iterator[Markdown]:
    """The facts of the record and of its code, one item each; what is not known is “unknown”."""
    site, raw, say = words.site, standard.raw, words.say
    city = site.catalogue.issuing_city(standard)
    none = words.unknown()
    yield words.fact(N_("Code"), plain(site.code_of(standard)) if standard.is_identified else none)
    yield words.fact(N_("Chinese title"), plain(raw.title_zh) if raw.title_zh else none)
    if raw.title_en:
        origin = site.label("title_origin", raw.title_en_from)
        yield words.fact(
            N_("English title"),
            say(N_("{title} ({remark})"), title=plain(raw.title_en), remark=origin),
        )
    else:
        yield words.fact(N_("English title"), none)
    yield words.fact(N_("Kind"), plain(site.label("kind", standard.kind)) if standard.kind else none)
    if standard.grade:
        yield words.fact(N_("Grade"), plain(site.label("grade", standard.grade)))
    yield words.fact(N_("Status"), _status(words, standard))
    yield words.fact(N_("Issue date"), words.date(raw.issued))
    yield words.fact(N_("Implementation date"), words.date(raw.implemented))
    if raw.reviewed:
        yield words.fact(N_("Last review"), words.date(raw.reviewed))
    if raw.withdrawn:
        yield words.fact(N_("Withdrawal date"), words.date(raw.withdrawn))
    issuers = words.joined(map(words.body, raw.issuers))
    if city:
        of_code = say(
            N_("The code names the division {division}, {city}."),
            division=standard.division,
            city=plain(site.city_name(city.id)),
        )
        issuers = words(issuers, say(N_("; ")), of_code)
    yield words.fact(N_("Issuing authority"), issuers)
    if raw.committee:
        yield words.fact(N_("Committee in charge"), words.body(raw.committee))
    drafters = words.joined(map(words.body, raw.drafters))
    if raw.drafters and not raw.drafters_complete:
        drafters = words(drafters, say(N_("; ")), say(N_("The source shortens this list.")))
    yield words.fact(N_("Drafting organizations"), drafters)
    yield words.fact("ICS", words.joined(map(words.ics, raw.ics)))
    yield words.fact("CCS", words.joined(map(words.ccs, raw.ccs)))
    if raw.filing_number:
        yield words.fact(N_("Filing number"), plain(raw.filing_number))
    if raw.legal_basis:
        yield words.fact(N_("Legal basis"), plain(raw.legal_basis))
    if raw.adopts:
        adopted = (plain(f"{each.code} {site.label('adoption', each.degree)}") for each in raw.adopts)
        yield words.fact(N_("Adopts"), words.joined(adopted))
    if standard.former_codes:
        yield words.fact(N_("Former codes"), words.joined(map(plain, standard.former_codes)))


def _status(words: Words, standard: CataloguedStandard) -> Markdown:
    """The status, what it rests on, who says so and when."""
    site, say = words.site, words.say
    standing, reading = site.catalogue.standings[standard], standard.raw.status
    told = [say(N_(": ")), words.source(standing.source)] if standing.source else []
    read = [say(N_("read on {date}"), date=standing.read), say(N_("; "))] if standing.read else []
    other = (
        [
            say(N_("; ")),
            say(
                N_("Status read on {date}: {status}"),
                date=reading.read,
                status=site.label("status", reading.value),
            ),
            say(N_(", ")),
            words.source(reading.source),
        ]
        if reading and not standing.read
        else []
    )
    return words(
        plain(site.label("status", standing.status)),
        say(N_(", ")),
        site.label("basis", standing.basis),
        *told,
        say(N_("; ")),
        *read,
        say(N_("as of {date}"), date=site.catalogue.day),
        *other,
    )
