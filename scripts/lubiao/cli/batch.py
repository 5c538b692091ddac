"""Where new records go: the file of standards, or a batch, a file of its own under standards/."""

from __future__ import annotations

from pathlib import Path

from lubiao.findings import N_, Message

HEAD = "# yaml-language-server: $schema=../schema/standards.json\n"
"""The first line of a new batch: editors check it against the schema."""

STANDARDS = Path("standards.yaml")


def unfit(into: Path) -> Message | None:
    """What to say where a name in the data folder is none of a file of standards; None where it is one."""
    is_batch = into.parts[:-1] == ("standards",) and into.suffix == ".yaml" and not into.name.startswith(".")
    if into == STANDARDS or is_batch:
        return None
    return Message(N_("--into is standards.yaml, or a file such as standards/batch.yaml."))
