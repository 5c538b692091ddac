"""`lubiao serve`: a preview that follows edits."""

from .serving import serve_site

__all__ = ["serve_site"]
