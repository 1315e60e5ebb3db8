"""`practicebook pseudonymise` proposes, a person decides, and the file that was given is never changed."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import ROOT

from practicebook.cli import main

sys.path.insert(0, str(ROOT / "tests" / "word"))
from docx import docx  # noqa: E402

WORDS = "Ms Zagodnik came. Then Ms Zagodnik left with Mrs Quistrel.\n"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A file of somebody's own."""
    file = tmp_path / "notes.txt"
    file.write_text(WORDS, encoding="utf-8")
    return file


def run(*arguments: str, answers: str = "") -> Result:
    return CliRunner().invoke(main, ["pseudonymise", *arguments], input=answers)


def test_a_person_says_yes_no_or_their_own_words_to_each(notes: Path) -> None:
    assert run(str(notes), answers="y\nn\n").stdout == "Ms A came. Then Ms A left with Mrs Quistrel.\n"
    assert run(str(notes), answers="n\na friend\n").stdout == "Ms Zagodnik came. Then Ms Zagodnik left with a friend.\n"


def test_words_and_proposal_stand_side_by_side(notes: Path) -> None:
    asked = run(str(notes), answers="y\ny\n").stderr

    assert "Ms Zagodnik   →   Ms A" in asked and "Mrs Quistrel   →   Mrs B" in asked
    assert asked.count("Zagodnik") == 1


def test_where_nobody_answers_nothing_is_written(notes: Path) -> None:
    ran = run(str(notes), "--output", str(notes.with_name("story.md")))

    assert ran.exit_code == 1
    assert not notes.with_name("story.md").exists()


def test_it_never_writes_over_a_file(notes: Path) -> None:
    refused = run(str(notes), "--accept-all", "--output", str(notes))

    assert refused.exit_code == 2
    assert notes.read_text(encoding="utf-8") == WORDS


def test_the_output_is_a_new_file(notes: Path) -> None:
    story = notes.with_name("story.md")

    ran = run(str(notes), "--accept-all", "--output", str(story))

    assert (ran.exit_code, ran.stdout) == (0, "")
    assert story.read_text(encoding="utf-8") == "Ms A came. Then Ms A left with Mrs B.\n"


def test_a_word_file_comes_out_as_text(notes: Path) -> None:
    notes.with_name("a.docx").write_bytes(docx("Ms Zagodnik came.", "She sat."))

    assert run(str(notes.with_name("a.docx")), "--accept-all").stdout == "Ms A came.\n\nShe sat.\n"


@pytest.mark.parametrize("data", [b"PK\x03\x04 broken", bytes(9)])
def test_what_cannot_be_read_is_said_in_a_line(notes: Path, data: bytes) -> None:
    notes.write_bytes(data)

    ran = run(str(notes))

    assert (ran.exit_code, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)
