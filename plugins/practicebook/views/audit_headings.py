"""A page for each audit heading, and the list of them."""

from collections.abc import Iterator

from practicebook.content import addresses
from practicebook.content.data import AuditHeading, RetiredHeading
from practicebook.content.library import Passage
from practicebook.content.markdown import Body
from practicebook.content.pages import GeneratedPage, LinkList
from practicebook.content.prose import FieldBody
from practicebook.views.rendering import Renderer


def pages(renderer: Renderer) -> Iterator[GeneratedPage]:
    """The list of audit headings, then each of them, and those that were used before."""
    yield _index(renderer)
    for index, heading in enumerate(renderer.edition.library.audit_headings):
        yield _page(renderer, heading, index)
    for retired in renderer.edition.library.retired_headings:
        yield _retired(renderer, retired)


def _index(renderer: Renderer) -> GeneratedPage:
    edition = renderer.edition
    rows = [
        {
            "heading": heading,
            "passages": len(edition.passages_by_heading[heading.id]),
            "exemplars": len(edition.rated_under(heading.id)),
            "documents": len(list(edition.supporting(heading.id))),
        }
        for heading in edition.library.audit_headings
    ]
    return renderer.page(
        addresses.AUDIT_HEADINGS,
        "audit_heading_index.md.jinja",
        title="Audit headings",
        summary="What an auditor asks of a case record, what each rating looks like, and practice that shows it.",
        rows=rows,
    )


def _page(renderer: Renderer, heading: AuditHeading, index: int) -> GeneratedPage:
    edition = renderer.edition
    place = edition.library.data_files["audit-headings.yml"].place(("audit_headings", index, "why"))
    documents = sorted(edition.supporting(heading.id), key=lambda document: edition.text(document).fields.title.casefold())
    return renderer.page(
        addresses.audit_heading(heading.id),
        "audit_heading.md.jinja",
        title=heading.title,
        summary=heading.question,
        page_id=heading.id,
        aside=[LinkList("Helps with this", tuple((edition.text(document).fields.title, addresses.document(document)) for document in documents))],
        heading=heading,
        number=index + 1,
        why=FieldBody(heading.why, place),
        passages=[_quotation(renderer, passage, heading.id) for passage in edition.passages_by_heading[heading.id]],
        exemplars=edition.rated_under(heading.id),
        documents=documents,
        posts=list(edition.posts_on(heading.id)),
    )


def _retired(renderer: Renderer, heading: RetiredHeading) -> GeneratedPage:
    """What stands at the address of an audit heading that is no longer used, so that links to it still lead somewhere."""
    by_id = renderer.edition.library.heading_by_id
    return renderer.page(
        addresses.audit_heading(heading.id),
        "retired_heading.md.jinja",
        title=heading.title,
        summary="This audit heading is no longer used.",
        page_id=heading.id,
        heading=heading,
        replacements=[by_id[one] for one in heading.replaced_by],
    )


def _quotation(renderer: Renderer, passage: Passage, heading: str) -> dict[str, object]:
    """A passage as another page quotes it."""
    fields = passage.exemplar
    areas = renderer.edition.library.area_by_id
    return {
        "document": passage.document.id,
        "title": fields.title,
        "heading": passage.heading.text,
        "address": addresses.passage(passage.text, passage.heading.anchor),
        "body": Body(passage.markdown, passage.text.file),
        "rating": fields.ratings.get(heading),
        "areas": ", ".join(areas[area].title for area in fields.service_areas),
    }
