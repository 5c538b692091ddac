"""JSON Schema of the data files, for editors and for other programs.

The records themselves are the source; what each key means is taken from docs/data-format*.md. The schema
holds the form of single values, so that an editor can complete and underline while one types. What only
the other records can tell (a city that does not exist, a code that has a record already) is the rules'.
"""

from .documents import documents

__all__ = ["documents"]
