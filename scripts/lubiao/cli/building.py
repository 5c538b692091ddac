"""`lubiao build`: the options as people write them, and how far the work is."""

from __future__ import annotations

from pathlib import Path

import click

from lubiao.engine.compiling import compiled_beside
from lubiao.findings import N_
from lubiao.texts import default_language, translator

from .progress import progress


def run_build(
    data: Path, config: Path, site: Path | None, shard: str | None, jobs: int | None, *, fresh: bool
) -> int:
    """Build, with a bar at a terminal; returns the exit code. Raises click.BadParameter."""
    # To import what a build needs takes a while, in which a second processor has nothing to do.
    with compiled_beside(config.parent / "overrides" / "pages", jobs):
        return _built(data, config, site, shard, jobs, fresh=fresh)


def _built(
    data: Path, config: Path, site: Path | None, shard: str | None, jobs: int | None, *, fresh: bool
) -> int:
    from lubiao.engine.build import build_site
    from lubiao.publish.share import WHOLE, share_of

    share = WHOLE if shard is None else share_of(shard)
    if share is None:
        said = translator(default_language())(N_("I/N, such as 2/4; N is 256 at most"))
        raise click.BadParameter(said, param_hint="--shard")
    built: list[Path] = []
    with progress(moving=False) as shown:
        code = build_site(data, config, site, share, jobs, fresh=fresh, told=built.append, step=shown.step)
    for folder in built:
        print(folder)
    return code
