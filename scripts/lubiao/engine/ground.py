"""What a site is made of beside its standards: where any of this has changed, everything is made anew."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

import lubiao
from lubiao.catalogue import build_day
from lubiao.publish.checksums import sha256
from lubiao.publish.pictures.font import find_fonts

_NOT_HASHED = {".pyc"}

_BEGINNING = 1 << 16
"""Bytes of a font."""


def ground_of(maker: str, data: Path) -> str:
    """A hash of all that the units of a build have in common: who makes them, see `maker_of`, the data but for the standards,
    and the day.
    """
    said = [maker, hash_of_folder(data, _is_no_batch), build_day().isoformat()]
    return sha256("\n".join(said).encode())


def maker_of(config: MkDocsConfig) -> str:
    """A hash of `made_of`, and of Python with the packages that are installed."""
    return sha256("\n".join([made_of(config), platform.python_version(), *sorted(_packages())]).encode())


def _packages() -> Iterator[str]:
    """Name and version of each package, as the folders of their metadata are called: to read these takes ten times as long."""
    for folder in map(Path, sys.path):
        yield from (found.name for found in folder.glob("*.*-info"))


def _is_no_batch(name: Path) -> bool:
    return name.parts[0] not in ("standards", "standards.yaml")


def made_of(config: MkDocsConfig) -> str:
    """A hash of what the site is made of beside the data: configuration, pages, templates, texts, code, addresses, fonts.

    Every page names a picture for previews, if the fonts of the machine can write one.
    """
    parts = [Path(config.docs_dir), Path(config.theme.custom_dir or "."), Path(lubiao.__file__).parent]
    said = [str(config.site_url), str(config.extra["repository"]), str(config.extra["branch"])]
    # As it was read, with what it takes from the environment and from a file that it inherits from.
    said += [json.dumps(config.user_configs[0], default=_name_of), *map(hash_of_folder, parts)]
    if fonts := find_fonts():
        said += map(_hash_of_font, (fonts.regular.file, fonts.bold.file))
    return sha256("\n".join(said).encode())


def _hash_of_font(file: Path) -> str:
    """Of its size and its beginning: there an OpenType file lists the checksums of its tables, and 20 MB need not be read."""
    with file.open("rb") as font:
        return sha256(font.read(_BEGINNING) + b"%d" % os.fstat(font.fileno()).st_size)


def hash_of_folder(folder: Path, wanted: Callable[[Path], bool] = lambda name: True) -> str:
    """A hash of the files of a folder, with their names. Hidden ones and what is made of others are left out.

    Links are followed, as they are by who reads the folder.
    """
    digest = hashlib.sha256()
    for path in sorted(_files_and_links(folder)):
        name = path.relative_to(folder)
        if (
            path.suffix not in _NOT_HASHED
            and not any(part.startswith(".") for part in name.parts)
            and wanted(name)
        ):
            digest.update(f"{hash_of_file(path)} {name.as_posix()}\n".encode())
    return digest.hexdigest()


def _files_and_links(folder: Path) -> Iterator[Path]:
    seen = set()
    for above, folders, names in os.walk(folder, followlinks=True):
        if (real := os.path.realpath(above)) in seen:  # a link to a folder that holds it
            folders.clear()
            continue
        seen.add(real)
        folders.sort()
        yield from (path for name in names if (path := Path(above, name)).is_file())


def _name_of(value: object) -> str:
    """Of a function or class that the configuration names."""
    return str(getattr(value, "__qualname__", type(value).__qualname__))


def regular_files(folder: Path) -> Iterator[Path]:
    """The files below a folder, in the order of their names."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())


def hash_of_file(file: Path) -> str:
    """The SHA-256 of a file."""
    return sha256(file.read_bytes())
