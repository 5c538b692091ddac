"""What a release published stays: every address, and every name of a record; what moved leads on."""

import datetime
import json
from pathlib import Path

import pytest
from lxml import html

from hostile import HOSTILE, SLUG
from lubiao.catalogue import Catalogue
from lubiao.publish.released import (
    ADDRESSES,
    IDENTIFIERS,
    TOP,
    addresses_of,
    identifiers_of,
    published_addresses,
    releases,
)
from lubiao.reading import read_data

SITE_URL = "https://site.example/lubiao/"
DATA = Path(__file__).parents[2] / "data"
RELEASES = releases(DATA)


def lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def file_at(site: Path, address: str) -> Path:
    return site / address / "index.html" if address.endswith("/") else site / address


@pytest.mark.parametrize("release", RELEASES, ids=lambda release: release.name)
def test_each_published_address_is_there_or_leads_on(site: Path, release: Path) -> None:
    published = lines(release / ADDRESSES)
    assert len(published) > 500
    assert [address for address in published if not file_at(site, address).is_file()] == []


@pytest.mark.parametrize("release", RELEASES, ids=lambda release: release.name)
def test_each_published_name_of_a_record_is_its_name_or_a_former_one(release: Path) -> None:
    catalogue = Catalogue.link(read_data(DATA), datetime.date(2026, 11, 23))
    published = lines(release / IDENTIFIERS)
    assert len(published) > 700
    assert sorted(set(published) - set(identifiers_of(catalogue, former=True))) == []


@pytest.mark.parametrize("release", RELEASES, ids=lambda release: release.name)
def test_a_release_tells_its_version_and_how_much_it_holds(release: Path) -> None:
    about = json.loads((release / "release.json").read_bytes())
    assert about["version"] == release.name
    assert about["addresses"] == len(lines(release / ADDRESSES))
    assert about["identifiers"] == len(lines(release / IDENTIFIERS))
    assert about["previous"] == (
        RELEASES[RELEASES.index(release) - 1].name if release != RELEASES[0] else None
    )
    changes = json.loads((release / "changes.json").read_bytes())
    assert (changes["new"], changes["day"]) == (about["version"], about["day"])


def test_addresses_are_those_of_the_files_that_somebody_may_link_to(site: Path) -> None:
    addresses = set(addresses_of(site))
    assert {
        TOP,
        "en/",
        "standards/db3702-t-0014-2022/",
        "en/standards/db3702-t-0014-2022/",
        "sitemap.xml",
    } <= addresses
    assert all(file_at(site, address).is_file() for address in addresses)
    assert not [
        address for address in addresses if address.startswith(("assets/", "lines/", "sitemaps/", "404"))
    ]


def leading(site: Path, address: str) -> html.HtmlElement:
    return html.document_fromstring(file_at(site, address).read_bytes())


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("standards/db3702-t-8888-2020/", f"standards/{SLUG}/"),
        ("standards/not-identified-then/", f"standards/{SLUG}/"),
        ("bodies/good-once/", "bodies/evil/"),
    ],
    ids=["renumbered", "identified", "body"],
)
def test_a_former_name_leads_on_in_both_languages_and_is_in_no_list(
    hostile_site: Path, prefix: str, old: str, new: str
) -> None:
    page = leading(hostile_site, prefix + old)
    (refresh,) = page.xpath("//meta[@http-equiv='refresh']/@content")
    (link,) = page.xpath("//a/@href")
    assert refresh == f"0; url={link}"
    target = (file_at(hostile_site, prefix + old).parent / link).resolve()
    assert target == file_at(hostile_site, prefix + new).resolve()
    assert target.is_file()
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{SITE_URL}{prefix}{new}"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.get("lang") == ("en" if prefix else "zh-CN")
    assert not page.xpath("//script|//style|//@style|//*[starts-with(name(@*), 'on')]")
    listed = (hostile_site / "sitemap.xml").read_text("utf-8") + (hostile_site / "search/zh.js").read_text(
        "utf-8"
    )
    assert old not in listed


def test_the_short_address_of_a_former_code_leads_on_and_an_id_had_none(hostile_site: Path) -> None:
    page = leading(hostile_site, "s/DB3702-T-8888-2020/")
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{SITE_URL}standards/{SLUG}/"]
    (link,) = page.xpath("//a/@href")
    assert (hostile_site / "s/DB3702-T-8888-2020" / link).resolve().is_file()
    assert not (hostile_site / "s/NOT-IDENTIFIED-THEN").exists()


@pytest.mark.parametrize("old", ["db3702-t-8888-2020", "not-identified-then"])
def test_a_program_that_asks_for_a_former_name_is_told_where_the_record_is(
    hostile_site: Path, old: str
) -> None:
    told = json.loads((hostile_site / f"api/v1/standards/{old}.json").read_bytes())
    assert told["moved_to"] == f"{SITE_URL}api/v1/standards/{SLUG}.json"
    assert told["html"] == {"zh": f"{SITE_URL}standards/{SLUG}/", "en": f"{SITE_URL}en/standards/{SLUG}/"}


def test_a_former_id_is_not_shown_as_a_code(hostile_site: Path) -> None:
    shown = (hostile_site / f"standards/{SLUG}/index.html").read_text("utf-8")
    assert "DB3702/T 8888-2020" in shown
    assert "not-identified-then" not in shown
    assert HOSTILE.replace("-", "—") in shown


def test_addresses_of_all_releases_are_looked_at() -> None:
    assert published_addresses(DATA) >= set(lines(RELEASES[0] / ADDRESSES))
    assert RELEASES[0].name == "2026.11.0"
