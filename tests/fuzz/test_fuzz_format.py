"""Data files in any state: put into form, and repaired, without a traceback and without a value changed unasked."""

import json
import shutil
import tempfile
from pathlib import Path

from effort import fuzz
from hypothesis import given
from hypothesis import strategies as st
from spoil import spoilt
from test_fuzz_reading import CLEAN, DREADFUL

from lubiao.cli.repair import repairs_of
from lubiao.reading.data import model_of, read_data
from lubiao.reading.document import document_of
from lubiao.reading.file import cleaned
from lubiao.writing import lay_out

NAMES = ["standards.yaml", "organizations.yaml", "reported.yaml"]


@fuzz
@given(st.data())
def test_form_changes_no_value_and_is_done_at_once(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(NAMES))
    whole = data.draw(st.sampled_from([CLEAN, DREADFUL]))
    text = data.draw(spoilt((whole / name).read_bytes())).decode("utf-8", "replace")
    model = model_of(f"data/{name}")
    formed, _ = lay_out(text, model)

    def items(of: str) -> list[str]:
        read = document_of(cleaned(of.removeprefix("\ufeff")), "")[0].items
        return sorted(json.dumps(item, sort_keys=True) for item in read)

    assert items(formed) == items(text)
    assert lay_out(formed, model)[0] == formed


@fuzz
@given(spoilt((DREADFUL / "standards.yaml").read_bytes()))
def test_repairing_a_spoilt_folder_ends_and_a_second_time_finds_nothing_to_do(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        shutil.copytree(CLEAN, folder)
        (folder / "standards.yaml").write_bytes(content)
        before = len(read_data(folder).standards)
        for repair in repairs_of(folder)[0]:
            repair.path.write_text(repair.after, encoding="utf-8", newline="")
        assert len(read_data(folder).standards) >= before
        assert repairs_of(folder)[0] == []
