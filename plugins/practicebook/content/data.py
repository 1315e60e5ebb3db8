"""The data files of `framework/`: council, audit headings, rating scale, areas, law, glossary, reviews, vocabularies.

No heading, rating, area, role or council is named in code: each is an entry of one of these files.
"""

from datetime import date as Day
from typing import Annotated, Literal

from pydantic import Field

from practicebook.content.fields import Address, Line, Markdown, Model, Ref, Slug

LawIds = tuple[Annotated[Slug, Ref("law")], ...]

Shape = Literal["star", "disc", "half", "ring", "square", "triangle"]
"""The shapes that stand beside a rating's name, so that it never rests on colour."""

Icon = Literal["book", "door", "home", "bed", "carers", "shield", "mind", "people", "path", "hand", "cap", "heart"]
"""The icons that a tile can have; each is drawn in the theme."""


class Role(Model):
    """A job that someone holds; content names roles and never people."""

    id: Slug = Field(description="Its id.", examples=["psw"])
    title: Line = Field(description="What it is called.", examples=["Principal Social Worker"])
    does: Line | None = Field(None, description="What to ask this role, in a sentence.", examples=["Ask about practice, the framework and the blog."])
    contact: Line | None = Field(None, description="A shared mailbox or number of the role.", examples=["psw@council.example"])
    signs: bool = Field(False, description="True where the role may sign an exemplar off.", examples=[True])


class Feedback(Model):
    """Where “Was this useful?” and “Report a problem” lead. `{id}`, `{version}`, `{title}` and `{address}` are filled in."""

    useful: Address = Field(description="For “Was this useful?”.", examples=["mailto:practicebook@council.example?subject=Useful: {title}"])
    problem: Address = Field(description="For “Report a problem”.", examples=["https://forms.council.example/problem?page={id}"])


class OftenAsked(Model):
    """A question under the home page's search box."""

    words: Line = Field(description="The question, in a reader's words.", examples=["who signs off a package"])
    leads_to: Address = Field(description="An address of this site.", examples=["/go/resource-approval/"])


class Council(Model):
    """`council.yml`: the council, its roles and where feedback goes."""

    name: Line = Field(description="The council's name, as the site shows it.", examples=["Our Council"])
    department: Line = Field(description="The department.", examples=["Adult Social Care"])
    feedback: Feedback = Field(description="Where feedback goes.")
    often_asked: tuple[OftenAsked, ...] = Field((), description="Up to six questions for the home page.")
    roles: tuple[Role, ...] = Field(min_length=1, description="The roles that content may name.")


class Rating(Model):
    """A value of the rating scale."""

    id: Slug = Field(description="Its id.", examples=["good"])
    title: Line = Field(description="What it is called.", examples=["Good"])
    symbol: Shape = Field(description="The shape beside its name.", examples=["disc"])
    means: Line = Field(description="What it says of practice, in a sentence.", examples=["Practice meets the standard."])


class RatingScale(Model):
    """`rating-scale.yml`: the ratings, best first."""

    ratings: tuple[Rating, ...] = Field(min_length=2, description="The ratings, best first.")


class AuditHeading(Model):
    """One of the headings that a case record is audited under."""

    id: Slug = Field(description="Its id, for ever.", examples=["voice"])
    title: Line = Field(description="Its title.", examples=["Voice, involvement and advocacy"])
    short: Annotated[Line, Field(max_length=18)] = Field(description="A short name for table columns, 18 characters at most.", examples=["Voice"])
    scope: Line = Field(description="What it covers, in a sentence.", examples=["The person is seen and heard."])
    question: Line = Field(description="What the auditor asks of the record.", examples=["Can you hear the person on every page?"])
    why: Markdown = Field(description="Why we ask: the duty and the expectation.", examples=["A person who … **must** …"])
    descriptors: dict[Annotated[Slug, Ref("rating")], Line] = Field(description="What each rating looks like in a record.", examples=[{"good": "Seen alone; own words recorded."}])
    law: LawIds = Field((), description="The law behind it.", examples=[["care-act-2014-s9"]])
    guidance_refs: LawIds = Field((), description="The guidance behind it.", examples=[["care-act-guidance-chapter-6"]])
    cqc: tuple[Annotated[Slug, Ref("cqc-statement")], ...] = Field((), description="CQC quality statements it gives evidence for.", examples=[["assessing-needs"]])
    supervision_questions: tuple[Line, ...] = Field((), description="Questions to use in supervision.", examples=[["Whose words open the record?"]])
    status: Literal["proposed", "adopted"] = Field(description="Whether the council has adopted it.", examples=["proposed"])
    source_note: Line | None = Field(None, description="Where it came from.", examples=["Our proposal, after a regional theme."])


class AuditHeadings(Model):
    """`audit-headings.yml`: the audit headings, in order."""

    audit_headings: tuple[AuditHeading, ...] = Field(min_length=1, description="The audit headings, in order.")


class ServiceArea(Model):
    """A team or service with its own tile."""

    id: Slug = Field(description="Its id, for ever.", examples=["community-teams"])
    title: Line = Field(description="Its name.", examples=["Community teams"])
    summary: Line = Field(description="A dozen words for its tile.", examples=["Assessment, planning and review at home"])
    icon: Icon = Field(description="Its icon.", examples=["home"])
    meets_people: bool = Field(description="True where it works with citizens.", examples=[True])
    contacts: tuple[Annotated[Slug, Ref("role")], ...] = Field((), description="The roles to ask.", examples=[["team-manager"]])


class ServiceAreas(Model):
    """`service-areas.yml`: the service areas, in the order of their tiles."""

    service_areas: tuple[ServiceArea, ...] = Field(min_length=1, description="The service areas, in order.")


class LawEntry(Model):
    """A provision, case, standard or guidance paragraph that content rests on, with its dates."""

    id: Slug = Field(description="Its id, for ever.", examples=["care-act-2014-s42"])
    title: Line = Field(description="Its full name.", examples=["Care Act 2014, section 42"])
    short: Line = Field(description="How staff write it.", examples=["Care Act s.42"])
    heading: Line = Field(description="What it is about, in a few words.", examples=["Safeguarding enquiries"])
    kind: Literal["act", "regulations", "case", "guidance", "standard", "convention"] = Field(description="What sort of law it is.", examples=["act"])
    says: Line = Field(description="What it says, in our words.", examples=["The council **must** make enquiries when …"])
    state: Literal["in-force", "partly-in-force", "not-in-force", "overruled"] = Field(description="Whether it is law on the day it was checked.", examples=["in-force"])
    from_: Day | None = Field(None, alias="from", description="The day it came into force, or was decided.", examples=["2015-04-01"])
    to: Day | None = Field(None, description="The day it stopped.", examples=["2026-06-02"])
    source: Address | None = Field(None, description="Its public address.", examples=["https://www.legislation.gov.uk/ukpga/2014/23/section/42"])
    checked_on: Day = Field(description="The day it was last checked.", examples=["2026-11-23"])
    note: Line | None = Field(None, description="What is not certain.", examples=["Subsection 2 is not yet in force."])


class Law(Model):
    """`law.yml`: the law that content rests on."""

    law: tuple[LawEntry, ...] = Field((), description="The entries.")


class Term(Model):
    """A word or abbreviation of the work, in plain words."""

    term: Line = Field(description="The term, as staff write it.", examples=["MCA"])
    expansion: Line | None = Field(None, description="What it stands for.", examples=["Mental Capacity Act 2005"])
    meaning: Line = Field(description="What it means, in a sentence or two.", examples=["The law on deciding for oneself."])
    also: tuple[Line, ...] = Field((), description="What staff also type.", examples=[["capacity", "unwise decision"]])
    related: tuple[Annotated[Line, Ref("term")], ...] = Field((), description="Other terms to look at.", examples=[["Best interests"]])
    law: LawIds = Field((), description="The law behind it.", examples=[["mca-2005-s1"]])


class Glossary(Model):
    """`glossary.yml`: the terms."""

    terms: tuple[Term, ...] = Field((), description="The terms, in any order.")


class Count(Model):
    """How many judgements of a practice review had one rating."""

    rating: Annotated[Slug, Ref("rating")] = Field(description="The rating.", examples=["good"])
    count: Annotated[int, Field(ge=0)] = Field(description="How many.", examples=[143])
    printed: Annotated[str, Field(pattern=r"^[0-9]+(\.[0-9]+)?$")] | None = Field(None, description="The percentage that the report printed, in quotes.", examples=["60"])


class Recommendation(Model):
    """What a practice review recommended, and what this site does about it."""

    id: Slug = Field(description="The report's own letter or number.", examples=["a"])
    text: Line = Field(description="What was recommended, in our words.", examples=["Regular, good-quality reflective supervision."])
    doing: Line | None = Field(None, description="What this site offers towards it.", examples=["A policy and record template."])
    links: tuple[Annotated[Slug, Ref("anything")], ...] = Field((), description="Ids of documents, audit headings or areas.", examples=[["reflective-supervision"]])


class PracticeReview(Model):
    """A practice review of the council, with its counts."""

    id: Slug = Field(description="Its id, for ever.", examples=["practice-review-2023"])
    title: Line = Field(description="Its title.", examples=["Practice review, winter 2023"])
    reported_on: Day = Field(description="The day it was reported.", examples=["2024-03-07"])
    summary: Line = Field(description="What it found, in a sentence or two.", examples=["Practice was of a good standard."])
    commissioned_by: Line | None = Field(None, description="Who runs the reviews.", examples=["The regional association of directors"])
    team: tuple[Line, ...] = Field((), description="Who reviewed, as roles.", examples=[["The host Principal Social Worker"]])
    theme: Line | None = Field(None, description="The theme chosen.", examples=["Strengths-based practice"])
    elements: tuple[Line, ...] = Field((), description="What the review was made of.", examples=[["A self-assessment"]])
    selection: Line | None = Field(None, description="How records were chosen, and so what the figures can say.", examples=["Teams chose them."])
    records: Annotated[int, Field(ge=1)] = Field(description="How many case records.", examples=[20])
    headings_used: Annotated[int, Field(ge=1)] = Field(description="How many headings each was audited under.", examples=[12])
    ratings: tuple[Count, ...] = Field(min_length=1, description="Judgements under each heading, by rating.")
    overall: tuple[Count, ...] = Field(min_length=1, description="Overall judgements, by rating.")
    referred_back: Line | None = Field(None, description="Whether any record raised significant concern.", examples=["None was."])
    strengths: tuple[Line, ...] = Field((), description="What was found strong.", examples=[["A good offer for carers"]])
    recommendations: tuple[Recommendation, ...] = Field((), description="What was recommended.")
    follow_up: tuple[Line, ...] = Field((), description="What was done since.", examples=[["A monthly group oversees the plan."]])
    consent_note: Line | None = Field(None, description="What people agreed to.", examples=["Audit and feedback; not publication."])
    headings_note: Line | None = Field(None, description="Where the review's headings are.", examples=["In the report's appendix."])


class PracticeReviews(Model):
    """`practice-reviews.yml`: any number of reviews, latest first."""

    practice_reviews: tuple[PracticeReview, ...] = Field((), description="The reviews, latest first.")


class Choice(Model):
    """An entry of a vocabulary."""

    id: Slug = Field(description="Its id.", examples=["sensory-loss"])
    title: Line = Field(description="What readers see.", examples=["Sensory loss"])


class Vocabularies(Model):
    """`vocabularies.yml`: the choices that some fields offer."""

    topics: tuple[Choice, ...] = Field(description="What an exemplar is about.")
    age_bands: tuple[Choice, ...] = Field(description="Ages, as bands.")
    seasons: tuple[Choice, ...] = Field(description="When, as seasons.")
    sources: tuple[Choice, ...] = Field(description="Where an exemplar came from.")
    categories: tuple[Choice, ...] = Field(description="Sorts of blog post.")


class CqcStatement(Model):
    """A CQC quality statement for councils."""

    id: Slug = Field(description="Its id.", examples=["assessing-needs"])
    title: Line = Field(description="Its official title.", examples=["Assessing needs"])
    theme: Annotated[Slug, Ref("cqc-theme")] = Field(description="Its theme.", examples=["working-with-people"])
    gist: Line = Field(description="What it asks, in our words.", examples=["Assess and review with the person."])


class CqcStatements(Model):
    """`cqc-statements.yml`: CQC's quality statements for councils."""

    checked_on: Day = Field(description="The day they were last checked.", examples=["2026-11-23"])
    note: Line | None = Field(None, description="What is not certain.", examples=["The next cycle's framework is not final."])
    cqc_themes: tuple[Choice, ...] = Field(description="The themes.")
    cqc_statements: tuple[CqcStatement, ...] = Field(description="The statements.")


DATA_FILES: dict[str, type[Model]] = {
    "council.yml": Council,
    "rating-scale.yml": RatingScale,
    "audit-headings.yml": AuditHeadings,
    "service-areas.yml": ServiceAreas,
    "law.yml": Law,
    "glossary.yml": Glossary,
    "practice-reviews.yml": PracticeReviews,
    "vocabularies.yml": Vocabularies,
    "cqc-statements.yml": CqcStatements,
}
"""Every data file of `framework/` and its model."""
