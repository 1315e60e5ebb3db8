"""The fingerprint of a text: what a signature was given to. A changed word changes it; a changed review date does not.

`docs/about/signatures.md` writes down its byte string, exactly enough for another implementation: change both together.
"""

import hashlib
import json
import posixpath
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from practicebook.content.kinds import CONTENT_FOLDERS, Post
from practicebook.content.library import Text

FIRST_LINE = "practicebook fingerprint 1"
"""What every byte string starts with; the number changes when the rules do."""

LEFT_OUT = frozenset(
    (
        *("kind", "status", "sample", "tells_case", "moved_from"),
        *("date", "effective_from", "effective_to", "approved_on", "next_review", "guidance_read_on"),
        *("version", "owner", "approver", "sign_offs", "consent", "anonymity_answers"),
    )
)
"""Fields of front matter that no signature is about: what readers do not see, and what may change while the words stay."""

_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_WHITE_SPACE = re.compile("[\t\n\r ]+")


def fingerprint(fields: Mapping[str, Any], body: str, pictures: Mapping[str, bytes]) -> str:
    """The SHA-256 of a text's byte string, in hexadecimal.

    `fields` are the front matter as YAML gives it, `pictures` the bytes of each picture by its path under the site's root.
    """
    return hashlib.sha256(byte_string(fields, body, pictures)).hexdigest()


def byte_string(fields: Mapping[str, Any], body: str, pictures: Mapping[str, bytes]) -> bytes:
    """What is hashed: a first line, and an object in JSON with the fields, the body and the pictures."""
    signed = {
        "body": _plain(body),
        "fields": {name: plain for name, value in fields.items() if name not in LEFT_OUT and not _is_empty(plain := _plain(value))},
        "pictures": {path: hashlib.sha256(content).hexdigest() for path, content in pictures.items()},
    }
    written = json.dumps(signed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{FIRST_LINE}\n{written}".encode()


def fingerprint_of(text: Text, root: Path) -> str:
    """The fingerprint of a text of a site."""
    return fingerprint(text.located.value, text.body.text, _pictures(text, root))


def pictures_of(text: Text) -> tuple[PurePosixPath, ...]:
    """The paths under the site's root of the pictures that a text shows, each once, whether or not they are there."""
    destinations = [link.destination for link in text.body.links if link.is_picture]
    if isinstance(text.fields, Post) and text.fields.picture:
        destinations.append(text.fields.picture)
    paths = dict.fromkeys(picture_at(destination, text.file) for destination in destinations)
    return tuple(path for path in paths if path is not None)


def picture_at(destination: str, file: PurePosixPath) -> PurePosixPath | None:
    """The path under the site's root of a picture whose address a file gives; `None` for one that is not of the site's content."""
    path = posixpath.normpath(file.parent / unquote(destination.partition("#")[0]))
    is_ours = path.partition("/")[0] in CONTENT_FOLDERS and not _ELSEWHERE.match(destination)
    return PurePosixPath(path) if is_ours else None


def _pictures(text: Text, root: Path) -> dict[str, bytes]:
    found = {}
    for path in pictures_of(text):
        try:
            found[unicodedata.normalize("NFC", str(path))] = (root / path).read_bytes()
        except (OSError, ValueError):
            continue  # a picture that is not there is shown to nobody; the link check says so
    return found


def _plain(value: Any) -> Any:
    """A value with its words in NFC and their white space folded, wherever they stand in it."""
    if isinstance(value, str):
        return _WHITE_SPACE.sub(" ", unicodedata.normalize("NFC", value)).strip(" ")
    if isinstance(value, Mapping):
        return {_plain(key): _plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return value if isinstance(value, (bool, int, float)) or value is None else str(value)


def _is_empty(value: Any) -> bool:
    """True for what a field that was left out would say as well."""
    return value is None or value is False or value in ("", [], {})
