"""The API: the catalogue as JSON files at addresses that stay, described by an OpenAPI document.

One layout holds in all answers. What people wrote stands under `raw`, as they wrote it: a key that nobody wrote is not
there. Everything else follows from it, stands under `derived` or bears a name of its own, and is always there: what
is not known is null, and a list without entries is empty. CHANGELOG_API.md says what readers may rely on.
"""

from .endpoints import ENDPOINTS, Endpoint
from .files import api_file, api_lists
from .openapi import OPENAPI, openapi

__all__ = ["ENDPOINTS", "OPENAPI", "Endpoint", "api_file", "api_lists", "openapi"]
