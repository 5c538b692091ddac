"""Files of a language that are for programs: the twins of pages, what language models read first, the search."""

from __future__ import annotations

from collections.abc import Iterator

from .llms import PATH as LLMS
from .llms import llms
from .opensearch import PATH as OPENSEARCH
from .opensearch import opensearch
from .site import Site
from .twin_words import Words, twin_path
from .twins import twin


def twins(site: Site) -> Iterator[tuple[str, str]]:
    """Path, without the language's prefix, and text of the twin of each standard that is made here."""
    words = Words(site)
    for standard in site.collection.own:
        yield twin_path(standard), twin(words, standard)


def files_of_language(site: Site) -> Iterator[tuple[str, str]]:
    """Path, without the language's prefix, and text of what there is once; it tells which files are published."""
    yield OPENSEARCH, opensearch(site)
    yield LLMS, llms(site)
