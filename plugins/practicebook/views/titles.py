"""What a list of ids leads to: the title and address of each."""

from collections.abc import Iterable, Iterator

from practicebook.content import addresses
from practicebook.content.edition import Edition

Titled = tuple[str, str]
"""Title and address."""


class Titles:
    """Finds the title and address of whatever has an id and a page that readers can open."""

    def __init__(self, edition: Edition) -> None:
        self._by_id = dict(_all(edition))

    def of(self, ids: Iterable[str]) -> list[Titled]:
        """Of each id, in order; one whose page nobody can open is left out."""
        return [self._by_id[one] for one in ids if one in self._by_id]


def _all(edition: Edition) -> Iterator[tuple[str, Titled]]:
    library = edition.library
    for document in edition.readable:
        yield document.id, (edition.text(document).fields.title, addresses.document(document))
    for heading in library.audit_headings:
        yield heading.id, (heading.title, addresses.audit_heading(heading.id))
    for area in library.areas:
        yield area.id, (area.title, addresses.area(area.id))
    for review in library.reviews:
        yield review.id, (review.title, addresses.review(review.id))
