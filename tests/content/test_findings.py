"""Findings as people read them and as machines do."""

import json
from itertools import permutations
from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import strategies as st
from properties import examples

from practicebook.content.findings import Finding, Place, Rule, as_json, as_text, has_errors, in_order

RULE = Rule("room.what", "error", "Something is wrong.", "Mend it.")
FILE = PurePosixPath("docs/a.md")
KEYS = ["file", "line", "column", "end_line", "end_column", "severity", "code", "message", "hint"]


def test_a_finding_is_one_line_that_says_where_what_and_how_to_mend_it() -> None:
    finding = RULE.at(Place(FILE, 3, 7, 3, 9), "“x” is wrong.", "Write “y”.", "warning")

    assert as_text([finding]) == "docs/a.md:3:7: warning room.what: “x” is wrong. Write “y”."


def test_a_finding_of_a_whole_file_stands_at_its_start() -> None:
    assert as_text([RULE.at(Place(FILE), "It is wrong.")]) == "docs/a.md:1:1: error room.what: It is wrong. Mend it."


def test_findings_are_told_a_line_each_and_none_is_nothing() -> None:
    assert len(as_text([RULE.at(Place(FILE, line), "Wrong.") for line in (1, 2, 3)]).split("\n")) == 3
    assert as_text([]) == ""


def test_json_has_exactly_the_keys_that_are_promised() -> None:
    [one, other] = json.loads(as_json([RULE.at(Place(FILE, 3, 7, 4, 9), "“x”"), RULE.at(Place(FILE), "y")]))

    assert list(one) == KEYS
    assert one == {"file": "docs/a.md", "line": 3, "column": 7, "end_line": 4, "end_column": 9, "severity": "error", "code": "room.what", "message": "“x”", "hint": "Mend it."}
    assert list(other) == KEYS
    assert (other["line"], other["column"], other["end_line"], other["end_column"]) == (1, 1, None, None)


def test_json_of_nothing_is_an_empty_array() -> None:
    assert json.loads(as_json([])) == []


def test_a_hint_is_never_null() -> None:
    assert json.loads(as_json([RULE.at(Place(FILE), "x", hint) for hint in (None, "")]))[1]["hint"] == "Mend it."


def test_findings_are_sorted_by_file_then_place_then_code() -> None:
    other = Rule("room.other", "warning", "Else.", "Mend.")
    ordered = [
        RULE.at(Place(PurePosixPath("docs/a.md"), 2, 1), "x"),
        RULE.at(Place(PurePosixPath("docs/a.md"), 10, 1), "x"),
        other.at(Place(PurePosixPath("docs/a.md"), 10, 2), "x"),
        RULE.at(Place(PurePosixPath("docs/a.md"), 10, 2), "x"),
        RULE.at(Place(PurePosixPath("docs/b.md"), 1, 1), "x"),
    ]

    for shuffled in permutations(ordered):
        assert in_order(shuffled) == tuple(ordered)


def test_the_same_finding_twice_is_said_once() -> None:
    assert len(in_order([RULE.at(Place(FILE), "x"), RULE.at(Place(FILE), "x"), RULE.at(Place(FILE), "y")])) == 2


def test_only_errors_stop_a_build() -> None:
    warning = RULE.at(Place(FILE), "x", severity="warning")

    assert not has_errors([warning])
    assert has_errors([warning, RULE.at(Place(FILE), "x")])
    assert not has_errors([])


def test_any_words_can_be_printed_and_read_back(long: bool) -> None:
    words = st.text(st.characters(exclude_characters="\n"), min_size=1)

    @examples(long, 200, 5000)
    @given(words, words, st.integers(1, 10**6))
    def holds(file: str, message: str, line: int) -> None:
        findings = [Finding(Place(PurePosixPath(file), line), "error", "room.what", message, "Mend it.")]

        as_text(findings).encode("utf-8")
        [read] = json.loads(as_json(findings).encode("utf-8"))
        assert read["message"] == message.encode("utf-8", "replace").decode("utf-8")

    holds()
