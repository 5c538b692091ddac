"""What somebody may have meant is named where one name alone is near."""

import pytest

from lubiao.findings import Message
from lubiao.findings.hint import LONGEST, KnownNames

KEYS = ["title_zh", "title_en", "title_en_from", "issued", "issuers", "implemented"]
CITIES = {
    "weifang": "weifang",
    "潍坊市": "weifang",
    "Weifang": "weifang",
    "weihai": "weihai",
    "威海市": "weihai",
}
OTHERWISE = Message("See the list.")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("titel_zh", "title_zh"), ("title-zh", "title_zh"), ("TITLE_ZH", "title_zh"), ("implmented", "implemented"),
        ("ｉｓｓｕｅｄ", "issued"), ("issuer", "issuers"), ("titel_zh ", "title_zh"),
    ],
)  # fmt: skip
def test_a_slip_is_told_from_the_name_that_was_meant(typed: str, meant: str) -> None:
    assert KnownNames.of(KEYS).nearest(typed) == meant


@pytest.mark.parametrize("typed", ["", "colour", "title_z", "x" * (LONGEST + 1), "\ud800", "\x00"])
def test_what_is_like_nothing_or_like_two_names_is_not_guessed(typed: str) -> None:
    assert KnownNames.of(["title_za", "title_zb", *KEYS[3:]]).nearest(typed) is None


def test_a_name_leads_to_the_id_of_what_has_it() -> None:
    assert KnownNames(CITIES).nearest("潍坊市") == "weifang"
    assert KnownNames(CITIES).nearest("Weifeng") == "weifang"


def test_two_names_of_one_thing_are_no_doubt() -> None:
    assert KnownNames({"weifang": "3707", "Weifang": "3707"}).nearest("weifang2") == "3707"


def test_the_remedy_names_it_and_says_what_else_can_be_done() -> None:
    near = KnownNames(CITIES).did_you_mean("威海", OTHERWISE).said_in(str)
    assert near == "See the list."
    near = KnownNames(CITIES).did_you_mean("weifan", OTHERWISE).said_in(str)
    assert near == "Did you mean weifang? See the list."


def test_nothing_is_near_where_nothing_is_known() -> None:
    assert KnownNames.of([]).nearest("title_zh") is None
