"""Every address that a built site holds, followed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from html_pages import Element, parse

ADDRESSES = frozenset({"href", "src", "action", "poster", "data", "formaction", "xlink:href"})
_URL = re.compile(r"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)|@import\s+[\"']([^\"']+)[\"']")


@dataclass(frozen=True)
class Reference:
    """An address that a file holds."""

    file: str
    """Relative to the site's folder."""
    by: str
    """The tag and attribute that hold it, or `css`."""
    value: str

    def __str__(self) -> str:
        return f"{self.file}: {self.by} {self.value}"


class BuiltSite:
    """A built site on disk, at the address that it is to have."""

    def __init__(self, folder: Path, site_url: str) -> None:
        self.folder, self.site_url = folder, site_url

    @cached_property
    def pages(self) -> dict[str, Element]:
        """Each HTML file's tree, by its path."""
        return {path.relative_to(self.folder).as_posix(): parse(path.read_text(encoding="utf-8")) for path in sorted(self.folder.rglob("*.html"))}

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every address in every page, style sheet and drawing."""
        return (*self._in_pages(), *self._in_styles())

    def _in_pages(self) -> Iterator[Reference]:
        for file, page in self.pages.items():
            for element in page.walk():
                for name, value in element.attributes.items():
                    if name in ADDRESSES:
                        yield Reference(file, f"{element.tag} {name}", value)
                    elif name == "srcset":
                        yield from (Reference(file, f"{element.tag} {name}", part.split()[0]) for part in value.split(","))
                    elif name == "style":
                        yield from _in_css(file, value)
                if element.attributes.get("http-equiv") == "refresh":
                    yield Reference(file, "meta refresh", element.attributes["content"].partition("url=")[2])
                if element.tag == "style":
                    yield from _in_css(file, element.text())

    def _in_styles(self) -> Iterator[Reference]:
        for path in sorted(self.folder.rglob("*.css")):
            yield from _in_css(path.relative_to(self.folder).as_posix(), path.read_text(encoding="utf-8"))

    def is_outside(self, reference: Reference) -> bool:
        """True where it leads to another origin."""
        parts = urlsplit(self._whole(reference))
        return (parts.scheme, parts.netloc) != urlsplit(self.site_url)[:2] and parts.scheme != "data"

    def _whole(self, reference: Reference) -> str:
        """The address in full; a server answers with `404.html` wherever there is no page."""
        at = "no/such/page/" if reference.file == "404.html" and not reference.value.startswith("#") else reference.file.removesuffix("index.html")
        return urljoin(urljoin(self.site_url, at), reference.value)

    def leads_somewhere(self, reference: Reference) -> bool:
        """True where an address of this site has a file, and the anchor in it that is asked for."""
        parts = urlsplit(self._whole(reference))
        if parts.scheme == "data":
            return True
        path = unquote(parts.path).removeprefix(urlsplit(self.site_url).path)
        file = f"{path}index.html" if path == "" or path.endswith("/") else path
        return (self.folder / file).is_file() and (not parts.fragment or unquote(parts.fragment) in self._anchors(file))

    def _anchors(self, file: str) -> frozenset[str]:
        if file not in self._known_anchors:
            page = self.pages.get(file) or parse((self.folder / file).read_text(encoding="utf-8"))
            self._known_anchors[file] = frozenset(value for element in page.walk() for name, value in element.attributes.items() if name in ("id", "name"))
        return self._known_anchors[file]

    @cached_property
    def _known_anchors(self) -> dict[str, frozenset[str]]:
        return {}

    def dead_ends(self) -> list[str]:
        """The addresses of this site that lead to no file, or to no such place in it."""
        return sorted({str(reference) for reference in self.references if not self.is_outside(reference) and not self.leads_somewhere(reference)})

    def fetched_from_elsewhere(self) -> list[str]:
        """The addresses of other origins that a browser would ask for, and not a reader."""
        return sorted({str(reference) for reference in self.references if self.is_outside(reference) and reference.by != "a href"})


def _in_css(file: str, css: str) -> Iterator[Reference]:
    for url, imported in _URL.findall(css):
        yield Reference(file, "css", url or imported)
