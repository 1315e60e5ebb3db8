"""Whether a law is in force follows from its dates and the day, and is written nowhere."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from practicebook.content.law import LawEntry, law_state

DAY = date(2026, 11, 23)


def entry(id: str = "an-act", kind: str = "act", **fields: Any) -> LawEntry:
    return LawEntry.model_validate({"id": id, "title": "An Act", "short": "Act", "heading": "H", "kind": kind, "says": "S.", "checked_on": DAY, "copy": "text"} | fields)


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, "not in force"),
        ({"passed_on": date(2019, 5, 16)}, "not in force"),
        ({"in_force_from": DAY}, "in force"),
        ({"in_force_from": date(2026, 11, 24)}, "not yet in force"),
        ({"in_force_by": date(2027, 1, 1)}, "in force"),
        ({"in_force_from": date(2015, 4, 1), "in_force_to": DAY}, "in force"),
        ({"in_force_from": date(2015, 4, 1), "in_force_to": date(2026, 11, 22)}, "no longer in force"),
        ({"kind": "case", "passed_on": date(2014, 3, 19)}, "in force"),
        ({"kind": "case", "passed_on": date(2026, 12, 1)}, "not yet in force"),
        ({"kind": "case", "passed_on": date(2014, 3, 19), "in_force_to": date(2026, 6, 1)}, "overruled"),
    ],
)
def test_how_an_entry_stands_follows_from_its_dates(fields: dict[str, Any], state: str) -> None:
    assert entry(**fields).state(DAY) == state


PARTS = {"begun": entry("begun", in_force_from=date(2026, 2, 18)), "waiting": entry("waiting"), "later": entry("later", in_force_from=date(2027, 4, 1))}


@pytest.mark.parametrize(
    ("own", "parts", "state"),
    [
        ({}, ["begun", "waiting"], "partly in force"),
        ({"in_force_from": date(2015, 4, 1)}, ["waiting"], "partly in force"),
        ({"in_force_from": date(2015, 4, 1)}, ["begun", "later"], "partly in force"),
        ({}, ["begun"], "in force"),
        ({"in_force_from": date(2015, 4, 1)}, ["begun"], "in force"),
        ({}, ["waiting", "later"], "not in force"),
        ({"in_force_from": date(2027, 4, 1)}, ["waiting"], "not yet in force"),
    ],
)
def test_an_act_told_by_its_parts_is_partly_in_force_where_only_some_are(own: dict[str, Any], parts: list[str], state: str) -> None:
    assert law_state(entry(parts=tuple(parts), **own), PARTS, DAY) == state


def test_a_part_that_is_not_there_says_nothing() -> None:
    assert law_state(entry(in_force_from=date(2015, 4, 1), parts=("gone",)), PARTS, DAY) == "in force"


def test_an_entry_has_one_beginning() -> None:
    with pytest.raises(ValidationError, match="has both in_force_from and in_force_by"):
        entry(in_force_from=date(2015, 4, 1), in_force_by=DAY)
