"""The sites that are asked: the real content alone and among synthetic documents, built by us and by plain Material.

Plain Material has the same pages at the same addresses (`plain.py`) and its own search plugin, which makes Lunr's
`search_index.json`. Pagefind indexes the pages that plain Material made.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import plain
import synthetic
from browsing import Engine

from practicebook import pipeline

ROOT = Path(__file__).parent.parent.parent
PAGEFIND = Path(__file__).parent / "node_modules/.bin/pagefind"


@dataclass(frozen=True)
class Sites:
    """The same pages twice: the roots of both sites; what was built is in `site/` below each."""

    ours: Path
    plain: Path

    @property
    def served(self) -> dict[str, Path]:
        """What is served below which path."""
        return {"/ours/": self.ours / "site", "/plain/": self.plain / "site"}

    @property
    def engines(self) -> tuple[Engine, ...]:
        """The searches of these sites."""
        worker = next((self.plain / "site/assets/javascripts/workers").glob("search.*.js"))
        lunr = Engine("lunr", "/plain/", worker.relative_to(self.plain / "site").as_posix())
        return Engine("ours", "/ours/"), lunr, Engine("pagefind", "/plain/")


def build(folder: Path, documents: int) -> Sites:
    """Build the real content with so many synthetic documents added, both ways, and let Pagefind index it."""
    sites = Sites(folder / "ours", folder / "plain")
    for name in ("docs", "framework", "exemplars"):
        shutil.copytree(ROOT / name, sites.ours / name)
    shutil.copy(ROOT / "mkdocs.yml", sites.ours)
    if documents:
        synthetic.add(sites.ours, documents)
    prepared = pipeline.prepare(sites.ours, synthetic.DAY)
    assert prepared.may_build, [finding for finding in prepared.findings if finding.severity == "error"]
    plain.write(prepared, plain.configuration(ROOT), sites.plain)
    plain.add_search(sites.plain / "mkdocs.yml")
    for root in (sites.ours, sites.plain):
        _mkdocs(root)
    pagefind(sites.plain / "site")
    return sites


def pagefind(site: Path) -> None:
    """Let Pagefind index what stands in the article of every page."""
    subprocess.run([PAGEFIND, "--silent", "--root-selector", "article", "--site", site], check=True)


def _mkdocs(folder: Path) -> None:
    environment = os.environ | {"PRACTICEBOOK_ON": synthetic.DAY.isoformat(), "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, env=environment, check=True)
