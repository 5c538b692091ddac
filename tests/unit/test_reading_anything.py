"""Whatever the bytes are: reading ends, and raises nothing."""

import datetime
import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from lubiao.catalogue import Catalogue
from lubiao.findings import Level
from lubiao.reading import read_data
from lubiao.rules import check
from lubiao.texts import translator

GOLDEN = Path(__file__).parent / "golden" / "dreadful"
DAY = datetime.date(2026, 11, 23)

YAML_LIKE = st.lists(
    st.sampled_from(
        ["- ", "code: ", "title_zh: ", "GB/T 1-2020", "\n", "  ", "\n- ", "\n  ", "[", "]", "{", "}", ": ", ", ",
         "'", '"', "#", "&a ", "*a", "!!str ", "|", ">", "---\n", "...\n", "? ", "~", "cited:", "evidence:", "\\",
         "issued: ", "2022-02-30", "\r\n", "\t", "é", "农贸", "\x00", "\u2028", "%YAML 1.1\n", "<<: ", "@", "`"]
    ),
    max_size=40,
).map("".join)  # fmt: skip
CONTENT = st.binary(max_size=300) | YAML_LIKE.map(str.encode) | st.text(max_size=200).map(str.encode)


@settings(max_examples=400, deadline=None)
@given(CONTENT)
def test_any_bytes_are_read_or_told_and_never_raise(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("standards.yaml", "sources.yaml", "cities.yaml", "vocabulary.yaml"):
            (Path(folder) / name).write_bytes(content)
        (Path(folder) / "vocabulary").mkdir()
        (Path(folder) / "vocabulary" / "ics.csv").write_bytes(content)
        data = read_data(Path(folder))
    # libyaml places a value that is missing at the end of the text on the line behind it.
    last_line = content.count(b"\n") + content.count(b"\r") + 2
    for finding in data.findings:
        assert finding.level is Level.ERROR
        assert finding.message.said_in(translator("zh"))
        if finding.place.file.endswith("/standards.yaml"):
            assert 1 <= finding.place.line <= last_line
            assert finding.place.column >= 1
    for entry in data.standards:
        assert entry.place(("code",)).line <= last_line


RECORD = """\
- code: DB3702/T 90-2024
  title_zh: 海水浴场管理规范
  title_en: "Specification: bathing beaches"
  issued: 2024-05-10
  ics: [03.080.30]
  issuers:
    - 青岛市市场监督管理局
  status: {value: in-force, read: 2026-11-20, source: platform}
  evidence:
    - source: platform
      level: listing
      read: 2026-11-20  # 当天
"""
SLIPS = st.tuples(
    st.integers(0, len(RECORD)),
    st.integers(0, 12),
    st.sampled_from(
        ["", " ", "  ", "\n", ": ", "：", "'", '"', "[", "]", "{", "}", "- ", "\n- ", " #", "#1", "*", "&", "|", ">", "\t",
         "\n<<<<<<< a\n", "\n=======\n", "\n>>>>>>> b\n", "\n---\n", "\r\n", "code: GB 1\n", "\\", "%", "@", "? ", "x: y"]
    ),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(SLIPS, min_size=1, max_size=3))
def test_any_slips_in_a_record_are_checked_in_the_file_and_cost_no_record_above(
    slips: list[tuple[int, int, str]],
) -> None:
    text = RECORD
    for place, length, written in slips:
        text = text[:place] + written + text[place + length :]
    text = f"- code: GB/T 1-2020\n\n# 市级\n{text}"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        shutil.copytree(GOLDEN, folder)
        shutil.rmtree(folder / "standards")
        (folder / "standards.yaml").write_text(text, encoding="utf-8", newline="")
        data = read_data(folder)
    for finding in check(Catalogue.link(data, DAY)):
        if finding.place.file == "data/standards.yaml":
            assert 1 <= finding.place.line <= len(text.splitlines()) + 1
            assert finding.message.said_in(translator("zh"))
    assert {"GB/T 1-2020"} <= {entry.record.code for entry in (*data.standards, *data.incomplete)} or (
        text[len("- code: GB/T 1-2020\n\n# 市级\n") :][:2] != "- "
    )
