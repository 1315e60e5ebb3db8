"""The index of evidence: what there is for each of CQC's quality statements, and what is missing."""

from collections.abc import Iterator
from typing import Any

from practicebook.content import addresses
from practicebook.content.data import AuditHeading
from practicebook.content.edition import Edition, post_fields
from practicebook.content.library import Document, governed
from practicebook.content.pages import GeneratedPage
from practicebook.views.rendering import Renderer

NOTHING = {
    "documents": "No policy, procedure, guidance, tool or chapter names it.",
    "headings": "No audit heading asks about it.",
    "exemplars": "No exemplar has the best rating under an audit heading that asks about it.",
    "posts": "No post tells of it.",
}
"""What is said where there is nothing of a sort."""


def pages(renderer: Renderer) -> Iterator[GeneratedPage]:
    """The one page."""
    edition = renderer.edition
    cqc = edition.library.cqc
    statements = [(theme, [_statement(edition, one) for one in cqc.cqc_statements if one.theme == theme.id]) for theme in cqc.cqc_themes]
    yield renderer.page(
        addresses.EVIDENCE,
        "evidence.md.jinja",
        title="Evidence by quality statement",
        summary="For each of CQC’s quality statements: what we expect, what we audit, practice that shows it, and what is missing.",
        themes=[(theme, here) for theme, here in statements if here],
        cqc=cqc,
    )


def _statement(edition: Edition, statement: Any) -> dict[str, Any]:
    headings = [heading for heading in edition.library.audit_headings if statement.id in heading.cqc]
    documents = [document for document in edition.governed if statement.id in governed(edition.text(document)).cqc]
    found = {
        "documents": documents,
        "headings": [(heading, len(edition.rated_under(heading.id))) for heading in headings],
        "exemplars": _best(edition, headings),
        "posts": list(_posts(edition, headings, documents)),
    }
    return {"statement": statement, **found, "missing": [words for name, words in NOTHING.items() if not found[name]]}


def _best(edition: Edition, headings: list[AuditHeading]) -> list[tuple[Document, list[AuditHeading]]]:
    """The exemplars with the best rating under some of the headings, with those headings."""
    best = edition.library.rating_scale[0].id
    shown = ((document, [one for one in headings if edition.exemplar(document).ratings.get(one.id) == best]) for document in edition.exemplars)
    return [(document, under) for document, under in shown if under]


def _posts(edition: Edition, headings: list[AuditHeading], documents: list[Document]) -> Iterator[Document]:
    """The posts that help with one of the headings or announce one of the documents, latest first."""
    wanted = {*(heading.id for heading in headings), *(document.id for document in documents)}
    for post in edition.posts:
        fields = post_fields(edition.text(post))
        if wanted & {*fields.supports, *fields.announces}:
            yield post
