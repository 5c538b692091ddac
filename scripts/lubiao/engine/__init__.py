"""The MkDocs plugin: the only room that imports mkdocs.

MkDocs, Material and static-i18n give the look and the editorial pages. Pages of standards, cities and
kinds never pass through them as Markdown: the theme's shell is rendered once per language, section and
depth, and filled.
"""
