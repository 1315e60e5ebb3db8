"""`assets/offline.json`: every file that a device can keep, with its size and hash, so that the service worker knows what belongs together.

What a page needs is found by reading what was built: the addresses in its tags, and those in the style sheets and scripts that
these lead to. So nobody has to list the files of a theme, and a file that nothing asks for is not kept.
"""

import json
import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

from practicebook.content import addresses
from practicebook.content.data import ServiceArea
from practicebook.content.edition import Edition

FORMAT = 1
"""Of the list. A service worker that knows another one keeps nothing until the browser has fetched its successor."""

LIST = "assets/offline.json"

HASH_DIGITS = 12

EVERYWHERE = (addresses.HOME, addresses.AREAS, addresses.LAW, addresses.GLOSSARY, addresses.SEARCH, addresses.TOPICS, addresses.NOT_FOUND)
"""Pages that come with every area."""

_SEARCH_FILES = "assets/search/"
_LEFT_ALONE = ("admin/", "service-worker.js", "sitemap.xml", LIST)
"""How the addresses begin of what the service worker does not keep."""

_VERSION = re.compile(r"go/[^/]+/v/")
"""How the addresses of versions begin: there may be twenty for each document, and a visit needs the one in force."""

_TAG = re.compile(r"<(?:link|script|img|source|image|use|video|audio|track|object|embed)\s[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\s(href|src|srcset|xlink:href|poster|data)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_IN_STYLES = re.compile(r"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)|@import\s+[\"']([^\"']+)[\"']")
_IN_SCRIPTS = re.compile(r"[\"'`]([\w./-]+\.\w+)[\"'`]")
_READ_FOR_MORE = {".css": _IN_STYLES, ".js": _IN_SCRIPTS, ".webmanifest": _IN_SCRIPTS}


def write(edition: Edition, site: Path, enabled: bool) -> None:
    """Write the list of a site that is built; where keeping is turned off, a list that says so."""
    found = describe(edition, site) if enabled else {"format": FORMAT, "enabled": False}
    path = site / LIST
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(found, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def describe(edition: Edition, site: Path) -> dict[str, object]:
    """What the list holds. `docs/about/offline.md` explains it."""
    built = _Built(site)
    shell = built.with_needs([addresses.KEEP]) | built.needs(addresses.AREAS)
    common = built.with_needs(EVERYWHERE) | built.under(_SEARCH_FILES)
    of_areas = {area: built.with_needs(_pages_of(edition, area)) for area in edition.library.areas}
    kept = sorted(built.with_needs(built.pages) | common)
    number = {address: position for position, address in enumerate(kept)}
    files = [(address, *built.size_and_hash(address)) for address in kept]

    def gaps(some: Iterable[str]) -> list[int]:
        numbers = sorted(number[address] for address in some)
        return [one - before for before, one in zip([0, *numbers], numbers, strict=False)]

    return {
        "format": FORMAT,
        "enabled": True,
        "day": edition.day.isoformat(),
        "version": _hash("\n".join(f"{address} {digest}" for address, _, digest in files).encode()),
        "withdrawn": sorted(addresses.document(document) for document in edition.documents if edition.is_withdrawn(document)),
        "files": files,
        "shell": gaps(shell),
        "common": gaps(common - shell),
        "needs": {number[page]: gaps(needs) for page in sorted(built.pages) if (needs := built.needs(page) - shell)},
        "areas": [{"id": area.id, "title": area.title, "files": gaps(here - common - shell)} for area, here in of_areas.items()],
    }


def _pages_of(edition: Edition, area: ServiceArea) -> Iterator[str]:
    """An area's own page, those of the documents that name it, and their permanent links."""
    yield addresses.area(area.id)
    yield addresses.permanent(area.id)
    for document in edition.readable:
        if area.id in edition.text(document).fields.service_areas:
            yield addresses.document(document)
            yield addresses.permanent(document.id)


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()[:HASH_DIGITS]


def _is_page(address: str) -> bool:
    return not address or address.endswith(("/", ".html"))


class _Built:
    """The files of a built site, by their addresses."""

    def __init__(self, site: Path) -> None:
        files = ((path.relative_to(site).as_posix(), path) for path in site.rglob("*") if path.is_file())
        self.paths = {re.sub(r"(^|/)index\.html$", r"\1", name): path for name, path in files if not name.startswith(_LEFT_ALONE) and not _VERSION.match(name)}
        self._needs: dict[str, frozenset[str]] = {}
        self._references: dict[str, frozenset[str]] = {}
        self._found: dict[tuple[str, str], str | None] = {}

    @cached_property
    def pages(self) -> frozenset[str]:
        """The addresses of all pages."""
        return frozenset(filter(_is_page, self.paths))

    def under(self, folder: str) -> set[str]:
        """The addresses of all files in a folder."""
        return {address for address in self.paths if address.startswith(folder)}

    def size_and_hash(self, address: str) -> tuple[int, str]:
        """A file's bytes, counted and hashed."""
        content = self.paths[address].read_bytes()
        return len(content), _hash(content)

    def with_needs(self, pages: Iterable[str]) -> set[str]:
        """Those of the pages that there are, and all that they need."""
        there = self.pages.intersection(pages)
        return set(there).union(*map(self.needs, there))

    def needs(self, page: str) -> frozenset[str]:
        """The files that a page is not whole without, its links left out."""
        if page not in self._needs:
            found: set[str] = set()
            new = self._asked_for_by(page)
            while new:
                found |= new
                new = frozenset[str]().union(*map(self._asked_for_by, new)) - found
            self._needs[page] = frozenset(found)
        return self._needs[page]

    def _asked_for_by(self, address: str) -> frozenset[str]:
        if address not in self._references:
            self._references[address] = frozenset(self._read(address))
        return self._references[address]

    def _read(self, address: str) -> Iterator[str]:
        pattern = _READ_FOR_MORE.get(posixpath.splitext(address)[1])
        if not _is_page(address) and not pattern:
            return
        text = self.paths[address].read_text(encoding="utf-8", errors="replace")
        asked = _in_tags(text) if _is_page(address) else ("".join(match) for match in pattern.findall(text)) if pattern else ()
        folder = posixpath.dirname(f"/{address}")
        for reference in set(asked):
            found = self._find(folder, reference)
            if found and not _is_page(found):
                yield found

    def _find(self, folder: str, reference: str) -> str | None:
        """The file that a reference leads to: from the file that holds it or, as scripts may ask, from the site's root."""
        if (folder, reference) not in self._found:
            path = unquote(re.split(r"[?#]", reference, maxsplit=1)[0])
            ways = (posixpath.normpath(posixpath.join(start, path))[1:] for start in (folder, "/")) if path else ()
            self._found[folder, reference] = next((way for way in ways if way in self.paths), None)
        return self._found[folder, reference]


def _in_tags(html: str) -> Iterator[str]:
    for tag in _TAG.findall(html):
        for name, double, single in _ATTRIBUTE.findall(tag):
            value = double or single
            yield from (part.split()[0] for part in value.split(",") if part.strip()) if name.lower() == "srcset" else (value,)
