"""The list check: a page that finds and judges the codes of a text in the reader's browser.

The texts are those of `lubiao lookup`, handed to the scripts in a block of JSON; a test compares the two.
"""

from __future__ import annotations

import hashlib

from markupsafe import Markup

from lubiao.catalogue.labels import LIST_HEADS
from lubiao.findings import N_
from lubiao.rules.identity import CODE_REASONS

from .filling import render
from .page import Page
from .site import Site
from .succession_script import PATH, write_succession

PARTS = (
    *(f"codes/{name}" for name in ("tables", "tidy", "code", "grammar", "candidates", "find", "spelling", "bibtex")),
    *(f"check/{name}" for name in ("catalogue", "judge", "list", "worker", "asking", "words", "files", "export", "view")),
    "check",
    "check/page",
)  # fmt: skip
"""Scripts in the order in which they are run, and the stylesheet. The worker loads the first eleven for itself."""

LONGEST_TEXT = 5_000_000
"""Characters of a text, and bytes of a file."""

JUDGEMENTS = {
    "good": N_("in the catalogue"),
    "outdated": N_("outdated"),
    "unknown": N_("not in the catalogue"),
    "several": N_("several standards"),
    "unreadable": N_("cannot be read"),
}
MEANINGS = {
    "good": N_("The catalogue has it. Its status stands beside: in force, upcoming, or unknown where no source says."),
    "outdated": N_("It is superseded or withdrawn, or a newer edition is known. What to cite instead stands beside."),
    "misspelt": N_("It can be read, but is not written as standards are cited. The right spelling stands beside."),
    "unknown": N_("This says nothing against it: the catalogue holds the standards of Shandong’s cities and what they cite."),
    "several": N_("All parts of a standard, or a range: each has a status of its own."),
    "unreadable": N_("It begins as a code and is none: a letter for a digit, a year with a digit too many, letters left out."),
}  # fmt: skip
COLUMNS = (N_("Line"), N_("As written"), N_("Standard"), N_("Judgement"), N_("What to do"))
"""Of the table on the page, where one column holds what LIST_HEADS part for a spreadsheet."""

FILTERS = ("outdated", "misspelt", "unreadable", "several", "unknown", "good")
"""The most urgent first."""

SAID = {
    "misspelt": N_("misspelt"),
    "judged": N_("{judgement}: {status}"),
    "allPartsOf": N_("{code} (all parts)"),
    "line": N_("line {number}"),
    "comma": N_(", "),
    "times": N_("{places} ({times} times)"),
    "instead": N_("Cite instead: {code} {title} ({status})"),
    "newest": N_("Newest: {code} {title} ({status})"),
    "refused": N_("It looks like a code and is none: {reason}."),
    "beside": N_("The year was read from the next cell."),
    "spelt": N_("Written “{written}” ({place}); it is spelt {code}."),
    "otherSpellings": N_("Other wrong spellings of it, not shown: {number}."),
    "amendment": N_("The catalogue does not tell of amendments: what is said here is said of the standard itself."),
    "later": N_("There is a later one, {code}: {status}."),
    "undated": N_("Cited without a year, so the newest edition is meant: {code}, {status}."),
    "replaced": N_("It has no record of its own, but {code} replaces it: {status}."),
    "former": N_("This is a former code of {code}: {status}."),
    "otherMark": N_("The catalogue has {code}, with another mark: {status}. Is that what is meant?"),
    "otherZeros": N_("It differs only by leading zeros from {code}: {status}. Is that what is meant?"),
    "otherZerosAndMark": N_("It differs only by leading zeros and the mark from {code}: {status}. Is that what is meant?"),
    "otherEdition": N_("The catalogue does not have this edition. It has: {codes}."),
    "onlyOlder": N_("The catalogue does not have this edition, only older ones: {codes}. Is the year right?"),
    "allParts": N_("All parts are cited; each has a status of its own."),
    "range": N_("A range is cited; each standard in it has a status of its own."),
    "member": N_("{code}: {status}."),
    "more": N_("… and {number} more."),
    "summary": N_("Standards cited: {number}; {outdated} outdated, {misspelt} misspelt, {unknown} not in the catalogue. As of {day}."),
}  # fmt: skip
"""What `lubiao lookup` says, by the names that the scripts use."""

WITHOUT_LETTERS = N_("the letters before the number are missing")

OF_THE_PAGE = {
    "loading": N_("Loading the catalogue…"),
    "failed": N_("The catalogue could not be loaded. Check the connection, and change the text to try again."),
    "looking": N_("Looking through the text… {percent} %"),
    "nothing": N_("No standard code was found in this text."),
    "tooLong": N_("The text is too long: up to {number} characters are looked through. Check it in parts."),
    "tooLarge": N_("{file} is too large: up to {size} MB are read. Split it, or use `lubiao lookup`."),
    "notText": N_("{file} is not plain text. Word, Excel, OpenDocument and PDF files are read by `lubiao lookup {file}`; or copy the text and paste it here."),
    "damaged": N_("{file} is in no encoding that is read here: save it as UTF-8."),
    "empty": N_("{file} is empty."),
    "oneFile": N_("One file at a time: {file} was taken."),
    "pasted": N_("{number} characters were pasted. They stay beside the field."),
    "read": N_("{file} was read as {encoding}."),
    "showing": N_("{shown} of {number} shown: {judgement}."),
    "showAll": N_("Show all {number}"),
    "copied": N_("The table was copied: paste it into a spreadsheet or a document."),
    "textCopied": N_("The corrected text was copied. Places changed: {replaced}. Left for you to decide: {left}."),
    "noCopying": N_("The browser does not allow copying. It is selected: press Ctrl+C or ⌘C."),
    "saved": N_("The table was saved as {file}."),
    "fileName": N_("list-check"),
    "goToText": N_("Line {number}: show in the text"),
    "nothing_good": N_("Nothing: cite it as it is."),
    "nothing_unsure": N_("No source that was read says whether it is in force: ask the issuer before you rely on it."),
    "nothing_waits": N_("It is not in force: look at its page."),
    "nothing_outdated": N_("Nothing newer is known: ask the issuer."),
    "nothing_unknown": N_("Look it up at the issuer or on the national platform."),
    "excerpts": N_("The text is long: only the passages with codes are shown."),
    "left": N_("Left out: {number} characters"),
    "changed": N_("Places to change: {replaced}. Left for you to decide: {left}."),
    "unchanged": N_("Nothing in the text has to change, as far as the catalogue knows."),
}  # fmt: skip

EXAMPLE = N_("""Standards for purchasing

1. Yantai apples are accepted by GB18965-2003.
2. Farmers’ markets are built by DB3702/T 0014—2022.
3. Garland chrysanthemum: DB37/T 2001-2011. Brake linings: GB 5763-2008.
4. Quality management: GB/T 19001-2016; markets: DB3702/T 46 (all parts).
5. Village fairs: DB3714/T 1-2019. Cherries: DB3706/T 95-2O24.
""")
"""Real codes: superseded, misspelt, replaced without a record, not in the catalogue, several, meant otherwise, unreadable."""


def list_check_page(site: Site) -> Page:
    """The page with its texts."""
    version = hashlib.sha256(write_succession(site.catalogue)).hexdigest()[:10]
    body = render(
        site,
        "check.html",
        1,
        texts=texts(site),
        columns=[site.text(column) for column in COLUMNS],
        filters=[("all", site.text(N_("All"))), *((key, _name(site, key)) for key in FILTERS)],
        meanings=[(key, _name(site, key), site.text(MEANINGS[key])) for key in FILTERS],
        lookup=Markup("<code>lubiao lookup {}</code>").format(site.text(N_("FILE"))),
        succession=f"{PATH}?v={version}",
        longest=LONGEST_TEXT,
    )
    return Page(
        "check/",
        "check",
        site.text(N_("List check")),
        site.text(N_("Paste a list of standards or a whole document: every code in it is found and looked up in your browser, and nothing is sent anywhere.")),
        body,
        PARTS,
    )  # fmt: skip


def texts(site: Site) -> dict[str, object]:
    """Everything that the scripts say, in the language of the site."""
    return {
        **{key: site.text(text) for key, text in (SAID | OF_THE_PAGE).items()},
        "judgements": {key: site.text(text) for key, text in JUDGEMENTS.items()},
        "columns": [site.text(column) for column in COLUMNS],
        "heads": [site.text(head) for head in LIST_HEADS],
        "reasons": {reason: site.text(reason) for reason in (*CODE_REASONS, WITHOUT_LETTERS)},
        "example": site.text(EXAMPLE),
        "day": str(site.catalogue.day),
        "longest": LONGEST_TEXT,
    }


def _name(site: Site, key: str) -> str:
    return site.text(JUDGEMENTS[key] if key in JUDGEMENTS else SAID[key])
