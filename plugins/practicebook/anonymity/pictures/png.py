"""PNG: chunks, each with its length, type and checksum (W3C, Portable Network Graphics, third edition)."""

import zlib

from practicebook.anonymity.pictures import exif
from practicebook.anonymity.pictures.segments import Segment, Segments, Unreadable

SIGNATURE = b"\x89PNG\r\n\x1a\n"

_KEPT = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"mDCv", b"cLLI", b"cLLi"}
    | {b"bKGD", b"hIST", b"pHYs", b"sPLT", b"acTL", b"fcTL", b"fdAT", b"sTER", b"oFFs", b"pCAL", b"sCAL"}
)
"""Chunks that a picture is drawn from."""
_FOUND = {b"tEXt": "text", b"zTXt": "text", b"iTXt": "text", b"tIME": "the time it was changed"}


def segments(data: bytes) -> Segments:
    """Take a PNG file apart. Raises Unreadable."""
    place = len(SIGNATURE)
    yield Segment(0, place)
    while place < len(data):
        end = place + 12 + int.from_bytes(data[place : place + 4])
        if end > len(data):
            raise Unreadable("a PNG that is broken")
        kind = data[place + 4 : place + 8]
        yield _segment(kind, place, end, data[place + 8 : end - 4])
        place = end
        if kind == b"IEND":
            if place < len(data):
                yield Segment(place, len(data), "data after the picture")
            return
    raise Unreadable("a PNG that is broken")


def _segment(kind: bytes, start: int, end: int, payload: bytes) -> Segment:
    if kind in _KEPT:
        return Segment(start, end)
    if kind == b"eXIf":
        return _exif(start, end, payload)
    if payload.startswith(b"XML:com.adobe.xmp\0"):
        return Segment(start, end, "XMP")
    return Segment(start, end, _FOUND.get(kind, f"a program's own data ({kind.decode('ascii', 'replace')})"))


def _exif(start: int, end: int, tiff: bytes) -> Segment:
    if exif.says_only_orientation(tiff):
        return Segment(start, end)
    turned = exif.only_orientation(exif.orientation(tiff))
    return Segment(start, end, "EXIF", _chunk(b"eXIf", turned) if turned else b"")


def _chunk(kind: bytes, payload: bytes) -> bytes:
    return len(payload).to_bytes(4) + kind + payload + zlib.crc32(kind + payload).to_bytes(4)
