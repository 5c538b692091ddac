"""The plugin: reads and checks the data, then writes the generated pages beside the editorial ones.

Order of a build: on_config reads and checks (once); then, for each language, on_env prepares texts,
templates and the search index, and on_post_build writes the pages.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jinja2
from mkdocs.config import base
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc
from mkdocs.utils.templates import TemplateContext

from lubiao.catalogue import Catalogue, build_day
from lubiao.findings import N_, Level
from lubiao.findings.printing import print_text
from lubiao.pages import Page, Site, home_body, preview, search_index
from lubiao.pages.counts import filled_with_counts
from lubiao.publish.released import published_addresses, published_pages
from lubiao.publish.share import WHOLE, Share
from lubiao.reading import read_data
from lubiao.reading.data import without_collecting_garbage
from lubiao.rules import check
from lubiao.texts import LANGUAGES, Language, default_language, translator

from .assets import hash_of, made_assets, own_folder, publish, versions
from .context import Entry, ShellContext
from .folder import (
    copy_moved,
    write_for_programs,
    write_index,
    write_moved,
    write_pages,
    write_published,
    write_shared,
)
from .policy import with_policy
from .shell import ADDRESS, BODY, DESCRIPTION, HEAD, TITLE, Shell

HOME_PARTS = ("rows", "home", "charts")
"""What the home page needs beside the stylesheets and scripts of every page."""


class LubiaoConfig(base.Config):
    """The plugin's options in mkdocs.yml."""

    data_dir = option.Dir(exists=True, default="data")


class LubiaoPlugin(BasePlugin[LubiaoConfig]):
    """One instance lives through a whole build; MkDocs calls it once per language."""

    def __init__(self) -> None:
        self.catalogue: Catalogue | None = None
        self.site: Site
        self.share: Share = WHOLE
        self.moved: set[str] = set()
        self._editorial: tuple[Entry, ...] = ()
        self._env: jinja2.Environment
        self._files: Files
        self._made: dict[str, str] = {}
        self._published: dict[str, int] = {}
        self._versions: dict[str, str] = {}
        self._search_index = b""
        self._search_version = ""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the data, once per build, before anything is written."""
        config.theme.static_templates.discard("sitemap.xml")
        missing = [name for name in ("repository", "branch") if not config.extra.get(name)]
        if missing:
            raise PluginError(f"mkdocs.yml: extra.{missing[0]} is missing.")
        if _language(config) == LANGUAGES[0]:
            gc.unfreeze()  # what is left of the last build of a preview
            self.catalogue = self._checked(Path(self.config.data_dir))
            with without_collecting_garbage():
                self._made = made_assets(config)
            self._versions = versions(config, self._made)
        return config

    def _checked(self, folder: Path) -> Catalogue:
        catalogue = Catalogue.link(read_data(folder), build_day())
        errors = [finding for finding in check(catalogue) if finding.level is Level.ERROR]
        if errors:
            language = default_language()
            print_text(errors, language, sys.stderr)
            raise Abort(translator(language)(N_("The data has errors; nothing was built.")))
        return catalogue

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Publish no file that no page asks for."""
        return publish(files, config)

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """An editorial page that asks for `counts` gets those of the catalogue."""
        assert self.catalogue is not None
        if not page.meta.get("counts"):
            return markdown
        try:
            return filled_with_counts(markdown, self.catalogue)
        except (KeyError, ValueError) as problem:
            raise PluginError(f"{page.file.src_uri}: there is no count {problem}.") from problem

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """A block of code scrolls by itself where it is too wide: the keyboard must reach it to scroll it."""
        return html.replace("<pre><code", '<pre><code tabindex="0"')

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Prepare what the pages of this language share."""
        assert self.catalogue is not None
        self._env, self._files = env, files
        self.site = Site(
            self.catalogue,
            _language(config),
            own_folder(config) / "pages",
            str(config.extra["repository"]).rstrip("/"),
            str(config.extra["branch"]),
            config.site_url or "/",
            self._published,
            self.share,
        )
        pages = [file.page for file in files.documentation_pages() if file.page is not None]
        order = {Path(str(name)).stem: place for place, name in enumerate(config.nav or ())}
        pages.sort(key=lambda page: order.get(Path(page.file.src_uri).stem, len(order)))
        self._editorial = tuple(
            Entry(self._address(page), str(page.title)) for page in pages if self._address(page)
        )
        with without_collecting_garbage():
            self._search_index = search_index(
                self.site, ((entry.address, entry.title) for entry in self._editorial)
            )
        self._search_version = hash_of(self._search_index)
        # What is there by now is there until the end: the collector need not look through it again and again.
        gc.freeze()
        return env

    def _address(self, page: MkDocsPage) -> str:
        """The address of an editorial page without the language's prefix."""
        prefix = self.site.prefixed("")
        return page.url.removeprefix(prefix).removeprefix("./")

    def _context(
        self, address: str | None, section: str, root: str, title: str, description: str, **more: Any
    ) -> ShellContext:
        return ShellContext(
            self.site,
            address,
            section,
            root,
            title,
            description,
            self._editorial,
            self._versions,
            self._search_version,
            **more,
        )

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """The surroundings of an editorial page."""
        address = self._address(page)
        title = (
            f"{page.title} · {config.site_name}"
            if address
            else f"{config.site_name} · {config.site_description}"
        )
        description = str(page.meta.get("description") or config.site_description)
        root = "../" * page.url.rstrip("/").count("/") + "../" if page.url.strip("./") else "./"

        def home(introduction: str) -> str:
            return home_body(self.site, introduction)

        parts = () if address else HOME_PARTS
        head = preview(self.site, address, str(page.title) if address else title)
        surroundings = self._context(
            address, "", root, title, description, is_editorial=True, home=home, parts=parts, head=head
        )
        _surround(context, surroundings)
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """An editorial page gets its policy."""
        return with_policy(output)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """The surroundings of the page that a server shows when it finds nothing."""
        root = (urlsplit(config.site_url or "/").path or "/").rstrip("/") + "/"
        title = f"404 · {config.site_name}"
        _surround(context, self._context(None, "", root, title, config.site_description or ""))
        return context

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """The 404 page speaks both languages; the build of the second must not write it again."""
        return with_policy(output_content) if _language(config) == LANGUAGES[0] else ""

    @event_priority(50)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the generated pages, the search index and, once, what all languages share."""
        folder = Path(config.site_dir)
        if self.site.language == LANGUAGES[0]:
            # Before the pages: one of them tells the sizes.
            self._published.update(write_published(folder, self.site.collection))
        shells: dict[tuple[str, str, int, tuple[str, ...]], Shell] = {}

        def shell_of(page: Page) -> Shell:
            # At the top a shell knows its address: the header marks the page itself, not only its section.
            key = (page.address if page.depth == 1 else "", page.section, page.depth, page.parts)
            if key not in shells:
                shells[key] = self._render_shell(page, config)
            return shells[key]

        addresses = ["", *(entry.address for entry in self._editorial)]
        addresses += write_pages(folder, self.site, shell_of, config.site_name)
        write_index(folder, self.site, self._search_index)
        if self.share.is_first:
            write_moved(folder, self.site, published_pages(Path(self.config.data_dir)), set(addresses))
        write_for_programs(folder, self.site)
        # static-i18n puts a sitemap of its own in place with every language; ours, of all languages, comes last.
        if self.site.language == LANGUAGES[-1]:
            schemas = sorted(Path(self.config.data_dir).glob("schema/*.json"))
            write_shared(folder, self.site, addresses, self._made, schemas)
            self.moved = copy_moved(folder, self.site, published_addresses(Path(self.config.data_dir)))

    def _render_shell(self, page: Page, config: MkDocsConfig) -> Shell:
        """The theme's shell for a section and depth, with marks for what differs."""
        from mkdocs.commands.build import get_context

        # The theme measures relative addresses from the page it is given: one of the same depth will do.
        stand_in = "x/" * page.depth
        is_top = page.depth == 1
        address = page.address if is_top else ADDRESS
        file = File.generated(config, f"{self.site.prefixed(stand_in)}index.md", content="")
        shell_page = MkDocsPage(TITLE, file, config)
        shell_page.content = BODY
        shell_page.toc = get_toc([])
        shell_page.meta = {}
        context = get_context(Navigation([], []), self._files, config, shell_page)
        root = self.site.root(page.depth)
        _surround(
            context,
            self._context(address, page.section, root, TITLE, DESCRIPTION, parts=page.parts, head=HEAD),
        )
        return Shell(with_policy(self._env.get_template("main.html").render(context)))

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Follow edits of data and templates too."""
        server.watch(self.config.data_dir)
        server.watch(str(own_folder(config)))
        return server


def _surround(context: Any, surroundings: ShellContext) -> None:
    """Give the templates of the shell what they know of the page: `lubiao`, and `say` for texts."""
    context["lubiao"] = surroundings
    context["say"] = surroundings.text


def _language(config: MkDocsConfig) -> Language:
    """The language that is being built; static-i18n keeps it on its plugin."""
    i18n: Any = config.plugins.get("i18n")
    current = i18n.current_language if i18n else None
    return current or LANGUAGES[0]
