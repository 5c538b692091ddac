"""What has a name beside its id, as it is shown to people: sources, cities, choices."""

from __future__ import annotations

from collections import Counter

from lubiao.catalogue import Catalogue
from lubiao.catalogue.labels import LABELS
from lubiao.records import City, Source
from lubiao.texts import translator

from .questions import Form, Question

MOST_SHOWN = 10
"""Sources that are shown to somebody who knows none."""


def sources_by_use(key: str, catalogue: Catalogue) -> list[str]:
    """The ids of all sources, the one that stands most often under a key, `evidence` or `cited`, first.

    Document hosts come last: a record that rests on them alone gets a warning.
    """
    used = Counter(one.source for standard in catalogue.standards for one in getattr(standard.raw, key))
    sources = catalogue.sources.values()
    return [source.id for source in sorted(sources, key=lambda one: (not one.tier.linkable, -used[one.id]))]


def name_of(question: Question, value: str, catalogue: Catalogue, language: str) -> str:
    """An answer with the name of what it stands for: `samr-std 全国标准信息公共服务平台`."""
    if question.choices:
        return f"{value} {translator(language)(LABELS[question.family][value])}"
    named: Source | City | None = None
    if question.form is Form.SOURCE:
        named = catalogue.sources.get(value)
    elif question.form is Form.CITY:
        named = catalogue.cities.get(value)
    if not named:
        return value
    return f"{value} {named.name_zh if language == 'zh' else named.name_en}"
