"""The stylesheets made at build time hold what can apply, and lose nothing of it."""

import pytest

from lubiao.engine.styles import dark_styles, theme_styles, words_of


@pytest.fixture
def reduced(tmp_path):
    """The theme's stylesheet reduced to what a site with some words can use."""

    def reduced(sheet, *words):
        folder = tmp_path / "assets/stylesheets"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "main.0.min.css").write_text(sheet, "utf-8")
        return theme_styles([tmp_path], frozenset(words))

    return reduced


@pytest.mark.parametrize(
    ("sheet", "kept"),
    [
        (".used{color:red}.not{color:red}", ".used{color:red}"),
        (".used .not,.used p{color:red}", ".used p{color:red}"),
        (".used:not(.not){color:red}", ".used:not(.not){color:red}"),
        ("p:is(.not,h1){color:red}", "p:is(.not,h1){color:red}"),
        ("#not{color:red}a{color:red}", "a{color:red}"),
        ("@media print{.not{color:red}}a{b:c}", "a{b:c}"),
        ("@media print{.not{color:red}a{b:c}}", "@media print{a{b:c}}"),
        ('@charset "utf-8";a{b:c}', "a{b:c}"),
        ('a:after{content:"}.not{"}', 'a:after{content:"}.not{"}'),
        ("a{b:url(data:x;y,{z})}", "a{b:url(data:x;y,{z})}"),
        ("@page{margin:0}", "@page{margin:0}"),
        ("/* .not{ */a{b:c}", "a{b:c}"),
        (".used\\:x{b:c}", ""),
        ('a[b$="#not"],a[b$=".not"]{c:d}', 'a[b$="#not"],a[b$=".not"]{c:d}'),
        ('a[b="{.not"]{c:d}.not{c:d}', 'a[b="{.not"]{c:d}'),
        (".not:not(:is(.used)),.used:is(:not(.not),a){b:c}", ".used:is(:not(.not),a){b:c}"),
        ("@media (min-width:1px){.not{a:b}.used{a:b}}p{c:d}", "@media (min-width:1px){.used{a:b}}p{c:d}"),
        ("@layer a,b;@font-face{font-family:x}.not{a:b}", "@font-face{font-family:x}"),
    ],
)
def test_a_rule_stays_if_the_site_names_all_its_classes(reduced, sheet, kept):
    assert reduced(sheet, "used") == kept


def test_a_property_stays_while_anything_asks_for_it(reduced):
    sheet = ":root{--a:1;--b:var(--a);--c:var(--d);--d:2}p{width:var(--b)}"
    assert reduced(sheet) == ":root{--a:1;--b:var(--a)}p{width:var(--b)}"
    assert reduced(sheet, "--d") == ":root{--a:1;--b:var(--a);--d:2}p{width:var(--b)}"


def test_keyframes_stay_where_they_are_used(reduced):
    sheet = "@keyframes x{from{left:0}}@keyframes y{from{left:0}}p{animation:x 1s}"
    assert reduced(sheet) == "@keyframes x{from{left:0}}p{animation:x 1s}"


def test_dark_colours_are_said_again_of_a_page_without_a_scheme():
    sheet = """
      body[data-md-color-scheme="default"] { color: black }
      body[data-md-color-scheme="slate"] { color: white }
      [data-md-color-scheme=slate] .a, .b { color: grey }
      p:not([data-md-color-scheme=slate]) { color: blue }
      @media print { [data-md-color-scheme="slate"] { color: red } }
    """
    assert dark_styles([sheet]) == (
        'body[data-md-color-scheme="default"]{color: white}'
        '[data-md-color-scheme="default"] .a{color: grey}'
        '@media print{[data-md-color-scheme="default"]{color: red}}'
    )


def test_no_font_and_no_animation_is_said_again_for_the_dark_colours_that_stand_beside_it():
    dark = '[data-md-color-scheme="slate"]{color: red}'
    assert dark_styles(
        [f"@media print{{@keyframes turn{{to{{top: 0}}}}@font-face{{src: url(x)}}{dark}}}"]
    ) == ('@media print{[data-md-color-scheme="default"]{color: red}}')


def test_words_are_those_of_any_kind_of_file(tmp_path):
    (tmp_path / "x.js").write_text('e.classList.add("md-one", `two-${x}`); style = "var(--three)"')
    assert {"md-one", "two-", "--three", "admonition"} <= words_of([tmp_path / "x.js"])


def test_no_rule_within_a_group_is_lost(reduced):
    sheet = "@media (min-width:1px){@supports (a:b){p{c:d}}}"
    assert reduced(sheet) == sheet


def test_a_stylesheet_that_cannot_be_read_is_an_error(reduced):
    with pytest.raises(ValueError, match="line 1"):
        reduced("p")
