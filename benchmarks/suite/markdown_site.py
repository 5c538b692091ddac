"""The same records as Markdown pages, for MkDocs with Material and static-i18n as they come, and for Zensical."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from lubiao.texts import LANGUAGES, translator

from .cutting import files_of_records
from .hugo_site import tables_of

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent / "markdown"


def write_markdown_site(data: Path, folder: Path) -> None:
    """Write a page of each record in both languages, out of the navigation, and the configuration."""
    shutil.rmtree(folder, ignore_errors=True)
    template = Environment(loader=FileSystemLoader(HERE), undefined=StrictUndefined).get_template(
        "record.jinja"
    )
    folder.mkdir(parents=True)
    shutil.copy(HERE / "mkdocs.yml", folder)
    tables = {language: tables_of(data, language) for language in LANGUAGES}
    for language in LANGUAGES:
        (folder / "docs" / language / "standards").mkdir(parents=True)
        (folder / "docs" / language / "index.md").write_text("# Lubiao\n", encoding="utf-8")
    for file in files_of_records(data):
        for record in yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader):
            record.setdefault("drafted_in", [])
            name = re.sub("[^0-9a-z]+", "-", record["code"].lower())
            shown = re.sub("-([0-9]{4})$", r"—\1", record["code"])
            for language in LANGUAGES:
                text = template.render(
                    record=record,
                    shown=shown,
                    language=language,
                    tables=tables[language],
                    _=translator(language),
                )
                (folder / "docs" / language / "standards" / f"{name}.md").write_text(text, encoding="utf-8")


def write_engine_site(folder: Path) -> None:
    """The site's editorial pages and configuration, without what is ours: plugin and templates."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for line in ("  - lubiao:\n", "      data_dir: data\n", "  custom_dir: overrides\n", "strict: true\n"):
        if line not in text:
            raise ValueError(f"mkdocs.yml no longer says {line.strip()}")
        text = text.replace(line, "")
    shutil.copytree(ROOT / "content", folder / "content")
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    for page in (folder / "content").rglob("*.md"):
        plain = re.sub("^template: .*\n", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
        page.write_text(plain, encoding="utf-8")
