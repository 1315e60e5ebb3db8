"""What else staff call a thing: abbreviations and what they stand for, and everyday words beside those of documents.

Other names are indexed with each section that uses one of them, so that a question needs no second look-up.
"""

from collections.abc import Iterable, Iterator, Sequence

from practicebook.content.library import Library
from practicebook.search.analysis import terms


Names = tuple[str, ...]
"""Names of the same thing, as staff write them."""


def of_glossary(library: Library) -> Iterator[Names]:
    """What the glossary gives as names of the same thing, the term first."""
    for entry in library.terms:
        yield tuple(dict.fromkeys(filter(None, (entry.term, entry.expansion, *entry.also))))


def of_one_term(groups: Iterable[Names]) -> dict[str, list[str]]:
    """For each name of one term, the terms of the other names that are of one term."""
    found: dict[str, dict[str, None]] = {}
    for group in groups:
        single = [name[0] for name in (terms(name) for name in group) if len(name) == 1]
        for name in single:
            found.setdefault(name, {}).update(dict.fromkeys(other for other in single if other != name))
    return {name: list(others) for name, others in found.items()}


class OtherNames:
    """Finds the names that a text uses, and gives the others."""

    def __init__(self, groups: Iterable[Names]) -> None:
        self._others: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        """By a name's first term: the name as it stands in a text, and the terms of the others."""
        for group in groups:
            names = [name for name in dict.fromkeys(tuple(terms(name)) for name in group) if name]
            for name in names:
                others = tuple(dict.fromkeys(term for other in names if other != name for term in other))
                self._others.setdefault(name[0], []).append((f" {' '.join(name)} ", others))

    def of(self, text: Sequence[str]) -> list[str]:
        """The terms of every other name of what a text names, each once."""
        whole = f" {' '.join(text)} "
        found: dict[str, None] = {}
        for term in dict.fromkeys(text):
            for name, others in self._others.get(term, ()):
                if name in whole:
                    found.update(dict.fromkeys(others))
        return list(found)
