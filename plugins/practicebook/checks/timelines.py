"""Timelines with one answer for each day: no two texts in force at once, no days that nobody meant to leave out, and successors that are there."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from practicebook.content.edition import Edition
from practicebook.content.findings import Finding, Rule
from practicebook.content.library import Document, Text, governed

OVERLAP = Rule("governance.overlap", "error", "A text says that it is in force on days that belong to the next one.", "Take its `effective_to` away, since the next text ends it; or correct the day on which the next one starts.")
GAP = Rule("governance.gap", "warning", "Days between two texts of a document on which nothing is in force.", "Take the earlier text's `effective_to` away, and it stands until the next one starts; if nothing was in force, nothing.")
REPLACED_IN_A_RING = Rule("governance.replaced-in-a-ring", "error", "A document that is replaced, by way of others, by itself.", "Take `replaced_by` away from the one that readers are to use.")
REPLACED_BY_NOTHING = Rule("governance.replaced-by-nothing", "warning", "A document is replaced by one that readers cannot open.", "Publish that document, or name another.")

RULES = (OVERLAP, GAP, REPLACED_IN_A_RING, REPLACED_BY_NOTHING)


def findings(edition: Edition) -> Iterator[Finding]:
    """Check every timeline, and what each document says took its place."""
    for document_id in edition.timelines:
        yield from _between_texts([span.text for span in edition.timelines[document_id].spans])
    for document in edition.documents:
        yield from _replaced(document, edition)


def _between_texts(texts: list[Text]) -> Iterator[Finding]:
    for earlier, later in pairwise(texts):
        end, start = governed(earlier).effective_to, governed(later).effective_from
        if end is None or start <= governed(earlier).effective_from:  # `governance.dates` says so of the second
            continue
        place = earlier.located.place(("effective_to",))
        both = f"Version {governed(earlier).version} is in force to {end}, and version {governed(later).version} starts on {start} ({_where(later)})"
        if end >= start:
            yield OVERLAP.at(place, f"{both}.")
        elif start - end > timedelta(days=1):
            yield GAP.at(place, f"{both}: nothing is in force between.")


def _where(text: Text) -> str:
    place = text.located.place(("effective_from",))
    return f"{place.file}:{place.line}"


def _replaced(document: Document, edition: Edition) -> Iterator[Finding]:
    successor = _successor(document)
    if successor is None:
        return
    place = document.main.located.place(("replaced_by",))
    met = [document.id]
    while successor and successor not in met:
        met.append(successor)
        successor = _successor(edition.library.document_by_id.get(successor))
    if successor == document.id:
        yield REPLACED_IN_A_RING.at(place, f"“{document.id}” is replaced by {', which is replaced by '.join(f'“{one}”' for one in (*met[1:], document.id))}.")
    elif met[1] not in edition.readable_by_id:
        yield REPLACED_BY_NOTHING.at(place, f"“{met[1]}” has no page that readers can open.")


def _successor(document: Document | None) -> str | None:
    return getattr(document.main.fields, "replaced_by", None) if document else None
