"""`python -m lubiao.schema`: write data/schema/ from the records and from docs/data-format*.md."""

from __future__ import annotations

from pathlib import Path

from . import documents

ROOT = Path(__file__).parents[3]

if __name__ == "__main__":
    folder = ROOT / "data" / "schema"
    folder.mkdir(exist_ok=True)
    for name, text in documents(ROOT / "docs").items():
        (folder / name).write_text(text, encoding="utf-8")
