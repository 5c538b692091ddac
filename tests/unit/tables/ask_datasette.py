"""Ask Datasette for the pages of the database, and print what it answers. A process of its own: it starts threads."""

import asyncio
import json
import sys
from pathlib import Path

from datasette.app import Datasette


async def main(folder: Path) -> None:
    metadata = json.loads((folder / "standards.metadata.json").read_text("utf-8"))
    datasette = Datasette([], immutables=[str(folder / "standards.sqlite")], metadata=metadata)
    paths = ["/", "/standards", "/standards/standards?_size=5", "/standards/outdated_citations"]
    pages = [await datasette.client.get(path) for path in paths]
    asked = {"_search": 'title_zh : "贸 市"', "_shape": "array"}
    found = await datasette.client.get("/standards/standards.json", params=asked)
    answers = {
        "codes": [page.status_code for page in pages],
        "found": [row["name"] for row in found.json()],
        "page": pages[0].text + pages[2].text,
    }
    print(json.dumps(answers))


asyncio.run(main(Path(sys.argv[1])))
