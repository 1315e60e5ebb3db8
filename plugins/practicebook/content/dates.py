"""Days as readers write them."""

from datetime import date


def day_words(day: date) -> str:
    """A day in words: 2 June 2026."""
    return f"{day.day} {day:%B %Y}"
