"""What a citation may say of a standard: the facts that every format draws from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from lubiao.catalogue import Catalogue, CataloguedStandard
from lubiao.catalogue.labels import FIELD, STATUS, TITLE_ORIGIN
from lubiao.catalogue.standing import StandingStatus
from lubiao.findings import N_
from lubiao.records import TitleOrigin, WrittenDate
from lubiao.texts import Language, translator


# Not frozen: making one of so many fields would take longer than writing two citations.
@dataclass(slots=True)
class Reference:
    """A standard as it is cited. Every text is on one line; what is unknown is empty.

    `language` is that of the whole citation, `reader` that of notes and of plain text. `bodies` are the
    committee in charge, else the issuers: those whom GB/T 7714—2015 puts first. `date` is the issue date,
    else the year of the code: `2022-10-14`, `2021-06`, `2019`, or empty. `other_title` is the title in the
    other language, and `other_title_origin` who gave it that title. `notes` are what the fields of a bibliography have no place for.
    """

    slug: str
    code: str
    language: Language
    reader: Language
    title: str
    other_title: str
    other_title_origin: TitleOrigin | None
    bodies: tuple[str, ...]
    issuers: tuple[str, ...]
    issued: WrittenDate | None
    implemented: WrittenDate | None
    date: str
    is_draft: bool
    address: str
    notes: list[str] = field(init=False)

    def __post_init__(self) -> None:
        draft = self.say(STATUS[StandingStatus.DRAFT]) if self.is_draft else ""
        self.notes = [note for note in (self.other_title_said, draft) if note]

    @property
    def say(self) -> Callable[[str], str]:
        """English text → text of the reader's language."""
        return translator(self.reader)

    @property
    def other_title_said(self) -> str:
        """The other title, and who gave it, so that our translation is never taken for the issuer's title."""
        if not self.other_title:
            return ""
        origin = self.other_title_origin
        return self._said(TITLE_ORIGIN[origin] if origin else FIELD["title_zh"], self.other_title)

    @property
    def issuers_said(self) -> str:
        """The issuers behind their label; empty where none is known."""
        if not self.issuers:
            return ""
        comma = self.say(N_("{one}, {next}")).format(one="", next="")
        return self._said(FIELD["issuers"], comma.join(self.issuers))

    def _said(self, label: str, value: str) -> str:
        return self.say(label) + self.say(N_(": ")) + value

    @property
    def dates(self) -> list[str]:
        """Issue and implementation date, each behind its label."""
        known = {"issued": self.issued, "implemented": self.implemented}
        return [f"{self.say(FIELD[key])} {date}" for key, date in known.items() if date]


def reference_of(
    standard: CataloguedStandard, catalogue: Catalogue, language: Language, address: str = ""
) -> Reference:
    """The facts of a standard for a reader of a language.

    A citation is in one language, and its title is one that the standard has: English where the reader reads
    English and the English title is not our own translation, Chinese otherwise.
    """
    raw = standard.raw
    is_ours = raw.title_en_from is TitleOrigin.PROJECT
    own_english = "" if is_ours else one_line(raw.title_en)
    title_zh = one_line(raw.title_zh)
    in_english = bool(own_english) and (language == "en" or not title_zh)
    other_title = title_zh if in_english else one_line(raw.title_en)

    def named(bodies: tuple[str, ...]) -> tuple[str, ...]:
        records = catalogue.organizations
        return tuple(
            one_line((in_english and name in records and records[name].name_en) or name) for name in bodies
        )

    issuers = named(raw.issuers)
    return Reference(
        slug=standard.slug,
        code=standard.code.display if standard.code else "",
        language="en" if in_english else "zh",
        reader=language,
        title=own_english if in_english else title_zh,
        other_title=other_title,
        other_title_origin=raw.title_en_from if other_title and not in_english else None,
        bodies=named((raw.committee,)) if raw.committee else issuers,
        issuers=issuers,
        issued=raw.issued,
        implemented=raw.implemented,
        date=str(raw.issued or standard.year or ""),
        is_draft=raw.draft,
        address=address,
    )


@lru_cache(maxsize=1024)
def one_line(text: str | None) -> str:
    """The text on one line, without control characters: in a citation a line break would begin a new field.

    Bodies come again and again, and titles with each language.
    """
    text = text or ""
    if not text.isprintable():
        text = "".join(c for c in text if c.isprintable() or c.isspace())
    return " ".join(text.split())
