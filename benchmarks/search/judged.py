"""How well a search answers the judged queries: figures for a whole set, never for one query.

`tests/search/queries.yml` is what ranking is tuned on. The half that is held back is beside it; this module reads it
only to count, and says nothing of what is in it.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent.parent
TUNING = ROOT / "tests/search/queries.yml"
HELD_BACK = ROOT / "tests/search/queries-held-back.yml"
RUNS = Path(__file__).parent / "held-back-runs.txt"

DEPTH = 10
"""Results looked at."""

@dataclass(frozen=True)
class Query:
    """What somebody types, and the paths that answer it; none where nothing does."""

    text: str
    answers: tuple[str, ...]

    def answered_by(self, path: str) -> bool:
        """True for an answer itself, and for any section of a page that is one as a whole.

        Peers know the entries of the law page by the ids of their headings, ours by those of the entries.
        """
        path = path.removesuffix("-title")
        return path in self.answers or _page(path) in self.answers

    def on_page(self, path: str) -> bool:
        """True for anything on the page of an answer."""
        return _page(path) in map(_page, self.answers)


@dataclass(frozen=True)
class Figures:
    """Of a set of queries, each figure a share of those it is about."""

    queries: int
    success_1: float
    success_3: float
    page_3: float
    """As `success_3`, where any section of an answer's page counts: fairer to searches that know fewer anchors."""
    mrr: float
    """The mean of one over the place of the first answer, in the first ten results."""
    zero: float
    """Queries that a page answers, and that got no result."""
    empty: float
    """Queries that no page answers, and that rightly got no result."""
    long_zero: int
    """How many of three or more words got no result, though a word of them is in the index."""


def read(file: Path) -> tuple[Query, ...]:
    """The queries of a file. What is wrong with one is not said in its own words."""
    try:
        return tuple(Query(one["query"], tuple(one["answers"])) for one in yaml.safe_load(file.read_text(encoding="utf-8"))["queries"])
    except (yaml.YAMLError, KeyError, TypeError) as error:
        raise ValueError(f"{file.name} is not a list of queries with answers: {type(error).__name__}") from None


def measure(queries: Sequence[Query], results: Sequence[Sequence[str]], vocabulary: Collection[str]) -> Figures:
    """The figures of a set, with the paths of the results of each query, best first."""
    found = list(zip(queries, results, strict=True))
    places = [place(query, paths) for query, paths in found if query.answers]
    return Figures(
        queries=len(queries),
        success_1=_mean(one == 1 for one in places),
        success_3=_mean(one is not None and one <= 3 for one in places),
        page_3=_mean(any(query.on_page(path) for path in paths[:3]) for query, paths in found if query.answers),
        mrr=_mean(1 / one if one else 0 for one in places),
        zero=_mean(not paths for query, paths in found if query.answers),
        empty=_mean(not paths for query, paths in found if not query.answers),
        long_zero=sum(not paths and is_long(query.text, vocabulary) for query, paths in found),
    )


def place(query: Query, paths: Sequence[str]) -> int | None:
    """Where the first answer stands, from 1."""
    return next((n for n, path in enumerate(paths[:DEPTH], 1) if query.answered_by(path)), None)


def words(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return re.findall(r"[^\W_]+", text.lower())


def is_long(text: str, vocabulary: Collection[str]) -> bool:
    """True for three or more words of which one or more are in the index."""
    asked = words(text)
    return len(asked) >= 3 and any(word in vocabulary for word in asked)


def count_run(day: date, figures: Mapping[str, Figures], file: Path = RUNS) -> int:
    """Add a line for a run that opened the half held back, and say how many there have been."""
    said = "; ".join(f"{where}: success@1 {one.success_1:.3f}, success@3 {one.success_3:.3f}, MRR {one.mrr:.3f}, zero {one.zero:.3f}" for where, one in figures.items())
    with file.open("a", encoding="utf-8") as runs:
        runs.write(f"{day} {said}\n")
    return len(file.read_text(encoding="utf-8").splitlines())


def _page(path: str) -> str:
    return path.partition("#")[0]


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0
