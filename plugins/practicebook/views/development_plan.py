"""The development plan and its risk log: what is done about each recommendation, and what could get in the way."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, get_args

from practicebook.content import addresses
from practicebook.content.development_plan import Progress, Risk
from practicebook.content.pages import GeneratedPage
from practicebook.views.rendering import Renderer
from practicebook.views.titles import Titles

PROGRESS = {"not-started": ("Not started", "ring"), "under-way": ("Under way", "half"), "done": ("Done", "disc")}
"""What readers see of each: words, and a shape."""

LEVELS = {"high": ("High", "triangle"), "medium": ("Medium", "half"), "low": ("Low", "ring")}
"""The same of a risk's level, highest first."""


def pages(renderer: Renderer) -> Iterator[GeneratedPage]:
    """The plan and the log, each where there is one."""
    library = renderer.edition.library
    if library.development_plan.parts:
        yield _plan(renderer)
    if library.risk_log.risks:
        yield _risks(renderer)


def _plan(renderer: Renderer) -> GeneratedPage:
    library, titles = renderer.edition.library, Titles(renderer.edition)
    plan = library.development_plan
    review = next((one for one in library.reviews if one.id == plan.review), None)
    recommended = {one.id: one.text for one in review.recommendations} if review else {}
    return renderer.page(
        addresses.DEVELOPMENT_PLAN,
        "development_plan.md.jinja",
        title="Development plan",
        summary="What a practice review recommended, what was to be done about it, how far it is and where to see it.",
        plan=plan,
        review=review,
        parts=[_part(part, recommended.get(part.recommendation, ""), titles) for part in plan.parts],
        progress=PROGRESS,
    )


def _part(part: Any, recommended: str, titles: Titles) -> dict[str, Any]:
    counts = Counter(action.progress for action in part.actions)
    return {
        "letter": part.recommendation,
        "short": part.short,
        "recommended": recommended,
        "counts": [(PROGRESS[one], counts[one]) for one in reversed(get_args(Progress)) if counts[one]],
        "actions": [{"action": action, "progress": PROGRESS[action.progress], "evidence": titles.of(action.evidence)} for action in part.actions],
    }


def _risks(renderer: Renderer) -> GeneratedPage:
    library = renderer.edition.library
    levels = list(LEVELS)

    def first(risk: Risk) -> tuple[int, Any]:
        return levels.index(risk.level), risk.review_on

    return renderer.page(
        addresses.RISK_LOG,
        "risk_log.md.jinja",
        title="Risk log",
        summary="What could get in the way of better practice, what it would mean for people, and what we do about it.",
        log=library.risk_log,
        risks=[(risk, LEVELS[risk.level]) for risk in sorted(library.risk_log.risks, key=first)],
        parts={part.recommendation: part.short for part in library.development_plan.parts},
    )
