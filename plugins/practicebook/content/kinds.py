"""The kinds of document and the front matter of each: the one definition of what an author may write.

Validation, JSON Schema, the reference page and the web editor's forms are all made from these models.
"""

from datetime import date as Day
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from practicebook.content.fields import Line, Markdown, Model, Ref, Slug, Version

Area = Annotated[Slug, Ref("area")]
AuditHeadingId = Annotated[Slug, Ref("audit-heading")]
DocumentId = Annotated[Slug, Ref("document")]
RatingId = Annotated[Slug, Ref("rating")]
RoleId = Annotated[Slug, Ref("role")]

Status = Literal["draft", "published", "withdrawn"]


class SignOff(Model):
    """One of the two signatures that an exemplar needs before it is published."""

    role: RoleId = Field(description="The role that signs.")
    date: Day = Field(description="The day it was signed.", examples=["2026-11-02"])
    intruder_note: Line | None = Field(None, description="What the motivated-intruder test tried and found.", examples=["Searched the phrases; nothing found."])
    colleague_note: Line | None = Field(None, description="What the knowing-colleague test found.", examples=["Asked two workers; neither could say who."])
    recheck_on: Day | None = Field(None, description="The day by which it is looked at again.", examples=["2027-11-02"])
    fingerprint: Line | None = Field(None, description="The fingerprint of the text that was signed.", examples=["4f2a…"])


class Consent(Model):
    """What a person agreed to, by reference only."""

    reference: str = Field(pattern=r"^CONSENT-[0-9]{4}$", description="Opaque reference into the council's consent register.", examples=["CONSENT-0000"])
    given_on: Day = Field(description="The day consent was given.", examples=["2026-03-01"])
    expires_on: Day = Field(description="The day after which it is not published.", examples=["2028-03-01"])


class AnonymityAnswer(Model):
    """A false alarm of the anonymity checks, answered by a person."""

    code: Line = Field(description="The finding's code.", examples=["anonymity.name"])
    words: Line = Field(description="The words found.", examples=["Proctor"])
    reason: Line = Field(description="Why they identify nobody.", examples=["Author of a supervision model."])
    role: RoleId = Field(description="The role that answers.")
    date: Day = Field(description="The day of the answer.", examples=["2026-11-02"])


class Common(Model):
    """What every document says of itself."""

    id: Slug = Field(description="Its name for ever: unique, never changed, never reused.", examples=["my-document"])
    kind: str | None = Field(None, description="The kind of document; left out where the folder tells it.", examples=["policy"])
    title: Line = Field(description="The page's title.", examples=["Keeping notes"])
    summary: Line = Field(description="One or two sentences that a busy reader can act on.", examples=["Write what you would let the person read."])
    status: Status = Field("published", description="`draft` is seen only in the preview; `withdrawn` was taken away because it could do harm.", examples=["published"])
    sample: bool = Field(False, description="True for what ships with the product, to be adopted or replaced.", examples=[True])
    service_areas: tuple[Area, ...] = Field((), description="The service areas that it is for.")
    keywords: tuple[Line, ...] = Field((), description="Words that staff type when they look for it.", examples=[["case notes", "write up"]])
    related: tuple[DocumentId, ...] = Field((), description="Ids of documents to read next.")
    moved_from: tuple[Line, ...] = Field((), description="Addresses that it once had.", examples=[["/policies/its-old-name/"]])
    anonymity_answers: tuple[AnonymityAnswer, ...] = Field((), description="False alarms of the anonymity checks, answered.", examples=[[]])


class Supporting(Common):
    """Every kind but exemplars can help with audit headings."""

    supports: tuple[AuditHeadingId, ...] = Field((), description="The audit headings that it helps with.")


class Governed(Supporting):
    """A document with an owner, a version and a review date: policy, procedure, guidance, tool, framework chapter."""

    owner: RoleId = Field(description="The role that keeps it right.")
    approver: RoleId = Field(description="The role that approved it.")
    version: Version = Field(description="major.minor, in quotes.", examples=["1.2"])
    effective_from: Day = Field(description="The first day it is in force (Europe/London).", examples=["2026-09-01"])
    effective_to: Day | None = Field(None, description="The last day it is in force, where it ends with no successor.", examples=["2027-08-31"])
    approved_on: Day | None = Field(None, description="The day it was approved.", examples=["2026-08-20"])
    next_review: Day = Field(description="The day by which it is read again.", examples=["2027-09-01"])
    change_summary: Line | None = Field(None, description="What a reader must know of this version.", examples=["Decisions are now written the same day."])
    change: Literal["major", "minor"] | None = Field(None, description="How much this version changes what people do.", examples=["minor"])
    quick_read: Markdown | None = Field(None, description="The answer in one minute, 60 to 110 words.", examples=["Record the same day. …"])
    mandatory: bool = Field(False, description="True where staff are required to follow it.", examples=[True])
    equality_impact: Line | None = Field(None, description="What the equality impact screening found.", examples=["Screened; no full assessment needed."])
    replaced_by: DocumentId | None = Field(None, description="The document that took its place.")
    law: tuple[Annotated[Slug, Ref("law")], ...] = Field((), description="The law that it rests on.")
    guidance_refs: tuple[Annotated[Slug, Ref("law")], ...] = Field((), description="The statutory guidance that it rests on; entries of `law.yml` too.")
    guidance_read_on: Day | None = Field(None, description="The day that guidance was read.", examples=["2026-08-01"])
    cqc: tuple[Annotated[Slug, Ref("cqc-statement")], ...] = Field((), description="The CQC quality statements that it gives evidence for.")


class Policy(Governed):
    """What the council has decided."""


class Procedure(Governed):
    """Who does what, in order."""


class Guidance(Governed):
    """How to think about a piece of work."""


class Tool(Governed):
    """Something to use with a person or in supervision."""


class Framework(Governed):
    """A chapter of the practice framework."""

    chapter: int | None = Field(None, ge=1, description="Its number in the framework; a chapter without one comes last.", examples=[3])


class Exemplar(Common):
    """An anonymised case that shows practice well, rated under the audit headings it was audited for."""

    basis: Literal["consented", "composite", "fictionalised"] = Field(description="Why it may be published.", examples=["fictionalised"])
    topic: Annotated[Slug, Ref("topic")] = Field(description="What it is about.")
    age_band: Annotated[Slug, Ref("age-band")] | None = Field(None, description="The person's age, as a band.")
    season: Annotated[Slug, Ref("season")] | None = Field(None, description="When it happened, as a season.")
    source: Annotated[Slug, Ref("source")] = Field(description="Where it came from.")
    ratings: dict[AuditHeadingId, RatingId] = Field(min_length=1, description="Audit heading id and rating id, for each it was audited for.")
    overall: RatingId = Field(description="The overall judgement of the whole record.")
    what_made_the_difference: Line = Field(description="One or two sentences: the thing to copy.", examples=["She asked who he would ring."])
    consent: Consent | None = Field(None, description="Needed where the basis is `consented`, and only there.", examples=[{"reference": "CONSENT-0000"}])
    sign_offs: tuple[SignOff, ...] = Field((), description="Two roles' signatures.", examples=[[]])


class Post(Supporting):
    """A blog post."""

    date: Day = Field(description="The day it is published; a later day keeps it back until then.", examples=["2026-11-20"])
    categories: tuple[Annotated[Slug, Ref("category")], ...] = Field((), description="What sort of post it is.")
    authors: tuple[RoleId, ...] = Field(min_length=1, description="The roles that wrote it.")
    series: Line | None = Field(None, description="The series that it belongs to.", examples=["Law on one page"])
    picture: Line | None = Field(None, description="Path of its picture, relative to the post.", examples=["pictures/kettle.png"])
    announces: tuple[DocumentId, ...] = Field((), description="Ids of the documents whose change it tells.")
    tells_case: bool = Field(False, description="True where it tells a case; it is then checked and signed as an exemplar is.", examples=[False])
    sign_offs: tuple[SignOff, ...] = Field((), description="Two roles' signatures, where it tells a case.", examples=[[]])


class Page(Supporting):
    """Any other page: home, about, quality, and the hand-written text of a service area."""


class Withdrawn(Model):
    """What is left of a document of any kind that `practicebook withdraw` took away: enough to hold its id and address, and none of its words."""

    title: ClassVar[str] = "Withdrawn"
    summary: ClassVar[str] = "What stood here was taken away, because leaving it could have done harm."
    sample: ClassVar[bool] = False
    service_areas: ClassVar[tuple[str, ...]] = ()
    keywords: ClassVar[tuple[str, ...]] = ()
    related: ClassVar[tuple[str, ...]] = ()
    anonymity_answers: ClassVar[tuple[AnonymityAnswer, ...]] = ()

    id: Slug = Field(description="Its name for ever: never reused.", examples=["my-document"])
    kind: str | None = Field(None, description="The kind of document; left out where the folder tells it.", examples=["policy"])
    status: Literal["withdrawn"] = Field(description="Says that it was taken away.", examples=["withdrawn"])
    withdrawn_on: Day = Field(description="The day it was taken away. A document that has this field may have none but these.", examples=["2026-11-23"])
    moved_from: tuple[Line, ...] = Field((), description="Addresses that it once had.", examples=[["/policies/its-old-name/"]])
    replaced_by: DocumentId | None = Field(None, description="The document to use instead.")


FrontMatter = Policy | Procedure | Guidance | Tool | Framework | Exemplar | Post | Page | Withdrawn

KINDS: dict[str, type[Common]] = {
    "policy": Policy,
    "procedure": Procedure,
    "guidance": Guidance,
    "tool": Tool,
    "framework": Framework,
    "exemplar": Exemplar,
    "post": Post,
    "page": Page,
}
"""Every kind and its model."""

PLURALS = {
    "policy": "Policies",
    "procedure": "Procedures",
    "guidance": "Guidance",
    "tool": "Tools",
    "framework": "Framework",
    "exemplar": "Exemplars",
    "post": "Posts",
    "page": "Pages",
}
"""What a list of each kind is called."""

GOVERNED = tuple(kind for kind, model in KINDS.items() if issubclass(model, Governed))

CONTENT_FOLDERS = ("docs", "framework", "exemplars")
"""The three folders of content, under the site's root."""

FOLDERS = {
    "docs/policies": "policy",
    "docs/procedures": "procedure",
    "docs/guidance": "guidance",
    "docs/tools": "tool",
    "docs/blog/posts": "post",
    "docs": "page",
    "framework": "framework",
    "exemplars": "exemplar",
}
"""The folder of each kind, longest first where one holds another."""
