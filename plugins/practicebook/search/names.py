"""What else staff call a thing: abbreviations and what they stand for, and everyday words beside those of documents.

Other names are indexed with each section that uses one of them, so that a question needs no second look-up.
"""

from collections.abc import Iterator, Sequence

from practicebook.content.library import Library
from practicebook.search.analysis import terms


def groups(library: Library) -> Iterator[tuple[str, ...]]:
    """Names of the same thing, as staff write them: from the glossary, the term first, then from the related words."""
    for entry in library.terms:
        yield tuple(dict.fromkeys(filter(None, (entry.term, entry.expansion, *entry.also))))
    yield from library.related_words


class OtherNames:
    """Finds the names that a text uses, and gives the others."""

    def __init__(self, library: Library) -> None:
        self._others: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
        for group in groups(library):
            names = [name for name in dict.fromkeys(tuple(terms(name)) for name in group) if name]
            for name in names:
                others = tuple(dict.fromkeys(term for other in names if other != name for term in other))
                self._others.setdefault(name[0], []).append((name, others))

    def of(self, text: Sequence[str]) -> list[str]:
        """The terms of every other name of what a text names, each once."""
        found: dict[str, None] = {}
        for at, term in enumerate(text):
            for name, others in self._others.get(term, ()):
                if tuple(text[at : at + len(name)]) == name:
                    found.update(dict.fromkeys(others))
        return list(found)
