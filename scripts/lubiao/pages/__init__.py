"""What each page shows, and the templates that say it. Knows nothing of MkDocs.

A page here is a title, a description and the body; the shell around it comes from the engine.
"""

from .page import Page
from .site import Site
from .writing import pages_of, search_rows, sitemap

__all__ = ["Page", "Site", "pages_of", "search_rows", "sitemap"]
