"""Service areas: the tiles, and a page for each that gathers what is for it."""

from collections.abc import Iterator

from practicebook.content import addresses
from practicebook.content.data import ServiceArea
from practicebook.content.kinds import GOVERNED, PLURALS
from practicebook.content.pages import GeneratedPage
from practicebook.views.rendering import Renderer


def pages(renderer: Renderer) -> Iterator[GeneratedPage]:
    """The list of areas, then each of them."""
    yield renderer.page(
        addresses.AREAS,
        "areas.md.jinja",
        title="Services",
        summary="Each team and service, with its policies, tools, exemplars, posts and who to ask.",
        tile_heading="h2",
    )
    for area in renderer.edition.library.areas:
        yield _page(renderer, area)


def _page(renderer: Renderer, area: ServiceArea) -> GeneratedPage:
    edition = renderer.edition
    library = edition.library

    def here(kind: str) -> list[object]:
        return [document for document in edition.of_kind(kind) if area.id in edition.text(document).fields.service_areas]

    written = library.area_texts.get(area.id)
    shown = written is not None and (edition.preview or written.main.fields.status == "published")
    return renderer.page(
        addresses.area(area.id),
        "area.md.jinja",
        title=area.title,
        summary=written.main.fields.summary if written and shown else area.summary,
        page_id=area.id,
        source=written.main.file if written and shown else None,
        area_id=area.id,
        body=written.main.body if written and shown else None,
        draft=bool(written and shown and written.main.fields.status != "published"),
        by_kind=[(PLURALS[kind], here(kind)) for kind in GOVERNED if here(kind)],
        exemplars=here("exemplar"),
        posts=[post for post in edition.posts if area.id in edition.text(post).fields.service_areas],
        contacts=[library.role_by_id[role] for role in area.contacts],
    )
