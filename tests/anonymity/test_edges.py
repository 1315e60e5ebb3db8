"""What is found is shown to its ends, and no further. All people, places and numbers are invented."""

import pytest

from practicebook.anonymity.profiles import EXEMPLAR, POLICY
from practicebook.anonymity.scan import scan
from practicebook.anonymity.vocabulary import packaged_vocabulary

VOCABULARY = packaged_vocabulary()


def covered(text, profile=EXEMPLAR):
    return [text[hit.start : hit.end] for hit in scan(text, profile, VOCABULARY)]


@pytest.mark.parametrize(
    "words",
    [
        "Larkmere locality team",
        "Larkmere Central police station",
        "University of Wexmoor",
        "Kind Hands of Larkmere (Tolven) Ltd",
        "Wexmoor Light (hostel)",
        "WEXMOOR FAMILY LAW",
        "Flat 3, 12 Wexmoor Quay",
        "Suite 300, Wexmoor Lodge",
        "14 Mercers Row site",
        "Maria das Dores Wexmoor",
    ],
)
def test_a_name_is_shown_with_what_belongs_to_it(words):
    assert words in covered(f"It was at {words}, as she said.")


def test_a_reference_is_shown_with_what_its_strokes_lead_to():
    assert "LW-ZZ/9990/26-B" in covered("They quoted LW-ZZ/9990/26-B twice.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Visited Wambui at home.", "Wambui"),
        ("Mrs Wambui and the team met.", "Wambui"),
        ("He saw Wambui. Then he left.", "Wambui"),
        ("In 2026 Wambui moved.", "Wambui"),
        ("With Wambui's coat on the hook.", "Wambui"),
    ],
)
def test_what_only_stands_beside_a_name_is_let_be(text, words):
    assert covered(text) in ([words], [f"{words}'s"])


def test_nothing_is_taken_twice():
    text = "Kind Hands (Tolven) Ltd, 12 Wexmoor Quay, Larkmere locality team and Wambui Wexmoor"
    hits = scan(text, EXEMPLAR, VOCABULARY)

    assert all(one.end <= following.start for one, following in zip(hits, hits[1:], strict=False))


def test_where_no_case_is_told_a_name_is_shown_as_it_was_found():
    assert covered("Friends of Wexmoor wrote it.", POLICY) == ["Wexmoor"]
