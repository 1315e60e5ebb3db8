"""Where a case is told, whatever holds a figure is known to be innocent, or asked about."""

import re

import pytest
from test_patterns_in_javascript import ONLY_PYTHON

from practicebook.anonymity.profiles import EXEMPLAR, POLICY
from practicebook.anonymity.scan import scan
from practicebook.anonymity.unaccounted import innocent
from practicebook.anonymity.vocabulary import packaged_vocabulary

INNOCENT = (
    *("It cost £1,240.50, or £86.40 a week.", "She paid about £10k.", "There were 12,500 of them.", "She sat 300 feet up.", "His score was 24/30, then 27/30.", "BP 142/86 and sats 91% on air."),
    *("He came at 10.30am and left by 16:20.", "Open 9-5, with 1:1 support, 24/7.", "Every 6th week, on the 2nd floor.", "It was the 3rd time, and her 21st birthday.", "In the 1960s, and again in 2019/20."),
    *("See s.42, s117 and reg 18.", "See section 42A and paragraph 10.85.", "Version 2.10, Q3, A4, B12 and Covid-19.", "PHQ-9, MCA2 and NEWS2.", "Ring 111, or 999.", "Review in 6/52; bowels x4/7."),
    *("Co-careldopa 25/100 at 12, and a rest.", "Flat 23°C all day.", "Hearing aid battery size 312.", "An X-ray, 15x2 cm, and 300ml."),
    *("40mg BD, 88.5kg, 3-5 days.", "Radio 4 was on; he has type 2 diabetes.", "The photo is photo_2.jpg.", "It is at 9.15, or 4ish.", "Joint funding is 60/40.", "A 94-page report."),
)
ASKED = (
    ("He is 7H-K4432 to them.", "7H-K4432"),
    ("Quote AB/99-14x when you ring.", "AB/99-14x"),
    ("They logged it under 412-77/K.", "412-77/K"),
    ("It has 9926-X on the tag.", "9926-X"),
    ("Callsign EN409 came.", "EN409"),
    ("He left us the 417 to get in.", "417"),
    ("The funeral was held the 14th, at noon.", "14th"),
    ("She starts 30th, desk by the door.", "30th"),
    ("We met 27.03 and again in May.", "27.03"),
    ("It is 9941 772 on the tag.", "9941 772"),
    ("He was 93 and still on his bike.", "93"),
)


def found(text: str) -> list[str]:
    """The words of each hit where a case is told."""
    return [text[hit.start : hit.end] for hit in scan(text, EXEMPLAR, packaged_vocabulary())]


@pytest.mark.parametrize("text", INNOCENT)
def test_a_number_of_an_innocent_shape_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "words"), ASKED)
def test_a_number_of_no_innocent_shape_is_asked_about_to_its_ends(text: str, words: str) -> None:
    assert words in found(text)


def test_only_a_text_that_tells_a_case_is_asked_about_every_number() -> None:
    assert scan("The meeting is the 14th at ten.", POLICY, packaged_vocabulary()) == ()


@pytest.mark.parametrize("entry", innocent()["shapes"], ids=lambda entry: entry["why"])
def test_a_shape_uses_only_what_python_and_javascript_read_alike(entry: dict) -> None:
    assert ONLY_PYTHON.search(entry["find"]) is None
    assert re.compile(entry["find"])
