"""The MkDocs plugin: each event calls one function and returns."""

import logging
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from practicebook import pipeline, search
from practicebook.clock import build_day
from practicebook.content.findings import as_text
from practicebook.content.kinds import CONTENT_FOLDERS
from practicebook.mkdocs_adapter import context, settings, sources
from practicebook.mkdocs_adapter.serving import keep_serving
from practicebook.staging import Stage

log = logging.getLogger("mkdocs.plugins.practicebook")


class PracticebookOptions(Config):
    """What a council sets under `practicebook` in `mkdocs.yml`."""

    offline = config_options.Type(bool, default=True)
    """Whether readers may keep pages on their devices."""


class PracticebookPlugin(BasePlugin[PracticebookOptions]):  # type: ignore[no-untyped-call]
    """Builds one site from `docs/`, `framework/` and `exemplars/`."""

    def __init__(self) -> None:
        self.preview = False
        self.stage: Stage | None = None
        self.docs_dir: Path | None = None
        self.prepared = pipeline.Prepared((), None)
        self.index: search.Index | None = None
        self.index_dir: Path | None = None
        self.more: Mapping[str, tuple[search.SearchPage, ...]] = {}

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Drafts are shown in a preview only."""
        self.preview = command == "serve"

    @event_priority(100)  # before others look for templates, which the theme's folder adds
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the content before anything is touched, then build beside the old site."""
        self.prepared = _prepare(config, self.preview, offline=self.config.offline and not self.preview)
        self.on_shutdown()
        self.docs_dir = settings.empty_docs_dir(config)
        settings.apply(config, self.docs_dir)
        self.stage = Stage(Path(config.site_dir))
        config.site_dir = str(self.stage.folder)
        return config

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put our pages in the place of the Markdown files, and the navigation in its place."""
        config.nav = sources.navigation(self.prepared.navigation)
        return sources.replace_files(files, self.prepared, config)

    def on_page_context(self, page_context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
        """Give the templates what they show around a page."""
        return page_context | {"pb": context.of_page(page, self.prepared, self.more)}

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Index what was rendered; give templates that have no page, such as the 404 and the site map, what pages have."""
        pages = {sources.address(file): file.page for file in files.documentation_pages() if file.page}
        rendered = {address: page.content or "" for address, page in pages.items()}
        self.index_dir = settings.new_index(config)
        self.index = pipeline.index(self.prepared, rendered, self.index_dir)
        for address, page in pages.items():
            page.content = pipeline.shown(self.prepared, search.without_keywords(rendered[address]), address)
        self.more = search.more_like(self.index)
        env.globals["pb"] = context.of_site(self.prepared)
        sources.date_pages(files, self.prepared)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Add what follows from the pages, and swap the site in."""
        assert self.stage
        if settings.will_be_refused(config):
            return
        assert self.index and self.index_dir
        pipeline.finish(self.prepared, self.index, self.stage.folder)
        self.index.close()
        _swap(self.stage)
        if not self.preview:  # a preview has drafts, which `practicebook search` leaves out as readers' search does
            settings.keep_index(self.index_dir, config)
        config.site_dir = str(self.stage.site)
        log.info("%s is ready, as on %s.", _relative(self.stage.site), self.prepared.edition.day if self.prepared.edition else "")
        self.stage = None

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the old site as it was."""
        self._discard()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watch all that content is made of, and go on showing the last good page when it has findings."""
        server.unwatch(config.docs_dir)  # ours, and written to by every build
        for folder in CONTENT_FOLDERS:
            if (settings.root(config) / folder).is_dir():
                server.watch(str(settings.root(config) / folder))
        return keep_serving(server)

    def on_shutdown(self) -> None:
        """Clear away what was made for this run only."""
        self._discard()
        for folder in filter(None, (self.docs_dir, self.index_dir)):
            shutil.rmtree(folder, ignore_errors=True)

    def _discard(self) -> None:
        if self.stage:
            self.stage.discard()
            self.stage = None


def _prepare(config: MkDocsConfig, preview: bool, offline: bool) -> pipeline.Prepared:
    try:
        day = build_day()
    except ValueError as error:
        raise Abort(str(error)) from None
    prepared = pipeline.prepare(settings.root(config), day, preview, offline)
    if prepared.findings:
        print(as_text(prepared.findings), file=sys.stderr)
    if not prepared.may_build:
        errors = sum(finding.severity == "error" for finding in prepared.findings)
        raise Abort(f"{errors} error{'s' if errors != 1 else ''} in the content: nothing was built, and the site is as it was.")
    return prepared


def _swap(stage: Stage) -> None:
    try:
        stage.swap()
    except OSError as error:
        why = "Is it a mount point, or open in another program?"
        raise Abort(f"The new site cannot take the place of {_relative(stage.site)} ({error.strerror}). {why} The site is as it was.") from None


def _relative(path: Path) -> str:
    try:
        return f"{path.relative_to(Path.cwd())}/"
    except ValueError:
        return f"{path}/"
