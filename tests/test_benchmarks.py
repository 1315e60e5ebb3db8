"""The benchmarks measure what they say: synthetic content is repeatable and valid, and both builds render the same pages."""

import os
import subprocess
import sys
import urllib.request
from collections import Counter
from pathlib import Path

import pytest
from conftest import DAY, ROOT, Site

from practicebook.content.findings import has_errors
from practicebook.content.kinds import KINDS

sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "benchmarks/search")]

import building  # noqa: E402
import cranfield  # noqa: E402
import judged  # noqa: E402
import made as directly  # noqa: E402
import ours  # noqa: E402
import report  # noqa: E402
import serving  # noqa: E402
import synthetic  # noqa: E402
import whoosh_alone  # noqa: E402

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


def test_synthetic_documents_can_be_added_to_a_site(tiny: Site) -> None:
    before = bytes_of(tiny.root)
    documents = len(tiny.prepare().edition.documents)  # type: ignore[union-attr]
    synthetic.add(tiny.root, SIZE)
    prepared = tiny.prepare(synthetic.DAY)

    assert not has_errors(prepared.findings), prepared.findings
    assert before.items() <= bytes_of(tiny.root).items()
    assert prepared.edition
    assert len(prepared.edition.library.documents) == documents + SIZE


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

    assert min(times.ours, times.plain, times.with_search) > 0
    assert times.pages == len(tiny.prepare().page_by_address)


def test_a_page_that_only_one_build_has_is_noticed(tmp_path: Path) -> None:
    for name in ("ours", "plain"):
        (tmp_path / name / "site").mkdir(parents=True)
    (tmp_path / "ours/site/only-ours.html").write_text("")

    with pytest.raises(AssertionError, match="only-ours.html"):
        building._same_pages(tmp_path / "ours", tmp_path / "plain")


# Search


def query(*answers: str) -> judged.Query:
    return judged.Query("who signs a plan", answers)


def test_a_result_counts_if_it_is_an_answer_or_a_section_of_a_whole_page() -> None:
    assert query("law/#an-act").answered_by("law/#an-act")
    assert query("law/#an-act").answered_by("law/#an-act-title")
    assert query("policies/listening/").answered_by("policies/listening/#why")
    assert not query("policies/listening/#why").answered_by("policies/listening/")
    assert not query("policies/listening/#why").answered_by("policies/listening/#who")
    assert query("policies/listening/#why").on_page("policies/listening/#who")


def test_figures_are_shares_of_the_queries_that_they_are_about() -> None:
    answered, not_answered, nothing = query("a/"), query("b/"), query()
    results = [["a/"], ["c/", "a/#x"], ["c/", "c/", "c/", "a/"], [], [], ["c/"]]
    figures = judged.measure([answered, answered, answered, not_answered, nothing, nothing], results, {"signs"})

    assert figures == judged.Figures(queries=6, success_1=0.25, success_3=0.5, page_3=0.5, mrr=(1 + 1 / 2 + 1 / 4) / 4, zero=0.25, empty=0.5, long_zero=2)


def test_runs_that_open_the_half_held_back_are_counted(tmp_path: Path) -> None:
    figures = judged.measure([query("a/")], [["a/"]], ())
    numbers = [judged.count_run(DAY, {"alone": figures}, tmp_path / "runs.txt") for _ in range(2)]

    assert numbers == [1, 2]
    assert (tmp_path / "runs.txt").read_text().splitlines() == ["2026-11-23 alone: success@1 1.000, success@3 1.000, MRR 1.000, zero 0.000"] * 2


@pytest.fixture
def abstracts(tmp_path: Path) -> cranfield.Collection:
    """A collection of three documents and two questions, as the real one is written."""
    folder = tmp_path / "data/cran"
    folder.mkdir(parents=True)
    record = ".I {0}\n.T\n{1} .\n.A\nsomeone\n.B\nsomewhere\n.W\n{1} .\n{2} .\n"
    texts = ("wings in wind", "they bend"), ("slabs that heat", "they\n.T is no field here"), ("spheres", "wind flows past spheres and wings")
    (folder / "cran.all.1400").write_text("".join(record.format(n, *text) for n, text in enumerate(texts, 1)))
    (folder / "cran.qry").write_text(".I 004\r\n.W\r\nwhat heats\r\nslabs .\r\n.I 009\r\n.W\r\nwind on wings .\r\n")
    (folder / "cranqrel").write_text("1 2 1\n2 1 1\n2 3 4\n2 2 -1\n")
    return cranfield.read(tmp_path)


def test_the_collection_is_read_as_it_is_written(abstracts: cranfield.Collection) -> None:
    assert [document.title for document in abstracts.documents] == ["wings in wind .", "slabs that heat .", "spheres ."]
    assert abstracts.documents[1].text == "slabs that heat . they .T is no field here ."
    assert abstracts.questions == {1: "what heats slabs .", 2: "wind on wings ."}
    assert abstracts.grades == {1: {"2": 4}, 2: {"1": 4, "3": 1}}
    assert abstracts.reported == {2: "wind on wings ."}


def test_the_best_order_gains_all_and_the_worst_less(abstracts: cranfield.Collection) -> None:
    assert cranfield.ndcg(abstracts, {2: ["1", "3"]}) == 1
    assert 0 < cranfield.ndcg(abstracts, {2: ["2", "3", "1"]}) < 1
    assert cranfield.ndcg(abstracts, {2: []}) == 0


def test_whoosh_alone_and_ours_answer_the_same_documents(abstracts: cranfield.Collection, tmp_path: Path) -> None:
    theirs = whoosh_alone.write(tmp_path / "whoosh", ((one.id, one.title, one.text) for one in abstracts.documents))
    mine = ours.build(directly.of_abstracts(abstracts.documents), tmp_path / "ours")

    assert whoosh_alone.ask(theirs, ["slabs"]) == [["2"]]
    assert [one.paths for one in ours.ask(mine, ["slabs"], 10)] == [("2/",)]
    assert (tmp_path / "ours/site/assets/search/manifest.json").exists()


def test_sections_are_made_in_the_order_of_the_index() -> None:
    sections = directly.sections(SIZE)
    paths = [section.path for section in sections]
    some, others = ([section for section in sections if (section.page.kind == "exemplar") is wanted] for wanted in (True, False))

    assert len({section.page.address for section in sections}) == SIZE
    assert len(set(paths)) == len(paths)
    assert ours.among(some, others) == sections


def test_text_is_sent_gzipped_and_counted_and_other_files_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("word " * 1000)
    (tmp_path / "shard.bin").write_bytes(b"word " * 1000)
    with serving.served({"/site/": tmp_path}) as server:
        for path in ("/site/", "/site/shard.bin"):
            with urllib.request.urlopen(server.address + path) as answer:
                assert answer.status == 200

    sent = dict(server.sent)
    assert 0 < sent["/site/"] < 100
    assert sent["/site/shard.bin"] == 5000


def test_parts_that_were_not_measured_stay_on_the_page() -> None:
    page = report.joined("# Search", {"One": "1", "Two": "2"})

    assert report.joined("# Search", {"Two": "3"}, page) == "# Search\n\n## One\n\n1\n\n## Two\n\n3\n"
