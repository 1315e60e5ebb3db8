"""Our pattern of telephone numbers against Google's library of them, which knows how every number is written."""

from pathlib import Path

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from phonenumbers import PhoneNumberFormat
from properties import examples

from practicebook.anonymity.identifiers import identifiers
from practicebook.anonymity.profiles import EXEMPLAR
from practicebook.anonymity.reading import read
from practicebook.anonymity.sums import helplines

TUNING = sorted((Path(__file__).parent / "corpus" / "tuning").glob("*.txt"))
DRAMA = ("07700900", "01632960", "02079460", "01134960", "01214960", "01614960", "08081570", "03069990", "02890180")
"""Ofcom's ranges for drama, to which three digits are added."""

NUMBERS = st.tuples(st.sampled_from(DRAMA), st.integers(0, 999)).map(lambda parts: phonenumbers.parse(f"{parts[0]}{parts[1]:03}", "GB"))
FORMATS = (PhoneNumberFormat.E164, PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.NATIONAL, PhoneNumberFormat.RFC3966)


def test_a_number_is_found_in_every_format_of_the_library(long: bool) -> None:
    @examples(long, 200, 5000)
    @given(NUMBERS, st.sampled_from(FORMATS), st.sampled_from(["{}", "Ring {}.", "tel:{}", "({})", "mob {}, after six", "{}/home"]))
    def is_found(number: phonenumbers.PhoneNumber, layout: int, sentence: str) -> None:
        written = phonenumbers.format_number(number, layout).removeprefix("tel:")
        text = sentence.format(written)
        assert any(text.index(written) >= hit.start and hit.end >= text.index(written) + len(written) for hit in identifiers(text, EXEMPLAR)), text

    is_found()


@pytest.mark.parametrize("path", TUNING, ids=lambda path: path.stem)
def test_what_the_library_finds_in_a_text_is_found(path: Path) -> None:
    text = read(path.read_text(encoding="utf-8")).text
    hits = identifiers(text, EXEMPLAR)

    for match in phonenumbers.PhoneNumberMatcher(text, "GB"):
        known = "".join(character for character in match.raw_string if character.isdigit()) in helplines()
        assert known or any(hit.start < match.end and match.start < hit.end for hit in hits), match.raw_string


def test_every_helpline_is_a_number_of_the_country_or_a_short_code() -> None:
    numbers = [entry for entry in helplines() if entry.isdigit() and len(entry) > 8]

    assert [number for number in numbers if not phonenumbers.is_valid_number(phonenumbers.parse(number, "GB"))] == []
