"""The rooms of the package stand one above the other, and imports go down only, as CONTRIBUTING.md draws them."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "scripts" / "lubiao"


def storeys(document: str) -> dict[str, int]:
    """Room → its storey, from the drawing of the rooms in a document."""
    text = (ROOT / document).read_text(encoding="utf-8")
    drawing = re.search(r"(?:^    .*←.*\n)+", text, flags=re.MULTILINE)
    assert drawing
    levels = re.sub(r"\s+", " ", drawing[0]).strip().split(" ← ")
    return {room.strip(): storey for storey, level in enumerate(levels) for room in level.split(",")}


def imports() -> dict[tuple[str, str], str]:
    """(room, room that it imports) → a module that does so."""
    found: dict[tuple[str, str], str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        room = path.relative_to(PACKAGE).parts[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                depth = len(path.relative_to(PACKAGE).parts)
                assert node.level < depth, f"{path}: a room is imported by its name"
                names = [node.module] if not node.level else []
            for name in names:
                if name.startswith("lubiao.") and (other := name.split(".")[1]) != room:
                    found[room, other] = str(path.relative_to(ROOT))
    return found


@pytest.mark.parametrize("document", ["CONTRIBUTING.md", "CONTRIBUTING.zh.md"])
def test_every_room_is_drawn_and_no_other(document: str) -> None:
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    assert storeys(document).keys() == rooms


def test_imports_go_down_only() -> None:
    height = storeys("CONTRIBUTING.md")
    up = {pair: module for pair, module in imports().items() if height[pair[1]] >= height[pair[0]]}
    assert up == {}


def test_only_the_engine_knows_mkdocs() -> None:
    knows = {
        path.relative_to(PACKAGE).parts[0]
        for path in PACKAGE.rglob("*.py")
        if re.search(r"^\s*(?:from|import) mkdocs", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    }
    assert knows == {"engine"}
