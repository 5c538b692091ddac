"""Pictures for the previews of links: what they say, how it is wrapped, and what becomes of it without a font."""

import io
import logging
import shutil
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest
from catalogues import catalogue_of
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from lubiao.catalogue.addresses import Addresses
from lubiao.publish import Collection
from lubiao.publish.kept import Kept
from lubiao.publish.pictures import HEIGHT, WIDTH, Pictured, pictures
from lubiao.publish.pictures.font import Font, _found, find_fonts
from lubiao.publish.pictures.lettering import Lettering
from lubiao.publish.pictures.signpost import Painter, Sign, png
from lubiao.publish.pictures.wrapping import fitted, lines_of, pieces_of

SCRIPT = Path(__file__).parents[2] / "scripts/find-font.sh"
LONG = "城市轨道交通运营安全管理规范 第15部分：车站、车辆基地与区间（含换乘站）的巡查、值守和应急处置要求"


def width(piece: str) -> float:
    """As in a font of 10 pixels whose Latin letters are half as wide."""
    return sum(5 if character.isascii() else 10 for character in piece)


@pytest.fixture(scope="module")
def fonts():
    found = find_fonts()
    assert found, "these tests need a font with Chinese characters: scripts/find-font.sh --install"
    return found


@pytest.fixture
def painter(fonts):
    return Painter(fonts, "鲁标 Lubiao")


def test_no_line_begins_with_a_mark_that_closes_or_ends_with_one_that_opens():
    for room in range(80, 300, 10):
        for line in lines_of(f"“{LONG}”，《甲》、（乙）；丙：丁。", room, width):
            assert line[0] not in "，。、；：）》”", (room, line)
            assert line[-1] not in "（《“", (room, line)


def test_words_and_numbers_of_parts_are_not_parted():
    lines = lines_of("Specification for farmers markets 畜禽品种 第15部分：黑绒山羊", 90, width)
    assert {"Specification", "第15部分："} <= {piece for line in lines for piece in pieces_of(line)}


@given(st.text(alphabet="标准，。（）《a b1-第部分 ", max_size=60), st.integers(30, 200))
def test_every_character_stands_on_some_line_in_order(text, room):
    lines = lines_of(text, room, width)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_word_wider_than_the_line_is_parted():
    lines = lines_of("a" * 100, 200, width)
    assert [len(line) for line in lines] == [40, 40, 20]


def test_what_is_too_long_in_every_size_is_cut_and_says_so():
    size, lines = fitted("标准" * 100, (20, 10), 100, 2, lambda size: lambda piece: size * len(piece))
    assert (size, len(lines)) == (10, 2)
    assert lines[-1].endswith("…")
    assert all(10 * len(line) <= 100 for line in lines)


def test_two_lines_of_a_chinese_title_part_at_its_space():
    _, lines = fitted("无公害农产品 大樱桃生产技术操作规程", (10,), 150, 3, lambda _: width)
    assert lines == ["无公害农产品", "大樱桃生产技术操作规程"]


def test_no_character_stands_alone_on_the_last_line():
    _, lines = fitted("标" * 31, (10,), 300, 3, lambda _: width)
    assert [len(line) for line in lines] == [27, 4] or min(map(len, lines)) > 4


def ink(picture: Image.Image, box: tuple[int, int, int, int]) -> set[int]:
    return set(picture.crop(box).tobytes())


def test_the_words_stand_where_they_should_and_nowhere_else(painter):
    bare = painter.paint(Sign("DB3702/T 0014—2022"))
    whole = painter.paint(
        Sign("DB3702/T 0014—2022", LONG * 3, "Word " * 80, "(our translation)", "市级地方标准")
    )
    titles, margin = (150, 180, 1145, 512), (1145, 0, WIDTH, HEIGHT)
    assert ink(bare, titles) == {0}
    assert len(ink(whole, titles)) > 2
    assert ink(whole, margin) == {0}
    assert whole.crop((0, 0, WIDTH, 180)).tobytes() == bare.crop((0, 0, WIDTH, 180)).tobytes()


@pytest.mark.parametrize("size", [24, 54])
@pytest.mark.parametrize("word", ["标准", "第15部分：", "DB3702/T", "Specification", "fjord", "“Wort”", "—"])
def test_a_word_looks_as_its_font_writes_it_though_its_letters_are_kept(fonts, word, size):
    written, whole = (Image.new("L", (700, 120), 0) for _ in range(2))
    Lettering().write(written, (20, 80), word, fonts.regular, size, (0, 1, 2))
    ImageDraw.Draw(whole).text((20, 80), word, fill=255, font=fonts.regular.sized(size), anchor="ls")
    assert written.tobytes() == whole.point([(level + 64) // 128 for level in range(256)]).tobytes()


@pytest.mark.parametrize("missing", ["\U0010ffff", "\ue000", "\U0001f600", "\u202e", "\x07"])
def test_no_box_stands_for_a_character_that_the_font_does_not_have(painter, fonts, missing):
    assert not fonts.regular.can_write(f"标准{missing}")
    without = painter.paint(Sign("GB 1—2024", "", "Title"))
    assert painter.paint(Sign("GB 1—2024", f"标准{missing}", "Title")).tobytes() == without.tobytes()
    assert painter.paint(Sign(f"GB {missing}")) is None


def test_the_same_words_give_the_same_bytes_whatever_was_painted_before(fonts):
    sign = Sign("GB/T 1—2024", LONG, "English title", "(ours)", "国家标准 National standard")
    once, again = Painter(fonts, "鲁标"), Painter(fonts, "鲁标")
    again.paint(Sign("DB37/T 2—2020", "别的标准", "Another English title"))
    assert png(once.paint(sign)) == png(again.paint(sign))


def test_a_picture_says_nothing_of_when_and_by_what_it_was_made(painter):
    content = png(painter.paint(Sign("GB/T 1—2024", LONG)))
    with Image.open(io.BytesIO(content)) as picture:
        assert (picture.format, picture.size, picture.mode) == ("PNG", (WIDTH, HEIGHT), "P")
        assert picture.info == {}
    assert len(content) <= 25_000


def collection() -> Collection:
    return Collection(
        catalogue_of(
            {"code": "GB/T 1-2024", "title_zh": "标准", "title_en": "Standard", "title_en_from": "project"},
            {"id": "some-name", "kind": "municipal", "title_zh": "未识别的标准"},
            {"code": "DB37/T 2903.39"},
            cities=[
                {
                    "id": "weifang",
                    "division": "3707",
                    "name_zh": "潍坊市",
                    "short_zh": "潍坊",
                    "name_en": "Weifang",
                }
            ],
        ),
        Addresses(),
    )


def test_the_site_each_city_and_each_standard_has_a_picture(fonts):
    made = dict(pictures(collection()))
    assert sorted(made) == [
        "pictures/cities/weifang.png",
        "pictures/home.png",
        "pictures/standards/db37-t-2903.39.png",
        "pictures/standards/gb-t-1-2024.png",
        "pictures/standards/some-name.png",
    ]
    assert len(set(made.values())) == 5
    assert made.keys() == Pictured(collection())
    assert made == dict(pictures(collection()))


def test_pictures_of_the_site_and_of_cities_are_kept_with_the_ground(fonts):
    whole = collection()
    keys = dict.fromkeys(whole.standards, b"key")
    first = Kept(standards=keys)
    assert dict(pictures(replace(whole, kept=first))) == dict(pictures(whole))
    second = Kept(before=first.now, standards=keys)
    assert not dict(pictures(replace(whole, kept=second)))
    assert second.now == first.now
    changed = replace(second, standards=keys | {whole.standards[0]: b"other"}, now={})
    assert len(dict(pictures(replace(whole, kept=changed)))) == 1


@pytest.mark.parametrize("named", ["missing.ttf", "no-font.ttf"])
def test_without_a_font_there_are_no_pictures_and_one_warning(tmp_path, monkeypatch, caplog, named):
    (tmp_path / "no-font.ttf").write_text("no font", "utf-8")
    monkeypatch.setenv("LUBIAO_FONT", str(tmp_path / named))
    with caplog.at_level(logging.WARNING, "lubiao"):
        assert list(pictures(collection())) == []
        assert Pictured(collection()) == frozenset()
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_a_font_without_chinese_characters_is_not_taken(tmp_path, monkeypatch):
    latin = ImageFont.load_default(20)
    (tmp_path / "latin.ttf").write_bytes(latin.path.getvalue())
    assert Font(tmp_path / "latin.ttf").can_write("Standard 1-2024")
    monkeypatch.setenv("LUBIAO_FONT", str(tmp_path / "latin.ttf"))
    assert find_fonts() is None


def test_without_fonts_in_the_known_places_fontconfig_is_asked(monkeypatch, fonts):
    if not shutil.which("fc-match"):
        pytest.skip("there is no fontconfig here")
    monkeypatch.setattr("lubiao.publish.pictures.font._KNOWN", ())
    found = _found.__wrapped__(None)
    assert found.regular.can_write("标准")
    assert found.bold.can_write("标准")


def test_the_script_finds_a_font_that_the_pictures_can_be_written_in(monkeypatch):
    monkeypatch.delenv("LUBIAO_FONT", raising=False)
    done = subprocess.run([SCRIPT], capture_output=True, text=True, check=True)
    assert Font(Path(done.stdout.strip())).can_write("标准")


def test_a_font_that_is_named_and_not_there_is_told(monkeypatch):
    monkeypatch.setenv("LUBIAO_FONT", "/nowhere/font.ttc")
    done = subprocess.run([SCRIPT, "--install"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert "/nowhere/font.ttc" in done.stderr


def test_a_title_of_a_word_without_end_takes_no_time_without_end(painter):
    begun = time.process_time()
    assert painter.paint(Sign("GB/T 1", "A" * 20_000, "i" * 20_000)) is not None
    assert time.process_time() - begun < 5
