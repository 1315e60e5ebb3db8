"""Text as it was meant: every span of it maps back to a span of the text given that holds what it shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicebook.anonymity.reading import read

PARTS = st.sampled_from(["Zofia", " ", "\n", "%20", "&amp;", "&#65;", "\\u0041", "\u200b", "\u00ad", "Ａ", "９", "а", "**", "_", "*", "ﬁ", "é", "e\u0301", "a", "b", "1", "&", "%", ";", "’", "“", "<b>", "|"])
TEXTS = st.lists(PARTS, max_size=30).map("".join)


@given(TEXTS)
def test_every_character_read_comes_from_a_place_in_the_text_given(text):
    reading = read(text)
    spans = [reading.span(at, at + 1) for at in range(len(reading.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert [start for start, _ in spans] == sorted(start for start, _ in spans)


@given(TEXTS)
def test_what_a_span_maps_back_to_reads_as_what_it_shows(text):
    reading = read(text)
    for at, character in enumerate(reading.text):
        start, end = reading.span(at, at + 1)
        if character.isascii() and character.isalnum() and text[start:end].isalnum() and text[start:end].isascii():
            assert character in text[start:end]


@given(st.text(alphabet="abc ABC\n.,", max_size=60))
def test_a_plain_text_is_read_as_it_stands(text):
    reading = read(text)
    assert reading.text == text
    assert all(reading.span(at, at + 1) == (at, at + 1) for at in range(len(text)))


@pytest.mark.parametrize("written", ["Zo\u200bfia", "Zo\u00adfia", "Ｚｏｆｉａ", "Zo&#102;ia", "Z\\u006ffia", "Zo**fi**a", "Zоfia"])
def test_text_written_to_slip_past_is_read_as_it_looks(written):
    reading = read(f"ask {written} now")
    at = reading.text.index("Zofia")
    start, end = reading.span(at, at + 5)
    assert f"ask {written} now"[start:end].strip("*") == written.strip("*")
