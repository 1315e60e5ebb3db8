"""Ranks sections for a question: as `browser/search-rank.js` does, in the same order of sums."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from practicebook.search import ranking
from practicebook.search.index import Index
from practicebook.search.question import Choice, Group, Question, understood
from practicebook.search.sections import SearchPage, Section

A_PAGE = 2
"""Of each page, as many sections are results."""

Wanted = Mapping[str, Sequence[str]]
"""For each facet (`kind`, `audit-heading`, `rating`, `area`, `law`, `state`), the ids of which a page must have one."""


@dataclass(frozen=True)
class Part:
    """What one group adds to a score, for explaining it."""

    words: str
    terms: tuple[str, ...]
    adds: float


@dataclass(frozen=True)
class Result:
    """A section that answers, and how well."""

    section: Section
    score: float
    parts: tuple[Part, ...]


def search(index: Index, typed: str, wanted: Wanted | None = None, limit: int = 10, typing: bool = False) -> list[Result]:
    """The best sections for what someone typed, best first."""
    question = understood(typed, index.vocabulary, typing)
    return ranked(index, question, wanted or {}, limit)


def ranked(index: Index, question: Question, wanted: Wanted, limit: int) -> list[Result]:
    """The best sections for a question."""
    groups = [(group, _of_group(index, group)) for group in question.groups]
    scores: dict[int, float] = {}
    matched: dict[int, int] = {}
    together: dict[int, float] = {}
    for _, found in groups:
        best: dict[int, float] = {}
        for number, (score, _) in found.items():
            scores[number] = scores.get(number, 0.0) + score
            matched[number] = matched.get(number, 0) + 1
            run = index.run_of[number]
            best[run] = max(score, best.get(run, 0.0))
        for run, score in best.items():
            together[run] = together.get(run, 0.0) + score
    for number in scores:
        scores[number] = scores[number] * (matched[number] / len(groups)) ** ranking.COVERAGE + ranking.TOGETHER * together[index.run_of[number]]
    excluded = {number for terms in question.without for number in _having(index, terms)}
    required = [set(found) for group, found in groups if group.phrase]
    may = _filter(index, wanted)
    numbers = [number for number in scores if number not in excluded and all(number in one for one in required) and may(number)]
    numbers.sort(key=lambda number: (-scores[number], number))
    results = []
    for number in _a_few_a_page(index, numbers):
        parts = tuple(Part(group.words, found[number][1].terms, found[number][0]) for group, found in groups if number in found)
        results.append(Result(index.sections[number], scores[number], parts))
        if len(results) == limit:
            break
    return results


def _of_group(index: Index, group: Group) -> dict[int, tuple[float, Choice]]:
    """What a group adds to each section that it matches, by its best choice."""
    best: dict[int, tuple[float, Choice]] = {}
    for choice in group.choices:
        for number, score in _of_choice(index, choice, group.phrase).items():
            if number not in best or score > best[number][0]:
                best[number] = score, choice
    return best


def _of_choice(index: Index, choice: Choice, phrase: bool) -> dict[int, float]:
    scores: dict[int, float] = {}
    allowed = _having(index, choice.terms) if phrase else None
    for term in choice.terms:
        postings = index.postings(term)
        for number, weight in zip(postings.sections, postings.weights, strict=True) if postings else ():
            if postings and (allowed is None or number in allowed):
                scores[number] = scores.get(number, 0.0) + postings.rarity * weight
    return {number: choice.counts * score / 255_000 for number, score in scores.items()}


def _having(index: Index, terms: tuple[str, ...]) -> set[int]:
    """The sections where terms follow each other; of one term, those that have it at all."""
    all_postings = [index.postings(term) for term in terms]
    both = set.intersection(*(set(postings.sections) if postings else set() for postings in all_postings))
    return both if len(terms) == 1 else {number for number in both if _follow(index.places(number), terms)}


def _follow(places: Mapping[str, Sequence[int]], terms: tuple[str, ...]) -> bool:
    """True where terms follow each other; a term may be only in a field that has no places."""
    its = [set(places.get(term, ())) for term in terms]
    return any(all(start + step in places_of for step, places_of in enumerate(its)) for start in its[0])


def _filter(index: Index, wanted: Wanted) -> Callable[[int], bool]:
    narrowed = {facet: set(ids) for facet, ids in wanted.items() if ids}

    def may(number: int) -> bool:
        page = index.sections[number].page
        if "state" not in narrowed and number >= index.visible:
            return False
        return all(not ids.isdisjoint(facet_values(page)[facet]) for facet, ids in narrowed.items())

    return may


FACETS = ("kind", "audit-heading", "rating", "area", "law", "state")
"""What results can be narrowed by."""


def facet_ids(index: Index, facet: str) -> tuple[str, ...]:
    """The values that some page has of a facet, sorted."""
    return tuple(sorted({value for page in index.pages for value in facet_values(page)[facet]}))


def facet_values(page: SearchPage) -> dict[str, tuple[str, ...]]:
    """What a page can be narrowed by."""
    return {
        "kind": (page.kind,),
        "audit-heading": page.audit_headings,
        "rating": page.ratings,
        "area": page.areas,
        "law": page.law,
        "state": (page.state,) if page.state else (),
    }


def _a_few_a_page(index: Index, numbers: Sequence[int]) -> Iterator[int]:
    taken: dict[int, int] = {}
    for number in numbers:
        page = index.page_of[number]
        taken[page] = taken.get(page, 0) + 1
        if taken[page] <= A_PAGE:
            yield number
