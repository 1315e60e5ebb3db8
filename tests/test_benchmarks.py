"""The benchmarks measure what they say: synthetic content is repeatable and valid, and both builds render the same pages."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from conftest import DAY, ROOT, Site

from practicebook.content.findings import has_errors
from practicebook.content.kinds import KINDS

sys.path.insert(0, str(ROOT / "benchmarks"))

import building  # noqa: E402
import synthetic  # noqa: E402

SIZE = 60


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A synthetic site, not to be changed."""
    folder = tmp_path_factory.mktemp("synthetic")
    synthetic.write(folder, SIZE)
    return Site(folder)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run(script: str, *arguments: str, hash_seed: int = 0) -> str:
    """Run a benchmark as `make bench` does."""
    command = [sys.executable, str(ROOT / "benchmarks" / script), *arguments]
    return subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": str(hash_seed)}, capture_output=True, text=True, check=True).stdout


def test_the_same_size_and_seed_make_the_same_bytes(made: Site, tmp_path: Path) -> None:
    run("synthetic.py", str(tmp_path), "--documents", str(SIZE), hash_seed=1)

    assert bytes_of(tmp_path) == bytes_of(made.root)


def test_another_seed_makes_other_content(made: Site, tmp_path: Path) -> None:
    synthetic.write(tmp_path, SIZE, seed=8)

    assert bytes_of(tmp_path) != bytes_of(made.root)


def test_synthetic_content_has_no_errors(made: Site) -> None:
    findings = made.findings(synthetic.DAY)

    assert not has_errors(findings), findings


@pytest.mark.parametrize("size", [1, 2, 7])
def test_small_sizes_have_no_errors_either(tmp_path: Path, size: int) -> None:
    synthetic.write(tmp_path, size)

    assert not has_errors(Site(tmp_path).findings(synthetic.DAY))


def test_it_has_as_many_documents_as_asked_for_and_every_kind(made: Site) -> None:
    edition = made.prepare(synthetic.DAY).edition
    assert edition
    kinds = Counter(document.kind for document in edition.documents)

    assert kinds.total() == SIZE
    assert set(kinds) == set(KINDS)


def test_it_has_kept_texts_passages_and_links(made: Site) -> None:
    edition = made.prepare(synthetic.DAY).edition
    assert edition
    texts = [text for document in edition.documents for text in document.texts]

    assert any(text.kept for text in texts)
    assert len(edition.passages) == 5 * len(edition.exemplars) > 0
    assert sum(len(text.body.links) for text in texts) > SIZE


def test_reading_prints_seconds_and_their_ratio() -> None:
    printed = run("reading.py", "--sizes", "5", "20").splitlines()

    assert [line.split(":")[0] for line in printed] == ["Reading      5 documents", "Reading     20 documents", "Ratio"]


def test_both_builds_render_the_same_pages(tiny: Site) -> None:
    times = building.compare(tiny.root, DAY, rounds=1)

    assert times.ratio == times.ours / times.plain > 0
    assert times.pages == len(tiny.prepare().page_by_address)


def test_a_page_that_only_one_build_has_is_noticed(tmp_path: Path) -> None:
    for name in ("ours", "plain"):
        (tmp_path / name / "site").mkdir(parents=True)
    (tmp_path / "ours/site/only-ours.html").write_text("")

    with pytest.raises(AssertionError, match="only-ours.html"):
        building._same_pages(tmp_path / "ours", tmp_path / "plain")
