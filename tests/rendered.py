"""Markdown rendered as the site renders it, and what a browser would find in the HTML."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import markdown
from mkdocs.config import load_config

from practicebook.content.markdown import Body
from practicebook.mkdocs_adapter import settings

ADDRESSES = frozenset({"href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href", "background", "cite"})
"""Attributes that a browser may follow."""

RUNNING = frozenset({"script", "iframe", "object", "embed", "base", "frame", "applet", "meta", "link", "style", "form", "template"})
"""Elements that run script, load something or change what the page means; no content of ours makes one."""

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@cache
def renderer() -> markdown.Markdown:
    """Python-Markdown with the extensions and settings that our MkDocs adapter gives it."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "mkdocs.yml")
        file.write_text("site_name: Rendered\ntheme: material\n", encoding="utf-8")
        (Path(folder) / "docs").mkdir()
        config = load_config(str(file))
        settings.apply(config, Path(folder))
    return markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


def to_html(text: str) -> str:
    """A page's Markdown as HTML."""
    return renderer().reset().convert(text)


@dataclass
class Element:
    """An element of a page, with the words in it."""

    name: str
    attributes: dict[str, str | None]
    words: str = ""


@dataclass
class Page(HTMLParser):
    """What a browser finds in a piece of HTML."""

    source: str
    elements: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[Element] = []
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        while any(element.name == tag for element in self._open):
            if self._open.pop().name == tag:
                break

    def handle_data(self, data: str) -> None:
        added = any(element.name == "sup" or element.attributes.get("class") == "headerlink" for element in self._open)
        for element in self._open:
            if not (added and element.name.startswith("h")):
                element.words += data

    def headings(self) -> list[tuple[int, str, str]]:
        """Level, anchor and words of each heading, without the marks that the renderer adds."""
        return [
            (int(one.name[1]), one.attributes.get("id") or "", " ".join(one.words.split()))
            for one in self.elements
            if re.fullmatch("h[1-6]", one.name)
        ]

    def links(self) -> list[str]:
        """The address of each link with words of its own; those that headings and footnotes get left out."""
        ours = ("headerlink", "footnote-ref", "footnote-backref")
        written = [one for one in self.elements if one.name == "a" and one.attributes.get("class") not in ours]
        return [one.attributes["href"] or "" for one in written if one.attributes["href"] != one.words]

    def pictures(self) -> list[tuple[str, str]]:
        """Address and alternative text of each picture."""
        return [(one.attributes.get("src") or "", one.attributes.get("alt") or "") for one in self.elements if one.name == "img"]

    def dangers(self) -> Iterator[str]:
        """Whatever could run script, load something or change the page's look."""
        for element in self.elements:
            if element.name in RUNNING:
                yield f"<{element.name}>"
            for name, value in element.attributes.items():
                if name.startswith("on") or (name == "style" and not re.fullmatch(r"text-align: \w+;", value or "")):
                    yield f"<{element.name} {name}={value!r}>"
                if name in ADDRESSES and runs_script(value or ""):
                    yield f"<{element.name} {name}={value!r}>"


def runs_script(address: str) -> bool:
    """True for an address that a browser would run, with all that it overlooks taken out."""
    plain = re.sub(r"[\x00-\x20]", "", html.unescape(address)).lower()
    return re.match(r"(javascript|vbscript|data|livescript|mocha|feed|blob|filesystem|view-source):", plain) is not None


@dataclass(frozen=True)
class Reading:
    """What a program sees in a piece of Markdown."""

    headings: tuple[tuple[int, str, str], ...]
    """Level, anchor and words."""
    links: tuple[str, ...]
    pictures: tuple[tuple[str, str], ...]
    """Address and alternative text."""


def as_rendered(text: str) -> Reading:
    """What Python-Markdown, which makes the pages, sees."""
    page = Page(to_html(text))
    return Reading(tuple(page.headings()), tuple(sorted(page.links())), tuple(sorted(page.pictures())))


def as_checked(text: str) -> Reading:
    """What our checks see."""
    body = Body(text, PurePosixPath("page.md"))
    headings = tuple((one.level, one.anchor, " ".join(one.text.split())) for one in body.outline)
    links = tuple(sorted(link.destination for link in body.links if not link.is_picture and link.destination != link.text))
    return Reading(headings, links, tuple(sorted((link.destination, link.text) for link in body.links if link.is_picture)))
