"""LibreOffice opens what Excel users get, and runs nothing of it."""

import csv
import io
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from hostile import FORMULA

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")

pytestmark = pytest.mark.skipif(
    not OFFICE, reason="LibreOffice is not installed: there is no soffice on the PATH"
)


@pytest.fixture(scope="module")
def opened(hostile, tmp_path_factory):
    """The hostile CSV as LibreOffice understands it, saved as a workbook, and the hostile workbook saved as CSV."""
    target = tmp_path_factory.mktemp("office")
    home = f"-env:UserInstallation=file://{tmp_path_factory.mktemp('home')}"

    def convert(file: Path, to: str, *options: str) -> None:
        command = [OFFICE, home, "--headless", *options, "--convert-to", to, "--outdir", target, file]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 0, done.stderr

    # Comma, double quote, UTF-8, from the first line; formulas are to be evaluated, as a careless person would have it.
    convert(hostile / "standards.csv", "xlsx", "--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1")
    convert(
        hostile / "standards.xlsx",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
    )
    return target


def test_a_csv_opened_in_libreoffice_holds_texts_and_no_formula(opened):
    (sheet,) = openpyxl.load_workbook(opened / "standards.xlsx").worksheets
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell.coordinate for cell in cells if cell.data_type in "fe"] == []
    assert "'" + FORMULA in [cell.value for cell in cells]
    assert sheet.max_row > 200 and sheet["D2"].value.startswith("汽车")


def test_the_workbook_opened_in_libreoffice_shows_formulas_as_the_texts_they_are(opened):
    text = (opened / "standards-Standards.csv").read_text("utf-8")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0][0] == "Code" and len(rows) > 200
    assert FORMULA in [cell for row in rows for cell in row]
    assert not [cell for row in rows for cell in row if cell.startswith("#") and cell != "#N/A"]
