"""The logic of benchmarks/speed.py: cutting, editing, figures, goals, and where its tables go. Nothing is measured here."""

import importlib
import inspect
import json
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
import yaml

ROOT = Path(__file__).parents[2]
RECORDS = """# What stands above the first record goes with it.
- code: DB3701/T 0001-2020
  title_zh: 甲（生成）
  notes:
    - zh: 一
- code: DB3701/T 0002-2020
  title_zh: 乙（生成）
- code: DB3701/T 0003-2020
  title_zh: 丙（生成）
"""
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module", autouse=True)
def suite_is_found() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "benchmarks"))
        yield


def suite(name: str) -> ModuleType:
    return importlib.import_module(f"suite.{name}")


def figures(*wall: float, memory: int = 0, **more: int):
    return suite("figures").Figures(list(wall), list(wall), [memory], [0], **more)


# Cutting and editing


def test_a_file_is_cut_before_records_and_keeps_every_byte():
    pieces = list(suite("cutting").cut_at_records(RECORDS.encode(), 2))
    assert b"".join(pieces) == RECORDS.encode()
    assert [[record["code"][-6] for record in yaml.safe_load(piece)] for piece in pieces] == [
        ["1", "2"],
        ["3"],
    ]


def test_items_of_lists_inside_a_record_are_no_borders():
    assert len(list(suite("cutting").cut_at_records(RECORDS.encode(), 1))) == 3


def test_files_of_records_are_cut_in_their_order(tmp_path):
    data = tmp_path / "data"
    (data / "standards").mkdir(parents=True)
    (data / "standards.yaml").write_text(RECORDS, encoding="utf-8")
    (data / "standards" / "more.yaml").write_text(RECORDS.replace("3701", "3702"), encoding="utf-8")
    assert suite("cutting").write_cut(data, tmp_path / "cut", 2) == 4
    written = [path.read_text(encoding="utf-8") for path in sorted((tmp_path / "cut").iterdir())]
    assert "".join(written) == RECORDS + RECORDS.replace("3701", "3702")


def test_a_changed_title_changes_one_record_and_no_number_of_lines(tmp_path):
    file = tmp_path / "standards.yaml"
    file.write_text(RECORDS, encoding="utf-8")
    suite("edits").change_title(file, "1")
    assert suite("edits").change_title(file, "2") == ("DB3701/T 0002-2020", "乙（生成）〔2〕")
    assert file.read_text(encoding="utf-8") == RECORDS.replace("乙（生成）", "乙（生成）〔2〕")


def test_a_line_more_moves_the_records_behind_and_changes_none(tmp_path):
    file = tmp_path / "standards.yaml"
    file.write_text(RECORDS, encoding="utf-8")
    suite("edits").add_line(file, "1")
    text = file.read_text(encoding="utf-8")
    assert yaml.safe_load(text) == yaml.safe_load(RECORDS)
    assert text.index("0003") == RECORDS.index("0003") + len("  # 1\n")


# The shell for Hugo

PAGE = """<title>DB1 A &amp; B · 鲁标</title>
<meta name="description" property="og:description" content="DB1 A &amp; B；现行">
<link rel="canonical" href="https://site.example/standards/db1/">
<meta property="og:title" content="DB1 A &amp; B">
<script type="application/ld+json">{"a": {}}</script>
<article id="content">
<h1>B</h1><svg class="lb-paper__qr"><path/></svg>
</article>
<a href="../../en/standards/db1/">English</a>"""


def test_a_page_is_cut_at_all_that_differs_from_page_to_page():
    pieces = suite("shell").cut_shell(PAGE, "db1")
    values = {"title": "T", "description": "D", "slug": "s", "linked": "{}", "body": "X\n"}
    filled = "".join(values.get(piece, piece) for piece in pieces)
    assert (
        filled
        == """<title>T · 鲁标</title>
<meta name="description" property="og:description" content="D">
<link rel="canonical" href="https://site.example/standards/s/">
<meta property="og:title" content="T">
<script type="application/ld+json">{}</script>
<article id="content">
X
</article>
<a href="../../en/standards/s/">English</a>"""
    )


def test_a_page_without_a_mark_is_no_shell():
    module = suite("shell")
    with pytest.raises(module.NoShell, match="linked"):
        module.cut_shell(PAGE.replace("ld+json", "json"), "db1")


def test_the_site_for_hugo_has_a_template_in_each_language_and_all_records(tmp_path):
    data, built = tmp_path / "data", tmp_path / "built"
    data.mkdir()
    for name in ("cities", "organizations", "sources"):
        (data / f"{name}.yaml").write_bytes((ROOT / "data" / f"{name}.yaml").read_bytes())
    (data / "vocabulary").symlink_to(ROOT / "data" / "vocabulary")
    (data / "standards.yaml").write_text(RECORDS, encoding="utf-8")
    for top in (built, built / "en"):
        (top / "standards" / "db1").mkdir(parents=True)
        (top / "standards" / "db1" / "index.html").write_text(PAGE, encoding="utf-8")
    suite("hugo_site").write_hugo_site(data, built, tmp_path / "hugo")
    chinese = (tmp_path / "hugo/layouts/page.zh.html").read_text(encoding="utf-8")
    english = (tmp_path / "hugo/layouts/page.en.html").read_text(encoding="utf-8")
    assert "发布日期" in chinese
    assert "Issue date" in english
    assert "<%" not in chinese + english
    cities = json.loads((tmp_path / "hugo/data/zh/cities.json").read_text(encoding="utf-8"))
    assert cities["3702"] == cities["qingdao"] == {"id": "qingdao", "name": "青岛"}


# Figures and goals


@pytest.mark.parametrize(("power", "expected"), [(1, 1.0), (2, 2.0), (0.5, 0.5)])
def test_the_exponent_is_that_of_the_growth(power, expected):
    assert suite("figures").exponent((1000, 3 * 1000**power), (100_000, 3 * 100_000**power)) == pytest.approx(
        expected
    )


def test_figures_are_medians_and_come_back_from_a_file_of_results():
    measured = figures(3.0, 1.0, 8.0, files=4)
    told = json.loads(json.dumps(measured.told()))
    assert told["spread"]["wall"] == {"median": 3.0, "min": 1.0, "max": 8.0}
    assert suite("figures").Figures.read(told) == measured


def test_a_goal_holds_up_to_its_limit_and_is_not_judged_without_figures():
    goals = {goal.en: goal for goal in suite("goals").GOALS}
    check = goals["10,000 records: `lubiao check`, to PyYAML’s C loader"]
    assert check.judged({"10000": {"check": figures(3.0), "yaml": figures(2.0)}}).holds is True
    assert check.judged({"10000": {"check": figures(3.1), "yaml": figures(2.0)}}).holds is False
    assert check.judged({"10000": {"check": figures(3.1)}}).holds is None


def test_rendering_is_what_the_pages_add_to_a_build_of_nothing():
    table = {"10000": {"pages": figures(5.0), "frame": figures(3.0), "written": figures(1.0)}}
    assert suite("goals").rendering(table, "10000") == 2.0


def test_every_goal_of_a_full_run_has_a_figure():
    jobs = ("help", "read", "check", "frame", "pages", "goal", "build", "warm", "warm-line", "yaml", "hugo", "written", "engine", "serve")  # fmt: skip
    sizes = {"1000": 1.0, "10000": 10.0, "100000": 100.0, "400000": 400.0, "real": 1.0}
    table = {size: {job: figures(time, memory=2**30) for job in jobs} for size, time in sizes.items()}
    judged = {goal.en: goal.judged(table) for goal in suite("goals").GOALS}
    assert [name for name, goal in judged.items() if goal.figure is None] == []
    growth = judged["from 1,000 to 100,000 records: exponent of the same build"]
    assert (growth.figure, growth.holds) == (pytest.approx(1.0), True)


# Documents


def test_a_table_goes_between_its_markers_and_nothing_else_changes():
    text = "a\n<!-- goals -->\nold\n<!-- /goals -->\nb <!-- ratios -->\n"
    assert suite("documents").between(text, "goals", r"new \1") == (
        "a\n<!-- goals -->\n\nnew \\1\n\n<!-- /goals -->\nb <!-- ratios -->\n"
    )


def test_a_document_without_markers_is_not_written():
    with pytest.raises(suite("documents").NoMarkers, match="ratios"):
        suite("documents").between("a\n<!-- ratios -->\n", "ratios", "new")


def test_both_documents_have_the_markers_and_get_tables_and_a_plot(tmp_path):
    for name in ("benchmarks.md", "benchmarks.zh.md"):
        (tmp_path / name).write_bytes((ROOT / "docs" / name).read_bytes())
    table = {
        size: {
            job: figures(time).told()
            for job, time in (("check", 0.5), ("yaml", 0.4), ("build", 3), ("hugo", 1))
        }
        for size in ("200", "1000")
    }
    results = {
        "sizes": table, "versions": {"Python": "3"}, "processor": "", "cores": 2, "system": "", "files_in": {"200": "tmpfs", "1000": "tmpfs"},
        "date": "", "load_before": 0, "runs": 1, "runs_large": 1,
    }  # fmt: skip
    suite("documents").write_documents(results, tmp_path)
    assert "| 1,000 | 1.25 × | 3 × |" in (tmp_path / "benchmarks.md").read_text(encoding="utf-8")
    assert "lubiao check 2.5 ms (200) to 0.5 ms (1,000)" in (tmp_path / "benchmarks.md").read_text(
        encoding="utf-8"
    )
    for name in ("speed.svg", "speed.zh.svg"):
        svg = ElementTree.fromstring((tmp_path / name).read_text(encoding="utf-8"))
        assert len(svg.findall(f".//{SVG}polyline")) == 4
        assert svg.find(f"{SVG}title").text


def test_labels_of_a_plot_do_not_cover_each_other():
    plot = suite("plot")
    places = sorted(plot._apart([300.0, 301.0, 302.0, 385.0, 386.0]))
    assert all(later - earlier >= plot.APART for earlier, later in pairwise(places))
    assert max(places) <= plot.HEIGHT - plot.BOTTOM


# Processes


def test_every_task_of_the_engine_is_a_part_that_can_be_left_away():
    from lubiao.engine import work

    narrowed = suite("narrowed")
    assert set(narrowed._TASKS) == {name for name in vars(work) if name.endswith("_tasks")}
    sources = "".join(inspect.getsource(getattr(work, name)) for name in narrowed._TASKS)
    assert set(re.findall(r"partial\((\w+)", sources)) == {*narrowed.PARTS, "_records", "_once"}
    assert "api_lists" in {files.__name__ for files in work.ONCE}
    assert hasattr(work, "write_last")


def test_processor_time_and_memory_are_those_of_all_processes(tmp_path):
    script = tmp_path / "two.py"
    script.write_text(
        "import subprocess, sys, time\n"
        "held = bytearray(b'x') * 60_000_000\n"
        "if len(sys.argv) == 1: subprocess.run([sys.executable, __file__, 'child'], check=True)\n"
        "end = time.process_time() + 0.25\n"
        "while time.process_time() < end: pass\n"
    )
    run = suite("process").run([sys.executable, str(script)])
    assert run.processor > 0.5
    assert run.memory > 110_000_000


def test_a_command_that_fails_is_no_figure():
    process = suite("process")
    with pytest.raises(process.CommandFailed, match="no such thing"):
        process.run([sys.executable, "-c", "raise SystemExit('no such thing')"])


def test_the_same_bytes_are_written_by_as_many_processes(tmp_path):
    source = tmp_path / "source"
    for name in ("a/1", "a/2", "b/3"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(name)
    suite("same_bytes").write_same(source, tmp_path / "target", 2)
    assert suite("process").files_and_bytes(tmp_path / "target") == (3, 9)
