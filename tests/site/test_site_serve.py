"""`lubiao serve`: every edit is shown, and a broken one is told without stopping anything."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html

ROOT = Path(__file__).parents[2]
STANDARD = "standards/db3702-t-0014-2022/"
PATIENCE = 30
"""Seconds: what is measured is whether, not when; benchmarks say when."""


@dataclass
class Preview:
    process: subprocess.Popen[str]
    folder: Path
    address: str
    told: Path

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode("utf-8", "replace")
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode()

    def until(self, path: str, text: str, *, is_there: bool = True) -> str:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            _, page = self.get(path)
            if (text in page) == is_there:
                return page
            time.sleep(0.05)
        raise AssertionError(
            f"{path} {'never' if is_there else 'still'} shows {text}\n{self.told.read_text()}"
        )

    def edit(self, name: str, old: str, new: str) -> None:
        file = self.folder / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("preview")
    for name in ("content", "data", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = folder / "told.txt"
    command = [
        Path(sys.executable).with_name("lubiao"),
        "serve",
        "--address",
        f"127.0.0.1:{port}",
        "--lang",
        "en",
    ]
    environment = os.environ | {
        "SOURCE_DATE_EPOCH": "1795435200",
        "LUBIAO_SITE_URL": "https://site.example/lubiao/",
    }
    with told.open("w") as output:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=output, stderr=output, text=True
        )
    preview = Preview(process, folder, f"http://127.0.0.1:{port}/lubiao/", told)
    try:
        end = time.monotonic() + 60
        while process.poll() is None and time.monotonic() < end:
            try:
                preview.get("")
                break
            except OSError:
                time.sleep(0.1)
        yield preview
    finally:
        process.kill()
        process.wait()


def shown(page: str) -> str:
    """The text of a page. Addresses in QR codes and files for citing are those of the preview."""
    return " ".join(html.document_fromstring(page).text_content().split())


def test_every_file_of_the_site_is_there_as_a_build_makes_it(preview: Preview, site: Path) -> None:
    """But for what the preview adds, and the address at which it is served."""
    paths = [
        STANDARD, f"en/{STANDARD}", f"{STANDARD.rstrip('/')}.md", "standards/", "en/cities/yantai/", "bodies/", "rules/LB108/", "search/", "check/",
        "s/DB3702-T-0014-2022/", f"api/v1/{STANDARD.rstrip('/')}.json", "search/zh.js", "search/succession.js", "lines/standards.yaml.js",
        "assets/stylesheets/theme.css", "assets/javascripts/search.js", "schema/standards.json", "downloads/standards.csv", "sitemap.xml",
    ]  # fmt: skip
    for path in paths:
        code, text = preview.get(path)
        file = site / path / "index.html" if path.endswith("/") else site / path
        built = file.read_bytes().decode().replace("https://site.example/lubiao/", preview.address)
        assert code == 200, path
        if path.endswith("/"):
            assert shown(text) == shown(built), path
    assert preview.get("downloads/standards.xlsx")[0] == 200


def test_what_is_not_there_is_answered_with_the_page_that_says_so(preview: Preview) -> None:
    code, text = preview.get("standards/no-such-standard/")
    assert code == 404
    assert "There is no such page" in text
    assert preview.get("../mkdocs.yml")[0] in (400, 404)
    assert preview.get("%2e%2e/%2e%2e/etc/passwd")[0] == 404


def test_an_edited_record_is_shown_in_its_page_and_in_lists(preview: Preview) -> None:
    preview.edit("data/standards.yaml", "title_zh: 农贸市场", "title_zh: 新编农贸市场")
    preview.until(STANDARD, "新编农贸市场")
    assert "新编农贸市场" in preview.get("cities/qingdao/issued/")[1] + preview.get("cities/qingdao/")[1]
    assert "新编农贸市场" in preview.get("search/zh.js")[1]


def test_a_broken_edit_is_told_above_every_page_and_at_the_terminal_and_goes_when_it_is_mended(
    preview: Preview,
) -> None:
    preview.edit("data/standards.yaml", "- code: DB3702/T 0014-2022", '- code: "DB3702/T 0014-2022')
    page = preview.until(f"en/{STANDARD}", 'class="lb-preview"')
    assert "The data has errors." in page
    assert "LB005" in page
    assert "数据有错误" in preview.get("")[1]
    assert "LB005" in preview.told.read_text()
    preview.edit("data/standards.yaml", '- code: "DB3702/T 0014-2022', "- code: DB3702/T 0014-2022")
    preview.until(STANDARD, 'class="lb-preview"', is_there=False)
    assert preview.process.poll() is None


def test_what_the_rules_find_is_told_too_and_shown_as_text(preview: Preview) -> None:
    preview.edit(
        "data/standards.yaml",
        "title_zh: 新编农贸市场",
        "title_zh: <b>新编</b>农贸市场\n  issuers: [<script>x</script>]\n  ics: [99.999]",
    )
    page = preview.until(STANDARD, 'class="lb-preview"')
    assert "<script>x" not in page
    preview.edit(
        "data/standards.yaml",
        "title_zh: <b>新编</b>农贸市场\n  issuers: [<script>x</script>]\n  ics: [99.999]",
        "title_zh: 新编农贸市场",
    )
    preview.until(STANDARD, 'class="lb-preview"', is_there=False)


def test_an_edited_template_and_an_edited_page_are_shown(preview: Preview) -> None:
    preview.edit("overrides/pages/standard.html", 'id="facts">', 'id="facts" title="edited">')
    preview.until(STANDARD, 'id="facts" title="edited"')
    preview.edit("content/en/about.md", "\n", "\n\nAn edited paragraph.\n\n")
    preview.until("en/about/", "An edited paragraph.")


def test_a_broken_template_stops_nothing(preview: Preview) -> None:
    preview.edit("overrides/pages/standard.html", '<h2 id="evidence">', '{% if %}<h2 id="evidence">')
    end = time.monotonic() + PATIENCE
    while preview.get(STANDARD)[0] == 200 and time.monotonic() < end:
        time.sleep(0.05)
    preview.edit("overrides/pages/standard.html", '{% if %}<h2 id="evidence">', '<h2 id="evidence">')
    preview.until(STANDARD, "新编农贸市场")
    assert preview.process.poll() is None
