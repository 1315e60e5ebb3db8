"""How long our build takes beside plain Material's on the same Markdown, and how both grow.

    python benchmarks/building.py

For each site: every page that we render is written out as a Markdown file with the same address, and built by plain
Material with the same theme settings, extensions and navigation, once without search and once with its own. Ours always
has search, and all its checks. The builds alternate, each a `mkdocs build` of its own, so that whatever else the machine does touches both. Seconds are of processor time, which
other work disturbs less than a clock on the wall, and the fastest round of each is taken.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import plain
import synthetic
import yaml

from practicebook import pipeline

ROOT = Path(__file__).parent.parent
SMALL, LARGE = 100, 1_000


@dataclass(frozen=True)
class Times:
    """Processor seconds of the fastest build of each."""

    ours: float
    plain: float
    with_search: float
    """Of plain Material with its own search."""
    pages: int


def compare(site: Path, day: date, rounds: int) -> Times:
    """Build a site both ways, in turn."""
    prepared = pipeline.prepare(site, day)
    assert prepared.may_build, [finding for finding in prepared.findings if finding.severity == "error"]
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs, searched = (Path(folder, name) for name in ("ours", "plain", "with-search"))
        for name in ("docs", "framework", "exemplars"):
            shutil.copytree(site / name, ours / name)
        config = plain.configuration(ROOT)
        (ours / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")
        plain.write(prepared, config, theirs)
        plain.write(prepared, config, searched)
        plain.add_search(searched / "mkdocs.yml")
        taken = [(_build(ours, day), _build(theirs, day), _build(searched, day)) for _ in range(rounds)]
        _same_pages(ours, theirs)
    return Times(*map(min, zip(*taken, strict=True)), len(prepared.page_by_address))


def _build(folder: Path, day: date) -> float:
    environment = os.environ | {"PRACTICEBOOK_ON": day.isoformat(), "NO_MKDOCS_2_WARNING": "1"}
    before = _processor_seconds()
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, env=environment, check=True)
    return _processor_seconds() - before


def _processor_seconds() -> float:
    """Of the programs started and ended so far."""
    times = os.times()
    return times.children_user + times.children_system


def _same_pages(ours: Path, theirs: Path) -> None:
    """Hold that both built the same addresses; permanent links are ours alone, and counted against us."""
    one, other = (_addresses(folder / "site") for folder in (ours, theirs))
    different = {address for address in one ^ other if not address.startswith("go/")}
    assert not different, f"Not the same pages: {sorted(different)[:10]}"


def _addresses(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html")}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Time our build beside plain Material's.")
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    _print("real content", compare(ROOT, synthetic.DAY, rounds))
    small, large = (_of_synthetic(size, rounds) for size in (SMALL, LARGE))
    print(f"From {SMALL} to {LARGE:,} documents: ours {large.ours / small.ours:.1f} times as long, plain Material {large.plain / small.plain:.1f} times")


def _of_synthetic(size: int, rounds: int) -> Times:
    with tempfile.TemporaryDirectory() as folder:
        synthetic.write(Path(folder), size)
        times = compare(Path(folder), synthetic.DAY, rounds)
    _print(f"{size:,} documents", times)
    return times


def _print(what: str, times: Times) -> None:
    print(f"{what:>15}, {times.pages:>5,} pages: ours {times.ours:6.2f} s, plain Material {times.plain:6.2f} s ({times.ours / times.plain:.2f} times), with its search {times.with_search:6.2f} s ({times.ours / times.with_search:.2f} times)", flush=True)


if __name__ == "__main__":
    main()
