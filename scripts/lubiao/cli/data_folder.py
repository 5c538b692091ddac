"""What commands say where there is no data folder."""

from __future__ import annotations

from pathlib import Path

from lubiao.findings import N_, Message


def missing_folder(data: Path) -> Message | None:
    """What is wrong with the data folder; None where it is there."""
    if data.is_dir():
        return None
    return Message(N_("There is no data folder {folder}. Name it with --data."), {"folder": data})
