"""The Library: everything that content says, read once for a build and never changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from practicebook.content import data
from practicebook.content.calendars import AuditProgramme, LearningCalendar
from practicebook.content.decisions import Decisions
from practicebook.content.development_plan import DevelopmentPlan, RiskLog
from practicebook.content.fields import Model, version_key
from practicebook.content.house_style import HouseStyle
from practicebook.content.kinds import GOVERNED, Exemplar, FrontMatter, Governed, Withdrawn
from practicebook.content.law import LawEntry
from practicebook.content.markdown import Body, Heading
from practicebook.content.retired import Retired
from practicebook.content.yaml_source import Located


@dataclass(frozen=True, eq=False)
class Text:
    """One version of a document: the main file, or one kept beside it."""

    file: PurePosixPath
    """Relative to the site's root."""
    kind: str
    fields: FrontMatter
    located: Located
    """The front matter with the place of each value."""
    body: Body
    kept: bool
    """True for a text in the document's `.versions` folder."""
    head: str = ""
    """The front matter as it is written, with its two lines of hyphens."""


@dataclass(frozen=True, eq=False)
class Document:
    """One Markdown file and its kept texts."""

    main: Text
    kept: tuple[Text, ...] = ()
    """Earlier and later texts, by version."""

    @property
    def id(self) -> str:
        """Its name for ever."""
        return self.main.fields.id

    @property
    def kind(self) -> str:
        """Which kind of document it is."""
        return self.main.kind

    @property
    def is_governed(self) -> bool:
        """True where it has an owner, versions and a review date."""
        return self.kind in GOVERNED and not isinstance(self.main.fields, Withdrawn)

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """All its texts, in the order of their versions where it has any."""
        if not self.is_governed:
            return (self.main,)
        return tuple(sorted((*self.kept, self.main), key=lambda text: version_key(governed(text).version)))


@dataclass(frozen=True, eq=False)
class Passage:
    """A section of an exemplar that shows one or more audit headings."""

    document: Document
    text: Text
    heading: Heading
    shows: tuple[str, ...]
    """Audit heading ids, in the order written."""
    start: int
    """Offset in the body of its first word after the heading."""
    end: int

    @property
    def markdown(self) -> str:
        """Its Markdown, without its heading."""
        return self.text.body.text[self.start : self.end].strip("\n")

    @property
    def exemplar(self) -> Exemplar:
        """The front matter of the exemplar that it comes from."""
        assert isinstance(self.text.fields, Exemplar)
        return self.text.fields


@dataclass(frozen=True, eq=False)
class Library:
    """What the three folders hold. Every id in it leads somewhere; those that did not are findings."""

    root: Path
    documents: tuple[Document, ...]
    council: data.Council
    rating_scale: tuple[data.Rating, ...]
    """Best first."""
    audit_headings: tuple[data.AuditHeading, ...]
    retired_headings: tuple[data.RetiredHeading, ...]
    """Audit headings that were used once and have a page that says what took their place."""
    areas: tuple[data.ServiceArea, ...]
    law: tuple[LawEntry, ...]
    terms: tuple[data.Term, ...]
    reviews: tuple[data.PracticeReview, ...]
    vocabularies: data.Vocabularies
    cqc: data.CqcStatements
    related_words: tuple[tuple[str, ...], ...]
    """Groups of words that someone who searches means the same by."""
    retired: Retired
    """Ids and addresses that are never used again, and are named nowhere."""
    house_style: HouseStyle
    decisions: Decisions
    development_plan: DevelopmentPlan
    risk_log: RiskLog
    learning_calendar: LearningCalendar
    audit_programme: AuditProgramme
    rare_traits: data.RareTraits
    known_names: tuple[str, ...]
    """Names that the anonymity gate does not ask about."""
    data_files: Mapping[str, Located]
    """Each data file by name, with the place of each value."""
    data_models: Mapping[str, Model]
    """The same, as models."""

    @cached_property
    def document_by_id(self) -> Mapping[str, Document]:
        """Documents by id; the hand-written text of a service area is found by `area_texts` instead."""
        return {document.id: document for document in self.documents if not self.is_area_text(document)}

    @cached_property
    def area_texts(self) -> Mapping[str, Document]:
        """The hand-written text of each area that has one, by area id."""
        return {document.id: document for document in self.documents if self.is_area_text(document)}

    @cached_property
    def heading_by_id(self) -> Mapping[str, data.AuditHeading]:
        """Audit headings by id."""
        return {heading.id: heading for heading in self.audit_headings}

    @cached_property
    def rating_by_id(self) -> Mapping[str, data.Rating]:
        """Ratings by id."""
        return {rating.id: rating for rating in self.rating_scale}

    @cached_property
    def area_by_id(self) -> Mapping[str, data.ServiceArea]:
        """Service areas by id."""
        return {area.id: area for area in self.areas}

    @cached_property
    def role_by_id(self) -> Mapping[str, data.Role]:
        """Roles by id."""
        return {role.id: role for role in self.council.roles}

    @cached_property
    def law_by_id(self) -> Mapping[str, LawEntry]:
        """Law entries by id."""
        return {entry.id: entry for entry in self.law}

    @cached_property
    def cqc_by_id(self) -> Mapping[str, data.CqcStatement]:
        """CQC statements by id."""
        return {statement.id: statement for statement in self.cqc.cqc_statements}

    @cached_property
    def entry_ids(self) -> Mapping[str, tuple[str, ...]]:
        """For each sort of entry that a field can point at (`area`, `law` …), the ids that there are, in order."""
        return {one.target: one.ids(self.data_models[one.file]) for one in data.ENTRY_LISTS}

    @cached_property
    def choice_titles(self) -> Mapping[str, Mapping[str, str]]:
        """For each vocabulary (`topic`, `age-band` …), the title of each choice by id."""
        vocabularies = self.vocabularies
        return {
            "topic": {choice.id: choice.title for choice in vocabularies.topics},
            "age-band": {choice.id: choice.title for choice in vocabularies.age_bands},
            "season": {choice.id: choice.title for choice in vocabularies.seasons},
            "source": {choice.id: choice.title for choice in vocabularies.sources},
            "category": {choice.id: choice.title for choice in vocabularies.categories},
        }

    def rank(self, rating: str) -> int:
        """A rating's place in the scale: 0 is the best."""
        return next(place for place, other in enumerate(self.rating_scale) if other.id == rating)

    @staticmethod
    def is_area_text(document: Document) -> bool:
        """True for a hand-written text that is taken into a service area's page."""
        return document.main.file.parent == PurePosixPath("docs/areas")


def governed(text: Text) -> Governed:
    """The front matter of a governed text."""
    assert isinstance(text.fields, Governed)
    return text.fields


def passages(document: Document, text: Text) -> tuple[Passage, ...]:
    """The passages of an exemplar's text, in order."""
    found = []
    for heading in text.body.headings:
        if heading.shows:
            start, end = text.body.section(heading)
            found.append(Passage(document, text, heading, tuple(word for word, _ in heading.shows), start, end))
    return tuple(found)

