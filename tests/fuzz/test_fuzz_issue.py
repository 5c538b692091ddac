"""Issues of any form, in any state: answered or passed over, without a traceback, and without reaching out."""

import datetime
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from effort import fuzz
from hypothesis import given
from hypothesis import strategies as st
from spoil import spoilt

sys.path.insert(0, str(Path(__file__).parents[1] / "unit"))

from issue_bodies import HOSTILE, SOUND, small_data, sound
from rendered import reaches_out

from lubiao.catalogue import Catalogue
from lubiao.findings.check_report import read_report
from lubiao.github.error import WorkflowError
from lubiao.github.event import IssueEvent, PullRequestEvent, WorkflowRunEvent, read_event
from lubiao.intake.issue_fields import FORMS
from lubiao.intake.issue_form import propose
from lubiao.intake.issue_reply import comment_on, pull_request_for, title_of
from lubiao.reading import read_data

EVENTS = Path(__file__).parents[1] / "unit" / "vectors" / "github"
LONGEST = 65_536
with tempfile.TemporaryDirectory() as _folder:
    CATALOGUE = Catalogue.link(read_data(small_data(Path(_folder) / "data")), datetime.date(2026, 11, 25))

answers = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=80),
    st.sampled_from([a for of in SOUND.values() for a in of.values()]),
)


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """The body of a form with a few strange answers, and then perhaps spoilt as a whole."""
    form = draw(st.sampled_from(FORMS))
    chosen = draw(st.lists(st.sampled_from(form.fields), max_size=5))
    body = sound(form, **{field.id: draw(answers) for field in chosen})
    if draw(st.booleans()):
        return body
    return draw(spoilt(body.encode("utf-8", "surrogatepass"))).decode("utf-8", "replace")


@fuzz
@given(
    st.one_of(bodies(), st.text(max_size=3_000)),
    st.lists(st.sampled_from([f.mark for f in FORMS] + HOSTILE), max_size=2),
)
def test_any_issue_is_answered_or_passed_over(body: str, marks: list[str]) -> None:
    proposal = propose(body, marks, CATALOGUE)
    if proposal is None:
        return
    comment = comment_on(proposal)
    assert len(comment) <= LONGEST
    assert reaches_out(comment) == []
    assert len(pull_request_for(proposal, 1)) <= LONGEST
    if proposal.is_ready:
        assert title_of(proposal).isprintable()
        assert set(proposal.texts) <= {"standards.yaml", "reported.yaml"}


@contextmanager
def event_of(content: bytes) -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "event.json"
        path.write_bytes(content)
        os.environ["GITHUB_EVENT_PATH"] = str(path)
        try:
            yield
        finally:
            del os.environ["GITHUB_EVENT_PATH"]


@st.composite
def payloads(draw: st.DrawFn) -> bytes:
    """A real payload: spoilt as bytes, or with another kind of value somewhere."""
    whole = draw(st.sampled_from(sorted(EVENTS.glob("*.json")))).read_bytes()
    if draw(st.booleans()):
        return draw(spoilt(whole))
    payload = json.loads(whole)
    other: Any = draw(
        st.sampled_from([None, [], {}, "", "1;id", -1, 1e400, True, 10**30, "x" * 70_000, [[[]]]])
    )
    key = draw(st.sampled_from(sorted(payload)))
    if isinstance(payload[key], dict) and draw(st.booleans()):
        payload[key][draw(st.sampled_from(sorted(payload[key])))] = other
    else:
        payload[key] = other
    return json.dumps(payload).encode()


@fuzz
@given(payloads())
def test_any_payload_is_read_or_told_in_one_line(content: bytes) -> None:
    with event_of(content):
        for model in (IssueEvent, PullRequestEvent, WorkflowRunEvent):
            try:
                read_event(model)
            except WorkflowError as problem:
                assert str(problem).count("\n") == 0


@fuzz
@given(
    st.one_of(
        st.binary(max_size=500), spoilt(b'{"version":1,"number":57,"errors":1,"warnings":0,"findings":[]}')
    )
)
def test_any_report_is_read_or_is_none(content: bytes) -> None:
    read_report(content)
