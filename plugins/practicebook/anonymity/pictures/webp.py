"""WebP: a RIFF file of chunks (RFC 9649). Its size, and the flags that say which metadata follows, change with it."""

from practicebook.anonymity.pictures import exif
from practicebook.anonymity.pictures.segments import Segment, Segments, Unreadable

_KEPT = frozenset({b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_FOUND = {b"EXIF": "EXIF", b"XMP ": "XMP"}
_HAS_EXIF, _HAS_XMP = 0x08, 0x04
_HEADER = 12


def segments(data: bytes) -> Segments:
    """Take a WebP file apart. Raises Unreadable."""
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data) or end < _HEADER:
        raise Unreadable("a WebP picture that is broken")
    chunks = list(_chunks(data, end))
    size = sum(len(chunk.kept(data)) for chunk in chunks) + 4
    yield Segment(0, _HEADER, None, b"RIFF" + size.to_bytes(4, "little") + b"WEBP")
    yield from chunks
    if end < len(data):
        yield Segment(end, len(data), "data after the picture")


def _chunks(data: bytes, end: int) -> Segments:
    place, turned = _HEADER, b""
    found: list[Segment] = []
    while place < end:
        length = int.from_bytes(data[place + 4 : place + 8], "little")
        after = place + 8 + length + length % 2
        if place + 8 + length > end:
            raise Unreadable("a WebP picture that is broken")
        segment = _segment(data[place : place + 4], place, min(after, end), data[place + 8 : place + 8 + length])
        if data[place : place + 4] == b"EXIF":
            turned = turned or segment.kept(data)
        found.append(segment)
        place = after
    for segment in found:
        yield _flags(segment, data, bool(turned)) if data[segment.start : segment.start + 4] == b"VP8X" else segment


def _segment(kind: bytes, start: int, end: int, payload: bytes) -> Segment:
    if kind in _KEPT or kind == b"VP8X":
        return Segment(start, end)
    if kind == b"EXIF":
        tiff = payload.removeprefix(b"Exif\0\0")
        if exif.says_only_orientation(tiff):
            return Segment(start, end)
        turned = exif.only_orientation(exif.orientation(tiff))
        return Segment(start, end, "EXIF", b"EXIF" + len(turned).to_bytes(4, "little") + turned if turned else b"")
    return Segment(start, end, _FOUND.get(kind, f"a program's own data ({kind.decode('ascii', 'replace')})"))


def _flags(header: Segment, data: bytes, has_exif: bool) -> Segment:
    """The header that says which metadata follows, saying only what is left."""
    written = bytearray(data[header.start : header.end])
    if len(written) < 9:
        raise Unreadable("a WebP picture that is broken")
    written[8] &= ~(_HAS_XMP | (0 if has_exif else _HAS_EXIF))
    return Segment(header.start, header.end, None, bytes(written))
