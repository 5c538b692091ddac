"""`lubiao release`: write down a release, or check that one fits."""

from __future__ import annotations

import datetime
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lubiao.catalogue import Catalogue, build_day
from lubiao.changes import Changes, compare
from lubiao.findings import N_, Level
from lubiao.findings.escaping import visible
from lubiao.findings.output import Output
from lubiao.publish.release import (
    Release,
    changelog_with,
    citation_with,
    code_changes,
    data_sha256,
    project_with,
    release_files,
)
from lubiao.publish.released import (
    FOLDER,
    VERSION,
    addresses_of,
    identifiers_of,
    order_of,
    published_addresses,
    published_identifiers,
    releases,
)
from lubiao.reading import missing_folder, read_data
from lubiao.rules import check
from lubiao.texts import default_language, translator

from .release_assets import hand_over
from .release_state import CannotRelease, is_that_of, state_of, what_it_tells
from .revision import NoRevision

SHOWN = 10
"""Addresses or identifiers that are named where some have disappeared; the others are counted."""

NOON_IN_CHINA = datetime.time(4, tzinfo=datetime.UTC)


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of the command."""

    data: Path
    config: Path
    site: Path | None
    version: str | None
    day: datetime.date | None
    old: str | None
    assets: Path | None


def run_release(asked: Asked, language: str | None, *, only_check: bool) -> int:
    """Write a release, or check the one of a version (the newest, where none is named).

    Returns 0; 1 where something does not fit, and nothing is written; 2 where a file or revision cannot be read or written.
    """
    say = translator(language or default_language())
    tell = Output(sys.stderr)
    try:
        folder = _check(asked) if only_check else _release(asked)
    except CannotRelease as problem:
        tell.write(visible(problem.message.said_in(say)))
        return 1
    except NoRevision as problem:
        tell.write(visible(problem.message.said_in(say)))
        return 2
    except OSError as problem:
        tell.write(visible(str(problem)))
        return 2
    print(folder)
    return 0


def _release(asked: Asked) -> Path:
    day = asked.day or build_day()
    earlier = releases(asked.data)
    version = asked.version or _next(earlier, day)
    folder = asked.data / FOLDER / version
    if not VERSION.fullmatch(version):
        raise CannotRelease(
            N_("{version} is no version: year, month and a counter, such as 2026.11.0."), version=version
        )
    if folder.exists():
        raise CannotRelease(N_("The release {version} exists."), version=version)
    if earlier and order_of(version) < order_of(earlier[-1].name):
        raise CannotRelease(
            N_("{version} is before the last release, {last}."), version=version, last=earlier[-1].name
        )
    if earlier and day < (last := what_it_tells(earlier[-1]).day):
        raise CannotRelease(
            N_("{day} is before the day of the last release, {last}."),
            day=day.isoformat(),
            last=last.isoformat(),
        )
    catalogue = _sound(asked.data, day)
    _no_name_disappeared(asked.data, catalogue)
    changes = Changes()
    if earlier:
        with state_of(earlier[-1], asked.data, asked.old) as (state, its_day):
            before = Catalogue.link(read_data(state), its_day)
            if not asked.old:  # whoever names a state answers for it
                is_that_of(before, earlier[-1])
            changes = compare(before, catalogue)
    with _built(asked, day) as site:
        addresses = addresses_of(site)
        _no_address_disappeared(asked.data, addresses)
        interface = site / "api/v1/openapi.json"
        openapi = interface.read_bytes() if interface.is_file() else b""
    root = asked.data.resolve().parent
    changelog = _text(root / "CHANGELOG.md")
    files = release_files(
        Release(
            version, day, catalogue, changes, addresses, earlier[-1].name if earlier else "",
            code_changes=code_changes(changelog),
        )
    )  # fmt: skip
    _write(folder, files, openapi)
    for name, text in (
        ("CHANGELOG.md", changelog_with(changelog, version)),
        ("CITATION.cff", citation_with(_text(root / "CITATION.cff"), version, day)),
        ("pyproject.toml", project_with(_text(root / "pyproject.toml"), version)),
    ):
        if text and (root / name).is_file():
            (root / name).write_text(text, encoding="utf-8")
    return folder


def _check(asked: Asked) -> Path:
    """The folder of the release fits its version, the data, the project's files, and the site where one is named."""
    earlier = releases(asked.data)
    if not earlier:
        raise CannotRelease(N_("There is no release yet."))
    version = (asked.version or earlier[-1].name).removeprefix("v")
    folder = asked.data / FOLDER / version
    if folder not in earlier:
        raise CannotRelease(N_("There is no release {version}."), version=version)
    if folder != earlier[-1]:
        raise CannotRelease(
            N_("{version} is not the last release, {last}."), version=version, last=earlier[-1].name
        )
    told = what_it_tells(folder)
    catalogue = _sound(asked.data, told.day)
    if told.version != version or told.data_sha256 != data_sha256(catalogue):
        raise CannotRelease(N_("The data is not that of release {version}."), version=version)
    root = asked.data.resolve().parent
    for name, line in (
        ("CHANGELOG.md", f"## {version}"), ("CITATION.cff", f"version: {version}"), ("pyproject.toml", f'version = "{version}"'),
    ):  # fmt: skip
        if (root / name).is_file() and line not in _text(root / name).splitlines():
            raise CannotRelease(N_("{file} does not name version {version}."), file=name, version=version)
    if asked.site:
        _no_name_disappeared(asked.data, catalogue)
        with _built(asked, catalogue.day) as site:
            _no_address_disappeared(asked.data, addresses_of(site))
            if asked.assets:
                hand_over(site, folder, asked.assets)
    return folder


def _next(earlier: list[Path], day: datetime.date) -> str:
    """The next counter of the day's month."""
    month = f"{day.year}.{day.month}."
    counters = [order_of(path.name)[-1] for path in earlier if path.name.startswith(month)]
    return f"{month}{max(counters, default=-1) + 1}"


def _sound(data: Path, day: datetime.date) -> Catalogue:
    if missing := missing_folder(data):
        raise NoRevision(missing)
    catalogue = Catalogue.link(read_data(data), day)
    errors = [finding for finding in check(catalogue) if finding.level is Level.ERROR]
    if errors:
        raise CannotRelease(N_("The data has errors: {number}. lubiao check tells them."), number=len(errors))
    return catalogue


@contextmanager
def _built(asked: Asked, day: datetime.date) -> Iterator[Path]:
    """The site that was named, or one that is built for the day."""
    if asked.site:
        if not (asked.site / "index.html").is_file():
            raise CannotRelease(N_("{folder} holds no site."), folder=asked.site)
        yield asked.site
        return
    from lubiao.engine.build import build_site

    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime.datetime.combine(day, NOON_IN_CHINA).timestamp()))
    with tempfile.TemporaryDirectory(prefix="lubiao-") as temporary:
        site = Path(temporary) / "site"
        if build_site(asked.data, asked.config, site, told=lambda folder: None):
            raise CannotRelease(N_("The site could not be built."))
        yield site


def _no_name_disappeared(data: Path, catalogue: Catalogue) -> None:
    """Every identifier of every release is still there, or a former one. Asked first, for it tells the remedy."""
    text = N_(
        "Published names of records have disappeared: {number}. Add each to former of the record that it belongs to: {names}"
    )
    _none_gone(text, published_identifiers(data) - set(identifiers_of(catalogue, former=True)))


def _no_address_disappeared(data: Path, addresses: list[str]) -> None:
    """Every address of every release is still there, or leads on."""
    text = N_("Published addresses have disappeared: {number}. {names}")
    _none_gone(text, published_addresses(data) - set(addresses))


def _none_gone(text: str, gone: set[str]) -> None:
    if gone:
        named = ", ".join(sorted(gone)[:SHOWN]) + (" …" if len(gone) > SHOWN else "")
        raise CannotRelease(text, number=len(gone), names=named)


def _write(folder: Path, files: dict[str, str], openapi: bytes) -> None:
    """Aside first, so that there is never half a release."""
    folder.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".release-", dir=folder.parent) as temporary:
        aside = Path(temporary) / folder.name
        aside.mkdir()
        for name, text in files.items():
            (aside / name).write_text(text, encoding="utf-8")
        if openapi:
            (aside / "openapi.json").write_bytes(openapi)
        aside.rename(folder)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""
