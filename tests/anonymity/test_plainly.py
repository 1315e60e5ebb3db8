"""A text that plainly names people is read more strictly than one that does not. Everybody here is invented."""

import pytest

from practicebook.anonymity.profiles import EXEMPLAR, POLICY
from practicebook.anonymity.scan import scan
from practicebook.anonymity.vocabulary import packaged_vocabulary

VOCABULARY = packaged_vocabulary()
NAMED = "Wambui, Przemek, Oluwaseun, Agnieszka, Sunniva, Perpetua, Zebedee, Nkechi and Bronisława met.\n\n"


def covered(text, profile=EXEMPLAR):
    return [text[hit.start : hit.end] for hit in scan(text, profile, VOCABULARY)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Frank in legal will answer.", "Frank"),
        ("Dawn, on nights, has the key.", "Dawn"),
        ("She knows the boys, harry + two others.", "harry"),
        ("It was K who said so.", "K"),
        ('They call him "Prof" here.', "Prof"),
    ],
)
def test_what_says_nothing_elsewhere_is_asked_about_beside_many_names(text, name):
    assert name not in covered(text)
    assert name in covered(NAMED + text)


@pytest.mark.parametrize("text", ["Will you ring them?", "Plan B is to wait.", "The vitamin D is in the drawer.", "Bring it by May 2026."])
def test_words_that_stand_as_words_are_let_be_there_too(text):
    assert len(covered(NAMED + text)) == len(covered(NAMED))


def test_a_column_that_mostly_holds_names_holds_no_words():
    table = "| Thing | When |\n|---|---|\n| Wambui | noon |\n| Przemek | noon |\n| Temperance | noon |\n"
    others = NAMED + table

    assert "Temperance" in covered(others)
    assert "Temperance" not in covered(table.replace("Wambui", "Bread").replace("Przemek", "Milk"))


def test_where_no_case_is_told_no_text_is_read_so():
    assert "Frank" not in covered(NAMED + "Frank in legal will answer.", POLICY)
