"""Three folders in, a Library and findings out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import ValidationError

from practicebook.content import addresses, source, yaml_source
from practicebook.content import references as ids
from practicebook.content import validate as validation
from practicebook.content.data import DATA_FILES, AuditHeadings, Council, CqcStatements, Glossary, Law, PracticeReviews, RatingScale, ServiceAreas, Vocabularies
from practicebook.content.fields import SLUG, Model
from practicebook.content.findings import Finding, Place, Rule
from practicebook.content.kinds import CONTENT_FOLDERS, FOLDERS, GOVERNED, KINDS
from practicebook.content.library import Document, Library, Text
from practicebook.content.markdown import Body, slugify
from practicebook.content.source import read_source, read_text
from practicebook.content.validate import nearest, validate
from practicebook.content.yaml_source import Located, Path as YamlPath
from practicebook.content.yaml_source import read_yaml

MISSING_FILE = Rule("content.missing-file", "error", "A data file that the site cannot do without is not there.", "Make the file; `practicebook schema` says what it holds.")
DUPLICATE_ID = Rule("content.duplicate-id", "error", "Two things have the same id. Documents, audit headings, service areas and practice reviews share one set of ids.", "Give the newer one another id.")
WRONG_KIND = Rule("content.wrong-kind", "error", "The kind is not one of ours, or is not what the folder says.", "Take `kind` away, or move the file to the folder of its kind.")
FILE_NAME = Rule("content.file-name", "error", "The file's name could not stand in an address.", "Use lower-case letters, digits and hyphens.")
SAME_ADDRESS = Rule("content.same-address", "error", "Two pages would have the same address.", "Rename one of the files.")
KEPT_ID = Rule("content.kept-id", "error", "A kept text has another id than its document.", "Give it the id of the document that it is a version of.")
KEPT_ALONE = Rule("content.kept-alone", "error", "A `.versions` folder has no document beside it, or one of a kind that has no versions.", "Name the folder after the document: `name.md` has `name.versions/`.")

RULES = (
    *yaml_source.RULES, *source.RULES, *validation.RULES, *ids.RULES,
    MISSING_FILE, DUPLICATE_ID, WRONG_KIND, FILE_NAME, SAME_ADDRESS, KEPT_ID, KEPT_ALONE,
)  # fmt: skip

_KEPT = re.compile(r"(?P<name>.+)\.versions$")


class _Any(frozenset[str]):
    """Stands for ids that could not be read, so that nothing is said of what points at them."""

    def __contains__(self, item: object) -> bool:
        return True


@dataclass
class _Read:
    """A file that was read and fits its model."""

    located: Located
    model: Any


def read_library(root: Path) -> tuple[Library | None, list[Finding]]:
    """Read the site under `root`.

    The Library is `None` only where a data file cannot be used; every finding is reported all the same.
    """
    findings: list[Finding] = []
    data = _read_data(root, findings)
    texts, unusable_ids = _read_texts(root, findings)
    documents = _documents(texts, findings)
    known = _known_ids(data, documents, unusable_ids)
    data = {name: _resolved(read, known, findings) for name, read in data.items()}
    documents = [_resolved_document(document, known, findings) for document in documents]
    findings += _duplicates(data, documents)
    findings += _same_addresses(documents, data)
    if any(data.get(name) is None for name in DATA_FILES):
        return None, findings
    return _library(root, documents, data), findings


def markdown_files(root: Path) -> Iterator[PurePosixPath]:
    """Every Markdown file of the three folders, relative to the root, in order."""
    for folder in CONTENT_FOLDERS:
        for path in sorted((root / folder).rglob("*.md")):
            relative = path.relative_to(root)
            if not any(part.startswith(".") for part in relative.parts):
                yield PurePosixPath(relative.as_posix())


# Data files


def _read_data(root: Path, findings: list[Finding]) -> dict[str, _Read | None]:
    return {name: _read_data_file(root, PurePosixPath("framework", name), model, findings) for name, model in DATA_FILES.items()}


def _read_data_file(root: Path, file: PurePosixPath, model: type[Model], findings: list[Finding]) -> _Read | None:
    if not (root / file).exists():
        try:
            return _Read(Located(file), model())
        except ValidationError:
            findings.append(MISSING_FILE.at(Place(file), "This file is missing."))
            return None
    text, found = read_text(root, file)
    findings += found
    if text is None:
        return None
    located, found = read_yaml(text, file)
    findings += found
    if found:
        return None
    value, found = validate(located, model)
    findings += found
    return None if value is None else _Read(located, value)


# Documents


def _read_texts(root: Path, findings: list[Finding]) -> tuple[list[Text], set[str]]:
    """Every text that fits its model, and the ids of those that do not."""
    texts: list[Text] = []
    unusable: set[str] = set()
    for file in markdown_files(root):
        parts, found = read_source(root, file)
        findings += found
        if parts is None or parts.fields.value is None and found:
            continue
        text = _text(parts, findings)
        if text:
            texts.append(text)
        elif isinstance(parts.fields.value, dict) and isinstance(parts.fields.value.get("id"), str):
            unusable.add(parts.fields.value["id"])
    return texts, unusable


def _text(parts: source.Source, findings: list[Finding]) -> Text | None:
    kept = bool(_KEPT.match(parts.file.parent.name))
    findings += _names(parts.file, kept)
    kind = _kind(parts, findings)
    if kind is None:
        return None
    fields, found = validate(parts.fields, KINDS[kind])
    findings += found
    if fields is None:
        return None
    return Text(parts.file, kind, fields, parts.fields, Body(parts.body, parts.file, parts.body_line), kept)  # type: ignore[arg-type]


def _names(file: PurePosixPath, kept: bool) -> Iterator[Finding]:
    """The names that make an address: of the file and its folders, or of the document that a kept text belongs to."""
    main = file.parent.with_name(_KEPT.sub(r"\g<name>.md", file.parent.name)) if kept else file
    if not re.fullmatch(SLUG, main.stem):
        yield FILE_NAME.at(Place(file), f"“{main.name}” could not stand in an address.", f"Call it {_better_name(main.stem)}.md.")
    for folder in main.parts[:-1]:
        if not re.fullmatch(SLUG, folder):
            yield FILE_NAME.at(Place(file), f"The folder “{folder}” could not stand in an address.", f"Call it {_better_name(folder)}.")


def _better_name(name: str) -> str:
    return slugify(re.sub(r"[\W_]+", " ", name)) or "something-short"


def kind_of_folder(file: PurePosixPath) -> str:
    """The kind that a file's folder tells."""
    return next(kind for folder, kind in FOLDERS.items() if str(file).startswith(f"{folder}/"))


def _kind(parts: source.Source, findings: list[Finding]) -> str | None:
    told = kind_of_folder(parts.file)
    value = parts.fields.value
    written = value.get("kind") if isinstance(value, dict) else None
    if written is None or written == told:
        return told
    if not isinstance(written, str):
        return told  # its model says what is wrong with it
    place = parts.fields.place(("kind",))
    if written not in KINDS:
        findings.append(WRONG_KIND.at(place, f"There is no kind “{written}”.{nearest(written, KINDS)}"))
        return None
    if told != "page" or written in ("exemplar", "framework", "post"):
        findings.append(WRONG_KIND.at(place, f"The folder says {told} and the front matter says {written}."))
        return None
    return str(written)


def _documents(texts: list[Text], findings: list[Finding]) -> list[Document]:
    kept: dict[PurePosixPath, list[Text]] = {}
    for text in texts:
        if text.kept and (match := _KEPT.match(text.file.parent.name)):
            kept.setdefault(text.file.parent.with_name(f"{match['name']}.md"), []).append(text)
    mains = {text.file: text for text in texts if not text.kept}
    for file, versions in kept.items():
        findings += _kept_findings(mains.get(file), versions)
    return [
        Document(main, tuple(text for text in kept.get(file, ()) if main.kind in GOVERNED and text.fields.id == main.fields.id))
        for file, main in mains.items()
    ]


def _kept_findings(main: Text | None, versions: list[Text]) -> Iterator[Finding]:
    for text in versions:
        if main is None or main.kind not in GOVERNED:
            yield KEPT_ALONE.at(Place(text.file), "This kept text belongs to no document that has versions.")
        elif text.fields.id != main.fields.id:
            yield KEPT_ID.at(text.located.place(("id",)), f"This is kept beside “{main.fields.id}” and says that it is “{text.fields.id}”.")


# Ids


def _known_ids(data: dict[str, _Read | None], documents: list[Document], unusable: set[str]) -> ids.Known:
    def of(name: str, *path: str) -> frozenset[str]:
        read = data[name]
        if read is None:
            return _Any()
        return frozenset(getattr(entry, path[1] if len(path) > 1 else "id") for entry in getattr(read.model, path[0]))

    written = frozenset(document.id for document in documents) | unusable
    headings, areas, reviews = of("audit-headings.yml", "audit_headings"), of("service-areas.yml", "service_areas"), of("practice-reviews.yml", "practice_reviews")
    anything = [headings, areas, reviews]
    return {
        "document": written,
        "audit-heading": headings,
        "area": areas,
        "anything": _Any() if any(isinstance(one, _Any) for one in anything) else written.union(*anything),
        "rating": of("rating-scale.yml", "ratings"),
        "role": of("council.yml", "roles"),
        "law": of("law.yml", "law"),
        "term": of("glossary.yml", "terms", "term"),
        "topic": of("vocabularies.yml", "topics"),
        "age-band": of("vocabularies.yml", "age_bands"),
        "season": of("vocabularies.yml", "seasons"),
        "source": of("vocabularies.yml", "sources"),
        "category": of("vocabularies.yml", "categories"),
        "cqc-statement": of("cqc-statements.yml", "cqc_statements"),
        "cqc-theme": of("cqc-statements.yml", "cqc_themes"),
    }


def _resolved(read: _Read | None, known: ids.Known, findings: list[Finding]) -> _Read | None:
    if read is None:
        return None
    model, found = ids.resolve(read.model, read.located, known)
    findings += found
    return _Read(read.located, model)


def _resolved_document(document: Document, known: ids.Known, findings: list[Finding]) -> Document:
    resolved = partial(_resolved_text, known=known, findings=findings)
    return Document(resolved(document.main), tuple(map(resolved, document.kept)))


def _resolved_text(text: Text, known: ids.Known, findings: list[Finding]) -> Text:
    fields, found = ids.resolve(text.fields, text.located, known)
    findings += found
    for heading in text.body.headings:
        for word, offset in heading.shows:
            if word not in known["audit-heading"]:
                guess = nearest(word, known["audit-heading"])
                findings.append(ids.UNKNOWN_ID.at(text.body.place(offset, offset + len(word)), f"There is no audit heading “{word}”.{guess}"))
    if text.file.parent == PurePosixPath("docs/areas") and fields.id not in known["area"]:
        findings.append(ids.UNKNOWN_ID.at(text.located.place(("id",)), f"There is no area “{fields.id}”, and docs/areas/ holds the text of areas.{nearest(fields.id, known['area'])}"))
    elif text.file.parent == PurePosixPath("docs/areas") and fields.id != text.file.stem:
        findings.append(FILE_NAME.at(text.located.place(("id",)), f"The file is {text.file.name} and holds the text of the area “{fields.id}”.", f"Call it {fields.id}.md."))
    return text if fields is text.fields else replace(text, fields=fields)


def _duplicates(data: dict[str, _Read | None], documents: list[Document]) -> Iterator[Finding]:
    """Ids that two things have, within the one id space and within each data file's own lists."""

    def entries(name: str, field: str, attribute: str = "id") -> Iterator[tuple[str, Place]]:
        read = data[name]
        for index, entry in enumerate(getattr(read.model, field) if read else ()):
            path: YamlPath = (field, index, attribute)
            value = getattr(entry, attribute)
            yield (slugify(value) if attribute == "term" else value), read.located.place(path)

    def of_documents() -> Iterator[tuple[str, Place]]:
        for document in documents:
            if not Library.is_area_text(document):
                yield document.id, document.main.located.place(("id",))

    shared = [*entries("audit-headings.yml", "audit_headings"), *entries("service-areas.yml", "service_areas"), *entries("practice-reviews.yml", "practice_reviews"), *of_documents()]
    yield from _repeated(shared)
    for name, field in _LISTS:
        yield from _repeated(entries(name, field, "term" if field == "terms" else "id"))


_LISTS = (
    ("council.yml", "roles"),
    ("rating-scale.yml", "ratings"),
    ("law.yml", "law"),
    ("glossary.yml", "terms"),
    ("vocabularies.yml", "topics"),
    ("vocabularies.yml", "age_bands"),
    ("vocabularies.yml", "seasons"),
    ("vocabularies.yml", "sources"),
    ("vocabularies.yml", "categories"),
    ("cqc-statements.yml", "cqc_themes"),
    ("cqc-statements.yml", "cqc_statements"),
)
"""Lists whose ids are their own."""


def _repeated(entries: Iterable[tuple[str, Place]]) -> Iterator[Finding]:
    first: dict[str, Place] = {}
    for an_id, place in entries:
        if an_id in first:
            earlier = first[an_id]
            yield DUPLICATE_ID.at(place, f"“{an_id}” is also the id at {earlier.file}:{earlier.line}.")
        first.setdefault(an_id, place)


def _same_addresses(documents: list[Document], data: dict[str, _Read | None]) -> Iterator[Finding]:
    headings, reviews = data["audit-headings.yml"], data["practice-reviews.yml"]
    made = (
        *addresses.GENERATED,
        *(addresses.audit_heading(one.id) for one in (headings.model.audit_headings if headings else ())),
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


def _library(root: Path, documents: list[Document], data: dict[str, _Read | None]) -> Library:
    def model(name: str) -> Any:
        read = data[name]
        assert read is not None
        return read.model

    council: Council = model("council.yml")
    scale: RatingScale = model("rating-scale.yml")
    headings: AuditHeadings = model("audit-headings.yml")
    areas: ServiceAreas = model("service-areas.yml")
    law: Law = model("law.yml")
    glossary: Glossary = model("glossary.yml")
    reviews: PracticeReviews = model("practice-reviews.yml")
    vocabularies: Vocabularies = model("vocabularies.yml")
    cqc: CqcStatements = model("cqc-statements.yml")
    return Library(
        root=root,
        documents=tuple(documents),
        council=council,
        rating_scale=scale.ratings,
        audit_headings=headings.audit_headings,
        areas=areas.service_areas,
        law=law.law,
        terms=tuple(sorted(glossary.terms, key=lambda term: term.term.casefold())),
        reviews=reviews.practice_reviews,
        vocabularies=vocabularies,
        cqc=cqc,
        data_files={name: read.located for name, read in data.items() if read},
    )
