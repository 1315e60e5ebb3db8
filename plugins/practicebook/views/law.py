"""The law: what each entry says and how it stands, by Act and section; and what each document rests on."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from practicebook.content import addresses
from practicebook.content.edition import Edition
from practicebook.content.kinds import PLURALS
from practicebook.content.law import LawEntry
from practicebook.content.library import Document, governed
from practicebook.content.links import LinkMap
from practicebook.content.markdown import Body, slugify
from practicebook.content.pages import GeneratedPage
from practicebook.views.rendering import Renderer

KINDS_OF_LAW = {
    "act": "Acts",
    "regulations": "Regulations",
    "convention": "Convention rights",
    "case": "Cases",
    "guidance": "Guidance",
    "standard": "Standards",
}
"""What each sort of law is called, in the order in which they are listed."""

_BY_INSTRUMENT = ("act", "regulations", "convention", "guidance")
"""The sorts whose entries are parts of something; each of the others is a thing of its own."""

_WORDS_OF_COPY = {
    "text": "We read its text.",
    "earlier-text": "We read an earlier version of its text.",
    "official-summary": "We read an official summary, and not its text.",
    "secondary-source": "We read what others say of it, and not its text.",
}


@dataclass(frozen=True)
class Instrument:
    """An Act, or whatever else some entries are parts of, or a list of entries that are parts of nothing."""

    title: str
    entries: tuple[LawEntry, ...]

    @property
    def anchor(self) -> str:
        """Its place on the page: no entry's, since theirs have a number or a year of their own."""
        return f"law-of-{slugify(self.title)}"

    def within(self, entry: LawEntry) -> str:
        """The end of an entry's title that says which part it is; empty where it is not a part."""
        return entry.title.removeprefix(f"{self.title}, ") if entry.title.startswith(f"{self.title}, ") else ""


def pages(renderer: Renderer) -> Iterator[GeneratedPage]:
    """The law, and the law by document."""
    edition = renderer.edition
    citing = citations(edition, renderer.link_map)
    kinds = [(title, tuple(_instruments([entry for entry in edition.library.law if entry.kind == kind], kind))) for kind, title in KINDS_OF_LAW.items()]
    yield renderer.page(
        addresses.LAW,
        "law.md.jinja",
        title="The law we work with",
        summary="What each provision, case and piece of guidance says in our words, whether it is in force, and which of our pages rest on it.",
        kinds=[(title, instruments) for title, instruments in kinds if instruments],
        citing=citing,
        copies=_WORDS_OF_COPY,
    )
    yield renderer.page(
        addresses.LAW_BY_DOCUMENT,
        "law_by_document.md.jinja",
        title="The law by document",
        summary="Each policy, procedure, audit heading and other page, with the law that it lists or links to.",
        groups=_by_page(edition, citing),
    )


def _instruments(entries: Iterable[LawEntry], kind: str) -> Iterator[Instrument]:
    """The entries of one sort, under what they are parts of; pieces of guidance that stand alone come last, together."""
    of_kind = list(entries)
    if kind not in _BY_INSTRUMENT:
        if of_kind:
            yield Instrument(KINDS_OF_LAW[kind], tuple(of_kind))
        return
    by_title: dict[str, list[LawEntry]] = {}
    for entry in of_kind:
        by_title.setdefault(entry.title.partition(", ")[0], []).append(entry)
    alone = [found[0] for found in by_title.values() if kind == "guidance" and len(found) == 1]
    for title, found in by_title.items():
        if found[0] not in alone:
            yield Instrument(title, _in_order(title, found))
    if alone:
        yield Instrument(f"Other {KINDS_OF_LAW[kind].lower()}", tuple(alone))


def _in_order(title: str, entries: list[LawEntry]) -> tuple[LawEntry, ...]:
    """The parts of an instrument by their numbers: sections before schedules, or whichever was written first."""
    parts = {entry.id: entry.title.removeprefix(title).partition("(")[0].lstrip(", ") for entry in entries}
    sorts = list(dict.fromkeys(_sort_of(part) for part in parts.values()))

    def key(entry: LawEntry) -> tuple[int, list[str]]:
        numbers = re.findall(r"\d+|[A-Z]", parts[entry.id].partition(" ")[2])
        return sorts.index(_sort_of(parts[entry.id])), [number.zfill(5) if number.isdigit() else number for number in numbers]

    return tuple(sorted(entries, key=key))


def _sort_of(part: str) -> str:
    """What a part is called, such as section, in the singular."""
    return part.partition(" ")[0].casefold().removesuffix("s")


@dataclass(frozen=True)
class Citing:
    """A page that lists or links to an entry of the law."""

    title: str
    address: str
    group: str


def citations(edition: Edition, link_map: LinkMap) -> dict[str, tuple[Citing, ...]]:
    """For each entry of the law, the pages that list it or link to it, by the order of their kinds and then by title."""
    found: dict[str, dict[Citing, None]] = {entry.id: {} for entry in edition.library.law}
    for page, ids in (*_documents(edition, link_map), *_headings(edition, link_map)):
        for entry in ids:
            if entry in found:
                found[entry][page] = None
    return {entry: tuple(pages) for entry, pages in found.items()}


def _documents(edition: Edition, link_map: LinkMap) -> Iterator[tuple[Citing, tuple[str, ...]]]:
    for kind, title in PLURALS.items():
        for document in edition.of_kind(kind):
            text = edition.text(document)
            listed = (*governed(text).law, *governed(text).guidance_refs) if document.is_governed else ()
            quick = Body(governed(text).quick_read or "", text.file) if document.is_governed else Body("", text.file)
            yield Citing(text.fields.title, _address(document), title), (*listed, *_linked(quick, link_map), *_linked(text.body, link_map))


def _headings(edition: Edition, link_map: LinkMap) -> Iterator[tuple[Citing, tuple[str, ...]]]:
    file = edition.library.data_files["audit-headings.yml"].place().file
    for heading in edition.library.audit_headings:
        linked = _linked(Body(heading.why, file), link_map)
        yield Citing(heading.title, addresses.audit_heading(heading.id), "Audit headings"), (*heading.law, *heading.guidance_refs, *linked)


def _address(document: Document) -> str:
    return addresses.document(document)


def _linked(body: Body, link_map: LinkMap) -> tuple[str, ...]:
    """The entries of the law that some Markdown links to."""
    if addresses.LAW not in body.text:
        return ()
    targets = (link_map.follow(link.destination, body.file) for link in body.links if addresses.LAW in link.destination)
    return tuple(target.anchor for target in targets if target.address == addresses.LAW and target.anchor)


def _by_page(edition: Edition, citing: dict[str, tuple[Citing, ...]]) -> list[tuple[str, list[tuple[Citing, list[LawEntry]]]]]:
    """The other way round: for each page, what it rests on, in the order of the law."""
    resting: dict[Citing, list[LawEntry]] = {}
    for entry in edition.library.law:
        for page in citing[entry.id]:
            resting.setdefault(page, []).append(entry)
    groups = (*PLURALS.values(), "Audit headings")
    ordered = sorted(resting.items(), key=lambda item: (groups.index(item[0].group), item[0].title.casefold()))
    return [(group, list(found)) for group, found in groupby(ordered, key=lambda item: item[0].group)]
