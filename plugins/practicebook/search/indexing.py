"""Sections into a Whoosh index. Each text is analysed once, and Whoosh is given terms."""

import json
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from whoosh import fields, formats
from whoosh.filedb.filestore import FileStorage

from practicebook.content.law import LawEntry
from practicebook.content.library import Library
from practicebook.search.analysis import words_and_terms
from practicebook.search.index import BESIDE, PLACED, Beside, Index, placed_texts, plain
from practicebook.search.names import OtherNames, of_glossary, of_one_term
from practicebook.search.ranking import FIELDS
from practicebook.search.sections import Section


MEMORY = 512
"""Megabytes of postings that Whoosh gathers before it puts them on disk."""


def write(folder: Path, sections: Sequence[Section], library: Library, day: date) -> Index:
    """Index sections into a folder, in place of what was there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    storage = FileStorage(str(folder))
    index = storage.create_index(fields.Schema(**{name: TermsField() for name in FIELDS}))
    writer = index.writer(limitmb=MEMORY)
    reading = _Reading(library)
    for section in sections:
        writer.add_document(**reading.fields(section))
    writer.commit(optimize=True)
    beside = Beside(day, sections, reading.lengths, reading.words, of_one_term((*of_glossary(library), *library.related_words)))
    (folder / BESIDE).write_text(json.dumps(plain(beside), ensure_ascii=False), encoding="utf-8")
    return Index(index.reader(), beside, reading.placed)


class TermsField(fields.FieldType):  # type: ignore[misc]
    """A Whoosh field whose value is terms already, each kept with how often it is there."""

    def __init__(self) -> None:
        super().__init__(formats.Existence(), None, scorable=True)

    def index(self, value: Sequence[str], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """What Whoosh asks of a field: each term, how often, what that weighs, and no more."""
        return ((term.encode("utf-8"), times, float(times), b"") for term, times in Counter(value).items())


class _Reading:
    """Sections to terms, counting what is met on the way."""

    def __init__(self, library: Library) -> None:
        self.lengths: dict[str, list[int]] = {name: [] for name in FIELDS}
        self.words: Counter[str] = Counter()
        self.placed: list[list[list[str]]] = []
        """For each section, the terms of each placed field."""
        self._glossary, self._everyday = OtherNames(of_glossary(library)), OtherNames(library.related_words)
        self._law: Mapping[str, LawEntry] = {entry.id: entry for entry in library.law}

    def fields(self, section: Section) -> dict[str, list[str]]:
        """The terms of each field that a section has."""
        read = [words_and_terms(text) for text in (*placed_texts(section), " | ".join(section.keywords))]
        values = {name: [term for _, term in words if term] for name, words in zip((*PLACED, "keywords"), read, strict=True)}
        self.words.update({word for word, term in set(chain.from_iterable(read)) if term and word.isalpha()})
        self.placed.append([values[name] for name in PLACED])
        values["law"] = [term for entry in self._rests_on(section) for _, term in words_and_terms(f"{entry.title} {entry.short}") if term]
        values["abbreviations"] = self._other_names(values)
        for name, lengths in self.lengths.items():
            lengths.append(len(values[name]))
        return {name: value for name, value in values.items() if value}

    def _other_names(self, values: Mapping[str, Sequence[str]]) -> list[str]:
        """Of the glossary, for all that a section says; everyday words only for what it says above its text or twice in it.

        Without that they would outnumber its own words.
        """
        said = [term for name in PLACED for term in values[name]]
        often = {term for term, times in Counter(values["body"]).items() if times > 1}
        about = [*(term for name in PLACED if name != "body" for term in values[name]), *(term for term in values["body"] if term in often)]
        names = dict.fromkeys((*self._glossary.of(said), *self._everyday.of(about)))
        own = set(said)
        return [name for name in names if name not in own]

    def _rests_on(self, section: Section) -> Sequence[LawEntry]:
        """The law that a section links to, and at a page's top that behind the page."""
        linked = [link.rpartition("law/#")[2] for link in section.links]
        return [self._law[one] for one in dict.fromkeys((*(() if section.anchor else section.page.law), *linked)) if one in self._law]
