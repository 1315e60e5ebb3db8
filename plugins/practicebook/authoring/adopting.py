"""Adopting other audit headings: everything that names an old one rewritten, and what a person should then look at.

All of it is worked out first, tried on a copy, and written only where nothing is left to decide.
"""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

import yaml

from practicebook.authoring.edits import Edit, Written, YamlPart
from practicebook.authoring.heading_places import field_edits, heading_edits, known_ids, link_edits, places_in, replaced
from practicebook.authoring.heading_ratings import new_ratings, wrong_decisions
from practicebook.authoring.looking import Lapse, Look, after_adopting, lapses
from practicebook.authoring.rewriting import NotWritable
from practicebook.checks import audit
from practicebook.content.data import RetiredHeading
from practicebook.content.edition import Edition
from practicebook.content.findings import Finding, Place, has_errors, in_order
from practicebook.content.heading_map import NOT_WRITABLE, ReadMap, misfits
from practicebook.content.kinds import CONTENT_FOLDERS, Exemplar
from practicebook.content.library import Library, Text
from practicebook.content.reading import read_library
from practicebook.history import timelines

HEADINGS = PurePosixPath("framework/audit-headings.yml")

_RETIRED = """
# Audit headings that were used before: their pages say what took their place, and their ids are never used again.
# `practicebook audit-headings adopt` writes this list. Keep every entry.
"""


class _Plain(yaml.SafeDumper):
    """Writes a value that stands twice out each time: aliases are refused by what reads it."""

    def ignore_aliases(self, data: object) -> bool:
        return True


@dataclass(frozen=True)
class Adoption:
    """What adopting a map's audit headings does. Paths are relative to the site's root."""

    files: Mapping[PurePosixPath, bytes]
    """Each file that changes, and what it says then."""
    retired: tuple[RetiredHeading, ...]
    """The audit headings that are used no longer."""
    look_at: tuple[Look, ...]
    """What a person should look at, by its place in the files as they then are."""
    lapsed: tuple[Lapse, ...]
    """Signatures that were given to words that have now changed."""


def plan(library: Library, read: ReadMap, day: date) -> tuple[Adoption | None, tuple[Finding, ...]]:
    """What adopting would do, or everything that keeps it from being done; nothing is done yet.

    The site is to have no error of reading: what cannot be read cannot be rewritten.
    """
    findings = [*misfits(read, tuple(one.id for one in library.audit_headings), _taken(library)), *wrong_decisions(read, library)]
    if findings:
        return None, in_order(findings)
    rewriting = _Rewriting(library, read)
    files = {file: data for file, data in rewriting.files() if data != (library.root / file).read_bytes()}
    retired = _retired(library, read, day)
    try:
        files[HEADINGS] = _headings_file(library, read, retired)
    except NotWritable as error:
        rewriting.findings.append(NOT_WRITABLE.at(read.new_located.place(), str(error), "Write each field on a line of its own."))
    if rewriting.findings:
        return None, in_order(rewriting.findings)
    with tempfile.TemporaryDirectory() as folder:
        after, findings = _tried(library, files, Path(folder), day)
        if after is None or findings:
            return None, in_order(findings)
        before = Edition(library, day, timelines(library.documents), preview=True)
        gone = {one.id: one for one in library.audit_headings if one.id not in {new.id for new in read.new}}
        look_at = after_adopting(before, after, read, gone, rewriting.ratings_to_look_at)
        return Adoption(files, tuple(one for one in retired if one.id in gone), look_at, lapses(before, after)), ()


def carry_out(root: Path, adoption: Adoption) -> None:
    """Write every file that changes: all of them, or none where one cannot be written."""
    beside = {root / file: (root / file).with_name(f".{file.name}.new") for file in adoption.files}
    before = {path: path.read_bytes() for path in beside}
    try:
        for path, new in beside.items():
            new.write_bytes(adoption.files[PurePosixPath(path.relative_to(root).as_posix())])
        for path, new in beside.items():
            new.replace(path)
    except OSError:
        for path, data in before.items():
            if path.read_bytes() != data:
                path.write_bytes(data)
        raise
    finally:
        for new in beside.values():
            new.unlink(missing_ok=True)


class _Rewriting:
    """Rewrites every file that names an old audit heading, and collects what keeps it from doing so."""

    def __init__(self, library: Library, read: ReadMap) -> None:
        self._library, self._read = library, read
        self._known = known_ids(library, without=(one.id for one in library.audit_headings))
        self.findings: list[Finding] = []
        self.ratings_to_look_at: dict[str, list[str]] = {}
        """By exemplar id."""

    def files(self) -> Iterator[tuple[PurePosixPath, bytes]]:
        """Every file of content but that of the audit headings themselves, as it is to be."""
        for document in self._library.documents:
            for text in (document.main, *document.kept):
                yield text.file, self._text(text)
        for name, located in self._library.data_files.items():
            if located.file != HEADINGS and (self._library.root / located.file).exists():
                written = self._written(located.file)
                places = places_in(self._library.data_models[name], located, self._known)
                edits = self._fields(written, 1, None, places, located.file, {}) if places else []
                yield located.file, written.edited([*edits, *link_edits(written, self._read.map.map)])

    def _text(self, text: Text) -> bytes:
        written = self._written(text.file)
        places, ratings = places_in(text.fields, text.located, self._known), {}
        if isinstance(text.fields, Exemplar):
            made = new_ratings(text, text.fields, self._read, self._library)
            ratings = made.by_old
            self.findings += made.findings
            if made.look_at:
                self.ratings_to_look_at[text.fields.id] = made.look_at
            if made.findings:
                return (self._library.root / text.file).read_bytes()
        edits = self._fields(written, 2, text.head.count("\n") - 1, places, text.file, ratings) if places else []
        return written.edited([*edits, *heading_edits(written, text, self._read.map.map), *link_edits(written, self._read.map.map)])

    def _fields(self, written: Written, first: int, last: int | None, places: set[tuple[int, int]], file: PurePosixPath, ratings: Mapping[str, Mapping[str, str]]) -> list[Edit]:
        edits, findings = field_edits(written, YamlPart(written, first, last), places, self._read.map.map, Place(file), ratings)
        self.findings += findings
        return edits

    def _written(self, file: PurePosixPath) -> Written:
        return Written((self._library.root / file).read_bytes())


def _taken(library: Library) -> dict[str, frozenset[str]]:
    return {
        "a document": frozenset(one.id for one in library.documents),
        "a service area": frozenset(library.area_by_id),
        "a practice review": frozenset(one.id for one in library.reviews),
        "an audit heading that is no longer used": frozenset(one.id for one in library.retired_headings),
    }


def _retired(library: Library, read: ReadMap, day: date) -> tuple[RetiredHeading, ...]:
    """Those that were retired before, and led to what is replaced now, and those that are retired now."""
    earlier = (one.model_copy(update={"replaced_by": replaced(one.replaced_by, read.map.map)}) for one in library.retired_headings)
    staying = {one.id for one in read.new}
    now = (
        RetiredHeading(id=one.id, title=one.title, question=one.question, retired_on=day, replaced_by=tuple(dict.fromkeys(read.map.map[one.id])))
        for one in library.audit_headings
        if one.id not in staying
    )
    return (*earlier, *now)


def _headings_file(library: Library, read: ReadMap, retired: tuple[RetiredHeading, ...]) -> bytes:
    """The new audit headings as they were written, comments and all, and those that are used no longer."""
    text = _own_lines(library, read) if read.is_inline else read.new_text
    if retired:
        entries = [one.model_dump(exclude_none=True) | {"replaced_by": list(one.replaced_by)} for one in retired]
        text = f"{text.rstrip()}\n{_RETIRED}{yaml.dump({'retired_headings': entries}, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10_000)}"
    return text.encode()


def _own_lines(library: Library, read: ReadMap) -> str:
    """The part of a map that lists the audit headings, under what the site's file says of itself at its top."""
    keys = {str(path[0]): place for path, place in read.located.keys.items() if len(path) == 1}
    if any(place.column != 1 for place in keys.values()):
        raise NotWritable("The map is not written with each field on a line of its own.")
    first = keys["audit_headings"].line - 1
    lines = read.new_text.split("\n")
    after = min((place.line - 1 for place in keys.values() if place.line - 1 > first), default=len(lines))
    while not lines[after - 1].strip() or lines[after - 1].startswith("#"):
        after -= 1
    top: list[str] = []
    for line in Written((library.root / HEADINGS).read_bytes()).text.splitlines():
        if line.strip() and not line.startswith("#"):
            break
        top.append(line)
    return "\n".join((*top, *lines[first:after], ""))


def _tried(library: Library, files: Mapping[PurePosixPath, bytes], folder: Path, day: date) -> tuple[Edition | None, list[Finding]]:
    """The site as it would be, read from a copy, and the errors that it would then have and has not now."""
    for name in CONTENT_FOLDERS:
        if (library.root / name).is_dir():
            shutil.copytree(library.root / name, folder / name, symlinks=True)
    for file, data in files.items():
        (folder / file).write_bytes(data)
    read, findings = read_library(folder)
    if read is None or has_errors(findings):
        return None, [one for one in findings if one.severity == "error"]
    edition = Edition(read, day, timelines(read.documents), preview=True)
    before = {_what(one) for one in audit.findings(Edition(library, day, timelines(library.documents), preview=True))}
    return edition, [one for one in audit.findings(edition) if one.severity == "error" and _what(one) not in before]


def _what(finding: Finding) -> Finding:
    return replace(finding, place=Place(finding.place.file))
