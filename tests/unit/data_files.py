"""Data files as people might write them, for hypothesis: every quote, remarks anywhere, keys in any order."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from lubiao.writing import scalar

CODES = (
    "DB3702/T 0014-2022", "DB3702/T 14-2022", "DB3714/T 0001-2019", "DB37/T 3471-2018", "GB/T 18965-2008", "GB 18965-2003",
    "SC 3001-1989", "T/SGSC 009-2021", "ISO 13485:2016", "db3702／t0014—2022", "GB∕T  1．1—2020", "no code at all",
)  # fmt: skip
TEXTS = (
    "农贸市场建设与管理规范",
    "no",
    "71.010",
    "a: b",
    'say "x"',
    "it's #no remark",
    "C:\\x",
    "1e5",
    "甲　乙",
    "- x",
    "[a]",
)
DATES = (
    "2022-10-14",
    "2021-06",
    "2022/10/14",
    "2022年1月4日",
    "20221014",
    "２０２２.10.14",
    "2023年5月",
    "soon",
)
CLASSES = ("03.100.20", "71.010", "６７.080", "67.080.10 ", "A10", "a10", "Ｂ３１")

spaces = st.sampled_from(("", "", "", " ", "   "))
line_remarks = st.sampled_from(("", "", "", "  # at the end", " # 行末  "))


@st.composite
def spelled(draw: DrawFn, values: tuple[str, ...], *, in_flow: bool = False) -> str:
    """A value in one of the ways to write it."""
    value = draw(st.sampled_from(values))
    double = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    single = "'" + value.replace("'", "''") + "'"
    plain = (
        value
        if scalar("x" + value, in_flow=in_flow)[0] == "x" and value[0].isalnum() and value == value.strip()
        else double
    )
    return draw(st.sampled_from((plain, double, single)))


@st.composite
def flow_list(draw: DrawFn, values: tuple[str, ...]) -> str:
    items = draw(st.lists(spelled(values, in_flow=True), max_size=3))
    comma = draw(st.sampled_from((", ", ",", " ,  ")))
    return "[" + draw(spaces) + comma.join(items) + draw(spaces) + "]"


@st.composite
def mapping_in_braces(draw: DrawFn) -> str:
    pairs = [
        f"source: {draw(spelled(('samr-std', 'no'), in_flow=True))}",
        f"level: {draw(spelled(('cover', 'Listing'), in_flow=True))}",
        f"read: {draw(spelled(('2026-11-23', '2026/11/23'), in_flow=True))}",
    ]
    return "{" + ", ".join(draw(st.permutations(pairs))) + "}"


@st.composite
def remarks(draw: DrawFn, margin: str) -> list[str]:
    """Lines above a key: none, a remark, blank lines; also indented otherwise than the key."""
    lines = draw(
        st.lists(
            st.sampled_from((f"{margin}# 说明", f"{margin}  # deeper", "# at the edge", "", "")), max_size=2
        )
    )
    return lines if draw(st.booleans()) else []


@st.composite
def nested(draw: DrawFn, key: str, margin: str) -> list[str]:
    """A key with a list of mappings, in block style or in braces."""
    dash = margin + draw(st.sampled_from(("", "  ")))
    lines = [f"{margin}{key}:{draw(spaces)}"]
    for _ in range(draw(st.integers(1, 3))):
        if draw(st.booleans()):
            lines.append(f"{dash}- {draw(mapping_in_braces())}{draw(line_remarks)}")
            continue
        keys = [
            f"source: {draw(spelled(('samr-std', 'no')))}",
            f"level: {draw(spelled(('cover', 'mention')))}",
            f"read: {draw(spelled(('2026-11-23', '2026年11月23日')))}",
        ]
        for number, pair in enumerate(draw(st.permutations(keys))):
            above = (
                draw(remarks(dash + "  "))
                if number
                else draw(st.sampled_from(([], [f"{dash}# above the dash"])))
            )
            lines += [*above, f"{dash}{'  ' if number else '- '}{pair}{draw(line_remarks)}"]
    return lines


@st.composite
def record(draw: DrawFn, number: int) -> list[str]:
    """The lines of one standard."""
    margin = draw(st.sampled_from(("  ", "  ", "    ")))
    code = draw(st.sampled_from(CODES))
    identity = draw(st.sampled_from((f"code: {scalar(code)}", f"code: '{code}'", f"id: work-{number}")))
    keys: list[list[str]] = [[margin + identity + draw(spaces) + draw(line_remarks)]]
    keys.append([f"{margin}title_zh: {draw(spelled(TEXTS))}{draw(line_remarks)}"])
    optional = {
        "issued": st.builds(lambda v: [f"{margin}issued: {v}"], spelled(DATES)),
        "implemented": st.builds(lambda v: [f"{margin}implemented:  {v} "], spelled(DATES)),
        "ics": st.builds(lambda v, r: [f"{margin}ics: {v}{r}"], flow_list(CLASSES), line_remarks),
        "draft": st.builds(lambda v: [f"{margin}draft: {v}"], spelled(("true", "True", "no"))),
        "issuers": st.builds(
            lambda a, b: [f"{margin}issuers:", f"{margin}- {a}", f"{margin}- {b}", f"{margin}  # of the list"],
            spelled(TEXTS), spelled(TEXTS),
        ),
        "legal_basis": st.sampled_from((
            [f"{margin}legal_basis: |", f"{margin}  two", f"{margin}  lines  "],
            [f"{margin}legal_basis: >-", f"{margin}  folded", "", f"{margin}  text", ""],
            [f"{margin}legal_basis: |+", f"{margin}  kept", "", ""],
            [f"{margin}legal_basis: a text", f"{margin}  on two lines"],
            [f'{margin}legal_basis: "quoted', f'{margin}  on two lines"'],
        )),
        "evidence": nested("evidence", margin),
        "titel_zh": st.just([f"{margin}titel_zh: unknown key"]),
        "notes": st.just([f"{margin}notes: [{{en: b, zh: 甲}}]"]),
        '"committee"': st.just([f'{margin}"committee" : x']),
        "issued again": st.just([f"{margin}title_zh: twice"]),
        "anchor": st.just([f"{margin}filing_number: &a 1"]),
        "broken": st.just([f"{margin}committee: [a"]),
    }  # fmt: skip
    unusual = ("titel_zh", "issued again", "anchor", "broken")
    for name in draw(st.lists(st.sampled_from(sorted(optional)), unique=True, max_size=6)):
        if name not in unusual or draw(st.integers(0, 5)) == 0:
            keys.append(draw(optional[name]))
    lines: list[str] = []
    for place, key in enumerate(draw(st.permutations(keys))):
        if place:
            lines += draw(remarks(margin))
        lines += key
    dash = "-" + " " * (len(margin) - 1)
    return [dash + lines[0][len(margin) :], *lines[1:]]


@st.composite
def files(draw: DrawFn) -> str:
    """The text of a data file, with remarks numbered so that each can be looked for."""
    lines = draw(
        st.sampled_from(
            ([], ["# yaml-language-server: $schema=x", ""], ["# head"], ["", "# head", ""], ["---"])
        )
    )
    for number in range(draw(st.integers(0, 5))):
        between = draw(
            st.lists(
                st.sampled_from(("", "# --- 市级 / Municipal ---", "# of the record", "# free\n")), max_size=3
            )
        )
        lines = [*lines, *between, *draw(record(number))]
    lines += draw(st.sampled_from(([], [""], ["# last"], ["", "# last", ""])))
    text = "\n".join(lines) + draw(st.sampled_from(("\n", "\n", "")))
    text = "".join(f"#{n} {part}" if n else part for n, part in enumerate(text.split("# ")))
    if draw(st.integers(0, 9)) == 0:
        text = text.replace("规范", "规\u200b范\t")
    return draw(st.sampled_from(("", "", "", "\ufeff"))) + (
        text.replace("\n", "\r\n") if draw(st.booleans()) else text
    )
