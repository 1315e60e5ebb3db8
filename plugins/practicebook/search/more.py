"""More like this: the pages that share most of a page's key terms."""

from collections import Counter
from collections.abc import Mapping

from whoosh.classify import Bo1Model, Expander

from practicebook.search.analysis import terms
from practicebook.search.index import Index
from practicebook.search.sections import SearchPage

KEY_TERMS, PAGES = 16, 4
"""How many terms stand for a page, and how many pages are like it."""

TOO_COMMON = 400
"""A term in more sections says little of what a page is about, and would cost most of the time."""

LIKE = frozenset(("policy", "procedure", "guidance", "tool", "framework", "exemplar", "post"))
"""The kinds that are like each other; the rest are lists and reference."""


def more_like(index: Index) -> Mapping[str, tuple[SearchPage, ...]]:
    """For the address of each document, the documents most like it, by Whoosh's key terms (Bose-Einstein, Bo1)."""
    documents = {n for n, page in enumerate(index.pages) if page.kind in LIKE and not page.hidden}
    keys = {n: _key_terms(index, n) for n in documents}
    return {index.pages[n].address: tuple(index.pages[other] for other in _nearest(index, n, keys[n], documents)) for n in sorted(documents)}


def _key_terms(index: Index, page: int) -> list[tuple[str, float]]:
    counted = Counter(term for section in index.sections_of(page) for term in terms(f"{section.page.title} {section.heading} {section.text}"))
    common = (term for term in list(counted) if (postings := index.postings(term)) is None or len(postings.sections) > TOO_COMMON)
    for term in common:
        del counted[term]
    expander = Expander(index.reader, "body", Bo1Model)
    expander.add(counted.items())
    found: list[tuple[str, float]] = expander.expanded_terms(KEY_TERMS)
    return found


def _nearest(index: Index, page: int, keys: list[tuple[str, float]], documents: set[int]) -> list[int]:
    scores: Counter[int] = Counter()
    for term, counts in keys:
        postings = index.postings(term)
        best: dict[int, int] = {}
        for number, weight in zip(postings.sections, postings.weights, strict=True) if postings else ():
            other = index.page_of[number]
            if other in documents and other != page:
                best[other] = max(weight, best.get(other, 0))
        for other, weight in best.items():
            scores[other] += counts * weight
    return sorted(scores, key=lambda other: (-scores[other], other))[:PAGES]
