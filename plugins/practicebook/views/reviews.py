"""Practice reviews: their counts, and shares worked out from the counts."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from practicebook.content import addresses
from practicebook.content.data import Count, PracticeReview
from practicebook.content.edition import Edition
from practicebook.content.pages import GeneratedPage
from practicebook.views.rendering import Renderer


def pages(renderer: Renderer) -> Iterator[GeneratedPage]:
    """The list of reviews, then each of them."""
    yield renderer.page(
        addresses.PRACTICE_REVIEWS,
        "reviews.md.jinja",
        title="Practice reviews",
        summary="What reviews of our practice found, and what was done about it.",
    )
    for review in renderer.edition.library.reviews:
        yield _page(renderer, review)


def _page(renderer: Renderer, review: PracticeReview) -> GeneratedPage:
    titles = dict(_titles(renderer.edition))
    return renderer.page(
        addresses.review(review.id),
        "review.md.jinja",
        title=review.title,
        summary=review.summary,
        page_id=review.id,
        review=review,
        ratings=_table(review.ratings),
        overall=_table(review.overall),
        links={one.id: [titles[link] for link in one.links if link in titles] for one in review.recommendations},
    )


def share(count: int, total: int) -> Decimal:
    """A percentage to one decimal, halves up; 0 where there is nothing to share."""
    return (Decimal(100 * count) / Decimal(total or 1)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _table(counts: tuple[Count, ...]) -> dict[str, Any]:
    total = sum(one.count for one in counts)
    printed = [Decimal(one.printed) for one in counts if one.printed is not None]
    return {
        "total": total,
        "rows": [{"rating": one.rating, "count": one.count, "share": share(one.count, total), "printed": one.printed} for one in counts],
        "printed": f"{sum(printed).normalize():f}" if printed else None,
    }


def _titles(edition: Edition) -> Iterator[tuple[str, tuple[str, str]]]:
    """Title and address of whatever a recommendation may link to."""
    library = edition.library
    for document in edition.readable:
        yield document.id, (edition.text(document).fields.title, addresses.document(document))
    for heading in library.audit_headings:
        yield heading.id, (heading.title, addresses.audit_heading(heading.id))
    for area in library.areas:
        yield area.id, (area.title, addresses.area(area.id))
    for review in library.reviews:
        yield review.id, (review.title, addresses.review(review.id))
