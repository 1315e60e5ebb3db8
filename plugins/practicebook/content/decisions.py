"""`decisions.yml`: who decides what. The page “Who decides” and search's answers to “who signs off …” are made from it."""

from typing import Annotated

from pydantic import Field

from practicebook.content.fields import Line, Model, Slug
from practicebook.content.kinds import DocumentId, RoleId
from practicebook.content.law import LawIds


class Decision(Model):
    """Something that has to be decided, and who decides it."""

    id: Slug = Field(description="Its id, for ever.", examples=["weekend-support"])
    subject: Line = Field(description="What it is listed under. Those of one subject stand together.", examples=["Support at the weekend"])
    what: Line = Field(description="What is decided, in a reader's words.", examples=["Starting support at the weekend"])
    role: RoleId = Field(description="The role that decides or, where `decided_by` is given, the role to ask.")
    decided_by: Line | None = Field(None, description="Who decides, in words, where no role of `council.yml` does.", examples=["Whoever is on duty"])
    limit: Line | None = Field(None, description="The limit that the council has set; “set locally” until it has. Left out where there is none.", examples=["set locally"])
    example_limit: Line | None = Field(None, description="An example of such a limit. Shown as an example only.", examples=["Up to £20 a week"])
    how_long: Line = Field(description="How long it may take.", examples=["By the end of Monday"])
    recorded: Line = Field(description="What is recorded, and where.", examples=["The reason, on the person's record"])
    law: LawIds = Field((), description="The law and the guidance behind it.")
    keywords: tuple[Line, ...] = Field((), description="Words that staff type when they look for it. Never shown.", examples=[["weekend cover", "saturday care"]])
    source: DocumentId | None = Field(None, description="The document that says it.")


class Decisions(Model):
    """`decisions.yml`: who decides what, in the order in which it is listed."""

    decisions: tuple[Decision, ...] = Field((), description="The decisions, in order.")
    decisions_note: Line | None = Field(None, description="What a reader is told of the figures, above all.", examples=["The figures are made up."])
    deciding_words: tuple[Annotated[Line, Field(max_length=40)], ...] = Field((), description="Verbs with which staff ask who decides.", examples=[["waves through"]])
