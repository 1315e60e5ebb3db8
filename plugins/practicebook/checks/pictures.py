"""Pictures beside content whose files say more than they show.

Every file of the three folders that is a picture by its name or by its first bytes is looked at, used or not: the
generator copies them all.
"""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from practicebook.anonymity import pictures
from practicebook.content.edition import Edition
from practicebook.content.findings import Finding, Place
from practicebook.content.kinds import CONTENT_FOLDERS
from practicebook.content.source import UNREADABLE

RULES = pictures.RULES


def findings(edition: Edition) -> Iterator[Finding]:
    """Check every picture of the site."""
    root = edition.library.root
    for file in _files(root):
        try:
            with (root / file).open("rb") as opened:
                start = opened.read(pictures.ENOUGH_TO_TELL)
                if pictures.is_picture(file) or pictures.starts_as_picture(start):
                    yield from pictures.findings(file, start + opened.read())
        except OSError as error:
            yield UNREADABLE.at(Place(file), f"The file cannot be opened: {error.strerror}.")


def _files(root: Path) -> Iterator[PurePosixPath]:
    """All that the generator would copy, in order."""
    for folder in CONTENT_FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            file = PurePosixPath(path.relative_to(root).as_posix())
            hidden = any(part.startswith(".") for part in file.parts)
            if not hidden and file.suffix not in (".md", ".yml") and path.is_file():
                yield file
