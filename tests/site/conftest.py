"""The built site as a set of parsed pages, and the data as PyYAML reads it, without our own reading."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin

import pytest
import yaml
from lxml import html

from lubiao.codes import parse

SITE_URL = "https://site.example/lubiao/"
DATA = Path(__file__).parents[2] / "data"


@dataclass(frozen=True)
class Page:
    """A page of the site. `path` is where its file stands: `en/standards/gb-3095-2012/`, `404.html`."""

    path: str
    source: bytes

    @cached_property
    def tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.source, parser=html.HTMLParser(encoding="utf-8"))

    @property
    def url(self) -> str:
        return SITE_URL + self.path

    @property
    def language(self) -> str:
        return "en" if self.path.startswith("en/") else "zh"

    @property
    def address(self) -> str:
        """The same in both languages."""
        return self.path.removeprefix("en/")

    @property
    def twin(self) -> str:
        """The path of the same page in the other language."""
        return self.address if self.language == "en" else f"en/{self.path}"

    @cached_property
    def ids(self) -> set[str]:
        return set(self.tree.xpath("//@id"))

    def resolve(self, address: str) -> str:
        return urljoin(self.url, address)

    def text(self, xpath: str = "//article") -> str:
        """The text of the first element that an XPath finds, white space made plain."""
        found = self.tree.xpath(xpath)
        assert found, f"{self.path} has no {xpath}"
        return plain(found[0].text_content())


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def read_pages(folder: Path) -> dict[str, Page]:
    """All pages of a built site by path.

    What only leads on is no page: test_site_citations.py looks at `s/…`, test_site_continuity.py at the others.
    """
    return {
        path: Page(path, source)
        for file in sorted(folder.rglob("*.html"))
        for path in [re.sub(r"(^|/)index\.html$", r"\1", file.relative_to(folder).as_posix())]
        for source in [file.read_bytes()]
        if not path.startswith("s/") and b'<meta http-equiv="refresh"' not in source
    }


@pytest.fixture(scope="session")
def all_pages(site: Path) -> dict[str, Page]:
    """Every page, and 404.html, by path."""
    return read_pages(site)


@pytest.fixture(scope="session")
def pages(all_pages: dict[str, Page]) -> dict[str, Page]:
    """Every page that has an address, by path."""
    return {path: page for path, page in all_pages.items() if path != "404.html"}


@pytest.fixture(scope="session")
def read_site():
    """The function that reads the pages of another folder."""
    return read_pages


def read_yaml(name: str) -> list[dict]:
    """A data file, every scalar a text as written: 65.020 stays 65.020."""
    return yaml.load((DATA / name).read_text("utf-8"), yaml.BaseLoader)


@pytest.fixture(scope="session")
def standards() -> list[dict]:
    """The records as written, each with `slug` and `display`, the code as a page prints it."""
    records = read_yaml("standards.yaml")
    for record in records:
        code = parse(record["code"]) if "code" in record else None
        record["slug"] = code.slug if code else record["id"]
        record["display"] = code.display if code else ""
    return records


@pytest.fixture(scope="session")
def cities() -> list[dict]:
    return read_yaml("cities.yaml")


@pytest.fixture(scope="session")
def sources() -> dict[str, dict]:
    return {source["id"]: source for source in read_yaml("sources.yaml")}


@pytest.fixture(scope="session")
def organizations() -> dict[str, dict]:
    """Bodies by each of their names."""
    return {
        name: body
        for body in read_yaml("organizations.yaml")
        for name in (body["name_zh"], *body.get("also", ()))
    }


@pytest.fixture(scope="session")
def reported() -> list[dict]:
    return read_yaml("reported.yaml")
