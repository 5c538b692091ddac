"""The weekly look: what is old, what has come, which addresses answer; and no visit inside a private network."""

import contextlib
import datetime
import ipaddress
import json
import re
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import pytest
from github_server import PERSON, GitHubServer, run_command
from issue_bodies import small_data
from rendered import reaches_out

from lubiao.catalogue import Catalogue
from lubiao.github import weekly
from lubiao.github.error import WorkflowError
from lubiao.reading import read_data
from lubiao.upkeep.addresses import addresses_of, share_of
from lubiao.upkeep.ageing import day_has_come, not_looked_at
from lubiao.upkeep.report import weekly_text
from lubiao.upkeep.visiting import Answer, Visit, Visitor, is_public

MARKER = "<!-- lubiao:weekly -->"


def catalogue(folder: Path, day: str, change: tuple[str, str] = ("", "")) -> Catalogue:
    data = small_data(folder / "data")
    file = data / "standards.yaml"
    file.write_text(
        file.read_text("utf-8").replace(*change) if change[0] else file.read_text("utf-8"), "utf-8"
    )
    return Catalogue.link(read_data(data), datetime.date.fromisoformat(day))


# Dates


@pytest.mark.parametrize(("day", "found"), [("2027-11-23", 0), ("2027-11-24", 2)])
def test_a_record_is_old_when_its_newest_reading_is_older_than_a_year(
    tmp_path: Path, day: str, found: int
) -> None:
    assert len(not_looked_at(catalogue(tmp_path, day))) == found


def test_a_status_that_was_read_counts_as_a_look(tmp_path: Path) -> None:
    status = "  status: {value: in-force, read: 2027-11-20, source: samr-std}\n  implemented: 2022-11-14\n"
    looked = catalogue(tmp_path, "2027-12-01", ("  implemented: 2022-11-14\n", status))
    assert [standard.name for _, standard in not_looked_at(looked)] == ["woven-terry-cloth"]


@pytest.mark.parametrize(("day", "found"), [("2026-12-31", []), ("2027-01-01", ["DB3702/T 0014-2022"])])
def test_an_upcoming_standard_is_told_on_the_day_of_its_implementation(
    tmp_path: Path, day: str, found: list[str]
) -> None:
    status = "  implemented: 2027-01-01\n  status: {value: upcoming, read: 2026-11-23, source: samr-std}\n"
    come = day_has_come(catalogue(tmp_path, day, ("  implemented: 2022-11-14\n", status)))
    assert [standard.name for _, standard in come] == found


def test_addresses_are_those_of_sources_and_readings_each_once_with_who_gives_them(tmp_path: Path) -> None:
    found = addresses_of(catalogue(tmp_path, "2026-11-25"))
    assert found["https://std.samr.gov.cn/"] == ["samr-std"]
    assert ["woven-terry-cloth"] in found.values()
    assert not [address for address in found if "book118" in address]


# Addresses


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255",
        "::1", "::", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b:1::1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1", "2001:db8::1",
    ],
)  # fmt: skip
def test_a_machine_of_a_private_network_is_not_public(number: str) -> None:
    assert not is_public(ipaddress.ip_address(number))


@pytest.mark.parametrize("number", ["1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1"])
def test_a_machine_of_the_public_network_is(number: str) -> None:
    assert is_public(ipaddress.ip_address(number))


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1/", "http://localhost/", "http://2130706433/", "http://0x7f.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
        "file:///etc/passwd", "ftp://example.org/", "gopher://x/", "javascript:alert(1)", "http://", "http://user@example.org/", "//x/y", "",
    ],
)  # fmt: skip
def test_what_is_no_public_web_address_is_not_visited(address: str) -> None:
    assert Visitor(pause=0).visit(address).answer is Answer.NOT_VISITED


class Site:
    """A web site on this machine. It keeps what it was asked, and when."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, float]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.command, self.path, time.monotonic()))
                kind, _, rest = self.path.strip("/").partition("/")
                if kind == "to":
                    self.send_response(302)
                    self.send_header("Location", unquote(rest))
                elif kind == "circle":
                    self.send_response(302)
                    self.send_header("Location", "/circle")
                elif kind == "nohead" and self.command == "HEAD":
                    self.send_response(405)
                elif kind == "drip":
                    self.wfile.write(b"HTTP/1.0 200 OK\r\n")
                    with contextlib.suppress(OSError):
                        for number in range(40):
                            self.wfile.write(b"X-%d: x\r\n" % number)
                            time.sleep(0.1)
                    return
                elif kind == "broken":
                    self.wfile.write(b"\x00\xff no HTTP\r\n\r\n")
                    return
                else:
                    self.send_response(int(kind) if kind.isdigit() else 200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            do_HEAD = do_GET

            def log_message(self, format: str, *arguments: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def site() -> Iterator[Site]:
    running = Site()
    yield running
    running.server.shutdown()
    running.server.server_close()


def anywhere(address: object) -> bool:
    return True


@pytest.mark.parametrize(
    ("path", "answer", "detail"),
    [
        ("/200", Answer.THERE, "200"), ("/nohead", Answer.THERE, "200"), ("/to//200", Answer.THERE, "200"), ("/404", Answer.GONE, "404"),
        ("/410", Answer.GONE, "410"), ("/403", Answer.REFUSED, "403"), ("/429", Answer.REFUSED, "429"), ("/500", Answer.REFUSED, "500"),
        ("/to//404", Answer.GONE, "404"), ("/to//to//200", Answer.THERE, "200"), ("/broken", Answer.NO_ANSWER, "not understood"),
        ("/to/http://[x", Answer.NO_ANSWER, "not understood"), ("/to/file:///etc/passwd", Answer.NOT_VISITED, "no public address"), ("/路径?问=答 案", Answer.THERE, "200"),
    ],
)  # fmt: skip
def test_what_an_address_answers_is_told_in_our_own_words(
    site: Site, path: str, answer: Answer, detail: str
) -> None:
    visit = Visitor(anywhere, pause=0).visit(site.address + path)
    assert (visit.answer, visit.detail) == (answer, detail)


def test_a_redirect_into_a_private_network_is_not_followed(site: Site) -> None:
    target = f"{site.address}/200".replace("127.0.0.1", "127.0.0.2")
    visit = Visitor(lambda number: str(number) == "127.0.0.1", pause=0).visit(f"{site.address}/to/{target}")
    assert (visit.answer, visit.detail) == (Answer.NOT_VISITED, "no public address")
    assert Visitor(anywhere, pause=0).visit(f"{site.address}/to/{site.address}/404").answer is Answer.GONE


def test_a_circle_of_redirects_has_an_end(site: Site) -> None:
    visit = Visitor(anywhere, pause=0).visit(f"{site.address}/circle")
    assert (visit.answer, visit.detail, len(site.asked)) == (Answer.NO_ANSWER, "too many redirects", 6)


def test_where_nothing_listens_there_is_no_answer() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    visit = Visitor(anywhere, pause=0).visit(f"http://127.0.0.1:{port}/")
    assert (visit.answer, visit.detail) == (Answer.NO_ANSWER, "no connection")
    assert Visitor(anywhere, pause=0).visit(f"https://127.0.0.1:{port}/").answer is Answer.NO_ANSWER


def test_a_server_that_sends_a_line_now_and_then_is_given_up(site: Site) -> None:
    begin = time.monotonic()
    visit = Visitor(anywhere, pause=0, longest_visit=0.5).visit(f"{site.address}/drip")
    assert (visit.answer, visit.detail) == (Answer.NO_ANSWER, "too slow")
    assert time.monotonic() - begin < 2


def test_a_tls_handshake_that_is_never_finished_is_given_up() -> None:
    record = b"\x16\x03\x03\x40\x00"  # says that a handshake of 16 KB follows
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            client, _ = server.accept()
            with client, contextlib.suppress(OSError):
                client.sendall(record)
                for _ in range(40):
                    client.sendall(b"\x02")
                    time.sleep(0.1)

        threading.Thread(target=drip, daemon=True).start()
        begin = time.monotonic()
        visitor = Visitor(anywhere, pause=0, longest_visit=0.5)
        visit = visitor.visit(f"https://127.0.0.1:{server.getsockname()[1]}/")
    assert (visit.answer, visit.detail) == (Answer.NO_ANSWER, "too slow")
    assert time.monotonic() - begin < 2


def test_pauses_do_not_count_as_slowness(site: Site) -> None:
    visitor = Visitor(anywhere, pause=0.4, longest_visit=0.5)
    assert visitor.visit(f"{site.address}/to//to//to//200").answer is Answer.THERE


def test_when_the_time_for_all_is_over_the_rest_waits(site: Site) -> None:
    addresses = [f"{site.address}/{n}" for n in (200, 201, 202)]
    visits = list(Visitor(anywhere, pause=0.3, longest_run=0.2).visit_all(addresses))
    assert [visit.address for visit in visits] == addresses[:2]


def test_one_host_is_asked_with_a_pause(site: Site) -> None:
    list(Visitor(anywhere, pause=0.2).visit_all([f"{site.address}/200", f"{site.address}/201"]))
    first, second = (moment for _, _, moment in site.asked)
    assert second - first >= 0.19


def test_a_host_that_stays_silent_is_left_alone() -> None:
    visits = list(Visitor(anywhere, pause=0).visit_all(f"http://127.0.0.1:9/{n}" for n in range(6)))
    assert [visit.detail for visit in visits] == ["no connection"] * 3 + ["host is silent"] * 3


def test_of_many_addresses_each_has_its_turn_in_some_weeks() -> None:
    addresses = [f"https://x.example/{n}" for n in range(25)]
    day = datetime.date(2026, 11, 23)
    weeks = [share_of(day + datetime.timedelta(weeks=n), addresses, most=10) for n in range(3)]
    assert sorted(address for week in weeks for address in week) == sorted(addresses)
    assert max(map(len, weeks)) <= 10
    assert sorted(share_of(day, addresses)) == sorted(addresses)


def test_each_week_has_an_order_of_its_own_so_that_not_the_same_ones_wait() -> None:
    addresses = [f"https://x.example/{n}" for n in range(25)]
    days = [datetime.date(2026, 11, 23) + datetime.timedelta(weeks=n) for n in range(12)]
    assert len({address for day in days for address in share_of(day, addresses)[:10]}) == 25
    assert share_of(days[0], addresses) == share_of(days[0], addresses)


# The issue


def test_with_nothing_to_do_there_is_no_text(tmp_path: Path) -> None:
    refused = Visit("https://x.example/", Answer.REFUSED, "403")
    assert weekly_text(catalogue(tmp_path, "2026-11-25"), [refused], {}) is None


def test_the_text_names_what_is_gone_and_old_and_links_nowhere(tmp_path: Path) -> None:
    change = (
        "  title_zh: 机织毛巾布\n",
        '  title_zh: "机织 @maintainer <img src=x> [x](https://evil.example) #1"\n',
    )
    gone = Visit("https://x.example/@maintainer", Answer.GONE, "404")
    text = weekly_text(catalogue(tmp_path, "2028-01-01", change), [gone], {gone.address: ["a"] * 9})
    assert text is not None
    assert "`https://x.example/@maintainer` (404): a, a, a, a, a …" in text
    assert "DB3702" in text
    assert reaches_out(text) == []


def test_a_long_list_is_cut_and_counted(tmp_path: Path) -> None:
    many = [Visit(f"https://x.example/{n}", Answer.GONE, "404") for n in range(1_000)]
    text = weekly_text(catalogue(tmp_path, "2026-11-25"), many, {})
    assert text is not None
    assert len(text) < 60_000
    assert "940 more" in text


@pytest.fixture
def github() -> Iterator[GitHubServer]:
    running = GitHubServer()
    yield running
    running.close()


def look(github: GitHubServer, folder: Path, day: str) -> None:
    """Both commands of the workflow on a day, without visits."""
    if not (folder / "data").exists():
        small_data(folder / "data")
    epoch = str(int(datetime.datetime.fromisoformat(f"{day}T00:00:00+08:00").timestamp()))
    for arguments in (
        ("weekly-look", "--no-links", "--data", folder / "data", "--out", folder / "weekly"),
        ("weekly-issue", "--report", folder / "weekly"),
    ):
        done = run_command(github, folder, {}, *arguments, SOURCE_DATE_EPOCH=epoch)
        assert (done.returncode, done.stderr) == (0, "")


def test_one_issue_is_opened_updated_closed_and_opened_again(github: GitHubServer, tmp_path: Path) -> None:
    look(github, tmp_path, "2026-11-25")
    assert github.written == []
    look(github, tmp_path, "2028-01-01")
    (issue,) = github.state.issues
    assert (issue["state"], issue["body"].startswith(MARKER)) == ("open", True)
    look(github, tmp_path, "2028-01-01")
    assert len(github.written) == 1, "it says the same"
    look(github, tmp_path, "2026-11-25")
    assert (issue["state"], issue["state_reason"]) == ("closed", "completed")
    look(github, tmp_path, "2026-11-25")
    assert len(github.written) == 2
    look(github, tmp_path, "2028-01-01")
    assert (issue["state"], len(github.state.issues)) == ("open", 1)


def test_an_issue_of_somebody_else_with_the_mark_is_left_alone(github: GitHubServer, tmp_path: Path) -> None:
    theirs = {"number": 3, "state": "open", "user": PERSON, "body": MARKER}
    github.state.issues.append(dict(theirs))
    look(github, tmp_path, "2028-01-01")
    assert github.state.issues[0] == theirs
    assert len(github.state.issues) == 2


def only_source(folder: Path, address: str) -> Path:
    """A data folder whose one address is this."""
    data = small_data(folder / "data")
    file = data / "sources.yaml"
    text = re.sub(r"^  url: .*\n", "", file.read_text("utf-8"), flags=re.MULTILINE)
    file.write_text(text.replace("- id: samr-std\n", f"- id: samr-std\n  url: {address}\n"), "utf-8")
    standards = data / "standards.yaml"
    standards.write_text(
        re.sub(r"^      url: .*\n", "", standards.read_text("utf-8"), flags=re.MULTILINE), "utf-8"
    )
    return data


def test_a_page_that_is_gone_is_in_the_report(site: Site, tmp_path: Path) -> None:
    assert (
        weekly.look(only_source(tmp_path, f"{site.address}/404"), tmp_path, Visitor(anywhere, pause=0)) == 0
    )
    body = json.loads((tmp_path / "weekly.json").read_text("utf-8"))["body"]
    assert f"- `{site.address}/404` (404): samr&#45;std" in body


def test_where_no_address_answers_nothing_is_told_of_them(tmp_path: Path) -> None:
    data = only_source(tmp_path, "http://127.0.0.1:9/")
    with pytest.raises(WorkflowError, match="the network of the run"):
        weekly.look(data, tmp_path, Visitor(anywhere, pause=0))
    assert not (tmp_path / "weekly.json").exists()


def test_the_report_is_written_with_what_there_is_when_the_time_is_over(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = only_source(tmp_path, f"{site.address}/404")
    assert weekly.look(data, tmp_path, Visitor(anywhere, pause=0, longest_run=0)) == 0
    assert (tmp_path / "weekly.json").exists()
    assert capsys.readouterr().out == "The time is over; 1 addresses wait for another week.\n"
