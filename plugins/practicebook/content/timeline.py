"""A document's timeline: which of its texts was, is or will be in force, and when. The texts say so; Git is not asked."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from practicebook.content.library import Text, governed

State = Literal["upcoming", "in force", "superseded", "ended"]


@dataclass(frozen=True, eq=False)
class Span:
    """The days on which one text is, was or will be in force."""

    text: Text
    start: date
    end: date | None
    """The last day; `None` while nothing ends it."""

    @property
    def version(self) -> str:
        """The number of its text."""
        return governed(self.text).version

    def covers(self, day: date) -> bool:
        """True where its text was, is or will be in force on a day."""
        return self.start <= day and (self.end is None or day <= self.end)

    def state(self, day: date) -> State:
        """How this text stands on a day, leaving aside whether another took over."""
        if day < self.start:
            return "upcoming"
        return "in force" if self.end is None or day <= self.end else "ended"


@dataclass(frozen=True, eq=False)
class Timeline:
    """What was in force, from when to when, of one governed document."""

    spans: tuple[Span, ...]
    """Published texts in the order in which they start."""

    def on(self, day: date) -> Span:
        """The text that a reader needs on a day: the one in force, else the last to have been, else the first to come."""
        started = [span for span in self.spans if span.start <= day]
        return started[-1] if started else self.spans[0]

    def in_force_on(self, day: date) -> Span | None:
        """The text in force on a day; `None` before the first, after the last has ended, and in a gap between two."""
        return next((span for span in reversed(self.spans) if span.covers(day)), None)

    def next_after(self, day: date) -> Span | None:
        """The text that is to take over after a day, if one is known."""
        return next((span for span in self.spans if span.start > day), None)

    def state_of(self, span: Span, day: date) -> State:
        """How a text stands on a day; one that a later text took over from is superseded."""
        state = span.state(day)
        if state != "ended" or span.end is None:
            return state
        followed = any(later.start <= day and (later.start - span.end).days == 1 for later in self.spans)
        return "superseded" if followed else state
