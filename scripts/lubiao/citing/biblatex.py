"""BibLaTeX: an entry of the type @standard, as biblatex-gb7714 and others print it."""

from __future__ import annotations

import re
from functools import lru_cache

from .reference import Reference

_LANGUAGES = {"zh": "chinese", "en": "english"}

_SPECIAL = {
    "\\": r"\textbackslash{}",
    # Not \{ and \}: BibTeX and Biber count braces before they look at backslashes.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "$&#%_"},
}
_SIGN = re.compile("[" + re.escape("".join(_SPECIAL)) + "]")


def biblatex(reference: Reference) -> str:
    """One entry; its key is the standard's slug."""
    fields = {
        # Braces of their own: a body is not taken apart into first and last name, nor at “and”.
        "author": " and ".join(f"{{{latex(body)}}}" for body in reference.bodies),
        "title": latex(reference.title),
        "number": latex(reference.code),
        "date": reference.date,
        "langid": _LANGUAGES[reference.language],
        "note": latex("; ".join(reference.notes)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@standard{{{reference.slug},", *lines, "}", ""])


@lru_cache(maxsize=1024)
def latex(text: str) -> str:
    """The text with the characters that LaTeX would act on."""
    return _SIGN.sub(lambda sign: _SPECIAL[sign[0]], text)
