"""Where a document is spoken of by others: their links, and the fields that name it."""

from collections.abc import Iterator
from dataclasses import dataclass

from practicebook.content.data import PAGES_OF_THEIR_OWN
from practicebook.content.findings import Place
from practicebook.content.library import Document, Library
from practicebook.content.links import LinkMap
from practicebook.content.prose import bodies, field_bodies
from practicebook.content.references import resolve


@dataclass(frozen=True, order=True)
class Mention:
    """A place that speaks of a document."""

    place: Place
    says: str
    """What stands there."""
    mend: str
    words: tuple[str, ...] = ()
    """Words that stand there and may be the document's own: a link's words, and the place on the page that it leads to."""

    def __str__(self) -> str:
        return f"{self.place.file}:{self.place.line}:{self.place.column}: {self.says} {self.mend}"


def mentions(link_map: LinkMap, document: Document) -> tuple[Mention, ...]:
    """Every place outside a document that links to it or names it, in order."""
    library = link_map.edition.library
    found = (*_links(link_map, document), *_fields(library, document), *_often_asked(link_map, document))
    return tuple(sorted(set(found)))


def _links(link_map: LinkMap, document: Document) -> Iterator[Mention]:
    library = link_map.edition.library
    own = {text.file for text in (document.main, *document.kept)}
    for body in (*bodies(library), *field_bodies(library)):
        for link in body.links:
            target = link_map.follow(link.destination, body.file)
            if target.document is document and body.file not in own:
                yield Mention(
                    body.place(link.start, link.end),
                    f"“{link.text}” leads to it.",
                    "Take the link away, and see that the words around it say nothing of what is withdrawn.",
                    tuple(filter(None, (link.text, target.anchor))),
                )


def _fields(library: Library, document: Document) -> Iterator[Mention]:
    """Fields that hold its id, found as ids that would lead nowhere without it."""
    written = {one.id for one in library.documents} - {document.id}
    entries = {target: frozenset(ids) for target, ids in library.entry_ids.items()}
    known = {**entries, "document": written, "anything": written.union(*(entries[target] for target in PAGES_OF_THEIR_OWN))}
    texts = [(text.fields, text.located) for other in library.documents if other is not document for text in (other.main, *other.kept)]
    files = [(library.data_models[name], located) for name, located in library.data_files.items()]
    for model, located in (*texts, *files):
        for finding in resolve(model, located, known)[1]:
            yield Mention(finding.place, f"A field names “{document.id}”.", "Take it out of the field.")


def _often_asked(link_map: LinkMap, document: Document) -> Iterator[Mention]:
    library = link_map.edition.library
    located = library.data_files["council.yml"]
    for index, question in enumerate(library.council.often_asked):
        if link_map.follow(question.leads_to, located.file).document is document:
            place = located.place(("often_asked", index, "leads_to"))
            yield Mention(place, f"“{question.words}” leads to it.", "Take the question away, or let it lead elsewhere.", (question.words,))
