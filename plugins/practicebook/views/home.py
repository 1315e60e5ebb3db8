"""The home page: search first, then the tiles, what changed, the latest post, and one passage to copy."""

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from practicebook.content import addresses
from practicebook.content.edition import Edition, post_fields
from practicebook.content.library import governed
from practicebook.content.markdown import Body
from practicebook.content.pages import GeneratedPage
from practicebook.views.rendering import Renderer

CHANGES = 5
"""How many changes the home page lists."""


def pages(renderer: Renderer) -> Iterator[GeneratedPage]:
    """The home page; its words come from the document at the site's own address."""
    edition = renderer.edition
    document = next((one for one in edition.documents if addresses.document(one) == addresses.HOME), None)
    council = edition.library.council
    fields = document.main.fields if document else None
    yield renderer.page(
        addresses.HOME,
        "home.md.jinja",
        title=fields.title if fields else f"{council.name}, {council.department}",
        summary=fields.summary if fields else "Policies, guidance, the practice framework and exemplars.",
        page_id=document.id if document else None,
        source=document.main.file if document else None,
        layout="home",
        tile_heading="h3",
        body=document.main.body if document else Body("", edition.library.data_files["council.yml"].file),
        changes=list(_changes(edition))[:CHANGES],
        post=_latest_post(edition),
        passage=_passage(renderer),
    )


def _changes(edition: Edition) -> Iterator[dict[str, Any]]:
    """The governed documents in force, latest first."""
    in_force = [document for document in edition.governed if document.id in edition.timelines and edition.state(document) == "in force"]
    for document in sorted(in_force, key=lambda one: governed(edition.text(one)).effective_from, reverse=True):
        fields = governed(edition.text(document))
        day = fields.effective_from
        yield {
            "day": day,
            "words": f"{day.day} {day:%b}" + ("" if day.year == edition.day.year else f" {day.year}"),
            "title": fields.title,
            "version": fields.version,
            "address": addresses.document(document),
            "summary": fields.change_summary or fields.summary,
        }


def _latest_post(edition: Edition) -> dict[str, Any] | None:
    if not edition.posts:
        return None
    fields = post_fields(edition.text(edition.posts[0]))
    titles = edition.library.choice_titles["category"]
    return {"fields": fields, "address": addresses.document(edition.posts[0]), "categories": [titles[one] for one in fields.categories]}


def _passage(renderer: Renderer) -> dict[str, Any] | None:
    """The opening of a passage of the best rating; another each day, the same all day."""
    edition = renderer.edition
    best = edition.library.rating_scale[0].id
    choices = [
        (passage, heading)
        for heading, passages in edition.passages_by_heading.items()
        for passage in passages
        if passage.exemplar.ratings.get(heading) == best
    ]
    if not choices:
        return None
    passage, heading = choices[edition.day.toordinal() % len(choices)]
    shown, _ = renderer.folded(Body(passage.markdown, passage.text.file), addresses.HOME)
    return {
        "words": Markup(shown.split("\n\n")[0]),
        "address": addresses.passage(passage.text, passage.heading.anchor),
        "title": passage.exemplar.title,
        "heading": edition.library.heading_by_id[heading],
        "rating": best,
    }
