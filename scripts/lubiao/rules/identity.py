"""Which standard a record is: its code, what the code says, and its address. An identity stays for ever."""

from __future__ import annotations

from collections.abc import Iterator

from lubiao.catalogue import Catalogue, CataloguedStandard
from lubiao.catalogue.former_names import is_id
from lubiao.codes import Code, Extent, Kind, code_and_more
from lubiao.findings import N_, Fix, Message

from .places import Path, at, code_of, is_canonical
from .rule import ERROR, WARNING, Faults, rule

CODE_REASONS = (
    N_("not a text: {text}"),
    N_("too long to be a code"),
    N_("no province is called {name}"),
    N_("an issuing division, but no number behind it"),
    N_("no class of standards has a code of this form"),
    N_("no class of standards has the prefix {prefix}"),
    N_("{division} is no division of two or four digits"),
    N_("{year} is no year of a standard"),
    N_("{year} is no year of four digits"),
    N_("the year {year} is not set off by a dash"),
    N_("a blank stands inside the number"),
    N_("no number where the code should have one"),
)
"""Every reason a CodeError can have. The room of codes knows nothing of translation, so they are marked here."""


@rule("LB101", ERROR, zh="每条标准须有标准号；尚未识别标准号的，须有 id，二者只取其一。")
def has_one_identity(catalogue: Catalogue) -> Faults:
    """A standard has a code or, while it is not identified, an id: one of the two."""
    for standard in catalogue.standards:
        raw = standard.raw
        if raw.code and raw.id:
            yield (
                at(standard, "id"),
                Message(N_("The record has a code and an id.")),
                Message(N_("Keep the code, delete the id.")),
            )
        elif not raw.code and not raw.id:
            yield (
                at(standard),
                Message(N_("The record has neither code nor id.")),
                Message(N_("Add the code; where it is not known, add an id and a kind.")),
            )


@rule("LB102", ERROR, zh="有 id 的记录须写明 kind（标准类别）；有标准号的记录不写，类别由标准号得出。")
def kind_is_declared_only_without_code(catalogue: Catalogue) -> Faults:
    """A record with an id declares its kind; with a code it does not, for the kind follows from the code."""
    for standard in catalogue.standards:
        raw = standard.raw
        if raw.code and raw.kind:
            yield (
                at(standard, "kind"),
                Message(N_("The kind is typed by hand, though it follows from the code.")),
                Message(N_("Delete the key {key}."), {"key": "kind"}),
            )
        elif raw.id and not raw.code and not raw.kind:
            kinds = ", ".join(Kind)
            yield (
                at(standard, "id"),
                Message(N_("A record without code does not say its kind.")),
                Message(N_("Add the key kind, with one of: {values}."), {"values": kinds}),
            )


@rule("LB103", ERROR, zh="标准号须能识别为唯一一类标准号。")
def code_can_be_read(catalogue: Catalogue) -> Faults:
    """A code fits one class of standards exactly."""
    for standard in catalogue.standards:
        if not (error := standard.code_error):
            continue
        written = standard.raw.code or ""
        more = code_and_more(written)
        if more is None:
            message = Message(
                N_("{code} is no code of a standard: {reason}."),
                {"code": written, "reason": Message(error.reason, dict(error.values))},
            )
            remedy = Message(N_("Copy the code from the cover, such as DB3702/T 0014-2022."))
        else:
            said = N_("Behind the code {code} stands “{rest}”.")
            if more.before:
                said = N_("Before the code {code} stands “{rest}”.")
            message = Message(said, {"code": str(more.code), "rest": more.before or more.behind})
            remedy = Message(
                N_(
                    "Keep the code alone: a title belongs in title_zh, another standard in a record of its own."
                )
            )
        yield at(standard, "code"), message, remedy


@rule(
    "LB104",
    ERROR,
    zh="标准号须采用规范写法：半角字符，代号后空一格，年号四位；1995 年以前的两位年号可照原样书写。",
)
def code_is_canonical(catalogue: Catalogue) -> Faults:
    """A code is written in its canonical form; a year of two digits may stay as printed."""
    for standard in catalogue.standards:
        written = standard.raw.code
        if not written or not standard.code or standard.code.extent is not Extent.ONE:
            continue
        if not is_canonical(written, standard.code):
            yield (
                at(standard, "code"),
                Message(N_("The code {code} is not in canonical form."), {"code": written}),
                Message(N_("Write {code}."), {"code": standard.name}),
                Fix(standard.name),
            )


@rule("LB105", ERROR, zh="一条记录只是一项标准，不能是编号区间或“所有部分”。")
def code_is_of_one_standard(catalogue: Catalogue) -> Faults:
    """A record is one standard: no range of numbers, and not all parts of a series."""
    for standard in catalogue.standards:
        if standard.code and standard.code.extent is not Extent.ONE:
            yield (
                at(standard, "code"),
                Message(N_("The code stands for more than one standard.")),
                Message(N_("Write one record for each standard.")),
            )


@rule("LB108", ERROR, zh="标准号和 id 在全部记录中须唯一。")
def identity_is_unique(catalogue: Catalogue) -> Faults:
    """No two records have the same code or the same id."""
    first: dict[str, CataloguedStandard] = {}
    for standard in catalogue.standards:
        if not standard.name:
            continue
        other = first.setdefault(standard.name, standard)
        if other is not standard:
            place = at(other)
            yield (
                at(standard, "code" if standard.raw.code else "id"),
                Message(
                    N_("{code} has a record already, in {file}, line {line}."),
                    {"code": standard.name, "file": place.file, "line": place.line},
                ),
                Message(N_("Join the two records.")),
            )


@rule("LB109", ERROR, zh="记录在网站上的地址须唯一，不区分大小写。")
def address_is_unique(catalogue: Catalogue) -> Faults:
    """The address on the site is unique even without regard to case."""
    first: dict[str, CataloguedStandard] = {}
    for standard in catalogue.standards:
        slug = standard.slug.casefold()
        if not slug:
            continue
        other = first.setdefault(slug, standard)
        if other is not standard and other.name != standard.name:
            yield (
                at(standard, "code" if standard.raw.code else "id"),
                Message(
                    N_("The address {slug} is already that of {code}."), {"slug": slug, "code": other.name}
                ),
                Message(N_("Check both codes; choose another id.")),
            )


@rule(
    "LB111",
    WARNING,
    zh="国家标准和行业标准的代号（包括 replaces、replaced_by、former 中的）须在行业代号词表中。",
)
def prefix_is_known(catalogue: Catalogue) -> Faults:
    """The prefix of a national or sector code is in the vocabulary of sectors.

    So is that of a code in `replaces`, `replaced_by` or `former`.
    """
    sectors = catalogue.vocabulary.sectors
    if not sectors:
        return
    for standard in catalogue.standards:
        for path, code in _codes(standard):
            if code.kind in (Kind.SECTOR, Kind.NATIONAL) and code.prefix not in sectors:
                yield (
                    at(standard, *path),
                    Message(N_("No sector with the prefix {prefix} is known."), {"prefix": code.prefix}),
                    Message(N_("Check the letters; if they are right, add them to vocabulary/sectors.csv.")),
                )


@rule(
    "LB112",
    ERROR,
    zh="former 列出改号前的标准号，须能识别、采用规范写法、逐项列出，且不是任何记录现在的标准号；已识别的标准还列出此前的 id。",
)
def former_codes_are_other_codes(catalogue: Catalogue) -> Faults:
    """A renumbered standard lists its former codes: each in canonical form, and not one that a record has now.

    One that was identified lists the id that it had before.
    """
    for standard in catalogue.standards:
        for number, written in enumerate(standard.raw.former):
            place = at(standard, "former", number)
            if standard.raw.code and is_id(written):
                continue
            code = code_of(written)
            if code is None:
                yield (
                    place,
                    Message(N_("{code} is no code of a standard."), {"code": written}),
                    Message(N_("Copy the code from the source.")),
                )
                continue
            if not is_canonical(written, code):
                yield (
                    place,
                    Message(N_("The code {code} is not in canonical form."), {"code": written}),
                    Message(N_("Write {code}."), {"code": str(code)}),
                    Fix(str(code)),
                )
            if code.extent is not Extent.ONE:
                yield (
                    place,
                    Message(N_("The code stands for more than one standard.")),
                    Message(N_("Name each standard with its own code.")),
                )
            elif code == standard.code:
                yield (
                    place,
                    Message(N_("The former code is the code that the standard has now.")),
                    Message(N_("Keep only codes that it had before.")),
                )
            elif other := catalogue.find(written):
                there = at(other)
                yield (
                    place,
                    Message(
                        N_("{code} has a record already, in {file}, line {line}."),
                        {"code": other.name, "file": there.file, "line": there.line},
                    ),
                    Message(
                        N_("If they are one standard, join the two records; if not, delete the code here.")
                    ),
                )


@rule("LB113", ERROR, zh="标准号（包括 replaces、replaced_by、former 中的）的年号不得晚于明年。")
def year_of_code_is_not_far_ahead(catalogue: Catalogue) -> Faults:
    """The year of a code, also in `replaces`, `replaced_by` and `former`, is next year at the latest."""
    latest = catalogue.day.year + 1
    for standard in catalogue.standards:
        for path, code in _codes(standard):
            if code.year and code.year > latest:
                yield (
                    at(standard, *path),
                    Message(N_("The code is dated {year}, later than next year."), {"year": code.year}),
                    Message(N_("Compare the code with the source.")),
                )


def _codes(standard: CataloguedStandard) -> Iterator[tuple[Path, Code]]:
    """The code of a record, and those it had, replaces or is replaced by, each with its path."""
    if standard.code:
        yield ("code",), standard.code
    for key in ("replaces", "replaced_by", "former"):
        for number, written in enumerate(getattr(standard.raw, key)):
            if code := code_of(written):
                yield (key, number), code
