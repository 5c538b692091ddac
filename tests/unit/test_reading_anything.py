"""Whatever the bytes are: reading ends, and raises nothing."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from lubiao.findings import Level
from lubiao.reading import read_data
from lubiao.texts import translator

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
