"""The grammar of standard codes: parse, canonical form, kind, grade, issuing division, address slug.

This room stands at the bottom: it imports nothing of the project and reads no file.
"""

from .beside import CodeAndMore, code_and_more
from .code import Code, Extent, Grade, Kind
from .error import CodeError
from .grammar import parse

__all__ = ["Code", "CodeAndMore", "CodeError", "Extent", "Grade", "Kind", "code_and_more", "parse"]
