"""A Markdown file taken apart, and what is said of one that cannot be."""

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples

from practicebook.content.findings import Finding
from practicebook.content.source import Source, read_source, read_text

FILE = PurePosixPath("docs/a.md")
FRONT = "---\nid: a\n---\n"


def write(root: Path, data: bytes | str) -> Path:
    (root / FILE).parent.mkdir(exist_ok=True)
    (root / FILE).write_bytes(data if isinstance(data, bytes) else data.encode())
    return root


def places(findings: list[Finding]) -> list[tuple[str, int, int]]:
    return [(finding.code, finding.place.line, finding.place.column) for finding in findings]


def found(root: Path, data: bytes | str) -> list[tuple[str, int, int]]:
    """Code, line and column of what is said of a file that cannot be read."""
    source, findings = read_source(write(root, data), FILE)
    assert source is None or source.fields.value is None
    return places(findings)


def source_of(root: Path, data: bytes | str) -> Source:
    source, findings = read_source(write(root, data), FILE)
    assert source is not None
    assert findings == []
    return source


def test_a_file_is_taken_apart_into_front_matter_and_body(tmp_path: Path) -> None:
    source = source_of(tmp_path, "---\nid: a\ntitle: A\n---\n\nWords.\n")

    assert source.fields.value == {"id": "a", "title": "A"}
    assert source.fields.place(("title",)).line == 3
    assert (source.body, source.body_line) == ("\nWords.\n", 5)


def test_the_body_may_have_rules_of_three_hyphens(tmp_path: Path) -> None:
    assert source_of(tmp_path, FRONT + "One.\n\n---\n\nTwo.\n").body == "One.\n\n---\n\nTwo.\n"


def test_a_file_may_have_no_body(tmp_path: Path) -> None:
    assert source_of(tmp_path, "---\nid: a\n---").body == ""


def test_front_matter_may_end_with_dots(tmp_path: Path) -> None:
    assert source_of(tmp_path, "---\nid: a\n...\nWords.").body == "Words."


# Bytes


@pytest.mark.parametrize(
    ("data", "line", "column", "byte"),
    [
        (b"\xff", 1, 1, "0xFF"),
        ("---\nid: é😀".encode() + b"\x93a\n---\n", 2, 7, "0x93"),
        (b"---\r\nid: a\r\n---\r\nIt is \xa35.\r\n", 4, 7, "0xA3"),
        (b"---\rid: \xe9", 2, 5, "0xE9"),
        (b"\xef\xbb\xbf---\nid: \xe9", 2, 5, "0xE9"),
        (b"\xef\xbb\xbf\xe9", 1, 1, "0xE9"),
        (b"caf\xc3", 1, 4, "0xC3"),
        (b"a\xed\xa0\x80", 1, 2, "0xED"),
        ("---\nid: a\n---\n".encode("utf-16"), 1, 1, "0xFF"),
    ],
)
def test_bytes_that_are_not_utf8_are_found_at_their_line_and_character(tmp_path: Path, data: bytes, line: int, column: int, byte: str) -> None:
    _, findings = read_text(write(tmp_path, data), FILE)

    assert places(findings) == [("content.not-utf8", line, column)]
    assert byte in findings[0].message


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert read_text(write(tmp_path, b"\xef\xbb\xbfid: a\n"), FILE) == ("id: a\n", [])


def test_a_file_with_a_byte_order_mark_has_its_front_matter(tmp_path: Path) -> None:
    assert source_of(tmp_path, b"\xef\xbb\xbf---\nid: a\n---\n").fields.value == {"id": "a"}


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_any_system_are_read_alike(tmp_path: Path, end: str) -> None:
    text = "---\nid: a\ntitle: A\n---\n\nOne.\n\nTwo.\n"

    source = source_of(tmp_path, text.replace("\n", end))

    assert (source.body, source.body_line) == ("\nOne.\n\nTwo.\n", 5)
    assert source.fields.place(("title",)).line == 3


def test_places_are_right_in_a_file_with_the_line_ends_of_windows(tmp_path: Path) -> None:
    assert found(tmp_path, "---\r\nid: a\r\nid: b\r\n---\r\n") == [("content.duplicate-key", 3, 1)]


@pytest.mark.parametrize("hidden", ["\x00", "\x02", "\x03", "\x08", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\u2028", "\u2029"])
def test_a_hidden_character_is_found_at_its_place(tmp_path: Path, hidden: str) -> None:
    assert found(tmp_path, f"{FRONT}\nTwo é😀{hidden}words.\n") == [("content.control-character", 5, 7)]


def test_tabs_and_the_characters_of_any_language_are_no_hidden_ones(tmp_path: Path) -> None:
    assert "\t" in source_of(tmp_path, FRONT + "\tCaffè, 茶, चाय, \u200fشاي, \u00a0🫖\u200d.\n").body


def test_a_file_that_is_a_folder_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir(parents=True)

    assert places(read_text(tmp_path, FILE)[1]) == [("content.unreadable", 1, 1)]


def test_a_link_to_no_file_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / FILE).symlink_to("nothing")

    assert places(read_text(tmp_path, FILE)[1]) == [("content.unreadable", 1, 1)]


# Conflict markers


def test_both_sides_of_a_conflict_are_found(tmp_path: Path) -> None:
    text = f"{FRONT}\n<<<<<<< HEAD\nWe must.\n=======\nWe should.\n>>>>>>> their-branch\n"

    assert found(tmp_path, text) == [("content.conflict-marker", 5, 1), ("content.conflict-marker", 9, 1)]


def test_a_conflict_in_the_front_matter_is_found_before_its_yaml_is_read(tmp_path: Path) -> None:
    text = "---\n<<<<<<< HEAD\nid: a\n=======\nid: b\n>>>>>>>\n---\n"

    assert [code for code, _, _ in found(tmp_path, text)] == ["content.conflict-marker"] * 2


@pytest.mark.parametrize(
    "body",
    [
        "=======\n",
        "Title\n=======\n",
        "Title\n-------\n",
        "A sum: 4 >>>>>>> 3\n",
        "  <<<<<<< is not at the start\n",
        "<<<<<<<<< nine\n",
        ">>>>>>>deep quotation\n",
        "| a |\n|=======|\n",
    ],
)
def test_what_only_looks_like_a_marker_is_none(tmp_path: Path, body: str) -> None:
    assert source_of(tmp_path, FRONT + body).body == body


# Front matter


@pytest.mark.parametrize("text", ["", "Words.\n", "\n---\nid: a\n---\n", " ---\nid: a\n---\n", "----\nid: a\n----\n", "# Title\n"])
def test_a_file_without_front_matter_is_found_at_its_start(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == [("content.no-front-matter", 1, 1)]


@pytest.mark.parametrize("text", ["---", "---\nid: a\n", "---\nid: a\n----\nWords.\n", "---\nid: a\n ---\n"])
def test_front_matter_without_an_end_is_found_at_its_start(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == [("content.unclosed-front-matter", 1, 1)]


def test_yaml_that_is_none_is_found_at_its_line_of_the_file(tmp_path: Path) -> None:
    assert found(tmp_path, "---\nid: a\ntitle: Leeds: a plan\n---\n") == [("content.yaml", 3, 13)]


def test_empty_front_matter_has_no_value(tmp_path: Path) -> None:
    assert source_of(tmp_path, "---\n---\nWords.\n").fields.value is None


def test_no_bytes_at_all_make_it_raise(tmp_path: Path, long: bool) -> None:
    pieces = st.sampled_from([b"---\n", b"---", b"\r", b"\n", b"id: a\n", b"\xef\xbb\xbf", b"\xff", b"\x00", "é😀".encode(), b"<<<<<<< a\n", b": ", b"[", b"\x85"])

    @examples(long, 300, 10_000)
    @given(st.one_of(st.binary(max_size=60), st.lists(pieces, max_size=12).map(b"".join)))
    def holds(data: bytes) -> None:
        source, findings = read_source(write(tmp_path, data), FILE)

        assert source is not None or findings
        assert all(finding.place.line >= 1 and finding.place.column >= 1 and finding.hint for finding in findings)

    holds()


def test_the_first_wrong_byte_is_found_where_it_was_put(tmp_path: Path, long: bool) -> None:
    words = st.text(st.characters(codec="utf-8", exclude_characters="\r\ufeff"))

    @examples(long, 200, 5000)
    @given(words, st.sampled_from([b"\xff", b"\xfe", b"\xc0", b"\x80", b"\xf8"]), words)
    def holds(before: str, wrong: bytes, after: str) -> None:
        _, findings = read_text(write(tmp_path, before.encode() + wrong + after.encode()), FILE)

        lines = before.split("\n")
        assert places(findings) == [("content.not-utf8", len(lines), len(lines[-1]) + 1)]

    holds()
