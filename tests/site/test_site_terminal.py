"""`lubiao build` at a terminal: a bar shows how far it is, and nothing else is lost or led astray by it."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests/unit/golden"


def at_a_terminal(*arguments: str | Path, **environment: str) -> tuple[int, str, str]:
    """Exit code, standard output, which is a file, and what the terminal was told on standard error."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [Path(sys.executable).with_name("lubiao"), *arguments],
        cwd=ROOT,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "100"} | environment,
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
    )
    os.close(theirs)
    told = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # so Linux says that nobody writes any more
            break
        if not part:
            break
        told += part
    os.close(ours)
    output = process.communicate()[0]
    return process.returncode, output, told.decode()


def test_a_bar_shows_how_far_the_work_is_and_only_the_place_of_the_site_is_printed(tmp_path: Path) -> None:
    site = tmp_path / "site"
    code, output, told = at_a_terminal("build", "--data", GOLDEN / "clean", "--site", site, "--lang", "zh")
    assert code == 0
    assert output == f"{site}\n"
    assert "生成网站" in told
    assert re.search("[1-9][0-9]?%", told)


def test_what_is_wrong_is_said_at_a_terminal_as_everywhere(tmp_path: Path) -> None:
    options = ("build", "--data", GOLDEN / "dreadful", "--site", tmp_path / "site", "--lang", "en")
    code, _, told = at_a_terminal(*options, NO_COLOR="1")
    assert code == 1
    text = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", told).replace("\r\n", "\n")
    assert "dreadful/cities.yaml:13:7 error LB611 qingdao — " in text
    assert "\r" not in text.split("LB611")[0]
