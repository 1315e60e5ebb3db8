"""What is to be scanned: files, folders and standard input, each with its bytes and the name that it is shown by."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from practicebook.content.findings import Finding, Place, Rule
from practicebook.content.kinds import CONTENT_FOLDERS
from practicebook.content.source import UNREADABLE
from practicebook.history.git import Staged, contents

MAX_FILE = 100 * 1024 * 1024
"""Bytes; of a larger file only the start is read, and it is refused."""

STANDARD_INPUT = "-"
"""What stands for standard input among the names of files."""

WORD_SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".dotm", ".doc", ".rtf"})
"""What the names of Word files end in."""
CODE = frozenset({".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".otf", ".ico"})
"""What a site brings besides content, which is not looked at when it is staged."""

TOO_LARGE = Rule("scan.too-large", "error", "The file is larger than any document.", "Split it, or scan the parts of it that you mean to use.")

RULES = (TOO_LARGE,)


@dataclass(frozen=True)
class Input:
    """One file as it is to be scanned."""

    name: PurePosixPath
    """How findings name it: as it was given, or as its place under the folder that was given."""
    data: bytes
    named: str = ""
    """The part of its path that may itself tell somebody's name; empty for standard input."""
    in_site: PurePosixPath | None = None
    """Its path under the root of the site that it belongs to."""


def of_files(paths: tuple[str, ...], root: Path | None, standard_input: BinaryIO) -> Iterator[Input | Finding]:
    """Every file that some paths name, folders with all that is in them; a finding in place of one that cannot be read."""
    for path in paths:
        if path == STANDARD_INPUT:
            yield _whole(Input(PurePosixPath(path), standard_input.read(MAX_FILE + 1)))
        elif os.path.isdir(path):
            for file in _under(Path(path)):
                yield _read(file, file.relative_to(path).as_posix(), root)
        else:
            yield _read(Path(path), Path(path).name, root)


def of_staged(top: Path, site: Path | None, staged: tuple[Staged, ...]) -> Iterator[Input | Finding]:
    """The files of content, and the Word files wherever they are, that the next commit adds or changes: as they are staged."""
    with contents(top, in_hook=True) as blobs:
        for file in staged:
            name, in_site = PurePosixPath(file.path), place_in_site(top / file.path, site)
            if name.suffix.lower() in CODE or in_site is None and name.suffix.lower() not in WORD_SUFFIXES:
                continue
            data = blobs.of(file.blob)
            if data is None:
                yield UNREADABLE.at(Place(name), "Git does not give its staged content.")
            else:
                yield _whole(Input(name, data, file.path, in_site))


def site_of(path: Path) -> Path | None:
    """The root of the site that a file or folder is in: the nearest folder above it that holds framework/ and docs/."""
    here = Path(os.path.abspath(path))
    return next((folder for folder in (here, *here.parents) if (folder / "framework").is_dir() and (folder / "docs").is_dir()), None)


def place_in_site(path: Path, root: Path | None) -> PurePosixPath | None:
    """A file's path under a site's root, where it is in one of the folders of content."""
    if root is None:
        return None
    try:
        file = PurePosixPath(Path(os.path.abspath(path)).relative_to(os.path.abspath(root)).as_posix())
    except ValueError:
        return None
    return file if file.parts[0] in CONTENT_FOLDERS else None


def _under(folder: Path) -> Iterator[Path]:
    """All files under a folder, in order; hidden ones, and all in hidden folders, are left out."""
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(here, name) for name in sorted(files) if not name.startswith("."))


def _read(path: Path, named: str, root: Path | None) -> Input | Finding:
    name = PurePosixPath(path.as_posix())
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return UNREADABLE.at(Place(name), "This is not a file.")
        with path.open("rb") as file:
            return _whole(Input(name, file.read(MAX_FILE + 1), named, place_in_site(path, root)))
    except OSError as error:
        return UNREADABLE.at(Place(name), f"The file cannot be opened: {error.strerror}.")


def _whole(given: Input) -> Input | Finding:
    if len(given.data) > MAX_FILE:
        return TOO_LARGE.at(Place(given.name), f"The file has more than {MAX_FILE:,} bytes.")
    return given
