"""The intake workflow: an issue's event, read by one command without rights and answered by another."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from github_server import BOT, MAIN, PERSON, TOKEN, GitHubServer, event, run_command
from issue_bodies import HOSTILE, small_data, sound
from rendered import reaches_out

from lubiao.intake.issue_fields import FORMS, STANDARD

MARKER = "<!-- lubiao:intake -->"


@pytest.fixture
def server() -> Iterator[GitHubServer]:
    running = GitHubServer()
    yield running
    running.close()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_data(tmp_path_factory.mktemp("small") / "data")


@pytest.fixture
def answer(server: GitHubServer, data: Path, tmp_path: Path) -> Callable[[Any], str]:
    """Both commands on an event, as the workflow runs them; what the first one put into GITHUB_OUTPUT."""

    def answer(payload: Any) -> str:
        (tmp_path / "output").unlink(missing_ok=True)
        read = run_command(
            None, tmp_path, payload, "read-issue", "--data", data, "--out", tmp_path / "answer"
        )
        assert (read.returncode, read.stderr) == (0, "")
        output = (tmp_path / "output").read_text(encoding="utf-8")
        if output == "answer=true\n":
            done = run_command(server, tmp_path, payload, "answer-issue", "--answer", tmp_path / "answer")
            assert (done.returncode, done.stderr) == (0, "")
        return output

    return answer


def opened(body: str | None = None, **other: Any) -> Any:
    payload = event("issues.opened")
    payload["issue"].update({**({"body": body} if body is not None else {}), **other})
    return payload


def test_a_sound_form_becomes_a_branch_a_pull_request_and_a_comment(
    server: GitHubServer, answer, data: Path
) -> None:
    assert answer(opened()) == "answer=true\n"
    assert [(method, path) for method, path, _ in server.written] == [
        ("POST", "/git/trees"), ("POST", "/git/commits"), ("POST", "/git/refs"), ("POST", "/pulls"), ("POST", "/issues/41/comments"),
    ]  # fmt: skip
    (tree,) = server.state.trees
    (file,) = tree["tree"]
    assert (tree["base_tree"], file["path"], file["mode"]) == ("e" * 40, "data/standards.yaml", "100644")
    assert "- code: DB3702/T 9901-2024\n" in file["content"]
    assert file["content"].replace(record_in(file["content"]), "") == (data / "standards.yaml").read_text(
        "utf-8"
    )
    commit = server.state.commits[server.state.refs["heads/issue-41"]]
    assert (commit["message"], commit["parents"]) == (
        "data: add DB3702/T 9901-2024\n\nLubiao-Issue: 41",
        [MAIN],
    )
    (pull,) = server.state.pulls.values()
    assert (pull["title"], pull["base"]) == ("data: add DB3702/T 9901-2024", "main")
    assert pull["body"].startswith("Closes #41\n")
    (comment,) = server.state.comments
    assert comment["body"].startswith(MARKER)
    assert comment["body"].rstrip().endswith(f"#{pull['number']}")


def record_in(text: str) -> str:
    """The new record as it stands in a file, with the blank line that sets it apart."""
    start = text.index("- code: DB3702/T 9901-2024")
    return text[start : text.index("\n\n- ", start) + 2]


def test_an_edited_form_updates_branch_pull_request_and_comment_and_makes_no_second_one(
    server, answer
) -> None:
    answer(opened())
    answer(
        opened(
            event("issues.opened")["issue"]["body"].replace("测试用集市管理规范", "测试用夜市管理规范"),
            title="x",
        )
    )
    assert len(server.state.pulls) == len(server.state.comments) == 1
    commit = server.state.refs["heads/issue-41"]
    assert server.state.commits[commit]["parents"] == [MAIN]
    assert "测试用夜市管理规范" in server.state.trees[-1]["tree"][0]["content"]
    assert "测试用夜市管理规范" in server.state.comments[0]["body"]


def test_an_edit_that_cannot_be_proposed_names_the_pull_request_that_is_not_up_to_date(
    server, answer
) -> None:
    answer(opened())
    (number,) = server.state.pulls
    answer(opened(sound(STANDARD, source="https://unknown.example/")))
    (comment,) = server.state.comments
    assert comment["body"].endswith(f"and not up to date: #{number}")
    server.state.pulls[number]["state"] = "closed"
    answer(opened(sound(STANDARD, source="https://unknown.example/")))
    assert f"#{number}" not in comment["body"]


def test_a_comment_that_says_the_same_is_not_written_again(server, answer) -> None:
    payload = opened("### 标准号 / Code\n\nx\n\n" + sound(STANDARD, code="no code").partition("\n\n")[2])
    answer(payload)
    before = len(server.written)
    answer(payload)
    assert len(server.written) == before == 1


def test_a_branch_on_which_a_person_works_is_left_alone(server, answer) -> None:
    server.state.refs["heads/issue-41"] = "f" * 40
    server.state.commits["f" * 40] = {
        "sha": "f" * 40,
        "message": "my own\n\nLubiao-Issue: 41\nand more",
        "tree": {"sha": "e" * 40},
    }
    answer(opened())
    assert server.state.refs["heads/issue-41"] == "f" * 40
    assert [path for _, path, _ in server.written] == ["/issues/41/comments"]
    assert "Somebody works on the branch issue&#45;41" in server.state.comments[0]["body"]


def test_where_no_workflow_may_open_pull_requests_the_comment_names_the_branch(server, answer) -> None:
    server.state.may_open_pulls = False
    answer(opened())
    assert "heads/issue-41" in server.state.refs
    assert "lets no workflow open a pull request" in server.state.comments[0]["body"]


def test_a_faulty_form_gets_a_comment_and_nothing_else(server, answer) -> None:
    answer(opened(sound(STANDARD, source="https://unknown.example/")))
    assert [(method, path) for method, path, _ in server.written] == [("POST", "/issues/41/comments")]
    said = server.state.comments[0]["body"]
    assert "The catalogue has no source" in said
    assert "错误 / error" in said


def test_a_comment_of_somebody_else_with_the_mark_is_not_taken_for_ours(server, answer) -> None:
    server.state.comments.append({"id": 7, "issue": 41, "user": PERSON, "body": MARKER})
    server.state.comments.append(
        {"id": 8, "issue": 41, "user": BOT, "body": f"something else, then {MARKER}"}
    )
    answer(opened())
    assert server.state.comments[0]["body"] == MARKER
    assert len(server.state.comments) == 3


@pytest.mark.parametrize(
    "payload",
    [opened("a question"), opened(state="closed"), opened(user=BOT), opened(body=""), opened() | {"issue": opened()["issue"] | {"body": None}}],
    ids=["no form", "closed", "by a workflow", "empty", "no body"],
)  # fmt: skip
def test_what_is_no_open_form_is_not_answered(server, answer, payload: Any) -> None:
    assert answer(payload) == "answer=false\n"
    assert server.asked == []


def test_the_token_is_sent_to_the_api_only_and_is_in_no_output(server, answer, tmp_path: Path) -> None:
    answer(opened())
    assert {headers["Authorization"] for _, _, headers, _ in server.asked} == {f"Bearer {TOKEN}"}
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and TOKEN in path.read_text("utf-8")]


@pytest.mark.parametrize("number", range(0, len(HOSTILE), 8))
def test_a_hostile_form_reaches_neither_shell_nor_output_nor_branch(
    server, answer, number: int, tmp_path: Path
) -> None:
    form = FORMS[number % len(FORMS)]
    bad = {field.id: HOSTILE[(number + place) % len(HOSTILE)] for place, field in enumerate(form.fields)}
    payload = opened(sound(form, **bad), title=HOSTILE[number], labels=[{"name": HOSTILE[number]}])
    assert re.fullmatch("answer=(true|false)\n", answer(payload))
    for comment in server.state.comments:
        assert comment["body"].startswith(MARKER)
        assert reaches_out(comment["body"].removeprefix(MARKER)) in ([], ["#6"])
    assert set(server.state.refs) <= {"heads/main", "heads/issue-41"}
    assert not list(Path(__file__).parents[2].glob("owned*"))


def test_a_hostile_form_that_makes_a_record_is_proposed_in_its_own_words_alone(server, answer) -> None:
    title = "规范 $(touch owned) `id` ${{ github.token }} @maintainer #1 ::set-output name=a::b"
    answer(opened(sound(STANDARD, title_zh=title)))
    (pull,) = server.state.pulls.values()
    assert pull["title"] == "data: add DB3702/T 9901-2024"
    assert reaches_out(pull["body"]) == ["#4"]
    assert title in server.state.trees[0]["tree"][0]["content"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"number": 42}, "The answer is for another issue."),
        ({"files": {"data/../.github/workflows/x.yml": "x"}}, "not of the form that was agreed"),
        ({"files": {".github/workflows/x.yaml": "x"}}, "not of the form that was agreed"),
        ({"files": {"data/standards.yaml\n": "x"}}, "not of the form that was agreed"),
        ({"title": "data: x\n\nCo-authored-by: y"}, "not of the form that was agreed"),
        ({"comment": "x" * 70_000}, "not of the form that was agreed"),
        ({"branch": "main"}, "not of the form that was agreed"),
        (None, "cannot be read"),
    ],
)
def test_an_answer_that_is_not_of_its_form_is_refused_before_anything_is_asked(
    server, tmp_path: Path, change: dict[str, Any] | None, told: str
) -> None:
    sound_answer = {
        "version": 1,
        "number": 41,
        "comment": "x",
        "title": "data: x",
        "body": "",
        "files": {"data/a.yaml": ""},
    }
    if change is not None:
        (tmp_path / "answer.json").write_text(json.dumps(sound_answer | change), encoding="utf-8")
    done = run_command(server, tmp_path, opened(), "answer-issue", "--answer", tmp_path)
    assert (done.returncode, told in done.stderr) == (2, True)
    assert server.asked == []


@pytest.mark.parametrize(
    ("payload", "told"),
    [
        ("", "The event is no JSON."),
        ("[" * 100_000, "The event is no JSON."),
        ("{}", "The event is of another kind: issue."),
        ('{"action": "opened", "issue": {"number": "1;id"}}', "The event is of another kind: issue.number."),
        ('{"action": "opened", "issue": {"number": -1}}', "The event is of another kind: issue.number."),
        (event("pull_request.opened"), "The event is of another kind: issue."),
    ],
)
def test_an_event_that_is_none_is_told_in_one_line(tmp_path: Path, payload: Any, told: str) -> None:
    done = run_command(None, tmp_path, payload, "read-issue", "--out", tmp_path / "answer")
    assert (done.returncode, done.stderr) == (2, told + "\n")


def test_what_github_refuses_is_told_in_one_line_without_the_token(
    server, data: Path, tmp_path: Path
) -> None:
    run_command(None, tmp_path, opened(), "read-issue", "--data", data, "--out", tmp_path / "answer")
    server.state.commits.clear()
    done = run_command(server, tmp_path, opened(), "answer-issue", "--answer", tmp_path / "answer")
    assert (done.returncode, done.stderr) == (2, f"GitHub: 404 for GET /git/commits/{MAIN}\n")
    server.close()
    done = run_command(server, tmp_path, opened(), "answer-issue", "--answer", tmp_path / "answer")
    assert (done.returncode, done.stderr.startswith("GitHub: no answer for GET ")) == (2, True)


@pytest.mark.parametrize("name", ["GITHUB_TOKEN", "GITHUB_REPOSITORY", "GITHUB_EVENT_PATH"])
def test_a_missing_variable_is_told(server, data: Path, tmp_path: Path, name: str) -> None:
    run_command(None, tmp_path, opened(), "read-issue", "--data", data, "--out", tmp_path / "answer")
    done = run_command(
        server, tmp_path, opened(), "answer-issue", "--answer", tmp_path / "answer", **{name: ""}
    )
    assert (done.returncode, done.stderr) == (2, f"The environment has no {name}.\n")
