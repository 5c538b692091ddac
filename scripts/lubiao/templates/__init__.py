"""The page templates, compiled for one language. What they show, only those know who fill them."""

from .compiled import Compiled, keep_compiled_in
from .environment import compile_all, marked, page_environment

__all__ = ["Compiled", "compile_all", "keep_compiled_in", "marked", "page_environment"]
