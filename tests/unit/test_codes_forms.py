"""Every form of code that domain experts name, read as what it is."""

import pytest

from lubiao.codes import CodeError, Extent, Grade, Kind, parse

CANONICAL = {
    "GB/T 18965-2008": (Kind.NATIONAL, Grade.RECOMMENDED, None),
    "GB 18965-2003": (Kind.NATIONAL, Grade.MANDATORY, None),
    "GB/Z 43082-2023": (Kind.NATIONAL, Grade.GUIDANCE, None),
    "GB/T 20090.16-2016": (Kind.NATIONAL, Grade.RECOMMENDED, None),
    "DB37/T 3471-2018": (Kind.PROVINCIAL, Grade.RECOMMENDED, "37"),
    "DB37/675-2007": (Kind.PROVINCIAL, Grade.MANDATORY, "37"),
    "DB37/T 2903.39": (Kind.PROVINCIAL, Grade.RECOMMENDED, "37"),
    "DB3714/T 0001-2019": (Kind.MUNICIPAL, Grade.RECOMMENDED, "3714"),
    "DB3702/T 46.1-2024": (Kind.MUNICIPAL, Grade.RECOMMENDED, "3702"),
    "DB3707/T 098.2-2023": (Kind.MUNICIPAL, Grade.RECOMMENDED, "3707"),
    "DB3706/T 004.2-2020": (Kind.MUNICIPAL, Grade.RECOMMENDED, "3706"),
    "DB3712/T 5-2018": (Kind.MUNICIPAL, Grade.RECOMMENDED, "3712"),
    "SC 3001-1989": (Kind.SECTOR, Grade.MANDATORY, None),
    "NY/T 4442-2023": (Kind.SECTOR, Grade.RECOMMENDED, None),
    "JB/T 13368-2018": (Kind.SECTOR, Grade.RECOMMENDED, None),
    "YY/T 0661-2017": (Kind.SECTOR, Grade.RECOMMENDED, None),
    "T/SGSC 009-2021": (Kind.GROUP, None, None),
    "T/XG 1-2020": (Kind.GROUP, None, None),
    "T/YTCA 007-2020": (Kind.GROUP, None, None),
    "T/SGSC 0005-2019": (Kind.GROUP, None, None),
    "Q/CSG 510001-2015": (Kind.ENTERPRISE, None, None),
    "Q/GDW 370-2009": (Kind.ENTERPRISE, None, None),
    "ISO 13485:2016": (Kind.INTERNATIONAL, None, None),
    "ISO/IEC 27001:2022": (Kind.INTERNATIONAL, None, None),
    "ITU-T X.509": (Kind.INTERNATIONAL, None, None),
    "DB/T 4-2025": (Kind.SECTOR, Grade.RECOMMENDED, None),
    "GBZ 1-2010": (Kind.NATIONAL, Grade.MANDATORY, None),
    "DBJ/T 14-200-2013": (Kind.PROVINCIAL, Grade.RECOMMENDED, "37"),
    "DBJ/T 15-1-2013": (Kind.PROVINCIAL, Grade.RECOMMENDED, None),
    "DBS37/001-2014": (Kind.PROVINCIAL, Grade.MANDATORY, "37"),
    "JJG(鲁) 12-2005": (Kind.PROVINCIAL, None, "37"),
    "CECS 21-2000": (Kind.GROUP, None, None),
    "DL 5008.2": (Kind.SECTOR, Grade.MANDATORY, None),
    "GB/T 1.1-2020/XG1-2021": (Kind.NATIONAL, Grade.RECOMMENDED, None),
}


@pytest.mark.parametrize("code", CANONICAL)
def test_a_canonical_code_is_read_as_itself(code: str) -> None:
    assert str(parse(code)) == code


@pytest.mark.parametrize(("code", "facts"), CANONICAL.items())
def test_kind_grade_and_division_follow_from_the_code(code: str, facts: tuple[object, ...]) -> None:
    read = parse(code)
    assert (read.kind, read.grade, read.division) == facts


SEEN = {
    "DB3702/T 0014—2022": "DB3702/T 0014-2022",
    "DB3702/T 0014–2022": "DB3702/T 0014-2022",
    "DB3702/T 0014－2022": "DB3702/T 0014-2022",
    "DB3702/T 0014--2022": "DB3702/T 0014-2022",
    "DB3702∕T 0014-2022": "DB3702/T 0014-2022",
    "ＤＢ３７０２／Ｔ　００１４－２０２２": "DB3702/T 0014-2022",
    "DB3702/T0014-2022": "DB3702/T 0014-2022",
    "db3702/t 0014-2022": "DB3702/T 0014-2022",
    "  DB3702/T 0014-2022\n": "DB3702/T 0014-2022",
    "DB3702/T\u200b 0014-2022": "DB3702/T 0014-2022",
    "GB T 42062-2022": "GB/T 42062-2022",
    "YYT 0640-2016": "YY/T 0640-2016",
    "YYT0640-2016": "YY/T 0640-2016",
    "GBT19001-2016": "GB/T 19001-2016",
    "GBZ1-2010": "GBZ 1-2010",
    "JTT808-2019": "JT/T 808-2019",
    "CJJ1-2008": "CJJ 1-2008",
    "JTGD60-2015": "JTG D60-2015",
    "JTG/TD60-2015": "JTG/T D60-2015",
    "DB3702T0014-2022": "DB3702/T 0014-2022",
    "DB37 T 2013-2012": "DB37/T 2013-2012",
    "DB37-T 3523.5-2024": "DB37/T 3523.5-2024",
    "DB 37/T 2001—2019": "DB37/T 2001-2019",
    "DB51/ 1178-2010": "DB51/1178-2010",
    "CECS 21:2000": "CECS 21-2000",
    "JGJ 124-99": "JGJ 124-1999",
    "GB/T 20001（所有部分）": "GB/T 20001 (all parts)",
    "GB 50254~50259-96": "GB 50254~50259-1996",
    "JJG（鲁）12-2005": "JJG(鲁) 12-2005",
    "ISO 13485-2016": "ISO 13485:2016",
    "GB/T 18965~2008": "GB/T 18965-2008",
    "GB T42062-2022": "GB/T 42062-2022",
    "YY T0640-2016": "YY/T 0640-2016",
}


@pytest.mark.parametrize(("seen", "canonical"), SEEN.items())
def test_a_spelling_seen_in_real_text_is_read_as_the_canonical_form(seen: str, canonical: str) -> None:
    assert str(parse(seen)) == canonical


def test_leading_zeros_belong_to_the_number() -> None:
    assert parse("DB3702/T 0014-2022") != parse("DB3702/T 14-2022")
    assert parse("DB3707/T 098.2-2023").number == "098.2"


def test_on_a_page_an_em_dash_sets_off_the_year() -> None:
    assert parse("DB3702/T 0014-2022").display == "DB3702/T 0014—2022"


def test_a_year_of_two_digits_is_kept_as_printed_and_stored_in_full() -> None:
    code = parse("JGJ 124-99")
    assert (code.year, code.display) == (1999, "JGJ 124—99")
    assert code == parse("JGJ 124-1999")


def test_an_undated_reference_has_no_year() -> None:
    assert parse("DL 5008.2").year is None
    assert parse("GB/T 20001（所有部分）").year is None


@pytest.mark.parametrize(
    ("code", "extent"),
    [
        ("GB/T 1-2020", Extent.ONE),
        ("GB/T 20001（所有部分）", Extent.ALL_PARTS),
        ("GB 50254~50259-96", Extent.RANGE),
    ],
)
def test_a_range_and_all_parts_are_more_than_one_standard(code: str, extent: Extent) -> None:
    assert parse(code).extent is extent


@pytest.mark.parametrize(
    ("code", "part"),
    [
        ("DB3707/T 098.2-2023", 2),
        ("GB/T 20090.16-2016", 16),
        ("ISO/PAS 24644-1", 1),
        ("DB3702/T 0014-2022", None),
        ("DBJ/T 14-200-2013", None),
    ],
)
def test_the_part_is_what_stands_behind_the_last_dot(code: str, part: int | None) -> None:
    assert parse(code).part == part


@pytest.mark.parametrize(
    ("code", "slug"),
    [
        ("DB3702/T 0014-2022", "db3702-t-0014-2022"),
        ("DB37/675-2007", "db37-675-2007"),
        ("DB3702/T 46.1-2024", "db3702-t-46.1-2024"),
        ("ISO/PAS 24644-1", "iso-pas-24644-1"),
        ("JJG(鲁) 12-2005", "jjg37-12-2005"),
    ],
)
def test_the_address_is_lower_case_ascii(code: str, slug: str) -> None:
    assert parse(code).slug == slug


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", "GB", "GB/T", "DB37", "DB3702", "标准", "DB37/T 12-3022", "JJG(外) 1-2000", "农贸市场",
     "A" * 200, "X" * 10**6, "DB37/T", "0014-2022", "ABCDEF 1-2000", None, 5, 1.5, [], b"GB 1-2000"],
    ids=lambda text: repr(text)[:20],
)  # fmt: skip
def test_what_is_no_code_is_refused_with_a_reason(text: object) -> None:
    with pytest.raises(CodeError) as refused:
        parse(text)
    assert str(refused.value)
