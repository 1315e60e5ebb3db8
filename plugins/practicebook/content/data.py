"""The data files of `framework/`: council, audit headings, rating scale, areas, law, glossary, reviews, vocabularies.

No heading, rating, area, role or council is named in code: each is an entry of one of these files.
"""

from dataclasses import dataclass
from datetime import date as Day
from typing import Annotated, Literal

from pydantic import Field

from practicebook.content.calendars import AuditProgramme, LearningCalendar
from practicebook.content.decisions import Decisions
from practicebook.content.development_plan import DevelopmentPlan, RiskLog
from practicebook.content.fields import Address, Line, Markdown, Model, Ref, Slug
from practicebook.content.house_style import HouseStyle
from practicebook.content.law import Law, LawIds
from practicebook.content.retired import MARK

Shape = Literal["star", "disc", "half", "ring", "square", "triangle"]
"""The shapes that stand beside a rating's name, so that it never rests on colour."""

Icon = Literal["book", "door", "home", "bed", "carers", "shield", "mind", "people", "path", "hand", "cap", "heart"]
"""The icons that a tile can have; each is drawn in the theme."""


class Role(Model):
    """A job that someone holds; content names roles and never people."""

    id: Slug = Field(description="Its id.", examples=["practice-lead"])
    title: Line = Field(description="What it is called.", examples=["Practice lead"])
    does: Line | None = Field(None, description="What to ask this role, in a sentence.", examples=["Ask about the quality of practice."])
    contact: Line | None = Field(None, description="A shared mailbox or number of the role.", examples=["practice@council.example"])
    signs: bool = Field(False, description="True where the role may sign an exemplar off.", examples=[True])


class Feedback(Model):
    """Where “Was this useful?” and “Report a problem” lead. `{id}`, `{version}`, `{title}` and `{address}` are filled in."""

    useful: Address = Field(description="For “Was this useful?”.", examples=["mailto:site@council.example?subject={title}"])
    problem: Address = Field(description="For “Report a problem”.", examples=["https://forms.council.example/problem?page={id}"])
    not_found: Address | None = Field(None, description="For “Tell us what you were looking for”, when a search finds nothing.", examples=["mailto:site@council.example?subject=Not%20found&body={query}"])


class OftenAsked(Model):
    """A question under the home page's search box."""

    words: Line = Field(description="The question, in a reader's words.", examples=["who agrees a plan"])
    leads_to: Address = Field(description="An address of this site.", examples=["/go/my-document/"])


class Council(Model):
    """`council.yml`: the council, its roles and where feedback goes."""

    name: Line = Field(description="The council's name, as the site shows it.", examples=["An Example Council"])
    department: Line = Field(description="The department.", examples=["Adult services"])
    feedback: Feedback = Field(description="Where feedback goes.")
    often_asked: tuple[OftenAsked, ...] = Field((), description="Up to six questions for the home page.")
    ask_about_withdrawn: Annotated[Slug, Ref("role")] | None = Field(None, description="The role to ask about a page that was withdrawn; without it, the first that signs.")
    roles: tuple[Role, ...] = Field(min_length=1, description="The roles that content may name.")


class Rating(Model):
    """A value of the rating scale."""

    id: Slug = Field(description="Its id.", examples=["met"])
    title: Line = Field(description="What it is called.", examples=["Met"])
    symbol: Shape = Field(description="The shape beside its name.", examples=["disc"])
    means: Line = Field(description="What it says of practice, in a sentence.", examples=["Practice meets the standard."])


class RatingScale(Model):
    """`rating-scale.yml`: the ratings, best first."""

    ratings: tuple[Rating, ...] = Field(min_length=2, description="The ratings, best first.")


class AuditHeading(Model):
    """One of the headings that a case record is audited under."""

    id: Slug = Field(description="Its id, for ever.", examples=["listening"])
    title: Line = Field(description="Its title.", examples=["Listening and taking part"])
    short: Annotated[Line, Field(max_length=18)] = Field(description="A short name for table columns, 18 characters at most.", examples=["Listening"])
    scope: Line = Field(description="What it covers, in a sentence.", examples=["The person is seen and heard."])
    question: Line = Field(description="What the auditor asks of the record.", examples=["Is the person heard?"])
    why: Markdown = Field(description="Why we ask: the duty and the expectation.", examples=["A person who … **must** …"])
    descriptors: dict[Annotated[Slug, Ref("rating")], Line] = Field(description="What each rating looks like in a record.")
    law: LawIds = Field((), description="The law behind it.")
    guidance_refs: LawIds = Field((), description="The guidance behind it.")
    cqc: tuple[Annotated[Slug, Ref("cqc-statement")], ...] = Field((), description="CQC quality statements it gives evidence for.")
    supervision_questions: tuple[Line, ...] = Field((), description="Questions to use in supervision.", examples=[["Whose words open the record?"]])
    status: Literal["proposed", "adopted"] = Field(description="Whether the council has adopted it.", examples=["proposed"])
    source_note: Line | None = Field(None, description="Where it came from.", examples=["Our own proposal."])
    keywords: tuple[Line, ...] = Field((), description="Words that staff type when they look for it.", examples=[["own words", "did we ask"]])


class RetiredHeading(Model):
    """An audit heading that was used once: its id is never used again, and its page says what took its place."""

    id: Slug = Field(description="Its id, for ever.", examples=["being-heard"])
    title: Line = Field(description="Its title.", examples=["Being heard"])
    question: Line | None = Field(None, description="What the auditor asked of the record.", examples=["Was the person heard?"])
    retired_on: Day = Field(description="The day on which others were adopted.", examples=["2027-04-01"])
    replaced_by: tuple[Annotated[Slug, Ref("audit-heading")], ...] = Field((), description="The audit headings that took its place, if any did.")


class AuditHeadings(Model):
    """`audit-headings.yml`: the audit headings, in order, and those that were used before them."""

    audit_headings: tuple[AuditHeading, ...] = Field(min_length=1, description="The audit headings, in order.")
    retired_headings: tuple[RetiredHeading, ...] = Field((), description="Those that were used before. `practicebook audit-headings adopt` writes them.")


class ServiceArea(Model):
    """A team or service with its own tile."""

    id: Slug = Field(description="Its id, for ever.", examples=["my-team"])
    title: Line = Field(description="Its name.", examples=["My team"])
    summary: Line = Field(description="A dozen words for its tile.", examples=["What this team does, in a dozen words"])
    icon: Icon = Field(description="Its icon.", examples=["home"])
    meets_people: bool = Field(description="True where it works with citizens.", examples=[True])
    contacts: tuple[Annotated[Slug, Ref("role")], ...] = Field((), description="The roles to ask.")
    keywords: tuple[Line, ...] = Field((), description="Words that staff type when they look for it.", examples=[["duty desk", "new referral"]])


class ServiceAreas(Model):
    """`service-areas.yml`: the service areas, in the order of their tiles."""

    service_areas: tuple[ServiceArea, ...] = Field(min_length=1, description="The service areas, in order.")


class Term(Model):
    """A word or abbreviation of the work, in plain words."""

    term: Line = Field(description="The term, as staff write it.", examples=["OT"])
    expansion: Line | None = Field(None, description="What it stands for.", examples=["Occupational therapist"])
    meaning: Line = Field(description="What it means, in a sentence or two.", examples=["Helps people do what matters to them."])
    also: tuple[Line, ...] = Field((), description="What staff also type.", examples=[["therapy"]])
    keywords: tuple[Line, ...] = Field((), description="Words that staff type who do not know the term; unlike `also`, never shown and no other name for it.", examples=[["help with stairs"]])
    explained: bool | None = Field(None, description="Whether pages explain it where it first stands. Left out, they do where it has two capitals or a digit.", examples=[False])
    related: tuple[Annotated[Line, Ref("term")], ...] = Field((), description="Other terms to look at.")
    law: LawIds = Field((), description="The law behind it.")


class Glossary(Model):
    """`glossary.yml`: the terms."""

    terms: tuple[Term, ...] = Field((), description="The terms, in any order.")


class Count(Model):
    """How many judgements of a practice review had one rating."""

    rating: Annotated[Slug, Ref("rating")] = Field(description="The rating.")
    count: Annotated[int, Field(ge=0)] = Field(description="How many.", examples=[14])
    printed: Annotated[str, Field(pattern=r"^[0-9]+(\.[0-9]+)?$")] | None = Field(None, description="The percentage that the report printed, in quotes.", examples=["35"])


class Recommendation(Model):
    """What a practice review recommended, and what this site does about it."""

    id: Slug = Field(description="The report's own letter or number.", examples=["a"])
    text: Line = Field(description="What was recommended, in our words.", examples=["Meet more often."])
    doing: Line | None = Field(None, description="What this site offers towards it.", examples=["A document and a template."])
    links: tuple[Annotated[Slug, Ref("anything")], ...] = Field((), description="Ids of documents, audit headings or areas.")


class PracticeReview(Model):
    """A practice review of the council, with its counts."""

    id: Slug = Field(description="Its id, for ever.", examples=["first-review"])
    title: Line = Field(description="Its title.", examples=["First practice review"])
    reported_on: Day | None = Field(None, description="The day it was reported, where that is known.", examples=["2025-05-01"])
    summary: Line = Field(description="What it found, in a sentence or two.", examples=["Most records were clear."])
    keywords: tuple[Line, ...] = Field((), description="Words that staff type when they look for it.", examples=[["what did they find", "peer review"]])
    commissioned_by: Line | None = Field(None, description="Who runs the reviews.", examples=["A circle of councils"])
    team: tuple[Line, ...] = Field((), description="Who reviewed, as roles.", examples=[["A visiting practice lead"]])
    theme: Line | None = Field(None, description="The theme chosen.", examples=["How we begin"])
    elements: tuple[Line, ...] = Field((), description="What the review was made of.", examples=[["A survey of staff"]])
    selection: Line | None = Field(None, description="How records were chosen, and so what the figures can say.", examples=["They were drawn by lot."])
    records: Annotated[int, Field(ge=1)] | None = Field(None, description="How many case records, where that is known.", examples=[40])
    headings_used: Annotated[int, Field(ge=1)] | None = Field(None, description="How many headings each was audited under, where that is known.", examples=[10])
    ratings: tuple[Count, ...] = Field((), description="Judgements under each heading, by rating. Left out where they are not known.")
    overall: tuple[Count, ...] = Field((), description="Overall judgements, by rating. Left out where they are not known.")
    referred_back: Line | None = Field(None, description="Whether any record raised significant concern.", examples=["One was, and was put right."])
    strengths: tuple[Line, ...] = Field((), description="What was found strong.", examples=[["What went well"]])
    recommendations: tuple[Recommendation, ...] = Field((), description="What was recommended.")
    not_known: tuple[Line, ...] = Field((), description="What is not known of it, and so cannot be compared.", examples=[["How many records were read"]])
    follow_up: tuple[Line, ...] = Field((), description="What was done since.", examples=[["The plan was looked at again in the spring."]])
    consent_note: Line | None = Field(None, description="What people agreed to.", examples=["To be asked about it."])
    headings_note: Line | None = Field(None, description="Where the review's headings are.", examples=["In an annex of the report."])


class PracticeReviews(Model):
    """`practice-reviews.yml`: any number of reviews, latest first."""

    practice_reviews: tuple[PracticeReview, ...] = Field((), description="The reviews, latest first.")


class Choice(Model):
    """An entry of a vocabulary."""

    id: Slug = Field(description="Its id.", examples=["my-topic"])
    title: Line = Field(description="What readers see.", examples=["My topic"])


class Vocabularies(Model):
    """`vocabularies.yml`: the choices that some fields offer."""

    topics: tuple[Choice, ...] = Field(min_length=1, description="What an exemplar is about.")
    age_bands: tuple[Choice, ...] = Field(description="Ages, as bands.")
    seasons: tuple[Choice, ...] = Field(description="When, as seasons.")
    sources: tuple[Choice, ...] = Field(description="Where an exemplar came from.")
    categories: tuple[Choice, ...] = Field(description="Sorts of blog post.")


class CqcStatement(Model):
    """A CQC quality statement for councils."""

    id: Slug = Field(description="Its id.", examples=["my-statement"])
    title: Line = Field(description="Its official title.", examples=["Its official title"])
    theme: Annotated[Slug, Ref("cqc-theme")] = Field(description="Its theme.")
    gist: Line = Field(description="What it asks, in our words.", examples=["What it asks of us."])


class CqcStatements(Model):
    """`cqc-statements.yml`: CQC's quality statements for councils."""

    checked_on: Day = Field(description="The day they were last checked.", examples=["2026-11-23"])
    note: Line | None = Field(None, description="What is not certain.", examples=["The next cycle's framework is not final."])
    cqc_themes: tuple[Choice, ...] = Field(description="The themes.")
    cqc_statements: tuple[CqcStatement, ...] = Field(description="The statements.")


class WordGroup(Model):
    """Words that someone who searches means the same by."""

    words: tuple[Line, ...] = Field(min_length=2, description="The words, each as someone would type it.", examples=[["proof", "evidence"]])


class RelatedWords(Model):
    """`related-words.yml`: everyday words beside those that documents use, for search."""

    related_words: tuple[WordGroup, ...] = Field((), description="The groups, in any order.")


class RetiredNames(Model):
    """`retired-names.yml`: marks of ids and addresses that told who somebody was, so that they are never used again. `practicebook withdraw` writes it."""

    marks: tuple[Annotated[str, Field(pattern=MARK)], ...] = Field((), description="The marks; what was marked cannot be read from them.", examples=[["0f3a91c2-7b5e"]])


class RareTrait(Model):
    """Something that few people in one place share."""

    title: Line = Field(description="What it is called when it is asked about.", examples=["A rare illness"])
    words: tuple[Line, ...] = Field(min_length=1, description="The words that show it.", examples=[["motor neurone disease"]])


class RareTraits(Model):
    """`rare-traits.yml`: what, taken together, could tell who somebody is."""

    asked_from: int = Field(3, ge=2, description="How many of them in one case are asked about.", examples=[3])
    rare_traits: tuple[RareTrait, ...] = Field((), description="The traits, in any order.")


class KnownNames(Model):
    """Names that may be published, and why."""

    words: tuple[Line, ...] = Field(min_length=1, description="The names, with the capitals they are written with. Several words are known only together.", examples=[["Ada Example"]])
    why: Line = Field(description="Why each may stand on any page.", examples=["Author of a book on supervision."])


class KnownNamesFile(Model):
    """`known-names.yml`: names that the anonymity gate does not ask about."""

    known_names: tuple[KnownNames, ...] = Field((), description="The names, in any order.")


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
    "related-words.yml": RelatedWords,
    "house-style.yml": HouseStyle,
    "known-names.yml": KnownNamesFile,
    "rare-traits.yml": RareTraits,
    "retired-names.yml": RetiredNames,
    "decisions.yml": Decisions,
    "development-plan.yml": DevelopmentPlan,
    "risk-log.yml": RiskLog,
    "learning-calendar.yml": LearningCalendar,
    "audit-programme.yml": AuditProgramme,
}
"""Every data file of `framework/` and its model."""


@dataclass(frozen=True)
class EntryList:
    """A list of a data file whose entries have ids, which other things may point at."""

    target: str
    """What `Ref` calls one of its entries."""
    file: str
    field: str
    key: str = "id"
    called: str = "ids"
    """What an author looks for in the file."""

    def ids(self, model: Model) -> tuple[str, ...]:
        """The ids of its entries, in order, from the file's model."""
        return tuple(getattr(entry, self.key) for entry in getattr(model, self.field))

    @property
    def listed_in(self) -> str:
        """Where an author finds them: “ids in law.yml”."""
        return f"{self.called} in {self.file}"


ENTRY_LISTS = (
    EntryList("audit-heading", "audit-headings.yml", "audit_headings"),
    EntryList("retired-heading", "audit-headings.yml", "retired_headings"),
    EntryList("area", "service-areas.yml", "service_areas"),
    EntryList("practice-review", "practice-reviews.yml", "practice_reviews"),
    EntryList("rating", "rating-scale.yml", "ratings"),
    EntryList("role", "council.yml", "roles"),
    EntryList("law", "law.yml", "law"),
    EntryList("term", "glossary.yml", "terms", "term", "terms"),
    EntryList("topic", "vocabularies.yml", "topics", called="topics"),
    EntryList("age-band", "vocabularies.yml", "age_bands", called="age bands"),
    EntryList("season", "vocabularies.yml", "seasons", called="seasons"),
    EntryList("source", "vocabularies.yml", "sources", called="sources"),
    EntryList("category", "vocabularies.yml", "categories", called="categories"),
    EntryList("cqc-theme", "cqc-statements.yml", "cqc_themes"),
    EntryList("cqc-statement", "cqc-statements.yml", "cqc_statements"),
    EntryList("decision", "decisions.yml", "decisions"),
    EntryList("plan-part", "development-plan.yml", "parts", "recommendation", "letters"),
    EntryList("logged-risk", "risk-log.yml", "risks"),
    EntryList("learning-event", "learning-calendar.yml", "events"),
    EntryList("planned-audit", "audit-programme.yml", "audits"),
)
"""Every such list. Checks, examples, templates for authors and schemas all read this."""

PAGES_OF_THEIR_OWN = ("audit-heading", "area", "practice-review")
"""The entries that share one set of ids with documents, since each has a page and a permanent link."""

ONE_ID_SPACE = (*PAGES_OF_THEIR_OWN, "retired-heading")
"""These, and the entries that still have a page and a permanent link though nothing points at them any more."""
