"""Keep for a visit: what can be kept, for the browser to add sizes and buttons."""

from collections.abc import Iterator

from practicebook.content import addresses
from practicebook.content.pages import GeneratedPage
from practicebook.views.rendering import Renderer

EVERYTHING = ""
"""What the service worker calls the choice of all there is."""


def pages(renderer: Renderer) -> Iterator[GeneratedPage]:
    """The one page. It is there even where keeping is turned off, and then says so: a link to it may be anywhere."""
    areas = ((area.id, area.title, addresses.area(area.id)) for area in renderer.edition.library.areas)
    yield renderer.page(
        addresses.KEEP,
        "keep.md.jinja",
        title="Keep for a visit",
        summary="Keep pages and their search on this device, to read where there is no signal.",
        choices=[(EVERYTHING, "Everything", None), *areas],
    )
