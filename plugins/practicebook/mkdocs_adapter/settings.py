"""What our pages need of MkDocs, set in one place so that `mkdocs.yml` holds only what a council would change."""

import logging
import re
import shutil
import tempfile
from html import unescape
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import CountHandler

from practicebook.content.markdown import slugify
from practicebook.content.rendered import EXTENSIONS, TOC
from practicebook.staging import clear_left_over

THEME = Path(__file__).parent / "theme"
BROWSER = Path(__file__).parent.parent / "browser"

INDEX = ".cache/practicebook/search"
"""The search index of the last build, under the site's root."""


def root(config: MkDocsConfig) -> Path:
    """The site's root: the folder of `mkdocs.yml`."""
    return Path(config.config_file_path).parent if config.config_file_path else Path.cwd()


def empty_docs_dir(config: MkDocsConfig) -> Path:
    """Make an empty folder for MkDocs to read.

    Every page comes from us; and Material's blog plugin writes into the folder that it reads, which must not be `docs/`.
    """
    cache = _cache(config)
    clear_left_over(cache, "mkdocs-")
    return Path(tempfile.mkdtemp(prefix="mkdocs-", dir=cache))


def new_index(config: MkDocsConfig) -> Path:
    """Make a folder for a build's search index until the site is ready."""
    cache = _cache(config)
    clear_left_over(cache, "search-")
    return Path(tempfile.mkdtemp(prefix="search-", dir=cache))


def keep_index(folder: Path, config: MkDocsConfig) -> None:
    """Put the index of a site that is ready where `practicebook search` looks for it."""
    kept = root(config) / INDEX
    shutil.rmtree(kept, ignore_errors=True)
    folder.replace(kept)


def _cache(config: MkDocsConfig) -> Path:
    cache = root(config) / ".cache" / "practicebook"
    cache.mkdir(parents=True, exist_ok=True)
    return cache


def apply(config: MkDocsConfig, docs_dir: Path) -> None:
    """Set the folders, the Markdown extensions, and leave links to our own checks."""
    config.docs_dir = str(docs_dir)
    if str(THEME) not in config.theme.dirs:
        config.theme.dirs.insert(0, str(THEME))
    for extension in EXTENSIONS:
        if extension not in config.markdown_extensions:
            config.markdown_extensions.append(extension)
    config.mdx_configs.setdefault("toc", {}).update(TOC)
    for plugin in config.plugins.values():
        if "categories_slugify" in getattr(plugin, "config", {}):  # a hook has none
            plugin.config["categories_slugify"] = category_slug
    links = config.validation.links
    links.not_found = links.absolute_links = links.unrecognized_links = links.anchors = logging.DEBUG
    config.validation.nav.omitted_files = logging.DEBUG


def category_slug(title: str, separator: str) -> str:
    """The last part of a category's address, from its title as the blog is given it: Markdown, with what it could run escaped."""
    return slugify(unescape(re.sub(r"\\(.)", r"\1", title)), separator)


def will_be_refused(config: MkDocsConfig) -> bool:
    """True for a strict build that has had warnings, which MkDocs refuses only after the last event."""
    counters = [handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler)]
    return config.strict and any(counter.get_counts() for counter in counters)
