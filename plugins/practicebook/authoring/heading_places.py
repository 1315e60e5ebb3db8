"""Where content names audit headings, and what stands there when others take their place."""

import re
from collections.abc import Iterable, Mapping

from practicebook.authoring.edits import Edit, Entries, Written, YamlPart, scalar
from practicebook.authoring.rewriting import NotWritable
from practicebook.content.data import PAGES_OF_THEIR_OWN
from practicebook.content.fields import Model
from practicebook.content.findings import Finding, Place
from practicebook.content.heading_map import EMPTIED, NOT_WRITABLE
from practicebook.content.library import Library, Text
from practicebook.content.references import Known, resolve
from practicebook.content.yaml_source import Located

Map = Mapping[str, tuple[str, ...]]
"""For each old audit heading id, the new ones that take its place."""

_SHOWS = re.compile(r"""[ ]*data-shows=("[^"]*"|'[^']*'|[^\s=}"']+)""")
_EMPTY_BRACES = re.compile(r"[ ]+\{:?[ ]*\}(?=[ ]*#*[ ]*$)")


def known_ids(library: Library, without: Iterable[str] = ()) -> Known:
    """The ids that fields may name, some audit headings left out."""
    entries = {target: frozenset(ids) for target, ids in library.entry_ids.items()}
    entries["audit-heading"] -= frozenset(without)
    written = frozenset(one.id for one in library.documents)
    return {**entries, "document": written, "anything": written.union(*(entries[target] for target in PAGES_OF_THEIR_OWN))}


def places_in(model: Model, located: Located, known: Known) -> set[tuple[int, int]]:
    """Line and column of each id in a model's fields that is not known: with old audit headings left out of what is, of each of them."""
    return {(finding.place.line, finding.place.column) for finding in resolve(model, located, known)[1]}


def field_edits(written: Written, part: YamlPart, places: set[tuple[int, int]], mapping: Map, file: Place, ratings: Mapping[str, Mapping[str, str]]) -> tuple[list[Edit], list[Finding]]:
    """Edits of every field that names an old audit heading; `ratings` say what stands for each key of an exemplar's ratings."""
    edits: list[Edit] = []
    findings: list[Finding] = []
    for entries, names in part.holding(places):
        is_ratings = bool(ratings) and set(names) <= set(ratings)
        wanted = _new_ratings(entries, names, ratings) if is_ratings else _new_entries(names, mapping)
        if not is_ratings and _says_more_when_empty(entries, names, wanted):
            findings.append(EMPTIED.at(_place(file, written, entries.spans[0]), f"Nothing would be left of {', '.join(names)}, and a list left out here means all of them."))
        try:
            edits += entries.edits(wanted)
        except NotWritable as error:
            findings.append(NOT_WRITABLE.at(_place(file, written, entries.spans[0]), f"This cannot be rewritten. {error}"))
    for start, end in part.scalars(places):
        name = written.text[start:end].strip("\"'")
        targets = mapping.get(name, (name,))
        if len(targets) == 1:
            edits += [Edit(start, end, scalar(targets[0]))] if targets[0] != name else []
        elif name in mapping:
            findings.append(NOT_WRITABLE.at(_place(file, written, (start, end)), f"“{name}” stands where there is room for exactly one."))
    return edits, findings


def heading_edits(written: Written, text: Text, mapping: Map) -> list[Edit]:
    """Edits of every `data-shows` of a text's body that names an old audit heading."""
    edits = []
    for heading in text.body.headings:
        shows = tuple(dict.fromkeys(word for word, _ in heading.shows))
        wanted = replaced(shows, mapping)
        if not heading.shows or wanted == shows:
            continue
        number = text.body.place(heading.shows[0][1]).line
        line = written.line(number)
        found = next(one for one in _SHOWS.finditer(line) if one.start() < text.body.place(heading.shows[0][1]).column <= one.end())
        words = f'{found.group()[: found.group().index("=")]}="{" ".join(wanted)}"' if wanted else ""
        changed = line[: found.start()] + words + line[found.end() :]
        start = written.offset(number, 1)
        edits.append(Edit(start, start + len(line), changed if wanted else _EMPTY_BRACES.sub("", changed)))
    return edits


def link_edits(written: Written, mapping: Map) -> list[Edit]:
    """Edits of every address of an old audit heading's page, where exactly one took its place."""
    single = {old: new[0] for old, new in mapping.items() if len(set(new)) == 1 and new[0] != old}
    if not single:
        return []
    address = re.compile(rf"(?<![\w/.-])/(?:audit-headings|go)/(?P<id>{'|'.join(map(re.escape, single))})(?![\w-])")
    return [Edit(*found.span("id"), single[found["id"]]) for found in address.finditer(written.text)]


def replaced(names: Iterable[str], mapping: Map) -> tuple[str, ...]:
    """Ids with each old audit heading's new ones in its place, each once."""
    return tuple(dict.fromkeys(new for name in names for new in mapping.get(name, (name,))))


def _new_entries(names: list[str], mapping: Map) -> dict[int, list[str]]:
    """What stands for each entry of a list that does not stay as it is."""
    wanted, seen = {}, set()
    for index, name in enumerate(names):
        entries = [new for new in dict.fromkeys(mapping.get(name, (name,))) if new not in seen]
        seen.update(entries)
        if entries != [name]:
            wanted[index] = [scalar(one) for one in entries]
    return wanted


def _new_ratings(entries: Entries, names: list[str], ratings: Mapping[str, Mapping[str, str]]) -> dict[int, list[str]]:
    wanted = {}
    for index, name in enumerate(names):
        start, end = entries.spans[index]
        as_it_is = re.sub(r"[\s\"']", "", entries.written.text[start:end])
        if as_it_is != ",".join(f"{new}:{rating}" for new, rating in ratings[name].items()):
            wanted[index] = [f"{scalar(new)}: {scalar(rating)}" for new, rating in ratings[name].items()]
    return wanted


def _says_more_when_empty(entries: Entries, names: list[str], wanted: Mapping[int, list[str]]) -> bool:
    """True of a list of audit headings of which nothing would stay, and which is not called for by what it supports or shows."""
    key = entries.written.text[entries.written.line_start(entries.after_key - 1) : entries.after_key]
    return all(wanted.get(index) == [] for index in range(len(names))) and bool(re.search(r"\bheadings\s*:$", key))


def _place(file: Place, written: Written, span: tuple[int, int]) -> Place:
    start = written.line_start(span[0])
    return Place(file.file, written.text.count("\n", 0, start) + 1, span[0] - start + 1)
