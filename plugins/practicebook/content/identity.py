"""What is called what: the ids that there are, where others point at them, and names that two things have."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from practicebook.content import addresses
from practicebook.content.data import ENTRY_LISTS, ONE_ID_SPACE, PAGES_OF_THEIR_OWN, EntryList
from practicebook.content.data_files import DataFile, DataFiles
from practicebook.content.documents import FILE_NAME
from practicebook.content.findings import Finding, Place, Rule
from practicebook.content.library import Document, Library, Text
from practicebook.content.markdown import slugify
from practicebook.content.references import UNKNOWN_ID, Known, resolve
from practicebook.content.retired import Retired
from practicebook.content.validate import nearest

DUPLICATE_ID = Rule("content.duplicate-id", "error", "Two things have the same id. Documents, audit headings, service areas and practice reviews share one set of ids.", "Give the newer one another id.")
SAME_ADDRESS = Rule("content.same-address", "error", "Two pages would have the same address.", "Rename one of the files.")

RETIRED = Rule("content.retired-id", "error", "An id or an address that is never used again: what had it was withdrawn because it told who somebody was.", "Choose another.")

RULES = (DUPLICATE_ID, SAME_ADDRESS, RETIRED)


class _Everything(frozenset[str]):
    """Stands for ids that could not be read, so that nothing is said of what points at them."""

    def __contains__(self, item: object) -> bool:
        return True


_EVERYTHING = _Everything()


def resolved(data: DataFiles, documents: list[Document], unusable: set[str]) -> tuple[DataFiles, list[Document], list[Finding]]:
    """Data files and documents without the ids that lead nowhere, and what is wrong with ids and addresses.

    `unusable` are the ids of documents that could not be read: pointing at one of them is no fault of its own.
    """
    findings: list[Finding] = []
    known = _known_ids(data, documents, unusable)
    data = {name: _resolved_data_file(read, known, findings) for name, read in data.items()}
    documents = [_resolved_document(document, known, findings) for document in documents]
    return data, documents, [*findings, *_duplicates(data, documents), *_same_addresses(documents, data), *_retired(documents, data)]


def _known_ids(data: DataFiles, documents: list[Document], unusable: set[str]) -> Known:
    def of(one: EntryList) -> frozenset[str]:
        read = data[one.file]
        return _EVERYTHING if read is None else frozenset(one.ids(read.model))

    entries = {one.target: of(one) for one in ENTRY_LISTS}
    written = frozenset(document.id for document in documents) | unusable
    with_pages = [entries[target] for target in PAGES_OF_THEIR_OWN]
    anything = _EVERYTHING if any(ids is _EVERYTHING for ids in with_pages) else written.union(*with_pages)
    return {**entries, "document": written, "anything": anything}


def _resolved_data_file(read: DataFile | None, known: Known, findings: list[Finding]) -> DataFile | None:
    if read is None:
        return None
    model, found = resolve(read.model, read.located, known)
    findings += found
    return DataFile(read.located, model)


def _resolved_document(document: Document, known: Known, findings: list[Finding]) -> Document:
    resolved = partial(_resolved_text, known=known, findings=findings)
    return Document(resolved(document.main), tuple(map(resolved, document.kept)))


def _resolved_text(text: Text, known: Known, findings: list[Finding]) -> Text:
    fields, found = resolve(text.fields, text.located, known)
    findings += found
    for heading in text.body.headings:
        for word, offset in heading.shows:
            if word not in known["audit-heading"]:
                guess = nearest(word, known["audit-heading"])
                findings.append(UNKNOWN_ID.at(text.body.place(offset, offset + len(word)), f"There is no audit heading “{word}”.{guess}"))
    if text.file.parent == PurePosixPath("docs/areas") and fields.id not in known["area"]:
        findings.append(UNKNOWN_ID.at(text.located.place(("id",)), f"There is no area “{fields.id}”, and docs/areas/ holds the text of areas.{nearest(fields.id, known['area'])}"))
    elif text.file.parent == PurePosixPath("docs/areas") and fields.id != text.file.stem:
        findings.append(FILE_NAME.at(text.located.place(("id",)), f"The file is {text.file.name} and holds the text of the area “{fields.id}”.", f"Call it {fields.id}.md."))
    return text if fields is text.fields else replace(text, fields=fields)


def _duplicates(data: DataFiles, documents: list[Document]) -> Iterator[Finding]:
    """Ids that two things have, within the one id space and within each data file's own lists."""

    def entries(one: EntryList) -> Iterator[tuple[str, Place]]:
        read = data[one.file]
        for index, an_id in enumerate(one.ids(read.model) if read else ()):
            yield (slugify(an_id) if one.target == "term" else an_id), read.located.place((one.field, index, one.key))

    def of_documents() -> Iterator[tuple[str, Place]]:
        for document in documents:
            if not Library.is_area_text(document):
                yield document.id, document.main.located.place(("id",))

    with_pages = [one for one in ENTRY_LISTS if one.target in ONE_ID_SPACE]
    yield from _repeated([*(entry for one in with_pages for entry in entries(one)), *of_documents()])
    for one in ENTRY_LISTS:
        if one not in with_pages:
            yield from _repeated(entries(one))


def _repeated(entries: Iterable[tuple[str, Place]]) -> Iterator[Finding]:
    first: dict[str, Place] = {}
    for an_id, place in entries:
        if an_id in first:
            earlier = first[an_id]
            yield DUPLICATE_ID.at(place, f"“{an_id}” is also the id at {earlier.file}:{earlier.line}.")
        first.setdefault(an_id, place)


def _same_addresses(documents: list[Document], data: DataFiles) -> Iterator[Finding]:
    headings, reviews = data["audit-headings.yml"], data["practice-reviews.yml"]
    made = (
        *addresses.GENERATED,
        *addresses.FROM_DATA,
        *(addresses.audit_heading(one.id) for one in ((*headings.model.audit_headings, *headings.model.retired_headings) if headings else ())),
        *(addresses.review(one.id) for one in (reviews.model.practice_reviews if reviews else ())),
    )
    taken = dict.fromkeys(made, "the page that is made there")
    for document in documents:
        address = addresses.document(document)
        if address.startswith(addresses.RESERVED) or address == addresses.BLOG and document.kind == "post":
            yield SAME_ADDRESS.at(Place(document.main.file), f"/{address} is among the addresses that the site makes itself.")
        elif address in taken:
            yield SAME_ADDRESS.at(Place(document.main.file), f"/{address} is already the address of {taken[address]}.")
        taken.setdefault(address, str(document.main.file))


def _retired(documents: list[Document], data: DataFiles) -> Iterator[Finding]:
    """Ids and addresses of documents that were withdrawn because their names told who."""
    names = data["retired-names.yml"]
    retired = Retired(names.model.marks if names else ())
    for document in documents:
        if document.id in retired:
            yield RETIRED.at(document.main.located.place(("id",)), f"“{document.id}” is never used again.")
        if addresses.document(document) in retired:
            yield RETIRED.at(Place(document.main.file), f"/{addresses.document(document)} is never used again.", "Give the file another name.")
