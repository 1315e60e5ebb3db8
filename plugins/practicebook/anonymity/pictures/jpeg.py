"""JPEG: markers, each with its length, and picture data between them (ITU-T T.81, annex B; JFIF; Exif)."""

import re

from practicebook.anonymity.pictures import exif
from practicebook.anonymity.pictures.segments import Segment, Segments, Unreadable

_START, _END, _SCAN, _COMMENT, _APP0, _APP15 = 0xD8, 0xD9, 0xDA, 0xFE, 0xE0, 0xEF
_WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD8)}
_AFTER_SCAN = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")
_EXIF = b"Exif\0\0"
_LONGEST_JFIF = 16
"""Bytes of a JFIF segment without a small copy of the picture in it."""
_KNOWN = {
    b"http://ns.adobe.com/xap/1.0/\0": "XMP",
    b"http://ns.adobe.com/xmp/extension/\0": "XMP",
    b"Photoshop 3.0\0": "IPTC",
    b"JFXX\0": "a small copy of the picture",
    b"MPF\0": "a second picture",
}


def segments(data: bytes) -> Segments:
    """Take a JPEG file apart. Raises Unreadable."""
    yield Segment(0, 2)
    place = 2
    while True:
        start = place
        if data[place : place + 1] != b"\xff":
            raise Unreadable("a JPEG that is broken")
        while data[place : place + 1] == b"\xff":
            place += 1
        if place >= len(data):
            raise Unreadable("a JPEG that is broken")
        marker = data[place]
        place += 1
        if marker == _END:
            yield Segment(start, place)
            if place < len(data):
                yield Segment(place, len(data), "data after the picture")
            return
        if marker in _WITHOUT_LENGTH:
            yield Segment(start, place)
            continue
        length = int.from_bytes(data[place : place + 2])
        end = place + length
        if length < 2 or end > len(data):
            raise Unreadable("a JPEG that is broken")
        yield _segment(marker, start, end, data[place + 2 : end])
        place = end
        if marker == _SCAN:
            following = _AFTER_SCAN.search(data, place)
            if following is None:
                raise Unreadable("a JPEG that is broken")
            yield Segment(place, following.start())
            place = following.start()


def _segment(marker: int, start: int, end: int, payload: bytes) -> Segment:
    if marker == _COMMENT:
        return Segment(start, end, "a comment")
    if not _APP0 <= marker <= _APP15:
        return Segment(start, end)
    if payload.startswith(_EXIF):
        return _exif(start, end, payload.removeprefix(_EXIF))
    if payload.startswith(b"JFIF\0"):
        return _jfif(start, end, payload)
    if payload.startswith((b"ICC_PROFILE\0", b"Adobe")):
        return Segment(start, end)  # both say how colours are meant
    found = next((name for prefix, name in _KNOWN.items() if payload.startswith(prefix)), f"a program's own data (APP{marker - _APP0})")
    return Segment(start, end, found)


def _exif(start: int, end: int, tiff: bytes) -> Segment:
    if exif.says_only_orientation(tiff):
        return Segment(start, end)
    turned = exif.only_orientation(exif.orientation(tiff))
    if not turned:
        return Segment(start, end, "EXIF")
    payload = _EXIF + turned
    return Segment(start, end, "EXIF", b"\xff\xe1" + (len(payload) + 2).to_bytes(2) + payload)


def _jfif(start: int, end: int, payload: bytes) -> Segment:
    if len(payload) + 2 <= _LONGEST_JFIF:
        return Segment(start, end)
    without = payload[:12] + b"\0\0"
    return Segment(start, end, "a small copy of the picture", b"\xff\xe0" + (len(without) + 2).to_bytes(2) + without)
