"""The day of a build."""

from datetime import date, datetime

import pytest

from practicebook.clock import EUROPE_LONDON, build_day


def test_the_day_can_be_set() -> None:
    assert build_day({"PRACTICEBOOK_ON": "2026-06-01"}) == date(2026, 6, 1)


def test_the_day_that_is_set_comes_before_the_time_of_the_source() -> None:
    assert build_day({"PRACTICEBOOK_ON": "2026-06-01", "SOURCE_DATE_EPOCH": "0"}) == date(2026, 6, 1)


@pytest.mark.parametrize("written", ["tomorrow", "2026-02-30", "1 June 2026", "2026-6-1", "01/06/2026", " "])
def test_a_day_that_is_none_is_told_so_with_an_example(written: str) -> None:
    with pytest.raises(ValueError, match=r"^PRACTICEBOOK_ON is “.*”, which is not a date. Write it as 2026-06-01.$"):
        build_day({"PRACTICEBOOK_ON": written})


@pytest.mark.parametrize(
    ("epoch", "day"),
    [
        ("1780354800", date(2026, 6, 2)),  # 2026-06-01 23:00 UTC: midnight in a London summer
        ("1780354799", date(2026, 6, 1)),
        ("1767225599", date(2025, 12, 31)),  # 2025-12-31 23:59:59 UTC: winter time is UTC
        ("1767225600", date(2026, 1, 1)),
    ],
)
def test_the_time_of_the_source_is_a_day_in_london(epoch: str, day: date) -> None:
    assert build_day({"SOURCE_DATE_EPOCH": epoch}) == day


@pytest.mark.parametrize("epoch", ["soon", "1e9", "9" * 30, "-" + "9" * 30])
def test_a_time_that_is_none_is_told_so(epoch: str) -> None:
    with pytest.raises(ValueError, match="which is not a time in seconds since 1970"):
        build_day({"SOURCE_DATE_EPOCH": epoch})


@pytest.mark.parametrize("environment", [{}, {"PRACTICEBOOK_ON": "", "SOURCE_DATE_EPOCH": ""}])
def test_otherwise_it_is_today_in_london(environment: dict[str, str]) -> None:
    before, day, after = datetime.now(EUROPE_LONDON).date(), build_day(environment), datetime.now(EUROPE_LONDON).date()

    assert before <= day <= after
