"""The groups of the rules, by the first digit of their numbers, named in English and in Chinese."""

from __future__ import annotations

GROUP_NAMES = {
    "0": ("Written form", "书写形式"),
    "1": ("Identity", "标识"),
    "2": ("Titles", "题名"),
    "3": ("Dates, status and succession", "日期、状态与代替关系"),
    "4": ("Law", "法律"),
    "5": ("Classification and lists", "分类与列表"),
    "6": ("Provenance, and the records that standards name", "来源，以及标准所涉的记录"),
    "7": ("Silencing", "屏蔽"),
}
