"""The benchmark of the anonymity gate counts what it says it counts, and shows nothing of the half held back."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import DAY, ROOT

sys.path.insert(0, str(ROOT / "benchmarks/anonymity"))

import corpus  # noqa: E402
import page  # noqa: E402
import run as benchmark  # noqa: E402
import speed  # noqa: E402
import systems  # noqa: E402

CASE = "form: letter\nprofile: exemplar\nclean: no\n\nMrs ⟦person:1|Zagodnik⟧ of ⟦place|the Green of Ley⟧ rang, and ⟦person:1|Ziggy⟧ gave ⟦nhs-number|999 000 0018⟧.\n"
POLICY = "form: policy\nprofile: policy\nclean: yes\n\nStaff ring first, and knock, and wait to be asked in.\n"


@pytest.fixture
def texts(tmp_path: Path) -> tuple[corpus.LabelledText, ...]:
    """A case and a clean policy."""
    (tmp_path / "1.txt").write_text(CASE, encoding="utf-8")
    (tmp_path / "2.txt").write_text(POLICY, encoding="utf-8")
    return corpus.read(tmp_path)


def spans(text: corpus.LabelledText, *words: str) -> list[corpus.Span]:
    return [(start, start + len(word)) for word in words for start in [text.text.index(word)]]


def quality(texts: tuple[corpus.LabelledText, ...], *words: str) -> page.Quality:
    """Of a system that finds some words in the case, and nothing in the policy."""
    return page.Quality.of(texts, [spans(texts[0], *words), []])


def test_marks_are_taken_out_of_a_text_and_say_what_stands_where(texts: tuple[corpus.LabelledText, ...]) -> None:
    case, policy = texts

    assert case.text == "Mrs Zagodnik of the Green of Ley rang, and Ziggy gave 999 000 0018.\n"
    assert [(label.kind, label.person, case.text[label.start : label.end]) for label in case.labels] == [
        ("person", 1, "Zagodnik"), ("place", None, "the Green of Ley"), ("person", 1, "Ziggy"), ("nhs-number", None, "999 000 0018"),
    ]  # fmt: skip
    assert (policy.clean, policy.labels, policy.words) == (True, (), 11)


def test_what_is_wrong_with_a_text_is_said_without_its_words(tmp_path: Path) -> None:
    (tmp_path / "3.txt").write_text(CASE.replace("|Ziggy", ":Ziggy"), encoding="utf-8")

    with pytest.raises(ValueError, match=r"^3\.txt is not marked as the corpus is$"):
        corpus.read(tmp_path)


@pytest.mark.parametrize(
    ("words", "found"),
    [(["the Green of Ley"], True), (["Green", "Ley"], True), (["Gre", "en of Ley"], True), (["Green"], False), (["reen of Ley"], False), ([], False)],
)
def test_a_label_is_found_where_every_letter_but_those_of_its_little_words_is(texts: tuple[corpus.LabelledText, ...], words: list[str], found: bool) -> None:
    case = texts[0]

    assert corpus.found(case, case.labels[1], spans(case, *words)) is found


def test_a_person_is_found_where_every_mention_is(texts: tuple[corpus.LabelledText, ...]) -> None:
    some, all_ = quality(texts, "Zagodnik", "999 000 0018").figures, quality(texts, "Zagodnik", "Ziggy").figures

    assert (some.identifiers, some.names, some.people, some.places) == (1, 0.5, 0, 0)
    assert (all_.identifiers, all_.names, all_.people, all_.places) == (0, 1, 1, 0)


def test_false_alarms_are_counted_in_clean_texts_for_each_thousand_words(texts: tuple[corpus.LabelledText, ...]) -> None:
    figures = corpus.measure(texts, [spans(texts[0], "rang"), spans(texts[1], "Staff", "knock")])

    assert (figures.false_in_exemplars, figures.false_in_others) == (0, 1000 * 2 / 11)


def test_kinds_are_counted_with_names_and_places_only_where_a_case_is_told(texts: tuple[corpus.LabelledText, ...]) -> None:
    post = replace(texts[0], profile="post")

    assert corpus.by_kind(texts, [spans(texts[0], "Ziggy"), []]) == {"nhs-number": (0, 1), "person": (1, 2), "place": (0, 1)}
    assert corpus.by_kind([post], [[]]) == {"nhs-number": (0, 1)}


def test_hits_that_overlap_count_once() -> None:
    assert systems.merged([(5, 9), (0, 3), (2, 4), (4, 5)]) == [(0, 4), (4, 5), (5, 9)]


def test_plain_patterns_and_capitals_find_what_they_are_for(texts: tuple[corpus.LabelledText, ...]) -> None:
    here = systems.systems()

    assert here[systems.PATTERNS](texts[0]) == spans(texts[0], "999 000 0018")
    assert here[systems.CAPITALS](replace(texts[0], text="Then Ann Bee rang. She knew Cee.")) == [(5, 12), (28, 31)]
    assert set(spans(texts[0], "999 000 0018")) <= set(here[systems.OURS](texts[0]))


def test_runs_that_open_the_half_held_back_are_counted(texts: tuple[corpus.LabelledText, ...], tmp_path: Path) -> None:
    file = tmp_path / "runs.txt"
    numbers = [benchmark.count_run(DAY, quality(texts, "Zagodnik", "999 000 0018"), file) for _ in range(2)]

    assert numbers == [1, 2]
    assert file.read_text().splitlines() == ["2026-11-23 ours: identifiers 1.000, names 0.500, people 0.000, places 0.000, false alarms 0.00 in exemplars, 0.00 in others"] * 2


def test_the_page_has_figures_and_promises_and_none_of_the_words(texts: tuple[corpus.LabelledText, ...]) -> None:
    ours, theirs = quality(texts, "Zagodnik", "Ziggy", "the Green of Ley", "999 000 0018"), quality(texts, "Zagodnik")
    measured = page.Measured(
        DAY, {"held-back": (2, 20)}, {"held-back": {systems.OURS: ours, systems.PRESIDIO: theirs}},
        {systems.OURS: 500.0, systems.PRESIDIO: 20.0}, [speed.Taken(10, 1.0), speed.Taken(100, 13.0)], 7,
    )  # fmt: skip
    written = page.whole(measured)

    assert "Runs that opened the half held back, this one included: 7." in written
    assert "| **ours**, layers 1 and 2 | 100.0% | 100.0% | 100.0% | 100.0% | 0.00 | 0.00 |" in written
    assert "Promised: recall of names of people 95% or more (to reach: 99%). Measured: 100.0%, which **holds**." in written
    assert "Promised: 10 × Presidio's speed (to reach: 50 ×). Measured: 25.0 ×, which **holds**." in written
    assert "Measured: 13.0 ×, which **does not hold**." in written
    assert not any(word in written for word in ("Zagodnik", "Ziggy", "Ley", "999"))


def test_a_quick_run_leaves_the_half_held_back_alone_and_writes_nothing() -> None:
    kept = [benchmark.RUNS.read_bytes(), benchmark.RESULT.read_bytes()]
    ran = subprocess.run([sys.executable, str(ROOT / "benchmarks/anonymity/run.py"), "--quick", "--only", "ours"], capture_output=True, text=True, check=True)

    assert "## The tuning half" in ran.stdout
    assert "The half held back was left alone." in ran.stdout and "## The half held back" not in ran.stdout
    assert [benchmark.RUNS.read_bytes(), benchmark.RESULT.read_bytes()] == kept


@pytest.mark.parametrize("list_", ["--misses", "--false-alarms"])
def test_lists_are_of_the_tuning_half_alone(list_: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(corpus, "read", lambda folder: opened.append(folder) or ())
    monkeypatch.setattr(sys, "argv", ["run.py", list_])
    benchmark.main()

    assert opened == [corpus.CORPUS / "tuning"]
