"""The page of a standard in a browser: copying, saving, short addresses, paper."""

import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest
from test_browser_axe import EVERYTHING, VIEWS, look

ROOT = Path(__file__).parents[2]
PAGE = "standards/db3702-t-0014-2022/"
OLD = "en/standards/gb-18965-2003/"
WITHOUT_CODE = "standards/woven-terry-cloth/"
CITED = "DB3702/T 0014—2022 农贸市场建设与管理规范[S]."


@pytest.fixture
def clipboard(reader):
    """What the reader would paste."""
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return lambda: reader.page.evaluate("navigator.clipboard.readText()")


def test_a_citation_is_copied_and_that_is_said_politely(reader, clipboard):
    reader.open(PAGE)
    status = reader.page.locator(".lb-copied[role=status]")
    assert status.text_content() == ""
    reader.page.locator(".lb-cite details[open] .lb-copy").click()
    status.get_by_text("已复制：GB/T 7714—2025").wait_for()
    assert clipboard() == CITED
    assert reader.complaints == []


def test_one_format_is_open_at_a_time_and_each_is_reached_with_keys(reader, clipboard):
    reader.open("en/" + PAGE)
    summaries = reader.page.locator(".lb-cite summary")
    summaries.first.focus()
    for number in range(1, summaries.count()):
        summaries.nth(number).focus()
        reader.page.keyboard.press("Enter")
        assert reader.page.locator(".lb-cite details[open] summary").all_text_contents() == [
            summaries.nth(number).text_content()
        ]
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Enter")
    reader.page.locator(".lb-copied[role=status]").get_by_text("Copied: Plain text").wait_for()
    assert clipboard().startswith("DB3702/T 0014—2022 Specification for construction")


def test_the_addresses_are_copied(reader, clipboard):
    reader.open(PAGE)
    for name, expected in (("permanent", PAGE), ("short", "s/DB3702-T-0014-2022/")):
        reader.page.locator(f"[data-copy={name}]").click()
        reader.page.locator(".lb-copied[role=status]").filter(has_text="已复制").wait_for()
        reader.page.wait_for_function(
            "end => navigator.clipboard.readText().then((text) => text.endsWith(end))", arg=expected
        )
        assert clipboard() == "https://site.example/lubiao/" + expected


def test_where_a_browser_refuses_the_clipboard_the_text_is_copied_in_the_old_way(reader):
    reader.page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined}); window.copied = [];"
        "document.addEventListener('copy', () => copied.push(String(getSelection())))"
    )
    reader.open(PAGE)
    reader.page.locator(".lb-cite details[open] .lb-copy").click()
    reader.page.locator(".lb-copied[role=status]").filter(has_text="已复制").wait_for()
    assert reader.page.evaluate("window.copied") == [CITED]


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("place", ["server", "folder"])
def test_a_citation_is_saved_as_a_file_also_from_a_folder_and_without_scripts(
    make_reader, served, site, place, scripts
):
    home = served if place == "server" else site.as_uri() + "/"
    reader = make_reader(home, java_script_enabled=scripts)
    reader.open(PAGE + "index.html")
    reader.page.locator(".lb-cite summary", has_text="BibLaTeX").click()
    with reader.page.expect_download() as saving:
        reader.page.locator(".lb-cite details[open] a[download]").click()
    assert saving.value.suggested_filename == "db3702-t-0014-2022.bib"
    text = saving.value.path().read_text("utf-8")
    assert text.startswith("@standard{db3702-t-0014-2022,\n")
    assert "title = {农贸市场建设与管理规范}," in text
    assert text.endswith("}\n")


def test_without_scripts_no_button_is_shown_that_does_nothing(make_reader):
    reader = make_reader(java_script_enabled=False)
    reader.open(PAGE)
    assert not reader.page.locator(".lb-copy").first.is_visible()
    assert reader.page.locator(".lb-cite details[open] code").is_visible()


def test_a_short_address_leads_to_the_page_of_the_standard(reader):
    reader.open("s/DB3702-T-0014-2022/")
    reader.page.wait_for_url(f"**/{PAGE}")
    assert reader.page.locator("h1").text_content() == "农贸市场建设与管理规范"
    assert reader.complaints == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_short_address_leads_on_from_a_folder_too(make_reader, site, scripts):
    folder = make_reader(site.as_uri() + "/", java_script_enabled=scripts)
    folder.open("s/DB3702-T-0014-2022/index.html")
    folder.page.wait_for_url("**/standards/db3702-t-0014-2022/index.html")
    assert folder.page.locator("h1").text_content() == "农贸市场建设与管理规范"


def line_of(code):
    """The line of the data file on which the record of a standard begins."""
    text = (ROOT / "data/standards.yaml").read_text("utf-8")
    return text.split(f"- code: {code}\n")[0].count("\n") + 1


@pytest.mark.parametrize("sign", ["hover", "focus"])
@pytest.mark.parametrize("place", ["server", "folder"])
def test_the_link_for_editing_learns_the_line_of_the_record_when_it_is_pointed_at(
    make_reader, served, site, place, sign
):
    reader = make_reader(served if place == "server" else site.as_uri() + "/")
    reader.open(f"en/{PAGE}index.html")
    link = reader.page.get_by_role("link", name="Edit this record")
    address = link.get_attribute("href")
    assert address.endswith("/data/standards.yaml")
    assert not [url for url in reader.requested if "/lines/" in url]  # who reads only loads nothing for it
    getattr(link, sign)()
    reader.page.locator(f'.lb-edit[href="{address}#L{line_of("DB3702/T 0014-2022")}"]').wait_for()
    assert reader.complaints == []


@pytest.mark.parametrize("lines", ["missing", "without scripts"])
def test_the_link_for_editing_leads_to_the_file_where_the_line_is_not_known(make_reader, lines):
    reader = make_reader(java_script_enabled=lines == "missing")
    reader.context.route("**/lines/*", lambda route: route.abort())
    reader.open(PAGE)
    link = reader.page.locator(".lb-edit")
    link.hover()
    reader.page.wait_for_timeout(300)
    assert link.get_attribute("href").endswith("/data/standards.yaml")


def pages_of(pdf):
    return len(re.findall(rb"/Type\s*/Page[^s]", pdf))


@pytest.mark.parametrize("path", [PAGE, "en/" + PAGE, OLD, WITHOUT_CODE])
def test_a_page_of_a_standard_prints_on_one_sheet(reader, path):
    reader.open(path)
    assert pages_of(reader.page.pdf(format="A4")) == 1


def test_paper_shows_what_is_needed_there_black_on_white_and_nothing_to_click(make_reader):
    reader = make_reader(color_scheme="dark", reduced_motion="reduce")
    reader.open(PAGE)
    page = reader.page
    assert not page.locator(".lb-paper").is_visible()
    page.emulate_media(media="print", color_scheme="dark")
    shown = page.locator("body").inner_text()
    for text in ("DB3702/T 0014—2022", "农贸市场建设与管理规范", "状态未知", "2022-11-14", "读到封面", CITED):
        assert text in shown
    assert "https://site.example/lubiao/s/DB3702-T-0014-2022/" in shown
    assert page.locator(".lb-paper svg").is_visible()
    for hidden in (
        ".lb-header",
        ".lb-footer",
        ".lb-crumbs",
        ".lb-cite",
        ".lb-share",
        ".lb-actions",
        "button",
    ):
        assert not page.locator(hidden).first.is_visible(), hidden
    colours = page.evaluate(
        "[...document.querySelectorAll('body, h1, .lb-card, .lb-card a, .lb-card dd')].map((e) => "
        "[getComputedStyle(e).color, getComputedStyle(e).backgroundColor].join())"
    )
    assert {colour.replace(" ", "") for colour in colours} <= {
        "rgb(0,0,0),rgb(255,255,255)",
        "rgb(0,0,0),rgba(0,0,0,0)",
    }
    addresses = page.evaluate(
        "[...document.querySelectorAll('article a')].map((a) => getComputedStyle(a, '::after').content)"
    )
    assert set(addresses) == {"none"}


@pytest.mark.parametrize("path", [PAGE, OLD])
def test_axe_finds_nothing_where_all_citations_are_open_and_one_was_copied(reader, path):
    reader.open(path)
    reader.page.evaluate(
        "document.querySelectorAll('details').forEach((d) => { d.name = ''; d.open = true; })"
    )
    for scheme, size, _ in VIEWS:
        reader.page.locator(".lb-cite .lb-copy").first.click()
        reader.page.locator(".lb-copied:not(:empty)").wait_for()
        assert look(reader.page, (scheme, size, EVERYTHING)) == []


HOSTILE = "毒}\\input{x}%\"'><img src=x onerror=alert(1)> #&?"


def test_a_hostile_title_is_only_text_in_what_is_copied_and_saved(
    make_reader, build, serve, request, tmp_path_factory
):
    folder = tmp_path_factory.mktemp("hostile-citation")
    shutil.copytree(request.config.rootpath / "data", folder / "data")
    title = HOSTILE.replace("'", "''")
    with (folder / "data/standards.yaml").open("a", encoding="utf-8") as file:
        file.write(
            f"\n- code: DB3702/T 9999-2024\n  title_zh: '{title}'\n"
            "  evidence: [{source: samr-std, level: listing, read: 2026-11-23}]\n"
        )
    reader = make_reader(serve(build(folder / "site", folder / "data")))
    reader.open("standards/db3702-t-9999-2024/")
    assert reader.page.locator("#cite-gbt7714-2025").text_content() == f"DB3702/T 9999—2024 {HOSTILE}[S]."
    for link in reader.page.locator("a[download]").all():
        address = link.get_attribute("href")
        assert not re.search(r"[\"<>#&\s]", address)
        assert "onerror=alert(1)" in unquote(address)
    assert reader.complaints == []
