"""Where a link in content leads: another page, a file, another site, or nowhere."""

import html
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Literal
from urllib.parse import unquote

from practicebook.content import addresses
from practicebook.content.edition import Edition, post_fields
from practicebook.content.kinds import CONTENT_FOLDERS, Governed, Post
from practicebook.content.library import Document, Text
from practicebook.content.markdown import Body, slugify

OUTSIDE_SCHEMES = ("http", "https", "mailto", "tel")
"""The only schemes that a link may have; anything else could run script."""

PUBLISHED_ENDINGS = frozenset(
    ".png .jpg .jpeg .gif .webp .avif .pdf .docx .xlsx .pptx .odt .ods .odp .csv .txt .vtt .mp3 .mp4 .ics".split()
)
"""Endings of the files that the site carries as they are. HTML and SVG can run script, so neither is one."""

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


@dataclass(frozen=True)
class Target:
    """Where a link leads."""

    leads: Literal["page", "file", "outside", "hidden", "nowhere", "unsafe"]
    """`hidden` is a page that this edition does not have: a draft, what is unsigned, or a post of a later day."""
    address: str = ""
    """Of a page or file: its address, without the anchor."""
    anchor: str = ""
    document: Document | None = None

    @property
    def whole(self) -> str:
        """The address with its anchor."""
        return f"{self.address}#{self.anchor}" if self.anchor else self.address


class LinkMap:
    """Follows links. A link is written as the path of a file, or as an address of this site that starts with `/`."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    def follow(self, destination: str, file: PurePosixPath) -> Target:
        """Where a link written in a file leads."""
        plain = re.sub(r"[\s\x00-\x1f]", "", html.unescape(destination))
        if scheme := _SCHEME.match(plain):
            return Target("outside" if scheme.group()[:-1].lower() in OUTSIDE_SCHEMES else "unsafe")
        if plain.startswith("//"):
            return Target("unsafe")
        path, anchor = (unquote(part) for part in destination.partition("#")[::2])
        if not path:
            return self._page_of_file(file, anchor)
        if path.startswith("/"):
            return self._address(path.lstrip("/"), anchor)
        return self._relative(PurePosixPath(posixpath.normpath(file.parent / path)), anchor)

    def _page_of_file(self, file: PurePosixPath, anchor: str) -> Target:
        main = _main_of(file)
        document = self._by_file.get(main)
        return self._document(document, anchor) if document else Target("page", addresses.of_file(main), anchor)

    def _address(self, address: str, anchor: str) -> Target:
        if address and not address.endswith("/") and "." not in posixpath.basename(address):
            address = f"{address}/"
        if address.startswith("go/"):
            address = self._by_id.get(address.removeprefix("go/").rstrip("/"), address)
        if document := self._by_address.get(address):
            return self._document(document, anchor)
        if address in self._generated:
            return Target("page", address, "" if address in self._retired else anchor)
        return Target("nowhere")

    def _relative(self, path: PurePosixPath, anchor: str) -> Target:
        if document := self._by_file.get(path):
            return self._document(document, anchor)
        if is_published(self.edition.library.root, path):
            return Target("file", address_of_file(path), anchor)
        return Target("nowhere")

    def _document(self, document: Document, anchor: str) -> Target:
        shown = document.id in self._shown or document.id in self.edition.library.area_by_id
        if self.edition.is_withdrawn(document):
            anchor = ""  # it is made of words of the document
        return Target("page" if shown else "hidden", addresses.document(document), anchor, document)

    @cached_property
    def _shown(self) -> frozenset[str]:
        return frozenset(document.id for document in self.edition.documents)

    @cached_property
    def _by_file(self) -> dict[PurePosixPath, Document]:
        return {document.main.file: document for document in self.edition.library.documents}

    @cached_property
    def _by_address(self) -> dict[str, Document]:
        return {addresses.document(document): document for document in self.edition.library.documents}

    @cached_property
    def _by_id(self) -> dict[str, str]:
        return addresses.by_id(self.edition.library)

    @cached_property
    def _generated(self) -> frozenset[str]:
        library = self.edition.library
        return frozenset(
            (
                addresses.HOME,
                addresses.BLOG,
                *addresses.GENERATED,
                *addresses.from_data(library),
                *map(addresses.audit_heading, library.heading_by_id),
                *self._retired,
                *map(addresses.area, library.area_by_id),
                *(addresses.review(review.id) for review in library.reviews),
                *(f"{addresses.BLOG}category/{slugify(choice.title)}/" for choice in library.vocabularies.categories if choice.id in self._used_categories),
            )
        )

    @cached_property
    def _retired(self) -> frozenset[str]:
        """The pages of audit headings that were used once; none of the sections that they had is there now."""
        return frozenset(addresses.audit_heading(one.id) for one in self.edition.library.retired_headings)

    @cached_property
    def _used_categories(self) -> frozenset[str]:
        """The categories that a post of this edition is in: a blog has a page for no other."""
        return frozenset(category for post in self.edition.posts for category in post_fields(self.edition.text(post)).categories)

    @cached_property
    def unpublished_files(self) -> frozenset[PurePosixPath]:
        """Pictures and other files that only texts use which nobody can read: those of drafts, and of what was withdrawn."""
        library, readable = self.edition.library, self.edition.readable_by_id
        shown: set[PurePosixPath] = set()
        hidden: set[PurePosixPath] = set()
        for document in library.documents:
            is_read = document.id in readable or library.is_area_text(document) and document.main.fields.status == "published"
            (shown if is_read else hidden).update(file for text in (document.main, *document.kept) for file in files_used(text))
        return frozenset(hidden - shown)

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Every address and file that a link could have meant, for “did you mean”."""
        return tuple(f"/{address}" for address in (*self._generated, *self._by_address))


def files_used(text: Text) -> Iterator[PurePosixPath]:
    """The paths that a text's links and pictures lead to, whether or not there is such a file."""
    fields = text.fields
    bodies = [text.body, *([Body(fields.quick_read, text.file)] if isinstance(fields, Governed) and fields.quick_read else [])]
    written = [link.destination for body in bodies for link in body.links]
    if isinstance(fields, Post) and fields.picture:
        written.append(fields.picture)
    for destination in written:
        path = unquote(destination.partition("#")[0])
        if path and not path.startswith("/") and not _SCHEME.match(path):
            yield PurePosixPath(posixpath.normpath(text.file.parent / path))


def is_published(root: Path, path: PurePosixPath) -> bool:
    """True for a file of the content folders that the site carries as it is: of a kind that runs no script, and not hidden."""
    if path.parts[:1] not in {(folder,) for folder in CONTENT_FOLDERS} or any(part.startswith(".") for part in path.parts):
        return False
    file = root / path
    try:
        return path.suffix.lower() in PUBLISHED_ENDINGS and file.is_file() and not file.is_symlink()
    except OSError:
        return False  # a name that no file can have


def address_of_file(path: PurePosixPath) -> str:
    """The address of a picture or other file kept beside the Markdown."""
    parts = path.parts[1:] if path.parts[0] == "docs" else path.parts
    if parts[:2] == ("blog", "posts"):
        parts = ("blog", *parts[2:])
    return "/".join(parts)


def _main_of(file: PurePosixPath) -> PurePosixPath:
    """The main file of a document, from any of its texts."""
    folder = file.parent
    return folder.with_suffix(".md") if folder.suffix == ".versions" else file
