"""The index as static files that a browser ranks from. The page `about/search-format/` describes every byte."""

import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from practicebook.content.library import Library
from practicebook.search import ranking
from practicebook.search.analysis import LIGHT, STOP
from practicebook.search.answers import answers
from practicebook.search.index import Index
from practicebook.search.rank import facet_values
from practicebook.search.sections import GROUPS, KIND_TITLES, Section

FOLDER = "assets/search"
"""Where the files are, relative to the site's address."""

TERMS_BYTES, WORDS_BYTES = 12_000, 4_000
"""About how much of terms and words, before compression, is one file."""

A_FILE, A_FOLDER = 8, 64
"""Sections in a file of texts, and files in a folder."""

COMPRESSION = 6
"""gzip's level: the highest takes three times as long, for one byte in a hundred."""

LONGEST_TEXT = 2_000
"""Characters of a section's text that a result can be shown with."""


def write(index: Index, library: Library, site: Path) -> None:
    """Write every file into the folder of a site."""
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    files = _Files(folder)
    manifest = {
        "format": 1,
        "day": index.day.isoformat(),
        "sections": len(index.sections),
        "visible": index.visible,
        "groups": _groups(index.sections[: index.visible], 0),
        "hidden_groups": _groups(index.sections[index.visible :], index.visible),
        "stop": sorted(STOP),
        "light": sorted(LIGHT),
        "weights": {"prefix": ranking.PREFIX, "correction": ranking.CORRECTION, "other_name": ranking.OTHER_NAME, "coverage": ranking.COVERAGE, "together": ranking.TOGETHER},
        **_terms(index, files),
        "words": _words(index.words, files),
        "texts": _texts(index, library, files),
        "runs": files.add("runs", _integers(list(Counter(index.run_of).values()))),
        "answers": files.add("answers", _json(answers(index, library))),
        "facets": files.add("facets", _json(_facets(index, library))),
        "nothing": _nothing(library),
    }
    (folder / "manifest.json").write_bytes(_json(manifest))


class _Files:
    """Files that are named after their content."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, name: str, content: bytes) -> str:
        """Write a file: `name/<hash>.bin` for one of many, `name.<hash>.bin` for one of its kind. Its hash."""
        digest = _hash([content])
        path = self._folder / (f"{name}{digest}.bin" if name.endswith("/") else f"{name}.{digest}.bin")
        self._write(path, content)
        return digest

    def add_folder(self, name: str, contents: Sequence[bytes]) -> str:
        """Write files, numbered, into a folder that is named after all of them. Its hash."""
        digest = _hash(contents)
        for number, content in enumerate(contents):
            self._write(self._folder / name / digest / f"{number}.bin", content)
        return digest

    def _write(self, path: Path, content: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(content, COMPRESSION, mtime=0))


def _hash(contents: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for content in contents:
        digest.update(content)
    return digest.hexdigest()[:10]


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _groups(sections: Sequence[Section], first: int) -> list[tuple[str, int]]:
    """Where each group starts; sections come in the order of the groups."""
    starts = ((group, next((n for n, section in enumerate(sections, first) if section.page.group == group), None)) for group in GROUPS)
    return [(group, start) for group, start in starts if start is not None]


# Terms


def _terms(index: Index, files: _Files) -> dict[str, Any]:
    places = _places(index)
    named = []
    for batch in _batches(((term, _encoded(index, term)) for term in index.terms), TERMS_BYTES):
        head = {}
        for term, encoded in batch:
            postings = index.postings(term)
            assert postings
            head[term] = (len(postings.sections), postings.rarity, len(encoded))
        digest = files.add("terms/", _with_head(head, (encoded for _, encoded in batch)))
        placed = {term: _encoded_places(index, term, places.get(term, {})) for term, _ in batch}
        positions = files.add("positions/", _with_head({term: len(encoded) for term, encoded in placed.items()}, placed.values()))
        named.append((batch[0][0], digest, positions))
    return {
        "terms": {"from": [first for first, _, _ in named], "files": [digest for _, digest, _ in named]},
        "positions": [positions for _, _, positions in named],
    }


def _places(index: Index) -> Mapping[str, Mapping[int, Sequence[int]]]:
    """For each term, where it stands in each section."""
    found: dict[str, dict[int, Sequence[int]]] = {}
    for number in range(len(index.sections)):
        for term, places in index.places(number).items():
            found.setdefault(term, {})[number] = places
    return found


def _encoded(index: Index, term: str) -> bytes:
    postings = index.postings(term)
    assert postings
    return _integers(_gaps(postings.sections)) + bytes(postings.weights)


def _encoded_places(index: Index, term: str, places: Mapping[int, Sequence[int]]) -> bytes:
    postings = index.postings(term)
    assert postings
    numbers: list[int] = []
    for section in postings.sections:
        its = places.get(section, ())
        numbers += (1, its[0]) if len(its) == 1 else (len(its), *_gaps(its))  # nearly always one
    return _integers(numbers)


def _with_head(head: Mapping[str, Any], parts: Iterable[bytes]) -> bytes:
    return _json(head) + b"\n" + b"".join(parts)


def _gaps(rising: Sequence[int]) -> list[int]:
    """Rising numbers as the first, then each less the one before it, less one."""
    return [rising[0], *(number - before - 1 for before, number in pairwise(rising))] if rising else []


def _integers(numbers: Sequence[int]) -> bytes:
    """Variable-length integers: seven bits a byte, low ones first, the eighth set on all but the last."""
    if not numbers or max(numbers) < 128:
        return bytes(numbers)
    encoded = bytearray()
    for number in numbers:
        while number > 127:
            encoded.append(number & 127 | 128)
            number >>= 7
        encoded.append(number)
    return bytes(encoded)


def _batches(entries: Iterable[tuple[str, bytes]], most: int) -> Iterator[list[tuple[str, bytes]]]:
    """Entries in batches of about so many bytes, each at least one entry."""
    batch: list[tuple[str, bytes]] = []
    size = 0
    for entry in entries:
        length = len(entry[0]) + 12 + len(entry[1])
        if batch and size + length > most:
            yield batch
            batch, size = [], 0
        batch.append(entry)
        size += length
    if batch:
        yield batch


# Words, texts, facets


def _words(words: Mapping[str, int], files: _Files) -> dict[str, list[str]]:
    batches = list(_batches(((word, b"") for word in sorted(words)), WORDS_BYTES))
    return {
        "from": [batch[0][0] for batch in batches],
        "files": [files.add("words/", _json({word: words[word] for word, _ in batch})) for batch in batches],
    }


def _texts(index: Index, library: Library, files: _Files) -> dict[str, Any]:
    records = [_record(index, library, number) for number in range(len(index.sections))]
    contents = [_json(records[at : at + A_FILE]) for at in range(0, len(records), A_FILE)]
    folders = [files.add_folder("texts", contents[at : at + A_FOLDER]) for at in range(0, len(contents), A_FOLDER)]
    return {"a_file": A_FILE, "a_folder": A_FOLDER, "folders": folders}


def _record(index: Index, library: Library, number: int) -> list[Any]:
    section = index.sections[number]
    page = section.page
    areas = [library.area_by_id[area].title for area in page.areas]
    day = page.date.isoformat() if page.date else ""
    text = section.text[:LONGEST_TEXT]
    return [section.path, page.title, section.heading, KIND_TITLES[page.kind], areas, page.state, day, text, section.quick, page.id, index.top_of(number)]


def _facets(index: Index, library: Library) -> dict[str, Any]:
    titles = _titles(library)
    values = {facet: [[one, title] for one, title in titles[facet].items() if any(one in facet_values(page)[facet] for page in index.pages)] for facet in titles}
    place = {facet: {one: n for n, (one, _) in enumerate(values[facet])} for facet in values}
    first = [number for number, page in enumerate(index.page_of) if not number or index.page_of[number - 1] != page]
    return {
        "values": values,
        "pages": [[[place[facet][one] for one in facet_values(page)[facet]] for facet in values] for page in index.pages],
        "dates": [page.date.toordinal() - 719_163 if page.date else None for page in index.pages],
        "first": [number - before for before, number in zip((0, *first), first, strict=False)],
    }


def _titles(library: Library) -> dict[str, dict[str, str]]:
    """What each value of each facet is called, in the order in which readers see them."""
    return {
        "kind": KIND_TITLES,
        "audit-heading": {heading.id: heading.title for heading in library.audit_headings},
        "rating": {rating.id: rating.title for rating in library.rating_scale},
        "area": {area.id: area.title for area in library.areas},
        "law": {entry.id: entry.short for entry in library.law},
        "state": {"upcoming": "Upcoming", "superseded": "Superseded", "ended": "Ended"},
    }


def _nothing(library: Library) -> dict[str, Any]:
    """Where to go on when nothing fits."""
    council = library.council
    return {
        "areas": [[area.title, f"areas/{area.id}/"] for area in library.areas],
        "headings": [[heading.title, f"audit-headings/{heading.id}/"] for heading in library.audit_headings],
        "ask": [[role.title, role.contact] for role in council.roles if role.contact],
        "tell": council.feedback.not_found or "",
    }
