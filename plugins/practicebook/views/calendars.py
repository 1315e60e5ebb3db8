"""The learning calendar, upcoming events first, and the audit programme of a year."""

from collections.abc import Iterator
from typing import Any

from practicebook.content import addresses
from practicebook.content.calendars import LearningEvent, month_starts
from practicebook.content.dates import day_words
from practicebook.content.pages import GeneratedPage
from practicebook.views.rendering import Renderer
from practicebook.views.titles import Titles


def pages(renderer: Renderer) -> Iterator[GeneratedPage]:
    """The two pages, each where there is something to tell of."""
    library = renderer.edition.library
    if library.learning_calendar.events:
        yield _learning(renderer)
    if library.audit_programme.audits:
        yield _audits(renderer)


def month_words(month: str) -> str:
    """A month as readers write it: June 2026."""
    return f"{month_starts(month):%B %Y}"


def _learning(renderer: Renderer) -> GeneratedPage:
    edition, titles = renderer.edition, Titles(renderer.edition)
    calendar = edition.library.learning_calendar
    events = sorted(calendar.events, key=lambda event: event.starts)

    def shown(event: LearningEvent) -> dict[str, Any]:
        when = day_words(event.held_on) if event.held_on else month_words(event.month or "")
        return {"event": event, "when": when, "related": titles.of(event.related)}

    return renderer.page(
        addresses.LEARNING_CALENDAR,
        "learning_calendar.md.jinja",
        title="Learning calendar",
        summary="What you can come to, whom it is for, how long it takes and how to book.",
        calendar=calendar,
        upcoming=[shown(event) for event in events if not event.is_past(edition.day)],
        past=[shown(event) for event in reversed(events) if event.is_past(edition.day)],
    )


def _audits(renderer: Renderer) -> GeneratedPage:
    edition, titles = renderer.edition, Titles(renderer.edition)
    programme = edition.library.audit_programme
    year = programme.year
    return renderer.page(
        addresses.AUDIT_PROGRAMME,
        "audit_programme.md.jinja",
        title="Audit programme",
        summary="What we audit in the year, in which month, how many records, who reads them and what comes of it.",
        programme=programme,
        first=month_words(year[0]),
        last=month_words(year[-1]),
        every_month=programme.every_month,
        months=[(month_words(month), f"{edition.day:%Y-%m}" == month, programme.in_month(month)) for month in year],
        audits=[(audit, [month_words(month) for month in audit.months], titles.of(audit.related)) for audit in programme.audits],
    )
