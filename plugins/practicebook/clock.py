"""The day of a build, for the shells: everything below them is told it."""

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

EUROPE_LONDON = ZoneInfo("Europe/London")


def build_day(environment: Mapping[str, str] = os.environ) -> date:
    """`PRACTICEBOOK_ON` (year-month-day) where it is set, else the day of `SOURCE_DATE_EPOCH`, else today, in Europe/London.

    Raises ValueError, in words for whoever set it, where `PRACTICEBOOK_ON` is no date or `SOURCE_DATE_EPOCH` no time.
    """
    if set_day := environment.get("PRACTICEBOOK_ON"):
        try:
            return date.fromisoformat(set_day)
        except ValueError:
            raise ValueError(f"PRACTICEBOOK_ON is “{set_day}”, which is not a date. Write it as 2026-06-01.") from None
    if epoch := environment.get("SOURCE_DATE_EPOCH"):
        try:
            return datetime.fromtimestamp(int(epoch), UTC).astimezone(EUROPE_LONDON).date()
        except (ValueError, OverflowError, OSError):
            raise ValueError(f"SOURCE_DATE_EPOCH is “{epoch}”, which is not a time in seconds since 1970.") from None
    return datetime.now(EUROPE_LONDON).date()
