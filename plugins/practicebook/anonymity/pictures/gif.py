"""GIF: blocks, each with its label, made of sub-blocks with their lengths (GIF89a)."""

from practicebook.anonymity.pictures.segments import Segment, Segments, Unreadable

_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_GRAPHIC_CONTROL, _COMMENT, _PLAIN_TEXT, _APPLICATION = 0xF9, 0xFE, 0x01, 0xFF
_KEPT_APPLICATIONS = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")
"""How often an animation runs, and how colours are meant."""


def segments(data: bytes) -> Segments:
    """Take a GIF file apart. Raises Unreadable."""
    if len(data) < 13:
        raise Unreadable("a GIF that is broken")
    place = 13 + _colours(data[10])
    yield Segment(0, place)
    while place < len(data):
        start, label = place, data[place]
        if label == _TRAILER:
            yield Segment(start, start + 1)
            if start + 1 < len(data):
                yield Segment(start + 1, len(data), "data after the picture")
            return
        if label == _IMAGE and start + 10 <= len(data):
            place = _after_sub_blocks(data, start + 11 + _colours(data[start + 9]))
            yield Segment(start, place)
        elif label == _EXTENSION and start + 2 < len(data):
            place = _after_sub_blocks(data, start + 2)
            yield Segment(start, place, _extension(data[start + 1], data[start + 3 : start + 14]))
        else:
            break
    raise Unreadable("a GIF that is broken")


def _colours(packed: int) -> int:
    """Bytes of a colour table, which a flag says is there."""
    return 3 << ((packed & 7) + 1) if packed & 0x80 else 0


def _after_sub_blocks(data: bytes, place: int) -> int:
    while place < len(data):
        length = data[place]
        place += 1 + length
        if length == 0:
            return place
    raise Unreadable("a GIF that is broken")


def _extension(label: int, application: bytes) -> str | None:
    if label == _GRAPHIC_CONTROL or label == _APPLICATION and application in _KEPT_APPLICATIONS:
        return None
    if label == _COMMENT:
        return "a comment"
    if label == _PLAIN_TEXT:
        return "text"
    return "XMP" if application == b"XMP DataXMP" else "a program's own data"
