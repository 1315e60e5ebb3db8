"""Law that is law: what a page rests on is in force or is said not to be, and a *must* names the law that makes it one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from practicebook.content import addresses
from practicebook.content.edition import Edition
from practicebook.content.findings import Finding, Rule
from practicebook.content.law import LawEntry
from practicebook.content.library import Text, governed
from practicebook.content.markdown import Body
from practicebook.content.prose import FieldBody

LAW_DATES = Rule("law.dates", "error", "Dates of an entry of the law that contradict each other.", "Correct the one that is wrong.")
NOT_IN_FORCE = Rule(
    "law.not-in-force",
    "warning",
    "A document in force rests on law that is not in force on the day, and does not say so.",
    "Say in that sentence, or the next, that it is not in force, was overruled, or from which day it is; or rest on what is in force.",
)
MUST_WITHOUT_LAW = Rule(
    "writing.must-without-law",
    "warning",
    "A *must* in a governed document with no link to the law in the same paragraph, list item or row.",
    "Link the law that makes it a duty, in the same sentence; or write “should” for what we expect.",
)

RULES = (LAW_DATES, NOT_IN_FORCE, MUST_WITHOUT_LAW)

_IN_FORCE = ("in force", "partly in force")
_SAYS_SO = re.compile(r"\b(?:not (?:yet )?(?:in force|law|been started|started|begun)|passed|no longer|before|until|overruled|was|were|would|from \d{1,2} [A-Z][a-z]+|stopped|ended)\b", re.IGNORECASE)
_MUST = re.compile(r"\bmust\b(?! have been)", re.IGNORECASE)
_QUOTED = re.compile(r"“[^“”]*”|‘[^‘’]*’(?!\w)|\"[^\"\n]*\"")
_TO_LAW = re.compile(rf"\]\(/?{re.escape(addresses.LAW)}#")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]")
_UNDER_HEADINGS = re.compile(r"[\s|:-]+")
_STOP = re.compile(r"[.!?](?=[”\"’')*_]*\s)")


def findings(edition: Edition) -> Iterator[Finding]:
    """Check the dates of the law, and what each governed document that is in force says of it."""
    yield from _dates(edition)
    for document in edition.governed:
        if document.id in edition.timelines and edition.state(document) == "in force":
            text = edition.text(document)
            yield from _of_text(text, edition)
            yield from _musts(text)


def _dates(edition: Edition) -> Iterator[Finding]:
    located = edition.library.data_files["law.yml"]
    for index, entry in enumerate(edition.library.law):
        begins = entry.in_force_from or entry.in_force_by or entry.passed_on
        if entry.passed_on and entry.in_force_from and entry.in_force_from < entry.passed_on:
            yield LAW_DATES.at(located.place(("law", index, "in_force_from")), f"“in_force_from” ({entry.in_force_from}) is before “passed_on” ({entry.passed_on}).")
        if entry.in_force_to and begins and entry.in_force_to < begins:
            yield LAW_DATES.at(located.place(("law", index, "in_force_to")), f"“in_force_to” ({entry.in_force_to}) is before the entry begins ({begins}).")


def _of_text(text: Text, edition: Edition) -> Iterator[Finding]:
    """The law that a text links to or lists and that is not in force, where its sentence does not say so."""
    fields, by_id, linked = governed(text), edition.library.law_by_id, set()
    quick = [FieldBody(fields.quick_read, text.located.place(("quick_read",)))] if fields.quick_read else []
    for body in (text.body, *quick):
        for link in body.links:
            path, _, anchor = link.destination.partition("#")
            entry = by_id.get(anchor) if path.strip("/") == addresses.LAW.strip("/") else None
            if entry and _is_off(entry, edition):
                linked.add(entry.id)
                if not _SAYS_SO.search(_around(body, link.start)):
                    yield NOT_IN_FORCE.at(body.place(link.start, link.end), f"{entry.short} is {_how(entry, edition)}.")
    for name, ids in (("law", fields.law), ("guidance_refs", fields.guidance_refs)):
        for index, one in enumerate(ids):
            if one in by_id and one not in linked and _is_off(by_id[one], edition):
                yield NOT_IN_FORCE.at(text.located.place((name, index)), f"{by_id[one].short} is {_how(by_id[one], edition)}, and the text does not say so.")


def _is_off(entry: LawEntry, edition: Edition) -> bool:
    return edition.law_state(entry) not in _IN_FORCE


def _how(entry: LawEntry, edition: Edition) -> str:
    state = edition.law_state(entry)
    return "passed and not in force" if state == "not in force" else state


def _around(body: Body, offset: int) -> str:
    """The sentence that an offset is in, and the next; all of the row where it is in a table; with what led to a list."""
    unit = next((one for one in _units(body.prose) if one.start <= offset < one.end), None)
    if unit is None:
        return ""
    if unit.is_row:
        return f"{unit.led_by} {unit.text}"
    at = offset - unit.start
    stops = [stop.end() for stop in _STOP.finditer(unit.text)]
    start = max((stop for stop in stops if stop <= at), default=0)
    ends = [stop for stop in stops if stop > at]
    return f"{unit.led_by} {unit.text[start : ends[1] if len(ends) > 1 else None]}"


def _musts(text: Text) -> Iterator[Finding]:
    fields = governed(text)
    if fields.quick_read and not fields.law and not fields.guidance_refs and _MUST.search(_QUOTED.sub("", fields.quick_read)):
        yield MUST_WITHOUT_LAW.at(text.located.place(("quick_read",)), "The quick read says “must”, and the page lists no law.")
    units = tuple(_units(text.body.prose))
    for number, unit in enumerate(units):
        words = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), unit.text)
        found = _MUST.search(words)
        if unit.is_row and number + 1 < len(units) and _UNDER_HEADINGS.fullmatch(units[number + 1].text):
            continue
        if found and not _TO_LAW.search(unit.led_by + unit.text) and not (unit.leads and _items_link(units[number + 1 :])):
            at = unit.start + found.start()
            yield MUST_WITHOUT_LAW.at(text.body.place(at, at + len("must")), "This “must” names no law.")


def _items_link(after: tuple["_Unit", ...]) -> bool:
    """True where an item of the list, or a row of the table, that comes next links to the law."""
    for unit in after:
        if not unit.led_by:
            return False
        if _TO_LAW.search(unit.text):
            return True
    return False


@dataclass(frozen=True)
class _Unit:
    """A paragraph, a list item or a row of a table."""

    start: int
    end: int
    text: str
    is_row: bool
    led_by: str
    """The words before a list or table that end in a colon; empty where none led to it."""

    @property
    def leads(self) -> bool:
        """True where a list or a table follows it."""
        return self.text.rstrip().endswith(":")


def _units(prose: str) -> Iterator[_Unit]:
    """The paragraphs, items and rows of some Markdown, headings and quotations left out."""
    led_by, pending = "", ""
    start, parts, kind = 0, "", ""
    at = 0
    for line in (*prose.splitlines(keepends=True), ""):
        bare = line.strip()
        new = "row" if bare.startswith("|") else "item" if _ITEM.match(line) else ""
        if parts and (not bare or new or bare.startswith(("#", ">"))):
            led_by = pending if kind else ""
            yield _Unit(start, start + len(parts), parts, kind == "row", led_by)
            if not kind:
                pending = parts if parts.rstrip().endswith(":") else ""
            parts = ""
        if bare.startswith("#"):
            pending = ""
        elif bare and not bare.startswith(">"):
            if not parts:
                start, kind = at, new or ("item" if line[:1] in " \t" and kind == "item" else "")
            parts += line
        at += len(line)
