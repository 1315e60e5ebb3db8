"""`learning-calendar.yml` and `audit-programme.yml`: what there is to learn, and what is audited, in which month."""

from datetime import date as Day
from typing import Annotated, Self

from pydantic import Field, model_validator

from practicebook.content.fields import Line, Model, Ref, Slug
from practicebook.content.kinds import AuditHeadingId, RoleId

Month = Annotated[str, Field(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$")]
"""Year and month: `2027-03`."""

Related = tuple[Annotated[Slug, Ref("anything")], ...]


def month_starts(month: str) -> Day:
    """The first day of a month."""
    return Day.fromisoformat(f"{month}-01")


class LearningEvent(Model):
    """Something to come to and learn from."""

    id: Slug = Field(description="Its id, for ever.", examples=["first-listening-day"])
    title: Line = Field(description="What it is called.", examples=["A listening day"])
    what: Line = Field(description="What you will be able to do after it.", examples=["Practise hearing what is not said."])
    for_whom: Line = Field(description="Whom it is for.", examples=["Anyone who answers the door"])
    held_on: Day | None = Field(None, description="The day, where it is known.", examples=["2027-03-09"])
    month: Month | None = Field(None, description="The month in quotes, where the day is not known yet.", examples=["2027-03"])
    how_long: Line = Field(description="How long it takes.", examples=["A morning"])
    book_with: RoleId = Field(description="The role to book with.")
    related: Related = Field((), description="Ids of documents, audit headings or areas to read with it.")

    @model_validator(mode="after")
    def _has_one_time(self) -> Self:
        if (self.held_on is None) == (self.month is None):
            raise ValueError("needs either held_on or month")
        return self

    @property
    def starts(self) -> Day:
        """The day it is sorted by."""
        return self.held_on or month_starts(self.month or "")

    def is_past(self, day: Day) -> bool:
        """True once its day, or its month, has gone by."""
        return self.starts < (day if self.held_on else day.replace(day=1))


class LearningCalendar(Model):
    """`learning-calendar.yml`: events to come to and learn from."""

    events_note: Line | None = Field(None, description="What a reader is told of the events, above all.", examples=["These are examples."])
    events: tuple[LearningEvent, ...] = Field((), description="The events, in any order.")


class Audit(Model):
    """Something that is audited in the year."""

    id: Slug = Field(description="Its id, for ever.", examples=["door-audit"])
    title: Line = Field(description="What it is called.", examples=["How we open the door"])
    months: tuple[Month, ...] = Field((), description="The months in quotes. Left out, every month of the year.", examples=[["2026-05", "2026-11"]])
    looks_at: Line = Field(description="What is looked at.", examples=["The first lines of each record"])
    sample_size: Line = Field(description="How many, and how they are chosen.", examples=["Six, drawn by lot"])
    by: Line = Field(description="Who audits.", examples=["Two people from another team"])
    comes_of_it: Line = Field(description="What comes of it.", examples=["Each worker is told in person."])
    lead: RoleId = Field(description="The role that sees that it is done.")
    headings: tuple[AuditHeadingId, ...] = Field((), description="The audit headings it is done under. Left out, all of them.")
    related: Related = Field((), description="Ids of documents, audit headings or areas that say how.")


class AuditProgramme(Model):
    """`audit-programme.yml`: what is audited in a year."""

    starts: Month | None = Field(None, description="The first month of the year, in quotes.", examples=["2026-02"])
    programme_note: Line | None = Field(None, description="What a reader is told of the programme, above all.", examples=["These are examples."])
    audits: tuple[Audit, ...] = Field((), description="What is audited, in order.")

    @model_validator(mode="after")
    def _has_a_year(self) -> Self:
        if self.audits and not self.starts:
            raise ValueError("has audits and no month that the year starts in")
        return self

    @property
    def year(self) -> tuple[str, ...]:
        """The twelve months of the year, in order."""
        first = month_starts(self.starts or "2000-01")
        return tuple(f"{first.year + (first.month - 1 + step) // 12}-{(first.month - 1 + step) % 12 + 1:02}" for step in range(12))

    @property
    def every_month(self) -> tuple[Audit, ...]:
        """What is audited every month."""
        return tuple(audit for audit in self.audits if not audit.months)

    def in_month(self, month: str) -> tuple[Audit, ...]:
        """What is audited in a month, beside what is audited in each."""
        return tuple(audit for audit in self.audits if month in audit.months)
