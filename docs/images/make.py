"""Make the pictures of docs from the product itself: python docs/images/make.py [NAME…]

add       what `lubiao add` asks, in a terminal of its own, on a copy of the data without that standard
template  the workbook of `lubiao template` as LibreOffice draws it, with its grid and the letters of its columns
site      the first view of the home page and of a standard, for the README

Needs Chromium (LUBIAO_CHROMIUM, or as scripts/find-browser.sh finds it) and, for `template`, soffice and pdftoppm.
"""

import base64
import io
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, sync_playwright
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LUBIAO = Path(sys.executable).with_name("lubiao")

CODE = "DB3713/T 308-2023"
ANSWERS = [
    "db3713／T 308—2023",
    "森林防灭火队伍建设管理规范",
    "Specification for the construction and management of forest fire prevention team",
    "1",
    "2023年10月33日",
    "2023年10月13日",
]
"""The last date but one does not exist: the picture shows how it is refused."""

SHOWN = {"home": "", "standard": "standards/db3702-t-0014-2022"}
"""Which pages stand in the README."""

LIGHT = TerminalTheme((255, 255, 255), (27, 31, 36), [(27, 31, 36), (180, 35, 24), (26, 127, 55), (154, 103, 0), (9, 105, 218), (130, 80, 223), (27, 124, 131), (110, 119, 129)])  # fmt: skip
PAGE = """<style>body {{ margin: 0; padding: 18px 22px; width: max-content; background: #fff; }}
pre {{ margin: 0; font: 15px/1.45 "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; }}</style>
<pre>{code}</pre>"""


def picture_of_adding(language: str) -> None:
    """The first questions of `lubiao add`, answered; then it is broken off and nothing is written."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        shutil.copytree(ROOT / "data", data)
        file = data / "standards.yaml"
        file.write_text(
            re.sub(rf"- code: {re.escape(CODE)}\n(?:.+\n)+\n", "", file.read_text(encoding="utf-8")),
            encoding="utf-8",
        )
        said = in_a_terminal([str(LUBIAO), "add", "--lang", language, "--data", str(data)], ANSWERS)
    names = {"zh": "add.zh.png", "en": "add.png"}
    console = Console(record=True, width=96, file=io.StringIO())
    console.print(Text.from_ansi(f"$ lubiao add\n{said}"), soft_wrap=True)
    draw(console.export_html(theme=LIGHT, code_format=PAGE, inline_styles=True), HERE / names[language])


def in_a_terminal(command: list[str], answers: list[str]) -> str:
    """What a command says in a terminal while it gets these answers, up to the next question."""
    process, terminal = pty.fork()
    if process == 0:
        os.environ |= {"TERM": "xterm-256color", "COLUMNS": "96"}
        os.execv(command[0], command)
    said, heard = b"", 0
    for answer in [*answers, None]:
        while not re.search(rb"\n> (?:\[.*\] )?$", said[heard:]):
            said += os.read(terminal, 65536)
        heard = len(said)
        if answer is not None:
            os.write(terminal, f"{answer}\n".encode())
    os.close(terminal)
    os.waitpid(process, 0)
    return said.decode().replace("\r\n", "\n").rpartition("\n")[0]


def picture_of_the_workbook() -> None:
    """The upper left of the first sheet. The copy that is drawn differs in how it is printed, not in its cells."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.xlsx"
        subprocess.run([LUBIAO, "template", path], cwd=ROOT, check=True)
        book = load_workbook(path)
        sheet = book.worksheets[0]
        sheet.print_area = "A1:G6"
        sheet.print_options.headings = sheet.print_options.gridLines = True
        sheet.page_setup.orientation = "landscape"
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_setup.fitToHeight = 0
        sheet.page_margins.left = sheet.page_margins.top = 0.2
        sheet.oddHeader = sheet.oddFooter = None
        book.save(path)
        for command in (
            ["soffice", "--headless", "--convert-to", "pdf", path.name],
            ["pdftoppm", "-png", "-r", "140", "-singlefile", "template.pdf", "template"],
        ):
            subprocess.run(command, cwd=folder, check=True, capture_output=True)
        drawn = base64.b64encode(path.with_suffix(".png").read_bytes()).decode()
    shown = f'<body style="margin:0;width:1440px;height:190px;overflow:hidden"><img src="data:image/png;base64,{drawn}">'
    draw(shown, HERE / "template.png")


def pictures_of_the_site() -> None:
    """Pages of the built site, opened from its folder."""
    with tempfile.TemporaryDirectory() as folder, a_view(width=1280, height=900) as view:
        subprocess.run([LUBIAO, "build", "--site", folder], cwd=ROOT, check=True)
        for name, path in SHOWN.items():
            view.goto((Path(folder) / path / "index.html").as_uri())
            view.screenshot(path=HERE / f"{name}.png")


def draw(page: str, target: Path) -> None:
    """Draw a page in Chromium, no larger than it is."""
    with a_view(width=1600, height=300) as view:
        view.set_content(page)
        view.locator("body").screenshot(path=target)


@contextmanager
def a_view(width: int, height: int) -> Iterator[Page]:
    """A page of Chromium of this size, in light colours."""
    browser_path = os.environ.get("LUBIAO_CHROMIUM") or subprocess.check_output(
        [ROOT / "scripts/find-browser.sh"], text=True
    ).strip()  # fmt: skip
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        yield browser.new_page(viewport={"width": width, "height": height})
        browser.close()


if __name__ == "__main__":
    wanted = sys.argv[1:] or ["add", "template", "site"]
    if "add" in wanted:
        for spoken in ("zh", "en"):
            picture_of_adding(spoken)
    if "template" in wanted:
        picture_of_the_workbook()
    if "site" in wanted:
        pictures_of_the_site()
