"""`lubiao build`: the options as people write them, and how far the work is."""

from __future__ import annotations

import contextlib
import gc
import sys
from functools import partial
from pathlib import Path

import click

from lubiao.engine.aside import ended_in_order
from lubiao.engine.beside import Beside, running_beside
from lubiao.engine.compiling import compiled_beside
from lubiao.engine.folder import memory_of, seal_of_folder
from lubiao.findings import N_
from lubiao.texts import default_language, translator

from .progress import progress


def run_build(
    data: Path, config: Path, site: Path | None, shard: str | None, jobs: int | None, *, fresh: bool
) -> int:
    """Build, with a bar at a terminal; returns the exit code. Raises click.BadParameter."""
    try:
        with contextlib.ExitStack() as until_built:
            if gc.isenabled():
                gc.disable()  # until so much is read that there will be garbage
                until_built.callback(gc.enable)
            until_built.enter_context(ended_in_order())
            old, seal = (site or Path()).resolve(), None
            # To import what a build needs takes a while, in which a second processor has nothing to do.
            if site and old.name and memory_of(old).exists() and shard is None and not fresh:
                seal = until_built.enter_context(running_beside(partial(seal_of_folder, old), jobs))
            else:
                until_built.enter_context(compiled_beside(config.parent / "overrides" / "pages", jobs))
            return _built(data, config, site, shard, jobs, fresh=fresh, seal=seal)
    except OSError as problem:
        print(problem, file=sys.stderr)
        return 2


def _built(
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
