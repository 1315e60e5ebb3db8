"""An Edition: the Library as it stands on one day. What pages, checks and counts are made from."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from practicebook.content.kinds import Exemplar, Post, Withdrawn
from practicebook.content.law import LawEntry, LawState, law_state
from practicebook.content.library import Document, Library, Passage, Text, passages
from practicebook.content.signatures import SignatureKey, Signing, needs_signing, signing
from practicebook.content.timeline import State, Timeline


@dataclass(frozen=True, eq=False)
class Edition:
    """The Library on a day, with drafts and what is unsigned where it is a preview."""

    library: Library
    day: date
    timelines: Mapping[str, Timeline]
    """By document id, for each governed document with a published text."""
    preview: bool = False
    """True in `serve`: drafts, what is unsigned and posts of later days are shown, with a banner."""

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents that have a page: published, withdrawn, and in a preview drafts and what is unsigned; area texts left out."""
        return tuple(document for document in self.library.document_by_id.values() if self.is_shown(document))

    @cached_property
    def readable(self) -> tuple[Document, ...]:
        """The documents whose text a reader can read: those shown that were not withdrawn."""
        return tuple(document for document in self.documents if not self.is_withdrawn(document))

    @cached_property
    def readable_by_id(self) -> Mapping[str, Document]:
        """The readable documents by id."""
        return {document.id: document for document in self.readable}

    def is_withdrawn(self, document: Document) -> bool:
        """True where it was taken away because it could do harm, or somebody's consent to it has ended."""
        return document.main.fields.status == "withdrawn" or self.withdrawn_on(document) is not None

    def withdrawn_on(self, document: Document) -> date | None:
        """The first day on which it was withdrawn, where that is known."""
        fields = document.main.fields
        if isinstance(fields, Withdrawn):
            return fields.withdrawn_on
        if isinstance(fields, Exemplar) and fields.consent and fields.consent.expires_on < self.day:
            return fields.consent.expires_on + timedelta(days=1)
        return None

    def is_draft(self, document: Document) -> bool:
        """True where nothing of it is published yet."""
        if document.is_governed and not self.is_withdrawn(document):
            return document.id not in self.timelines
        return document.main.fields.status == "draft" or self.is_held_back(document)

    def is_held_back(self, document: Document) -> bool:
        """True for a post of a later day."""
        fields = document.main.fields
        return isinstance(fields, Post) and fields.date > self.day

    @cached_property
    def signings(self) -> Mapping[str, Signing]:
        """By document id, how the signatures stand of each that needs them and was not withdrawn."""
        library = self.library
        return {
            document.id: signing(document.main, library, self.day)
            for document in library.documents
            if needs_signing(document.main.fields) and not self.is_withdrawn(document)
        }

    @property
    def signatures_to_trace(self) -> frozenset[SignatureKey]:
        """The signatures that let something be published, samples left out: those that two people have to have brought in."""
        published = (
            (document.main.fields, self.signings[document.id])
            for document in self.library.documents
            if document.id in self.signings and not self.is_draft(document)
        )
        return frozenset(
            (signature.sign_off.role, signing.fingerprint)
            for fields, signing in published
            if signing.is_signed and not fields.sample
            for signature in signing.valid
        )

    def is_unsigned(self, document: Document) -> bool:
        """True where it tells a case and has not the signatures that it needs to be published."""
        return document.id in self.signings and not self.signings[document.id].is_signed

    def is_shown(self, document: Document) -> bool:
        """True where it has a page in this edition."""
        return self.preview or not (self.is_draft(document) or self.is_unsigned(document))

    def text(self, document: Document) -> Text:
        """The text that its page shows."""
        timeline = self._timeline(document)
        return timeline.on(self.day).text if timeline else document.main

    def state(self, document: Document) -> State:
        """How its shown text stands."""
        timeline = self._timeline(document)
        return timeline.state_of(timeline.on(self.day), self.day) if timeline else "in force"

    def _timeline(self, document: Document) -> Timeline | None:
        """Its timeline, where it has one; another document may have its id, until somebody mends that."""
        return self.timelines.get(document.id) if document.is_governed else None

    def law_state(self, entry: LawEntry) -> LawState:
        """How an entry of the law stands on the day."""
        return law_state(entry, self.library.law_by_id, self.day)

    def of_kind(self, *kinds: str) -> tuple[Document, ...]:
        """The readable documents of some kinds, by title."""
        found = (document for document in self.readable if document.kind in kinds)
        return tuple(sorted(found, key=lambda document: self.text(document).fields.title.casefold()))

    @cached_property
    def governed(self) -> tuple[Document, ...]:
        """The readable governed documents, by title."""
        return self.of_kind(*{document.kind for document in self.readable if document.is_governed})

    @cached_property
    def chapters(self) -> tuple[Document, ...]:
        """The readable chapters of the practice framework, in order; those without a number last."""
        return tuple(sorted(self.of_kind("framework"), key=_chapter_number))

    @cached_property
    def posts(self) -> tuple[Document, ...]:
        """The readable posts, latest first."""
        return tuple(sorted(self.of_kind("post"), key=lambda document: post_fields(self.text(document)).date, reverse=True))

    @cached_property
    def exemplars(self) -> tuple[Document, ...]:
        """The readable exemplars, by title."""
        return self.of_kind("exemplar")

    def exemplar(self, document: Document) -> Exemplar:
        """An exemplar's front matter."""
        fields = self.text(document).fields
        assert isinstance(fields, Exemplar)
        return fields

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage of every exemplar, in order."""
        return tuple(passage for document in self.exemplars for passage in passages(document, self.text(document)))

    @cached_property
    def passages_by_heading(self) -> Mapping[str, tuple[Passage, ...]]:
        """The passages that show each audit heading, best rated first."""
        library = self.library

        def rank(passage: Passage, heading: str) -> int:
            rating = passage.exemplar.ratings.get(heading)
            return library.rank(rating) if rating else len(library.rating_scale)

        return {
            heading.id: tuple(
                sorted(
                    (passage for passage in self.passages if heading.id in passage.shows),
                    key=lambda passage: rank(passage, heading.id),
                )
            )
            for heading in library.audit_headings
        }

    def rated_under(self, heading: str) -> tuple[Document, ...]:
        """The exemplars audited under an audit heading, best first."""
        return self._rated_under.get(heading, ())

    @cached_property
    def _rated_under(self) -> Mapping[str, tuple[Document, ...]]:
        def best_first(heading: str) -> tuple[Document, ...]:
            rated = (document for document in self.exemplars if heading in self.exemplar(document).ratings)
            return tuple(sorted(rated, key=lambda document: self.library.rank(self.exemplar(document).ratings[heading])))

        return {heading: best_first(heading) for heading in self.library.heading_by_id}

    def announcing(self, document_id: str) -> tuple[Document, ...]:
        """The posts that tell of a document's change, latest first."""
        return tuple(self._announcing.get(document_id, ()))

    @cached_property
    def _announcing(self) -> Mapping[str, list[Document]]:
        announcing: dict[str, list[Document]] = {}
        for post in self.posts:
            for document_id in dict.fromkeys(post_fields(self.text(post)).announces):
                announcing.setdefault(document_id, []).append(post)
        return announcing

    def supporting(self, heading: str) -> Iterator[Document]:
        """The readable documents, posts left out, that help with an audit heading."""
        for document in self.readable:
            if document.kind != "post" and heading in getattr(self.text(document).fields, "supports", ()):
                yield document

    def posts_on(self, heading: str) -> Iterator[Document]:
        """The posts that help with an audit heading, latest first."""
        return (post for post in self.posts if heading in post_fields(self.text(post)).supports)


def _chapter_number(document: Document) -> float:
    return getattr(document.main.fields, "chapter", None) or math.inf


def post_fields(text: Text) -> Post:
    """The front matter of a post."""
    assert isinstance(text.fields, Post)
    return text.fields
