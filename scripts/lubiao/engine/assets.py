"""The files that pages load: which are published, which are made at build time, and the version of each."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.utils import get_theme_dir

from lubiao.search import SCRIPTS, search_script

from .styles import dark_styles, theme_styles, words_of

_SEARCH = "assets/javascripts/search"
SEARCH_SCRIPT = f"{_SEARCH}.js"
"""The script of the search, joined of many."""

_JOINED = frozenset(f"{_SEARCH}/{name}.js" for name in SCRIPTS)


def own_folder(config: MkDocsConfig) -> Path:
    """The folder of the site's own templates, styles and scripts."""
    return Path(config.theme.custom_dir or "overrides")


def publish(files: Files) -> Files:
    """Leave out what no page asks for: what is joined to one."""
    for file in list(files):
        if file.src_uri in _JOINED:
            files.remove(file)
    return files


def made_assets(config: MkDocsConfig) -> dict[str, str]:
    """Path of each file that is made at build time → its text."""
    own = own_folder(config)
    sources = [path for path in own.rglob("*") if path.suffix in (".html", ".js", ".css")]
    theme = theme_styles(
        [own, Path(get_theme_dir(str(config.theme.name)))],
        words_of([*sources, *Path(config.docs_dir).rglob("*.md")]),
    )
    sheets = [path.read_text("utf-8") for path in sorted(sources) if path.suffix == ".css"]
    return {
        "assets/stylesheets/theme.css": theme,
        "assets/stylesheets/dark.css": dark_styles([theme, *sheets]),
        SEARCH_SCRIPT: search_script(own / _SEARCH),
    }


def versions(config: MkDocsConfig, made: Mapping[str, str | bytes]) -> dict[str, str]:
    """Path of each asset → a hash of its content, so that a changed asset is never taken from a cache."""
    own = own_folder(config)
    files = {
        path.relative_to(own).as_posix(): hash_of(path.read_bytes())
        for path in sorted((own / "assets").rglob("*"))
        if path.is_file()
    }
    return files | {path: hash_of(text) for path, text in made.items()}


def hash_of(*contents: bytes | str) -> str:
    """Ten hexadecimal digits that differ where contents do."""
    digest = hashlib.sha256()
    for content in contents:
        digest.update(content.encode() if isinstance(content, str) else content)
    return digest.hexdigest()[:10]
