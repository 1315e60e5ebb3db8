"""In a case, a word that everybody knows is asked about where only a person, or a service, can stand."""

import pytest

from practicebook.anonymity.profiles import EXEMPLAR
from practicebook.anonymity.scan import scan
from practicebook.anonymity.vocabulary import packaged_vocabulary


def found(text: str) -> list[str]:
    """The words of each hit."""
    return [text[hit.start : hit.end] for hit in scan(text, EXEMPLAR, packaged_vocabulary())]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Joy from the agency rang at 9.", "Joy"),
        ("Dawn (OT) to order rails.", "Dawn"),
        ("Art was asleep in the chair.", "Art"),
        ("Patience will cover Tuesday.", "Patience"),
        ("Bill is her brother.", "Bill"),
        ("“Kitty, love, sit down.”", "Kitty"),
        ("April's mum rang.", "April"),
        ("We asked Summer to chase it.", "Summer"),
        ("Her daughter Autumn came.", "Autumn"),
        ("pls ring june back", "june"),
        ("wife may is his carer", "may"),
        ("sw grant to ring", "grant"),
        ("daughter in law joy, rang", "joy"),
        ("ivy not eating, seen at home", "ivy"),
        ("comfort did his meds at 8", "comfort"),
        ("Church K (SW) came.", "Church K"),
        ("KB/TL to visit.", "KB"),
        ("Emergency contact - Sandy", "Sandy"),
        ("See grace-marsh-support-plan.pdf for it.", "grace-marsh"),
        ("Blue Door Reablement started on Monday.", "Blue Door Reablement"),
        ("He was seen off Bridge Street.", "Bridge Street"),
        ("She works at Tesco on the tills.", "Tesco"),
        ("Known as: Fizz", "Fizz"),
        ("Present: the consultant, Mags s/n, me.", "Mags"),
        ("1:1 – Kwabena / Hazel, by phone", "Hazel"),
        ("“It's Ruby here from the day centre.”", "Ruby"),
        ("Olive next door has a key.", "Olive"),
        ("Ring Grant on 07700 900123.", "Grant"),
        ("It was PC 411 Day who came.", "Day"),
        ("Cover: Amber/Jade", "Jade"),
        ("Amber off sick, so no visit.", "Amber"),
        ("We visited AH at home.", "AH"),
        ("Present: Halina Wrona (chair), Dot, Mark, Yinka, Joy from finance, Guy.", "Guy"),
        ("He slept.\nHe ate.\n\nES SW\n", "ES"),
        ("The A1 Angels came.", "A1 Angels"),
        ("The Bridge Project helped.", "Bridge Project"),
    ],
)
def test_a_word_that_stands_where_only_a_person_or_a_service_can_is_asked_about(text: str, name: str) -> None:
    assert any(name in words for words in found(text))


@pytest.mark.parametrize(
    "text",
    [
        *("Joy from small things matters.", "Art was part of the plan.", "Patience will help.", "Bill is due on Monday.", "Hope is not a plan.", "April's figures are in.", "Summer came early."),
        *("ED rang. OP to be called.", "She slept.\nNFA\n", "P.S. He likes tea.", "D.O.B. not known.", "It's Monday here.", "A blue/amber chart."),
        *("They are in bay D. They wave.", "She prefers Tamil.", "He is happy as Larry.", "Known as the nurse."),
        *("Sister in charge happy, OT happy.", "ring in june", "wife may come with him", "hope not needed", "The Front Door Team rang.", "It was on the High Street.", "She works at home.", "He worked at night."),
    ],
)
def test_the_same_word_is_let_be_where_it_is_only_a_word(text: str) -> None:
    assert found(text) == []
