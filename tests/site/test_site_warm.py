"""A second build makes only what has changed, and gives the bytes of a first one, whatever was edited in between."""

import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EDITS = int(os.environ.get("LUBIAO_EDITS", "4"))
"""Rounds of random edits; each builds the site twice."""

PARTS = ("content", "data", "mkdocs.yml", "overrides", "scripts")


class Project:
    """A copy of the project, its own code and texts included, that a test may edit; of the records there is one in six, and every line of editions."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for part in PARTS:
            source = ROOT / part
            if source.is_dir():
                shutil.copytree(
                    source, folder / part, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
                )
            else:
                shutil.copy(source, folder / part)

        # The processes share the files of a kind as those of a large catalogue do.
        work = folder / "scripts/lubiao/engine/work.py"
        code = work.read_text("utf-8")
        assert "\nFEW = 1000\n" in code
        work.write_text(code.replace("\nFEW = 1000\n", "\nFEW = 0\n"), "utf-8")
        kept = [record for n, record in enumerate(self.records()) if n % 6 == 0 or "\n  replace" in record]
        self.write_records(kept)
        named = (folder / "data/standards.yaml").read_text("utf-8")
        bodies = items(folder / "data/organizations.yaml")
        known = [body for body in bodies[1:] if re.search("name_zh: (.*)", body)[1] in named]
        (folder / "data/organizations.yaml").write_text("".join([bodies[0], *known]), "utf-8")

    def build(self, site: str, *options: str) -> Path:
        command = [
            sys.executable,
            "-c",
            "from lubiao.cli import main; main()",
            "build",
            "--site",
            site,
            *options,
        ]
        environment = os.environ | {
            "PYTHONPATH": str(self.folder / "scripts"),
            "PYTHONDONTWRITEBYTECODE": "1",
            "SOURCE_DATE_EPOCH": "1795435200",
        }
        done = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return self.folder / site

    def edit(self, name: str, change: Callable[[str], str]) -> None:
        file = self.folder / name
        before = file.read_text("utf-8")
        after = change(before)
        assert after != before, f"{name} was not edited"
        file.write_text(after, "utf-8")

    def records(self) -> list[str]:
        """The records of the data file, as text; the first is what stands above them."""
        return items(self.folder / "data/standards.yaml")

    def write_records(self, records: list[str]) -> None:
        (self.folder / "data/standards.yaml").write_text("".join(records), "utf-8")


def items(file: Path) -> list[str]:
    """The items of a list, as text; the first is what stands above them."""
    return re.split(r"^(?=- )", file.read_text("utf-8"), flags=re.MULTILINE)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def files(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def times(site: Path) -> dict[str, int]:
    return {
        path.relative_to(site).as_posix(): path.stat().st_mtime_ns
        for path in site.rglob("*")
        if path.is_file()
    }


def assert_same(one: Path, other: Path, said: str) -> None:
    first, second = files(one), files(other)
    assert first.keys() == second.keys(), said
    assert [name for name in first if first[name] != second[name]] == [], said


def a_title(project: Project, chance: random.Random) -> None:
    records = project.records()
    number = chance.choice([n for n, record in enumerate(records) if "\n  title_zh: " in record])
    records[number] = re.sub(
        r"\n  title_zh: .*", f"\n  title_zh: 另一个题名{chance.randrange(10**6)}", records[number]
    )
    project.write_records(records)


def a_note_of_two_lines(project: Project, chance: random.Random) -> None:
    records = [*project.records()]
    number = chance.choice([n for n, record in enumerate(records[1:], 1) if "\n  notes:" not in record])
    records[number] = (
        records[number].rstrip("\n") + "\n  notes:\n    - zh: 新的说明。\n      en: A new remark.\n\n"
    )
    project.write_records(records)


def a_record_that_goes(project: Project, chance: random.Random) -> None:
    records = project.records()
    named = "\n".join(re.findall(r"replaces?d?_?b?y?: \[(.*?)\]", "".join(records)))
    codes = [(n, re.match(r"- code: (.+)", record)) for n, record in enumerate(records)]
    alone = [n for n, code in codes if code and code[1] not in named and "replace" not in records[n]]
    del records[chance.choice(alone)]
    project.write_records(records)


def another_year(project: Project, chance: random.Random) -> None:
    """The record moves to another address, and to other lists."""
    records = project.records()
    named = "".join(records)
    fitting = [
        n for n, record in enumerate(records)
        if (code := re.match(r"- code: (DB\S+ \S+)-(20\d\d)\n", record)) and named.count(code[1]) == 1 and "issued" not in record
    ]  # fmt: skip
    number = chance.choice(fitting)
    records[number] = re.sub(r"^(- code: \S+ \S+)-20\d\d", r"\1-2014", records[number])
    project.write_records(records)


def a_status(project: Project, chance: random.Random) -> None:
    """The whole line of editions says something else."""
    records = project.records()
    fitting = [
        n for n, record in enumerate(records) if "\n  replaces:" in record and "\n  status:" not in record
    ]
    number = chance.choice(fitting)
    said = "  status:\n    value: withdrawn\n    read: 2026-11-20\n    source: samr-std\n"
    records[number] = records[number].rstrip("\n") + "\n" + said + "\n"
    project.write_records(records)


def a_city(project: Project, chance: random.Random) -> None:
    project.edit("data/cities.yaml", lambda text: re.sub(r"name_en: Dezhou", "name_en: Techow", text))


def a_body(project: Project, chance: random.Random) -> None:
    project.edit(
        "data/organizations.yaml", lambda text: re.sub(r"\n  name_en: ", "\n  name_en: The ", text, count=1)
    )


def a_template(project: Project, chance: random.Random) -> None:
    project.edit(
        "overrides/pages/standard.html", lambda text: text.replace('id="facts">', 'id="facts" title="x">')
    )


def a_shell(project: Project, chance: random.Random) -> None:
    project.edit(
        "overrides/partials/site-footer.html", lambda text: text.replace("<p><strong>", "<p>☆ <strong>")
    )


def a_vocabulary(project: Project, chance: random.Random) -> None:
    project.edit(
        "data/vocabulary/ics.csv", lambda text: re.sub(r"(?m)^(65,.*?)农业", r"\1农林", text, count=1)
    )


def a_text(project: Project, chance: random.Random) -> None:
    texts = "scripts/lubiao/texts/locale/zh/LC_MESSAGES/lubiao.po"
    project.edit(texts, lambda text: text.replace('msgstr "发布日期"', 'msgstr "颁布日期"'))


def a_page_of_people(project: Project, chance: random.Random) -> None:
    project.edit("content/zh/about.md", lambda text: f"{text}\n又一段。\n")


OF_RECORDS = [a_title, a_note_of_two_lines, a_record_that_goes, another_year, a_status]
OF_THE_GROUND = [a_city, a_body, a_template, a_shell, a_vocabulary, a_text, a_page_of_people]


def test_after_random_edits_the_site_has_the_bytes_of_a_fresh_build(project: Project) -> None:
    """Records, cities, bodies, templates, vocabularies, texts, pages: several at a time, one build behind the other."""
    chance = random.Random(20261126)
    grounds = chance.sample(OF_THE_GROUND, k=len(OF_THE_GROUND))
    project.build("warm")
    for number in range(EDITS):
        edits = chance.choices(OF_RECORDS, k=chance.randint(1, 3))
        if number % 2 and grounds:
            edits += [grounds.pop(), grounds.pop()] if len(grounds) > 1 else [grounds.pop()]
        for edit in edits:
            edit(project, chance)
        said = ", ".join(edit.__name__ for edit in edits)
        assert_same(project.build("warm"), project.build("fresh", "--fresh"), said)


def test_a_second_build_touches_only_what_changed_and_what_others_have_harmed(project: Project) -> None:
    site = project.build("site")
    before = times(site)
    project.build("site")
    assert times(site) == before, "nothing was edited"

    old = files(site)
    a_title(project, random.Random(1))
    project.build("site")
    after, new = times(site), files(site)
    changed = {name for name in new if new[name] != old[name]}
    assert {name for name in new if after[name] != before[name]} == changed
    assert len({name for name in changed if re.search("^standards/[^/]+/index", name)}) == 1

    page = site / "standards/index.html"
    page.write_text("changed")
    a_title(project, random.Random(2))
    project.build("site")
    assert page.read_text("utf-8") != "changed"
    (project.folder / ".site.lubiao").write_bytes(b"no database")
    assert_same(project.build("site"), project.build("fresh"), "after all that was done to it")
