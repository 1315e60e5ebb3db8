"""Taking out of a picture's file what it says besides the picture."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from practicebook.anonymity import pictures


@dataclass(frozen=True)
class Stripped:
    """What was taken out of a picture."""

    found: tuple[str, ...]
    """What it held, in words; empty where there was nothing to take out."""
    is_turned: bool
    """True where the file still says which way up the picture is."""


class Refused(ValueError):
    """A picture that was left as it is, and why, in words."""


def strip(path: Path) -> Stripped:
    """Rewrite a picture's file without its metadata, or leave it where there is none. Raises Refused and OSError."""
    data = path.read_bytes()
    try:
        clean = pictures.stripped(data)
    except pictures.Unreadable as error:
        raise Refused(f"{path} is {error}. It was left as it is. Save it again as a JPEG, PNG, WebP, GIF or plain SVG picture.") from None
    found = pictures.metadata(data)
    if clean != data:
        _write(path, clean)
    return Stripped(found, pictures.is_turned(clean))


def _write(path: Path, data: bytes) -> None:
    """Put a file in the place of another at once, so that a stop half-way leaves the old one whole."""
    target = path.resolve()
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        os.chmod(name, target.stat().st_mode)
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise
