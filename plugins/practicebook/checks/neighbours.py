"""Documents that lead to each other: a page that no page links to is found by nobody who is not looking for it."""

from collections.abc import Iterator

from practicebook.content.edition import Edition
from practicebook.content.findings import Finding, Rule
from practicebook.content.kinds import Governed, Post
from practicebook.content.library import Document
from practicebook.content.links import LinkMap
from practicebook.content.markdown import Body
from practicebook.content.prose import field_bodies

ALONE = Rule("neighbours.alone", "warning", "No page links to this document, in its words or by `related`. Lists that the site makes do not count; posts, which the blog lists, are left out.", "Link to it from the page that a reader comes from, or name it in that page's `related`.")
UNTIED = Rule("neighbours.untied", "warning", "An exemplar is tied to no policy, procedure, guidance, tool or framework chapter, so nothing leads from what we ask to how it looks.", "Link to the document whose practice it shows, or name it in `related`.")

RULES = (ALONE, UNTIED)


def findings(edition: Edition, link_map: LinkMap) -> Iterator[Finding]:
    """Check every document that readers see."""
    ties = {document.id: _leads_to(edition, document, link_map) for document in edition.readable}
    reached = _from_data(edition, link_map).union(*(ids - {document} for document, ids in ties.items()))
    for document in edition.readable:
        text = edition.text(document)
        place = text.located.place(("id",))
        if document.id not in reached and not _is_listed(document):
            yield ALONE.at(place, f"No page links to “{document.id}”.")
        if document.kind == "exemplar" and not _is_tied(edition, document, ties):
            yield UNTIED.at(place, f"“{document.id}” and no governed document lead to each other.")


def _leads_to(edition: Edition, document: Document, link_map: LinkMap) -> frozenset[str]:
    """The ids of the documents that one leads to, by its links and its fields."""
    text = edition.text(document)
    ids = {*text.fields.related}
    if isinstance(text.fields, Post):
        ids |= {*text.fields.announces}
    if isinstance(text.fields, Governed):
        ids |= {text.fields.replaced_by} if text.fields.replaced_by else set()
        if text.fields.quick_read:
            ids |= _linked(Body(text.fields.quick_read, text.file), link_map)
    return frozenset(ids | _linked(text.body, link_map))


def _linked(body: Body, link_map: LinkMap) -> set[str]:
    return {target.document.id for link in body.links if (target := link_map.follow(link.destination, body.file)).document}


def _from_data(edition: Edition, link_map: LinkMap) -> set[str]:
    """The ids of the documents that data files lead to."""
    library = edition.library
    ids = {link for review in library.reviews for recommendation in review.recommendations for link in recommendation.links}
    ids |= {link for part in library.development_plan.parts for action in part.actions for link in action.evidence}
    ids |= {link for one in (*library.learning_calendar.events, *library.audit_programme.audits) for link in one.related}
    ids |= {decision.source for decision in library.decisions.decisions if decision.source}
    for asked in library.council.often_asked:
        target = link_map.follow(asked.leads_to, library.data_files["council.yml"].file)
        ids |= {target.document.id} if target.document else set()
    return ids.union(*(_linked(body, link_map) for body in field_bodies(library)))


def _is_listed(document: Document) -> bool:
    """True for what stands in a list or in the navigation whatever anybody links to."""
    return document.kind == "post" or document.main.file.stem == "index"


def _is_tied(edition: Edition, exemplar: Document, ties: dict[str, frozenset[str]]) -> bool:
    governed = {document.id for document in edition.readable if document.is_governed}
    return bool(ties[exemplar.id] & governed) or any(exemplar.id in ties[document] for document in governed)
