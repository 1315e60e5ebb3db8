"""The Whoosh index: one document a section, and what is read from it when it is asked or exported."""

import json
import shutil
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from whoosh import fields
from whoosh.filedb.filestore import FileStorage
from whoosh.reading import IndexReader, TermNotFound

from practicebook.content.data import LawEntry
from practicebook.content.library import Library
from practicebook.search import ranking
from practicebook.search.analysis import terms, words_and_terms
from practicebook.search.names import OtherNames
from practicebook.search.ranking import FIELDS, Postings
from practicebook.search.sections import SearchPage, Section

PLACED = ("title", "heading", "quick", "body")
"""The fields whose terms have places, for quoted phrases."""

GAP = 100
"""Places between the last term of one such field and the first of the next."""

_BESIDE = "sections.json"
"""What results show, kept beside Whoosh's own files."""


class Index:
    """A Whoosh index that was written, with its sections."""

    def __init__(self, reader: IndexReader, sections: Sequence[Section], day: date) -> None:
        self.reader, self.sections, self.day = reader, sections, day
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
    def visible(self) -> int:
        """The number of the first section that is shown only when asked for."""
        return sum(not section.page.hidden for section in self.sections)

    @cached_property
    def words(self) -> Mapping[str, int]:
        """Every word without digits and the number of sections that it is in."""
        found: Counter[str] = Counter()
        for section in self.sections:
            found.update({word for text in (section.page.title, section.heading, section.quick, section.text, *section.keywords) for word, term in _words(text) if term})
        return found

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """Every term, in order of code points."""
        return tuple(sorted({text.decode("utf-8") for name in FIELDS for text in self.reader.lexicon(name)}))

    def postings(self, term: str) -> Postings | None:
        """Where a term stands and how much it weighs there; `None` where no section has it."""
        if term not in self._postings:
            self._postings[term] = self._read_postings(term)
        return self._postings[term]

    def _read_postings(self, term: str) -> Postings | None:
        frequencies: dict[int, float] = {}
        for name, norms in self._norms.items():
            for section, count in self._frequencies(name, term):
                frequencies[section] = frequencies.get(section, 0.0) + count * norms[section]
        if not frequencies:
            return None
        numbers = sorted(frequencies)
        weights = [ranking.weight(frequencies[number], self._parts[number]) for number in numbers]
        return Postings(*ranking.kept(numbers, weights), ranking.rarity(len(self.sections), len(numbers)))

    def _frequencies(self, name: str, term: str) -> Iterator[tuple[int, float]]:
        try:
            matcher = self.reader.postings(name, term)
        except TermNotFound:
            return
        while matcher.is_active():
            yield matcher.id(), matcher.weight()
            matcher.next()

    def places(self, term: str) -> Mapping[int, tuple[int, ...]]:
        """For each section that has a term, where it stands: terms counted through the placed fields."""
        found: dict[int, list[int]] = {}
        for name in PLACED:
            try:
                matcher = self.reader.postings(name, term)
            except TermNotFound:
                continue
            while matcher.is_active():
                section = matcher.id()
                start = self._starts[name][section]
                found.setdefault(section, []).extend(start + place for place in matcher.value_as("positions"))
                matcher.next()
        return {section: tuple(sorted(places)) for section, places in sorted(found.items())}

    @cached_property
    def _lengths(self) -> Mapping[str, Sequence[int]]:
        """The terms of each field, as Whoosh keeps them: in 256 steps."""
        return {name: [self.reader.doc_field_length(number, name, 0) for number in range(len(self.sections))] for name in FIELDS}

    @cached_property
    def _norms(self) -> Mapping[str, Sequence[float]]:
        """What one occurrence counts, in each field of each section."""
        return {name: _norms(lengths, FIELDS[name].weight, FIELDS[name].b) for name, lengths in self._lengths.items()}

    @cached_property
    def _starts(self) -> Mapping[str, Sequence[int]]:
        """The place of the first term of each placed field, in each section; counted anew, since Whoosh's lengths are rounded."""
        starts: dict[str, list[int]] = {name: [] for name in PLACED}
        for section in self.sections:
            start = 0
            for name, words in zip(PLACED, (section.page.title, section.heading, section.quick, section.text), strict=True):
                starts[name].append(start)
                start += len(terms(words)) + GAP
        return starts

    @cached_property
    def _parts(self) -> Sequence[float]:
        def part(section: Section) -> float:
            return (ranking.ABOUT_SITE if section.page.about_site else 1.0) * (1.0 if section.anchor else ranking.TOP)

        return [part(section) for section in self.sections]


def write(folder: Path, sections: Sequence[Section], library: Library, day: date) -> Index:
    """Index sections into a folder, in place of what was there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    storage = FileStorage(str(folder))
    index = storage.create_index(_schema())
    writer = index.writer(limitmb=256)
    related, law = OtherNames(library), {entry.id: entry for entry in library.law}
    for section in sections:
        writer.add_document(**_fields(section, related, law))
    writer.commit(optimize=True)
    beside = {"day": day.isoformat(), "pages": {}, "sections": [_plain(section) for section in sections]}
    beside["pages"] = {section.page.address: _plain(section.page) for section in sections}
    (folder / _BESIDE).write_text(json.dumps(beside, ensure_ascii=False), encoding="utf-8")
    return Index(index.reader(), sections, day)


def read(folder: Path) -> Index | None:
    """The index in a folder; `None` where there is none that can be read."""
    try:
        beside = json.loads((folder / _BESIDE).read_text(encoding="utf-8"))
        pages = {address: _page(plain) for address, plain in beside["pages"].items()}
        sections = [Section(**{**plain, "page": pages[plain["page"]], **{name: tuple(plain[name]) for name in ("keywords", "links", "shows")}}) for plain in beside["sections"]]
        return Index(FileStorage(str(folder)).open_index().reader(), sections, date.fromisoformat(beside["day"]))
    except (OSError, ValueError, KeyError, TypeError, fields.FieldConfigurationError):
        return None


def _schema() -> fields.Schema:
    """Values are terms already: nothing is analysed twice."""
    return fields.Schema(**{name: fields.TEXT(phrase=name in PLACED) for name in FIELDS})


def _fields(section: Section, related: OtherNames, law: Mapping[str, LawEntry]) -> dict[str, list[str]]:
    """The terms of each field of the index."""
    page, top = section.page, not section.anchor
    values = {
        "title": terms(page.title),
        "heading": terms(section.heading),
        "quick": terms(section.quick or page.summary) if top else [],
        "body": terms(section.text),
        "keywords": [term for words in section.keywords for term in terms(words)],
    }
    linked = [entry for link in section.links if (entry := law.get(link.rpartition("law/#")[2]))]
    behind = [law[one] for one in page.law] if top else []
    values["law"] = [term for entry in dict.fromkeys((*behind, *linked)) for term in terms(f"{entry.title} {entry.short}")]
    values["abbreviations"] = related.of((*values["title"], *values["heading"], *values["quick"], *values["body"]))
    return {name: value for name, value in values.items() if value}


def _norms(lengths: Sequence[int], weight: float, b: float) -> list[float]:
    present = [length for length in lengths if length]
    mean = sum(present) / len(present) if present else 1.0
    of_length = {length: weight / (1 - b + b * length / mean) for length in set(present)}
    return [of_length.get(length, 0.0) for length in lengths]


def _words(text: str) -> Iterator[tuple[str, str | None]]:
    return ((word, term) for word, term in words_and_terms(text) if word.isalpha())


def _plain(one: Any) -> dict[str, Any]:
    plain = {name: value for name, value in vars(one).items()}
    if isinstance(one, Section):
        plain["page"] = one.page.address
    elif one.date:
        plain["date"] = one.date.isoformat()
    return plain


def _page(plain: dict[str, Any]) -> SearchPage:
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in plain.items()}
    return SearchPage(**{**values, "date": date.fromisoformat(values["date"]) if values["date"] else None})
