"""Which standard replaced which: told once, by the newer one, and without contradiction."""

from __future__ import annotations

from collections import defaultdict

from lubiao.catalogue import Catalogue, CataloguedStandard, StandingStatus
from lubiao.codes import Extent
from lubiao.findings import N_, Fix, Message
from lubiao.records import Status

from .places import at, canonical, code_of, is_canonical
from .rule import ERROR, INFO, Faults, rule

NOT_KNOWN_TO_HAVE_ENDED = (StandingStatus.IN_FORCE, StandingStatus.UNKNOWN)


@rule(
    "LB321",
    ERROR,
    zh="replaces、replaced_by 和 adopts 中的标准号须能识别，并采用规范写法；前两者须逐项列出，不得为编号区间或“所有部分”。",
)
def related_codes_can_be_read(catalogue: Catalogue) -> Faults:
    """The codes in `replaces`, `replaced_by` and `adopts` are codes, in canonical form.

    Those in the first two are each of one standard; only adopted may be all parts of a series.
    """
    for standard in catalogue.standards:
        raw = standard.raw
        written = [
            *((("replaces", number), code) for number, code in enumerate(raw.replaces)),
            *((("replaced_by", number), code) for number, code in enumerate(raw.replaced_by)),
            *((("adopts", number, "code"), adoption.code) for number, adoption in enumerate(raw.adopts)),
        ]
        for path, text in written:
            code = code_of(text)
            if code is None:
                yield (
                    at(standard, *path),
                    Message(N_("{code} is no code of a standard."), {"code": text}),
                    Message(N_("Copy the code from the source.")),
                )
            elif not is_canonical(text, code):
                yield (
                    at(standard, *path),
                    Message(N_("The code {code} is not in canonical form."), {"code": text}),
                    Message(N_("Write {code}."), {"code": str(code)}),
                    Fix(str(code)),
                )
            if code and code.extent is not Extent.ONE and path[0] != "adopts":
                yield (
                    at(standard, *path),
                    Message(N_("The code stands for more than one standard.")),
                    Message(N_("Name each standard with its own code.")),
                )


@rule("LB322", ERROR, zh="状态为“被代替”的，须写明由哪项标准代替。")
def superseded_names_a_successor(catalogue: Catalogue) -> Faults:
    """A `superseded` standard names its successor, or a record of the catalogue replaces it."""
    for standard in catalogue.standards:
        status = standard.raw.status
        is_superseded = status is not None and status.value is Status.SUPERSEDED
        if is_superseded and not standard.successors and not standard.raw.replaced_by:
            yield (
                at(standard, "status", "value"),
                Message(N_("Read as superseded, but nobody knows by what.")),
                Message(N_("Add replaced_by with the code of the successor.")),
            )


@rule("LB323", ERROR, zh="代替与被代替的两项标准都在目录中时，两处须一致。")
def both_ends_agree(catalogue: Catalogue) -> Faults:
    """Where both standards have a record, `replaced_by` of the older and `replaces` of the newer one agree."""
    in_circles = _in_circles(catalogue)
    for standard in catalogue.standards:
        named = [(number, catalogue.find(code)) for number, code in enumerate(standard.raw.replaced_by)]
        left_out = [
            s for s in standard.successors if standard.raw.replaced_by and (s not in dict(named).values())
        ]
        for number, newer in named:
            if not newer or newer is standard or standard.name in map(canonical, newer.raw.replaces):
                continue
            if _is_backwards(standard, newer) or {standard, newer} <= in_circles:
                continue  # LB327 and LB325 tell it
            place = at(standard, "replaced_by", number)
            if left_out:
                yield (
                    place,
                    Message(
                        N_("{code} does not say that it replaces this standard; {other} does."),
                        {"code": newer.name, "other": left_out.pop(0).name},
                    ),
                    Message(N_("Compare both with the source, and keep the successor that it names.")),
                )
            else:
                yield (
                    place,
                    Message(N_("{code} does not say that it replaces this standard."), {"code": newer.name}),
                    Message(N_("Add {code} to its key {key}."), {"code": standard.name, "key": "replaces"}),
                )
        for newer in left_out:
            yield (
                at(standard, "replaced_by"),
                Message(
                    N_("{code} says that it replaces this standard, but is not named here."),
                    {"code": newer.name},
                ),
                Message(N_("Add {code} to the key {key}."), {"code": newer.name, "key": "replaced_by"}),
            )


@rule("LB324", ERROR, zh="标准不得代替自身。")
def nothing_replaces_itself(catalogue: Catalogue) -> Faults:
    """No standard replaces itself."""
    for standard in catalogue.standards:
        for key in ("replaces", "replaced_by"):
            for number, written in enumerate(getattr(standard.raw, key)):
                if standard.code and canonical(written) == standard.name:
                    yield (
                        at(standard, key, number),
                        Message(N_("The standard replaces itself.")),
                        Message(N_("Name the other edition.")),
                    )


@rule("LB325", ERROR, zh="代替关系（replaces 和 replaced_by 合在一起）不得成环。")
def no_circles(catalogue: Catalogue) -> Faults:
    """The line of successors, by `replaces` and `replaced_by`, never comes back to where it began."""
    left = _in_circles(catalogue)
    newer_of = _newer_of(catalogue)
    for standard in reversed(catalogue.standards):
        if standard not in left:
            continue
        circle, waiting = {standard}, [standard]
        while waiting:
            inner = newer_of[waiting.pop()] & left - circle
            circle |= inner
            waiting += inner
        left -= circle
        if any(_is_backwards(older, newer) for older in circle for newer in newer_of[older] & circle):
            continue  # LB327 tells which direction is the wrong one
        yield (
            at(standard, "replaces" if standard.raw.replaces else "replaced_by"),
            Message(
                N_("The line of successors leads in a circle: {codes}."),
                {"codes": ", ".join(sorted(one.name for one in circle))},
            ),
            Message(N_("The newer standard replaces the older one; delete the other direction.")),
        )


def _is_backwards(older: CataloguedStandard, newer: CataloguedStandard) -> bool:
    """Whether what is said to be newer has a code of an earlier year, which LB327 tells."""
    before = older.code.year if older.code else None
    after = newer.code.year if newer.code else None
    return before is not None and after is not None and after < before


def _newer_of(catalogue: Catalogue) -> dict[CataloguedStandard, set[CataloguedStandard]]:
    """Each standard that takes part in a replacement → those that one of the two records says replace it."""
    newer: dict[CataloguedStandard, set[CataloguedStandard]] = {}
    for standard in catalogue.standards:
        named = (catalogue.find(code) for code in standard.raw.replaced_by)
        successors = {*standard.successors, *(other for other in named if other and other is not standard)}
        if successors:
            newer.setdefault(standard, set()).update(successors)
            for successor in successors:
                newer.setdefault(successor, set())
    return newer


def _in_circles(catalogue: Catalogue) -> set[CataloguedStandard]:
    """The standards that lie on a circle of successors, or between two.

    What has no successor or no predecessor is on no circle, and is taken away until nothing of that kind is left.
    """
    newer = _newer_of(catalogue)
    older: dict[CataloguedStandard, set[CataloguedStandard]] = {standard: set() for standard in newer}
    for standard, successors in newer.items():
        for successor in successors:
            older[successor].add(standard)
    left = set(newer)
    waiting = [standard for standard in newer if not newer[standard] or not older[standard]]
    while waiting:
        standard = waiting.pop()
        if standard not in left:
            continue
        left.remove(standard)
        for other, back in ((newer, older), (older, newer)):
            for neighbour in other[standard]:
                back[neighbour].discard(standard)
                if not back[neighbour]:
                    waiting.append(neighbour)
    return left


@rule("LB326", INFO, zh="新版旁边仍有未见废止的旧版；旧版可能仍然有效，只作提示。")
def older_editions_have_ended(catalogue: Catalogue) -> Faults:
    """An older edition beside a newer one in force is known to have ended. It may well stay valid."""
    editions: defaultdict[str, list[CataloguedStandard]] = defaultdict(list)
    for standard in catalogue.standards:
        if standard.code and standard.code.year and not standard.raw.draft:
            editions[standard.code.undated].append(standard)
    for group in editions.values():
        group.sort(key=lambda standard: standard.year)
        for standard in group[:-1]:
            has_newer = standard.year < group[-1].year
            if has_newer and catalogue.standings[standard].status in NOT_KNOWN_TO_HAVE_ENDED:
                yield (
                    at(standard, "code"),
                    Message(N_("A newer edition is in the catalogue: {code}."), {"code": group[-1].name}),
                    Message(
                        N_("If it replaces this one, add {code} to its key {key}."),
                        {"code": standard.name, "key": "replaces"},
                    ),
                )


@rule("LB327", ERROR, zh="标准不得代替年号更晚的标准。")
def nothing_replaces_a_later_one(catalogue: Catalogue) -> Faults:
    """No standard replaces one whose code is dated later, and none is replaced by one dated earlier."""
    for standard in catalogue.standards:
        own = standard.code.year if standard.code else None
        for key in ("replaces", "replaced_by"):
            for number, written in enumerate(getattr(standard.raw, key)):
                code = code_of(written)
                if not own or not code or not code.year:
                    continue
                newer, older = (own, code.year) if key == "replaces" else (code.year, own)
                if newer < older:
                    yield (
                        at(standard, key, number),
                        Message(
                            N_("A standard of {newer} cannot replace one of {older}."),
                            {"newer": newer, "older": older},
                        ),
                        Message(N_("Compare both years and the direction with the source.")),
                    )
