"""One field of front matter is changed, and nothing else of the file."""

from datetime import date
from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples

from practicebook.authoring.rewriting import NotWritable, with_field, words
from practicebook.content.source import take_apart

FILE = """---
id: a   # for ever
# How it was signed.
sign_offs:
  - role: lead   # our lead
    date: 2026-01-01

# Why it may be published.
basis:   "fictionalised"
long: >-
  folded words
  that stay folded
---

Body: with a colon.
---
"""


def add(value: Any) -> Any:
    value.append({"role": "chief", "date": date(2026, 2, 1)})
    return value


def field(text: str, name: str) -> Any:
    source, findings = take_apart(text.replace("\r\n", "\n"), PurePosixPath("a.md"))
    assert source and not findings
    return source.fields.value[name]


def test_the_field_has_its_new_value() -> None:
    assert field(with_field(FILE, "sign_offs", add), "sign_offs") == ({"role": "lead", "date": date(2026, 1, 1)}, {"role": "chief", "date": date(2026, 2, 1)})


def test_every_other_line_is_left_as_it_is() -> None:
    lines = with_field(FILE, "sign_offs", add).split("\n")

    assert [line for line in lines if line not in ("  - role: chief", "    date: 2026-02-01")] == FILE.split("\n")


def test_comments_in_the_field_survive() -> None:
    assert "  - role: lead   # our lead\n" in with_field(FILE, "sign_offs", add)


def test_a_field_that_is_not_there_comes_last() -> None:
    assert with_field(FILE, "status", lambda value: "draft" if value is None else value) == FILE.replace("folded\n---", "folded\nstatus: draft\n---")


def test_the_last_field_can_be_changed() -> None:
    assert with_field(FILE, "long", lambda _: "short") == FILE.replace("  folded words\n  that stay folded", "  short")


@pytest.mark.parametrize("text", [FILE.replace("\n", "\r\n"), f"\ufeff{FILE}"])
def test_line_ends_and_a_byte_order_mark_are_kept(text: str) -> None:
    changed = with_field(text, "status", lambda _: "draft")

    assert changed.startswith(text[:4])
    assert changed.count("\r\n") in (0, changed.count("\n"))
    assert changed.replace("status: draft\r\n", "").replace("status: draft\n", "") == text


@pytest.mark.parametrize("text", ["Words.", "---\nid: a\n", "---\nid: [\n---\n", "---\n{id: a,\n b: c}\n---\n", "---\n- a\n---\n", ""])
def test_front_matter_that_cannot_be_read_or_has_no_lines_of_its_own_is_refused(text: str) -> None:
    with pytest.raises(NotWritable):
        with_field(text, "status", lambda _: "draft")


@pytest.mark.parametrize("value", ["no", "yes", "on", "12", "1e5", "0x1f", "1_000", "2026-01-01", "12:30", "null", "~", "true", "=", "<<", "- a", "a: b", "a # b", "“ok”", "", " ", "'", '"', "{", "&a", "*a", "!a", "%a", "@a", "`a`"])
def test_words_that_yaml_would_take_for_something_else_are_read_as_written(value: str) -> None:
    assert field(with_field(FILE, "note", lambda _: words(value)), "note") == value


def test_any_words_are_read_as_written(long: bool) -> None:
    @examples(long, 60, 2000)
    @given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"))))
    def holds(value: str) -> None:
        assert field(with_field(FILE, "note", lambda _: words(value)), "note") == value

    holds()
