"""The law that content rests on, and how each provision, case and piece of guidance stands on a day.

How it stands is never written down: it follows from its dates, so that no page says "in force" because nobody came back.
"""

from collections.abc import Mapping
from datetime import date as Day
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from practicebook.content.fields import Address, Line, Model, Ref, Slug

LawIds = tuple[Annotated[Slug, Ref("law")], ...]

LawState = Literal["in force", "partly in force", "not in force", "not yet in force", "no longer in force", "overruled"]
"""`not in force` was passed and has no first day; `not yet in force` has one to come."""

Copy = Literal["text", "earlier-text", "official-summary", "secondary-source"]


class LawEntry(Model):
    """A provision, case, standard or guidance paragraph that content rests on, with its dates. Whether it is in force follows from them."""

    id: Slug = Field(description="Its id, for ever.", examples=["an-act-s1"])
    title: Line = Field(description="Its full name. What stands before the first comma is the Act or instrument that it is listed under.", examples=["An Act, section 1"])
    short: Line = Field(description="How staff write it.", examples=["Act s.1"])
    heading: Line = Field(description="What it is about, in a few words.", examples=["What it is about"])
    kind: Literal["act", "regulations", "case", "guidance", "standard", "convention"] = Field(description="What sort of law it is.", examples=["act"])
    says: Line = Field(description="What it says, in our words.", examples=["The council **must** make enquiries when …"])
    keywords: tuple[Line, ...] = Field((), description="Words that staff type when they look for it.", examples=[["must we", "can we refuse"]])
    passed_on: Day | None = Field(None, description="The day of Royal Assent, of making, or of judgment, where it is known. A case is law from that day.", examples=["2014-05-14"])
    in_force_from: Day | None = Field(None, description="Its first day in force. Without it, and without `in_force_by`, it was passed and is not in force.", examples=["2015-04-01"])
    in_force_by: Day | None = Field(None, description="Where its first day is not known: a day on which it was in force.", examples=["2020-01-01"])
    in_force_to: Day | None = Field(None, description="Its last day in force; for a case, the day before the judgment that overruled it.", examples=["2024-03-31"])
    replaced_by: Annotated[Slug, Ref("law")] | None = Field(None, description="What overruled or replaced it.")
    parts: LawIds = Field((), description="Entries of their own for parts of it that came into force on other days, or have not.")
    source: Address | None = Field(None, description="Its public address.", examples=["https://law.example/an-act/1"])
    checked_on: Day = Field(description="The day on which a copy of it was last read.", examples=["2026-11-23"])
    copy_: Copy = Field(alias="copy", description="What was read: its text as it now stands, an earlier text, an official summary, or what others say of it. How sure an entry is follows from this.", examples=["text"])
    note: Line | None = Field(None, description="What is not certain, or would catch a reader out.", examples=["Subsection 2 is not yet in force."])

    @model_validator(mode="after")
    def _has_one_beginning(self) -> Self:
        if self.in_force_from and self.in_force_by:
            raise ValueError("has both in_force_from and in_force_by; keep the first where the day is known")
        return self

    @property
    def starts(self) -> Day | None:
        """Its first day as law, where that is known: a judgment is law from its day."""
        return self.in_force_from or (self.passed_on if self.kind == "case" else None)

    def state(self, day: Day) -> LawState:
        """How it stands on a day, its parts left aside."""
        if self.starts is None and self.in_force_by is None:
            return "not in force"
        if self.in_force_to and day > self.in_force_to:
            return "overruled" if self.kind == "case" else "no longer in force"
        return "not yet in force" if self.starts and day < self.starts else "in force"


class Law(Model):
    """`law.yml`: the law that content rests on."""

    law: tuple[LawEntry, ...] = Field((), description="The entries.")


def law_state(entry: LawEntry, by_id: Mapping[str, LawEntry], day: Day) -> LawState:
    """How an entry stands on a day with its parts: one of which only some is in force is partly so."""
    own = entry.state(day)
    states = {by_id[part].state(day) for part in entry.parts if part in by_id}
    if own != "not in force":
        states.add(own)  # an Act told only by its parts has no day of its own
    if "in force" not in states:
        return own
    return "in force" if states == {"in force"} else "partly in force"
