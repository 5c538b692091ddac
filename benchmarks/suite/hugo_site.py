"""The same records as a site for Hugo: its content adapter reads them, its template writes our page of a standard."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from lubiao.catalogue.labels import LABELS
from lubiao.texts import LANGUAGES, translator

from .cutting import write_cut
from .shell import cut_shell, qr_code

HERE = Path(__file__).parent / "hugo"
EACH = 100
"""Records in a file: Hugo refuses a file of 10 MB."""


def write_hugo_site(data: Path, built: Path, folder: Path) -> None:
    """Write the site into `folder`: the records of `data`, the shell of a page of the site `built` from them.

    Texts of the interface stand in the templates, names of bodies, cities and subjects in tables that need no
    more than to be looked into: both spare Hugo work.
    """
    shutil.rmtree(folder, ignore_errors=True)
    write_cut(data, folder / "data" / "standards", EACH)
    (folder / "content" / "standards").mkdir(parents=True)
    (folder / "layouts").mkdir()
    shutil.copy(HERE / "hugo.json", folder)
    shutil.copy(HERE / "_content.gotmpl", folder / "content" / "standards")
    environment = Environment(
        block_start_string="<%", block_end_string="%>", variable_start_string="<<", variable_end_string=">>",
        comment_start_string="<#", comment_end_string="#>", undefined=StrictUndefined,
        loader=FileSystemLoader(HERE), autoescape=False, trim_blocks=False,
    )  # fmt: skip
    slug = next(path.parent.name for path in sorted(built.glob("standards/*/index.html")))
    for language in LANGUAGES:
        top = built if language == LANGUAGES[0] else built / language
        page = (top / "standards" / slug / "index.html").read_text(encoding="utf-8")
        say = translator(language)
        template = environment.get_template("page.html").render(
            language=language, shell=cut_shell(page, slug), qr=qr_code(page), _=say, label=lambda family, key, say=say: say(LABELS[family][key]),
        )  # fmt: skip
        (folder / "layouts" / f"page.{language}.html").write_text(template, encoding="utf-8")
        tables = folder / "data" / language
        tables.mkdir()
        for name, table in tables_of(data, language).items():
            (tables / f"{name}.json").write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")


def tables_of(data: Path, language: str) -> dict[str, dict[str, Any]]:
    """What a page looks up, by name of the table: bodies, cities, sources, ics, ccs, labels."""
    say = translator(language)
    cities = {}
    for city in _records(data / "cities.yaml"):
        cities[city["id"]] = cities[city["division"]] = {
            "id": city["id"],
            "name": city["short_zh" if language == "zh" else "name_en"],
        }
    sources = {
        source["id"]: {"name": source[f"name_{language}"], "tier": source["tier"], "url": source.get("url", "")}
        for source in _records(data / "sources.yaml")
    }  # fmt: skip
    return {
        "bodies": {body["name_zh"]: _body(body, language) for body in _records(data / "organizations.yaml") if "name_zh" in body},
        "cities": cities,
        "sources": sources,
        "ics": _terms(data / "vocabulary" / "ics.csv", language),
        "ccs": _terms(data / "vocabulary" / "ccs.csv", language),
        "labels": {family: {key: say(text) for key, text in texts.items()} for family, texts in LABELS.items()},
    }  # fmt: skip


def _records(file: Path) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
    return records


def _body(body: dict[str, Any], language: str) -> dict[str, str]:
    chinese, english = body["name_zh"], body.get("name_en")
    if language == "zh":
        return {"id": body["id"], "name": chinese}
    if english:
        return {"id": body["id"], "name": english, "chinese": chinese}
    return {"id": body["id"], "name": chinese, "lang": "zh-CN"}


def _terms(file: Path, language: str) -> dict[str, dict[str, str]]:
    """Names in a language, else in the other, and then said so."""
    other = "en" if language == "zh" else "zh"
    terms = {}
    with file.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            own = row.get(language)
            lang = "" if own else {"zh": "zh-CN", "en": "en"}[other]
            terms[row["code"]] = {"name": own or row.get(other) or "", "lang": lang}
    return terms
