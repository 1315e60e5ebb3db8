"""Exemplars and audit headings that keep their promises to each other."""

from collections.abc import Iterator

from practicebook.content.edition import Edition
from practicebook.content.findings import Finding, Rule
from practicebook.content.kinds import Exemplar
from practicebook.content.library import Library, Text, passages

TOP_UNSHOWN = Rule("audit.top-rating-unshown", "error", "An exemplar rates an audit heading with the best rating and no passage shows it.", "Mark the passage that shows it: `## Heading { data-shows=\"id\" }`.")
UNSHOWN = Rule("audit.rating-unshown", "warning", "An exemplar rates an audit heading and no passage shows it.", "Mark the passage that shows it, if one does.")
UNRATED = Rule("audit.passage-unrated", "warning", "A passage shows an audit heading that its exemplar does not rate.", "Add the rating, or take the mark away.")
NO_PASSAGE = Rule("audit.heading-unshown", "warning", "No exemplar has a passage that shows this audit heading.", "Look for an exemplar, or ask managers for one.")
NO_DESCRIPTOR = Rule("audit.no-descriptor", "error", "An audit heading does not say what one of the ratings looks like.", "Add its descriptor.")
NOT_EXEMPLAR = Rule("audit.not-exemplar", "error", "A passage is marked outside an exemplar.", "Take the mark away, or move the case to exemplars/.")

RULES = (TOP_UNSHOWN, UNSHOWN, UNRATED, NO_PASSAGE, NO_DESCRIPTOR, NOT_EXEMPLAR)


def findings(edition: Edition) -> Iterator[Finding]:
    """Check every exemplar against the audit headings, and the audit headings against the exemplars."""
    library = edition.library
    for document in library.documents:
        for text in document.texts:
            if isinstance(text.fields, Exemplar):
                marked = {heading for passage in passages(document, text) for heading in passage.shows}
                yield from _of_exemplar(text, text.fields, marked, library)
            yield from _of_marks(text)
    yield from _of_headings(edition)


def _of_exemplar(text: Text, fields: Exemplar, marked: set[str], library: Library) -> Iterator[Finding]:
    best = library.rating_scale[0].id
    for heading, rating in fields.ratings.items():
        if heading not in marked and heading in library.heading_by_id:
            rule = TOP_UNSHOWN if rating == best else UNSHOWN
            place = text.located.key_place(("ratings", heading))
            yield rule.at(place, f"“{heading}” is rated {rating} and no passage shows it.", f'Mark the passage that shows it: ## Heading {{ data-shows="{heading}" }}')


def _of_marks(text: Text) -> Iterator[Finding]:
    for heading in text.body.headings:
        for word, offset in heading.shows:
            place = text.body.place(offset, offset + len(word))
            if not isinstance(text.fields, Exemplar):
                yield NOT_EXEMPLAR.at(place, f"A {text.kind} cannot show “{word}”.")
            elif word not in text.fields.ratings:
                yield UNRATED.at(place, f"This passage shows “{word}”, which the exemplar does not rate.")


def _of_headings(edition: Edition) -> Iterator[Finding]:
    library = edition.library
    located = library.data_files["audit-headings.yml"]
    for index, heading in enumerate(library.audit_headings):
        if not edition.passages_by_heading[heading.id]:
            yield NO_PASSAGE.at(located.place(("audit_headings", index, "id")), f"No passage shows “{heading.id}”.")
        for rating in library.rating_scale:
            if rating.id not in heading.descriptors:
                yield NO_DESCRIPTOR.at(located.place(("audit_headings", index, "descriptors")), f"“{heading.id}” has no descriptor for “{rating.id}”.")
