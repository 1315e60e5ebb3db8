"""Text in, hits out: layers 1 and 2 over one text, and layer 3 where a model is given."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from practicebook.anonymity.edges import whole
from practicebook.anonymity.hits import Hit
from practicebook.anonymity.identifiers import identifiers
from practicebook.anonymity.model import Model
from practicebook.anonymity.names import names
from practicebook.anonymity.places import places
from practicebook.anonymity.profiles import Profile
from practicebook.anonymity.reading import read
from practicebook.anonymity.tokens import Tokens
from practicebook.anonymity.unaccounted import unaccounted
from practicebook.anonymity.vocabulary import Vocabulary

Span = tuple[int, int]


def scan(text: str, profile: Profile, vocabulary: Vocabulary, ignored: Sequence[Span] = (), model: Model | None = None) -> tuple[Hit, ...]:
    """Every hit, in order, none overlapping. `ignored` are spans of control fields, which are not looked at.

    A checked identifier wins over a name that overlaps it, and the longer of two names wins. A model adds only what neither
    layer has.
    """
    reading = read(_blanked(text, ignored))
    tokens = Tokens(reading.text, vocabulary)
    found = [*identifiers(reading.text, profile, vocabulary.allowed, vocabulary.known_days)]
    if profile.tells_case:
        found = _merged([*found, *unaccounted(reading.text, _joined(found), vocabulary.allowed)])
    taken = _joined(found)
    named = [*names(tokens, vocabulary, profile), *(places(tokens) if profile.tells_case else ())]
    found += _outside(_merged(named), taken)
    if profile.tells_case:
        found = list(whole(found, tokens))
    if model:
        found += model.names(tokens, _joined(found))
    return tuple(sorted(Hit(*reading.span(hit.start, hit.end), hit.code, hit.sure) for hit in found))


def _blanked(text: str, ignored: Iterable[Span]) -> str:
    for start, end in ignored:
        text = text[:start] + "".join("\n" if character == "\n" else " " for character in text[start:end]) + text[end:]
    return text


def _joined(hits: Iterable[Hit]) -> list[Span]:
    return sorted((hit.start, hit.end) for hit in hits)


def _merged(hits: Iterable[Hit]) -> list[Hit]:
    """Hits that overlap made one: the code of the surest, then of the longest."""
    merged: list[Hit] = []
    for hit in sorted(hits):
        if merged and hit.start < merged[-1].end:
            last = merged[-1]
            best = max(last, hit, key=lambda one: (one.sure, one.end - one.start))
            merged[-1] = Hit(last.start, max(last.end, hit.end), best.code, best.sure)
        else:
            merged.append(hit)
    return merged


def _outside(hits: Iterable[Hit], taken: Sequence[Span]) -> Iterator[Hit]:
    """The parts of hits that no identifier has. Only the identifiers beside a hit are looked at, since a long text has many."""
    ends = [end for _, end in taken]
    for hit in hits:
        start = hit.start
        number = bisect_right(ends, start)
        while number < len(taken) and taken[number][0] < hit.end:
            taken_start, taken_end = taken[number]
            if taken_start > start:
                yield Hit(start, taken_start, hit.code, hit.sure)
            start = max(start, taken_end)
            number += 1
        if start < hit.end:
            yield Hit(start, hit.end, hit.code, hit.sure)
