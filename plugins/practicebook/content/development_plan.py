"""`development-plan.yml` and `risk-log.yml`: what is done about a practice review's recommendations, and what could get in the way."""

from datetime import date as Day
from typing import Annotated, Literal

from pydantic import Field

from practicebook.content.fields import Line, Model, Ref, Slug
from practicebook.content.kinds import RoleId

Progress = Literal["not-started", "under-way", "done"]
Chance = Literal["unlikely", "possible", "likely"]
Harm = Literal["small", "moderate", "serious"]

Evidence = tuple[Annotated[Slug, Ref("anything")], ...]


class ProgressNote(Model):
    """How an action stood on a day."""

    noted_on: Day = Field(description="The day.", examples=["2026-10-05"])
    words: Line = Field(description="What was done, and what came of it.", examples=["Half the teams have tried it."])
    sample: bool = Field(False, description="True for a note that is made up, to show the form.", examples=[True])


class PlanAction(Model):
    """Something that was to be done about a recommendation."""

    text: Line = Field(description="What is to be done.", examples=["Each team tries it once."])
    lead: RoleId = Field(description="The role that sees that it is done.")
    due: Line | None = Field(None, description="By when, as the plan says it. Left out where it gives no date.", examples=["By the end of June"])
    progress: Progress = Field(description="How far it is.", examples=["under-way"])
    evidence: Evidence = Field((), description="Ids of documents, audit headings or areas that show it.")
    notes: tuple[ProgressNote, ...] = Field((), description="How it stood, latest first.")


class PlanPart(Model):
    """What is done about one recommendation."""

    recommendation: Slug = Field(description="The recommendation's letter or number in the review.", examples=["a"])
    short: Line = Field(description="A few words for its heading.", examples=["Calling back"])
    actions: tuple[PlanAction, ...] = Field(min_length=1, description="What is to be done about it.")


class DevelopmentPlan(Model):
    """`development-plan.yml`: what is done about each recommendation of a practice review."""

    review: Annotated[Slug, Ref("practice-review")] | None = Field(None, description="The review that the plan answers.")
    plan_note: Line | None = Field(None, description="What a reader is told of the plan, above all.", examples=["Dates are examples."])
    overseen_by: Line | None = Field(None, description="Who oversees it, and to whom it is reported.", examples=["A group that meets each spring."])
    parts: tuple[PlanPart, ...] = Field((), description="A part for each recommendation, in order.")


class Risk(Model):
    """Something that could go wrong."""

    id: Slug = Field(description="Its id, for ever.", examples=["nobody-comes"])
    risk: Line = Field(description="What could happen.", examples=["Nobody comes to the meetings."])
    effect: Line = Field(description="What it would mean for people.", examples=["They tell their story twice."])
    likelihood: Chance = Field(description="How likely it is.", examples=["possible"])
    impact: Harm = Field(description="How much it would matter.", examples=["moderate"])
    doing: Line = Field(description="What we do about it.", examples=["We move the meetings."])
    owner: RoleId = Field(description="The role that watches it.")
    review_on: Day = Field(description="The day by which it is looked at again.", examples=["2027-01-11"])
    recommendation: Slug | None = Field(None, description="The recommendation that it bears on.", examples=["a"])

    @property
    def level(self) -> Literal["low", "medium", "high"]:
        """How much attention it needs, from its likelihood and its impact."""
        points = ("unlikely", "possible", "likely").index(self.likelihood) + ("small", "moderate", "serious").index(self.impact)
        return "low" if points < 2 else "medium" if points == 2 else "high"


class RiskLog(Model):
    """`risk-log.yml`: what could get in the way of the development plan."""

    risks_note: Line | None = Field(None, description="What a reader is told of the risks, above all.", examples=["These are examples."])
    risks: tuple[Risk, ...] = Field((), description="The risks, in any order.")
