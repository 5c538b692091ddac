"""The search of the site in a browser, beside Pagefind and MiniSearch on the same records.

    python benchmarks/search.py [--records 10000] [--peers pagefind,minisearch] [--runs 3] [--passes 3]

Without --records the real data is measured. Prints Markdown: sizes and times with the ratio to the peers of the same run,
what each question finds beside what it should find, and whether the goals hold. Needs Chromium (LUBIAO_CHROMIUM) and,
for the peers, node and npm.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import re
import tempfile
import time
from pathlib import Path
from typing import Any

from generate import REAL, generate
from search_browser import ask, browsing
from search_index import ROOT, Measured, shrunk
from search_peers import HERE, Peers, addresses_of_fragments, folder_size
from search_tables import Engine, goals, questions, summary
from titles import TITLES

from lubiao.search import search_script
from lubiao.texts import Language

WORDS = ["农贸市场", "贸市", "樱桃", "farmers market", "nongmao", "nmsc", "農貿", "农茂市场"]
"""The last one is misspelt: nothing holds it."""

PATIENCE = 90
"""Seconds after which an engine is not asked once more."""

ASSETS = ROOT / "overrides/assets/javascripts/search"


def main() -> None:
    """Build the indexes, ask, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, help="so many generated records; else the real ones")
    parser.add_argument("--titles", choices=TITLES, default="composed", help="of generated records")
    parser.add_argument("--peers", default="pagefind,minisearch", help="any of the two, or nothing")
    parser.add_argument("--runs", type=int, default=3, help="cold openings, of which the median is told")
    parser.add_argument("--passes", type=int, default=3, help="how often each question is typed")
    parser.add_argument("--folder", type=Path, default=ROOT / "build/search", help="where files are written")
    arguments = parser.parse_args()
    load = os.getloadavg()[0]
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=arguments.folder) as name:
        work = Path(name)
        data = REAL if arguments.records is None else work / "data"
        if arguments.records is not None:
            generate(arguments.records, data, arguments.titles)
        measured = Measured.read(data)
        wanted = [peer for peer in arguments.peers.split(",") if peer]
        peers = Peers(arguments.folder / "peers") if wanted else None
        engines = measure(measured, peers, wanted, work, arguments.runs, arguments.passes)
        sizes = {"zh": (engines[0].raw, engines[0].shrunk), "en": index_size(measured, "en")}
        truths = {query: measured.truth(query) for query in queries_of(measured)}
    count = len(measured.catalogue.standards)
    versions = "".join(f", {peer} {peers.version(peer)}" for peer in wanted) if peers else ""
    print(
        f"{count} {'real' if arguments.records is None else 'generated'} records, {platform.machine()}, "
        f"{os.cpu_count()} cores, Python {platform.python_version()}, Chromium {engines[0].browser['version']}{versions}, "
        f"{datetime.date.today()}, load {load:.1f} before and {os.getloadavg()[0]:.1f} after\n"
    )
    print(summary(engines, count), questions(engines, truths), goals(engines[0], sizes, count), sep="\n")


def measure(
    measured: Measured, peers: Peers | None, wanted: list[str], work: Path, runs: int, passes: int
) -> list[Engine]:
    """Each engine, its index built and asked: first the site's own, then with the counts of the facets, then the peers."""
    begun = time.perf_counter()
    index = measured.index("zh")
    built = time.perf_counter() - begun
    (work / "index-zh.js").write_bytes(index)
    (work / "engine.js").write_text(search_script(ASSETS), "utf-8")
    rows = work / "rows.jsonl"
    with rows.open("w", encoding="utf-8") as file:
        file.writelines(measured.rows())
    how = {"queries": queries_of(measured), "passes": passes, "patience": PATIENCE}
    folders = {"bench": HERE, "site": ASSETS, "index": work}
    own: dict[str, Any] = {"index": "/index/index-zh.js"}
    engines = [
        Engine("Lubiao", len(index), shrunk(index), 1, built),
        Engine("with facets", len(index), shrunk(index), 1, built),
    ]
    with browsing() as browser:
        engines[0].browser = ask(browser, folders, "lubiao", own, how, runs) | {"version": browser.version}
        engines[1].browser = ask(browser, folders, "lubiao", own | {"view": {}}, how, runs)
        for name in wanted:
            assert peers is not None
            target = work / name
            build = peers.build(name, rows, target)
            engine = Engine(name, built=build.seconds, memory=build.memory)
            engines.append(engine)
            folders |= {"peers": peers.modules, name: target}
            if name == "pagefind":
                engine.files, engine.raw, engine.shrunk = folder_size(target)
                engine.browser = ask(browser, folders, name, {}, how, runs)
                addresses = addresses_of_fragments(target)
                for found in engine.browser["found"].values():
                    found["rows"] = [addresses[row] for row in found["rows"]]
            else:
                target.rename(work / f"{name}.json")
                text = (work / f"{name}.json").read_bytes()
                engine.raw, engine.shrunk = len(text), shrunk(text)
                engine.browser = ask(browser, folders, name, {"index": f"/index/{name}.json"}, how, runs)
    return engines


def queries_of(measured: Measured) -> list[str]:
    """Words, and a municipal code in three spellings: as it is printed, without signs and year, only its number."""
    code = next(
        str(standard.code)
        for standard in measured.catalogue.ordered
        if re.fullmatch(r"DB3702/T [0-9]{4}-2022", str(standard.code or ""))
    )
    return [WORDS[0], code, re.sub("[^A-Z0-9]", "", code[:-5]), code.partition(" ")[2], *WORDS[1:]]


def index_size(measured: Measured, language: Language) -> tuple[int, int]:
    """Bytes of the index of a language, raw and gzipped."""
    index = measured.index(language)
    return len(index), shrunk(index)


if __name__ == "__main__":
    main()
