"""Named places and services: by the noun that they end on, by their label, and by being unknown. All are invented."""

import pytest

from practicebook.anonymity.profiles import EXEMPLAR, POLICY
from practicebook.anonymity.scan import scan
from practicebook.anonymity.vocabulary import packaged_vocabulary

VOCABULARY = packaged_vocabulary()


def covered(text, profile=EXEMPLAR):
    return [text[hit.start : hit.end] for hit in scan(text, profile, VOCABULARY)]


@pytest.mark.parametrize(
    "name",
    ["Maple Ward", "Almond Court", "Haddon Lodge", "Quay Surgery", "Mercers Row", "Tanners Lane", "Bridge End School", "St Oda's", "St Aldhelm's Night Shelter", "Ward 7B", "Anchor St", "Great Hasling", "Our Lady of the Marsh"],
)
def test_a_named_place_or_service_is_found_whole(name):
    assert name in covered(f"He was seen at {name}, and then went home.")


@pytest.mark.parametrize("name", ["Larkmere", "Polgarrow", "Tolven"])
def test_a_place_is_found_by_being_unknown_in_any_case(name):
    assert covered(f"She moved to {name} then.") == [name]
    assert covered(f"she moved to {name.lower()} then.") == [name.lower()]


@pytest.mark.parametrize("words", ["tolven law courts", "polgarrow cannery", "lower tolven", "maple ward", "pigeon court", "the red lion", "mill street", "rose cottage", "the willows", "rose and crown"])
def test_a_place_in_lower_case_is_found_with_its_noun(words):
    assert any(words in found for found in covered(f"he went to {words} then"))


@pytest.mark.parametrize(
    "text",
    [
        "She went to the day centre, the local surgery and the village hall.",
        "He was on a hospital ward, and then in a care home near the park.",
        "The Court of Protection decides. The Mental Health Act says so.",
        "The Community Mental Health Team and the Hospital Discharge Team met.",
        "Adult Social Care asked the Care Quality Commission.",
        "In the street, on a wet road, at a sheltered court and off the main street.",
        "He lives in squalor. She lives in care, and came from hospital. They live in clutter.",
        "A red coat, a white horseshoe, bread and cheese, mother and child, the Red Cross.",
    ],
)
def test_kinds_of_place_and_bodies_of_the_nation_are_let_be(text):
    assert covered(text) == []


@pytest.mark.parametrize("town", ["bath", "leek", "hull", "sandwich"])
def test_a_town_that_is_a_word_is_found_where_somebody_lives(town):
    assert covered(f"He lives in {town}.") == [town]


def test_what_a_label_for_a_service_leads_to_is_found_though_it_is_made_of_words():
    assert "Good Companions" in covered("Provider: Good Companions\nHours: 14")


def test_where_no_case_is_told_places_are_let_be():
    assert covered("The policy was read on Maple Ward.", POLICY) == []
