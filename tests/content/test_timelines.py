"""What is in force on which day, from the dates of a document's texts."""

from datetime import date, timedelta
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples

from practicebook.content.kinds import Policy
from practicebook.content.library import Document, Text, governed
from practicebook.content.markdown import Body
from practicebook.content.timeline import State, Timeline
from practicebook.content.yaml_source import Located
from practicebook.history import timelines

FOLDER = PurePosixPath("docs/policies")
Dates = tuple[date, date | None]
"""The first day of a text, and the last where it says one."""


def text(version: str, start: date, end: date | None = None, *, status: str = "published", kept: bool = True) -> Text:
    file = FOLDER / "a.versions" / f"{version}.md" if kept else FOLDER / "a.md"
    fields = Policy.model_validate(
        {"id": "a", "title": "A", "summary": "S", "owner": "lead", "approver": "chief", "version": version, "effective_from": start, "effective_to": end, "next_review": date.max, "status": status}
    )
    return Text(file, "policy", fields, Located(file), Body("", file), kept)


def timeline(*dates: Dates) -> Timeline:
    """Of texts 1.0, 1.1 and so on, the last of them the main one."""
    texts = [text(f"1.{number}", start, end, kept=number < len(dates) - 1) for number, (start, end) in enumerate(dates)]
    return timelines([Document(texts[-1], tuple(texts[:-1]))])["a"]


def states(of: Timeline, day: date) -> list[State]:
    return [of.state_of(span, day) for span in of.spans]


def version_on(of: Timeline, day: date) -> str:
    return governed(of.on(day).text).version


JANUARY, MARCH_END, JUNE = date(2026, 1, 1), date(2026, 3, 31), date(2026, 6, 2)
DAY = timedelta(days=1)


def test_a_text_is_upcoming_until_its_first_day_and_in_force_from_then() -> None:
    one = timeline((JANUARY, None))

    assert states(one, JANUARY - DAY) == ["upcoming"]
    assert states(one, JANUARY) == ["in force"]
    assert states(one, date.max) == ["in force"]


def test_a_text_is_in_force_on_its_last_day_and_ended_on_the_next() -> None:
    one = timeline((JANUARY, MARCH_END))

    assert states(one, MARCH_END) == ["in force"]
    assert states(one, MARCH_END + DAY) == ["ended"]


def test_a_later_text_takes_over_on_its_first_day() -> None:
    both = timeline((JANUARY, None), (JUNE, None))

    assert states(both, JANUARY - DAY) == ["upcoming", "upcoming"]
    assert states(both, JANUARY) == ["in force", "upcoming"]
    assert states(both, JUNE - DAY) == ["in force", "upcoming"]
    assert states(both, JUNE) == ["superseded", "in force"]
    assert [version_on(both, day) for day in (JANUARY - DAY, JANUARY, JUNE - DAY, JUNE)] == ["1.0", "1.0", "1.0", "1.1"]


def test_a_text_that_says_it_ends_on_the_eve_of_the_next_is_superseded() -> None:
    assert states(timeline((JANUARY, JUNE - DAY), (JUNE, None)), JUNE) == ["superseded", "in force"]


def test_a_text_that_would_last_past_its_successor_does_not() -> None:
    both = timeline((JANUARY, date(2027, 1, 1)), (JUNE, None))

    assert both.spans[0].end == JUNE - DAY
    assert states(both, JUNE) == ["superseded", "in force"]


def test_between_two_texts_there_can_be_a_gap_in_which_none_is_in_force() -> None:
    both = timeline((JANUARY, MARCH_END), (JUNE, None))

    assert states(both, MARCH_END + DAY) == ["ended", "upcoming"]
    assert version_on(both, MARCH_END + DAY) == "1.0"
    assert states(both, JUNE) == ["ended", "in force"]


def test_the_text_that_is_to_take_over_is_known_until_it_does() -> None:
    both = timeline((JANUARY, None), (JUNE, None))

    def following(day: date) -> str | None:
        span = both.next_after(day)
        return governed(span.text).version if span else None

    assert [following(day) for day in (JANUARY - DAY, JANUARY, JUNE - DAY, JUNE)] == ["1.0", "1.1", "1.1", None]


def test_the_main_file_may_be_an_earlier_text_than_a_kept_one() -> None:
    of = timelines([Document(text("1.0", JANUARY, kept=False), (text("1.1", JUNE),))])["a"]

    assert (version_on(of, JUNE - DAY), version_on(of, JUNE)) == ("1.0", "1.1")


def test_a_draft_takes_over_from_nothing() -> None:
    of = timelines([Document(text("1.1", JUNE, status="draft", kept=False), (text("1.0", JANUARY),))])["a"]

    assert version_on(of, date.max) == "1.0"
    assert states(of, date.max) == ["in force"]


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_a_document_with_nothing_published_or_withdrawn_has_no_timeline(status: str) -> None:
    assert timelines([Document(text("1.0", JANUARY, status=status, kept=False))]) == {}


def test_a_document_that_is_withdrawn_has_none_though_a_kept_text_was_published() -> None:
    assert timelines([Document(text("1.1", JUNE, status="withdrawn", kept=False), (text("1.0", JANUARY),))]) == {}


@pytest.mark.parametrize("first", [date.min, date.min + DAY])
@pytest.mark.parametrize("last", [None, date.max, date.max - DAY])
def test_the_first_and_last_days_that_there_are_can_be_written(first: date, last: date | None) -> None:
    one, both = timeline((first, last)), timeline((first, last), (date.max, None))

    for day in (date.min, JUNE, date.max):
        states(one, day), states(both, day)
    assert version_on(both, date.max) == "1.1"


def test_two_texts_of_the_first_day_that_there_is_can_be_told_apart() -> None:
    assert timeline((date.min, None), (date.min, None)).on(JUNE).text.fields.id == "a"


# Properties

DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
STARTS = st.lists(DAYS, min_size=1, max_size=6, unique=True).map(sorted)


def test_one_text_is_in_force_on_every_day_from_the_first_on(long: bool) -> None:
    @examples(long, 200, 5000)
    @given(STARTS, st.lists(DAYS, min_size=1, max_size=8))
    def holds(starts: list[date], days: list[date]) -> None:
        of = timeline(*((start, None) for start in starts))

        for day in (*days, *starts, *(start - DAY for start in starts)):
            expected: list[State] = ["upcoming"] * len(starts)
            started = sum(start <= day for start in starts)
            expected[:started] = ["superseded"] * started
            if started:
                expected[started - 1] = "in force"
            assert states(of, day) == expected
            assert version_on(of, day) == f"1.{max(started - 1, 0)}"

    holds()


def test_with_last_days_no_day_has_two_texts_in_force_and_no_two_rules_disagree(long: bool) -> None:
    periods = st.lists(st.tuples(DAYS, st.none() | st.integers(0, 400)), min_size=1, max_size=6, unique_by=lambda period: period[0]).map(sorted_by_start)

    @examples(long, 200, 5000)
    @given(periods, st.lists(DAYS, min_size=1, max_size=8))
    def holds(dates: list[Dates], days: list[date]) -> None:
        of = timeline(*dates)

        for day in (*days, *(start for start, _ in dates), *(end + DAY for _, end in dates if end)):
            latest = max((number for number, (start, _) in enumerate(dates) if start <= day), default=None)
            in_force = [number for number, state in enumerate(states(of, day)) if state == "in force"]
            if latest is None:
                assert in_force == []
                assert of.on(day) is of.spans[0]
            else:
                end = dates[latest][1]
                assert in_force == ([latest] if end is None or day <= end else [])
                assert of.on(day) is of.spans[latest]
                assert set(states(of, day)[:latest]) <= {"superseded", "ended"}
                assert set(states(of, day)[latest + 1 :]) <= {"upcoming"}

    holds()


def sorted_by_start(periods: list[tuple[date, int | None]]) -> list[Dates]:
    return [(start, None if lasts is None else start + timedelta(days=lasts)) for start, lasts in sorted(periods, key=lambda period: period[0])]
