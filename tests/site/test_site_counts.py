"""The page for those who issue standards shows what the data holds, counted here a second time."""

import re
from pathlib import Path

import pytest

from lubiao.catalogue import Catalogue, build_day
from lubiao.pages.counts import filled_with_counts
from lubiao.reading import read_data

PAGES = {"zh": "publish/", "en": "en/publish/"}


@pytest.fixture(scope="module")
def counted(standards, sources) -> list[int]:
    """In the order of the page's table."""

    def seen(record, key):
        return {item[key] for item in record.get("evidence", [])}

    of = [record for record in standards if re.match(r"DB37\d\d\b", record.get("code", ""))]
    official = {name for name, source in sources.items() if source["tier"] in ("official", "issuer")}
    return [
        len(of),
        sum(not seen(record, "source") & official for record in of),
        sum(seen(record, "level") == {"mention"} for record in of),
        sum("issued" not in record for record in of),
        sum("issuers" not in record for record in of),
        sum(record.get("title_en_from") not in ("official", "publisher") for record in of),
    ]


@pytest.mark.parametrize("language", PAGES)
def test_the_counts_on_the_page_are_those_of_the_data(pages, counted, language):
    cells = [cell.text_content().strip() for cell in pages[PAGES[language]].tree.iter("td")]
    assert [int(cell) for cell in cells if re.fullmatch(r"\d+", cell)] == counted
    assert counted[0] > 50


@pytest.mark.parametrize("language", PAGES)
def test_every_standard_that_the_page_shows_as_an_example_has_a_page(pages, language):
    page = pages[PAGES[language]]
    shown = {page.resolve(link) for link in page.tree.xpath("//article//table//a/@href")}
    assert len(shown) == 7
    assert shown <= {other.url for other in pages.values()}


def test_a_name_that_is_no_count_is_refused():
    catalogue = Catalogue.link(read_data(Path(__file__).parents[2] / "data"), build_day())
    assert filled_with_counts("$${municipal}", catalogue) == "${municipal}"
    with pytest.raises(KeyError):
        filled_with_counts("${standards_on_the_moon}", catalogue)
