"""Timelines from a document's texts and their dates."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from practicebook.content.library import Document, Text, governed
from practicebook.content.timeline import Span, Timeline


def timelines(documents: Iterable[Document]) -> Mapping[str, Timeline]:
    """The timeline of each governed document that has a published text and was not withdrawn."""
    return {
        document.id: Timeline(_spans(published))
        for document in documents
        if document.is_governed
        and document.main.fields.status != "withdrawn"
        and (published := [text for text in document.texts if text.fields.status == "published"])
    }


def _spans(texts: list[Text]) -> tuple[Span, ...]:
    """Each text ends the day before the next starts, or on its own last day where that is sooner."""
    texts = sorted(texts, key=lambda text: governed(text).effective_from)
    successors: list[Text | None] = [*texts[1:], None]
    return tuple(
        Span(text, governed(text).effective_from, _end(governed(text).effective_to, successor))
        for text, successor in zip(texts, successors, strict=True)
    )


def _end(effective_to: date | None, successor: Text | None) -> date | None:
    if successor is None:
        return effective_to
    start = governed(successor).effective_from
    eve = start - timedelta(days=1) if start > date.min else start
    return min(effective_to, eve) if effective_to else eve
