"""Plain text: a sentence for a letter or a table, in the reader's language, also for what is not identified."""

from __future__ import annotations

from lubiao.findings import N_

from .reference import Reference


def plain(reference: Reference) -> str:
    """Code, both titles, issuers, dates and the address of the record, as far as they are known."""
    say = reference.say
    name = " ".join(filter(None, (reference.code, reference.title or say(N_("Title unknown")))))
    remarks = [] if reference.code else [say(N_("not identified yet"))]
    for remark in (*remarks, *reference.notes):
        name = say(N_("{title} ({remark})")).format(title=name, remark=remark)
    facts = filter(None, (name, reference.issuers_said, *reference.dates))
    sentence = say(N_("; ")).join(facts) + say(N_("."))
    return f"{sentence} {reference.address}".strip()
