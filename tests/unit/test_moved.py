"""Addresses that lead on, as a table: where there was a page, and none is now."""

from pathlib import Path

import pytest

from lubiao.publish.moved import moved_forms, moved_pages
from lubiao.publish.released import published_pages, releases

PAGES = {
    "standards/", "standards/page/2/", "standards/gb-1-2020/", "subjects/", "cities/", "cities/jinan/", "sources/",
    "sources/tiers/news/", "bodies/", "bodies/a/", "bodies/a/page/2/",
}  # fmt: skip
FORMER = {"standards/gb-1-2019/": "standards/gb-1-2020/", "bodies/old/": "bodies/a/"}


@pytest.mark.parametrize(
    ("published", "leads_to"),
    [
        ("standards/page/2/", None),
        ("standards/page/3/", "standards/"),
        ("subjects/03.100/", "subjects/"),
        ("subjects/03.100/page/9/", "subjects/"),
        ("cities/jinan/cited/page/2/", "cities/jinan/"),
        ("sources/tiers/issuer/", "sources/"),
        ("bodies/old/page/2/", "bodies/a/page/2/"),
        ("bodies/old/page/3/", "bodies/a/"),
        ("standards/gb-2-2020/", None),
        ("cities/atlantis/cited/page/2/", None),
        ("about/", None),
    ],
)
def test_a_list_that_is_shorter_leads_to_the_one_above_and_a_lost_record_nowhere(
    published: str, leads_to: str | None
) -> None:
    moved = dict(moved_pages(FORMER, [published], PAGES))
    assert moved.pop(published, None) == leads_to
    assert moved == FORMER, "former names lead on whether or not a release had them"


@pytest.mark.parametrize(
    ("published", "copied_from"),
    [
        ("pictures/standards/gb-1-2019.png", "pictures/standards/gb-1-2020.png"),
        ("standards/gb-1-2019.md", "standards/gb-1-2020.md"),
        ("en/standards/gb-1-2019.md", "en/standards/gb-1-2020.md"),
        ("api/v1/standards/gb-1-2019.jsonld", "api/v1/standards/gb-1-2020.jsonld"),
        ("api/v1/standards/gb-1-2019.json", None),
        ("feeds/cities/qd.atom", "feeds/cities/qingdao.atom"),
        ("calendar/cities/qd-review.ics", "calendar/cities/qingdao-review.ics"),
        ("downloads/citations/cities/qd.bib", "downloads/citations/cities/qingdao.bib"),
        ("standards/gb-1-2019/", None),
        ("standards/gb-1-2019.5.md", None),
        ("downloads/standards.csv", None),
    ],
)
def test_a_file_that_cannot_lead_on_is_a_copy_of_the_one_of_now(
    published: str, copied_from: str | None
) -> None:
    former = {**FORMER, "cities/qd/": "cities/qingdao/"}
    assert dict(moved_forms(former, [published])) == ({published: copied_from} if copied_from else {})


def test_a_page_that_is_there_is_never_hidden() -> None:
    assert dict(moved_pages({"bodies/a/": "bodies/b/"}, ["bodies/a/"], PAGES)) == {}


def test_pages_of_releases_are_told_without_their_language_and_files_are_none(tmp_path: Path) -> None:
    for version in ("2026.9.10", "2026.11.0", "2026.9.9", "notes"):
        (tmp_path / "releases" / version).mkdir(parents=True)
    addresses = "./\nen/\nen/about/\nabout/\ns/GB-1-2020/\nsitemap.xml\nstandards/gb-1-2020/\n"
    (tmp_path / "releases/2026.9.9/addresses.txt").write_text(addresses)
    assert published_pages(tmp_path) == {"about/", "standards/gb-1-2020/"}
    hostile = b"subjects/../../../out/\n/etc/\nen/../x/\nsubjects//\n\xff/\nsubjects/03.100/\n"
    (tmp_path / "releases/2026.9.10/addresses.txt").write_bytes(hostile)
    assert published_pages(tmp_path) == {"about/", "standards/gb-1-2020/", "subjects/03.100/"}
    assert [release.name for release in releases(tmp_path)] == ["2026.9.9", "2026.9.10", "2026.11.0"]
    assert published_pages(tmp_path / "nowhere") == set()


def test_no_file_of_a_former_name_is_written_outside_of_the_site() -> None:
    assert list(moved_forms(FORMER, ["../../standards/gb-1-2019.md", "en/../standards/gb-1-2019.md"])) == []
