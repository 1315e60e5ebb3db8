"""The page of figures, `benchmarks/anonymity.md`: recall, false alarms, speed, growth, and whether each promise holds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import corpus
from corpus import Figures, LabelledText, Span
from speed import TIMES, Taken
from systems import CAPITALS, OURS, PATTERNS, PRESIDIO, SPACY, WITH_MODEL

PEER = PRESIDIO
GREW = 12
"""Ten times the text may take this many times as long."""

TITLES = {corpus.TUNING: "The tuning half", corpus.HELD_BACK: "The half held back"}
NAMES = {
    OURS: "**ours**, layers 1 and 2",
    WITH_MODEL: "ours with layer 3",
    PRESIDIO: "Presidio with spaCy's medium model",
    SPACY: "spaCy's medium model alone",
    PATTERNS: "plain patterns of identifiers",
    CAPITALS: "every capitalised word inside a sentence",
}


@dataclass(frozen=True)
class Quality:
    """How well a system did on a half."""

    figures: Figures
    touched: Figures
    """The same, where any part of a label that is hit counts."""
    kinds: Mapping[str, tuple[int, int]]
    """Of each kind of label how many were found, and how many there are."""

    @classmethod
    def of(cls, texts: Sequence[LabelledText], hits: Sequence[Sequence[Span]]) -> "Quality":
        """Of a system's hits in each text."""
        return cls(corpus.measure(texts, hits), corpus.measure(texts, hits, corpus.touched), corpus.by_kind(texts, hits))


@dataclass(frozen=True)
class Measured:
    """All that a run measured."""

    day: date
    sizes: Mapping[str, tuple[int, int]]
    """Of each half its texts and words."""
    quality: Mapping[str, Mapping[str, Quality]]
    """By half, then by system."""
    speeds: Mapping[str, float]
    """Characters a second by system."""
    growth: Sequence[Taken]
    runs: int | None
    """How many runs opened the half held back, this one included; none where it was left alone."""


def whole(measured: Measured) -> str:
    """The page."""
    parts = [_opening(measured)]
    for half in reversed(corpus.HALVES):
        if half in measured.quality:
            parts += _half(half, measured)
    parts += _speed(measured)
    if corpus.HELD_BACK in measured.quality:
        parts += ["## What is promised", *promises(measured.quality[corpus.HELD_BACK], measured.speeds, measured.growth)]
    return "\n\n".join(parts) + "\n"


def _opening(measured: Measured) -> str:
    runs = f"Runs that opened the half held back, this one included: {measured.runs}." if measured.runs else "The half held back was left alone."
    return f"""# The anonymity gate, measured

`make bench-anonymity` writes this page; see `benchmarks/README.md`. On {measured.day}, all in one run. {runs} It was written by someone who had seen neither the code nor the tuning half, and nothing of it is ever shown.

Something is found where every letter and digit of it lies in hits, whatever their codes; warnings count as found, and as false alarms. Identifiers are counted in every text, people, places and services where a case is told. False alarms are hits for each 1,000 words of clean texts. Ours has this site's vocabulary and is told each text's profile. Presidio has all its recognisers for English and for the United Kingdom, at its own threshold; spaCy's people, places and organisations count. Layer 3 is an option, and no promise rests on it."""


def _half(half: str, measured: Measured) -> list[str]:
    texts, words = measured.sizes[half]
    quality = measured.quality[half]
    groups = [(NAMES[name], *map(_share, _recalls(one.figures)), f"{one.figures.false_in_exemplars:.2f}", f"{one.figures.false_in_others:.2f}") for name, one in quality.items()]
    touched = [(NAMES[name], *map(_share, _recalls(one.touched))) for name, one in quality.items()]
    kinds = sorted({kind for one in quality.values() for kind in one.kinds})
    by_kind = [(kind, next(iter(quality.values())).kinds[kind][1], *(_share(one.kinds[kind][0] / one.kinds[kind][1]) for one in quality.values())) for kind in kinds]
    return [
        f"## {TITLES[half]}",
        f"{texts} texts, {words:,} words.",
        _table(("system", "identifiers", "names", "people wholly found", "places and services", "false alarms, exemplars", "false alarms, policies and posts"), groups),
        "Asked about at all: a hit stands on some part of it.",
        _table(("system", "identifiers", "names", "people of whom every mention was", "places and services"), touched),
        _table(("kind", "labels", *quality), by_kind),
    ]


def _speed(measured: Measured) -> list[str]:
    fastest = [(NAMES[name], f"{speed:,.0f}", f"{speed / measured.speeds[PEER]:.1f} ×" if PEER in measured.speeds else "") for name, speed in measured.speeds.items()]
    grown = [(f"{one.characters:,}", f"{one.seconds:.3f}", f"{one.seconds / before.seconds:.1f} ×" if before else "") for before, one in zip([None, *measured.growth], measured.growth, strict=False)]
    return [
        "## Speed",
        f"Characters a second of processor time over the tuning half, text by text, the best of several rounds; and what ours takes for a tenth of it as one text, all of it, and {TIMES} times all of it.",
        _table(("system", "characters a second", "beside Presidio"), fastest),
        *([_table(("characters", "seconds", "times the row before"), grown)] if grown else []),
    ]


def promises(held_back: Mapping[str, Quality], speeds: Mapping[str, float], growth: Sequence[Taken]) -> Iterable[str]:
    """Each promise with what was measured and whether it holds; none that rests on a system which was not measured."""
    if OURS not in held_back:
        return
    ours = held_back[OURS].figures
    named = ("identifiers that can be checked", "names of people", "people of whom every mention was found", "places and services")
    for what, share, must, reach in zip(named, _recalls(ours), (0.99, 0.95, 0.93, 0.92), ("99.8%", "99%", "98%", "97%"), strict=True):
        yield _promise(f"recall of {what} {must:.0%} or more (to reach: {reach})", _share(share), (share or 0) >= must)
    if PEER in held_back:
        theirs = held_back[PEER].figures
        for where, own, peer, reach in (("exemplar", ours.false_in_exemplars, theirs.false_in_exemplars, 0.5), ("policy or post", ours.false_in_others, theirs.false_in_others, 0.2)):
            yield _promise(f"false alarms in 1,000 words of clean {where} at most a tenth of Presidio's (to reach: {reach})", f"{own:.2f} beside {peer:.2f}", own <= peer / 10)
        ratio = speeds[OURS] / speeds[PEER]
        yield _promise("10 × Presidio's speed (to reach: 50 ×)", f"{ratio:.1f} ×", ratio >= 10)
    times = [after.seconds / before.seconds for before, after in zip(growth, growth[1:], strict=False)]
    yield _promise(f"{TIMES} times the text takes at most {GREW} times as long", " and ".join(f"{one:.1f} ×" for one in times), all(one <= GREW for one in times))


def _recalls(figures: Figures) -> tuple[float | None, ...]:
    return figures.identifiers, figures.names, figures.people, figures.places


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.1%}"


def _promise(what: str, measured: str, holds: bool) -> str:
    return f"Promised: {what}. Measured: {measured}, which **{'holds' if holds else 'does not hold'}**."


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)
