"""How long it takes to index the same sections, and how that grows: ours with its shards, Whoosh alone, Pagefind.

Seconds are of processor time, ours, Whoosh's and Pagefind's in turn, and the least of several rounds.
"""

import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import made
import ours
import sites
import whoosh_alone


@dataclass(frozen=True)
class Seconds:
    """For so many documents."""

    documents: int
    sections: int
    ours: float
    whoosh: float
    pagefind: float


def measure(documents: int, rounds: int) -> Seconds:
    """Index sections of so many documents."""
    sections = made.sections(documents)
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder, "pages")
        made.as_html(sections, pages)

        def whoosh(where: Path) -> None:
            bodies = ((section.path, section.page.title, f"{section.heading} {section.quick} {section.text}") for section in sections)
            whoosh_alone.write(where, bodies)

        taken = []
        for number in range(rounds):
            where = Path(folder, str(number))
            taken.append((_seconds(lambda: ours.build(sections, where / "ours")), _seconds(lambda: whoosh(where / "whoosh")), _seconds(lambda: sites.pagefind(pages))))
    return Seconds(documents, len(sections), *(min(column) for column in zip(*taken, strict=True)))


def _seconds(work: Callable[[], object]) -> float:
    before = _processor()
    work()
    return _processor() - before


def _processor() -> float:
    """Of this program and of those it started that have ended."""
    times = os.times()
    return time.process_time() + times.children_user + times.children_system
