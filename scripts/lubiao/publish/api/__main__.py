"""`python -m lubiao.publish.api`: write schemas.json anew."""

from __future__ import annotations

import json
from pathlib import Path

from .making import made_schemas
from .schemas import SCHEMAS

ROOT = Path(__file__).parents[4]

if __name__ == "__main__":
    made = json.dumps(made_schemas(ROOT / "docs"), ensure_ascii=False, indent=1)
    SCHEMAS.write_text(made + "\n", encoding="utf-8")
