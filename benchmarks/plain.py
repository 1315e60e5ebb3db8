"""The same site in plain Material: every page that we render as a Markdown file, and a configuration that knows nothing of us."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from practicebook.content import addresses
from practicebook.content.pages import NavigationItem
from practicebook.content.rendered import EXTENSIONS, TOC
from practicebook.pipeline import Prepared

Config = dict[str, Any]


def configuration(site: Path) -> Config:
    """What `mkdocs.yml` of a site says, without search."""
    config: Config = yaml.safe_load((site / "mkdocs.yml").read_text(encoding="utf-8"))
    config["plugins"] = [plugin for plugin in config["plugins"] if _name(plugin) != "search"]
    return config


def write(prepared: Prepared, ours: Config, folder: Path) -> None:
    """Write the pages as Markdown files with the same addresses, and the configuration of plain Material."""
    sections = {item.address for item in _all(prepared.navigation) if item.children} | {addresses.HOME, addresses.BLOG}

    def uri(address: str) -> str:
        return f"{address}index.md" if address in sections else f"{address.rstrip('/')}.md"

    for page in prepared.pages:
        _write(folder / "docs" / uri(page.address), {"title": page.title, "description": page.summary}, page.markdown)
    for post in prepared.posts:
        meta = {"title": post.page.title, "description": post.page.summary, "date": post.date, "categories": list(post.categories)}
        _write(folder / "docs/blog/posts" / f"{PurePosixPath(post.page.address).name}.md", meta, post.page.markdown)
    config = ours | {
        "docs_dir": "docs",
        "theme": ours["theme"] | {"language": "en"},
        "plugins": [plugin for plugin in ours["plugins"] if _name(plugin) != "practicebook"],
        "nav": list(_nav(prepared.navigation, uri)),
        "markdown_extensions": [extension for extension in EXTENSIONS if extension != "toc"] + [{"toc": TOC}],
        "validation": {"nav": {"omitted_files": "ignore"}, "links": dict.fromkeys(("not_found", "absolute_links", "unrecognized_links", "anchors"), "ignore")},
    }
    (folder / "mkdocs.yml").write_text(yaml.dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")


def add_search(file: Path) -> None:
    """Give a configuration Material's own search."""
    config = yaml.unsafe_load(file.read_text(encoding="utf-8"))  # our own, with the functions that the extensions are given
    file.write_text(yaml.dump(config | {"plugins": ["search", *config["plugins"]]}, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _write(path: Path, meta: dict[str, Any], markdown: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    front_matter = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=10_000).replace(f"'{meta.get('date')}'", str(meta.get("date")))
    path.write_text(f"---\n{front_matter}---\n\n{markdown}", encoding="utf-8")


def _nav(items: Iterable[NavigationItem], uri: Any) -> Iterator[Config]:
    for item in items:
        own = [uri(item.address)] if item.address is not None else []
        yield {item.title: [*own, *_nav(item.children, uri)] if item.children else own[0]}


def _all(items: Iterable[NavigationItem]) -> Iterator[NavigationItem]:
    for item in items:
        yield item
        yield from _all(item.children)


def _name(plugin: Any) -> str:
    return plugin if isinstance(plugin, str) else next(iter(plugin))
