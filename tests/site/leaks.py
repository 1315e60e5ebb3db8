"""Looks for words in every byte of what we make, so that what was withdrawn can be shown to be gone.

An issue that adds outputs gives their folder to `leaks`. Where an output hides its words in a way that `_unpacked` does
not undo, add the way there, and a planted leak to `test_leaks.py` that is found by it.
"""

import gzip
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from practicebook import search
from practicebook.search.analysis import normalised, words_and_terms
from practicebook.search.index import BESIDE

_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, order=True)
class Leak:
    """Words that stand where they should not."""

    where: str
    """A file, relative to the folder, and what is inside it: `downloads/a.docx: word/document.xml`."""
    words: str


def leaks(folder: Path, words: Iterable[str], pieces: Iterable[bytes] = ()) -> list[Leak]:
    """Where in a folder any of the words stand, whatever their case, accents and escapes, or any of the pieces of bytes.

    Words may be phrases, single words, or stems; each is looked for inside longer ones too.
    """
    looked_for = {normalised(one): one for one in words}
    raw = {piece: f"bytes {piece[:8].hex()}…" for piece in pieces}
    found = []
    for where, content in _everything(folder):
        texts = [*_readings(f"{where}\n".encode() + content)]
        found += [Leak(where, said) for one, said in looked_for.items() if any(one in text for text in texts)]
        found += [Leak(where, said) for piece, said in raw.items() if piece in content]
    return sorted(set(found))


def words_of(*texts: str) -> set[str]:
    """Every word of some texts and every stem that search makes of them, but those of one or two letters."""
    return {one for text in texts for pair in words_and_terms(text) for one in pair if one and len(one) > 2}


def phrases_of(*texts: str) -> set[str]:
    """What stands in some texts on a line between two marks of punctuation or markup, where it is three words or more."""
    parts = (" ".join(part.split()) for text in texts for part in re.split(r"[^\w\s’'-]+|\n", text))
    return {part for part in parts if part.count(" ") >= 2}


def _everything(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file, and what is packed inside it; and what a search index says when it is read as one."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield from _unpacked(path.relative_to(folder).as_posix(), path.read_bytes())
            if path.name == BESIDE:
                index = search.read(path.parent)
                assert index, path
                yield f"{path.relative_to(folder).as_posix()}: terms", "\n".join((*index.terms, *index.words)).encode()
                index.close()


def _unpacked(where: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    yield where, content
    if content.startswith(b"\x1f\x8b"):
        yield from _unpacked(f"{where}: gzip", gzip.decompress(content))
    elif content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from _unpacked(f"{where}: {name}", archive.read(name))
    elif b"\0" in content or content.startswith(b"%PDF"):
        for start in _ZLIB.finditer(content):  # pictures' text, PDF's streams, Whoosh's blocks
            try:
                inside = zlib.decompressobj().decompress(content[start.start() :])
            except zlib.error:
                continue
            if inside:
                yield f"{where}: zlib at {start.start()}", inside


def _readings(content: bytes) -> Iterator[str]:
    """The ways to read some bytes: as they are, and without markup and escapes."""
    text = content.decode("utf-8", errors="replace")
    yield normalised(text)
    if b"\0" in content:
        yield normalised(content.decode("utf-16-le", errors="replace"))
        return
    plain = _ESCAPED.sub(lambda escape: chr(int(escape[1], 16)), text).replace("\\n", "\n").replace('\\"', '"')
    for marked in (plain, _TAG.sub("", plain)):
        yield " ".join(normalised(html.unescape(unquote(marked))).split())
