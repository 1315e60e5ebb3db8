"""A new document: a valid file to start from, commented, in the folder of its kind."""

from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path, PurePosixPath
from string import Template

from practicebook.authoring.front_matter import FrontMatter, NoChoice
from practicebook.authoring.names import free_name, name_from
from practicebook.content import addresses
from practicebook.content.kinds import FOLDERS, GOVERNED, KINDS
from practicebook.content.library import Library
from practicebook.content.validate import nearest

PAGES = "docs/about"
"""Where a new page goes: of the folders that pages can be in, the one whose pages the navigation always lists."""

SUMMARY = "Say here, in one or two sentences, what a busy reader should do."
DIFFERENCE = "Say here, in one or two sentences, what a colleague could copy."


class Refused(ValueError):
    """A document that cannot be made, and why, in words for whoever asked for it."""


@dataclass(frozen=True)
class NewDocument:
    """A document that is ready to be written."""

    file: PurePosixPath
    """Relative to the site's root."""
    id: str
    text: str


def draft(library: Library, kind: str, title: str, day: date) -> NewDocument:
    """Make a draft of a kind, with its first values from the site's own data files. Raises Refused."""
    if kind not in KINDS:
        raise Refused(f"There is no kind “{kind}”.{nearest(kind, KINDS)} The kinds are: {', '.join(KINDS)}.")
    title = " ".join(title.split())
    name = name_from(title)
    if not name or not title.isprintable():
        raise Refused("The title has to be words: the file's name is made from its letters and digits.")
    file = _file(kind, name)
    address = addresses.of_file(file)
    if not (library.root / file).exists() and (address in _taken_addresses(library) or address in library.retired):
        file = _file(kind, f"{name}-{kind}")
    an_id = free_name(file.stem, kind, addresses.by_id(library).keys() | library.area_texts.keys(), library.retired)
    try:
        front_matter = FrontMatter(kind, library, day).write(_values(kind, an_id, title))
    except NoChoice as error:
        raise Refused(str(error)) from None
    return NewDocument(file, an_id, f"---\n{front_matter}---\n\n{_body(kind, library)}")


def write(root: Path, document: NewDocument) -> None:
    """Write a new document's file, and never over another. Raises Refused."""
    path = root / document.file
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(document.text)
    except FileExistsError:
        raise Refused(f"{document.file} is already there, and was left as it is. Choose another title, or change that file.") from None


def _file(kind: str, name: str) -> PurePosixPath:
    folder = PAGES if kind == "page" else next(folder for folder, of in FOLDERS.items() if of == kind)
    return PurePosixPath(folder, f"{name}.md")


def _taken_addresses(library: Library) -> set[str]:
    """Addresses that a document cannot have: those of pages that the site makes, and of other documents."""
    return {addresses.HOME, addresses.BLOG, *addresses.GENERATED, *addresses.FROM_DATA, *map(addresses.document, library.documents)}


def _values(kind: str, an_id: str, title: str) -> dict[str, str]:
    """The values that no data file can give."""
    values = {"id": an_id, "title": title, "summary": SUMMARY, "status": "draft"}
    if kind in GOVERNED:
        values["version"] = "1.0"
    if kind == "exemplar":
        values["what_made_the_difference"] = DIFFERENCE
    return values


def _body(kind: str, library: Library) -> str:
    """What the kind's body starts from; an exemplar's passages are marked with the first audit heading."""
    body = files("practicebook.authoring").joinpath("bodies", f"{kind}.md").read_text(encoding="utf-8")
    return Template(body).substitute(audit_heading=library.audit_headings[0].id)
