"""Our pages as MkDocs files: Markdown, addresses and navigation.

Material's templates print titles and descriptions as they are, so both are escaped here.
"""

from collections.abc import Iterator
from html import escape
from pathlib import Path, PurePosixPath
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from practicebook.content import addresses
from practicebook.content.kinds import CONTENT_FOLDERS
from practicebook.content.links import LinkMap, address_of_file, is_published
from practicebook.content.pages import GeneratedPage, NavigationItem, PostSource
from practicebook.mkdocs_adapter import offline, settings
from practicebook.pipeline import Prepared
from practicebook.views.rendering import as_markdown


def replace_files(files: Files, prepared: Prepared, config: MkDocsConfig) -> Files:
    """To the theme's files, add our pages, and the pictures and other files beside the content."""
    sections = {item.address for item in _all_items(prepared.navigation) if item.children} | {addresses.HOME, addresses.BLOG}
    for page in prepared.pages:
        files.append(_page_file(page, page.address in sections, config))
    for post in prepared.posts:
        files.append(_post_file(post, config))
    for extra in (*_files_beside_content(config, prepared), *_browser_modules(config), *offline.files(config, prepared.offline)):
        files.append(extra)
    return files


def address(file: File) -> str:
    """The address of a page, as ours are written."""
    return str(file.url).removeprefix("./")


def date_pages(files: Files, prepared: Prepared) -> None:
    """Give every page the day of the build; MkDocs would ask the clock, and the site map differ from one day to the next."""
    assert prepared.edition
    for file in files.documentation_pages():
        if file.page:
            file.page.update_date = prepared.edition.day.isoformat()


def source_uri(address: str, is_section: bool) -> str:
    """What MkDocs calls a page's source. Only a section's own page is an index, or Material would take any page for one."""
    return f"{address}{'index' if is_section else 'page'}.md"


def _page_file(page: GeneratedPage, is_section: bool, config: MkDocsConfig) -> File:
    meta: dict[str, Any] = {"title": escape(page.title), "description": escape(page.summary)}
    if page.layout != "page":
        meta["template"] = f"{page.layout}.html"
    uri, content = source_uri(page.address, is_section), _with_front_matter(meta, page.markdown)
    file = _written(uri, content, config) if page.address == addresses.BLOG else File.generated(config, uri, content=content)
    file.dest_uri = f"{page.address}index.html"
    return file


def _post_file(post: PostSource, config: MkDocsConfig) -> File:
    page = post.page
    meta = {"title": escape(page.title), "description": escape(page.summary), "date": _Day(post.date), "categories": [str(as_markdown(title)) for title in post.categories], "byline": escape(", ".join(post.authors))}
    uri = f"blog/posts/{PurePosixPath(page.address).name}.md"
    return _written(uri, _with_front_matter(meta, page.markdown), config)


def _written(uri: str, content: str, config: MkDocsConfig) -> File:
    """A page as a file on disk, since Material's blog plugin reads files."""
    path = Path(config.docs_dir) / uri
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return File(uri, config.docs_dir, config.site_dir, use_directory_urls=True)


class _Day(str):
    """A date that YAML writes without quotes."""


yaml.SafeDumper.add_representer(_Day, lambda dumper, day: dumper.represent_scalar("tag:yaml.org,2002:timestamp", str(day)))


def _with_front_matter(meta: dict[str, Any], markdown: str) -> str:
    return f"---\n{yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=10_000)}---\n\n{markdown}"


def _files_beside_content(config: MkDocsConfig, prepared: Prepared) -> Iterator[File]:
    """Pictures and the like in the three folders, but those that only unpublished texts use."""
    assert prepared.edition
    site_root, unpublished = settings.root(config), LinkMap(prepared.edition).unpublished_files
    for folder in CONTENT_FOLDERS:
        for path in sorted((site_root / folder).rglob("*")):
            relative = PurePosixPath(path.relative_to(site_root).as_posix())
            if is_published(site_root, relative) and relative not in unpublished:
                yield File.generated(config, address_of_file(relative), abs_src_path=str(path))


def _browser_modules(config: MkDocsConfig) -> Iterator[File]:
    for path in sorted(settings.BROWSER.glob("*.js")):
        if path.name in (offline.WORKER, offline.WORKER_THAT_LEAVES):
            continue  # served at the site's root
        yield File.generated(config, f"assets/browser/{path.name}", abs_src_path=str(path))


def navigation(items: tuple[NavigationItem, ...]) -> list[Any]:
    """Our navigation as MkDocs' `nav`."""
    return [{escape(item.title): _entry(item)} for item in items]


def _entry(item: NavigationItem) -> Any:
    if not item.children:
        return source_uri(item.address or "", item.address in (addresses.HOME, addresses.BLOG))
    own = [] if item.address is None else [source_uri(item.address, True)]
    return [*own, *navigation(item.children)]


def _all_items(items: tuple[NavigationItem, ...]) -> Iterator[NavigationItem]:
    for item in items:
        yield item
        yield from _all_items(item.children)
