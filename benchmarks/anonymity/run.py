"""Measures the anonymity gate beside Presidio, spaCy and plain patterns on labelled texts, and writes `benchmarks/anonymity.md`.

    python benchmarks/anonymity/run.py [--tuning] [--quick] [--only SYSTEM …] [--misses] [--false-alarms]

Only a run of everything writes the page. A run that opens the half held back says figures of it, never what is in it, and adds
a line to `held-back-runs.txt`; with `--tuning` or `--quick` it is left alone. `--misses` and `--false-alarms` list what ours
did not find, and found in clean texts, in the tuning half.
"""

import argparse
import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before spaCy is loaded: waiting threads would be counted as work

import corpus  # noqa: E402
import page  # noqa: E402
import speed  # noqa: E402
from corpus import LabelledText, Span  # noqa: E402
from systems import OURS, systems  # noqa: E402

RESULT = Path(__file__).parent.parent / "anonymity.md"
RUNS = Path(__file__).parent / "held-back-runs.txt"
ROUNDS = 3


def main() -> None:
    """Measure, and say what was measured."""
    parser = argparse.ArgumentParser(description="Measure the anonymity gate beside what else could be used.")
    parser.add_argument("--tuning", action="store_true", help="leave the half held back alone")
    parser.add_argument("--quick", action="store_true", help="the tuning half alone, and one round")
    parser.add_argument("--only", nargs="+", metavar="SYSTEM", help="ours and these; without it, all that are installed")
    parser.add_argument("--misses", action="store_true", help="list what ours did not find in the tuning half")
    parser.add_argument("--false-alarms", action="store_true", help="list what ours found in clean texts of the tuning half")
    asked = parser.parse_args()
    halves = [corpus.TUNING] if asked.tuning or asked.quick or asked.misses or asked.false_alarms else corpus.HALVES
    chosen = {name: system for name, system in systems().items() if not asked.only or name in (OURS, *asked.only)}
    texts = {half: corpus.read(corpus.CORPUS / half) for half in halves}
    hits = {half: {name: [system(text) for text in texts[half]] for name, system in chosen.items()} for half in halves}
    if asked.misses or asked.false_alarms:
        print("\n".join(listed(texts[corpus.TUNING], hits[corpus.TUNING][OURS], asked.misses, asked.false_alarms)))
        return
    quality = {half: {name: page.Quality.of(texts[half], found) for name, found in by_name.items()} for half, by_name in hits.items()}
    runs = count_run(date.today(), quality[corpus.HELD_BACK][OURS], RUNS) if corpus.HELD_BACK in quality else None
    rounds = 1 if asked.quick else ROUNDS
    speeds = {name: speed.characters_a_second(system, texts[corpus.TUNING], rounds) for name, system in chosen.items()}
    growth = speed.growth(chosen[OURS], texts[corpus.TUNING], rounds)
    written = page.whole(page.Measured(date.today(), _sizes(texts), quality, speeds, growth, runs))
    if runs and not asked.only and page.PEER in chosen:
        RESULT.write_text(written, encoding="utf-8")
    print(written)


def listed(texts: Sequence[LabelledText], hits: Sequence[Sequence[Span]], misses: bool, false_alarms: bool) -> Iterator[str]:
    """What was missed, and what was found in clean texts. For the tuning half alone."""
    for text, spans in zip(texts, hits, strict=True):
        if misses:
            missed = (label for label in text.labels if corpus.counted(text, label) and not corpus.found(text, label, spans))
            yield from (f"{text.name} missed {label.kind}: {text.text[label.start : label.end]!r}" for label in missed)
        if false_alarms and text.clean:
            yield from (f"{text.name} found in a clean {text.profile}: {text.text[start:end]!r}" for start, end in spans)


def count_run(day: date, ours: page.Quality, file: Path) -> int:
    """Add a line for a run that opened the half held back, and say how many there have been."""
    one = ours.figures
    shares = ", ".join(f"{name} {share or 0:.3f}" for name, share in (("identifiers", one.identifiers), ("names", one.names), ("people", one.people), ("places", one.places)))
    with file.open("a", encoding="utf-8") as runs:
        runs.write(f"{day} ours: {shares}, false alarms {one.false_in_exemplars:.2f} in exemplars, {one.false_in_others:.2f} in others\n")
    return len(file.read_text(encoding="utf-8").splitlines())


def _sizes(texts: Mapping[str, Sequence[LabelledText]]) -> Mapping[str, tuple[int, int]]:
    return {half: (len(some), sum(text.words for text in some)) for half, some in texts.items()}


if __name__ == "__main__":
    main()
