"""The index as Python writes it. What a browser makes of it is in test_search_scan.py."""

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lubiao.search import Readings, Row, code_form, fold, write_index
from lubiao.search.readings import _sum
from lubiao.search.scripts import simplified

LABELS = {
    "kind": {"municipal": "市级地方标准", "national": "国家标准"},
    "status": {"in-force": "现行", "superseded": "被代替"},
    "page": {"standard": "标准", "city": "城市", "kind": "类别", "page": "页面"},
}


def standard(code="DB3702/T 0014—2022", title="农贸市场建设与管理规范", **rest):
    given_values = {
        "address": "standards/db3702-t-0014-2022/",
        "title_lang": "zh",
        "kind": "municipal",
        "status": "in-force",
        "year": 2022,
    }
    return Row(code=code, title=title, **(given_values | rest))


def written(*rows):
    """What the script assigns, read as the JSON that it is."""
    script = write_index(rows, LABELS).decode()
    assert script.startswith("self.lubiaoIndex={")
    assert script.endswith("};\n")
    return json.loads(script.removeprefix("self.lubiaoIndex=").removesuffix(";\n"))


def test_the_same_rows_give_the_same_bytes_in_whatever_order_they_come():
    rows = [
        standard(code=f"DB3702/T {n}—{2000 + n % 20}", address=f"standards/{n}/", year=2000 + n % 20)
        for n in range(60)
    ]
    shuffled = random.Random(1).sample(rows, len(rows))
    assert write_index(rows, LABELS) == write_index(shuffled, LABELS)


def test_rows_stand_in_the_order_in_which_equals_are_shown():
    rows = [
        standard(code="DB3702/T 100—2022", address="standards/a/"),
        standard(code="DB3702/T 98—2022", address="standards/b/"),
        standard(code="DB3702/T 7—2024", address="standards/c/", year=2024),
        Row("cities/qingdao/", "", "青岛", "zh", page="city"),
    ]
    assert written(*rows)["code"].split("\n") == [
        "",
        "DB3702/T 7—2024",
        "DB3702/T 98—2022",
        "DB3702/T 100—2022",
    ]


def test_an_address_that_follows_from_the_code_is_not_written():
    index = written(standard(), standard(code="JGJ 124—99", address="standards/jgj-124-1999/"))
    assert index["base"] == "standards/"
    assert index["address"].split("\n") == ["", "standards/jgj-124-1999/"]


def test_the_english_site_has_a_base_of_its_own():
    assert written(standard(address="en/standards/db3702-t-0014-2022/"))["base"] == "en/standards/"


def test_kinds_and_statuses_are_numbers_into_a_table_with_names():
    index = written(
        standard(), standard(code="GB/T 1—2022", kind="national", status="", address="standards/x/")
    )
    assert index["kinds"] == [["municipal", "市级地方标准"], ["national", "国家标准"]]
    assert index["statuses"] == [["", ""], ["in-force", "现行"]]
    assert index["kind"] == [0, 1]
    assert index["status"] == [1, 0]


def test_a_kind_without_a_name_is_an_error_and_no_gap_on_the_page():
    with pytest.raises(KeyError, match="galactic"):
        written(standard(kind="galactic"))


def test_a_row_without_a_title_shows_the_first_of_its_other_texts():
    index = written(standard(title="", others=("农贸市场", "菜市场")))
    assert index["title"] == "农贸市场"
    assert index["others"] == "菜市场"


def test_other_codes_are_written_where_they_differ_in_more_than_spelling():
    index = written(
        standard(code="JGJ 124—99", year=1999, codes=("JGJ 124-1999", "JGJ\t124—1999", "JGJ 7-1980")),
        standard(codes=("DB3702/T 0014-2022", "")),
    )
    assert index["codes"] == "\nJGJ 124-1999\tJGJ 7-1980"


def test_a_line_break_or_tab_in_a_text_shifts_no_row():
    index = written(standard(title="一\n二\u2028三\t四", others=("五\r\n六\t七", "八")))
    assert index["title"] == "一 二 三 四"
    assert index["others"] == "五 六 七\t八"


def test_an_empty_catalogue_is_an_index_too():
    assert written()["rows"] == 0


@pytest.mark.parametrize(
    "hostile", ["</script><script>alert(1)</script>", "<!--", "]]>", "\u2028", "\u2029", '"};alert(1);//']
)
def test_no_text_ends_the_script_it_stands_in(hostile):
    script = write_index([standard(title=f"a{hostile}b", others=(hostile,))], LABELS).decode()
    assert "<" not in script
    assert "\u2028" not in script
    assert "\u2029" not in script
    assert hostile.strip() in written(standard(title=f"a{hostile}b"))["title"]


@given(st.lists(st.text(), max_size=5), st.text())
def test_every_column_has_a_line_for_every_row_whatever_the_texts(titles, other):
    rows = [
        standard(title=title, others=(other,), address=f"standards/{n}/") for n, title in enumerate(titles)
    ]
    index = written(*rows)
    for column in ("code", "title", "others", "address", "codes"):
        assert len(index[column].split("\n")) == max(1, len(titles))


@pytest.mark.parametrize(
    "spelling",
    [
        "DB3702/T 0014-2022",
        "DB3702/T 0014—2022",
        "ＤＢ３７０２／Ｔ　００１４—２０２２",
        "db3702t0014-2022",
        "DB 3702/T\u200b0014--2022",
    ],
)
def test_every_spelling_of_a_code_has_one_code_form(spelling):
    assert code_form(spelling) == "db3702t00142022"


def test_the_number_one_in_chinese_is_no_dash():
    assert fold("一—二") == "一-二"


@given(st.text())
def test_a_code_form_holds_letters_and_digits_only(text):
    assert all(c.isalnum() or c.isnumeric() for c in code_form(text))


def test_readings_that_were_written_down_are_not_looked_up_again(monkeypatch):
    rows = [standard(title="银行行动"), standard(title="重庆", address="standards/x/")]
    first = Readings()
    index = write_index(rows, LABELS, readings=first)
    known = first.written()
    read = []
    monkeypatch.setattr("lubiao.search.readings._read", lambda run: read.append(run) or ("x",) * len(run))
    later = Readings(known)
    assert write_index(rows, LABELS, readings=later) == index
    assert (later.written(), read) == (known, [])
    assert write_index([*rows, standard(title="烟台")], LABELS, readings=Readings(known)) != index
    assert read == ["烟台"]
    assert write_index(rows[:1], LABELS, readings=later) == write_index(
        rows[:1], LABELS, readings=Readings(known)
    )


@pytest.mark.parametrize(
    "harm", [lambda known: known[:-1], lambda known: b"", lambda known: known[:9], bytes.upper]
)
def test_readings_that_are_damaged_are_looked_up_again(harm):
    first = Readings()
    index = write_index([standard()], LABELS, readings=first)
    again = Readings(harm(first.written()))
    assert write_index([standard()], LABELS, readings=again) == index
    assert again.written() == first.written()


@pytest.mark.parametrize("said", ["[]", "1", "{", '{"农贸市场": 5}', '{"农贸市场": "nong"}', "[" * 100_000])
def test_readings_that_nobody_wrote_so_are_looked_up_again(said):
    """Whoever writes them can write the right sum."""
    crafted = Readings(_sum(said.encode()) + said.encode())
    row = standard(title="农贸市场")
    assert write_index([row], LABELS, readings=crafted) == write_index([row], LABELS)


def test_only_characters_that_are_not_simplified_are_changed():
    assert simplified("農貿市場 plain 农贸市场 [-]") == "农贸市场 plain 农贸市场 [-]"
    assert simplified("plain") == "plain"
