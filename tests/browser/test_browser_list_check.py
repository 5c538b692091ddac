"""The list check as readers use it: paste, drop, read, take away; and it says what `lubiao lookup` says."""

import csv
import datetime
import io
import json
import random
import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from lubiao.catalogue import Catalogue
from lubiao.codes import Code, CodeError, parse
from lubiao.lookup.judging import Judge
from lubiao.lookup.listing import list_codes
from lubiao.lookup.passage import of_lines
from lubiao.lookup.plain import without_latex
from lubiao.lookup.report import Report
from lubiao.pages import list_check
from lubiao.reading import read_data
from lubiao.rules.identity import CODE_REASONS
from lubiao.texts import translator

ROOT = Path(__file__).parents[2]
VECTORS = ROOT / "tests/unit/vectors"
DAY = datetime.date(2026, 11, 23)
PREFIX = {"zh": "", "en": "en/"}
PHONE = {"width": 390, "height": 844}
LIST = """\
烟台苹果按GB18965-2003验收，农贸市场按DB3702/T 0014—2022建设。
茼蒿符合DB37/T 2001-2011，摩擦片符合GB 5763-2008。
市场按DB3702/T 46（所有部分），大集按DB3714/T 1-2019，大樱桃按DB3706/T 95-2O24。
质量体系按GB/T 19001-2016。
"""
CORRECTED = """\
烟台苹果按GB/T 18965-2008验收，农贸市场按DB3702/T 0014—2022建设。
茼蒿符合DB37/T 2001-2019，摩擦片符合GB 5763-2018。
市场按DB3702/T 46（所有部分），大集按DB3714/T 1-2019，大樱桃按DB3706/T 95-2O24。
质量体系按GB/T 19001-2016。
"""
HOSTILE = (
    '<img src=x onerror="alert(1)"> </textarea><script>alert(2)</script> =HYPERLINK("http://a.example","GB/T18965-2008") '
    "=GB/T18965-2008 +DB3702/T 0014-2022\u202e \x07GB／T 18965－2008 [[GB/T 99999-2020]]({{7*7}})\n@SUM(1) GB/T l8965-2008 <b>T/<b>-2020"
)
SUCCESSIONS = """\
- {code: GB 1001-2003, title_zh: 甲旧}
- {code: GB/T 1001-2008, title_zh: 甲, implemented: 2008-10-01, replaces: [GB 1001-2003]}
- {code: GB/T 1002-2010, title_zh: 乙, replaces: [GB/T 1002-1999], former: [ZB E30001-1988]}
- {code: GB/T 1003-2020, title_zh: 丙}
- {code: GB/T 1003-2027, title_zh: 丙新, implemented: 2027-05-01, replaces: [GB/T 1003-2020]}
- {code: GB/T 1004-2001, title_zh: 丁, withdrawn: 2020-01-01}
- {code: GB/T 1005-2010, title_zh: 戊旧}
- {code: GB/T 1005-2020, title_zh: 戊}
- {code: GB/T 1006.1-2020, title_zh: 己 第1部分}
- {code: GB/T 1006.2-2021, title_zh: 己 第2部分}
- {code: GB/T 1006.10-2021, title_zh: 己 第10部分}
- {code: GB/T 1007-2027, title_zh: 庚, draft: true}
- {code: DB37/T 115, title_zh: 辛}
- {code: GB/T 1008-2027, title_zh: 壬, implemented: 2027-05-01, replaces: [GB/T 1008-2010]}
- {code: DB3702/T 0014-2022, title_zh: 子}
- {code: T/SGSC 009-2021, title_zh: 丑}
- {code: JGJ 124-99, title_zh: 寅}
- {code: GB/T 1010-2005, title_zh: 卯}
- {code: GB/T 1011-2015, title_zh: 辰一, implemented: 2015-10-01, replaces: [GB/T 1010-2005]}
- {code: GB/T 1012-2016, title_zh: 辰二, implemented: 2016-10-01, replaces: [GB/T 1010-2005]}
"""


def linked(data: Path) -> Catalogue:
    return Catalogue.link(read_data(data), DAY)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return linked(ROOT / "data")


def told_by_lookup(text: str, catalogue: Catalogue, language: str) -> list[list[str]]:
    """The rows of the CSV that `lubiao lookup` writes for a text, heads among them."""
    judge = Judge(catalogue)
    stream = io.StringIO()
    report = Report(list_codes([("list.txt", of_lines(text, "list.txt"))], judge), judge, language)
    report.write("csv", stream)
    written = stream.getvalue().removeprefix("\ufeff").replace("list.txt ", "")
    return list(csv.reader(io.StringIO(written, newline="")))


def open_check(reader, language="zh"):
    reader.open(f"{PREFIX[language]}check/")
    reader.page.locator("#lb-check").wait_for()


def paste(reader, text):
    """Put a text into the field as a paste does, and wait for what is said of it."""
    result = reader.page.locator('[data-check="results"]')
    field = reader.page.locator("#lb-check-text")
    field.fill("")
    result.wait_for(state="hidden")
    field.fill(text)
    result.wait_for(timeout=20_000)


def give(reader, text):
    """The same as a file, which a text of any length may be."""
    reader.page.locator('[data-check="chooser"]').set_input_files(
        {"name": "list.txt", "mimeType": "text/plain", "buffer": text.encode()}
    )
    reader.page.locator('[data-check="results"]').wait_for(timeout=20_000)


def saved(reader) -> tuple[str, bytes]:
    with reader.page.expect_download() as download:
        reader.page.locator('[data-action="save"]').click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def drop(reader, name: str, content: bytes) -> None:
    transfer = reader.page.evaluate_handle(
        "([name, bytes]) => { const made = new DataTransfer(); made.items.add(new File([new Uint8Array(bytes)], name)); return made; }",
        [name, list(content)],
    )
    reader.page.locator(".lb-check__drop").dispatch_event("drop", {"dataTransfer": transfer})


def status_of(reader, text: str) -> str:
    status = reader.page.locator('[data-check="status"]', has_text=text)
    status.wait_for()
    return status.text_content()


def column(reader, part: str) -> list[str]:
    return reader.page.locator(f".lb-check__row .lb-check__{part}").all_inner_texts()


def variations(code: Code) -> set[str]:
    """A code as people cite it, rightly, wrongly, of another year, in part and altogether."""
    made = {str(code), code.display, code.undated, f"{code.undated}（所有部分）", f"{code}/XG1-2019"}
    made |= {str(code).replace(" ", ""), str(code).replace("/", " ").replace("-", "－"), str(code).lower()}
    joint = ":" if ":" in str(code) else "-"
    made |= {
        f"{code.undated}{joint}{year}" for year in ((code.year or 2010) + step for step in (-9, -1, 1, 8))
    }
    if "/T " in code.undated:
        made.add(str(code).replace("/T ", " "))
    else:
        made.add(re.sub(r"^([A-Z]+[0-9]*)/? ?", r"\1/T ", str(code)))
    made |= {re.sub(r"(?<=[ /])(?=[0-9])", "0", str(code)), re.sub(r"(?<=[ /])0+", "", str(code))}
    made.add(re.sub(r"\.([0-9]+)(?=-|$)", r".1~\g<0>9", code.undated).replace("~.", "~"))
    first = re.search(r"[0-9]+$", code.undated)
    if first:
        made.add(f"{code.undated}~{int(first[0]) + 7}{joint}{code.year or 2010}")
    return made


def long_text(catalogue: Catalogue, more: list[str]) -> str:
    chance = random.Random(20261125)
    written = sorted({text for s in catalogue.standards if s.code for text in variations(s.code)}) + more
    chance.shuffle(written)
    sentences = ["按照{}执行。", "{}；", "依据（{}）的规定\n", "the products conform to {}, and\n", "{}\n\n"]
    return "".join(chance.choice(sentences).format(text) for text in written + written[::7])


def test_the_texts_of_the_page_are_those_of_lookup() -> None:
    """The rooms of the package allow no import upwards: what both say is compared here."""
    sources = "".join(
        (ROOT / f"scripts/lubiao/lookup/{name}.py").read_text("utf-8")
        for name in ("judging", "report", "passage", "readings")
    )
    texts = [
        *list_check.SAID.values(),
        *list_check.JUDGEMENTS.values(),
        list_check.WITHOUT_LETTERS,
    ]
    assert [text for text in texts if json.dumps(text, ensure_ascii=False) not in sources] == []
    assert len(CODE_REASONS) == 12


@pytest.mark.parametrize("language", ["zh", "en"])
def test_of_a_long_mixed_text_the_page_says_what_lookup_says(make_reader, catalogue, language):
    reader = make_reader()
    strings = list(csv.DictReader((VECTORS / "code_strings.csv").open(encoding="utf-8", newline="")))
    shared = json.loads((VECTORS / "codes_in_text.json").read_text("utf-8"))
    more = (
        [row["raw"] for row in strings] + [vector["text"] for vector in shared["found"]] + shared["nothing"]
    )
    text = long_text(catalogue, more if language == "zh" else [])
    open_check(reader, language)
    give(reader, text)
    expected = told_by_lookup(text, catalogue, language)
    assert len(expected) > (3_000 if language == "zh" else 1_500)
    name, content = saved(reader)
    assert name == f"{translator(language)('list-check')}-{DAY}.csv"
    assert [pair for pair in zip(rows_of(content), expected, strict=True) if pair[0] != pair[1]] == []
    assert reader.page.locator(".lb-check__row").count() == 200
    reader.page.locator('[data-check="more"]').click()
    assert reader.page.locator(".lb-check__row").count() == len(expected) - 1
    assert reader.complaints == []


def test_of_every_kind_of_succession_the_page_says_what_lookup_says(make_reader, build, serve, tmp_path):
    data = tmp_path / "data"
    shutil.copytree(ROOT / "tests/unit/golden/clean", data)
    evidence = "evidence: [{source: platform, level: listing, read: 2026-11-01}]}"
    (data / "standards.yaml").write_text(SUCCESSIONS.replace("}\n", f", {evidence}\n"), encoding="utf-8")
    catalogue = linked(data)
    former = [
        "GB/T 1002-1999",
        "ZB E30001-1988",
        "ZB E30001",
        "GB/T 1008-2010",
        "GB/T 1008",
        "GB/T 1013-2001",
        "GB/T 1013",
    ]
    text = long_text(catalogue, former)
    reader = make_reader(
        serve(build(tmp_path / "site", data)), permissions=["clipboard-read", "clipboard-write"]
    )
    open_check(reader)
    give(reader, text)
    expected = told_by_lookup(text, catalogue, "zh")
    assert {row[1].partition("：")[0] for row in expected[1:]} >= {"已收录", "已过时", "未收录", "多项标准"}
    assert [
        pair for pair in zip(rows_of(saved(reader)[1]), expected, strict=True) if pair[0] != pair[1]
    ] == []
    # Split in two, replaced by what is upcoming only, without a year: nothing certain to put in their place.
    paste(
        reader,
        "GB 1001-2003、GB/T 1010-2005、GB/T 1008-2010、GB 1001、GB/T 1002—1999、ZB E30001-1988、GB/T 1003-2020",
    )
    reader.page.locator('[data-action="corrected"]').click()
    status_of(reader, "改正后的文本已复制")
    assert reader.page.evaluate("navigator.clipboard.readText()") == (
        "GB/T 1001-2008、GB/T 1010-2005、GB/T 1008-2010、GB 1001、GB/T 1002—2010、GB/T 1002-2010、GB/T 1003-2020"
    )


def test_a_bibliography_is_read_as_its_reader_sees_it(reader, catalogue):
    text = (
        "@standard{gb18965-2003,\n  number = {{GB{\\slash}T 18965---2008}},\n  url = {https://a.example/GB/T 1.1-2020},\n}\n"
        "@misc{x,\n  title = {GB18965--2003 \\emph{原产地域产品}},\n}\n"
    )
    open_check(reader)
    paste(reader, text)
    assert rows_of(saved(reader)[1]) == told_by_lookup(without_latex(text), catalogue, "zh")
    assert reader.page.locator(".lb-found").all_inner_texts() == [
        "GB{\\slash}T 18965---2008",
        "GB18965--2003",
    ]
    assert reader.page.locator('[data-check="marked"]').evaluate("node => node.textContent") == text


@pytest.mark.parametrize("size", [None, PHONE], ids=["desk", "phone"])
def test_a_pasted_list_is_judged_row_by_row(make_reader, size):
    reader = make_reader(**({"viewport": size} if size else {}))
    open_check(reader)
    paste(reader, LIST)
    codes = [text.split("\n")[0] for text in column(reader, "standard")]
    assert codes[:4] == ["GB 18965—2003", "DB3702/T 0014—2022", "DB37/T 2001—2011", "GB 5763—2008"]
    assert ["已过时" in text for text in column(reader, "judgement")] == [True, False, True, True] + 4 * [
        False
    ]
    assert "GB/T 18965—2008" in column(reader, "advice")[0]
    assert reader.page.locator(".lb-check__spelling--wrong").all_inner_texts() == [
        "GB18965-2003",
        "DB3706/T 95-2O24",
    ]
    assert "3 项已过时" in status_of(reader, "截至")
    link = reader.page.locator(".lb-check__standard a").first
    assert reader.context.request.get(link.evaluate("link => link.href")).status == 200
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert reader.complaints == []


def test_the_buttons_with_counts_choose_what_is_shown_and_saved(reader):
    open_check(reader)
    paste(reader, LIST)
    reader.page.locator('[data-filter="outdated"]').click()
    assert len(column(reader, "standard")) == 3
    assert reader.page.locator('[data-filter="outdated"]').get_attribute("aria-pressed") == "true"
    assert "3" in status_of(reader, "已过时")
    assert len(rows_of(saved(reader)[1])) == 4
    reader.page.locator('[data-filter="all"]').click()
    assert len(column(reader, "standard")) == 8


def test_the_codes_are_marked_in_the_text_and_lead_to_their_rows_and_back(reader):
    open_check(reader)
    paste(reader, LIST)
    marks = reader.page.locator(".lb-found")
    assert marks.all_inner_texts()[:2] == ["GB18965-2003", "DB3702/T 0014—2022"]
    assert reader.page.locator('[data-check="marked"]').evaluate("node => node.textContent") == LIST
    marks.nth(2).focus()
    reader.page.keyboard.press("Enter")
    assert reader.page.evaluate("document.activeElement.id") == "lb-check-row-2"
    reader.page.locator("#lb-check-row-4 .lb-check__jump").first.click()
    assert reader.page.evaluate("document.activeElement.textContent") == "DB3702/T 46（所有部分）"
    assert reader.path == "check/"


def test_a_mark_leads_to_its_row_even_if_a_filter_hides_it(reader):
    open_check(reader)
    paste(reader, LIST)
    reader.page.locator('[data-filter="good"]').click()
    reader.page.locator(".lb-found").first.click()
    assert reader.page.evaluate("document.activeElement.id") == "lb-check-row-0"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_dropped_file_is_read_in_its_encoding(reader, encoding):
    open_check(reader)
    drop(reader, "清单.txt", LIST.replace("\n", "\r\n").encode(encoding))
    reader.page.locator('[data-check="results"]').wait_for()
    assert reader.page.locator("#lb-check-text").input_value() == LIST
    assert len(column(reader, "standard")) == 8
    name = {"utf-8-sig": "UTF-8", "utf-16": "UTF-16LE"}.get(encoding, encoding.upper())
    assert f"清单.txt 已按 {name} 编码读取" in reader.page.locator('[data-check="file"]').inner_text()


def test_a_file_can_be_chosen_with_the_keyboard(reader):
    reader.page.on(
        "filechooser", lambda _: None
    )  # listened for from now on: a key is quicker than the listening
    open_check(reader)
    reader.page.locator('[data-action="choose"]').focus()
    with reader.page.expect_file_chooser() as chooser:
        reader.page.keyboard.press("Enter")
    chooser.value.set_files({"name": "list.csv", "mimeType": "text/csv", "buffer": b'a,"GB/T 18965",2008\n'})
    reader.page.locator('[data-check="results"]').wait_for()
    assert column(reader, "standard")[0].startswith("GB/T 18965—2008")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.docx", b"PK\x03\x04" + bytes(20), "lubiao lookup a.docx"), ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "不是纯文本"),
        ("a.pdf", b"%PDF-1.7", "不是纯文本"), ("a.txt", b"\0\1\2\3" * 40, "不是纯文本"), ("a.txt", b"", "是空文件"),
        ("a.txt", b"\x81\x20\xff" * 50, "编码无法识别"), ("a.txt", b"x" * 5_000_001, "过大"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_what_to_do(reader, name, content, said):
    open_check(reader)
    if len(content) > 1000:
        reader.page.locator('[data-check="chooser"]').set_input_files(
            {"name": name, "mimeType": "text/plain", "buffer": content}
        )
    else:
        drop(reader, name, content)
    assert name in status_of(reader, said)
    assert reader.page.locator("#lb-check-text").input_value() == ""
    assert reader.complaints == []


def test_the_table_is_copied_for_spreadsheets_and_documents(make_reader):
    reader = make_reader(permissions=["clipboard-read", "clipboard-write"])
    open_check(reader)
    paste(reader, LIST)
    reader.page.locator('[data-action="copy"]').click()
    status_of(reader, "已复制")
    text = reader.page.evaluate("navigator.clipboard.readText()")
    lines = [line.split("\t") for line in text.replace("\r\n", "\n").split("\n")]
    assert [len(line) for line in lines] == [8] * 9
    assert lines[1][0] == "GB 18965—2003"
    html = reader.page.evaluate(
        "navigator.clipboard.read().then(([item]) => item.getType('text/html')).then((blob) => blob.text())"
    )
    assert html.count("<tr>") == 9


def test_the_corrected_text_changes_only_what_is_certain(make_reader):
    reader = make_reader(permissions=["clipboard-read", "clipboard-write"])
    open_check(reader)
    paste(reader, LIST)
    reader.page.locator('[data-action="corrected"]').click()
    assert "3" in status_of(reader, "改正后的文本已复制")
    assert reader.page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == CORRECTED


def test_where_copying_is_not_allowed_the_text_is_selected(reader):
    open_check(reader)
    paste(reader, LIST)
    reader.page.evaluate(
        "() => { navigator.clipboard.write = () => Promise.reject(); document.execCommand = () => false; }"
    )
    reader.page.locator('[data-action="copy"]').click()
    status_of(reader, "Ctrl+C")
    assert reader.page.evaluate(
        "document.activeElement.value.startsWith('标准号\\t') && getSelection().toString().length > 100"
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_hostile_text_changes_nothing_and_is_no_formula(reader, catalogue, language):
    open_check(reader, language)
    paste(reader, HOSTILE)
    marked = reader.page.locator('[data-check="marked"]')
    assert marked.evaluate("node => node.textContent") == reader.page.locator("#lb-check-text").input_value()
    assert (
        reader.page.locator(
            "[data-check=results] img, [data-check=results] script, [data-check=results] b"
        ).count()
        == 0
    )
    rows = rows_of(saved(reader)[1])
    assert len(rows) > 4
    assert [cell for row in rows for cell in row if re.match(r"[=+\-@\t\r]", cell)] == []
    assert rows == told_by_lookup(reader.page.locator("#lb-check-text").input_value(), catalogue, language)
    assert reader.complaints == []


def test_a_written_formula_is_defused_as_everywhere(reader):
    open_check(reader)
    cells = reader.page.evaluate(
        "self.lubiaoCheck.csv([['=1+1', '+1', '-1', '@a', 'a=1', '\\t1', 'a\\u202eb\\u0007', 'x\\n=1', '\"']])"
    )
    assert rows_of(cells.encode()) == [
        ["'=1+1", "'+1", "'-1", "'@a", "a=1", "\\t1", "a\\u202eb\\x07", "x\n=1", '"']
    ]


def test_nothing_is_loaded_before_the_field_is_touched_and_nothing_sent_behind_it(reader):
    open_check(reader)
    reader.page.wait_for_load_state("networkidle")
    data = re.compile(r"/search/(?:zh|en|succession)\.js")
    assert not [url for url in reader.requested if data.search(url)]
    reader.page.locator("#lb-check-text").focus()
    paste(reader, "GB/T 18965-2008")
    before = len(reader.requested)
    assert {data.search(url)[0] for url in reader.requested if data.search(url)} == {
        "/search/zh.js",
        "/search/succession.js",
    }
    reader.context.set_offline(True)
    paste(reader, LIST)
    reader.page.locator('[data-filter="outdated"]').click()
    saved(reader)
    assert [url for url in reader.requested[before:] if not url.startswith("blob:")] == []
    assert reader.complaints == []


def test_what_is_typed_is_judged_without_a_button_and_announced(reader):
    open_check(reader, "en")
    reader.page.locator("#lb-check-text").focus()
    reader.page.keyboard.type("see GB/T18965-2008 for apples")
    assert "Standards cited: 1" in status_of(reader, "As of")
    assert reader.page.locator('[data-check="status"]').get_attribute("role") == "status"
    reader.page.keyboard.press("Control+A")
    reader.page.keyboard.type("no code here")
    status_of(reader, "No standard code was found")
    assert reader.page.locator('[data-check="results"]').is_hidden()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_example_holds_one_of_every_judgement(reader, language):
    open_check(reader, language)
    reader.page.locator('[data-action="example"]').click()
    reader.page.locator('[data-check="results"]').wait_for()
    counts = reader.page.locator("[data-filter] .lb-count").all_inner_texts()
    assert len(counts) == 7
    assert all(int(count) for count in counts)
    reader.page.locator('[data-action="clear"]').click()
    reader.page.locator('[data-check="results"]').wait_for(state="hidden")
    assert reader.page.evaluate("document.activeElement.id") == "lb-check-text"


def test_a_long_document_does_not_hold_up_the_page(reader, catalogue, tmp_path):
    """One megabyte and more, with thousands of codes: the page answers all the while."""
    codes = [str(standard.code) for standard in catalogue.standards if standard.code]
    sentence = (
        "本标准规定了农贸市场的建设、设施设备、经营管理和服务要求，适用于农贸市场，并应符合{}的规定。\n"
    )
    text = "".join(
        sentence.format(codes[number % len(codes)]) for number in range(1_000_000 // len(sentence) + 1)
    )
    open_check(reader)
    reader.page.evaluate("""() => {
      self.longestGap = 0;
      let last = performance.now();
      setInterval(() => { const now = performance.now(); self.longestGap = Math.max(self.longestGap, now - last); last = now; }, 10);
    }""")
    (tmp_path / "long.txt").write_text(text, encoding="utf-8")
    reader.page.locator('[data-check="chooser"]').set_input_files(tmp_path / "long.txt")
    reader.page.locator('[data-check="results"]').wait_for(timeout=15_000)
    assert len(rows_of(saved(reader)[1])) == len(codes) + 1
    reader.page.wait_for_timeout(500)
    assert reader.page.evaluate("self.longestGap") < 700


def test_a_long_text_that_is_pasted_stays_beside_the_field(reader):
    open_check(reader)
    reader.page.evaluate(
        """(text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      document.getElementById("lb-check-text").dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }""",
        LIST.replace("\n", "\r\n") * 1_000,
    )
    reader.page.locator('[data-check="results"]').wait_for(timeout=15_000)
    assert reader.page.locator("#lb-check-text").input_value() == ""
    assert "已粘贴" in reader.page.locator('[data-check="file"]').inner_text()
    assert column(reader, "times") == ["×1000"] * 8
    assert column(reader, "line")[0].split("\n")[0].startswith("1")
    reader.page.locator("#lb-check-text").fill("GB/T 18965-2008")
    reader.page.locator(".lb-check__times").first.wait_for(state="hidden")
    assert len(column(reader, "standard")) == 1


def test_a_text_that_is_too_long_is_refused_and_says_how_long_it_may_be(reader):
    open_check(reader)
    reader.page.evaluate(
        "self.lubiaoCheck && (document.getElementById('lb-check-text').value = 'x'.repeat(5_000_001))"
    )
    reader.page.locator("#lb-check-text").dispatch_event("input")
    assert "5,000,000" in status_of(reader, "过长")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_works_from_a_folder(make_reader, site, language):
    reader = make_reader(home=site.as_uri() + "/")
    reader.open(f"{PREFIX[language]}check/index.html")
    paste(reader, LIST)
    assert len(column(reader, "standard")) == 8
    reader.page.locator(".lb-check__standard a").first.click()
    reader.page.locator("h1").wait_for()
    assert reader.page.url.endswith("/standards/gb-18965-2003/index.html")
    assert reader.complaints == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_javascript_the_page_names_the_command(make_reader, language):
    reader = make_reader(java_script_enabled=False)
    reader.open(f"{PREFIX[language]}check/")
    assert "lubiao lookup" in reader.page.locator(".lb-banner--ask").inner_text()
    assert reader.page.locator("#lb-check").is_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [{"width": 1280, "height": 900}, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_on_the_result(make_reader, scheme, size):
    from axe_playwright_python.sync_playwright import Axe

    reader = make_reader(viewport=size, color_scheme=scheme)
    open_check(reader, "en")
    paste(reader, LIST)
    found = Axe().run(reader.page, context="main, .md-content")
    assert [
        (each["id"], [node["html"] for node in each["nodes"]][:3]) for each in found.response["violations"]
    ] == []


def test_headings_stand_in_order(reader):
    open_check(reader)
    paste(reader, LIST)
    levels = reader.page.locator(".lb-page :is(h1, h2, h3)").evaluate_all(
        "all => all.map((each) => Number(each.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_refusals_are_never_guessed_into_codes(reader):
    open_check(reader)
    paste(reader, "GB/T l8965-2008、GB/T 18965-08、DB37O2/T 0014-2022")
    for written in ("GB/T l8965-2008", "GB/T 18965-08", "DB37O2/T 0014-2022"):
        with pytest.raises(CodeError):
            parse(written)
    assert set(column(reader, "standard")) == {"—"}


def test_a_code_of_which_the_catalogue_has_a_draft_or_no_year_is_said_to_be_near(reader):
    open_check(reader)
    paste(reader, "DB37/T 4573.4、DB37/T 2903.39-2018")
    said = reader.page.locator(".lb-check__row").all_inner_texts()
    assert [
        code in text for code, text in zip(("DB37/T 4573.4—2025", "DB37/T 2903.39。"), said, strict=True)
    ] == [True] * 2


def test_the_wide_space_of_chinese_typing_is_shown_as_a_space(reader):
    open_check(reader)
    paste(reader, "ＤＢ３７０７／Ｔ\u3000１２２－２０２４")
    said = reader.page.locator(".lb-check__row").inner_text()
    assert "写作“ＤＢ３７０７／Ｔ １２２－２０２４”" in said and "u3000" not in said
