"""Files beside content that say more than they show: what a picture's file holds, what a text file says, and what nobody can read.

Every file of the three folders that is not content is looked at, used or not: the generator copies them all.
"""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from practicebook.anonymity import pictures
from practicebook.anonymity.hits import masked
from practicebook.anonymity.profiles import EXEMPLAR, POLICY
from practicebook.anonymity.scan import scan
from practicebook.anonymity.vocabulary import Vocabulary
from practicebook.content.edition import Edition
from practicebook.content.findings import Finding, Place, Rule
from practicebook.content.kinds import CONTENT_FOLDERS
from practicebook.content.markdown import Body
from practicebook.content.source import UNREADABLE

UNREAD = Rule(
    "anonymity.unread-file",
    "warning",
    "A file that is published and that no check can read.",
    "Run `practicebook scan` on a Word file, and look through any other yourself; better, publish its words as a page.",
)

RULES = (*pictures.RULES, UNREAD)


def findings(edition: Edition, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Check every such file of the site, whose vocabulary is given."""
    root = edition.library.root
    for file in _files(root):
        try:
            with (root / file).open("rb") as opened:
                start = opened.read(pictures.ENOUGH_TO_TELL)
                if pictures.is_picture(file) or pictures.starts_as_picture(start):
                    yield from pictures.findings(file, start + opened.read())
                else:
                    yield from _of_text(file, start + opened.read(), vocabulary)
        except OSError as error:
            yield UNREADABLE.at(Place(file), f"The file cannot be opened: {error.strerror}.")


def _of_text(file: PurePosixPath, data: bytes, vocabulary: Vocabulary) -> Iterator[Finding]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield UNREAD.at(Place(file), "This file is no text.")
        return
    profile = EXEMPLAR if file.parts[0] == "exemplars" else POLICY
    body = Body(text, file)
    for hit in scan(text, profile, vocabulary):
        yield hit.finding(body.place(hit.start, hit.end), masked(text[hit.start : hit.end]), profile.severity(hit))


def _files(root: Path) -> Iterator[PurePosixPath]:
    """All that the generator would copy, in order."""
    for folder in CONTENT_FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            file = PurePosixPath(path.relative_to(root).as_posix())
            hidden = any(part.startswith(".") for part in file.parts)
            if not hidden and file.suffix not in (".md", ".yml") and path.is_file():
                yield file
