"""How long reading takes, and whether it grows with the content or faster: seconds for 1,000 and 10,000 documents.

    python benchmarks/reading.py

Reading is all of `content.reading.read_library`: files, YAML, validation, headings and ids. The ratio of the two is the
promise: ten times the documents may take less than twelve times as long.
"""

import argparse
import tempfile
import time
from pathlib import Path

import synthetic

from practicebook.content.reading import read_library

SIZES = (1_000, 10_000)
PROMISE = 12
ROUNDS = 2
"""The fastest is taken: whatever else the machine does can only make a round slower."""


def seconds(root: Path) -> float:
    """Processor seconds of the fastest of several readings of a site."""
    return min(_once(root) for _ in range(ROUNDS))


def _once(root: Path) -> float:
    start = time.process_time()
    library, findings = read_library(root)
    taken = time.process_time() - start
    assert library and not findings
    return taken


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Time the reading of synthetic content.")
    parser.add_argument("--sizes", type=int, nargs=2, default=SIZES, metavar=("SMALL", "LARGE"))
    small, large = parser.parse_args().sizes
    taken = {}
    for size in (small, large):
        with tempfile.TemporaryDirectory() as folder:
            synthetic.write(Path(folder), size)
            taken[size] = seconds(Path(folder))
        print(f"Reading {size:>6,} documents: {taken[size]:6.2f} s, {1000 * taken[size] / size:.2f} ms each", flush=True)
    print(f"Ratio: {taken[large] / taken[small]:.1f} (promised: under {PROMISE} for ten times the documents)")


if __name__ == "__main__":
    main()
