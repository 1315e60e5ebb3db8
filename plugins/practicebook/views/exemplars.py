"""Exemplar pages, the list of exemplars, and the matrix of exemplars and audit headings."""

from collections import Counter
from collections.abc import Iterator

from markupsafe import Markup

from practicebook.content import addresses
from practicebook.content.edition import Edition
from practicebook.content.library import Document
from practicebook.content.markdown import Body
from practicebook.content.pages import GeneratedPage, LinkList
from practicebook.views.rendering import Renderer

BASIS_WORDS = {
    "consented": "Shared with consent",
    "composite": "Made from several people’s stories",
    "fictionalised": "Invented story",
}


def pages(renderer: Renderer) -> Iterator[GeneratedPage]:
    """The list, the matrix, then each exemplar."""
    yield _index(renderer)
    yield _matrix(renderer)
    for document in renderer.edition.exemplars:
        yield _page(renderer, document)


def _index(renderer: Renderer) -> GeneratedPage:
    edition = renderer.edition
    topics = edition.library.choice_titles["topic"]
    by_topic = [(title, [one for one in edition.exemplars if edition.exemplar(one).topic == topic]) for topic, title in topics.items()]
    return renderer.page(
        addresses.EXEMPLARS,
        "exemplar_index.md.jinja",
        title="Exemplars",
        summary="Anonymised cases that show practice well, and what made the difference in each.",
        by_topic=[(title, documents) for title, documents in by_topic if documents],
    )


def _matrix(renderer: Renderer) -> GeneratedPage:
    edition = renderer.edition
    library = edition.library
    rows = [{"address": addresses.document(document), "fields": edition.exemplar(document)} for document in edition.exemplars]
    counts = Counter(edition.exemplar(document).overall for document in edition.exemplars)
    used_areas = {area for document in edition.exemplars for area in edition.exemplar(document).service_areas}
    used_topics = {edition.exemplar(document).topic for document in edition.exemplars}
    return renderer.page(
        addresses.MATRIX,
        "matrix.md.jinja",
        title="Exemplars and audit headings",
        summary="Every exemplar, and how it was rated under each audit heading.",
        layout="wide",
        rows=rows,
        overall=[(rating.id, counts[rating.id]) for rating in library.rating_scale if counts[rating.id]],
        filters=[
            ("heading", "Audit heading", [(heading.id, heading.title) for heading in library.audit_headings]),
            ("rating", "Rating", [(rating.id, rating.title) for rating in library.rating_scale]),
            ("area", "Service area", [(area.id, area.title) for area in library.areas if area.id in used_areas]),
            ("topic", "Topic", [(topic, title) for topic, title in library.choice_titles["topic"].items() if topic in used_topics]),
        ],
    )


def _page(renderer: Renderer, document: Document) -> GeneratedPage:
    edition = renderer.edition
    library, text, fields = edition.library, edition.text(document), edition.exemplar(document)
    titles = library.choice_titles
    address = addresses.document(document)
    facts = [
        titles["topic"][fields.topic],
        *([f"Aged {titles['age-band'][fields.age_band]}"] if fields.age_band else []),
        *([titles["season"][fields.season]] if fields.season else []),
        BASIS_WORDS[fields.basis],
    ]
    areas = [library.area_by_id[area] for area in fields.service_areas]
    rated = [heading for heading in library.audit_headings if heading.id in fields.ratings]
    return renderer.page(
        address,
        "exemplar.md.jinja",
        title=fields.title,
        summary=fields.summary,
        page_id=document.id,
        source=text.file,
        aside=list(_aside(edition, document)),
        crumbs=[("Exemplars", addresses.EXEMPLARS), *((area.title, addresses.area(area.id)) for area in areas[:1])],
        fields=fields,
        facts=facts,
        areas=areas,
        draft=edition.is_draft(document),
        unsigned=edition.signings[document.id].missing,
        rated=rated,
        body=_marked_body(renderer, text.body, address),
        posts=[post for post in edition.posts if document.id in edition.text(post).fields.related],
    )


def _marked_body(renderer: Renderer, body: Body, address: str) -> Markup:
    """The exemplar's text, with what each passage shows under its heading."""
    linked = Body(renderer.prose(body, address), body.file)
    text = linked.text
    for heading in reversed(linked.headings):
        if heading.shows:
            text = f"{text[: heading.end]}\n{_chips(renderer, [word for word, _ in heading.shows], address)}\n\n{text[heading.end :]}"
    return Markup(text)


def _chips(renderer: Renderer, headings: list[str], address: str) -> str:
    known = renderer.edition.library.heading_by_id
    return renderer.fragment("shows.md.jinja", address, headings=[known[one] for one in headings if one in known])


def _aside(edition: Edition, document: Document) -> Iterator[LinkList]:
    """The next exemplar under each audit heading that it shows best, and where to talk about it."""
    library, fields = edition.library, edition.exemplar(document)
    best = sorted(fields.ratings, key=lambda heading: library.rank(fields.ratings[heading]))
    for heading in best[:3]:
        rated = edition.rated_under(heading)
        following = rated[(rated.index(document) + 1) % len(rated)]
        if following is not document:
            yield LinkList(f"Next under {library.heading_by_id[heading].short}", ((edition.text(following).fields.title, addresses.document(following)),))
    if best:
        yield LinkList("Talk about it", tuple((f"Questions on {library.heading_by_id[heading].short.lower()}", f"{addresses.audit_heading(heading)}#supervision") for heading in best[:2]))
    shown = edition.readable_by_id
    yield LinkList("Related", tuple((edition.text(shown[one]).fields.title, addresses.document(shown[one])) for one in fields.related if one in shown))
