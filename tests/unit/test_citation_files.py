"""CITATION.cff and .zenodo.json say what a citation needs, and nothing that is not so."""

import datetime
import json
import re
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
ZENODO = json.loads((ROOT / ".zenodo.json").read_text("utf-8"))


def test_the_citation_has_the_keys_of_the_citation_file_format_and_no_others() -> None:
    """Citation File Format 1.2.0: the keys of a file, those it must have, and the forms of their values."""
    assert {"cff-version", "message", "title", "authors"} <= CITATION.keys()
    assert CITATION.keys() <= {
        "abstract", "authors", "cff-version", "commit", "contact", "date-released", "doi", "identifiers", "keywords",
        "license", "license-url", "message", "preferred-citation", "references", "repository", "repository-artifact",
        "repository-code", "title", "type", "url", "version",
    }  # fmt: skip
    assert CITATION["type"] == "dataset"
    assert CITATION["authors"] == [{"name": "The Lubiao contributors"}]
    assert CITATION["license"] == "CC0-1.0"
    assert datetime.date.fromisoformat(CITATION["date-released"])
    assert len(set(CITATION["keywords"])) == len(CITATION["keywords"])


def test_version_and_day_of_the_citation_are_those_of_the_last_release() -> None:
    about = json.loads((ROOT / f"data/releases/{CITATION['version']}/release.json").read_bytes())
    assert (about["version"], about["day"]) == (CITATION["version"], CITATION["date-released"])


def test_zenodo_is_told_the_same_as_the_citation_says() -> None:
    assert ZENODO["title"] == CITATION["title"]
    assert ZENODO["creators"] == CITATION["authors"]
    assert ZENODO["keywords"] == CITATION["keywords"]
    assert (ZENODO["upload_type"], ZENODO["access_right"], ZENODO["license"]) == (
        "dataset",
        "open",
        "cc-zero",
    )
    assert re.search("[\u4e00-\u9fff]{20}", ZENODO["description"].replace("、", ""))
    assert CITATION["abstract"][:60] in ZENODO["description"]
    assert "related_identifiers" not in ZENODO, "none is known to be real"
    assert "version" not in ZENODO, "Zenodo takes it from the tag"
