"""`lubiao build`: the options as people write them, and how far the work is."""

from __future__ import annotations

import contextlib
from functools import partial
from pathlib import Path

import click

from lubiao.engine.beside import Beside
from lubiao.engine.folder import seal_of_folder
from lubiao.findings import N_
from lubiao.texts import default_language, translator

from .progress import progress


def run_build(
    data: Path, config: Path, site: Path | None, shard: str | None, jobs: int | None, *, fresh: bool
) -> int:
    """Build, with a bar at a terminal; returns the exit code. Raises click.BadParameter."""
    with contextlib.ExitStack() as until_built:
        seal = None
        if site and site.is_dir() and shard is None and not fresh:
            # To look at all files of an old site takes as long as importing what builds a new one.
            seal = Beside(partial(seal_of_folder, site.resolve()), jobs)
            until_built.callback(seal.close)
        return _run(data, config, site, shard, jobs, fresh=fresh, seal=seal)


def _run(
    data: Path,
    config: Path,
    site: Path | None,
    shard: str | None,
    jobs: int | None,
    *,
    fresh: bool,
    seal: Beside[int] | None,
) -> int:
    from lubiao.engine.build import build_site
    from lubiao.publish.share import WHOLE, share_of

    share = WHOLE if shard is None else share_of(shard)
    if share is None:
        said = translator(default_language())(N_("I/N, such as 2/4; N is 256 at most"))
        raise click.BadParameter(said, param_hint="--shard")
    built: list[Path] = []
    with progress(moving=False) as shown:
        code = build_site(
            data, config, site, share, jobs, fresh=fresh, seal=seal, told=built.append, step=shown.step
        )
    for folder in built:
        print(folder)
    return code
