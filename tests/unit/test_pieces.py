"""Files that are made of a piece a standard: kept pieces give the file that new ones give."""

import io
from contextlib import ExitStack
from dataclasses import replace

import pytest
from catalogues import catalogue_of

from lubiao.catalogue.addresses import Addresses
from lubiao.publish import DOWNLOADS, Collection, write_downloads
from lubiao.publish.tables import xlsx_rows

RECORDS = (
    {"code": "DB37/T 2-2020", "title_zh": "二", "replaces": ["DB37/T 2-2010"], "issuers": ["山东省市场监督管理局"]},
    {"code": "DB37/T 2-2010", "title_zh": "=1+1", "title_en": "Two", "title_en_from": "project"},
    {"id": "some-name", "kind": "municipal", "title_zh": "未识别的标准"},
    {"code": "GB/T 3-2024", "title_zh": "三", "issued": "2024-01-02", "implemented": "2024-05"},
)  # fmt: skip


def collection(*records: dict) -> Collection:
    return Collection(catalogue_of(*(records or RECORDS)), Addresses())


def written(making, of: Collection) -> bytes:
    stream = io.BytesIO()
    making.write(of, stream)
    return stream.getvalue()


def test_every_download_is_made_of_pieces() -> None:
    assert [each.name for each in DOWNLOADS if each.pieces is None] == []


@pytest.mark.parametrize("format", DOWNLOADS, ids=lambda format: format.name)
def test_kept_pieces_give_the_file_that_new_ones_give(format) -> None:
    before, now = collection(), collection()
    kept = {each.name: format.pieces.piece(before, each) for each in before.standards}
    making = replace(format.pieces, piece=lambda _, standard: kept[standard.name])
    assert written(making, now) == written(format, collection())


@pytest.mark.parametrize("format", DOWNLOADS, ids=lambda format: format.name)
def test_a_piece_does_not_know_where_it_stands(format) -> None:
    few, many = collection(RECORDS[3]), collection()
    (alone,) = few.standards
    (among,) = (each for each in many.standards if each.name == alone.name)
    assert format.pieces.piece(few, alone) == format.pieces.piece(many, among)


def test_what_is_written_side_by_side_is_what_is_written_alone(tmp_path) -> None:
    downloads = write_downloads(collection(), tmp_path)
    assert downloads.keys() == {each.path for each in DOWNLOADS}
    for each in DOWNLOADS:
        assert (tmp_path / each.path).read_bytes() == written(each, collection()), each.name
        assert (tmp_path / each.path).stat().st_size == downloads[each.path].size


def test_behind_the_most_links_that_excel_reads_a_code_is_a_text_that_looks_like_one(monkeypatch) -> None:
    monkeypatch.setattr(xlsx_rows, "MOST_LINKS", 2)
    opened = ExitStack()
    rows = xlsx_rows.SheetRows(opened)
    for code in ("GB 1—2020", ' s="5"'):
        rows.add(xlsx_rows.written_row([code, "x"], "https://site.example/", [20, 20], None))
    rows.end_block()
    with opened:
        parts = rows.sheet(b"<sheetData></sheetData><printOptions/>")
        sheet, relations = (b"".join(part.content() for part in of) for of in (parts, rows.relations))
    link, bare = xlsx_rows.STYLES.index("link") + 1, xlsx_rows.STYLES.index("formula") + 1
    assert f'<c r="A2" s="{link}"' in sheet.decode()
    assert f'<c r="A3" s="{bare}" t="inlineStr"><is><t xml:space="preserve"> s="5"</t>' in sheet.decode()
    assert sheet.count(b"<hyperlink ") == relations.count(b"<Relationship ") == 1
