"""The pages nobody writes: Markdown again, so that one renderer makes them. One module a family, its templates beside it."""

from collections.abc import Iterable

from practicebook.content.edition import Edition
from practicebook.content.findings import Rule
from practicebook.content.links import LinkMap
from practicebook.content.pages import GeneratedPage, PostSource
from practicebook.views import areas, audit_headings, calendars, decisions, development_plan, documents, evidence, exemplars, home, indexes, keep, law, reference, reviews, search, topics, whole
from practicebook.views.navigation import navigation
from practicebook.views.rendering import Renderer
from practicebook.views.terms import Explainer


def pages(edition: Edition, link_map: LinkMap, rules: Iterable[Rule], offline: bool = True) -> tuple[GeneratedPage, ...]:
    """Every page of the edition but its posts; `offline` where readers may keep them."""
    renderer = Renderer(edition, link_map, offline)
    made = (
        *home.pages(renderer),
        *documents.pages(renderer),
        *exemplars.pages(renderer),
        *audit_headings.pages(renderer),
        *areas.pages(renderer),
        *indexes.pages(renderer),
        *law.pages(renderer),
        *decisions.pages(renderer),
        *reviews.pages(renderer),
        *development_plan.pages(renderer),
        *evidence.pages(renderer),
        *calendars.pages(renderer),
        *whole.pages(renderer),
        *reference.pages(renderer, rules),
        *keep.pages(renderer),
    )
    return (*made, *search.pages(renderer), *topics.pages(renderer, made))


def posts(edition: Edition, link_map: LinkMap) -> tuple[PostSource, ...]:
    """Every post of the edition, latest first."""
    return tuple(documents.posts(Renderer(edition, link_map)))


__all__ = ["Explainer", "navigation", "pages", "posts"]
