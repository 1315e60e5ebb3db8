"""A Word file as the ZIP archive that it is, opened with care: it may be broken, locked or made to do harm.

A .docx is a ZIP archive of XML parts (ECMA-376, Part 2). Every size is held while it is unpacked, since an archive may
say less than is in it.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from practicebook.content.findings import Finding, Place, Rule

MAX_FILE = 100 * 1024 * 1024
"""Bytes; a larger Word file is not opened."""
MAX_PARTS = 5_000
"""A long report with a hundred pictures has about two hundred parts."""
MAX_XML = 64 * 1024 * 1024
"""Bytes of one XML part, unpacked; a thousand pages are about 20 MB."""
MAX_PART = 100 * 1024 * 1024
"""Bytes of any other part, unpacked."""
MAX_ALL = 400 * 1024 * 1024
"""Bytes of all parts, unpacked."""

NOT_WORD = Rule("word.not-word", "error", "The file cannot be read as a Word file.", "Open it in Word and save it again as a Word document (.docx).")
OLD_WORD = Rule("word.old-format", "error", "The file is in the format of Word before 2007 (.doc), which cannot be read here.", "Open it in Word and save it as a Word document (.docx).")
LOCKED = Rule("word.locked", "error", "The file is locked with a password, so nobody can say what is in it.", "Open it in Word, take the password away (File, Info, Protect Document), and save it.")
TOO_LARGE = Rule("word.too-large", "error", "The file unpacks to far more than a Word document does.", "Check where it comes from. If it is yours, split it, or make its pictures smaller.")
HOSTILE = Rule("word.hostile", "error", "The file holds what no Word document has and what could do harm to a program that reads it.", "Do not use it. Ask whoever sent it for a copy saved by Word.")
UNREAD = Rule("word.unread-part", "warning", "The Word file holds something that a machine cannot look into here, such as another file.", "Look at it yourself, and take it out if it tells who somebody is.")

RULES = (NOT_WORD, OLD_WORD, LOCKED, TOO_LARGE, HOSTILE, UNREAD)

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_STREAM = "EncryptedPackage".encode("utf-16-le")
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, LookupError, ValueError, OverflowError, NotImplementedError, RuntimeError, OSError)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1


class NotRead(Exception):
    """Why a Word file cannot be read: a rule, and what is wrong with this file."""

    def __init__(self, rule: Rule, message: str) -> None:
        super().__init__(message)
        self.rule, self.message = rule, message

    def finding(self, place: Place) -> Finding:
        """The same as a finding at a place."""
        return self.rule.at(place, self.message)


class Package:
    """The parts of an opened Word file."""

    def __init__(self, data: bytes) -> None:
        """Open it. Raises NotRead."""
        _hold_format(data)
        self._left = MAX_ALL
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            entries = [entry for entry in self._archive.infolist() if not entry.is_dir()]
        except _BROKEN:
            raise NotRead(NOT_WORD, "This is not a Word file, or it is damaged.") from None
        _hold_entries(entries)
        self._entries = {entry.filename.replace("\\", "/").lstrip("/"): entry for entry in entries}

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        """The names of its parts, as the archive has them."""
        return iter(self._entries)

    def read(self, name: str) -> bytes:
        """A part, unpacked. Raises NotRead."""
        limit = min(MAX_XML if is_xml(name) else MAX_PART, self._left)
        try:
            with self._archive.open(self._entries[name]) as part:
                data = part.read(limit + 1)
        except _BROKEN:
            raise NotRead(NOT_WORD, f"The Word file is damaged: its part {name} cannot be unpacked.") from None
        if len(data) > limit:
            raise NotRead(TOO_LARGE, f"The part {name} of the Word file unpacks to more than {limit:,} bytes.")
        self._left -= len(data)
        return data


def is_xml(name: str) -> bool:
    """True for a part that holds XML, to go by its name."""
    return name.lower().endswith((".xml", ".rels", ".vml"))


def _hold_format(data: bytes) -> None:
    if len(data) > MAX_FILE:
        raise NotRead(TOO_LARGE, f"The Word file has more than {MAX_FILE:,} bytes.")
    if data.startswith(_OLD):
        if _LOCKED_STREAM in data:
            raise NotRead(LOCKED, "The Word file is locked with a password.")
        raise NotRead(OLD_WORD, "This is a Word file in the format before 2007.")


def _hold_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_PARTS:
        raise NotRead(TOO_LARGE, f"The Word file has {len(entries):,} parts.")
    if sum(entry.file_size for entry in entries) > MAX_ALL:
        raise NotRead(TOO_LARGE, f"The Word file unpacks to more than {MAX_ALL:,} bytes.")
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise NotRead(LOCKED, "The Word file is locked with a password.")
    # Programs differ in which of two parts with one name they show.
    if len({entry.filename.replace("\\", "/").lstrip("/").casefold() for entry in entries}) < len(entries):
        raise NotRead(HOSTILE, "Two parts of the Word file have the same name.")
    if any(entry.compress_type not in _METHODS for entry in entries):
        raise NotRead(NOT_WORD, "A part of the Word file is packed in a way that Word never uses.")
