"""Practice reviews: their counts, and shares worked out from the counts."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from practicebook.content import addresses
from practicebook.content.data import Count, PracticeReview
from practicebook.content.pages import GeneratedPage
from practicebook.views.rendering import Renderer
from practicebook.views.titles import Titles


def pages(renderer: Renderer) -> Iterator[GeneratedPage]:
    """The list of reviews, then each of them."""
    yield renderer.page(
        addresses.PRACTICE_REVIEWS,
        "reviews.md.jinja",
        title="Practice reviews",
        summary="What reviews of our practice found, and what was done about it.",
        compared=[(review, _shares(review.overall)) for review in renderer.edition.library.reviews],
    )
    for review in renderer.edition.library.reviews:
        yield _page(renderer, review)


def _page(renderer: Renderer, review: PracticeReview) -> GeneratedPage:
    titles, plan = Titles(renderer.edition), renderer.edition.library.development_plan
    return renderer.page(
        addresses.review(review.id),
        "review.md.jinja",
        title=review.title,
        summary=review.summary,
        page_id=review.id,
        review=review,
        ratings=_table(review.ratings),
        overall=_table(review.overall),
        planned={part.recommendation for part in plan.parts} if plan.review == review.id else set(),
        links={one.id: titles.of(one.links) for one in review.recommendations},
    )


def share(count: int, total: int) -> Decimal:
    """A percentage to one decimal, halves up; 0 where there is nothing to share."""
    return (Decimal(100 * count) / Decimal(total or 1)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _shares(counts: tuple[Count, ...]) -> dict[str, str]:
    """The share of each rating, as a reader reads it."""
    total = sum(one.count for one in counts)
    return {one.rating: f"{share(one.count, total)}%" for one in counts}


def _table(counts: tuple[Count, ...]) -> dict[str, Any]:
    total = sum(one.count for one in counts)
    printed = [Decimal(one.printed) for one in counts if one.printed is not None]
    return {
        "total": total,
        "rows": [{"rating": one.rating, "count": one.count, "share": share(one.count, total), "printed": one.printed} for one in counts],
        "printed": f"{sum(printed).normalize():f}" if printed else None,
    }
