"""Sentences of a body, where they stand, and how hard they are to read."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicebook.content.markdown import Body
from practicebook.content.sentences import grade, sentences

FILE = PurePosixPath("docs/a.md")


def read(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(Body(text, FILE))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One day. “Two?” Three!\nAnd on.", ["One day.", "“Two?”", "Three!", "And on."]),
        ("## A heading { data-keywords=\"a, b\" }\n\nWords.", ["Words."]),
        ("Ask:\n\n- **who** it is\n- [where](/go/a/) it is", ["Ask:", "who it is", "where it is"]),
        ("1. First\n   and on.\n2. Second.", ["First and on.", "Second."]),
        ("| a | b |\n|---|---|\n| c. d | e |\n\nAfter.", ["After."]),
        ("> She said\n> it twice.", ["She said", "it twice."]),
        ("It must ([Care Act 2014, s.42](/law/#care-act-2014-s42)). Then `code. here` ends.", ["It must .", "Then ends."]),
        ("```\nNot. This.\n```\n\nThis.", ["This."]),
        ("At 10.30 it was 3.5 miles.", ["At 10.30 it was 3.5 miles."]),
    ],
)
def test_what_a_reader_reads_as_sentences(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@given(st.text(alphabet="aB. \n*-#|[](){}`>1!“”é", max_size=200))
def test_a_sentence_stands_where_its_words_are(text: str) -> None:
    body = Body(text, FILE)
    for sentence in sentences(body):
        assert 0 <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start] == sentence.text[0]
        assert text[sentence.end - 1] == sentence.text[-1]


def test_a_longer_sentence_of_longer_words_is_harder() -> None:
    easy = grade(["The cat sat on the mat."])
    longer = grade(["The cat sat on the mat and then the dog came in and sat on the mat as well as the cat."])
    harder = grade(["The multidisciplinary committee deliberated extensively."])

    assert easy < longer < harder
    assert grade([]) == grade(["…"]) == 0


def test_a_grade_is_near_that_of_a_pronouncing_dictionary() -> None:
    """Syllables counted by hand: 23 words in 2 sentences with 27 syllables make 0.39 × 11.5 + 11.8 × 27 / 23 - 15.59 = 2.75."""
    text = ["An assessment must be fitting for the person and must let them take part.", "We should write down what they say and why."]

    assert grade(text) == pytest.approx(2.75, abs=1)
