"""The plugin: reads and checks the data, prepares what surrounds the pages, and at the end has everything written.

Order of a build: on_config reads and begins to check (once); then, for each language, on_env prepares texts and templates,
and MkDocs writes the editorial pages; behind the last language on_post_build writes all others, see `work`.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jinja2
from mkdocs.config import base
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from lubiao.catalogue import Catalogue, build_day
from lubiao.catalogue.keys import keys_of
from lubiao.findings import N_
from lubiao.pages import Site, home_body, preview
from lubiao.pages.counts import filled_with_counts
from lubiao.publish.kept import Kept
from lubiao.publish.released import published_addresses, published_pages
from lubiao.publish.share import WHOLE, Share
from lubiao.reading.data import without_collecting_garbage
from lubiao.reading.known import read_known
from lubiao.templates import Compiled
from lubiao.texts import LANGUAGES, Language, default_language, translator

from .aside import without_interruption
from .assets import made_assets, own_folder, publish, versions
from .checking import Checking
from .done import Done, Once, Step
from .editorial import address_of, entries_of
from .forked import processors
from .policy import with_policy
from .shells import Shells
from .work import FEW, crew_of, write_site

HOME_PARTS = ("rows", "home", "charts")
"""What the home page needs beside the stylesheets and scripts of every page."""

YOUNG = 100_000
"""New values after which the collector looks for garbage: pages leave hardly any, and a task holds what it has worked out."""


class LubiaoConfig(base.Config):
    """The plugin's options in mkdocs.yml."""

    data_dir = option.Dir(exists=True, default="data")


class LubiaoPlugin(BasePlugin[LubiaoConfig]):
    """One instance lives through a whole build; MkDocs calls it once per language."""

    def __init__(self) -> None:
        self.share: Share = WHOLE
        self.jobs = processors()
        self.step: Step = lambda name, total: lambda done: None
        self.kept: Callable[[], Kept] | None = None
        """Gives what the last build left; None where nobody will ask what this one leaves."""
        self.records = b""
        """The records that the last build read, as they were written down; then those of this one, if it read others."""
        self.is_preview = False
        """Whether nothing is written but what MkDocs writes."""
        self.given: Catalogue | None = None
        """A catalogue that somebody has read and checked already."""
        self.once: Once
        self.done = Done()
        self.catalogue: Catalogue | None = None
        self.folder: Path | None = None
        """Where the site is written; None where MkDocs is asked itself, and its own folder is the site's."""
        self._kept = Kept()
        self._checking: Checking | None = None
        self.languages: list[Shells] = []
        self.made: dict[str, str] = {}
        """Assets that follow from the ground of the build alone; given where somebody has them already."""
        self._versions: dict[str, str] = {}
        self._compiled = Compiled()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the data, once per build, and begin to check them, before anything is written."""
        config.theme.static_templates.discard("sitemap.xml")
        # All templates are ours: MkDocs need not look through the theme's, and its 14,000 icons.
        config.theme.dirs = [str(own_folder(config))]
        for name in ("repository", "branch"):
            if not config.extra.get(name):
                raise PluginError(f"mkdocs.yml: extra.{name} is missing.")
        if _language(config) == LANGUAGES[0]:
            gc.unfreeze()  # what is left of the last build of a preview
            self.languages = []
            if not self.given:
                data, self.records = read_known(Path(self.config.data_dir), self.records)
            self.catalogue = self.given or Catalogue.link(data, build_day())
            # What is there by now is there until the end: the collector need not look through it again and again, and
            # processes that are forked go on sharing it.
            gc.freeze()
            gc.set_threshold(YOUNG)
            if len(self.catalogue.standards) >= FEW:
                gc.enable()
            if self.kept:
                self._kept = replace(self.kept(), standards=keys_of(self.catalogue))
            self._begin(config)
            with without_collecting_garbage():
                self.made = self.made or made_assets(config)
            self._versions = versions(config, self.made)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Publish no file that no page asks for."""
        return publish(files)

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
        env.bytecode_cache = self._compiled
        site = self._site(config, _language(config))
        editorial = entries_of(site, files, config)
        self.languages.append(Shells(site, config.site_name, env, editorial, self._versions))
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """The surroundings of an editorial page."""
        shells = self.languages[-1]
        site = shells.site
        address = address_of(site, page)
        title = (
            f"{page.title} · {config.site_name}"
            if address
            else f"{config.site_name} · {config.site_description}"
        )
        description = str(page.meta.get("description") or config.site_description)
        root = "../" * page.url.rstrip("/").count("/") + "../" if page.url.strip("./") else "./"
        parts = () if address else HOME_PARTS
        head = preview(site, address, str(page.title) if address else title)
        shells.surround(
            context,
            address,
            "",
            root,
            title,
            description,
            is_editorial=True,
            home=partial(home_body, site),
            parts=parts,
            head=head,
        )
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
        self.languages[-1].surround(context, None, "", root, title, config.site_description or "")
        return context

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """The 404 page speaks both languages; the build of the second must not write it again."""
        return with_policy(output_content) if _language(config) == LANGUAGES[0] else ""

    @event_priority(50)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Behind the last language, and if the data are sound, write what MkDocs does not write."""
        if self.languages[-1].site.language != LANGUAGES[-1]:
            return
        assert self._checking
        if self._checking.errors():
            raise Abort(translator(default_language())(N_("The data has errors; nothing was built.")))
        assert self.catalogue is not None
        data = Path(self.config.data_dir)
        schemas = {f"schema/{file.name}": file.read_bytes() for file in sorted(data.glob("schema/*.json"))}
        self.once = Once({**self.made, **schemas}, published_pages(data), published_addresses(data))
        if self.is_preview:
            return
        mkdocs, folder = Path(config.site_dir), self.folder or Path(config.site_dir)
        self.done = write_site(self._checking, self.languages, mkdocs, folder, self.once, self.step)
        self.records = self.records or self.done.records
        self.close()

    def on_build_error(self, *, error: Exception) -> None:
        """What runs beside MkDocs ends with it."""
        self.close()

    def close(self) -> None:
        """Nothing is to be built any more: what still runs beside ends."""
        if self._checking:
            self._checking.close()

    def _begin(self, config: MkDocsConfig) -> None:
        """Begin to check, and with what is to be written."""
        crew = None
        if not self.is_preview:
            sites = [self._site(config, language) for language in LANGUAGES]
            folder = self.folder or Path(config.site_dir)
            crew = crew_of(sites, folder, self.jobs, is_read=bool(self.records))
        unchecked = None if self.given else self.catalogue
        with without_interruption():  # until it is known who has to end
            self._checking = Checking(unchecked, crew, self.jobs, goes_ahead=self.folder is not None)

    def _site(self, config: MkDocsConfig, language: Language) -> Site:
        assert self.catalogue is not None
        return Site(
            self.catalogue,
            language,
            own_folder(config) / "pages",
            str(config.extra["repository"]).rstrip("/"),
            str(config.extra["branch"]),
            config.site_url or "/",
            share=self.share,
            kept=self._kept,
        )


def _language(config: MkDocsConfig) -> Language:
    """The language that is being built; static-i18n keeps it on its plugin."""
    i18n: Any = config.plugins.get("i18n")
    current = i18n.current_language if i18n else None
    return current or LANGUAGES[0]
