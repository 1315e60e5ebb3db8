"""`practicebook scan` says what in any file could tell who somebody is. Every name and number here is invented."""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from conftest import ROOT, Site
from verbs import practicebook

from practicebook.authoring import scan_input, scanning
from practicebook.cli import main
from practicebook.word import package

sys.path.insert(0, str(ROOT / "tests" / "word"))
from docx import deleted, docx, inserted, links, paragraph, part  # noqa: E402

NAMED = "Ms Zagodnik rang on a wet day.\n"
NUMBER = "The NHS number is 999 000 0018.\n"
JPEG = b"\xff\xd8\xff\xfe\x00\x0aZagodnik\xff\xda\x00\x02\x12\x34\xff\xd9"


def found(*arguments: str, given: str | bytes | None = None) -> list[dict[str, Any]]:
    """What `scan` finds, as data, with the words."""
    ran = CliRunner().invoke(main, ["scan", "--format", "json", "--reveal", *arguments], input=given)
    assert ran.exit_code in (0, 1), ran.output
    return json.loads(ran.stdout)


def texts(*arguments: str, given: str | bytes | None = None) -> list[str]:
    return [one["text"] for one in found(*arguments, given=given)]


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A folder of somebody's own, in no site."""
    folder = tmp_path / "notes"
    folder.mkdir()
    return folder


def test_a_finding_has_the_place_of_the_words_and_where_they_end(notes: Path) -> None:
    (notes / "visit.txt").write_text(f"Plain words.\n{NUMBER}", encoding="utf-8")

    (one,) = found(str(notes / "visit.txt"))

    assert (one["line"], one["column"], one["end_line"], one["end_column"]) == (2, 19, 2, 31)
    assert (one["code"], one["severity"], one["text"]) == ("anonymity.nhs-number", "error", "999 000 0018")
    assert set(one) == {"file", "line", "column", "end_line", "end_column", "severity", "code", "message", "hint", "text"}


@pytest.mark.parametrize("format_", ["text", "json"])
def test_no_word_is_shown_unless_it_is_asked_for(notes: Path, format_: str) -> None:
    (notes / "visit.txt").write_text(NAMED + NUMBER, encoding="utf-8")
    masked = practicebook("scan", str(notes / "visit.txt"), "--format", format_)
    shown = practicebook("scan", str(notes / "visit.txt"), "--format", format_, "--reveal")

    assert masked.exit_code == shown.exit_code == 1
    assert "agodnik" not in masked.output and "000 0018" not in masked.output and "Z·······" in masked.output
    assert "Zagodnik" in shown.output and "999 000 0018" in shown.output


def test_the_last_line_on_standard_error_counts_them(notes: Path) -> None:
    (notes / "visit.txt").write_text(NAMED + NUMBER, encoding="utf-8")

    assert practicebook("scan", str(notes / "visit.txt")).stderr == "2 errors, 0 warnings.\n"


def test_a_clean_file_prints_nothing_and_succeeds(notes: Path) -> None:
    (notes / "visit.txt").write_text("She told the worker what mattered to her.\n", encoding="utf-8")

    assert (practicebook("scan", str(notes)).exit_code, practicebook("scan", str(notes)).stdout) == (0, "")
    assert practicebook("scan", str(notes), "--format", "json").stdout == "[]\n"


def test_standard_input_is_scanned() -> None:
    (one,) = found("-", given=NUMBER)

    assert (one["file"], one["line"], one["text"]) == ("-", 1, "999 000 0018")


def test_a_word_file_on_standard_input_is_known_as_one() -> None:
    assert texts("-", given=docx(NAMED.strip())) == ["Zagodnik"]


def test_a_folder_is_scanned_with_all_that_is_in_it_but_hidden_folders(notes: Path) -> None:
    for path in ("a.txt", "deep/er/b.md", ".hidden/c.txt", "deep/.git/d.txt"):
        (notes / path).parent.mkdir(parents=True, exist_ok=True)
        (notes / path).write_text(NUMBER, encoding="utf-8")

    assert [one["file"] for one in found(str(notes))] == [f"{notes}/a.txt", f"{notes}/deep/er/b.md"]


@pytest.mark.parametrize("name", ["zagodnik.txt", "Zagodnik_J.docx", "visit-to-zagodnik.md", "given%20Zagodnik.txt"])
def test_a_name_in_a_files_name_is_found_at_its_start(notes: Path, name: str) -> None:
    (notes / name).write_bytes(docx("Plain words.") if name.endswith("docx") else b"Plain words.\n")

    (one,) = [one for one in found(str(notes)) if "agodnik" in one["text"]]

    assert (one["line"], one["column"], one["end_line"], one["end_column"]) == (1, 1, 1, 1)
    assert one["message"].startswith("In the file's name: “")


def test_a_name_in_a_folders_name_is_found(notes: Path) -> None:
    (notes / "zagodnik").mkdir()
    (notes / "zagodnik/visit.txt").write_text("Plain words.\n", encoding="utf-8")

    assert texts(str(notes)) == ["zagodnik"]


def test_a_file_that_was_saved_by_an_old_editor_is_read(notes: Path) -> None:
    (notes / "a.txt").write_bytes("“She paid £5.” ".encode("cp1252") + NUMBER.encode())
    (notes / "b.txt").write_bytes(NUMBER.encode("utf-16"))
    (notes / "c.txt").write_bytes(b"\xef\xbb\xbfOne.\r\n" + NUMBER.encode())

    assert [(one["line"], one["column"], one["text"]) for one in found(str(notes))] == [(1, 34, "999 000 0018"), (1, 19, "999 000 0018"), (2, 19, "999 000 0018")]


# Word files


def test_a_name_is_caught_in_a_comment_a_tracked_change_a_header_and_a_pictures_metadata(notes: Path) -> None:
    parts = {
        "word/comments.xml": part("comments", '<w:comment w:id="0" w:author="PSW">', paragraph("Ask Mr Quistrel about this"), "</w:comment>"),
        "word/header1.xml": part("hdr", paragraph("Visit to Mrs Brovenik")),
        "word/media/image1.jpeg": JPEG,
    }
    (notes / "visit.docx").write_bytes(docx("Plain words.", paragraph("She saw Ms ", deleted("Zagodnik"), inserted("A")), parts=parts))

    read = found(str(notes / "visit.docx"))

    assert [(one["line"], one["column"], one["text"], one["code"]) for one in read] == [
        (1, 1, "", "anonymity.picture-metadata"),
        (2, 12, "Zagodnik", "anonymity.name"),
        (3, 14, "Brovenik", "anonymity.name"),
        (4, 8, "Quistrel", "anonymity.name"),
    ]
    assert [one["message"].partition(":")[0] for one in read[1:]] == ["In deleted words of a tracked change", "In a header", "In a comment"]


def test_words_beside_a_tracked_change_are_said_once(notes: Path) -> None:
    (notes / "visit.docx").write_bytes(docx(paragraph("Ms Zagodnik ", deleted("rang "), "came.")))

    assert texts(str(notes / "visit.docx")) == ["Zagodnik"]


def test_a_number_is_found_beside_its_label_in_a_table(notes: Path) -> None:
    row = f"<w:tbl><w:tr><w:tc>{paragraph('NHS number')}</w:tc><w:tc>{paragraph('999 000 0018')}</w:tc></w:tr></w:tbl>"
    (notes / "form.docx").write_bytes(docx("A form", row))

    assert [(one["line"], one["text"]) for one in found(str(notes / "form.docx"))] == [(3, "999 000 0018")]


def test_a_name_that_is_sure_in_one_paragraph_is_found_in_another(notes: Path) -> None:
    (notes / "visit.docx").write_bytes(docx("Mrs Hope came.", "Then hope left.", "Plain."))

    assert [(one["line"], one["text"]) for one in found(str(notes / "visit.docx"))][:1] == [(1, "Hope")]


def test_a_links_address_is_read(notes: Path) -> None:
    link = '<w:hyperlink r:id="rId7"><w:r><w:t>here</w:t></w:r></w:hyperlink>'
    (notes / "a.docx").write_bytes(docx(paragraph(link), parts={"word/_rels/document.xml.rels": links(rId7="mailto:zagodnik@example.org")}))

    assert any("zagodnik@example.org" in one for one in texts(str(notes / "a.docx")))


def test_what_is_in_a_word_file_and_cannot_be_looked_into_is_a_warning(notes: Path) -> None:
    (notes / "a.docx").write_bytes(docx("Plain words.", parts={"word/embeddings/book.xlsx": b"PK"}))

    (one,) = found(str(notes))

    assert (one["severity"], one["code"]) == ("warning", "word.unread-part")
    assert practicebook("scan", str(notes)).exit_code == 0


# Files that cannot be read


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.bin", bytes(range(256)), "scan.not-text"),
        ("a.pdf", b"%PDF-1.7\nwords", "scan.not-text"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "word.old-format"),
        ("a.rtf", b"{\\rtf1 words}", "word.not-word"),
        ("a.docx", b"PK\x03\x04 broken", "word.not-word"),
        ("a.docx", b"just words", "word.not-word"),
        ("a.bmp", b"BM\x00\x00", "anonymity.picture-metadata"),
        ("a.jpg", JPEG, "anonymity.picture-metadata"),
        ("a.txt", JPEG, "anonymity.picture-metadata"),
    ],
)
def test_what_cannot_be_read_is_one_error_with_a_place(notes: Path, name: str, data: bytes, code: str) -> None:
    (notes / name).write_bytes(data)

    (one,) = found(str(notes))

    assert (one["code"], one["severity"], one["line"], one["column"], one["end_line"], one["end_column"], one["text"]) == (code, "error", 1, 1, 1, 1, "")


def test_words_in_a_drawing_are_read(notes: Path) -> None:
    (notes / "a.svg").write_text("<svg><title>Mrs Zagodnik</title></svg>", encoding="utf-8")

    assert "Zagodnik" in texts(str(notes / "a.svg"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(notes: Path) -> None:
    os.mkfifo(notes / "pipe")

    assert [one["code"] for one in found(str(notes))] == ["content.unreadable"]


def test_a_broken_link_is_said(notes: Path) -> None:
    (notes / "gone.txt").symlink_to(notes / "nowhere")

    assert [one["code"] for one in found(str(notes))] == ["content.unreadable"]


def test_a_huge_file_of_one_line_does_not_hang(notes: Path) -> None:
    (notes / "a.txt").write_bytes(b"words and " * 5_000_000)
    started = time.perf_counter()

    assert [one["code"] for one in found(str(notes))] == ["scan.too-large"]
    assert time.perf_counter() - started < 20


def test_a_file_that_is_larger_than_any_is_not_read_to_its_end(notes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_input, "MAX_FILE", 5)
    (notes / "a.txt").write_bytes(b"more words")

    assert [one["code"] for one in found(str(notes))] == ["scan.too-large"]


@pytest.mark.parametrize("separator", ["\n\n", "\n", " ", "x"])
def test_a_long_text_is_read_in_parts_and_every_place_is_right(notes: Path, monkeypatch: pytest.MonkeyPatch, separator: str) -> None:
    monkeypatch.setattr(scanning, "CHUNK", 1000)
    filler = separator.join(["she told the worker what mattered"] * 50)
    (notes / "a.txt").write_text(f"{filler}\n{NUMBER}{filler}\n{NUMBER}", encoding="utf-8")

    assert [(one["column"], one["text"]) for one in found(str(notes)) if one["code"] == "anonymity.nhs-number"] == [(19, "999 000 0018")] * 2


# In a site


def test_a_file_in_a_site_is_read_with_the_sites_own_words(tiny: Site) -> None:
    tiny.write("framework/glossary.yml", "terms:\n  - {term: Zagodnik, expansion: A garden, meaning: Where beans grow.}\n")
    page = tiny.write("docs/about/beans.md", "---\nid: beans\ntitle: Beans\nsummary: The Zagodnik is open.\n---\n\nThe Zagodnik is a garden.\n")

    assert texts(str(page)) == []


def test_root_brings_the_words_of_a_site_that_the_file_is_not_in(tiny: Site, notes: Path) -> None:
    tiny.write("framework/glossary.yml", "terms:\n  - {term: Zagodnik, expansion: A garden, meaning: Where beans grow.}\n")
    (notes / "a.txt").write_text("We sat in the Zagodnik and talked.\n", encoding="utf-8")

    assert texts(str(notes)) == ["Zagodnik"]
    assert texts(str(notes), "--root", str(tiny.root)) == []


def test_data_files_that_cannot_be_used_are_said_and_the_scan_goes_on(tiny: Site) -> None:
    tiny.write("framework/council.yml", "name: [")

    ran = practicebook("scan", str(tiny.root / "docs"))

    assert ran.exit_code == 0
    assert "its own words are not known" in ran.stderr


@pytest.mark.parametrize(
    ("path", "severity"),
    [("exemplars/a.md", "error"), ("docs/blog/posts/a.md", "warning"), ("docs/policies/a.md", "warning"), ("docs/about/a.md", "warning"), ("a.md", "error")],
)
def test_the_folder_says_how_strictly_a_file_is_read(tiny: Site, path: str, severity: str) -> None:
    file = tiny.write(path, "We saw zagodniks in the garden.\n", signed=False)

    assert [(one["text"], one["severity"]) for one in found(str(file))] == [("zagodniks", severity)]


def test_a_post_that_tells_a_case_is_read_as_an_exemplar(tiny: Site) -> None:
    post = "---\nid: a\ntitle: A\nsummary: S.\ndate: 2026-01-01\nauthors: [lead]\ntells_case: true\n---\n\nWe saw zagodniks in the garden.\n"
    file = tiny.write("docs/blog/posts/a.md", post, signed=False)

    assert [one["severity"] for one in found(str(file))] == ["error"]


def test_a_profile_that_is_asked_for_wins(tiny: Site) -> None:
    file = tiny.write("exemplars/a.md", "We saw zagodniks in the garden.\n", signed=False)

    assert [one["severity"] for one in found(str(file), "--profile", "policy")] == ["warning"]


def test_control_fields_are_let_be_and_words_of_the_front_matter_are_read(tiny: Site) -> None:
    page = "---\nid: zagodnik-page\ntitle: Ms Zagodnik\nsummary: S.\ndate: 2026-03-04\nauthors: [lead]\n---\n\nWords.\n"
    file = tiny.write("docs/blog/posts/a.md", page)

    assert [(one["line"], one["text"]) for one in found(str(file), "--profile", "exemplar")] == [(2, "zagodnik-page"), (3, "Zagodnik")]


def test_a_false_alarm_that_is_answered_is_not_said_again(tiny: Site) -> None:
    page = '---\nid: a\ntitle: A\nsummary: S.\nanonymity_answers:\n  - {code: anonymity.unknown-word, words: Zagodniks, reason: Beans., role: lead, date: 2026-11-01}\n---\n\nWe saw zagodniks in the garden.\n'
    file = tiny.write("docs/about/a.md", page)

    assert texts(str(file)) == []


# Wrong use


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Name a file or a folder"),
        (("--staged", "a.txt"), "Name a file or a folder"),
        (("no-such-file",), "There is no file or folder “no-such-file”."),
        (("-", "--root", "no-such-folder"), "There is no site in “no-such-folder”"),
        (("-", "--profile", "blog"), "'exemplar', 'post', 'policy'"),
    ],
)
def test_wrong_use_is_said_in_a_line(arguments: tuple[str, ...], words: str) -> None:
    ran = practicebook("scan", *arguments)

    assert (ran.exit_code, ran.stdout) == (2, "")
    assert words in ran.stderr


def test_every_code_of_a_scan_is_on_the_commands_page() -> None:
    page = (ROOT / "docs/about/commands.md").read_text(encoding="utf-8")

    assert [rule.code for rule in (*package.RULES, *scanning.RULES, *scan_input.RULES) if f"`{rule.code}`" not in page] == []
