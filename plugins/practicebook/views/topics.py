"""An A to Z of topics: the way in for readers whose browser runs no scripts, or who would rather look than ask."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from practicebook.content import addresses
from practicebook.content.edition import Edition
from practicebook.content.pages import GeneratedPage
from practicebook.views.rendering import Renderer

DIGITS = "0 to 9"
"""What the group is called of topics that start with no letter."""


@dataclass(frozen=True)
class Place:
    """Where a topic leads."""

    words: str
    """What the link says where the topic's own words are taken, or are not its name."""
    address: str
    is_named_so: bool
    """True where the topic is the name of what is there, and not a word that staff use for it."""


@dataclass
class Topic:
    """Something to look up, and where it leads."""

    words: str
    places: list[Place] = field(default_factory=list)

    @property
    def own(self) -> Place | None:
        """The place that the topic names, if there is one: its words are the link."""
        return next((place for place in self.places if place.is_named_so), None)

    @property
    def others(self) -> list[Place]:
        """The other places that it leads to, each once, by name."""
        by_address = {place.address: place for place in self.places if not self.own or place.address != self.own.address}
        return sorted(by_address.values(), key=lambda place: place.words.casefold())

    @property
    def letter(self) -> str:
        """The letter that it is listed under."""
        first = self.key[:1]
        return first.upper() if first.isalpha() else DIGITS

    @property
    def key(self) -> str:
        """What it is sorted by: its letters and digits without accents, and what stands between its words."""
        plain = "".join(one for one in unicodedata.normalize("NFKD", self.words) if not unicodedata.combining(one)).casefold()
        start = next((place for place, one in enumerate(plain) if one.isalnum()), 0)
        return plain[start:]


def pages(renderer: Renderer, made: Iterable[GeneratedPage]) -> Iterator[GeneratedPage]:
    """The list of all topics: what pages are called, keywords, the glossary's terms and the law's short names."""
    topics = _merged((*_titles(renderer.edition, made), *_keywords(renderer.edition), *_glossary(renderer.edition), *_law(renderer.edition)))
    ordered = sorted(topics, key=lambda topic: (topic.letter != DIGITS, topic.letter, topic.key, topic.words))
    yield renderer.page(
        addresses.TOPICS,
        "topics.md.jinja",
        title="A to Z of topics",
        summary="Every page by its name and by the words staff use for it, with the glossary and the law.",
        letters=[(letter, list(group)) for letter, group in groupby(ordered, key=lambda topic: topic.letter)],
    )


def _merged(found: Iterable[tuple[str, Place]]) -> Iterable[Topic]:
    topics: dict[str, Topic] = {}
    for words, place in found:
        topics.setdefault(words.casefold(), Topic(words)).places.append(place)
    return topics.values()


def _titles(edition: Edition, made: Iterable[GeneratedPage]) -> Iterator[tuple[str, Place]]:
    """Every page's title; the home page's is no topic, and a withdrawn page's is not to be looked for."""
    left_out = {addresses.HOME, *(addresses.document(one) for one in edition.documents if edition.is_withdrawn(one))}
    for page in made:
        if page.address not in left_out:
            yield page.title, Place(page.title, page.address, True)
    for post in edition.posts:
        title = edition.text(post).fields.title
        yield title, Place(title, addresses.document(post), True)


def _keywords(edition: Edition) -> Iterator[tuple[str, Place]]:
    for document in edition.readable:
        fields = edition.text(document).fields
        for keyword in fields.keywords:
            yield keyword, Place(fields.title, addresses.document(document), False)


def _glossary(edition: Edition) -> Iterator[tuple[str, Place]]:
    for term in edition.library.terms:
        yield term.term, Place(f"{term.term} in the glossary", addresses.term(term.term), True)
        if term.expansion:
            yield term.expansion, Place(f"{term.term} in the glossary", addresses.term(term.term), False)


def _law(edition: Edition) -> Iterator[tuple[str, Place]]:
    for entry in edition.library.law:
        yield entry.short, Place(f"{entry.short} in the law", addresses.law(entry.id), True)
