"""From an issue form to a proposed change: what is taken, what is told, what is never invented."""

import datetime
import difflib
import shutil
from pathlib import Path

import pytest
import yaml
from issue_bodies import HOSTILE, SOUND, body_of, small_data, sound
from rendered import reaches_out

from lubiao.catalogue import Catalogue
from lubiao.findings import Level
from lubiao.intake.issue_body import LARGEST_BODY, cut
from lubiao.intake.issue_fields import FIGURE, FORMS, IDENTIFY, MISTAKE, STANDARD, Form
from lubiao.intake.issue_form import propose
from lubiao.intake.issue_proposal import Proposal
from lubiao.intake.issue_reply import comment_on, pull_request_for, title_of
from lubiao.intake.issue_sources import NoSource, find_source
from lubiao.reading import read_data
from lubiao.rules import check

ROOT = Path(__file__).parents[2]
DAY = datetime.date(2026, 11, 25)
CATALOGUE = Catalogue.link(read_data(ROOT / "data"), DAY)
EACH = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)


def proposed(body: str, *marks: str) -> Proposal:
    proposal = propose(body, list(marks), CATALOGUE)
    assert proposal is not None
    return proposal


def lines_changed(proposal: Proposal) -> tuple[list[str], list[str]]:
    """The lines that go and those that come, over all files."""
    rows = [
        row
        for name, text in proposal.texts.items()
        for row in difflib.ndiff((ROOT / "data" / name).read_text("utf-8").splitlines(), text.splitlines())
    ]
    return [row[2:] for row in rows if row[0] == "-"], [row[2:] for row in rows if row[0] == "+"]


def told(proposal: Proposal) -> list[tuple[str, str]]:
    """Errors: the field, and what is said of it in English."""
    return [
        (r.field.split(" / ")[-1], r.message.said_in(str)) for r in proposal.remarks if r.level is Level.ERROR
    ]


@EACH
def test_a_sound_form_becomes_a_change_that_the_check_accepts(form: Form, tmp_path: Path) -> None:
    proposal = proposed(sound(form))
    assert proposal.is_ready, (told(proposal), proposal.findings)
    shutil.copytree(ROOT / "data", tmp_path / "data")
    for name, text in proposal.texts.items():
        (tmp_path / "data" / name).write_text(text, encoding="utf-8")
    errors = [f for f in check(Catalogue.link(read_data(tmp_path / "data"), DAY)) if f.level is Level.ERROR]
    assert errors == []


@EACH
def test_windows_line_ends_make_no_difference(form: Form) -> None:
    assert proposed(body_of(form, "\r\n", **SOUND[form.name])).texts == proposed(sound(form)).texts


def test_a_new_standard_is_written_at_its_place_and_nothing_else_changes() -> None:
    proposal = proposed(sound(STANDARD, city="青岛 / Qingdao", place="第3段", status="现行 / In force"))
    gone, come = lines_changed(proposal)
    assert gone == []
    (record,) = yaml.safe_load("\n".join(come))
    assert record == {
        "code": "DB3702/T 9901-2024", "title_zh": "测试用集市管理规范",
        "issued": datetime.date(2024, 3, 5), "implemented": datetime.date(2024, 4, 5),
        "status": {"value": "in-force", "read": datetime.date(2026, 11, 23), "source": "samr-std"},
        "ics": ["03.100.20"], "issuers": ["青岛市市场监督管理局"],
        "cited": [{"city": "qingdao", "source": "samr-std", "place": "第3段", "under": "测试用集市管理规范"}],
        "evidence": [{"source": "samr-std", "level": "listing", "read": datetime.date(2026, 11, 23), "url": "https://std.samr.gov.cn/db/1"}],
    }  # fmt: skip
    assert title_of(proposal) == "data: add DB3702/T 9901-2024"


def test_a_correction_changes_the_keys_it_names_and_adds_what_was_read() -> None:
    gone, come = lines_changed(proposed(sound(MISTAKE)))
    assert gone == ["  issued: 2022-10-14"]
    assert come == [
        "  issued: 2022-10-15",
        "    - source: samr-std",
        "      level: listing",
        "      read: 2026-11-24",
    ]


def test_a_correction_from_a_source_less_to_be_trusted_is_marked_for_a_maintainer() -> None:
    trusted = next(
        s.name
        for s in CATALOGUE.standards
        if s.raw.issued and any(e.source == "samr-std" for e in s.raw.evidence)
    )
    proposal = proposed(sound(MISTAKE, record=trusted, source="csres"))
    assert "The record rests on a source more to be trusted than this one." in [
        r.message.text for r in proposal.remarks if r.level is Level.WARNING
    ]


@pytest.mark.parametrize("written", ["不知道", "不知道。", "Unknown", "无", "未知"])
def test_a_correction_that_names_no_source_proposes_nothing(written: str) -> None:
    proposal = proposed(sound(MISTAKE, source=written))
    assert proposal.texts == {}
    assert told(proposal) == [("Source", "A fact is changed only where a source says so.")]


def test_a_correction_in_words_alone_is_left_to_a_maintainer() -> None:
    proposal = proposed(body_of(MISTAKE, record="DB3702/T 0014-2022", wrong="已被代替", source="不知道"))
    assert (proposal.texts, told(proposal)) == ({}, [])
    assert "a maintainer looks at it" in comment_on(proposal)


def test_a_correction_of_what_the_record_says_already_proposes_nothing() -> None:
    assert proposed(sound(MISTAKE, issued="2022-10-14")).texts == {}


def test_an_identified_standard_gets_its_code_loses_its_id_and_moves_to_its_kind() -> None:
    proposal = proposed(sound(IDENTIFY))
    text = proposal.texts["standards.yaml"]
    records = [record for record in yaml.safe_load(text) if record.get("code") == "FZ/T 62044-2024"]
    assert [("id" in record, "kind" in record) for record in records] == [(False, False)]
    assert records[0]["former"] == ["woven-terry-cloth"], "its address leads on"
    before = text[: text.index("FZ/T 62044-2024")]
    assert "# --- 行业标准" in before
    assert "# --- 团体标准" not in before
    old = next(
        r
        for r in yaml.safe_load((ROOT / "data/standards.yaml").read_text("utf-8"))
        if r.get("id") == "woven-terry-cloth"
    )
    assert records[0]["notes"] == old["notes"]
    assert title_of(proposal) == "data: identify woven-terry-cloth as FZ/T 62044-2024"


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_remarks_in_the_record_of_an_identified_standard_are_kept(tmp_path: Path, line_end: str) -> None:
    data = small_data(tmp_path / "data")
    file = data / "standards.yaml"
    remarked = "  # 待查 2016 年公告\n  title_zh: 机织毛巾布  # 原文如此\n  legal_basis: |-\n    公告\n    # 第一号\n"
    text = file.read_text("utf-8").replace("  title_zh: 机织毛巾布\n", remarked)
    file.write_bytes(text.replace("\n", line_end).encode())
    proposal = propose(sound(IDENTIFY), [], Catalogue.link(read_data(data), DAY))
    assert proposal is not None
    new = proposal.texts["standards.yaml"]
    expected = "# 待查 2016 年公告\n# 原文如此\n- code: FZ/T 62044-2024\n"
    assert expected.replace("\n", line_end) in new
    assert new.count(line_end) == new.count("\n")
    (record,) = [record for record in yaml.safe_load(new) if record.get("code") == "FZ/T 62044-2024"]
    assert record["legal_basis"] == "公告\n# 第一号"


@pytest.mark.parametrize("form", [STANDARD, MISTAKE], ids=lambda form: form.name)
def test_a_superseded_standard_names_what_replaces_it(form: Form) -> None:
    said = {"status": "被代替 / Superseded"}
    assert "LB322" in {finding.rule for finding in proposed(sound(form, **said)).findings}
    whole = proposed(sound(form, **said, replaced_by="DB3702/T 9902-2025"))
    assert whole.is_ready, (told(whole), whole.findings)
    assert "  replaced_by:\n    - DB3702/T 9902-2025" in whole.record


def test_a_figure_takes_the_english_of_words_that_the_catalogue_has() -> None:
    gone, come = lines_changed(proposed(sound(FIGURE)))
    assert gone == []
    assert "  metric_en: National standards developed or revised" in come
    assert "  value: 1234" in come


def test_a_figure_in_new_words_asks_for_their_english() -> None:
    assert told(proposed(sound(FIGURE, metric_zh="牵头制定的外国标准"))) == [
        ("What is counted, in English", "The catalogue has no English words for this yet.")
    ]


@pytest.mark.parametrize(
    ("form", "answer", "where"),
    [
        (STANDARD, {"code": "ABCDE 12-2020"}, "Code"),
        (STANDARD, {"code": "DB3702/T 0014-2022"}, "Code"),
        (STANDARD, {"code": "GB 50254~50259-96"}, "Code"),
        (STANDARD, {"issued": "03/04/2022"}, "Issue date"),
        (STANDARD, {"issued": "1900-01-01"}, "Issue date"),
        (STANDARD, {"read": "昨天"}, "Day you read it"),
        (STANDARD, {"level": "看过"}, "How much the source shows"),
        (STANDARD, {"source": "https://unknown.example/1"}, "Source"),
        (STANDARD, {"source": "samr-std 或 csres"}, "Source"),
        (STANDARD, {"city": "青岛 / Qingdao"}, "Where in the source"),
        (STANDARD, {"title_zh": "长" * 700}, "Chinese title"),
        (MISTAKE, {"record": "GB/T 99999-2020"}, "Record"),
        (IDENTIFY, {"record": "DB3702/T 0014-2022"}, "The record that is not identified yet"),
        (IDENTIFY, {"code": "DB3702/T 0014-2022"}, "Code of the standard"),
        (FIGURE, {"value": "四万余"}, "Number"),
        (FIGURE, {"city": "上海 / Shanghai"}, "City"),
    ],
)
def test_an_answer_that_cannot_be_taken_is_told_at_its_field_and_nothing_is_proposed(
    form: Form, answer: dict[str, str], where: str
) -> None:
    proposal = proposed(sound(form, **answer))
    assert where in [field for field, _ in told(proposal)]
    assert not proposal.is_ready


@pytest.mark.parametrize(
    ("answer", "rule"),
    [
        ({"title_zh": "Only English"}, "LB202"),
        ({"implemented": "2024-01-01"}, "LB302"),
        ({"title_en": "Specification for markets"}, "LB206"),
        ({"issuers": "潍坊市市场监督管理局"}, "LB402"),
    ],
)
def test_what_the_rules_say_of_the_record_is_told_and_keeps_it_from_being_proposed(
    answer: dict[str, str], rule: str
) -> None:
    proposal = proposed(sound(STANDARD, **answer))
    assert not proposal.is_ready
    assert rule in {finding.rule for finding in proposal.findings if finding.level is Level.ERROR}
    assert "Edit the issue, and it is read again." in comment_on(proposal)


def test_the_answer_speaks_both_languages_chinese_first() -> None:
    proposal = proposed(sound(STANDARD, code="ABCDE 12-2020"))
    comment = comment_on(proposal)
    assert comment.index("不是标准号") < comment.index("is no code of a standard")


@EACH
def test_what_is_needed_and_missing_is_told_at_each_field(form: Form) -> None:
    missing = {field for field, message in told(proposed(body_of(form))) if message == "This is needed."}
    assert missing == {field.label.split(" / ")[-1] for field in form.fields if field.needed}


# What is of no form


@pytest.mark.parametrize(
    "body", ["", "你好", "### 标准号 / Code\n\nGB/T 1-2020", "# a\n\n### b\n\nc", "### " * 20_000]
)
def test_an_issue_of_no_form_proposes_nothing(body: str) -> None:
    assert propose(body, [], CATALOGUE) is None
    assert propose(body, ["form: standard"], CATALOGUE) is None


def test_the_form_is_known_without_the_label_and_where_a_heading_was_edited() -> None:
    body = sound(STANDARD).replace("### ICS 分类 / ICS", "### ICS")
    assert proposed(body).form == "standard"
    assert proposed(sound(MISTAKE)).form == "mistake"


def test_a_heading_that_stands_twice_is_told_and_neither_answer_taken() -> None:
    proposal = proposed(sound(STANDARD, remarks="x\n\n### 标准号 / Code\n\nGB/T 18965-2008"))
    assert ("Code", "This heading stands more than once.") in told(proposal)
    assert proposal.texts == {}


def test_other_headings_belong_to_the_answer_around_them() -> None:
    answers = cut("### A\n\nx\n\n### my own\n\ny\n\n### B\n\nz", ["A", "B"])
    assert answers.of == {"A": "x\n\n### my own\n\ny", "B": "z"}


def test_nothing_beyond_the_longest_body_is_read() -> None:
    body = sound(STANDARD, remarks="长" * LARGEST_BODY) + "\n\n### 标准号 / Code\n\nGB/T 1-2020"
    assert told(proposed(body)) == []


# Sources


@pytest.mark.parametrize(
    ("written", "source", "url"),
    [
        ("https://std.samr.gov.cn/gb/search?id=1", "samr-std", "https://std.samr.gov.cn/gb/search?id=1"),
        ("见 http://STD.samr.gov.cn/x。谢谢", "samr-std", "http://STD.samr.gov.cn/x"),
        ("https://std.samr.gov.cn/", "samr-std", ""),
        ("全国标准信息公共服务平台", "samr-std", ""),
        ("National public service platform for standards information, 2026", "samr-std", ""),
        ("csres", "csres", ""),
        ("http://csres.com/detail/1.html", "csres", "http://csres.com/detail/1.html"),
        ("https://max.book118.com/html/1.shtm", "host-book118", ""),
    ],
)
def test_a_source_is_found_by_host_id_or_name(written: str, source: str, url: str) -> None:
    found = find_source(written, CATALOGUE)
    assert (found.id, found.url) == (source, url)


@pytest.mark.parametrize(
    "written",
    [
        "", "unknown", "https://std.samr.gov.cn.evil.example/", "https://evil.example/std.samr.gov.cn", "https://evilcsres.com/",
        "https://user@evil.example:80/", "http://[::1", "https://book118.evil.example/", "samr-std-2", "javascript:alert(1)", "https://std.samr.gov.cn@evil.example/",
    ],
)  # fmt: skip
def test_no_source_is_invented(written: str) -> None:
    with pytest.raises(NoSource):
        find_source(written, CATALOGUE)


def test_an_address_with_a_name_of_another_source_is_told() -> None:
    with pytest.raises(NoSource):
        find_source("csres https://evil.example/", CATALOGUE)


# Hostile answers


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return Catalogue.link(read_data(small_data(tmp_path_factory.mktemp("small") / "data")), DAY)


@EACH
def test_the_small_data_takes_the_sound_forms(form: Form, small: Catalogue) -> None:
    proposal = propose(sound(form), [], small)
    assert proposal is not None
    assert proposal.is_ready


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@EACH
def test_nothing_hostile_gets_out_of_the_words_of_a_comment(form: Form, text: str, small: Catalogue) -> None:
    for field in form.fields:
        proposal = propose(sound(form, **{field.id: text}), [], small)
        if proposal is None:
            continue
        assert reaches_out(comment_on(proposal)) == [], field.id
        assert reaches_out(pull_request_for(proposal, 41)) == ["#4"], "nothing but the issue that it closes"
        assert len(comment_on(proposal)) <= 65_536
        assert title_of(proposal).isprintable()
        assert set(proposal.texts) <= {"standards.yaml", "reported.yaml"}


def test_what_was_seen_on_one_page_is_never_said_of_another() -> None:
    """The record has a listing of the same source with an address of its own."""
    page = "https://std.samr.gov.cn/hb/search/another"
    proposal = proposed(sound(IDENTIFY, source=page, level="读到条目 / Listing read"))
    (record,) = (
        r for r in yaml.safe_load(proposal.texts["standards.yaml"]) if r.get("code") == "FZ/T 62044-2024"
    )
    old = next(
        r
        for r in yaml.safe_load((ROOT / "data/standards.yaml").read_text("utf-8"))
        if r.get("id") == "woven-terry-cloth"
    )
    assert record["evidence"][: len(old["evidence"])] == old["evidence"]
    assert record["evidence"][-1]["url"] == page


def test_a_code_of_another_kind_than_the_record_says_is_pointed_out() -> None:
    proposal = proposed(sound(IDENTIFY, code="DB3702/T 9902-2024"))
    assert "Municipal standard" in comment_on(proposal)
    assert "Is it the same standard?" in comment_on(proposal)


@pytest.mark.parametrize(("form", "words"), [(MISTAKE, "发布日期不对"), (IDENTIFY, "备案号相同")])
def test_the_reviewer_reads_the_reason_that_was_given(form: Form, words: str) -> None:
    assert words in pull_request_for(proposed(sound(form)), 41)


def test_a_figure_that_is_there_already_is_not_proposed_again() -> None:
    known = next(entry.record for entry in CATALOGUE.data.reported if entry.record.city == "weifang")
    again = sound(
        FIGURE, metric_zh=known.metric_zh, unit_zh=known.unit_zh, place=known.place, as_of=known.as_of
    )
    assert not proposed(again).is_ready
