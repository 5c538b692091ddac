"""What a page says about editions and status where the data of today has no example: a folder made for it."""

import shutil
from pathlib import Path

import pytest
from lxml import html

DATA = Path(__file__).parents[2] / "data"
EVIDENCE = "\n  evidence: [{source: SOURCE, level: listing, read: 2026-01-01}]\n"
RECORDS = """
- code: NY 9001-2010
  title_zh: 两项代替
  status: {value: superseded, read: 2026-01-02, source: SOURCE}
  replaced_by: [NY 9003-2020, NY 9009-2020]
- code: NY 9002-2010
  title_zh: 废止
  withdrawn: 2022-01-01
  status: {value: in-force, read: 2019-05-05, source: SOURCE}
  replaced_by: [NY 9003-2020, NY 9009-2020]
- code: NY 9003-2020
  title_zh: 收录的一项
  draft: true
  replaces: [NY 9001-2010, NY 9002-2010]
- code: NY 9004-2026
  title_zh: 即将实施
  status: {value: upcoming, read: 2026-03-03, source: SOURCE}
"""


def plain(element):
    return " ".join(element.text_content().split())


@pytest.fixture(scope="module")
def page(build, tmp_path_factory, sources):
    folder = tmp_path_factory.mktemp("editions")
    data = folder / "data"
    shutil.copytree(DATA, data)
    source = next(name for name, record in sources.items() if record["tier"] == "official")
    records = RECORDS.replace("\n- ", f"{EVIDENCE}- ").removeprefix(EVIDENCE).rstrip("\n") + EVIDENCE
    with (data / "standards.yaml").open("a", encoding="utf-8") as file:
        file.write(f"\n- {records.removeprefix('- ')}".replace("SOURCE", source))
    site = build(folder / "site", data)

    def page(slug):
        return html.document_fromstring(
            (site / f"en/standards/{slug}/index.html").read_text(encoding="utf-8")
        )

    return page


@pytest.mark.parametrize("slug", ["ny-9001-2010", "ny-9002-2010"])
@pytest.mark.parametrize(
    "where", ["//aside[contains(@class, 'lb-banner--old')]", "//section[@aria-labelledby='editions']"]
)
def test_of_two_successors_the_one_that_the_catalogue_holds_is_linked(page, slug, where):
    part = page(slug).xpath(where)[0]
    text = plain(part)
    assert [link.text_content() for link in part.xpath(".//a[@href]")] == ["NY 9003—2020"]
    assert "NY 9009—2020 (not in the catalogue)" in text
    assert text.count("(not in the catalogue)") == 1


def test_a_status_from_dates_does_not_claim_to_be_read(page):
    text = plain(page("ny-9002-2010").xpath("//section[@aria-labelledby='facts']//dd")[0])
    assert text.startswith("Withdrawn, from its dates")
    assert "Status read on 2019-05-05: In force" in text


def test_what_was_read_as_upcoming_without_a_date_says_so_with_its_day_and_source(page):
    text = plain(page("ny-9004-2026").xpath("//section[@aria-labelledby='facts']//dd")[0])
    assert text.startswith(
        "Status unknown, a source announced it; whether it has come into force is not known:"
    )
    assert "Read on 2026-03-03" in text
