"""Counts of an edition: what there is of each kind, and how well the exemplars cover the audit headings."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any, get_args

from practicebook.content.edition import Edition, State
from practicebook.content.kinds import KINDS, Status
from practicebook.content.library import Document
from practicebook.content.sentences import grade, sentences

STATUSES: tuple[str, ...] = get_args(Status)
STATES: tuple[str, ...] = get_args(State)


@dataclass(frozen=True)
class Tally:
    """How many there are of one thing of the site: an audit heading, a rating or a service area."""

    id: str
    title: str
    count: int


@dataclass(frozen=True)
class Grades:
    """How hard the pages of a kind are to read, as Flesch-Kincaid grades: years of schooling."""

    median: float
    highest: float
    hardest: str
    """The id of the document with the highest grade."""


@dataclass(frozen=True)
class Statistics:
    """Counts of an edition. Documents are all that the folders hold; passages and exemplars are those that readers see."""

    documents: Mapping[tuple[str, str, str | None], int]
    """By kind, status of the main file (withdrawn, too, where consent has ended), and state of the text that its page shows; no state where nothing of it was ever in force."""
    texts: Mapping[str, int]
    """Published texts of governed documents, kept ones included, by state."""
    passages: int
    """A passage that shows several audit headings is counted once."""
    passages_by_heading: tuple[Tally, ...]
    exemplars: int
    """An exemplar is counted once, whatever the number of its audit headings and areas."""
    exemplars_by_heading: tuple[Tally, ...]
    ratings_by_heading: Mapping[str, tuple[Tally, ...]]
    """For each audit heading, how many exemplars have each rating under it, best first."""
    exemplars_by_rating: tuple[Tally, ...]
    """By overall judgement, best first."""
    exemplars_by_area: tuple[Tally, ...]
    law: int
    """Entries of the law, those that are not in force included."""
    terms: int
    """Terms of the glossary."""
    grades: Mapping[str, Grades]
    """By kind, of the texts that readers see."""

    def documents_of(self, kind: str | None = None, status: str | None = None, state: str | None = None) -> int:
        """How many documents there are of a kind, a status and a state; `None` is any."""
        wanted = (kind, status, state)
        return sum(
            count
            for key, count in self.documents.items()
            if all(want in (None, has) for want, has in zip(wanted, key, strict=True))
        )


def statistics(edition: Edition) -> Statistics:
    """Count an edition."""
    library = edition.library
    fields = [edition.exemplar(document) for document in edition.exemplars]

    def tallies(things: Iterable[Any], counts: Mapping[str, int]) -> tuple[Tally, ...]:
        return tuple(Tally(thing.id, thing.title, counts[thing.id]) for thing in things)

    headings = library.audit_headings
    return Statistics(
        documents=Counter((document.kind, _status(edition, document), _state(edition, document)) for document in library.documents),
        texts=Counter(timeline.state_of(span, edition.day) for timeline in edition.timelines.values() for span in timeline.spans),
        passages=len(edition.passages),
        passages_by_heading=tallies(headings, {heading: len(passages) for heading, passages in edition.passages_by_heading.items()}),
        exemplars=len(edition.exemplars),
        exemplars_by_heading=tallies(headings, Counter(heading for one in fields for heading in one.ratings)),
        ratings_by_heading={
            heading.id: tallies(library.rating_scale, Counter(one.ratings[heading.id] for one in fields if heading.id in one.ratings))
            for heading in headings
        },
        exemplars_by_rating=tallies(library.rating_scale, Counter(one.overall for one in fields)),
        exemplars_by_area=tallies(library.areas, Counter(area for one in fields for area in set(one.service_areas))),
        law=len(library.law),
        terms=len(library.terms),
        grades=_grades(edition),
    )


def _grades(edition: Edition) -> dict[str, Grades]:
    found: dict[str, list[tuple[float, str]]] = {}
    for document in edition.readable:
        read = [sentence.text for sentence in sentences(edition.text(document).body)]
        if read:
            found.setdefault(document.kind, []).append((grade(read), document.id))
    return {kind: Grades(median(grade for grade, _ in found[kind]), *max(found[kind])) for kind in KINDS if kind in found}


def as_data(counted: Statistics) -> dict[str, Any]:
    """The counts as plain lists and mappings, for JSON."""

    def rows(tallies: Iterable[Tally]) -> list[dict[str, Any]]:
        return [{"id": one.id, "title": one.title, "count": one.count} for one in tallies]

    return {
        "documents": {
            "total": counted.documents_of(),
            "by_kind": {kind: counted.documents_of(kind) for kind in KINDS},
            "by_status": {status: counted.documents_of(status=status) for status in STATUSES},
            "by_state": {state: counted.documents_of(state=state) for state in STATES},
            "by_kind_status_and_state": [
                {"kind": kind, "status": status, "state": state, "count": count}
                for (kind, status, state), count in sorted(counted.documents.items(), key=str)
            ],
        },
        "texts": {"by_state": {state: counted.texts.get(state, 0) for state in STATES}},
        "passages": {"total": counted.passages, "by_audit_heading": rows(counted.passages_by_heading)},
        "exemplars": {
            "total": counted.exemplars,
            "by_audit_heading": [
                {"id": one.id, "title": one.title, "count": one.count, "ratings": rows(counted.ratings_by_heading[one.id])}
                for one in counted.exemplars_by_heading
            ],
            "by_rating": rows(counted.exemplars_by_rating),
            "by_area": rows(counted.exemplars_by_area),
        },
        "law": counted.law,
        "terms": counted.terms,
        "reading_grades": {
            kind: {"median": round(grades.median, 1), "highest": round(grades.highest, 1), "hardest": grades.hardest}
            for kind, grades in counted.grades.items()
        },
    }


def _status(edition: Edition, document: Document) -> str:
    return "withdrawn" if edition.is_withdrawn(document) else document.main.fields.status


def _state(edition: Edition, document: Document) -> str | None:
    return edition.state(document) if document.id in edition.timelines else None
