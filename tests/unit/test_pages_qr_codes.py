"""QR codes: those that are summed up are those that segno makes."""

from __future__ import annotations

import random

import pytest
import segno

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


@pytest.mark.parametrize("length", [0, 1, 9, 13, 14, 33, 34, 60, 150])
def test_codes_of_one_length_are_those_that_segno_makes(length):
    chance = random.Random(length)
    for _ in range(12):
        text = ADDRESS + "".join(chance.choices(SIGNS, k=length))
        code, (dark, size) = qr_code(text), made(text)
        assert drawn(code.path) == dark, text
        assert code.view_box == f"-4 -4 {size + 8} {size + 8}"


def test_an_address_with_chinese_has_a_code_too():
    address = "https://例子.example/s/DB3702-T-0014-2022/"
    assert drawn(qr_code(address).path) == made(address)[0]
