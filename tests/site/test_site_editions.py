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
- code: NY 9005-2026
  title_zh: 代替三项
  implemented: 2027-03-01
  replaces: [NY 9006-2015, NY 9007-2016, NY 9008-2001]
- code: NY 9006-2015
  title_zh: 将被代替的一项
  implemented: 2015-07-01
  status: {value: in-force, read: 2026-02-02, source: SOURCE}
- code: NY 9007-2016
  title_zh: 将被代替的另一项
- code: GB 99010-2020
  title_zh: 暂不实施
  status: {value: suspended, read: 2026-04-04, source: SOURCE}
- code: NY 9011-2005
  title_zh: 行业旧版
  issued: 2005-01-01
- code: GB/T 99011-2012
  title_zh: 转为国家标准
  implemented: 2013-01-01
  replaces: [NY 9011-2005]
- code: GB/T 99011-2020
  title_zh: 国家标准新版
  implemented: 2021-01-01
  replaces: [GB/T 99011-2012]
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
    assert "read on 2026-03-03" in text


def banners(tree):
    return tree.xpath("//article/aside[contains(@class, 'lb-alert')]")


@pytest.mark.parametrize(
    "slug", ["ny-9001-2010", "ny-9002-2010", "ny-9005-2026", "ny-9003-2020", "gb-99010-2020", "ny-9011-2005"]
)
def test_what_must_not_be_missed_stands_first_with_an_icon_and_in_words(page, slug):
    tree = page(slug)
    (banner,) = banners(tree)
    assert tree.xpath("//article/*")[0] is banner, "before the title"
    assert banner.get("role") == "note"
    assert banner.get("aria-label")
    assert banner.xpath("./*[local-name()='svg'][@aria-hidden='true']")
    assert banner.xpath(".//strong/text()")


def test_a_superseded_edition_says_since_when_and_by_whose_word_and_leads_to_the_newest(page):
    (banner,) = banners(page("ny-9011-2005"))
    text = plain(banner)
    assert text.startswith("This edition is superseded. Since 2013-01-01.")
    assert (
        "The newest edition in the catalogue is GB/T 99011—2020. Its implementation date is 2021-01-01."
        in text
    )
    assert "Because its successor has come into force. Source: " in text
    assert "read on 2026-01-01" in text
    assert [link.get("href") for link in banner.xpath(".//a")] == ["../../standards/gb-t-99011-2020/"]


def test_a_reading_is_named_where_a_status_was_read(page):
    assert "read on 2026-01-02." in plain(banners(page("ny-9001-2010"))[0])
    assert "read on 2026-04-04." in plain(banners(page("gb-99010-2020"))[0])


def test_an_upcoming_edition_says_from_when_and_what_it_will_replace(page):
    (banner,) = banners(page("ny-9005-2026"))
    text = plain(banner)
    assert "To be implemented on 2027-03-01." in text
    assert "NY 9006—2015, NY 9007—2016, NY 9008—2001 (not in the catalogue)." in text
    assert len(banner.xpath(".//a")) == 2


def test_an_unknown_status_is_said_calmly_with_the_day_last_looked_and_the_source(page):
    tree = page("ny-9007-2016")
    assert banners(tree) == []
    text = plain(tree.xpath("//header//p[contains(@class, 'lb-standard__looked')]")[0])
    assert text.startswith("Whether it is in force is not known. Last looked on 2026-01-01: ")


def steps(tree):
    """The line of editions: the words of every edition, step by step."""
    return [
        [plain(edition) for edition in step.xpath("./div")]
        for step in tree.xpath("//ol[contains(@class, 'lb-timeline')]/li")
    ]


def test_the_line_of_editions_is_a_list_from_the_oldest_to_the_newest_with_this_one_marked(page):
    tree = page("gb-t-99011-2012")
    oldest, this, newest = (edition for (edition,) in steps(tree))
    assert oldest == "2005 NY 9011—2005 Superseded Sector standard Issue date 2005-01-01"
    assert this == "2012 GB/T 99011—2012 This page Superseded Implementation date 2013-01-01"
    assert newest == "2020 GB/T 99011—2020 Newest edition Status unknown Implementation date 2021-01-01"
    (current,) = tree.xpath("//ol[contains(@class, 'lb-timeline')]/li[@aria-current]")
    assert "This page" in current.text_content()
    assert not current.xpath(".//a")


def test_several_predecessors_stand_side_by_side_and_those_not_in_the_catalogue_are_named(page):
    before, this = steps(page("ny-9005-2026"))
    assert [words.split()[0] for words in before] == ["2001", "2015", "2016"]
    assert before[0] == "2001 NY 9008—2001 (not in the catalogue)"
    assert "Upcoming" in this[0]


def test_a_standard_without_other_editions_has_no_line_and_says_so(page):
    section = page("gb-99010-2020").xpath("//section[@aria-labelledby='editions']")[0]
    assert not section.xpath(".//ol")
    assert "No earlier and no later edition is known." in plain(section)
