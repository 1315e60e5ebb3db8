"""A file that is broken, locked, too old or made to do harm gets one clear finding, and takes no time."""

import io
import time
import zipfile
from pathlib import PurePosixPath

import pytest
from docx import CONTENT_TYPES, archive, body, docx, part
from hypothesis import given
from hypothesis import strategies as st

from practicebook.content.findings import Place
from practicebook.word import NotRead, package, read_docx

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
LOCKED = OLD + "EncryptedPackage".encode("utf-16-le")
WHOLE = docx("Words in it", parts={"word/header1.xml": part("hdr", "<w:p/>")})

BOMB = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><d>&b;</d>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]><d>&a;</d>'


def code(data: bytes) -> str:
    with pytest.raises(NotRead) as refused:
        read_docx(data)
    finding = refused.value.finding(Place(PurePosixPath("a.docx")))
    assert finding.message.endswith(".")
    return finding.code


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "word.not-word"),
        (b"Just words", "word.not-word"),
        (WHOLE[: len(WHOLE) // 2], "word.not-word"),
        (archive({"a.txt": "x"}), "word.not-word"),
        (archive({"[Content_Types].xml": CONTENT_TYPES}), "word.not-word"),
        (docx(parts={"word/document.xml": "<w:document"}), "word.not-word"),
        (docx(parts={"word/document.xml": '<?xml version="1.0" encoding="no-such"?><a/>'}), "word.not-word"),
        (archive({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": body("x")}, zipfile.ZIP_LZMA), "word.not-word"),
        (OLD, "word.old-format"),
        (LOCKED, "word.locked"),
        (docx(parts={"word/header1.xml": BOMB}), "word.hostile"),
        (docx(parts={"word/header1.xml": BOMB.encode("utf-16")}), "word.hostile"),
        (docx(parts={"word/document.xml": OUTSIDE}), "word.hostile"),
        (docx(parts={"word/_rels/document.xml.rels": BOMB}), "word.hostile"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_line(data: bytes, expected: str) -> None:
    assert code(data) == expected


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_with_one_name_are_refused() -> None:
    made = io.BytesIO(WHOLE)
    with zipfile.ZipFile(made, "a") as written:
        written.writestr("word/document.xml", body("Other words"))

    assert code(made.getvalue()) == "word.hostile"


def test_a_part_that_unpacks_without_end_is_refused_soon() -> None:
    bomb = docx(parts={"word/header1.xml": b"<a>" + b" " * (package.MAX_XML + 1)})
    started = time.perf_counter()

    assert len(bomb) < 1_000_000
    assert code(bomb) == "word.too-large"
    assert time.perf_counter() - started < 20


def test_an_archive_that_says_less_than_is_in_it_is_refused() -> None:
    bomb = bytearray(docx(parts={"word/header1.xml": b"<a>" + b" " * 100_000 + b"</a>"}))
    real = (100_007).to_bytes(4, "little")
    assert bomb.count(real) == 2

    assert code(bytes(bomb).replace(real, (10).to_bytes(4, "little"))) == "word.not-word"


def test_parts_without_number_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PARTS", 1)

    assert code(WHOLE) == "word.too-large"


def test_elements_nested_without_end_are_read() -> None:
    deep = "<w:r>" * 100_000 + "<w:t>Zagoda</w:t>" + "</w:r>" * 100_000

    assert [one.text for one in read_docx(docx(f"<w:p>{deep}</w:p>")).paragraphs] == ["Zagoda"]


@given(st.data())
def test_no_damage_gives_a_traceback(data: st.DataObject) -> None:
    damaged = bytearray(WHOLE)
    for place in data.draw(st.lists(st.integers(0, len(WHOLE) - 1), min_size=1, max_size=6)):
        damaged[place] = data.draw(st.integers(0, 255))
    try:
        read_docx(bytes(damaged))
    except NotRead as refused:
        assert refused.message
