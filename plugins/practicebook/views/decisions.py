"""Who decides what: a part for each subject, made from `decisions.yml`."""

from collections.abc import Iterator

from practicebook.content import addresses
from practicebook.content.decisions import Decision
from practicebook.content.markdown import slugify
from practicebook.content.pages import GeneratedPage
from practicebook.views.rendering import Renderer


def pages(renderer: Renderer) -> Iterator[GeneratedPage]:
    """The one page, where there are decisions to tell of."""
    decisions = renderer.edition.library.decisions.decisions
    if decisions:
        yield renderer.page(
            addresses.DECISIONS,
            "decisions.md.jinja",
            title="Who decides",
            summary="Who can say yes, how soon, and what is written down. Find your question, then open it for the rest.",
            subjects=[(subject, f"about-{slugify(subject)}", here) for subject, here in by_subject(decisions).items()],
        )


def by_subject(decisions: tuple[Decision, ...]) -> dict[str, list[Decision]]:
    """The decisions of each subject, subjects in the order in which they first come."""
    subjects: dict[str, list[Decision]] = {}
    for decision in decisions:
        subjects.setdefault(decision.subject, []).append(decision)
    return subjects
