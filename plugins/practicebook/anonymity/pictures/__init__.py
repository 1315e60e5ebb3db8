"""What a picture's file holds besides the picture: where it was taken, by whom, with what. Found, named and taken out.

Pure Python, and lossless: the picture's own bytes are never touched. What cannot be looked into counts as found.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from practicebook.anonymity.pictures import exif, gif, jpeg, png, svg, webp
from practicebook.anonymity.pictures.segments import Segments, Unreadable
from practicebook.content.findings import Finding, Place, Rule

PICTURE_METADATA = Rule(
    "anonymity.picture-metadata",
    "error",
    "A picture's file says more than the picture shows, such as where and when it was taken, and by whom.",
    "Run `practicebook strip` on the file: it takes that out and leaves the picture as it is.",
)

RULES = (PICTURE_METADATA,)

SUFFIXES = frozenset({".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".apng", ".webp", ".gif", ".svg", ".bmp", ".tif", ".tiff", ".heic", ".heif", ".avif", ".jxl", ".ico", ".emf", ".wmf"})
"""What the names of pictures end in; only some of them can be looked into."""

_UNKNOWN = "a kind of picture that cannot be looked into"
ENOUGH_TO_TELL = 4096
"""Bytes from the start of a file by which a picture is known; an SVG file says what it is after its comments."""


def metadata(data: bytes) -> tuple[str, ...]:
    """What a picture's file holds besides the picture, in words, each once; empty where there is nothing."""
    try:
        return tuple(dict.fromkeys(segment.found for segment in _segments(data) if segment.found))
    except Unreadable as error:
        return (str(error),)


def stripped(data: bytes) -> bytes:
    """The same picture without its metadata. A picture that is to be turned keeps that, and colours stay as they are meant. Raises Unreadable."""
    return b"".join(segment.kept(data) for segment in list(_segments(data)))


def is_turned(data: bytes) -> bool:
    """True for a stripped picture that says which way up it is to be shown."""
    return any(exif.only_orientation(turned) in data for turned in range(2, 9))


def is_picture(file: PurePosixPath) -> bool:
    """True for a file that is a picture, to go by its name."""
    return file.suffix.lower() in SUFFIXES


def starts_as_picture(start: bytes) -> bool:
    """True for the first bytes of a JPEG, PNG, WebP or GIF picture, whatever its file is called."""
    return start.startswith((b"\xff\xd8\xff", png.SIGNATURE, b"GIF87a", b"GIF89a")) or start[:4] + start[8:12] == b"RIFFWEBP"


def findings(file: PurePosixPath, data: bytes) -> Iterator[Finding]:
    """The finding of a picture's file that holds metadata."""
    if found := metadata(data):
        yield PICTURE_METADATA.at(Place(file), f"The picture's file holds {', '.join(found)}.", _hint_for(data))


def _hint_for(data: bytes) -> str | None:
    """What to do about a picture that `strip` could not mend; else nothing."""
    try:
        stripped(data)
    except Unreadable:
        return "Save it again as a JPEG, PNG, WebP, GIF or plain SVG picture, then run `practicebook strip` on it."
    return None


def _segments(data: bytes) -> Segments:
    if data.startswith(b"\xff\xd8"):
        return jpeg.segments(data)
    if data.startswith(png.SIGNATURE):
        return png.segments(data)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return webp.segments(data)
    if data.startswith((b"GIF87a", b"GIF89a")):
        return gif.segments(data)
    if b"<svg" in data[:ENOUGH_TO_TELL] or b":svg" in data[:ENOUGH_TO_TELL]:
        return svg.segments(data, _inside)
    raise Unreadable(_UNKNOWN)


def _inside(data: bytes) -> tuple[tuple[str, ...], bytes]:
    """What a picture inside another holds, and the same stripped. Raises Unreadable."""
    if b"<svg" in data[:ENOUGH_TO_TELL]:
        raise Unreadable("an SVG with another inside it")
    return metadata(data), stripped(data)


__all__ = ["ENOUGH_TO_TELL", "PICTURE_METADATA", "RULES", "Unreadable", "findings", "is_picture", "is_turned", "metadata", "starts_as_picture", "stripped"]
