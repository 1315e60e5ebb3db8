"""How much a term weighs in a section, and how scores are made of weights. The figures are tuned, see `benchmarks/search.md`.

BM25F in its simple form: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond",
Foundations and Trends in Information Retrieval 3(4), 2009, section 3.6.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class FieldWeight:
    """What a term counts in a field, and how far the field's length takes from it."""

    weight: float
    b: float
    """0: length means nothing; 1: it counts in full."""


FIELDS: Mapping[str, FieldWeight] = {
    "title": FieldWeight(3.0, 0.5),
    "heading": FieldWeight(4.5, 0.4),
    "quick": FieldWeight(0.4, 0.5),
    "keywords": FieldWeight(4.0, 0.3),
    "abbreviations": FieldWeight(1.0, 0.0),
    "body": FieldWeight(1.0, 0.4),
    "law": FieldWeight(0.1, 0.5),
}
"""The fields of the index; `search/index.py` says what each holds."""

SATURATION = 4.0
"""BM25's k: the higher, the more a word that is said often counts."""

RARITY = 0.6
"""The power of BM25's idf: below 1, a rare word counts less beside the common ones of a question, of which it is often the least telling."""

ABOUT_SITE, TOP = 0.5, 0.6
"""What a page about the site itself counts beside one about the work, and a page's top beside the section that answers."""

MOST_SECTIONS = 8_192
"""Of a term in more sections, those where it weighs most are kept; it bounds what a question costs."""

PREFIX, CORRECTION, OTHER_NAME = 0.5, 0.8, 0.8
"""What a completed word, a mended one, and another name of a thing count beside one typed in full."""

COVERAGE, TOGETHER = 0.25, 0.5
"""How much it matters that all of a question is found in one section, and how much that it is found on its page."""


@dataclass(frozen=True)
class Postings:
    """Where a term stands: section numbers, rising, and its weight in each, 1 to 255."""

    sections: tuple[int, ...]
    weights: tuple[int, ...]
    rarity: int
    """Thousandths."""


def rarity(sections: int, having: int) -> int:
    """How much it says that a section has a term, in thousandths: BM25's idf, never below nothing, flattened."""
    return round(1000 * math.log(1 + (sections - having + 0.5) / (having + 0.5)) ** RARITY)


def weight(frequencies: float, part: float) -> int:
    """A term's weight in a section from its frequencies over the fields, weighted and normalised, in 1 to 255."""
    return max(1, math.floor(255 * part * frequencies / (SATURATION + frequencies) + 0.5))


def kept(sections: list[int], weights: list[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The postings of a term without those beyond the most that are kept."""
    if len(sections) > MOST_SECTIONS:
        best = sorted(zip(sections, weights, strict=True), key=lambda one: (-one[1], one[0]))[:MOST_SECTIONS]
        sections, weights = (list(column) for column in zip(*sorted(best), strict=True))
    return tuple(sections), tuple(weights)
