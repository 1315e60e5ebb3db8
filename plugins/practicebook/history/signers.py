"""Who brought in each sign-off, as Git's whole history tells."""

from collections.abc import Set
from pathlib import Path, PurePosixPath
from typing import Any

from practicebook.content.kinds import FOLDERS
from practicebook.content.signatures import SignatureKey, Signers
from practicebook.content.source import take_apart
from practicebook.history import git

SIGNED_FOLDERS = tuple(folder for folder, kind in FOLDERS.items() if kind in ("exemplar", "post"))
"""The folders of the kinds that are signed."""


def signers(root: Path, wanted: Set[SignatureKey]) -> Signers:
    """The author of the first commit that had each of the wanted sign-offs, in whatever file.

    Those that no commit has are left out, and all are where the history is not there or not whole.
    """
    found: dict[SignatureKey, str] = {}
    if not wanted or not git.is_whole(root):
        return found
    fingerprints = [fingerprint.encode() for _, fingerprint in wanted]
    with git.contents(root) as contents:
        for version in git.versions(root, *SIGNED_FOLDERS):
            content = contents.of(version.blob) or b""
            if any(fingerprint in content for fingerprint in fingerprints):
                for key in wanted & _sign_offs(content) - found.keys():
                    found[key] = version.author
    return found


def _sign_offs(content: bytes) -> set[SignatureKey]:
    """The sign-offs of a file as it once was, which may not be one that we could read."""
    source, _ = take_apart(content.decode("utf-8", errors="replace").replace("\r\n", "\n"), PurePosixPath("file.md"))
    fields: Any = source.fields.value if source else None
    entries = fields.get("sign_offs") if isinstance(fields, dict) else None
    return {
        (entry["role"], entry["fingerprint"])
        for entry in (entries if isinstance(entries, tuple) else ())
        if isinstance(entry, dict) and isinstance(entry.get("role"), str) and isinstance(entry.get("fingerprint"), str)
    }
