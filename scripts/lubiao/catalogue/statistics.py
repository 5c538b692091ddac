"""Counts across the whole catalogue, as tables."""

from __future__ import annotations

import pandas

from lubiao.codes import Kind

from .catalogue import Catalogue


def kinds_by_city(catalogue: Catalogue) -> pandas.DataFrame:
    """Standards tied to each city in any way, by kind.

    Rows are the ids of the cities in the order of data/cities.yaml, columns the kinds that occur, in their
    order; a standard tied to two cities counts for both, so columns do not add up to the catalogue.
    """
    ties = [
        (city, str(standard.kind))
        for city in catalogue.cities
        for standard in catalogue.of_city(city)
        if standard.kind
    ]
    tied = pandas.DataFrame(ties, columns=["city", "kind"])
    counts = pandas.crosstab(tied["city"], tied["kind"])
    kinds = [str(kind) for kind in Kind if kind in catalogue.of_kind]
    return counts.reindex(index=list(catalogue.cities), columns=kinds, fill_value=0)
