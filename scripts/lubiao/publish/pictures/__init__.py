"""Pictures for the previews of links (Open Graph, https://ogp.me): signposts, made when the site is built."""

from .files import Pictured, picture_of, pictures
from .signpost import HEIGHT, WIDTH

__all__ = ["HEIGHT", "WIDTH", "Pictured", "picture_of", "pictures"]
