"""What stands around the package keeps its word: documents, lock file, workflows, forms."""

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import click
import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from lubiao.catalogue import Catalogue, build_day
from lubiao.cli import main
from lubiao.findings import Level
from lubiao.github.__main__ import commands
from lubiao.reading import read_data
from lubiao.rules import check

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

TWINS = [
    ("README.md", "README.zh.md"),
    ("CONTRIBUTING.md", "CONTRIBUTING.zh.md"),
    ("CHANGELOG_API.md", "CHANGELOG_API.zh.md"),
    ("docs/api.md", "docs/api.zh.md"),
    ("docs/commands.md", "docs/commands.zh.md"),
    ("docs/data-format.md", "docs/data-format.zh.md"),
    ("docs/downloads.md", "docs/downloads.zh.md"),
    ("docs/releasing.md", "docs/releasing.zh.md"),
    ("docs/rules.md", "docs/rules.zh.md"),
    ("docs/workflows.md", "docs/workflows.zh.md"),
    ("docs/linked-data.md", "docs/linked-data.zh.md"),
    *sorted(
        (path.relative_to(ROOT).as_posix(), path.with_suffix(".zh.md").relative_to(ROOT).as_posix())
        for path in (ROOT / "docs/tasks").glob("*.md")
        if not path.name.endswith(".zh.md")
    ),
]
COMMAND_PAGES = ["docs/commands.md", "docs/commands.zh.md"]
PAGES_FOR_PEOPLE = [name for twins in TWINS for name in twins] + [
    path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "content").glob("*/*.md"))
]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
LATIN = re.compile(r"[A-Za-z]{3}")


@cache
def files() -> tuple[Path, ...]:
    """The files of the repository: tracked, or new and not ignored."""
    command = [
        "git",
        "-c",
        "safe.directory=*",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this is no git repository", allow_module_level=True)
    return tuple(path for name in listed.split("\0") if name and (path := ROOT / name).is_file())


def texts() -> list[tuple[str, str]]:
    """Each text file of the repository in UTF-8: its name and what it says."""
    found = []
    for path in files():
        try:
            found.append((path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return found


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def prose(text: str) -> str:
    """A Markdown text without its code."""
    return re.sub(r"`[^`\n]*`", "", re.sub(r"^( *)```.*?^\1```$", "", text, flags=re.M | re.S))


def headings(text: str) -> list[int]:
    """The levels of the headings, in their order."""
    return [len(marks) for marks in re.findall(r"^(#+) ", prose(text), flags=re.M)]


# Documents


@pytest.mark.parametrize(("english", "chinese"), TWINS)
def test_twins_have_the_same_headings_and_link_to_each_other(english: str, chinese: str) -> None:
    assert headings(read(english)) == headings(read(chinese))
    assert f"]({Path(chinese).name})" in read(english)
    assert f"]({Path(english).name})" in read(chinese)


@pytest.mark.parametrize(("english", "chinese"), TWINS)
def test_twins_show_the_same_commands_and_lead_to_the_same_places(english: str, chinese: str) -> None:
    def shown(name: str) -> list[str]:
        blocks = re.findall(r"^```(?:sh|yaml)\n(.*?)^```$", read(name), flags=re.M | re.S)
        return [line.split("#")[0].strip().replace(" --lang zh", "") for line in "".join(blocks).splitlines()]

    def linked(name: str) -> set[str]:
        targets = re.findall(r"\]\(([^)#]*)", prose(read(name)))
        english = {re.sub(r"\.zh\.(md|png)$", r".\1", target) for target in targets}
        return {re.sub(r"/deed\.zh-hans$", "", re.sub("/content/zh/", "/content/en/", t)) for t in english}

    assert shown(english) == shown(chinese)
    assert linked(english) - {Path(english).name} == linked(chinese) - {Path(english).name}


def test_links_inside_the_repository_resolve() -> None:
    broken = []
    for path in files():
        # content/ holds pages of the site: MkDocs itself checks their links.
        if path.suffix != ".md" or path.is_relative_to(ROOT / "content"):
            continue
        for target in re.findall(r"\]\(<?([^)\s>]+)", prose(path.read_text(encoding="utf-8"))):
            if re.match(r"[a-z]+:|#", target):
                continue
            if not (path.parent / unquote(target.split("#")[0])).exists():
                broken.append(f"{path.relative_to(ROOT)}: {target}")
    assert not broken, "\n".join(broken)


def sections(page: str) -> dict[str, str]:
    """What a page of commands says under the heading of each `lubiao` command."""
    return dict(re.findall(r"^## `lubiao (\S+)`\n(.*?)(?=^## |\Z)", read(page), flags=re.M | re.S))


@pytest.mark.parametrize("page", COMMAND_PAGES)
def test_the_page_of_commands_has_a_section_for_each_command(page: str) -> None:
    assert list(sections(page)) == list(main.commands)
    assert "`lubiao --version`" in read(page)


@pytest.mark.parametrize("page", COMMAND_PAGES)
@pytest.mark.parametrize("name", main.commands)
def test_each_option_argument_and_choice_of_a_command_is_described(page: str, name: str) -> None:
    command = main.commands[name]
    context = click.Context(
        command, info_name=name, help_option_names=main.context_settings["help_option_names"]
    )
    section = sections(page)[name]
    known = set()
    for parameter in command.get_params(context):
        written = [parameter.human_readable_name] if isinstance(parameter, click.Argument) else parameter.opts
        known.update(written)
        for name_or_option in written:
            assert f"`{name_or_option}" in section
        if isinstance(parameter.type, click.Choice):
            for choice in parameter.type.choices:
                assert f"`{parameter.opts[0]} {choice}`" in section
    assert set(re.findall(r"`(--[a-z-]+)", section)) <= known, "an option is described that does not exist"


@pytest.mark.parametrize("page", COMMAND_PAGES)
def test_each_make_target_is_described(page: str) -> None:
    targets = re.findall(r"^([a-z]+):.* ## ", read("Makefile"), flags=re.M)
    assert "site" in targets
    assert "test" in targets
    for target in targets:
        assert f"`make {target}`" in read(page)


def commands_shown(page: str) -> list[tuple[list[str], bool]]:
    """Each command that a page shows, as words, and whether it stands in a block, to be copied as it is."""
    text = read(page)
    blocks = re.findall(r"^ *```sh\n(.*?)^ *```$", text, flags=re.M | re.S)
    lines = "".join(blocks).replace("\\\n", " ").splitlines()
    inline = re.findall(
        r"`((?:lubiao|make) [^`\n]+)`", re.sub(r"^ *```.*?^ *```$", "", text, flags=re.M | re.S)
    )
    whole = [(shlex.split(line, comments=True), True) for line in lines]
    return [*whole, *((shlex.split(command), False) for command in inline if "…" not in command)]


@pytest.mark.parametrize("page", PAGES_FOR_PEOPLE)
def test_each_command_that_a_page_shows_exists_with_these_options(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), flags=re.M))
    help_options = main.context_settings["help_option_names"]
    for words, is_whole in commands_shown(page):
        match [Path(word).name if number == 0 else word for number, word in enumerate(words)]:
            case ["lubiao", "--version"]:
                continue
            case ["lubiao", name, *arguments]:
                assert name in main.commands, words
                command = main.commands[name]
                if is_whole:
                    # Raises where an option, a choice or the number of arguments is wrong; runs nothing.
                    command.make_context(name, list(arguments), help_option_names=help_options)
                else:
                    options = {option for parameter in command.params for option in parameter.opts}
                    used = {word for word in arguments if word.startswith("--")}
                    assert used <= options, words
            case ["make", *arguments]:
                assert {word for word in arguments if "=" not in word} <= targets, words


@pytest.mark.parametrize(("english", "chinese"), [twins for twins in TWINS if "/tasks/" in twins[0]])
def test_each_task_says_when_how_what_the_check_may_say_and_where_to_ask(english: str, chinese: str) -> None:
    named = {name: set(re.findall(r"\bLB\d{3}\b", read(name))) for name in (english, chinese)}
    assert named[english] == named[chinese]
    assert named[english] <= set(re.findall(r"^\| (LB\d{3}) ", read("docs/rules.md"), flags=re.M))
    for name, index in ((english, "docs/tasks/README.md"), (chinese, "docs/tasks/README.zh.md")):
        assert len(read(name).splitlines()) <= 100
        assert name == index or f"]({Path(name).name})" in read(index)
    asked = {"## When", "## Steps", "## What the check may say", "## Where to ask"}
    if Path(english).name != "README.md":
        assert asked <= set(re.findall(r"^## .*", read(english), flags=re.M))


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    titles = re.findall(
        r"^#+ (.*)$", re.sub(r"^ *```.*?^ *```$", "", page.read_text("utf-8"), flags=re.M | re.S), re.M
    )
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_links_to_a_heading_lead_to_one() -> None:
    broken = []
    for path in files():
        if path.suffix != ".md" or path.is_relative_to(ROOT / "content"):
            continue
        for target, anchor in re.findall(r"\]\(([^):\s]*?\.md|)#([^)\s]+)\)", prose(path.read_text("utf-8"))):
            if unquote(anchor) not in anchors(path.parent / target if target else path):
                broken.append(f"{path.relative_to(ROOT)}: {target}#{anchor}")
    assert not broken, "\n".join(broken)


def example_records() -> list[Any]:
    """Each record that a document shows as an example."""
    return [
        pytest.param(block, id=f"{name}-{number}")
        for name, text in texts()
        if name.endswith(".md")
        for number, block in enumerate(re.findall(r"^```yaml\n(- code:.*?)^```$", text, flags=re.M | re.S))
    ]


@pytest.mark.parametrize("record", example_records())
def test_a_record_shown_as_an_example_is_one_that_the_checker_accepts(record: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path, dirs_exist_ok=True)
    (tmp_path / "standards.yaml").write_text(record, encoding="utf-8")
    catalogue = Catalogue.link(read_data(tmp_path), build_day())
    assert [finding for finding in check(catalogue) if finding.level is Level.ERROR] == []
    assert len(catalogue.standards) == 1


def test_the_citation_names_the_version_of_the_package() -> None:
    citation = yaml.safe_load(read("CITATION.cff"))
    assert citation["cff-version"] == "1.2.0"
    assert str(citation["version"]) == PROJECT["version"]
    assert {"message", "title", "authors"} <= citation.keys()
    assert f"## {PROJECT['version']}" in read("CHANGELOG.md")


# Addresses that have no place here


def test_no_file_names_a_package_registry_or_a_folder_of_one_machine() -> None:
    # The brackets keep these patterns from finding themselves.
    registry = r"pypi[.]|pythonhosted[.]|registry[.]npm|[/]simple/?(?=[\s\"')>]|$)"
    option = r"-[-](?:extra-)?index.url|-[-]find.links"
    folder = r"(?<![\w.])[/](?:work|root|home|Users)/"
    forbidden = re.compile(f"{registry}|{option}|{folder}")
    found = [
        f"{name}: {line.strip()[:80]}"
        for name, text in texts()
        for line in text.splitlines()
        if forbidden.search(line)
    ]
    assert not found, "\n".join(found)


# The lock file


def pins() -> dict[str, list[Version]]:
    """The pinned versions of each package; several where they depend on the version of Python."""
    pinned: dict[str, list[Version]] = {}
    for name, version in re.findall(r"^([\w.-]+)==(\S+)", read("requirements.lock"), flags=re.M):
        pinned.setdefault(canonicalize_name(name), []).append(Version(version))
    return pinned


def test_each_dependency_is_pinned_within_its_bounds() -> None:
    for written in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]:
        requirement = Requirement(written)
        versions = pins().get(canonicalize_name(requirement.name))
        assert versions, f"{requirement.name} is not in requirements.lock: make lock"
        assert all(version in requirement.specifier for version in versions), f"{written}: make lock"
    assert "setuptools" in pins()


def test_each_pin_is_a_release_with_hashes_and_nothing_else_is_in_the_lock_file() -> None:
    assert not [name for name, versions in pins().items() if any(v.is_prerelease for v in versions)]
    line = re.compile(r"(?:[\w.-]+==\S+(?: ; [^\\]+)?| +--hash=sha256:[0-9a-f]{64})(?: \\)?| *#.*|")
    strange = [text for text in read("requirements.lock").splitlines() if not line.fullmatch(text)]
    assert strange == []
    for block in re.split(r"^(?=[\w.-]+==)", read("requirements.lock"), flags=re.M)[1:]:
        assert "--hash=sha256:" in block


# GitHub


def workflows() -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / ".github/workflows").glob("*.y*ml"))]


def jobs(workflow: str) -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = yaml.safe_load(read(workflow))["jobs"]
    return loaded


@pytest.mark.parametrize("workflow", workflows())
def test_each_action_is_pinned_to_a_commit_and_names_its_version(workflow: str) -> None:
    uses = re.findall(r"^.*\buses:.*$", read(workflow), flags=re.M)
    assert uses
    for line in uses:
        assert re.fullmatch(r" *(?:- )?uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_one_action_is_pinned_to_the_same_commit_everywhere() -> None:
    pinned: dict[str, set[str]] = {}
    for workflow in workflows():
        for action, commit in re.findall(r"uses: (\S+)@(.+)", read(workflow)):
            pinned.setdefault(action, set()).add(commit)
    assert all(len(commits) == 1 for commits in pinned.values()), pinned


MAY_WRITE = {
    ("comment.yml", "comment"): {"pull-requests"},
    ("deploy.yml", "deploy"): {"pages", "id-token"},
    ("release.yml", "release"): {"contents"},
    ("intake.yml", "answer"): {"contents", "issues", "pull-requests"},
    ("weekly.yml", "issue"): {"issues"},
}
"""Workflow and job → what it may write; every other job may write nothing."""


@pytest.mark.parametrize("workflow", workflows())
def test_a_job_may_write_only_what_it_is_for(workflow: str) -> None:
    assert yaml.safe_load(read(workflow))["permissions"] == {"contents": "read"}
    for name, job in jobs(workflow).items():
        may_write = {scope for scope, right in job.get("permissions", {}).items() if right != "read"}
        assert may_write == MAY_WRITE.get((Path(workflow).name, name), set())
        if "id-token" in may_write:
            assert not [step for step in job["steps"] if "run" in step], "it runs nothing of the repository"


@pytest.mark.parametrize("workflow", workflows())
def test_a_job_that_may_write_runs_what_is_on_main_and_gets_its_token_in_the_last_step(workflow: str) -> None:
    for name, job in jobs(workflow).items():
        steps = job["steps"]
        if (Path(workflow).name, name) in MAY_WRITE:
            for step in steps:
                if str(step.get("uses", "")).startswith("actions/checkout@"):
                    assert set(step["with"]) == {"persist-credentials"}, "no other commit than that of main"
            steps = steps[:-1]
        assert "token" not in str(steps).lower(), name
        for step in job["steps"]:
            assert "\n" not in step.get("run", "").strip(), "one command, no script"


@pytest.mark.parametrize("workflow", workflows())
def test_each_command_of_a_workflow_exists_with_these_options(workflow: str) -> None:
    for job in jobs(workflow).values():
        for step in job["steps"]:
            match shlex.split(step.get("run", "")):
                case [".venv/bin/python", "-m", "lubiao.github", name, *arguments]:
                    commands.commands[name].make_context(name, arguments)
                case [".venv/bin/lubiao", name, *arguments]:
                    options = {
                        option for parameter in main.commands[name].params for option in parameter.opts
                    }
                    assert {word for word in arguments if word.startswith("--")} <= options
                case ["git", "log", *_] | ["diff", *_] | ["gh", "release", "create", *_]:
                    pass  # commands of others; actionlint reads them
                case ["make", target, *_]:
                    assert re.search(f"^{target}:", read("Makefile"), flags=re.M)
                case words:
                    assert words in ([], [".ci/run"])


def test_zizmor_and_actionlint_find_nothing_in_the_workflows() -> None:
    here = Path(sys.executable).parent
    zizmor = [
        here / "zizmor",
        "--offline",
        "--no-progress",
        "--quiet",
        "--persona",
        "pedantic",
        ROOT / ".github",
    ]
    checked = subprocess.run(zizmor, cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    if sys.platform != "linux":
        pytest.skip("actionlint is installed on Linux only; continuous integration runs there")
    actionlint = [here / "actionlint", "-no-color", *(ROOT / workflow for workflow in workflows())]
    checked = subprocess.run(actionlint, cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("workflow", workflows())
def test_nothing_that_a_contributor_wrote_becomes_part_of_a_command(workflow: str) -> None:
    assert "pull_request_target" not in read(workflow)
    for job in jobs(workflow).values():
        for step in job["steps"]:
            assert "${{" not in str(step.get("run", ""))
            assert "github.event" not in str(step)
            if str(step.get("uses", "")).startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def forms() -> dict[str, Any]:
    folder = ROOT / ".github/ISSUE_TEMPLATE"
    return {
        path.name: yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.yml"))
        if path.name != "config.yml"
    }


@pytest.mark.parametrize(("name", "form"), forms().items())
def test_an_issue_form_is_well_formed_and_speaks_both_languages(name: str, form: dict[str, Any]) -> None:
    ids = [field["id"] for field in form["body"] if field["type"] != "markdown"]
    assert ids
    assert len(ids) == len(set(ids))
    said = [form["name"], form["description"]]
    for field in form["body"]:
        assert field["type"] in {"markdown", "input", "textarea", "dropdown"}
        attributes = field["attributes"]
        said += [attributes[key] for key in ("label", "description", "value") if key in attributes]
        said += attributes.get("options", [])
    for text in said:
        assert CHINESE.search(text), text
        assert LATIN.search(text), text


def test_continuous_integration_runs_the_test_command_of_the_readme() -> None:
    script = read(".ci/run")
    assert "set -euo pipefail" in script
    assert script.rstrip().endswith("\nmake test")
    assert (ROOT / ".ci/run").stat().st_mode & 0o111
    assert (ROOT / "scripts/find-browser.sh").stat().st_mode & 0o111
    for _, text in texts():
        assert not text.startswith("#!") or "\r" not in text
