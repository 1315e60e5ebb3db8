"""YAML read with the place of everything, and refused in words."""

from datetime import date, datetime
from math import isnan
from pathlib import PurePosixPath
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from properties import examples

from practicebook.content import yaml_source
from practicebook.content.findings import Finding
from practicebook.content.yaml_source import MAX_DEPTH, Located, read_yaml

FILE = PurePosixPath("framework/things.yml")
LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if hasattr(yaml, "CSafeLoader") else [])]


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> type:
    """Each YAML parser that a machine may have, in turn."""
    monkeypatch.setattr(yaml_source, "_Loader", request.param)
    return request.param


def read(text: str, first_line: int = 1) -> tuple[Located, list[Finding]]:
    return read_yaml(text, FILE, first_line)


def found(text: str) -> list[tuple[str, int, int]]:
    """Code, line and column of each finding."""
    located, findings = read(text)
    assert not findings or located.value is None
    return [(finding.code, finding.place.line, finding.place.column) for finding in findings]


pytestmark = pytest.mark.usefixtures("loader")


def test_values_are_those_of_yaml_with_tuples_for_lists() -> None:
    located, findings = read("words: a kettle\ncount: 3\nshare: 2.5\ntrue too: yes\nday: 2026-06-02\nlist: [one, {two: 2}]\nnothing:\n")

    assert findings == []
    assert located.value == {"words": "a kettle", "count": 3, "share": 2.5, "true too": True, "day": date(2026, 6, 2), "list": ("one", {"two": 2}), "nothing": None}


def test_every_value_and_key_knows_its_place() -> None:
    located, _ = read("law:\n  - id: act-s1\n    title: An Act\n")

    title = located.place(("law", 0, "title"))
    assert (title.line, title.column, title.end_line, title.end_column) == (3, 12, 3, 18)
    key = located.key_place(("law", 0, "title"))
    assert (key.line, key.column, key.end_column) == (3, 5, 10)


def test_a_value_that_is_not_there_is_placed_at_what_should_hold_it() -> None:
    located, _ = read("law:\n  - id: act-s1\n")

    assert located.place(("law", 0, "title", "more")) == located.place(("law", 0))
    assert (located.place(("law", 0)).line, located.place(("law", 0)).column) == (2, 5)


def test_lines_count_from_the_first_line_of_the_file() -> None:
    located, findings = read("a: 1\nb: [", first_line=2)

    assert located.value is None
    assert findings[0].place.line >= 3


def test_columns_count_characters_not_bytes() -> None:
    assert found("{é😀: [1], b: *x}") == [("content.yaml-alias", 1, 14)]


def test_an_empty_text_is_no_value_and_no_finding() -> None:
    assert read("") == (Located(FILE, None), [])


# Duplicate keys


def test_a_key_written_twice_is_found_at_its_second_place() -> None:
    _, findings = read("title: One\nid: a\ntitle: Two\n")

    place = findings[0].place
    assert (findings[0].code, place.line, place.column, place.end_line, place.end_column) == ("content.duplicate-key", 3, 1, 3, 6)
    assert "“title” is written twice" in findings[0].message


def test_every_repetition_is_found_at_any_depth() -> None:
    assert found("a: {x: 1, x: 2}\nb:\n  - y: 1\n    y: 2\n    y: 3\n") == [
        ("content.duplicate-key", 1, 11),
        ("content.duplicate-key", 4, 5),
        ("content.duplicate-key", 5, 5),
    ]


def test_the_same_key_in_two_places_is_no_duplicate() -> None:
    assert found("a: {x: 1}\nb: {x: 1}\nx: 1\n") == []


def test_keys_that_yaml_would_take_for_one_number_are_two() -> None:
    located, findings = read("1: one\n01: two\n")

    assert (located.value, findings) == ({"1": "one", "01": "two"}, [])


# Aliases and depth


def test_an_alias_is_refused_where_it_is_written() -> None:
    assert found("roles: &all [lead]\nothers: *all\n") == [("content.yaml-alias", 2, 9)]


def test_a_merge_is_refused() -> None:
    assert found("base: &base {a: 1}\nmore:\n  <<: *base\n") == [("content.yaml-alias", 3, 7)]


def test_a_billion_laughs_is_refused_at_the_first_laugh() -> None:
    lines = ["a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]" for before, name in zip("abcdefgh", "bcdefghi", strict=True)]

    assert found("\n".join(lines)) == [("content.yaml-alias", 2, 8)]


def test_nesting_as_deep_as_allowed_is_read() -> None:
    assert found("[" * MAX_DEPTH + "]" * MAX_DEPTH) == []


def test_deeper_nesting_is_refused_where_it_goes_too_deep() -> None:
    assert found("a:\n " + "[" * MAX_DEPTH + "]" * MAX_DEPTH) == [("content.yaml-depth", 2, MAX_DEPTH + 1)]


def test_absurd_nesting_is_refused_without_reading_it_all() -> None:
    assert found("[" * 200_000) == [("content.yaml-depth", 1, MAX_DEPTH + 1)]
    assert found("\n".join("  " * depth + "a:" for depth in range(3000)))[0][0] == "content.yaml-depth"


# Tags


@pytest.mark.parametrize(
    "value",
    ["!!python/object/apply:os.system [ls]", "!!python/name:os.system", "!mine words", "!!binary aGVsbG8=", "!!set {a, b}", "!!omap [a: 1]", "!!timestamp never", "!!int many", "!!bool perhaps", "! words"],
)
def test_a_tag_that_makes_anything_else_is_refused(value: str) -> None:
    assert found(f"a: {value}\n") == [("content.yaml", 1, 4)]


def test_a_tag_that_says_words_makes_words() -> None:
    assert read("version: !!str 1.10\n")[0].value == {"version": "1.10"}


# Values


@pytest.mark.parametrize("day", ["2026-02-30", "2026-13-01", "0000-01-01", "2026-06-31 10:00:00"])
def test_a_date_that_is_no_date_is_refused_with_the_value(day: str) -> None:
    _, findings = read(f"title: A\nday: {day}\n")

    assert [(finding.code, finding.place.line, finding.place.column) for finding in findings] == [("content.yaml", 2, 6)]
    assert f"“{day}”" in findings[0].message


def test_a_time_is_read_as_one_for_the_model_to_refuse() -> None:
    assert read("day: 2026-06-02 10:00:00\n")[0].value == {"day": datetime(2026, 6, 2, 10)}


def test_numbers_that_are_none_are_read_for_the_model_to_refuse() -> None:
    value = read("a: .nan\nb: .inf\nc: 1_000\nd: 1:30\n")[0].value

    assert isnan(value.pop("a"))
    assert value == {"b": float("inf"), "c": 1000, "d": 90}


def test_a_number_too_long_to_be_one_is_refused() -> None:
    assert found("count: " + "9" * 5000) == [("content.yaml", 1, 8)]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a:\n\tb: 1\n", 2, 1),
        ("title: Leeds: a plan\n", 1, 13),
        ("a: 'never closed\nb: 1\n", 3, 1),
        ("a: 1\n b: 2\n", 2, 3),
        ("? [a, b]\n: c\n", 1, 3),
        ("? {a: b}\n: c\n", 1, 3),
        ("a: 1\n---\nb: 2\n", 2, 1),
        ("a: @b\n", 1, 4),
        ("a: %b\n", 1, 4),
    ],
)
def test_what_is_no_yaml_is_found_at_its_place(text: str, line: int, column: int) -> None:
    assert found(text) == [("content.yaml", line, column)]


def test_a_character_that_yaml_does_not_know_is_found_at_its_place() -> None:
    assert found("title: é😀\nmore: \ufffe\n") == [("content.yaml", 2, 7)]


@pytest.mark.parametrize("escape", [r"\x02", r"\r", r"\e", r"\u0085", r"\L", r"\0"])
def test_a_hidden_character_is_refused_even_where_it_is_written_as_an_escape(escape: str) -> None:
    assert found(f'id: a\ntitle: "Cup{escape}board"\n') == [("content.control-character", 2, 8)]


# Properties

SCALARS = st.one_of(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"])), st.integers(-1000, 1000), st.booleans(), st.none(), st.dates())
KEYS = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True)
VALUES = st.recursive(SCALARS, lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)), max_leaves=12)


def as_read(value: Any) -> Any:
    """A value with tuples for lists, and keys as they are written."""
    if isinstance(value, list):
        return tuple(map(as_read, value))
    return {key: as_read(one) for key, one in value.items()} if isinstance(value, dict) else value


def test_whatever_yaml_writes_is_read_back(long: bool) -> None:
    @examples(long, 150, 5000)
    @given(st.dictionaries(KEYS, VALUES), st.booleans())
    def holds(value: dict[str, Any], flow: bool) -> None:
        located, findings = read(yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow))

        assert findings == []
        assert located.value == as_read(value)

    holds()


def test_every_place_is_where_the_value_is_written(long: bool) -> None:
    @examples(long, 150, 5000)
    @given(st.lists(st.tuples(KEYS, st.from_regex(r"[a-zé😀][a-zé😀 ]{0,10}[a-z]", fullmatch=True)), unique_by=lambda pair: pair[0], min_size=1))
    def holds(pairs: list[tuple[str, str]]) -> None:
        lines = [f"{key}: q{value}" for key, value in pairs]
        located, _ = read("\n".join(lines), first_line=2)

        for key, value in pairs:
            place = located.place((key,))
            assert place.end_column is not None
            assert lines[place.line - 2][place.column - 1 : place.end_column - 1] == f"q{value}"

    holds()


def test_no_text_at_all_makes_it_raise(long: bool) -> None:
    pieces = st.sampled_from([*"{}[]:,&*!|>%@`#?-'\"\\\t\n \r\x00\x85\u2028\ufeff\ud7ffé😀", "- ", ": ", "<<: ", "!!", "---\n", "...\n", "a", "1", "2026-01-01", ".nan", "=", "\\u"])

    @examples(long, 300, 20_000)
    @given(st.one_of(st.text(st.characters(codec="utf-8")), st.lists(pieces).map("".join)))
    def holds(text: str) -> None:
        located, findings = read(text)

        assert not findings or located.value is None
        assert all(finding.place.line >= 1 and finding.place.column >= 1 for finding in findings)

    holds()
