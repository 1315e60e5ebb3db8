"""What could stand in place of a name, a date or a place: the same for the same person, in the house style."""

import pytest

from practicebook.anonymity.hits import Hit
from practicebook.anonymity.pseudonyms import applied, proposals


def pseudonymised(marked: str) -> str:
    """A text whose hits are marked as `[code|words]`, with every proposal taken."""
    text, hits = "", []
    for piece in marked.replace("]", "[").split("["):
        code, bar, words = piece.rpartition("|")
        if bar:
            hits.append(Hit(len(text), len(text) + len(words), f"anonymity.{code}"))
        text += words if bar else piece
    return applied(text, proposals(text, hits))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Ms [name|Zagodnik] came. [name|Zagodnik] sat.", "Ms A came. Ms A sat."),
        ("[name|Ann Zagodnik] came with Mr [name|Quistrel]. Mrs [name|Zagodnik] sat.", "Mrs A came with Mr B. Mrs A sat."),
        ("[name|Zagodnik] came, then [unknown-word|quistrel].", "Person A came, then person B."),
        ("Her son [name|Bo Quistrel] rang; [name|quistrel] was cross.", "Her son rang; her son was cross."),
        ("Ms [name|Zagodnik]'s son [name|Bo] rang.", "Ms A's son rang."),
        ("We saw [name|Zagodnik's] garden. Ms [name|Zagodnik] dug.", "We saw Ms A's garden. Ms A dug."),
        ("Dr [name|Vell] rang and Mrs [name|Zagodnik] wept.", "The doctor rang and Mrs A wept."),
        ("She moved on [date|4 March 2026].", "She moved in spring."),
        ("Moved: [date|2026-07-04], [date|04/11/2026]; born [date|1941]", "Moved: summer, autumn; born [date left out]"),
        ("She lives in [place|Larchmere].", "She lives in a town nearby."),
        ("She was on [place|Larchmere Ward].", "She was on the ward."),
        ("At [street-address|12 Larchmere Lane]", "At a street nearby"),
        ("She is [age|94].", "She is 85 or over."),
        ("No. [nhs-number|999 000 0018]", "No. [NHS number left out]"),
    ],
)
def test_what_is_proposed(marked: str, expected: str) -> None:
    assert pseudonymised(marked) == expected


def test_more_people_than_letters() -> None:
    people = [f"Mrs [name|Zag{first}{second}]" for first in "abcde" for second in "klmnop"]

    assert pseudonymised(", ".join(people)).endswith("Mrs Z, Mrs AA, Mrs AB, Mrs AC, Mrs AD")


def test_what_was_refused_stays_as_it_was() -> None:
    text = "Ms Zagodnik came."

    assert applied(text, ()) == text
