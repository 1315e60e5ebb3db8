"""The Whoosh index as it is read: one document a section, with what is known of the sections beside it."""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import IndexError as NoIndex
from whoosh.reading import IndexReader

from practicebook.search import ranking
from practicebook.search.analysis import terms
from practicebook.search.question import Vocabulary
from practicebook.search.ranking import FIELDS, Postings
from practicebook.search.sections import SearchPage, Section

PLACED = ("title", "heading", "quick", "body")
"""The fields whose terms have places, for quoted phrases."""

GAP = 100
"""Places between the last term of one such field and the first of the next."""

BESIDE = "sections.json"
"""What Whoosh does not keep, in a file beside its own."""


@dataclass(frozen=True)
class Beside:
    """What an index is read with: what Whoosh does not keep, or keeps rounded."""

    day: date
    sections: Sequence[Section]
    """By their number in the index."""
    lengths: Mapping[str, Sequence[int]]
    """For each field, how many terms each section has in it."""
    words: Mapping[str, int]
    """Every word without digits, and the number of sections that it is in."""
    other_names: Mapping[str, Sequence[str]]
    """For each name of one term, the other names of the same thing that are of one term."""


class Index:
    """A Whoosh index, with its sections."""

    def __init__(self, reader: IndexReader, beside: Beside, placed: Sequence[Sequence[Sequence[str]]] | None = None) -> None:
        self.reader = reader
        self._placed = placed
        """For each section, the terms of its placed texts, where they are still known from indexing."""
        self.day, self.sections, self.words = beside.day, beside.sections, beside.words
        self.vocabulary = Vocabulary(lambda term: term in self._fields_of, beside.words, beside.other_names)
        self._lengths = beside.lengths
        self._postings: dict[str, Postings | None] = {}

    def close(self) -> None:
        """Let go of its files, so that they can be moved."""
        self.reader.close()

    @cached_property
    def pages(self) -> tuple[SearchPage, ...]:
        """The pages that have sections, in order."""
        return tuple({section.page.address: section.page for section in self.sections}.values())

    @cached_property
    def page_of(self) -> tuple[int, ...]:
        """For each section, the number of its page."""
        number = {page.address: n for n, page in enumerate(self.pages)}
        return tuple(number[section.page.address] for section in self.sections)

    def sections_of(self, page: int) -> Sequence[Section]:
        """The sections of a page by its number."""
        return self.sections[bisect_left(self.page_of, page) : bisect_right(self.page_of, page)]

    @cached_property
    def run_of(self) -> tuple[int, ...]:
        """For each section, the number of its run: sections that follow each other and speak of one thing, as those of most pages do."""
        runs: list[int] = []
        for number, page in enumerate(self.page_of):
            same = number > 0 and page == self.page_of[number - 1] and self.pages[page].speaks_of_one_thing
            runs.append(runs[-1] + (not same) if runs else 0)
        return tuple(runs)

    def top_of(self, number: int) -> int:
        """The number of the first section of the page that a section is on."""
        return bisect_left(self.page_of, self.page_of[number])

    @cached_property
    def visible(self) -> int:
        """The number of the first section that is shown only when asked for."""
        return sum(not section.page.hidden for section in self.sections)

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """Every term, in order of code points."""
        return tuple(sorted(self._fields_of))

    def postings(self, term: str) -> Postings | None:
        """Where a term stands and how much it weighs there; `None` where no section has it."""
        if term not in self._postings:
            self._postings[term] = self._read_postings(term) if term in self._fields_of else None
        return self._postings[term]

    def _read_postings(self, term: str) -> Postings:
        frequencies: dict[int, float] = {}
        for name in self._fields_of[term]:
            norms = self._norms[name]
            matcher = self.reader.postings(name, term)
            is_active = matcher.is_active()
            while is_active:
                section = matcher.id()
                frequencies[section] = frequencies.get(section, 0.0) + matcher.weight() * norms[section]
                is_active = not matcher.next() or matcher.is_active()  # `next` says when a block has ended, and it may be the last
        numbers, parts = sorted(frequencies), self._parts
        weights = [ranking.weight(frequencies[number], parts[number]) for number in numbers]
        return Postings(*ranking.kept(numbers, weights), ranking.rarity(len(self.sections), len(numbers)))

    def places(self, number: int) -> Mapping[str, Sequence[int]]:
        """Where each term of a section stands, rising: its terms counted through the placed fields."""
        found: dict[str, list[int]] = {}
        place = 0
        for field_terms in self._placed[number] if self._placed else (terms(text) for text in placed_texts(self.sections[number])):
            for term in field_terms:
                found.setdefault(term, []).append(place)
                place += 1
            place += GAP
        return found

    @cached_property
    def _fields_of(self) -> Mapping[str, Sequence[str]]:
        """The fields that have each term."""
        found: dict[str, list[str]] = {}
        for name in FIELDS:
            for text in self.reader.lexicon(name):
                found.setdefault(text.decode("utf-8"), []).append(name)
        return found

    @cached_property
    def _norms(self) -> Mapping[str, Sequence[float]]:
        """What one occurrence counts, in each field of each section."""
        return {name: _norms(lengths, FIELDS[name].weight, FIELDS[name].b) for name, lengths in self._lengths.items()}

    @cached_property
    def _parts(self) -> Sequence[float]:
        def part(section: Section) -> float:
            return (ranking.ABOUT_SITE if section.page.about_site else 1.0) * (1.0 if section.anchor else ranking.TOP)

        return [part(section) for section in self.sections]


def placed_texts(section: Section) -> tuple[str, str, str, str]:
    """What stands in each placed field of a section."""
    quick = "" if section.anchor else section.quick or section.page.summary
    return section.page.title, section.heading, quick, section.text


def read(folder: Path) -> Index | None:
    """The index in a folder; `None` where there is none that can be read."""
    try:
        beside = _beside(json.loads((folder / BESIDE).read_text(encoding="utf-8")))
        return Index(FileStorage(str(folder)).open_index().reader(), beside)
    except (OSError, ValueError, KeyError, TypeError, NoIndex):
        return None


def plain(beside: Beside) -> dict[str, Any]:
    """What is kept beside the index, as JSON has it; each page once."""
    pages = {section.page.address: section.page for section in beside.sections}
    return {
        "day": beside.day.isoformat(),
        "pages": [{**vars(page), "date": page.date and page.date.isoformat()} for page in pages.values()],
        "sections": [{**vars(section), "page": section.page.address} for section in beside.sections],
        "lengths": beside.lengths,
        "words": beside.words,
        "other_names": beside.other_names,
    }


def _beside(kept: dict[str, Any]) -> Beside:
    pages = {page["address"]: SearchPage(**{**_tuples(page), "date": page["date"] and date.fromisoformat(page["date"])}) for page in kept["pages"]}
    sections = [Section(**{**_tuples(section), "page": pages[section["page"]]}) for section in kept["sections"]]
    return Beside(date.fromisoformat(kept["day"]), sections, kept["lengths"], kept["words"], kept["other_names"])


def _tuples(values: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}


def _norms(lengths: Sequence[int], weight: float, b: float) -> list[float]:
    present = [length for length in lengths if length]
    mean = sum(present) / len(present) if present else 1.0
    of_length = {length: weight / (1 - b + b * length / mean) for length in set(present)}
    return [of_length.get(length, 0.0) for length in lengths]
