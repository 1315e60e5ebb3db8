"""SVG: XML in which drawing programs leave who drew it, and with what file names."""

import base64
import binascii
import re
from collections.abc import Callable
from xml.parsers import expat

from practicebook.anonymity.pictures.segments import Segment, Segments, Unreadable

_REMOVED = frozenset({"metadata", "RDF", "xmpmeta", "pgf", "pgfRef"})
"""Elements, by local name, that draw nothing."""
_PROGRAMS = ("sodipodi:", "inkscape:")
"""Prefixes of what Inkscape keeps for itself: file names, window sizes, layers."""
_TAG = re.compile(rb"""<[^\s/>"']+(?:[^>"']|"[^"]*"|'[^']*')*>""")
_ATTRIBUTE = re.compile(rb"""\s+(?P<name>[^\s=>"'/]+)\s*=\s*(?P<value>"[^"]*"|'[^']*')""")
_EMBEDDED = re.compile(rb"""["']\s*data:[^,;"']*(?:;[^,;"']*)*;base64,(?P<data>[^"']*)["']""")


def segments(data: bytes, inside: Callable[[bytes], tuple[tuple[str, ...], bytes]]) -> Segments:
    """Take an SVG file apart. `inside` says of a picture embedded in it what it holds, and gives it stripped. Raises Unreadable."""
    if b"\0" in data:
        raise Unreadable("an SVG that is not UTF-8")
    reader = _Reader(data, inside)
    try:
        reader.parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise error if isinstance(error, Unreadable) else Unreadable("an SVG that is broken") from None
    done = 0
    for segment in reader.found:
        yield Segment(done, segment.start)
        yield segment
        done = segment.end
    yield Segment(done, len(data))


class _Reader:
    """Takes the parser's events and gathers what is to go, in order."""

    def __init__(self, data: bytes, inside: Callable[[bytes], tuple[tuple[str, ...], bytes]]) -> None:
        self.data, self.inside = data, inside
        self.found: list[Segment] = []
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CommentHandler = lambda _: self._through(b"-->", "a comment")
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartDoctypeDeclHandler = self._doctype
        self._removing = 0
        self._removed_from = self._first_tag_end = 0

    def _doctype(self, name: str, system: str | None, public: str | None, has_subset: int) -> None:
        if has_subset:
            raise Unreadable("an SVG that defines entities")

    def _instruction(self, target: str, _: str) -> None:
        if target != "xml-stylesheet":
            self._through(b"?>", "a program's own data")

    def _through(self, ending: bytes, what: str) -> None:
        if not self._removing:
            start = self.parser.CurrentByteIndex
            self.found.append(Segment(start, self.data.index(ending, start) + len(ending), what))

    def _start(self, name: str, _: dict[str, str]) -> None:
        start = self.parser.CurrentByteIndex
        if self._removing:
            self._removing += 1
            return
        tag = _TAG.match(self.data, start)
        if tag is None:
            raise Unreadable("an SVG that is broken")
        if name.rpartition(":")[2] in _REMOVED or name.startswith(_PROGRAMS):
            self._removing, self._removed_from, self._first_tag_end = 1, start, tag.end()
        else:
            self._attributes(tag.start() + 1 + len(name.encode()), tag.end())

    def _end(self, _: str) -> None:
        if not self._removing:
            return
        self._removing -= 1
        if self._removing == 0:
            place = self.parser.CurrentByteIndex
            empty = place <= self._removed_from or place >= self._first_tag_end and not self.data.startswith(b"</", place)
            end = self._first_tag_end if empty else self.data.index(b">", place) + 1
            self.found.append(Segment(self._removed_from, end, "metadata"))

    def _attributes(self, start: int, end: int) -> None:
        for attribute in _ATTRIBUTE.finditer(self.data, start, end):
            if attribute["name"].decode("utf-8", "replace").startswith(_PROGRAMS):
                self.found.append(Segment(*attribute.span(), "a program's own data"))
            elif embedded := _EMBEDDED.fullmatch(attribute["value"]):
                self._embedded(attribute.start("value") + embedded.start("data"), embedded["data"])

    def _embedded(self, start: int, written: bytes) -> None:
        try:
            picture = base64.b64decode(re.sub(rb"\s|&#(?:10|13|xA|xD);", b"", written))
        except binascii.Error:
            raise Unreadable("an SVG with a picture in it that is broken") from None
        names, stripped = self.inside(picture)
        for name in names[:1]:
            self.found.append(Segment(start, start + len(written), f"{', '.join(names)} in a picture inside it" if name else None, base64.b64encode(stripped)))
