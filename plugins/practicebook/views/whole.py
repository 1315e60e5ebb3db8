"""The practice framework as one document: every chapter in order, to print or to read from end to end."""

import re
from collections.abc import Iterator
from typing import Any

from practicebook.content import addresses
from practicebook.content.library import Document, governed
from practicebook.content.markdown import Body, Link
from practicebook.content.pages import GeneratedPage
from practicebook.content.prose import FieldBody
from practicebook.views.rendering import Renderer

_DEEPEST = 6
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")


def pages(renderer: Renderer) -> Iterator[GeneratedPage]:
    """The one page."""
    edition = renderer.edition
    chapters = {addresses.document(document): document for document in edition.chapters}
    yield renderer.page(
        addresses.FRAMEWORK_WHOLE,
        "whole.md.jinja",
        title="The whole framework",
        summary="Every chapter of the practice framework in order, to print or to read from end to end.",
        layout="wide",
        chapters=[_chapter(renderer, document, chapters) for document in edition.chapters],
    )


def _chapter(renderer: Renderer, document: Document, chapters: dict[str, Document]) -> dict[str, Any]:
    text = renderer.edition.text(document)
    fields = governed(text)
    quick_read = FieldBody(fields.quick_read, text.located.place(("quick_read",))) if fields.quick_read else None
    return {
        "id": document.id,
        "number": getattr(fields, "chapter", None),
        "fields": fields,
        "address": addresses.document(document),
        "headings": [(heading.text, _anchor(document, heading.anchor)) for heading in text.body.headings if heading.level == 2],
        "quick_read": _placed(renderer, quick_read, document, chapters) if quick_read else None,
        "body": _placed(renderer, text.body, document, chapters),
    }


def _placed(renderer: Renderer, body: Body, chapter: Document, chapters: dict[str, Document]) -> Body:
    """A chapter's Markdown as it can stand among others: headings a level lower, and its anchors its own.

    Links to chapters stay on the page; others are as the chapter has them.
    """
    text = body.with_links(lambda link: _kept_here(renderer, link, body, chapters))
    moved = Body(text, body.file)
    for heading in sorted(moved.headings, key=lambda one: one.start, reverse=True):
        hashes = "#" * min(heading.level + 1, _DEEPEST)
        text = f"{text[: heading.start]}{hashes} {heading.markdown} {{ #{_anchor(chapter, heading.anchor)} }}\n{text[heading.end :]}"
    return Body(_FOOTNOTE.sub(rf"[^{chapter.id}-\1]", text), body.file)


def _anchor(chapter: Document, anchor: str) -> str:
    """A chapter's anchor on the page of all: no id has two hyphens together, so no two of them are alike."""
    return f"{chapter.id}--{anchor}"


def _kept_here(renderer: Renderer, link: Link, body: Body, chapters: dict[str, Document]) -> str:
    target = renderer.link_map.follow(link.destination, body.file)
    chapter = chapters.get(target.address) if target.leads == "page" else None
    if chapter is None:
        return link.destination
    return f"/{addresses.FRAMEWORK_WHOLE}#{_anchor(chapter, target.anchor) if target.anchor else chapter.id}"
