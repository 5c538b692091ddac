"""What each page shows, and the templates that say it. Knows nothing of MkDocs.

A page here is a title, a description and the body; the shell around it comes from the engine.
"""

from .home import home_body
from .last_modified import newest_changes
from .lines import scripts_of_lines
from .moved import pages_that_lead_on
from .opensearch import PATH as OPENSEARCH
from .opensearch import opensearch
from .page import Page
from .previews import preview
from .programs import files_of_language, twins
from .search_rows import search_index
from .short_addresses import short_addresses
from .site import Site
from .sitemap import robots, sitemaps
from .standards import standard_page
from .succession_script import PATH as SUCCESSION
from .succession_script import write_succession
from .writing import last_pages, page_at, pages_of

__all__ = [
    "OPENSEARCH",
    "SUCCESSION",
    "Page",
    "Site",
    "files_of_language",
    "home_body",
    "last_pages",
    "newest_changes",
    "opensearch",
    "page_at",
    "pages_of",
    "pages_that_lead_on",
    "preview",
    "robots",
    "scripts_of_lines",
    "search_index",
    "short_addresses",
    "sitemaps",
    "standard_page",
    "twins",
    "write_succession",
]
