"""The page "Data": it offers every file there is, and what it shows as an example really runs on the built site."""

import hashlib
import re
import shutil
import subprocess
import sys
from urllib.parse import unquote

import duckdb
import pytest

from lubiao.pages.offers import size_said
from lubiao.publish import DOWNLOADS

SITE_URL = "https://site.example/lubiao/"


@pytest.fixture(scope="module", params=["", "en/"])
def page(request, pages):
    return pages[f"{request.param}data/"]


def links(page):
    """The addresses on the shelves, site-relative."""
    return [
        unquote(page.resolve(address).removeprefix(SITE_URL))
        for address in page.tree.xpath("//*[contains(@class, 'lb-shelf')]//a/@href")
    ]


def test_every_format_is_offered_once_with_its_size(page, site):
    offered = links(page)
    for each in DOWNLOADS:
        assert offered.count(each.path) == 1, each.name
        (entry,) = (
            entry for entry in page.tree.xpath("//li[a]") if entry.xpath("a/@href")[0].endswith(each.path)
        )
        (size,) = entry.xpath(".//*[@class='lb-shelf__size']/text()")
        assert size == size_said((site / each.path).stat().st_size)


def test_what_is_offered_is_there(page, site):
    for path in links(page):
        assert (site / path).is_file() or (site / path / "index.html").is_file(), path


def test_a_size_is_said_as_people_say_it():
    said = [size_said(size) for size in (0, 999, 1000, 9949, 10_500, 999_499, 1_400_000, 23_000_000)]
    assert said == ["0 B", "999 B", "1.0 kB", "9.9 kB", "10 kB", "999 kB", "1.4 MB", "23 MB"]


def test_the_checksums_are_those_of_the_downloads(site):
    lines = (site / "downloads/SHA256SUMS").read_text("utf-8").splitlines()
    sums = dict(reversed(line.split("  ")) for line in lines)
    assert set(sums) == {each.file for each in DOWNLOADS}
    for name, told in sums.items():
        assert hashlib.sha256((site / "downloads" / name).read_bytes()).hexdigest() == told
    if checker := shutil.which("sha256sum"):
        subprocess.run([checker, "--quiet", "--check", "SHA256SUMS"], cwd=site / "downloads", check=True)


def test_the_page_names_the_licences_and_the_day_of_the_last_change(page):
    text = page.text()
    assert all(licence in text for licence in ("CC0 1.0", "ODC-By 1.0", "BSD-2-Clause"))
    (day,) = page.tree.xpath("//*[@class='lb-board']//time/text()")
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", day)


def test_the_footer_leads_to_the_data(pages):
    for path in ("", "en/", "cities/weifang/", "en/standards/"):
        page = pages[path]
        target = SITE_URL + ("en/data/" if page.language == "en" else "data/")
        assert target in map(page.resolve, page.tree.xpath("//footer//a/@href"))


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_city_and_a_kind_offer_their_bibliographies(pages, prefix, site):
    for path, stem in (("cities/weifang/", "cities/weifang"), ("kinds/municipal/", "kinds/municipal")):
        page = pages[prefix + path]
        files = [page.resolve(link) for link in page.tree.xpath("//*[@class='lb-take']//a[@download]/@href")]
        wanted = [f"downloads/citations/{stem}{ending}" for ending in (".bib", ".ris", ".json")]
        assert files == [SITE_URL + path for path in wanted]
        assert all((site / path).stat().st_size for path in wanted)


# The examples


@pytest.fixture
def example(page):
    """The lines of an example."""

    def example(name):
        (code,) = page.tree.xpath(f"//code[@id='lines-{name}']")
        lines = code.text_content()
        assert len(lines.splitlines()) == 3
        assert SITE_URL in lines
        return lines

    return example


@pytest.fixture(scope="module")
def issued(standards):
    """The codes of the standards that Weifang issued."""
    codes = {record["code"] for record in standards if record.get("code", "").startswith("DB3707/")}
    assert len(codes) > 10
    return codes


def codes_in(text):
    return set(re.findall(r"\bDB\d{4}(?:/T)? [\d.]+(?:-\d{4})?", text))


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_example_in_python_runs(example, served, issued):
    lines = example("python").replace(SITE_URL, served)
    assert codes_in(run(sys.executable, "-c", lines)) == issued


def test_the_example_in_javascript_runs(example, served, issued):
    lines = example("javascript").replace(SITE_URL, served)
    node = shutil.which("node") or pytest.skip("there is no node here; continuous integration has one")
    assert codes_in(run(node, "--input-type=module", "--eval", lines)) == issued


def test_the_example_in_sql_runs(example, site, issued):
    # A copy of the file: over http DuckDB would first load its extension for that from elsewhere.
    lines = example("sql").replace(SITE_URL, f"{site}/")
    assert {code for code, *_ in duckdb.sql(lines).fetchall()} == issued


def test_the_example_in_r_reads_the_same_file_and_runs_where_there_is_r(example, served, issued):
    lines = example("r")
    assert 'downloads/standards.csv", fileEncoding = "UTF-8-BOM")' in lines
    if r := shutil.which("Rscript"):
        assert codes_in(run(r, "-e", lines.replace(SITE_URL, served))) == issued
