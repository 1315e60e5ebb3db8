"""A Word file to numbered paragraphs, and the pictures in it.

Paragraphs are counted through the body with its tables and text boxes, headers, footers, comments, footnotes, endnotes,
then whatever else holds words (diagrams, charts, building blocks), and last the document's properties, each of which
counts as one. Empty paragraphs count: Word shows them too.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from practicebook.word.package import NOT_WORD, NotRead, Package, is_xml
from practicebook.word.parts import Part, Piece, Span, read_part, relationships

_WHERE = {
    "document": "",
    "hdr": "a header",
    "ftr": "a footer",
    "comments": "a comment",
    "footnotes": "a footnote",
    "endnotes": "an endnote",
    "glossaryDocument": "a building block",
    "dataModel": "a diagram",
    "drawing": "a diagram",
    "chartSpace": "a chart",
    "people": "the list of who commented",
    "settings": "the document's settings",
    "coreProperties": "the document's properties",
    "Properties": "the document's properties",
}
"""What a part is called, by its root element, in the order in which parts are counted; others come before the settings."""
_ORDER = {root: place for place, root in enumerate(_WHERE)}
_OTHER = _ORDER["people"] - 0.5
_SILENT = frozenset({"styles", "fonts", "theme", "webSettings", "numbering", "Types", "Relationships", "colorDef", "styleDef", "layoutDef", "chartStyle", "colorStyle", "colors", "datastoreItem"})
"""Roots of parts that hold no words of people."""

_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?|heic|avif|emf|wmf)$", re.IGNORECASE)
_THUMBNAIL = re.compile(r"^docProps/thumbnail\.", re.IGNORECASE)
_HARMLESS = re.compile(r"\.(?:odttf|ttf|otf|fntdata)$|(?:^|/)printerSettings\d*\.bin$|^\[trash\]/", re.IGNORECASE)


@dataclass(frozen=True)
class Paragraph:
    """Words of a Word file."""

    number: int
    """Counts from 1 through the whole file."""
    part: str
    """Where they are, such as `a header` or `a comment: a link's address`; empty for the body's own words."""
    text: str
    news: tuple[Span, ...] | None = None
    """Where this is a paragraph as it was before its tracked changes: the deleted words in it, which alone are new."""
    row: int = 0
    """The row of a table that it stands in, counted from 1 through its part; 0 outside tables."""


@dataclass(frozen=True)
class Picture:
    """A picture inside a Word file."""

    name: str
    """Its part, such as `word/media/image1.png`."""
    data: bytes


@dataclass(frozen=True)
class WordFile:
    """All that a Word file says."""

    paragraphs: tuple[Paragraph, ...]
    pictures: tuple[Picture, ...]
    unread: tuple[str, ...]
    """What is in it that nobody here can look into, in words."""


def read_docx(data: bytes) -> WordFile:
    """Read a Word file. Raises NotRead where it is broken, locked, too old or hostile."""
    package = Package(data)
    if "[Content_Types].xml" not in package:
        raise NotRead(NOT_WORD, "This is a ZIP archive and not a Word file.")
    parts = [part for name in sorted(package, key=_by_number) if is_xml(name) if (part := _part(package, name)) and part.root not in _SILENT]
    parts.sort(key=lambda part: _ORDER.get(part.root, _OTHER))
    if not any(part.root == "document" for part in parts):
        raise NotRead(NOT_WORD, "This is not a Word document: it has no body.")
    return WordFile(tuple(_numbered(parts)), tuple(_pictures(package)), tuple(_unread(package)))


def _by_number(name: str) -> list[tuple[int, str]]:
    """Orders `header2.xml` before `header10.xml`."""
    return [(int(digits or 0), words) for words, digits in re.findall(r"([^0-9]*)([0-9]{0,9})", name)]


def _part(package: Package, name: str) -> Part | None:
    if name.lower().endswith(".rels"):
        return None
    targets = _targets(package, name)
    part = read_part(name, package.read(name), targets)
    left = [address for an_id, address in targets.items() if an_id not in part.used]
    unseen = tuple(Piece(part.paragraphs + place, "a link's address", address) for place, address in enumerate(left, 1))
    return Part(part.root, part.paragraphs + len(unseen), (*part.pieces, *unseen), part.used)


def _targets(package: Package, name: str) -> Mapping[str, str]:
    """The addresses outside the file that a part links to, by relationship id."""
    path = PurePosixPath(name)
    beside = str(path.parent / "_rels" / f"{path.name}.rels")
    return {an_id: target for an_id, target in relationships(package.read(beside), beside)} if beside in package else {}


def _numbered(parts: list[Part]) -> Iterator[Paragraph]:
    before = 0
    for part in parts:
        where = _WHERE.get(part.root, "another part")
        for piece in part.pieces:
            if piece.text.strip():
                yield Paragraph(before + piece.paragraph, ": ".join(filter(None, (where, piece.what))), piece.text, piece.news, piece.row)
        before += part.paragraphs


def _pictures(package: Package) -> Iterator[Picture]:
    for name in sorted(package):
        if _PICTURE.search(name) and not _THUMBNAIL.search(name):
            yield Picture(name, package.read(name))


def _unread(package: Package) -> Iterator[str]:
    for name in sorted(package):
        if _THUMBNAIL.search(name):
            yield "a small picture of its first page"
        elif not is_xml(name) and not _PICTURE.search(name) and not _HARMLESS.search(name):
            yield f"the file {PurePosixPath(name).name}"
