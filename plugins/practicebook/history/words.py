"""Two lines of words: how alike they are, and which words were added and which removed."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import groupby

from practicebook.content.differences import Segment

_TOKEN = re.compile(r"[^\W_][\w’'-]*|\s+|.", re.DOTALL)
_WORD = re.compile(r"[^\W_][\w’'-]*")

LEAST_ALIKE = 0.3
"""Below this, words one by one would be a puzzle: the old words are shown whole, then the new."""

SMALL_WORDS = 3
"""Characters of words that say too little to stand alone between two changes."""


def similarity(one: str, other: str) -> float:
    """Which share of their words two lines have in common, in the same order, whatever their case: from 0 to 1."""
    words = [[word.casefold() for word in _WORD.findall(line)] for line in (one, other)]
    if not all(words):
        return float(one == other)
    matcher = SequenceMatcher(None, *words, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= LEAST_ALIKE else 0.0


def word_changes(before: str, after: str) -> tuple[Segment, ...]:
    """The words of both, in order: what was removed stands before what took its place."""
    if before == after:
        return (Segment("same", after),) if after else ()
    if not before or not after or similarity(before, after) < LEAST_ALIKE:
        return tuple(Segment(sort, words) for sort, words in (("removed", before), ("added", after)) if words)
    return tuple(_joined(list(_changes(_TOKEN.findall(before), _TOKEN.findall(after)))))


_Change = tuple[str, str]
"""Words removed and words added; the same words twice where nothing changed."""


def _changes(before: list[str], after: list[str]) -> Iterator[_Change]:
    for _, start, end, other_start, other_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        yield "".join(before[start:end]), "".join(after[other_start:other_end])


def _is_island(changes: list[_Change], place: int) -> bool:
    """True for a space or a small word between two changes."""
    old, new = changes[place]
    return old == new and 0 < place < len(changes) - 1 and len(old.strip()) <= SMALL_WORDS


def _joined(changes: list[_Change]) -> Iterator[Segment]:
    """The changes, with islands between them taken into both sides: a phrase is read as a whole."""
    changed = [old != new or _is_island(changes, place) for place, (old, new) in enumerate(changes)]
    for differs, run in groupby(zip(changed, changes, strict=True), key=lambda pair: pair[0]):
        removed, added = ("".join(side) for side in zip(*(change for _, change in run), strict=True))
        if not differs:
            yield Segment("same", added)
        else:
            yield from (Segment(sort, words) for sort, words in (("removed", removed), ("added", added)) if words)
