"""Each rule of the checker has a page in both languages, which shows what the checker really says."""

import re

import pytest

from lubiao.findings import Level
from lubiao.rules import catalogue_of_rules
from lubiao.rules.example import examples
from lubiao.texts import LANGUAGES, translator

RULES = catalogue_of_rules()
PREFIX = {"zh": "", "en": "en/"}

in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def plain(text):
    return re.sub(r"\s+", " ", text).strip()


def sentence(rule, language):
    return (rule.zh if language == "zh" else rule.en).replace("`", "")


@in_each_language
def test_every_rule_has_its_page_and_no_page_lacks_a_rule(pages, language):
    found = {path for path in pages if re.match(rf"{PREFIX[language]}rules/(?!page/)", path)}
    expected = {f"{PREFIX[language]}rules/{rule.id}/" for rule in RULES}
    assert found == expected | {f"{PREFIX[language]}rules/"}


@in_each_language
def test_the_list_of_rules_says_each_rule_and_leads_to_its_page(pages, language):
    first = pages[f"{PREFIX[language]}rules/"]
    parts = [first, *(page for path, page in pages.items() if path.startswith(f"{first.path}page/"))]
    rows = [(page, row) for page in parts for row in page.tree.xpath("//tbody/tr")]
    for (page, row), rule in zip(rows, RULES, strict=True):
        (link,) = row.xpath(".//a/@href")
        assert page.resolve(link) == first.resolve(f"{rule.id}/")
        assert plain(row.xpath("string(td[1])")) == plain(sentence(rule, language))


@in_each_language
def test_the_page_of_a_rule_says_the_whole_rule_and_why_it_is(pages, language):
    for rule in RULES:
        page = pages[f"{PREFIX[language]}rules/{rule.id}/"]
        said = plain(sentence(rule, language))
        heading = page.text("//h1")
        assert said.startswith(heading), rule.id
        assert plain(said.removeprefix(heading).lstrip("。.")) in page.text("//header[@class='lb-head']")
        assert plain(examples()[rule.id].why[language].replace("`", "")) in page.text()


@in_each_language
def test_the_page_of_a_rule_shows_both_examples_line_by_line(pages, language):
    for rule in RULES:
        page, example = pages[f"{PREFIX[language]}rules/{rule.id}/"], examples()[rule.id]
        for heading, files in (("wrong", example.bad), ("right", example.good)):
            section = f"//section[@aria-labelledby='{heading}']"
            names = page.tree.xpath(f"{section}//p[@class='lb-file']/code/text()")
            assert names == [f"data/{file.name}" for file in files]
            shown = [
                code.text_content() for code in page.tree.xpath(f"{section}//pre[@class='lb-yaml']/code")
            ]
            for text, file in zip(shown, files, strict=True):
                lines = [line.rstrip() for line in text.rstrip().split("\n")]
                assert lines == [line.rstrip() for line in file.text.rstrip().split("\n")], rule.id
            numbers = page.tree.xpath(f"({section}//pre)[1]//span/@data-line")
            assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


@in_each_language
def test_the_page_of_a_rule_says_what_the_checker_says_word_for_word(pages, language):
    say = translator(language)
    for rule in RULES:
        page, example = pages[f"{PREFIX[language]}rules/{rule.id}/"], examples()[rule.id]
        found = [finding for finding in example.findings(example.bad) if finding.rule == rule.id]
        said = page.tree.xpath("string(//samp)")
        for finding in found:
            place = finding.place
            assert f"{place.file}:{place.line}:{place.column} " in said
            assert finding.message.said_in(say) in said
            assert finding.remedy.said_in(say) in said
        assert len(said.strip().split("\n")) == 2 * len(found)


def test_the_fault_is_marked_on_the_line_that_the_checker_names(pages):
    for rule in RULES:
        page, example = pages[f"rules/{rule.id}/"], examples()[rule.id]
        marked = page.tree.xpath("//section[@aria-labelledby='wrong']//span[mark]/@data-line")
        named = [place.split(":")[1] for place in example.at]
        assert marked == ([] if any(file.size for file in example.bad) else named), rule.id
        assert not page.tree.xpath("//section[@aria-labelledby='right']//mark")


@in_each_language
def test_a_warning_shows_how_to_silence_it_and_an_error_does_not(pages, language):
    for rule in RULES:
        page = pages[f"{PREFIX[language]}rules/{rule.id}/"]
        snippets = page.tree.xpath("//section[@aria-labelledby='silencing']//pre")
        assert bool(snippets) is (rule.level is not Level.ERROR)
        for snippet in snippets:
            assert f"  silence:\n    - rule: {rule.id}\n      reason: " in snippet.text_content()


@in_each_language
def test_one_can_walk_through_all_rules_from_the_first_to_the_last(pages, language):
    page, walked = pages[f"{PREFIX[language]}rules/{RULES[0].id}/"], []
    while True:
        walked.append(page.address.removeprefix("rules/").strip("/"))
        following = page.tree.xpath("//article//a[@rel='next']/@href")
        if not following:
            break
        came_from, page = page, pages[page.resolve(following[0]).removeprefix(page.resolve("/lubiao/"))]
        (back,) = page.tree.xpath("//article//a[@rel='prev']/@href")
        assert page.resolve(back) == came_from.url
    assert walked == [rule.id for rule in RULES]


@in_each_language
def test_the_footer_and_the_page_that_asks_for_help_lead_to_the_rules(pages, language):
    rules = pages[f"{PREFIX[language]}rules/"].url
    for path in ("", "contribute/", "standards/db3702-t-0014-2022/"):
        page = pages[PREFIX[language] + path]
        assert rules in map(page.resolve, page.tree.xpath("//footer//a/@href"))
    contribute = pages[f"{PREFIX[language]}contribute/"]
    assert rules in map(contribute.resolve, contribute.tree.xpath("//article//a/@href"))


@in_each_language
def test_search_knows_every_rule_by_its_number(site, language):
    index = (site / f"search/{language}.js").read_text("utf-8")
    assert [rule.id for rule in RULES if f"{rule.id}\\n" not in index and f'{rule.id}"' not in index] == []
