"""Printers: one list of findings, said to people in a terminal, to programs, and to GitHub.

Each takes the findings it is to print, a language and a stream; what is left out was left out before.
A value in a finding comes from a file that anybody may have written: nothing of it reaches a terminal,
an annotation or a page as anything but visible text.
"""

from __future__ import annotations

from .counts import LEVEL_WORDS, summary, summary_line
from .github import LARGEST_SUMMARY, MOST_ANNOTATIONS, print_github, to_github, to_markdown
from .programs import print_json, rule_page, to_json
from .sarif import SarifOptions, print_sarif, to_sarif
from .text import SHOWN_OF_A_KIND, print_text

__all__ = [
    "LARGEST_SUMMARY",
    "LEVEL_WORDS",
    "MOST_ANNOTATIONS",
    "SHOWN_OF_A_KIND",
    "SarifOptions",
    "print_github",
    "print_json",
    "print_sarif",
    "print_text",
    "rule_page",
    "summary",
    "summary_line",
    "to_github",
    "to_json",
    "to_markdown",
    "to_sarif",
]
