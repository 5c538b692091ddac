"""Data files in any state: read, checked and told in both languages, without a traceback."""

import datetime
import io
import shutil
import tempfile
from pathlib import Path

from effort import fuzz
from hypothesis import given
from hypothesis import strategies as st
from spoil import spoilt

from lubiao.catalogue import Catalogue
from lubiao.findings.printing import print_github, print_json, print_text
from lubiao.reading import read_data
from lubiao.rules import check

CLEAN = Path(__file__).parents[1] / "unit" / "golden" / "clean"
DREADFUL = CLEAN.with_name("dreadful")
NAMES = [
    "standards.yaml",
    "cities.yaml",
    "organizations.yaml",
    "sources.yaml",
    "reported.yaml",
    "vocabulary/ics.csv",
]
DAY = datetime.date(2026, 11, 23)


@st.composite
def spoilt_folder(draw: st.DrawFn) -> dict[str, bytes]:
    """One or two files of a data folder, spoilt."""
    whole = draw(st.sampled_from([CLEAN, DREADFUL]))
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True))
    return {name: draw(spoilt((whole / name).read_bytes())) for name in names if (whole / name).is_file()}


@fuzz
@given(spoilt_folder(), st.sampled_from(["zh", "en"]))
def test_a_spoilt_data_folder_is_told_and_never_raises(files: dict[str, bytes], language: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        shutil.copytree(CLEAN, folder)
        for file, content in files.items():
            (folder / file).write_bytes(content)
        findings = check(Catalogue.link(read_data(folder), DAY))
    for printer in (print_text, print_json, print_github):
        stream = io.StringIO()
        printer(findings, language, stream)
        assert "\x1b" not in stream.getvalue()
