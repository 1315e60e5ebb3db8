"""Layer 1: identifiers that can be checked. Always on, over a text without its disguises.

A pattern of `identifiers/` finds a candidate, checks of `plausible` agree or not, and of those that overlap one hit is made.
A paragraph at a time, since an identifier may cross the end of a line and never a blank one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from practicebook.anonymity.candidates import Candidate
from practicebook.anonymity.hits import Hit
from practicebook.anonymity.patterns import Pattern, patterns
from practicebook.anonymity.plausible import CHECKS
from practicebook.anonymity.profiles import Profile

_PARAGRAPH = re.compile(r"[^\n](?:[^\n]+|\n(?![ \t]*\n))*")
_CELL = re.compile(r"[^|\t\n]+")
_LABEL = re.compile(
    r"(?<![a-z])(?:nhs|ni|nino|dob|d[.]o[.]b|date|born|age|tel|telephone|phone|mobile|mob|contact|ref|reference|inv|invoice|id|no|number|reg|post ?code|address|account|a/c|sort ?code|uprn|mosaic|"
    r"las|eclipse|liquidlogic|caredirector|case|client|e-?mail|vehicle|car|gmc|nmc|hcpc|swe|location|grid)(?![a-z])"
)
_LONGEST_CELL = 200
_BEFORE, _AFTER = 110, 90
"""Characters before and after digits in which the rest of an identifier, and its label, may stand."""
_DIGITS = re.compile("[0-9](?:[^0-9]{0,40}[0-9])*")
"""Digits that may belong to one identifier."""
_RUN = re.compile("[0-9]+")


@dataclass(frozen=True)
class _Stretch:
    """A part of a paragraph."""

    start: int
    end: int
    digits: int
    """How many there are, those at its edges that belong to another stretch not counted."""
    run: int = 0
    """How many of them stand together at most, with nothing between."""


class _Asked:
    """The patterns that a text is asked about, by how many digits they need."""

    def __init__(self, asked: Iterable[Pattern]) -> None:
        self._all = tuple(asked)
        self._of: dict[int, tuple[Pattern, ...]] = {}

    def of(self, digits: int) -> tuple[Pattern, ...]:
        """Those that so many digits are enough for."""
        if digits not in self._of:
            self._of[digits] = tuple(pattern for pattern in self._all if pattern.digits <= digits)
        return self._of[digits]


def identifiers(text: str, profile: Profile, allowed: frozenset[str] = frozenset(), known_days: frozenset[str] = frozenset()) -> tuple[Hit, ...]:
    """Every identifier of a text, in order, none overlapping.

    `text` is that of a `Reading`. `allowed` are telephone numbers and addresses of roles, as they are written in council.yml;
    `known_days` are ISO dates that anybody may name, such as a judgment's.
    """
    everything = text.lower()
    figures = sum(map(everything.count, "0123456789"))
    asked = _Asked(pattern for pattern in patterns() if (profile.tells_case or not pattern.cases_only) and _may_hold(pattern, everything, figures))
    hits: list[Hit] = []
    for paragraph in _PARAGRAPH.finditer(text):
        words = paragraph[0]
        lower = words.replace("İ", "I").lower()  # the one letter whose small form is longer
        context = Candidate(words, lower, 0, 0, profile.tells_case, allowed, known_days)
        found = [*_hits(context, asked), *_column_hits(context, asked)]
        hits += (replace(hit, start=hit.start + paragraph.start(), end=hit.end + paragraph.start()) for hit in _merged(found))
    return tuple(hits)


def _may_hold(pattern: Pattern, lower: str, digits: int) -> bool:
    """Whether a text could hold what a pattern finds: most patterns need words, or more figures, than most texts have."""
    return pattern.digits <= digits and _holds_any(pattern.when, lower)


def _holds_any(words: tuple[str, ...], lower: str) -> bool:
    if not words:
        return True
    for word in words:  # a loop: this is asked most often of all
        if word in lower:
            return True
    return False


def _hits(context: Candidate, asked: _Asked) -> Iterator[Hit]:
    """What each pattern finds in a paragraph; some overlap."""
    lower = context.lower
    stretches = [*_near_digits(lower)]
    most = max((stretch.digits for stretch in stretches), default=0)
    parts: dict[tuple[int, int], list[tuple[int, int]]] = {(0, 0): [(0, len(lower))]}
    held: dict[tuple[str, ...], bool] = {(): True}
    for pattern in asked.of(most):
        holds = held.get(pattern.when)
        if holds is None:
            holds = held[pattern.when] = _holds_any(pattern.when, lower)
        if not holds:
            continue
        needed = (pattern.digits, pattern.run) if pattern.digits else (0, 0)
        if needed not in parts:
            parts[needed] = _joined([(stretch.start, stretch.end) for stretch in stretches if stretch.digits >= needed[0] and stretch.run >= needed[1]])
        for start, end in parts[needed]:
            yield from _found(context, pattern, start, end)


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that overlap made one, so that nothing is searched twice."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _near_digits(lower: str) -> Iterator[_Stretch]:
    """The stretches of a paragraph in which an identifier with digits may stand, its label with it. They may overlap."""
    for found in _DIGITS.finditer(lower):
        yield _Stretch(max(0, found.start() - _BEFORE), min(len(lower), found.end() + _AFTER), sum(map(found[0].count, "0123456789")), max(map(len, _RUN.findall(found[0]))))


def _found(context: Candidate, pattern: Pattern, place: int, end: int) -> Iterator[Hit]:
    found = pattern.find.search(context.lower, place, end)
    if found is None:
        return
    group = min(pattern.find.groups, 1)
    while found is not None:
        candidate = Candidate(context.text, context.lower, *found.span(group), context.tells_case, context.allowed, context.known_days)
        if all(CHECKS[check](candidate) for check in pattern.checks):
            yield Hit(candidate.start, candidate.end, f"anonymity.{pattern.code}", pattern.sure)
            place = max(found.end(), found.start() + 1)
        else:
            place = found.start() + 1
        found = pattern.find.search(context.lower, place, end)


def _column_hits(context: Candidate, asked: _Asked) -> Iterator[Hit]:
    """What the cells of a table hold, each read with the label at the head of its column."""
    if "|" not in context.lower and "\t" not in context.lower:
        return
    rows = [[*_CELL.finditer(context.lower, line.start(), line.end())] for line in re.finditer("[^\n]+", context.lower)]
    labels = [context.lower[cell.start() : cell.end()].strip() for cell in rows[0]]
    for row in rows[1:]:
        for label, cell in zip(labels, row, strict=False):
            if len(cell[0]) <= _LONGEST_CELL and len(label) <= _LONGEST_CELL and _LABEL.search(label) and re.search("[0-9]", cell[0]):
                yield from _with_label(context, asked, f"{label}: ", cell.start(), cell.end())


def _with_label(context: Candidate, asked: _Asked, label: str, start: int, end: int) -> Iterator[Hit]:
    words = label + context.text[start:end]
    shift = start - len(label)
    for hit in _hits(replace(context, text=words, lower=label + context.lower[start:end]), asked):
        if hit.end > len(label):
            inside = max(hit.start, len(label) + len(words[len(label) :]) - len(words[len(label) :].lstrip()))
            yield replace(hit, start=inside + shift, end=hit.end + shift)


def _merged(hits: Iterable[Hit]) -> Iterator[Hit]:
    """One hit where several overlap: it covers them all, and is what the surest and longest of them says."""
    group: list[Hit] = []
    end = 0
    for hit in sorted(hits, key=lambda hit: hit.start):
        if group and hit.start >= end:
            yield _one(group)
            group = []
        group.append(hit)
        end = max(end, hit.end)
    if group:
        yield _one(group)


def _one(group: list[Hit]) -> Hit:
    best = max(group, key=lambda hit: (hit.sure, hit.end - hit.start))
    return replace(best, start=min(hit.start for hit in group), end=max(hit.end for hit in group))
