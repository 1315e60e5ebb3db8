"""The labelled texts, and how hits are counted against their labels.

`tests/anonymity/corpus/tuning` is what lists and rules are tuned on. The half that is held back is beside it; only `run.py`
opens it, and says nothing of what is in it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
CORPUS = ROOT / "tests/anonymity/corpus"
TUNING, HELD_BACK = "tuning", "held-back"
HALVES = (TUNING, HELD_BACK)
IDENTIFIERS = frozenset(
    "nhs-number ni-number postcode telephone email web date age vehicle uprn bank street-address registration case-reference coordinates".split()
)
PLACES = frozenset(("place", "service"))
KINDS = IDENTIFIERS | PLACES | {"person"}

_LABEL = re.compile(r"⟦(?P<kind>[a-z-]+)(?::(?P<number>[0-9]+))?\|(?P<words>[^⟦⟧]*)⟧")
_NEEDED = re.compile(r"[^\W_]+")
_LITTLE = frozenset("the of and at in on a an".split())

Span = tuple[int, int]


@dataclass(frozen=True)
class Label:
    """Something that identifies, as a person marked it."""

    kind: str
    person: int | None
    start: int
    end: int


@dataclass(frozen=True)
class LabelledText:
    """A text without its marks, and what they marked."""

    name: str
    form: str
    profile: str
    clean: bool
    text: str
    labels: tuple[Label, ...]

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


def read(folder: Path) -> tuple[LabelledText, ...]:
    """Every text of a half. What is wrong with one is said without its words."""
    return tuple(_read(file) for file in sorted(folder.glob("*.txt")))


def _read(file: Path) -> LabelledText:
    header, _, marked = file.read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in header.splitlines())
    text, labels, done = "", [], 0
    for match in _LABEL.finditer(marked):
        text += marked[done : match.start()]
        labels.append(Label(match["kind"], int(match["number"]) if match["number"] else None, len(text), len(text) + len(match["words"])))
        text += match["words"]
        done = match.end()
    text += marked[done:]
    clean = fields["clean"] == "yes"
    if "⟦" in text or "⟧" in text or any(label.kind not in KINDS for label in labels) or (clean and labels):
        raise ValueError(f"{file.name} is not marked as the corpus is")
    return LabelledText(file.stem, fields["form"], fields["profile"], clean, text, tuple(labels))


@dataclass(frozen=True)
class Figures:
    """How well a system did on a set of texts. Shares are of labels, `None` where there are none."""

    identifiers: float | None
    names: float | None
    people: float | None
    """People of whom every mention was found."""
    places: float | None
    false_in_exemplars: float
    """Hits for each 1,000 words of clean texts of the exemplar profile."""
    false_in_others: float
    """The same of policies and posts."""


def found(text: LabelledText, label: Label, hits: Sequence[Span]) -> bool:
    """True where every letter and digit of a label lies in hits, but those of its little words."""
    words = text.text[label.start : label.end]
    for match in _NEEDED.finditer(words):
        if match.group().lower() in _LITTLE and len(words) > len(match.group()):
            continue
        at = label.start + match.start()
        while at < label.start + match.end():
            hit = next((hit for hit in hits if hit[0] <= at < hit[1]), None)
            if hit is None:
                return False
            at = hit[1]
    return True


def touched(text: LabelledText, label: Label, hits: Sequence[Span]) -> bool:
    """True where a hit stands on any part of a label: whoever reads the finding looks there."""
    return any(start < label.end and end > label.start for start, end in hits)


def counted(text: LabelledText, label: Label) -> bool:
    """True where a label is measured: an identifier everywhere, names and places in the exemplar profile."""
    return label.kind in IDENTIFIERS or text.profile == "exemplar"


def by_kind(texts: Sequence[LabelledText], hits: Sequence[Sequence[Span]]) -> dict[str, tuple[int, int]]:
    """Of each kind of label how many were found, and how many there are."""
    outcomes: dict[str, list[bool]] = {}
    for text, spans in zip(texts, hits, strict=True):
        for label in text.labels:
            if counted(text, label):
                outcomes.setdefault(label.kind, []).append(found(text, label, spans))
    return {kind: (sum(found), len(found)) for kind, found in sorted(outcomes.items())}


def measure(texts: Sequence[LabelledText], hits: Sequence[Sequence[Span]], is_found: Callable[[LabelledText, Label, Sequence[Span]], bool] = found) -> Figures:
    """The figures of one system, from its hits in each text; `is_found` says what counts."""
    seen: dict[str, list[bool]] = {"identifiers": [], "names": [], "places": []}
    people: dict[tuple[str, int], bool] = {}
    for text, spans in zip(texts, hits, strict=True):
        for label in filter(partial(counted, text), text.labels):
            outcome = is_found(text, label, spans)
            seen["identifiers" if label.kind in IDENTIFIERS else "places" if label.kind in PLACES else "names"].append(outcome)
            if label.person is not None and text.profile == "exemplar":
                people[(text.name, label.person)] = people.get((text.name, label.person), True) and outcome
    clean = [(text, len(spans)) for text, spans in zip(texts, hits, strict=True) if text.clean]
    return Figures(
        _share(seen["identifiers"]),
        _share(seen["names"]),
        _share(list(people.values())),
        _share(seen["places"]),
        _rate([(text, count) for text, count in clean if text.profile == "exemplar"]),
        _rate([(text, count) for text, count in clean if text.profile != "exemplar"]),
    )


def _share(outcomes: Sequence[bool]) -> float | None:
    return sum(outcomes) / len(outcomes) if outcomes else None


def _rate(counts: Sequence[tuple[LabelledText, int]]) -> float:
    words = sum(text.words for text, _ in counts)
    return 1000 * sum(count for _, count in counts) / words if words else 0.0
