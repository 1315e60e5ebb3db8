"""`practicebook review-pack` writes a page for those who sign, and never over another file."""

import zipfile
from pathlib import Path

import pytest
from conftest import Site
from verbs import practicebook

FILE = "exemplars/a-good-talk.md"


def test_it_says_what_it_wrote(tiny: Site, tmp_path: Path) -> None:
    output = tmp_path / "pack.html"

    made = practicebook("review-pack", FILE, "--output", str(output), root=tiny.root)

    assert (made.exit_code, made.stderr) == (0, "")
    assert made.stdout == f"Wrote {output}. Keep it out of Git: it shows the words that the checks found.\n"
    assert "Review pack: A good talk" in output.read_text(encoding="utf-8")


def test_its_name_comes_from_the_id(tiny: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    practicebook("review-pack", FILE, root=tiny.root)

    assert [path.name for path in tmp_path.glob("*.html")] == ["review-pack-a-good-talk.html"]


def test_it_can_be_a_word_file(tiny: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    practicebook("review-pack", FILE, "--format", "word", root=tiny.root)

    assert zipfile.is_zipfile("review-pack-a-good-talk.docx")


def test_a_file_that_is_there_is_left_as_it_is(tiny: Site, tmp_path: Path) -> None:
    output = tmp_path / "pack.html"
    output.write_text("My notes.")

    refused = practicebook("review-pack", FILE, "--output", str(output), root=tiny.root)

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "is already there" in refused.stderr
    assert output.read_text() == "My notes."


def test_what_nobody_signs_has_no_pack(tiny: Site, tmp_path: Path) -> None:
    refused = practicebook("review-pack", "docs/policies/listening.md", "--output", str(tmp_path / "pack.html"), root=tiny.root)

    assert refused.exit_code == 2
    assert "nobody signs" in refused.stderr
    assert not (tmp_path / "pack.html").exists()
