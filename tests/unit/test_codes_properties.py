"""What holds for every code, and for every text that is none."""

import pickle

from hypothesis import given
from hypothesis import strategies as st

from lubiao.codes import Code, CodeError, parse

DIVISIONS = st.sampled_from(["37", *(f"37{city:02}" for city in range(1, 18))])
LETTERS = st.sampled_from(["GB", "NY", "SC", "JGJ", "YY", "DL", "LY", "QB"])
BODIES = st.text("ABCDEFGHJKLMNPRSUVWXY", min_size=2, max_size=6)
MARKS = st.sampled_from(["", "/T", "/Z"])
PLAIN = st.integers(1, 99999).map(str) | st.integers(1, 999).map(lambda n: f"{n:04}")
NUMBERS = PLAIN | st.tuples(PLAIN, st.integers(1, 39)).map(lambda pair: f"{pair[0]}.{pair[1]}")
YEARS = st.integers(1980, 2030).map(str)


@st.composite
def codes(draw: st.DrawFn) -> str:
    number, year = draw(NUMBERS), draw(YEARS)
    match draw(st.sampled_from(["letters", "local", "group", "enterprise", "international"])):
        case "letters":
            return f"{draw(LETTERS)}{draw(MARKS)} {number}-{year}"
        case "local":
            mark = draw(MARKS)
            return f"DB{draw(DIVISIONS)}{mark + ' ' if mark else '/'}{number}-{year}"
        case "group":
            return f"T/{draw(BODIES)} {number}-{year}"
        case "enterprise":
            return f"Q/{draw(BODIES)} {number}-{year}"
    return f"ISO {draw(PLAIN)}:{year}"


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else "\u3000" for c in text)


@given(codes())
def test_a_generated_code_is_read_as_itself(code: str) -> None:
    assert str(parse(code)) == code


@given(codes(), st.sampled_from("-‐‑‒–—―－−"))
def test_any_dash_sets_off_the_year(code: str, dash: str) -> None:
    head, separator, year = code.rpartition("-")
    if separator:
        assert parse(f"{head}{dash}{year}") == parse(code)
        assert parse(f"{head} {dash} {year}") == parse(code)


@given(codes())
def test_width_case_and_space_around_do_not_matter(code: str) -> None:
    assert parse(full_width(code)) == parse(code)
    assert parse(code.lower()) == parse(code)
    assert parse(f"\u3000{code.replace('/', '∕')} \n") == parse(code)


@given(codes())
def test_the_display_form_is_read_as_the_same_code(code: str) -> None:
    assert parse(parse(code).display) == parse(code)


@given(codes(), codes())
def test_different_codes_have_different_addresses(one: str, other: str) -> None:
    if one != other:
        assert parse(one).slug != parse(other).slug


@given(codes())
def test_an_address_holds_only_what_needs_no_escaping(code: str) -> None:
    assert set(parse(code).slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")


CODE_LIKE = st.text("GBDTZQ/T -—0123456789.~:()（）所有部分鲁JJGISO+XG", max_size=30)


@given(st.text(max_size=150) | CODE_LIKE | codes().flatmap(lambda c: st.text(max_size=5).map(c.__add__)))
def test_any_text_is_a_code_or_a_code_error_and_what_is_read_stays_the_same(text: str) -> None:
    try:
        code = parse(text)
    except CodeError as refused:
        assert str(refused)
        assert str(pickle.loads(pickle.dumps(refused))) == str(refused)
        return
    assert isinstance(code, Code)
    assert parse(str(code)) == code
    assert parse(code.display) == code
    assert code.slug
    assert code.undated in str(code)
    assert code.part is None or code.part >= 0
    assert code.division is None or code.division.isdigit()
