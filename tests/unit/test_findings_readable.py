"""The notes of a release are read as they are, and at GitHub: few entities, and no mark of Markdown among the words."""

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from lubiao.findings.comments import GAP, harmless
from lubiao.findings.escaping import readable

MARKS = st.sampled_from(
    ["DB37/T 3168-2018", "a: b, c.", "- x", "1. x", "5) x", "+ y", "===", "---", "(x)[y](z)", "![a](b)", "<b>", "_a_", "**b**", "|a|b|", "`x`",
     "&amp;", "#1", "@me", "## x", "~~x~~", "GH-12", "www.x.y", "http://a.b/c", *"-+.:/()=#*_[]<>|`~ \\&;%?,1a"]
)  # fmt: skip
PAGE = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def test_codes_and_sentences_stand_in_the_notes_as_people_write_them() -> None:
    escaped = f"- **{harmless('DB37/T 3168-2018')}** x\n  - {harmless('ICS: + 85.010, (printed)')}\n"
    assert readable(escaped) == "- **DB37/T 3168-2018** x\n  - ICS: + 85.010, (printed)\n"


@given(st.lists(MARKS, min_size=1, max_size=6).map("".join))
@settings(max_examples=500, deadline=None)
def test_what_is_readable_says_the_same_as_what_was_escaped(text: str) -> None:
    for form in ("- **{0}** {0}\n  - {0}\n", "### {0}\n\n- {0}\n"):
        escaped = form.format(harmless(text))
        assert PAGE.render(readable(escaped)) == PAGE.render(escaped)


def test_what_github_would_link_stays_apart() -> None:
    for text in ("GH-12", "gh-12", "www.host.example", "https://host.example", "#12", "@name"):
        assert GAP in readable(harmless(text))
