"""What a question costs in Chromium: bytes and time of the first, time of those that follow, and how the bytes grow.

Of every search the first results are asked for with their texts, as many as Pagefind's own interface shows at once.
The first question is asked in a fresh browser, and its time starts when it is asked: nothing has been fetched by then,
neither script nor index. Warm questions were each asked once before. The searches take turns.
"""

import statistics
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import judged
import made
import ours
import sites
from browsing import ENGINES, HARNESS, Cold, Engine, cold, opened
from playwright.sync_api import Browser
from serving import Server, served

from practicebook.content.library import Library
from practicebook.content.reading import read_library
from practicebook.search.sections import Section

SHOWN = 5
"""Results asked for."""

QUESTIONS = 6
"""Different first questions: every so many of the tuning half."""

SLOW = 0.05
"""Seconds that every answer waits in the second measurement of first questions."""


MOST_PAGES = 10_000
"""Pages that are written for Pagefind to index."""


@dataclass(frozen=True)
class Costs:
    """Of one search, each figure the median of first questions, or of all warm ones."""

    bytes: int
    requests: int
    cold: float
    """Milliseconds."""
    cold_slow: float
    """The same where every answer waits."""
    warm: float
    warm_95: float


@dataclass(frozen=True)
class Size:
    """What first questions fetch, of a site of so many documents: the median, and the most."""

    documents: int
    sections: int
    ours: int
    ours_most: int
    ours_requests: int
    pagefind: int | None
    """`None` where Pagefind was not asked."""


def measure(browser: Browser, site: sites.Sites, rounds: int) -> dict[str, Costs]:
    """Measure every search of a site."""
    engines = site.engines
    with served(site.served | {HARNESS: ENGINES}) as server:
        first = {engine.name: [] for engine in engines}  # type: dict[str, list[Cold]]
        slow = {engine.name: [] for engine in engines}  # type: dict[str, list[Cold]]
        for delay, found in ((0.0, first), (SLOW, slow)):
            server.delay = delay
            for _ in range(rounds):
                for question in _first_questions():
                    for engine in engines:
                        found[engine.name].append(cold(browser, server, engine, question, SHOWN))
        server.delay = 0.0
        warm = _warm(browser, server, engines, rounds)
    return {engine.name: _costs(first[engine.name], slow[engine.name], warm[engine.name]) for engine in engines}


def growth(browser: Browser, root: Path, folder: Path, sizes: Sequence[int]) -> list[Size]:
    """Measure with the real content, as built below `root`, among ever more synthetic documents, made as sections."""
    library, _ = read_library(root)
    real = ours.left_by_build(root).sections
    return [_size(browser, documents, ours.among(real, made.sections(documents)), library, folder / str(documents)) for documents in sizes]


def _size(browser: Browser, documents: int, sections: Sequence[Section], library: Library | None, folder: Path) -> Size:
    ours.build(sections, folder / "ours", library)
    below = {"/ours/": folder / "ours/site", HARNESS: ENGINES}
    engines = [Engine("ours", "/ours/")]
    if documents <= MOST_PAGES:
        made.as_html(sections, folder / "pages")
        sites.pagefind(folder / "pages")
        below["/plain/"] = folder / "pages"
        engines.append(Engine("pagefind", "/plain/"))
    with served(below) as server:
        asked = {engine.name: [cold(browser, server, engine, question, SHOWN) for question in _first_questions()] for engine in engines}
    fetched = [one.bytes for one in asked["ours"]]
    theirs = [one.bytes for one in asked.get("pagefind", ())]
    return Size(documents, len(sections), _median(fetched), max(fetched), _median([one.requests for one in asked["ours"]]), _median(theirs) if theirs else None)


def _warm(browser: Browser, server: Server, engines: Sequence[Engine], rounds: int) -> Mapping[str, list[float]]:
    questions = [query.text for query in judged.read(judged.TUNING)]
    taken: dict[str, list[float]] = {engine.name: [] for engine in engines}
    with ExitStack() as stack:
        asking = {engine.name: stack.enter_context(opened(browser, server, engine)) for engine in engines}
        for number in range(rounds + 1):
            for name, ask in asking.items():
                asked = ask(questions, SHOWN)
                if number:
                    taken[name] += [one.milliseconds for one in asked]
    return taken


def _first_questions() -> list[str]:
    queries = [query.text for query in judged.read(judged.TUNING) if query.answers]
    return queries[:: len(queries) // QUESTIONS][:QUESTIONS]


def _costs(first: Sequence[Cold], slow: Sequence[Cold], warm: Sequence[float]) -> Costs:
    return Costs(
        _median([one.bytes for one in first]),
        _median([one.requests for one in first]),
        statistics.median(one.milliseconds for one in first),
        statistics.median(one.milliseconds for one in slow),
        statistics.median(warm),
        statistics.quantiles(warm, n=20)[-1],
    )


def _median(values: Sequence[int]) -> int:
    return round(statistics.median(values))
