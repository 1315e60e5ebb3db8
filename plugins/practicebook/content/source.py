"""A Markdown file taken apart: its front matter as YAML, and its body, each with its place."""

import re
from codecs import BOM_UTF8
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from practicebook.content.findings import Finding, Place, Rule
from practicebook.content.yaml_source import CONTROL, CONTROL_CHARACTERS, Located, read_yaml

NOT_UTF8 = Rule(
    "content.not-utf8",
    "error",
    "The file is not UTF-8 text.",
    "Save it as UTF-8: in most editors, Save as, then Encoding.",
)
UNREADABLE = Rule(
    "content.unreadable",
    "error",
    "The file cannot be opened.",
    "Check that it is a file, that it is not a broken link, and that you may read it.",
)
CONFLICT = Rule(
    "content.conflict-marker",
    "error",
    "Two changes met here and nobody chose between them.",
    "Keep the words that are right and delete the lines of <<<<<<<, ======= and >>>>>>>.",
)
NO_FRONT_MATTER = Rule(
    "content.no-front-matter",
    "error",
    "The file has no front matter.",
    "Start the file with a line of three hyphens, the fields, and another line of three hyphens.",
)
UNCLOSED = Rule(
    "content.unclosed-front-matter",
    "error",
    "The front matter has no end.",
    "Put a line of three hyphens after the last field.",
)

RULES = (NOT_UTF8, UNREADABLE, CONFLICT, NO_FRONT_MATTER, UNCLOSED)

_CONFLICT = re.compile(r"^(<{7}|>{7})( |$)", re.MULTILINE)


@dataclass(frozen=True)
class Source:
    """One Markdown file, read but not yet understood."""

    file: PurePosixPath
    """Relative to the site's root."""
    fields: Located
    """The front matter; its value is `None` where it could not be read."""
    body: str
    """The Markdown after the front matter, with line ends as `\\n`."""
    body_line: int
    """The line of the file on which the body starts."""
    head: str = ""
    """Everything before the body, as it is written."""


def read_text(root: Path, file: PurePosixPath) -> tuple[str | None, list[Finding]]:
    """The text of a file under the root with `\\n` line ends and no byte order mark, or what is wrong with it."""
    try:
        data = (root / file).read_bytes().removeprefix(BOM_UTF8)
    except OSError as error:
        return None, [UNREADABLE.at(Place(file), f"The file cannot be opened: {error.strerror}.")]
    try:
        text = data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
        place = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        return None, [NOT_UTF8.at(place, f"The byte 0x{data[error.start]:02X} here is not UTF-8.")]
    if hidden := CONTROL_CHARACTERS.search(text):
        return None, [CONTROL.at(_place(file, text, hidden.start()), f"The character U+{ord(hidden.group()):04X} stands here.")]
    if conflicts := [CONFLICT.at(_place(file, text, match.start()), "A conflict marker.") for match in _CONFLICT.finditer(text)]:
        return None, conflicts
    return text, []


def read_source(root: Path, file: PurePosixPath) -> tuple[Source | None, list[Finding]]:
    """Take one Markdown file apart."""
    text, findings = read_text(root, file)
    return take_apart(text, file) if text is not None else (None, findings)


def take_apart(text: str, file: PurePosixPath) -> tuple[Source | None, list[Finding]]:
    """Take apart the text of a Markdown file, with `\\n` line ends."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, [NO_FRONT_MATTER.at(Place(file), "The file does not start with front matter.")]
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        return None, [UNCLOSED.at(Place(file), "The front matter that starts here has no end.")]
    fields, findings = read_yaml("\n".join(lines[1:end]) + "\n", file, first_line=2)
    return Source(file, fields, "\n".join(lines[end + 1 :]), end + 2, "\n".join((*lines[: end + 1], ""))), findings


def _place(file: PurePosixPath, text: str, offset: int) -> Place:
    return Place(file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
