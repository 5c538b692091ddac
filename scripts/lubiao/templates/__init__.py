"""The page templates, compiled for one language. What they show, only those know who fill them."""

from .environment import Compiled, compile_all, keep_compiled_in, marked, page_environment

__all__ = ["Compiled", "compile_all", "keep_compiled_in", "marked", "page_environment"]
