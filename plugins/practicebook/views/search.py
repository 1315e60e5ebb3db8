"""The results page: a form, and a place that the browser fills."""

from collections.abc import Iterator

from practicebook.content import addresses
from practicebook.content.pages import GeneratedPage
from practicebook.views.rendering import Renderer


def pages(renderer: Renderer) -> Iterator[GeneratedPage]:
    """The one page that every search leads to."""
    yield renderer.page(
        addresses.SEARCH,
        "search.md.jinja",
        title="Search",
        summary="Ask in your own words. Two or three plain words are enough, and acronyms work too.",
        layout="wide",
    )
