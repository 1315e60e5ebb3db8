"""A picture file as a row of segments that cover every byte of it, each either kept or metadata."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Segment:
    """A stretch of a picture file."""

    start: int
    end: int
    found: str | None = None
    """What it holds besides the picture, in words: “EXIF”. `None` where it is the picture itself."""
    instead: bytes | None = None
    """What takes its place when the metadata is stripped; `None` for the bytes as they are, or nothing where something was found."""

    def kept(self, data: bytes) -> bytes:
        """Its bytes in the stripped file."""
        if self.instead is not None:
            return self.instead
        return data[self.start : self.end] if self.found is None else b""


class Unreadable(ValueError):
    """The file is not the picture that it says it is, or is broken; why, in words."""


Segments = Iterator[Segment]
