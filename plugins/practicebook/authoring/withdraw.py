"""Taking a document away because it could do harm: what goes, what stays, and what else speaks of it."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

import yaml

from practicebook.authoring.mentions import Mention, mentions
from practicebook.content import addresses
from practicebook.content.edition import Edition
from practicebook.content.kinds import Governed, Withdrawn
from practicebook.content.library import Document, Library
from practicebook.content.links import LinkMap, files_used, is_published
from practicebook.content.retired import new_mark
from practicebook.history import timelines

RETIRED_NAMES = PurePosixPath("framework/retired-names.yml")

_LEFT = """\
---
# This document was withdrawn, and nothing of what it said is kept here. Keep this file: it holds an id and an address
# that are never used again, and the page that says so.
{fields}---
"""

_RETIRED_NAMES = """\
# Names that are never used again: ids and addresses that told who somebody was, of documents that were withdrawn.
#
# `practicebook withdraw ID --address-tells` writes this file, and nobody else needs to. Each line is a mark: a salt and a
# few digits of a hash. They are enough to refuse a name, and too few to find it out by trying names. Keep every line.

{fields}"""


class Refused(ValueError):
    """A document that cannot be withdrawn, and why, in words for whoever asked for it."""


@dataclass(frozen=True)
class Withdrawal:
    """What withdrawing a document does. Paths are relative to the site's root."""

    document: Document
    address: str
    removed: tuple[PurePosixPath, ...]
    """Files and folders that go, the document's own file only where nothing may stand at its address."""
    written: PurePosixPath
    """The file that stays in its place, or else the one that holds the names that are never used again."""
    text: str
    """What that file says."""
    shared: tuple[PurePosixPath, ...]
    """Pictures and other files of it that stay, since other documents use them."""
    mentions: tuple[Mention, ...]
    """Where else it is spoken of."""
    address_tells: bool

    @property
    def file(self) -> PurePosixPath:
        """The document's own file."""
        return self.document.main.file


def plan(library: Library, an_id: str, day: date, address_tells: bool, make_salt: Callable[[], str]) -> Withdrawal:
    """What withdrawing a document would do; nothing is done yet. `make_salt` gives eight hexadecimal digits. Raises Refused."""
    document = _document(library, an_id)
    used = tuple(sorted({file for text in (document.main, *document.kept) for file in files_used(text) if is_published(library.root, file)}))
    others = [one for one in library.documents if one is not document]
    kept_by_others = {file for other in others for text in (other.main, *other.kept) for file in files_used(text)}
    removed = [file for file in used if file not in kept_by_others]
    versions = document.main.file.with_suffix(".versions")
    if (library.root / versions).is_dir():
        removed.append(versions)
    if address_tells:
        removed.append(document.main.file)
    return Withdrawal(
        document,
        addresses.document(document),
        tuple(removed),
        RETIRED_NAMES if address_tells else document.main.file,
        _retired(library, document, make_salt) if address_tells else _left(document, day),
        tuple(file for file in used if file in kept_by_others),
        mentions(LinkMap(Edition(library, day, timelines(library.documents), preview=True)), document),
        address_tells,
    )


def carry_out(root: Path, withdrawal: Withdrawal) -> None:
    """Do what was planned. A withdrawal that was cut short can be asked for again."""
    if withdrawal.address_tells:
        _write(root / withdrawal.written, withdrawal.text)  # first, so that a name is never free
    for path in withdrawal.removed:
        whole = root / path
        if whole.is_dir() and not whole.is_symlink():
            shutil.rmtree(whole)
        else:
            whole.unlink(missing_ok=True)
    if not withdrawal.address_tells:
        _write(root / withdrawal.written, withdrawal.text)  # last, since it no longer says which pictures were its own


def _document(library: Library, an_id: str) -> Document:
    document = library.document_by_id.get(an_id)
    if document and addresses.document(document) == addresses.HOME:
        raise Refused("The home page cannot be withdrawn: there would be no way in. Take the words out of docs/index.md instead.")
    if document:
        return document
    entry = next((one for one in ("audit-heading", "area", "practice-review") if an_id in library.entry_ids[one]), None)
    if an_id in library.area_texts:
        raise Refused(f"“{an_id}” is a service area, whose page stays. To take away what is written there, delete docs/areas/{an_id}.md.")
    if entry:
        raise Refused(f"“{an_id}” is an entry of a data file and no document. Take the words out of that file.")
    raise Refused(f"There is no document “{an_id}” that can be read. See “practicebook check” for files that cannot; where there is no time, delete the file and its .versions folder.")


def _left(document: Document, day: date) -> str:
    """What stays of a document: its id, and where it was known, with nothing that it said."""
    fields = document.main.fields
    is_left = isinstance(fields, Withdrawn)
    values: dict[str, object] = {"id": fields.id}
    if fields.kind:
        values["kind"] = fields.kind
    values |= {"status": "withdrawn", "withdrawn_on": fields.withdrawn_on if is_left else day}
    if fields.moved_from:
        values["moved_from"] = list(fields.moved_from)
    if isinstance(fields, (Governed, Withdrawn)) and fields.replaced_by:
        values["replaced_by"] = fields.replaced_by
    return _LEFT.format(fields=yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10_000))


def _retired(library: Library, document: Document, make_salt: Callable[[], str]) -> str:
    """The names that are never used again, with this document's. They are sorted, so that their order tells nothing."""
    names = {document.id, addresses.document(document), *(address.strip("/") + "/" for address in document.main.fields.moved_from)}
    in_use = {*addresses.by_id(library), *map(addresses.document, library.documents)} - names
    marks = {*library.retired.marks, *(new_mark(name, in_use, make_salt) for name in names if name not in library.retired)}
    return _RETIRED_NAMES.format(fields=yaml.safe_dump({"marks": sorted(marks)}))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
