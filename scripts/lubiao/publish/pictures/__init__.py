"""Pictures for the previews of links (Open Graph, https://ogp.me): signposts, made when the site is built."""

from .files import picture_of, pictured, pictures
from .signpost import HEIGHT, WIDTH

__all__ = ["HEIGHT", "WIDTH", "picture_of", "pictured", "pictures"]
