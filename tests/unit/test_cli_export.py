"""`lubiao export` as one runs it: every format, parts of the catalogue, files and pipes, and what it refuses."""

import io
import os
import pty
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pybtex.database
import pytest
import yaml

from lubiao.catalogue import Catalogue, StandingStatus, build_day
from lubiao.catalogue.addresses import PLACEHOLDER_REPOSITORY, PLACEHOLDER_SITE, Addresses
from lubiao.cli.giving_out import KINDS, STATUSES
from lubiao.codes import Kind
from lubiao.publish import FORMATS, Collection
from lubiao.reading import read_data
from lubiao.texts import translator

ROOT = Path(__file__).parents[2]
DREADFUL = Path(__file__).parent / "golden" / "dreadful"
LUBIAO = Path(sys.executable).with_name("lubiao")
DAY = "1795435200"
ENVIRONMENT = os.environ | {"LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": DAY, "LUBIAO_SITE_URL": ""}


def export(*arguments: object, data: Path = ROOT / "data", **more: Any) -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run(
        [LUBIAO, "export", "--data", data, *map(str, arguments)],
        env=ENVIRONMENT, stderr=subprocess.PIPE, timeout=120, check=False, **{"stdout": subprocess.PIPE} | more,
    )  # fmt: skip
    assert b"Traceback" not in done.stderr
    return done


def slugs(done: subprocess.CompletedProcess[bytes]) -> set[str]:
    """The standards of a BibTeX file."""
    assert done.returncode == 0, done.stderr
    return set(pybtex.database.parse_bytes(done.stdout, "bibtex").entries)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        return Catalogue.link(read_data(ROOT / "data"), build_day())


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_written_to_a_pipe_as_to_the_site(name: str, catalogue: Catalogue) -> None:
    collection = Collection(catalogue, Addresses())
    expected = io.BytesIO()
    FORMATS[name].write(collection, expected)
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as pipe, ThreadPoolExecutor() as reader:
        got = reader.submit(pipe.read)
        with os.fdopen(writing, "wb") as stream:
            FORMATS[name].write(collection, stream)
        assert got.result() == expected.getvalue()


def test_what_the_command_writes_is_what_the_site_has(catalogue: Catalogue) -> None:
    for each in [FORMATS["csl"], *(format for format in FORMATS.values() if format.is_binary)][:2]:
        expected = io.BytesIO()
        each.write(Collection(catalogue, Addresses()), expected)
        done = export(each.name)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout == expected.getvalue()


@pytest.mark.parametrize("name", FORMATS)
def test_a_pipe_closed_early_is_no_traceback(name: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = export(name, stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


def test_a_part_is_what_is_tied_to_a_city_of_a_kind_with_a_status(catalogue: Catalogue) -> None:
    def meant(*cities: str, kinds: tuple[str, ...] = (), statuses: tuple[str, ...] = ()) -> set[str]:
        tied = {s for city in cities for s in catalogue.of_city(city)} if cities else set(catalogue.standards)
        return {
            s.slug
            for s in tied
            if s.is_identified
            and (not kinds or s.kind in kinds)
            and (not statuses or catalogue.standings[s].status in statuses)
        }

    assert slugs(export("bibtex", "--city", "weifang")) == meant("weifang")
    assert slugs(export("bibtex", "--city=weifang", "--city=dezhou")) == meant("weifang", "dezhou")
    options = [
        "--city=qingdao",
        "--kind=municipal",
        "--kind=national",
        "--status=superseded",
        "--status=in-force",
    ]
    part = meant("qingdao", kinds=("municipal", "national"), statuses=("superseded", "in-force"))
    assert part
    assert slugs(export("bibtex", *options)) == part


@pytest.mark.parametrize("written", ["潍坊", "潍坊市", "WEIFANG", "DB3707"])
def test_a_city_is_named_by_any_of_its_names(written: str, catalogue: Catalogue) -> None:
    expected = {s.slug for s in catalogue.of_city("weifang") if s.is_identified}
    assert slugs(export("bibtex", "--city", written)) == expected


def test_the_choices_are_the_kinds_and_statuses_of_the_catalogue() -> None:
    assert list(Kind) == KINDS
    assert list(StandingStatus) == STATUSES


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["bibtxe"], "There is no format bibtxe. Did you mean bibtex? The formats are: "),
        (["ttl"], "There is no format ttl. Did you mean turtle? The formats are: "),
        (["word"], "There is no format word. The formats are: "),
        (["bibtex", "--city", "Weifnag"], "There is no city Weifnag. Did you mean weifang? The cities are: jinan"),
        (["bibtex", "--city", "潍坊 "[:1]], "There is no city 潍. "),
        (["bibtex", "--city", "\x1b[2J"], "There is no city \\x1b[2J. "),
        (["bibtex", "--output", "none/of/it.bib"], "none/of/it.bib cannot be written: No such file or directory."),
        (["bibtex", "--data", "nowhere"], "There is no data folder nowhere."),
    ],
)  # fmt: skip
def test_what_is_not_known_is_told_with_what_may_be_meant(arguments: list[str], told: str) -> None:
    done = export(*arguments)
    assert told in done.stderr.decode()
    assert (done.returncode, done.stdout) == (2, b"")


def test_data_with_errors_is_refused_as_by_the_build(tmp_path: Path) -> None:
    target = tmp_path / "dreadful.bib"
    target.write_text("old", encoding="utf-8")
    done = export("bibtex", "--output", target, data=DREADFUL)
    assert f"lubiao check --data {DREADFUL} shows them" in done.stderr.decode()
    assert (done.returncode, target.read_text("utf-8")) == (1, "old")


def test_a_part_without_standards_is_an_empty_file_and_this_is_told() -> None:
    done = export("bibtex", "--kind", "enterprise", "--lang", "zh")
    assert (done.returncode, done.stdout) == (0, b"")
    assert "没有符合条件的标准" in done.stderr.decode()


def test_a_file_is_the_old_or_the_new_one_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "taken.bib"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    assert export("bibtex", "--output", target).stdout == b""
    assert target.read_bytes() == export("bibtex", "--output", "-").stdout
    assert (target.stat().st_mode & 0o777, list(tmp_path.iterdir())) == (0o640, [target])


def test_a_named_pipe_or_a_device_is_written_to_and_stays_what_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as reader:
        read = reader.submit(subprocess.check_output, ["cat", pipe])
        done = export("xlsx", "--output", pipe)
        assert pipe.is_fifo(), done.stderr
        assert read.result(timeout=60)[:2] == b"PK"
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


def test_a_binary_format_is_not_poured_over_a_terminal() -> None:
    binary = [each for each in FORMATS.values() if each.is_binary]
    for each in binary[:1]:
        ours, theirs = pty.openpty()
        done = export(each.name, stdout=theirs)
        os.close(theirs)
        os.close(ours)
        assert done.returncode == 2
        assert f"Name a file: --output {each.file}" in done.stderr.decode()


def test_a_text_format_may_be_read_at_a_terminal(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    done = export("bibtex", "--city", "weihai", "--kind", "municipal", stdout=theirs)
    os.close(theirs)
    shown = os.read(ours, 100)
    os.close(ours)
    assert (done.returncode, shown[:10]) == (0, b"@standard{")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_formats_are_listed_with_what_they_are_for(language: str) -> None:
    done = export("--list", "--lang", language)
    lines = done.stdout.decode().splitlines()
    assert [line.split()[:2] for line in lines[::2]] == [[each.name, each.file] for each in FORMATS.values()]
    assert [line.strip() for line in lines[1::2]] == [
        translator(language)(each.about) for each in FORMATS.values()
    ]


def test_a_bibliography_is_in_the_language_that_is_named_else_in_chinese(tmp_path: Path) -> None:
    assert "农贸市场建设与管理规范}".encode() in export("bibtex").stdout
    assert b"title = {Specification for construction" in export("bibtex", "--lang", "en").stdout


def test_the_address_of_the_site_is_that_of_the_option_or_the_environment(tmp_path: Path) -> None:
    for name in ("csv", "turtle"):
        whole = export(name, "--site-url", "https://standards.example/").stdout
        assert b"https://standards.example/" in whole
        assert PLACEHOLDER_SITE.encode() not in whole


def test_the_placeholders_are_those_of_the_configuration_of_the_site() -> None:
    class Loader(yaml.SafeLoader):
        """Takes the default that stands behind the name of a variable."""

    Loader.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[-1])
    configuration = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader)
    assert configuration["site_url"] == PLACEHOLDER_SITE
    assert configuration["extra"]["repository"] == PLACEHOLDER_REPOSITORY


def test_data_of_another_province_are_exported_too(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests/unit/golden/clean", tmp_path / "data")
    assert export("bibtex", data=tmp_path / "data").returncode == 0


@pytest.mark.parametrize("address", ["standards.example", "javascript:alert(1)", "https://x> ."])
def test_files_are_not_written_for_a_site_that_has_no_web_address(address: str) -> None:
    done = export("turtle", "--site-url", address)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "is no web address." in done.stderr.decode()
