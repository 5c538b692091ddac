"""What a spreadsheet would run."""

from hostile import FORMULA

FORMULAS = [
    FORMULA,
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "#N/A",
    "x;=1+1",
    'x;"=1+1"',
    "x\t=1+1",
    "a|b\\c",
]
