"""Markdown files to documents: each file is a text of its kind, and kept texts belong to the document beside them."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from practicebook.content import source
from practicebook.content.fields import SLUG
from practicebook.content.findings import Finding, Place, Rule
from practicebook.content.kinds import CONTENT_FOLDERS, FOLDERS, GOVERNED, KINDS, Withdrawn
from practicebook.content.library import Document, Text
from practicebook.content.markdown import Body, slugify
from practicebook.content.source import read_source
from practicebook.content.validate import nearest, validate

WRONG_KIND = Rule("content.wrong-kind", "error", "The kind is not one of ours, or is not what the folder says.", "Take `kind` away, or move the file to the folder of its kind.")
FILE_NAME = Rule("content.file-name", "error", "The file's name could not stand in an address.", "Use lower-case letters, digits and hyphens.")
KEPT_ID = Rule("content.kept-id", "error", "A kept text has another id than its document.", "Give it the id of the document that it is a version of.")
KEPT_ALONE = Rule("content.kept-alone", "error", "A `.versions` folder has no document beside it, or one of a kind that has no versions.", "Name the folder after the document: `name.md` has `name.versions/`.")

RULES = (WRONG_KIND, FILE_NAME, KEPT_ID, KEPT_ALONE)

_KEPT = re.compile(r"(?P<name>.+)\.versions$")


def read_documents(root: Path) -> tuple[list[Document], set[str], list[Finding]]:
    """Every document that fits its model, the ids of those that do not, and what is wrong with them."""
    findings: list[Finding] = []
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
    return _documents(texts, findings), unusable, findings


def markdown_files(root: Path) -> Iterator[PurePosixPath]:
    """Every Markdown file of the three folders, relative to the root, in order."""
    for folder in CONTENT_FOLDERS:
        for path in sorted((root / folder).rglob("*.md")):
            relative = path.relative_to(root)
            if not any(part.startswith(".") for part in relative.parts):
                yield PurePosixPath(relative.as_posix())


def _text(parts: source.Source, findings: list[Finding]) -> Text | None:
    kept = bool(_KEPT.match(parts.file.parent.name))
    findings += _names(parts.file, kept)
    kind = _kind(parts, findings)
    if kind is None:
        return None
    is_left = isinstance(parts.fields.value, dict) and "withdrawn_on" in parts.fields.value
    fields, found = validate(parts.fields, Withdrawn if is_left else KINDS[kind])
    findings += found
    if fields is None:
        return None
    return Text(parts.file, kind, fields, parts.fields, Body(parts.body, parts.file, parts.body_line), kept, parts.head)  # type: ignore[arg-type]


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
