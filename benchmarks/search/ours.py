"""All that these benchmarks call of our search, in one place."""

import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import synthetic
from browsing import Asked

from practicebook import search
from practicebook.content.library import Library
from practicebook.content.reading import read_library
from practicebook.search import Index
from practicebook.search.sections import GROUPS, Section

ROOT = Path(__file__).parent.parent.parent
LEFT = Path(".cache/practicebook/search")
"""Where a build leaves its index, below the root of the site."""


def build(sections: Sequence[Section], folder: Path, library: Library | None = None) -> Index:
    """Index sections and write all that a browser needs of them: a site with nothing but search."""
    library = library or _no_library()
    index = search.write(folder / "index", sections, library, synthetic.DAY)
    search.write_shards(index, library, folder / "site")
    shutil.copytree(ROOT / "plugins/practicebook/browser", folder / "site/assets/browser", dirs_exist_ok=True)
    return index


def among(real: Sequence[Section], others: Sequence[Section]) -> tuple[Section, ...]:
    """Sections together, in the order of the index."""
    return tuple(sorted((*real, *others), key=lambda section: (section.page.hidden, GROUPS.index(section.page.group), section.page.address)))


def left_by_build(root: Path) -> Index:
    """The index that the last build of a site left."""
    index = search.read(root / LEFT)
    assert index, f"No index below {root}"
    return index


def ask(index: Index, questions: Sequence[str], limit: int) -> list[Asked]:
    """Ask as `practicebook search` does."""
    found = [search.search(index, question, limit=limit) for question in questions]
    return [Asked(0.0, tuple(result.section.path for result in results), tuple(result.score for result in results)) for results in found]


def same(one: Asked, other: Asked) -> bool:
    """True where both found the same, in the same order, with scores within a millionth."""
    return one.paths == other.paths and all(abs(a - b) <= 1e-6 for a, b in zip(one.scores, other.scores, strict=True))


@cache
def _no_library() -> Library:
    """The smallest synthetic one, for sections that come from none."""
    with TemporaryDirectory() as folder:
        synthetic.write(Path(folder), 1)
        library, _ = read_library(Path(folder))
    assert library
    return library
