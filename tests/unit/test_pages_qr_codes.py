"""QR codes: those that are summed up are those that segno makes."""

from __future__ import annotations

import random

import pytest
import segno

from lubiao.pages import qr_codes
from lubiao.pages.qr_codes import MASK, qr_code

ADDRESS = "https://example.org/lubiao/s/"
SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.%~_"


def drawn(path: str) -> set[tuple[int, int]]:
    """The modules on which the strokes of a path lie: column and row."""
    dark, x, y = set(), 0, -1
    for stroke in path.removeprefix("M0 -.5m").split("m"):
        right, _, rest = stroke.partition(" ")
        down, _, length = rest.partition("h")
        x, y = x + int(right), y + int(down)
        dark |= {(column, y) for column in range(x, x + int(length))}
        x += int(length)
    return dark


def made(text: str) -> tuple[set[tuple[int, int]], int]:
    """The same of a code as segno makes it, and its size."""
    matrix = segno.make_qr(text, error="m", mask=MASK, boost_error=False).matrix
    return {(x, y) for y, row in enumerate(matrix) for x, module in enumerate(row) if module}, len(matrix)


def same(text: str) -> None:
    """A code has the modules that segno gives it."""
    code, (dark, size) = qr_code(text), made(text)
    assert drawn(code.path) == dark, text
    assert code.view_box == f"-4 -4 {size + 8} {size + 8}"


@pytest.mark.parametrize("length", [0, 1, 9, 13, 14, 33, 34, 60, 150])
def test_codes_of_any_text_of_a_length_are_those_that_segno_makes(length):
    chance = random.Random(length)
    for _ in range(6):
        same(ADDRESS + "".join(chance.choices(SIGNS, k=length)))


@pytest.mark.parametrize("middle", ["", "/T-", "-A-LONG-NAME-IN-THE-MIDDLE-OF-IT-", "-" * 120])
def test_codes_that_are_summed_up_are_those_that_segno_makes(middle, monkeypatch):
    calls = []
    monkeypatch.setattr(qr_codes, "_made", lambda text, made=qr_codes._made: calls.append(text) or made(text))
    chance = random.Random(0)
    for _ in range(80):
        same(f"{ADDRESS}DB37{chance.randrange(16):02}{middle}{chance.randrange(10_000):04}-2026/")
    assert len(calls) < 40


def test_an_address_with_chinese_has_a_code_too():
    address = "https://例子.example/s/DB3702-T-0014-2022/"
    same(address)


def test_the_order_in_which_codes_are_made_changes_none_of_them(monkeypatch):
    addresses = [f"{ADDRESS}DB3702-T-{number:04}-2026/" for number in range(0, 9000, 97)]
    first = [qr_code(address) for address in addresses]
    monkeypatch.setattr(qr_codes, "_FIRSTS", {})
    monkeypatch.setattr(qr_codes, "_DIFFERENCES", {})
    assert [qr_code(address) for address in reversed(addresses)] == first[::-1]
