"""`lubiao serve`: every edit is shown, and a broken one is told without stopping anything."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from previews import PATIENCE, ROOT, Preview, previewed

STANDARD = "standards/db3702-t-0014-2022/"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with previewed(tmp_path_factory.mktemp("preview")) as preview:
        yield preview


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


def test_a_broken_template_stops_nothing_and_is_told_with_its_line(preview: Preview) -> None:
    preview.edit("overrides/pages/standard.html", '<h2 id="evidence">', '{% if %}<h2 id="evidence">')
    page = preview.until(f"en/{STANDARD}", 'class="lb-preview"')
    line = preview.line_of("overrides/pages/standard.html", "{% if %}")
    assert f"overrides/pages/standard.html:{line}: Expected an expression" in shown(page)
    assert "_preview.js" in page  # it is loaded again when it is mended
    assert "Expected an expression" in preview.told.read_text()
    assert "Traceback" not in preview.told.read_text()
    preview.edit("overrides/pages/standard.html", '{% if %}<h2 id="evidence">', '<h2 id="evidence">')
    preview.until(STANDARD, "新编农贸市场")
    preview.until(STANDARD, 'class="lb-preview"', is_there=False)


def test_a_broken_shell_leaves_the_pages_of_before(preview: Preview) -> None:
    preview.edit("overrides/main.html", "</html>", "</html>{% if %}")
    page = preview.until("en/about/", 'class="lb-preview"')
    assert "overrides/main.html" in shown(page)
    assert "An edited paragraph." in page
    assert preview.get(STANDARD)[0] == 200
    preview.edit("overrides/main.html", "</html>{% if %}", "</html>")
    preview.until("en/about/", 'class="lb-preview"', is_there=False)


def test_a_broken_configuration_is_told_above_every_page(preview: Preview) -> None:
    preview.edit("mkdocs.yml", "site_name:", "site_name: [\nsite_name:")
    assert "The configuration cannot be read" in preview.until(f"en/{STANDARD}", 'class="lb-preview"')
    preview.edit("mkdocs.yml", "site_name: [\nsite_name:", "site_name:")
    preview.until(STANDARD, 'class="lb-preview"', is_there=False)
    assert preview.process.poll() is None


def test_the_terminal_says_where_the_preview_is_and_that_errors_are_mended(preview: Preview) -> None:
    told = preview.told.read_text()
    assert told.startswith(f"Preview: {preview.address} (Ctrl-C stops it)\n")
    end = time.monotonic() + PATIENCE
    while "The errors are mended.\n" not in preview.told.read_text():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_an_address_that_is_taken_is_refused_in_a_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        command = [Path(sys.executable).with_name("lubiao"), "serve", "--address", address, "--lang", "en"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 2
    assert done.stderr == f"{address} cannot be served: Address already in use.\n"
