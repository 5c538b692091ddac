"""Texts in which one code hides behind another reading: read as what is meant, or refused, never guessed."""

import csv
from pathlib import Path

import pytest

from lubiao.codes import CodeError, Extent, Kind, parse
from lubiao.codes.families import FOREIGN

SECTORS = Path(__file__).parents[2] / "data" / "vocabulary" / "sectors.csv"


def refusal(text: str) -> str:
    with pytest.raises(CodeError) as refused:
        parse(text)
    return refused.value.reason


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("TSG Z8001-2019", "TSG Z8001-2019"),
        ("TSG T7001-2009", "TSG T7001-2009"),
        ("TSGZ8001-2019", "TSG Z8001-2019"),
        ("TSG/T7001-2009", "TSG T7001-2009"),
        ("TSG T 7001-2009", "TSG T7001-2009"),
        ("TSG 21-2016", "TSG 21-2016"),
        ("TSGD0001-2009", "TSG D0001-2009"),
        ("JTG T20-2010", "JTG T20-2010"),
        ("JTG/T D60-2015", "JTG/T D60-2015"),
        ("JTG/T 3365-02-2020", "JTG/T 3365-02-2020"),
        ("TSGSC 009-2021", "T/SGSC 009-2021"),
    ],
)
def test_a_letter_t_or_z_of_the_number_is_no_grade(text: str, canonical: str) -> None:
    assert str(parse(text)) == canonical


def test_an_international_code_has_a_year_of_four_digits() -> None:
    assert (parse("IEC 60335-2-89").number, parse("IEC 60335-2-89").year) == ("60335-2-89", None)
    assert str(parse("IEC 60335-2-89-2019")) == "IEC 60335-2-89:2019"
    assert refusal("ISO 9001:87")


@pytest.mark.parametrize(
    "text",
    [
        "GB/T19001-2016 / ISO9001:2015",
        "GB/T 1-2008/2-2010",
        "GB/T 1/2-2010",
        "T/CECS 1-2008/2-2010",
        "ISO 9001:2015/GB/T 19001-2016",
        "GB/T 1234-2008-2012",
    ],
)
def test_two_codes_in_one_text_are_refused(text: str) -> None:
    assert refusal(text) == "no class of standards has a code of this form"


def test_an_amendment_is_no_second_code() -> None:
    assert str(parse("GB/T 1.1-2020 / XG1-2021")) == "GB/T 1.1-2020/XG1-2021"
    assert str(parse("GB/T 1.1-2020 XG1-2021")) == "GB/T 1.1-2020/XG1-2021"
    assert refusal("GB/T 1.1-2020/XG1-3021") == "{year} is no year of a standard"


@pytest.mark.parametrize("text", ["DB375026-2014", "DB37020014-2022", "DB370200/T001-2018", "DB 375026-2014"])
def test_a_local_code_run_together_is_not_seismology(text: str) -> None:
    assert refusal(text) == "no class of standards has a code of this form"


@pytest.mark.parametrize("text", ["DB37-2014", "DB3702-2014", "DB37-675-2007", "DB3702", "DB 37"])
def test_a_division_before_a_dash_is_not_seismology(text: str) -> None:
    assert refusal(text) == "an issuing division, but no number behind it"


@pytest.mark.parametrize(
    "text",
    [
        "GB/T 12345-20XX",
        "GB/T 12345-20080",
        "GB/T 12345-208",
        "GB/T 18965-08",
        "GB/T 1234-2008E",
        "GB/T l8965-2008",
        "DB37/T 12345-208",
        "DB3702/T 0014-22",
        "NY/T A1-2008",
        "DB37 A1",
    ],
)
def test_a_spoilt_year_or_a_letter_before_the_number_is_refused(text: str) -> None:
    assert refusal(text)


@pytest.mark.parametrize(
    "text",
    ["DBJ/T 15-1", "GSB 11-1234-2004", "HAD 102/01-2019", "T/CECS G20-01", "Q/GDW 10370.1-2", "GJB 9001C-2017",
     "ZB E30001-1988", "JTS 145-2-2013", "DB62/T 25-3045-2009", "DB/T 29-88-2014"],
)  # fmt: skip
def test_a_series_with_letters_or_dashes_in_its_numbers_keeps_them(text: str) -> None:
    assert (str(parse(text)), parse(text).extent) == (text, Extent.ONE)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("GB 50254-50259-96", "GB 50254~50259-1996"),
        ("GB 50254-50259", "GB 50254~50259"),
        ("DL/T5161.1-5161.17-2018", "DL/T 5161.1~5161.17-2018"),
        ("DB37/T 2901.1—2901.3—2017", "DB37/T 2901.1~2901.3-2017"),
        ("GB/T 1990-1995", "GB/T 1990-1995"),
    ],
)
def test_a_dash_between_two_numbers_is_a_range(text: str, canonical: str) -> None:
    code = parse(text)
    assert str(code) == canonical
    assert code.extent is (Extent.RANGE if "~" in canonical else Extent.ONE)
    assert code.part is None


@pytest.mark.parametrize(
    "text",
    ["GB/T ٣", "GB/T 18965½", "GB/T ①", "GB/T 18965-２٠08", "GB/T 1²", "ﬁ 1-2008", "GB/T 1-2008《标准》"],
)
def test_only_the_full_width_twin_of_a_character_is_read_as_it(text: str) -> None:
    assert refusal(text) == "no class of standards has a code of this form"


@pytest.mark.parametrize(
    "text",
    ["EN 1", "DIN 912", "ASTM D638-14", "BS 7799", "NF 1", "JIS Z 8301", "UL 94", "RFC 2119", "API 5L", "ANSI B16.5",
     "ANSI/ASME B16.5", "ASME 1", "SAE J1939", "MIL-STD-810", "GOST 12", "GOST R 50", "KS A 1", "EN ISO 13485:2016",
     "DIN EN ISO 9001"],
)  # fmt: skip
def test_a_foreign_standard_is_no_sector_standard(text: str) -> None:
    assert refusal(text) == "no class of standards has the prefix {prefix}"


def test_no_foreign_prefix_is_a_chinese_one() -> None:
    with SECTORS.open(encoding="utf-8") as file:
        chinese = {row["code"] for row in csv.DictReader(file)}
    assert not FOREIGN & chinese


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("ISO TS 9001", "ISO/TS 9001"),
        ("ISO/TS 9001", "ISO/TS 9001"),
        ("ISO-TS 9001", "ISO/TS 9001"),
        ("ISO/TS16949:2009", "ISO/TS 16949:2009"),
        ("ISO-TS1", "ISO/TS 1"),
        ("ISO/IEC TR 29110", "ISO/IEC TR 29110"),
        ("ISO/IEC/TR 29110", "ISO/IEC TR 29110"),
        ("ISO Guide 73:2009", "ISO/GUIDE 73:2009"),
        ("ISO IWA 26:2017", "ISO/IWA 26:2017"),
        ("IEEE Std 802.11-2020", "IEEE 802.11:2020"),
        ("ITU-T Rec. G.711", "ITU-T G.711"),
        ("ITU-T Recommendation G.711", "ITU-T G.711"),
        ("ISO 2022", "ISO 2022"),
        ("ISO-2022", "ISO 2022"),
        ("IEC62304:2006", "IEC 62304:2006"),
    ],
)
def test_an_international_document_has_one_spelling(text: str, canonical: str) -> None:
    code = parse(text)
    assert (str(code), code.kind) == (canonical, Kind.INTERNATIONAL)
    assert parse(canonical) == code


@pytest.mark.parametrize("text", ["DB37 A1", "DBS37/A1-2008", "1/A2 2008", "IEC/61000", "ISO 1/A2 2008"])
def test_what_would_not_be_read_again_as_the_same_code_is_refused(text: str) -> None:
    try:
        code = parse(text)
    except CodeError:
        return
    assert parse(str(code)) == code == parse(code.display)


@pytest.mark.parametrize(
    "text",
    [
        "GB/T -2022",
        "GB-2022",
        "T/CECS-2019",
        "Q/GDW—2019",
        "DB37/T—2022",
        "DBJ/T-2022",
        "JJG(鲁)-2020",
        "GB/T -",
    ],
)
def test_a_year_is_no_number(text: str) -> None:
    assert refusal(text) == "no number where the code should have one"


def test_a_number_may_look_like_a_year() -> None:
    assert str(parse("GB/T 2022-2008")) == "GB/T 2022-2008"
    assert parse("GB 2022").year is None


@pytest.mark.parametrize(
    "text",
    ["GB/T 1-2020。", "GB/T 1-2020 .", "GB/T 1-2020，", "GB/T 1-2020；", "GB/T 1-2020、", "GB/T 1-2020;", "“GB/T 1-2020”",
     '"GB/T 1-2020"', "《GB/T 1-2020》", '="GB/T 1-2020"', "GB/T 1-2020[S]", "GB/T 1-2020［S］.", "《GB/T 1-2020》。",
     "GB/T 1-2020 [s]", "“《GB/T 1-2020》”；"],
)  # fmt: skip
def test_what_stands_around_a_code_in_a_list_is_no_part_of_it(text: str) -> None:
    assert str(parse(text)) == "GB/T 1-2020"


@pytest.mark.parametrize(
    "text",
    [
        "GB/T 1-2020《标准》",
        "《GB/T 1-2020》标准",
        "GB/T 1-2020 Title",
        "GB/T 1-2020、GB/T 2-2020",
        "《GB/T 1-2020",
    ],
)
def test_a_title_or_a_second_code_behind_the_code_is_refused(text: str) -> None:
    assert refusal(text)


@pytest.mark.parametrize(
    ("other", "canonical"),
    [("贵", "黔"), ("云", "滇"), ("蜀", "川"), ("秦", "陕"), ("陇", "甘"), ("鲁", "鲁")],
)
def test_a_province_has_one_character_in_codes(other: str, canonical: str) -> None:
    assert str(parse(f"JJG({other}) 12-2005")) == f"JJG({canonical}) 12-2005"
    assert parse(f"JJG({other}) 12-2005") == parse(f"JJG（{canonical}）12-2005")
