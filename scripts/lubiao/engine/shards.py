"""What one share of a build hands over, and how the shares become the whole site.

A shard is a folder with the files of its share and a manifest, `shard.json`, which is no file of the site: who built it, of
what, and the SHA-256 of each file. Joining takes only shards of one build, each once and as it was built, and gives the
bytes that a build on one machine gives.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from lubiao.catalogue import build_day
from lubiao.findings import N_, Message
from lubiao.publish.checksums import sha256
from lubiao.publish.share import Share, share_of

from .aside import aside, put_in_place
from .ground import hash_of_file, hash_of_folder, made_of, regular_files

MANIFEST = "shard.json"
LARGEST_MANIFEST = 256 * 1024 * 1024
"""Bytes: a million files of a hundred bytes each, and room."""

_SHA256 = re.compile("[0-9a-f]{64}")


class CannotJoin(Exception):
    """These folders do not make a site; `message` says to people why."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text)
        self.message = Message(text, values)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a shard says of itself. `data` and `site` are hashes of the data, and of all else the site is made of."""

    shard: str
    day: str
    data: str
    site: str
    files: dict[str, str]

    @property
    def share(self) -> Share:
        """Which share it is."""
        share = share_of(self.shard)
        assert share
        return share


def cut(config: MkDocsConfig, data: Path, share: Share, moved: Container[str] = ()) -> None:
    """Leave in a built site what belongs to the share, and write the manifest. Raises OSError.

    MkDocs writes what there is once in every build; it stays with the first. `moved` are paths under former names,
    which are where the file of now is.
    """
    site = Path(config.site_dir)
    if not share.is_first:
        for path in _files(site):
            name = path.relative_to(site).as_posix()
            if not share.has_file(name) and name not in moved:
                path.unlink()
        for folder in sorted((path for path in site.rglob("*") if path.is_dir()), reverse=True):
            if not any(folder.iterdir()):
                folder.rmdir()
    files = {path.relative_to(site).as_posix(): hash_of_file(path) for path in _files(site)}
    manifest = Manifest(
        f"{share.number}/{share.count}", build_day().isoformat(), hash_of_folder(data), made_of(config), files
    )
    (site / MANIFEST).write_text(json.dumps(asdict(manifest), ensure_ascii=False, indent=1), encoding="utf-8")


def join(folders: Iterable[Path], target: Path) -> int:
    """Put shards together in a folder, which is written aside and then put in place; gives the number of its files.

    Raises CannotJoin where they are not the shards of one build, and OSError.
    """
    shards = [(folder, _manifest(folder)) for folder in folders]
    _refuse_strangers(shards)
    held: dict[str, tuple[Path, str]] = {}
    for folder, manifest in shards:
        for path, digest in manifest.files.items():
            other, before = held.setdefault(path, (folder, digest))
            if before != digest:
                raise CannotJoin(
                    N_("{path} differs in {one} and in {other}."), path=path, one=other, other=folder
                )
    target = target.resolve()
    with aside(target) as fresh:
        for folder, manifest in shards:
            _copy(folder, manifest, fresh)
        put_in_place(fresh, target)
    return len(held)


def _refuse_strangers(shards: list[tuple[Path, Manifest]]) -> None:
    """All shares of one build, each once."""
    if not shards:
        raise CannotJoin(N_("There is nothing to join."))
    first, manifest = shards[0]
    held: dict[int, Path] = {}
    for folder, other in shards:
        for is_other, text in (
            (other.share.count != manifest.share.count, N_("{other} is of a build in {there} shards, {one} of one in {here}.")),
            (other.data != manifest.data, N_("{other} is made of other data than {one}.")),
            (other.day != manifest.day, N_("{other} tells statuses for {there_day}, {one} for {here_day}. Set SOURCE_DATE_EPOCH to the same value for all shards.")),
            (other.site != manifest.site, N_("{other} is made of other templates, texts, fonts, code or addresses than {one}.")),
        ):  # fmt: skip
            if is_other:
                raise CannotJoin(
                    text, one=first, other=folder, here=manifest.share.count, there=other.share.count,
                    here_day=manifest.day, there_day=other.day,
                )  # fmt: skip
        if before := held.get(other.share.number):
            raise CannotJoin(N_("{one} and {other} are both shard {shard}."), one=before, other=folder, shard=other.shard)  # fmt: skip
        held[other.share.number] = folder
    missing = [number for number in range(1, manifest.share.count + 1) if number not in held]
    if missing:
        named = ", ".join(f"{number}/{manifest.share.count}" for number in missing)
        raise CannotJoin(N_("Missing shards: {shards}."), shards=named)


def _manifest(folder: Path) -> Manifest:
    """What a shard says of itself, read strictly: it may come from another machine."""
    path = folder / MANIFEST
    if not path.is_file() or path.stat().st_size > LARGEST_MANIFEST:
        raise CannotJoin(N_("{folder} is no shard: it has no {name}."), folder=folder, name=MANIFEST)
    try:
        manifest = Manifest(**json.loads(path.read_bytes()))
        told = (manifest.shard, manifest.day, manifest.data, manifest.site)
        is_sound = (
            all(isinstance(value, str) for value in told)
            and share_of(manifest.shard) is not None
            and isinstance(manifest.files, dict)
            and all(
                isinstance(digest, str) and _SHA256.fullmatch(digest) for digest in manifest.files.values()
            )
        )
    except (ValueError, TypeError, RecursionError):
        is_sound = False
    if not is_sound:
        raise CannotJoin(N_("{path} cannot be read."), path=path)
    return manifest


def _copy(folder: Path, manifest: Manifest, target: Path) -> None:
    """Copy the files that lie in a shard, which must be those of its manifest, as it tells them.

    Names are taken from the folder, never from the manifest, so that none leads out of it.
    """
    found = {path.relative_to(folder).as_posix(): path for path in _files(folder)}
    for path in sorted(found.keys() ^ manifest.files.keys()):
        text = N_("{path} is missing in {folder}.") if path not in found else N_("{path} was added to {folder} after it was built.")  # fmt: skip
        raise CannotJoin(text, path=path, folder=folder)
    for path, source in found.items():
        content = source.read_bytes()
        if sha256(content) != manifest.files[path]:
            raise CannotJoin(
                N_("{path} was changed in {folder} after it was built."), path=path, folder=folder
            )
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(content)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in regular_files(folder) if path != folder / MANIFEST)
