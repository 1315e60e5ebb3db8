"""Measures our search beside Lunr and Pagefind on the same pages, and writes `benchmarks/search.md`.

    python benchmarks/search/run.py [--cranfield FOLDER] [--quick] [--parts judged cranfield browser growth many]

A quick run uses fewer documents and rounds, leaves the half of the queries that is held back alone, and prints what it
would have written. A run of some parts leaves the others on the page as they were.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import answering  # noqa: E402
import fetching  # noqa: E402
import indexing  # noqa: E402
import report  # noqa: E402
import sites  # noqa: E402
from browsing import chromium  # noqa: E402

PARTS = ("judged", "cranfield", "browser", "growth", "many")
RESULT = Path(__file__).parent.parent / "search.md"


@dataclass(frozen=True)
class Scale:
    """How much is measured."""

    documents: int
    """Synthetic documents that the real content stands among."""
    many: tuple[int, ...]
    """Documents of sites whose sections are made without rendering a page."""
    growth: tuple[int, ...]
    """Documents that are indexed, for how indexing grows."""
    rounds: int
    """How often each time is taken; for slow work, fewer."""
    held_back: bool


FULL = Scale(1_000, (100, 1_000, 10_000, 50_000), (100, 1_000, 10_000), 5, True)
QUICK = Scale(30, (30, 300), (10, 30, 100), 2, False)


def main() -> None:
    """Measure, and write what was measured."""
    parser = argparse.ArgumentParser(description="Measure our search beside Lunr and Pagefind.")
    parser.add_argument("--cranfield", type=Path, metavar="FOLDER", help="a copy of the repository olivernn/cranfield")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    asked = parser.parse_args()
    scale = QUICK if asked.quick else FULL
    page = "" if asked.quick else _before()
    for parts in _measured(scale, asked.parts, asked.cranfield):
        page = report.joined(report.opening(scale.documents), parts, page)
        if not asked.quick:  # after each part, since one that fails need not lose the others
            RESULT.write_text(page, encoding="utf-8")
    print(page)


def _measured(scale: Scale, parts: Sequence[str], cranfield: Path | None) -> Iterator[report.Parts]:
    day = date.today()
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        folder = Path(name)
        places = {place: sites.build(folder / place, documents) for place, documents in (("alone", 0), ("among", scale.documents)) if set(parts) & {"judged", "browser", "many"}}
        if "judged" in parts:
            yield report.judged(answering.judged_queries(browser, places, scale.held_back), scale.documents, day)
        if "cranfield" in parts and cranfield:
            yield report.cranfield(answering.on_cranfield(browser, cranfield, folder / "cranfield"), day)
        if "browser" in parts:
            yield report.browser(fetching.measure(browser, places["among"], scale.rounds), scale.documents, day)
        if "growth" in parts:
            yield report.growth([indexing.measure(documents, scale.rounds if documents <= 1_000 else 1) for documents in scale.growth], day)
        if "many" in parts:
            yield report.many(fetching.growth(browser, places["alone"].ours, folder / "many", scale.many), scale.documents, day)


def _before() -> str:
    return RESULT.read_text(encoding="utf-8") if RESULT.exists() else ""


if __name__ == "__main__":
    main()
