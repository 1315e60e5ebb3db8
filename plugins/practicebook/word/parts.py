"""One XML part of a Word file as paragraphs: all that it says, seen or not.

Read as a stream, so that no depth or width of elements matters. Elements are known by their local names: the same ones
stand in several namespaces (WordprocessingML strict and transitional, DrawingML, VML, mathematics).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree

from practicebook.word.elements import BREAKS, CHANGES, DELETED, FIELD, FIELD_WORDS, INSERTED, MADE_BY_WORD, MEASURES, OF_WORD, PROPERTIES, TEXT, WORDS_IN_ATTRIBUTES
from practicebook.word.package import HOSTILE, NOT_WORD, NotRead

Attributes = Mapping[str, str]
Span = tuple[int, int]


@dataclass(frozen=True)
class Piece:
    """Words of one part, and which of its paragraphs they belong to."""

    paragraph: int
    """Counts from 1 within the part."""
    what: str
    """What they are, where they are not just the paragraph's words: “a link's address”; else empty."""
    text: str
    news: tuple[Span, ...] | None = None
    """For a paragraph as it was before its tracked changes: where its deleted words are. All else is in the paragraph."""
    row: int = 0
    """The row of a table that it stands in, counted through the part; 0 outside tables."""


@dataclass(frozen=True)
class Part:
    """What one part says."""

    root: str
    """The local name of its root element: `document`, `hdr`, `comments` …"""
    paragraphs: int
    """How many paragraphs it has, empty ones too."""
    pieces: tuple[Piece, ...]
    used: frozenset[str] = frozenset()
    """The ids of the relationships that its paragraphs point at."""


def read_part(name: str, data: bytes, targets: Mapping[str, str]) -> Part:
    """Read an XML part. `targets` are the addresses that it links to, by relationship id. Raises NotRead."""
    reader = _Reader(name, targets)
    parser = ElementTree.XMLParser(target=reader)
    try:
        parser.feed(data)
        parser.close()
    except (ElementTree.ParseError, LookupError, ValueError):
        raise NotRead(NOT_WORD, f"The Word file is damaged: its part {name} is not XML that can be read.") from None
    return Part(reader.root, reader.count, tuple(reader.pieces), frozenset(reader.used))


def relationships(data: bytes, name: str) -> Iterator[tuple[str, str]]:
    """Id and target of each relationship to something outside the file. Raises NotRead."""
    found: list[tuple[str, str]] = []

    class _Target:
        def start(self, tag: str, attributes: Attributes) -> None:
            if _local(tag) == "Relationship" and attributes.get("TargetMode") == "External":
                found.append((attributes.get("Id", ""), attributes.get("Target", "")))

        def doctype(self, *_: object) -> None:
            _refuse_doctype(name)

    parser = ElementTree.XMLParser(target=_Target())
    try:
        parser.feed(data)
        parser.close()
    except (ElementTree.ParseError, LookupError, ValueError):
        raise NotRead(NOT_WORD, f"The Word file is damaged: its part {name} is not XML that can be read.") from None
    yield from found


@dataclass
class _Paragraph:
    """A paragraph that has not ended."""

    number: int
    row: int
    now: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    deleted: list[Span] = field(default_factory=list)
    length_before: int = 0
    field_code: list[str] = field(default_factory=list)
    changed: bool = False

    def add(self, text: str, inserted: bool, deleted: bool) -> None:
        """Words in their order; those of a tracked change belong to one of the two readings only."""
        if not deleted:
            self.now.append(text)
        if not inserted or deleted:
            if deleted:
                self.deleted.append((self.length_before, self.length_before + len(text)))
            self.before.append(text)
            self.length_before += len(text)

    def pieces(self) -> Iterator[Piece]:
        """As it reads now, as it read before where words were deleted, and what its field codes say."""
        yield Piece(self.number, "", "".join(self.now), None, self.row)
        if self.deleted:
            yield Piece(self.number, "deleted words of a tracked change", "".join(self.before), tuple(self.deleted), self.row)
        if code := FIELD_WORDS.sub(" ", "".join(self.field_code)).strip():
            yield Piece(self.number, "a field code", code)


class _Reader:
    """Takes the parser's events and gathers pieces."""

    def __init__(self, name: str, targets: Mapping[str, str]) -> None:
        self.name, self.targets = name, targets
        self.root = ""
        self.count = 0
        self.pieces: list[Piece] = []
        self.used: set[str] = set()
        self._open: list[_Paragraph] = []
        self._elements: list[str] = []
        self._data: list[str] = []
        self._inserted = self._deleted = self._fallback = 0
        self._said: set[tuple[str, str]] = set()
        self._property = ""
        self._rows: list[int] = []
        self._row_count = 0

    def doctype(self, *_: object) -> None:
        """Refuse a document type, which could define text that grows without end."""
        _refuse_doctype(self.name)

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element starts."""
        element = _local(tag)
        self._loose_text()
        self.root = self.root or element
        self._elements.append(element)
        self._enter(element, 1)
        if element == "tr":
            self._row_count += 1
            self._rows.append(self._row_count)
        elif element == "p":
            self._open.append(_Paragraph(self._next_number(), self._rows[-1] if self._rows else 0))
        elif element in BREAKS and self._open:
            # `w:tabs` holds `w:tab` as well, which are places and no text
            if len(self._elements) < 2 or self._elements[-2] != "tabs":
                self._add(BREAKS[element])
        elif element == "sym" and self._open:
            self._add(" ")
        self._attributes(element, attributes)

    def data(self, data: str) -> None:
        """Text, perhaps a part of it."""
        self._data.append(data)

    def end(self, tag: str) -> None:
        """An element ends."""
        element = self._elements[-1]
        text = "".join(self._data)
        self._data.clear()
        if element in TEXT and self._open:
            self._add(text)
        elif element in FIELD and self._open:
            self._open[-1].field_code.append(text)
        else:
            self._loose(element, text)
        if element == "p" and self._open:
            self._close_paragraph()
        elif element == "tr":
            self._rows.pop()
        self._elements.pop()
        self._enter(element, -1)

    def close(self) -> None:
        """The part ends."""

    def _enter(self, element: str, by: int) -> None:
        self._inserted += by * (element in INSERTED)
        self._deleted += by * (element in DELETED)
        self._fallback += by * (element == "Fallback")

    def _next_number(self) -> int:
        """A text box is written twice, the second time for older programs; that one is not counted again."""
        if self._fallback:
            return self._number()
        self.count += 1
        return self.count

    def _number(self) -> int:
        """The paragraph that is open, else the last one."""
        if self._open:
            return self._open[-1].number
        self.count = max(self.count, 1)
        return self.count

    def _add(self, text: str) -> None:
        self._open[-1].add(text, self._inserted > 0, self._deleted > 0)

    def _close_paragraph(self) -> None:
        for piece in self._open.pop().pieces():
            if self._fallback:
                self._say(piece.what, piece.text, piece.paragraph)
            else:
                self._said.add((piece.what, piece.text))
                self.pieces.append(piece)

    def _loose_text(self) -> None:
        """Text before a child element, where elements are mixed with text outside Word's own."""
        text = "".join(self._data)
        self._data.clear()
        if self._elements:
            self._loose(self._elements[-1], text)

    def _loose(self, element: str, text: str) -> None:
        """Text in an element that holds no paragraphs' words: each is a paragraph of its own."""
        silent = OF_WORD if self.root in PROPERTIES else MEASURES
        if not text.strip() or element in silent or element == "Template" and text.startswith("Normal"):
            return
        if self._open:
            self._say("", text.strip(), self._number())
            return
        self.count += 1
        what = f"the property {self._property or element}" if self.root in PROPERTIES else ""
        self.pieces.append(Piece(self.count, what, text.strip()))

    def _say(self, what: str, text: str, number: int) -> None:
        """Words beside the paragraphs, each said once a part."""
        if text.strip() and (what, text) not in self._said:
            self._said.add((what, text))
            self.pieces.append(Piece(number, what, text))

    def _attributes(self, element: str, attributes: Attributes) -> None:
        if self.root in PROPERTIES:
            if element == "property":
                self._property = attributes.get("name", "")
            return
        if not attributes:
            return
        local = {_local(name): value for name, value in attributes.items()}
        number = self.count + 1 if element == "comment" else self._number()
        for name, what in WORDS_IN_ATTRIBUTES.get(element, ()):
            value = local.get(name, "")
            if name == "instr":
                value = FIELD_WORDS.sub(" ", value).strip()
            if not MADE_BY_WORD.fullmatch(value):
                self._say(what, value, number)
        if element in CHANGES:
            self._say("who made a tracked change", local.get("author", ""), number)
        for name in ("id", "embed", "link", "pict", "href"):
            if target := self.targets.get(local.get(name, "")):
                self.used.add(local[name])
                self._say("a link's address", target, number)


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _refuse_doctype(name: str) -> None:
    raise NotRead(HOSTILE, f"The part {name} of the Word file defines a document type, which no Word document does.")
