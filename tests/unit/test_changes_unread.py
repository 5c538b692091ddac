"""Of a record that one side cannot read nobody says that it was removed or added, nor what follows from that."""

import datetime
import shutil
from pathlib import Path

import pytest

from lubiao.catalogue import Catalogue
from lubiao.changes import compare
from lubiao.changes.unread import unread
from lubiao.reading import read_data
from lubiao.rules.example import EXAMPLES

DAY = datetime.date(2026, 11, 23)
EVIDENCE = "  evidence: [{source: samr-std, level: listing, read: 2026-11-01}]\n"
RECORDS = (
    f"- code: DB3702/T 14-2020\n  title_zh: 农贸市场管理规范\n{EVIDENCE}\n"
    f"- code: DB3702/T 90-2024\n  title_zh: 海水浴场管理规范\n  replaces: [DB3702/T 14-2020]\n{EVIDENCE}"
)


def catalogue(folder: Path, standards: bytes) -> Catalogue:
    shutil.copytree(EXAMPLES / "base", folder)
    (folder / "standards.yaml").write_bytes(standards)
    return Catalogue.link(read_data(folder), DAY)


BROKEN = {
    "a full-width colon": ("  title_zh: 海水", "  title_zh：海水"),
    "an open quote": ("  title_zh: 海水", "  title_zh: '海水"),
    "a wrong key": ("  title_zh: 海水", "  titel: 海水"),
    "a full-width colon behind code": ("- code: DB3702/T 90", "- code：DB3702/T 90"),
    "a code in quotes, and a tab": ("- code: DB3702/T 90-2024\n", '- code: "DB3702/T 90-2024"\n\t x: {\n'),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_record_that_is_broken_on_one_side_is_not_compared(tmp_path: Path, fault: str) -> None:
    before = catalogue(tmp_path / "before", RECORDS.encode())
    after = catalogue(tmp_path / "after", RECORDS.replace(*BROKEN[fault]).encode())
    assert compare(before, after).standards == []
    assert compare(after, before).standards == []


@pytest.mark.parametrize(
    "content", [RECORDS.encode("utf-16"), RECORDS.encode("gb18030"), b"text\n", b"a: [\n"]
)
def test_of_a_file_that_cannot_be_read_no_record_is_called_gone(tmp_path: Path, content: bytes) -> None:
    before = catalogue(tmp_path / "before", RECORDS.encode())
    after = catalogue(tmp_path / "after", content)
    assert compare(before, after).standards == []
    assert unread(after.data)["standards"].all


def test_a_record_that_is_really_gone_is_told_beside_a_broken_one(tmp_path: Path) -> None:
    before = catalogue(
        tmp_path / "before",
        RECORDS.encode() + b"\n- code: GB/T 1-2020\n  unknown: [title_zh]\n" + EVIDENCE.encode(),
    )
    after = catalogue(tmp_path / "after", RECORDS.replace(*BROKEN["a full-width colon"]).encode())
    assert [change.standard.name for change in compare(before, after).standards] == ["GB/T 1-2020"]
