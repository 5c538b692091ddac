"""Files in any state, looked up: told or refused in one sentence, in both languages, without a traceback."""

import datetime
import io
import sys
import zipfile
from pathlib import Path

from effort import fuzz
from hypothesis import given
from hypothesis import strategies as st
from spoil import spoilt

from lubiao.catalogue import Catalogue
from lubiao.intake.unusable import Unusable
from lubiao.lookup.codes_in_text import find_codes
from lubiao.lookup.files import passage_of
from lubiao.lookup.judging import Judge
from lubiao.lookup.listing import list_codes
from lubiao.lookup.report import Report
from lubiao.reading import read_data

UNIT = Path(__file__).parents[1] / "unit"
sys.path.insert(0, str(UNIT))
from test_lookup_files import BIBLIOGRAPHY, TEXT, by_hand, runs, workbook  # noqa: E402

JUDGE = Judge(Catalogue.link(read_data(UNIT / "golden" / "clean"), datetime.date(2026, 11, 23)))
SECTORS = frozenset({"SC", "YY", "DB"})
WHOLE = [
    TEXT.encode(), TEXT.encode("gb18030"), TEXT.encode("utf-16"), BIBLIOGRAPHY.encode(), workbook(),
    by_hand(f"<w:p>{runs('GB', '/T 18965-2008')}</w:p><w:tbl><w:tr><w:tc><w:p>{runs('SC 3001-1989')}</w:p></w:tc></w:tr></w:tbl>"),
    (UNIT / "intake" / "made.xls").read_bytes(), (UNIT / "intake" / "made.ods").read_bytes(), (UNIT / "intake" / "made.html").read_bytes(),
]  # fmt: skip
PDF = (UNIT / "lookup" / "printed.pdf").read_bytes()
PIECES = [
    "GB", "/", "T", " ", "\n", "-", "—", "18965", ".1", "2008", "DB37", "DB", "ISO", "IEC", ":", "~", "～", "Q", "A", "JJG(鲁)", "XG1", "+",
    "（所有部分）", "一", "\u200b", "ＧＢ", "年", "标准", "AB", "1", "\0", "\u2028", "İ", "ß", "𝟙", "٣", "'", "=", "\x1b[2J", "http://",
]  # fmt: skip


def looked_up(content: bytes, language: str) -> None:
    try:
        passage = passage_of(content, "a.file")
    except Unusable as problem:
        assert "a.file" in problem.message.said_in(str)
        return
    cited = list_codes([("a.file", passage)], JUDGE)
    for form in ("text", "json", "csv", "markdown"):
        stream = io.StringIO()
        Report(cited, JUDGE, language).write(form, stream)
        assert "\x1b" not in stream.getvalue()


@fuzz
@given(st.one_of(st.binary(max_size=3000), st.text(max_size=1000).map(lambda text: text.encode("utf-8", "replace"))), st.sampled_from(["zh", "en"]))  # fmt: skip
def test_any_bytes_are_told_or_refused(content: bytes, language: str) -> None:
    looked_up(content, language)


@fuzz
@given(st.sampled_from(WHOLE).flatmap(spoilt), st.sampled_from(["zh", "en"]))
def test_a_spoilt_file_is_told_or_refused(content: bytes, language: str) -> None:
    looked_up(content, language)


@st.composite
def spoilt_inside(draw: st.DrawFn) -> bytes:
    """A workbook or a Word document that is a whole archive, with one of its parts spoilt."""
    whole = draw(st.sampled_from([content for content in WHOLE if content.startswith(b"PK")]))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = draw(st.sampled_from(sorted(parts)))
    parts[name] = draw(spoilt(parts[name]))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


@fuzz
@given(spoilt_inside(), st.sampled_from(["zh", "en"]))
def test_a_file_spoilt_inside_its_archive_is_told_or_refused(content: bytes, language: str) -> None:
    looked_up(content, language)


@fuzz
@given(st.integers(0, len(PDF)), st.integers(0, 400), st.binary(max_size=40), st.sampled_from(["zh", "en"]))
def test_a_spoilt_pdf_is_told_or_refused(at: int, length: int, thrown_in: bytes, language: str) -> None:
    looked_up(PDF[:at] + thrown_in + PDF[at + length :], language)


@fuzz
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_what_is_found_stands_there_and_never_overlaps(text: str) -> None:
    last = 0
    for found in find_codes(text, SECTORS):
        assert last <= found.start < found.end
        assert text[found.start : found.end] == found.written
        last = found.end
