"""The project's own sentences in both languages: interface and findings.

English texts stand in the code and are the keys; `locale/zh/LC_MESSAGES/lubiao.po` holds the Chinese, and
`messages.po` beside it what the command line says of itself.
"""

from .translation import LANGUAGE_TAGS, LANGUAGES, Language, choose, default_language, translator

__all__ = ["LANGUAGES", "LANGUAGE_TAGS", "Language", "choose", "default_language", "translator"]
