"""Three folders in, a Library and findings out."""

from pathlib import Path
from typing import Any

from practicebook.content import data_files, documents, identity, references, source, validate, yaml_source
from practicebook.content.data import DATA_FILES, AuditHeadings, Council, CqcStatements, Glossary, KnownNamesFile, PracticeReviews, RareTraits, RatingScale, RelatedWords, RetiredNames, ServiceAreas, Vocabularies
from practicebook.content.data_files import DataFiles
from practicebook.content.findings import Finding
from practicebook.content.house_style import HouseStyle
from practicebook.content.law import Law
from practicebook.content.library import Document, Library
from practicebook.content.retired import Retired

RULES = (*yaml_source.RULES, *source.RULES, *validate.RULES, *references.RULES, *data_files.RULES, *documents.RULES, *identity.RULES)


def read_library(root: Path) -> tuple[Library | None, list[Finding]]:
    """Read the site under `root`.

    The Library is `None` only where a data file cannot be used; every finding is reported all the same.
    """
    data, findings = data_files.read_data_files(root)
    written, unusable_ids, found = documents.read_documents(root)
    findings += found
    data, written, found = identity.resolved(data, written, unusable_ids)
    findings += found
    if any(data.get(name) is None for name in DATA_FILES):
        return None, findings
    return _library(root, written, data), findings


def _library(root: Path, documents: list[Document], data: DataFiles) -> Library:
    def model(name: str) -> Any:
        read = data[name]
        assert read is not None
        return read.model

    council: Council = model("council.yml")
    scale: RatingScale = model("rating-scale.yml")
    headings: AuditHeadings = model("audit-headings.yml")
    areas: ServiceAreas = model("service-areas.yml")
    law: Law = model("law.yml")
    glossary: Glossary = model("glossary.yml")
    reviews: PracticeReviews = model("practice-reviews.yml")
    vocabularies: Vocabularies = model("vocabularies.yml")
    cqc: CqcStatements = model("cqc-statements.yml")
    related: RelatedWords = model("related-words.yml")
    known: KnownNamesFile = model("known-names.yml")
    style: HouseStyle = model("house-style.yml")
    traits: RareTraits = model("rare-traits.yml")
    retired: RetiredNames = model("retired-names.yml")
    return Library(
        root=root,
        documents=tuple(documents),
        council=council,
        rating_scale=scale.ratings,
        audit_headings=headings.audit_headings,
        retired_headings=headings.retired_headings,
        areas=areas.service_areas,
        law=law.law,
        terms=tuple(sorted(glossary.terms, key=lambda term: term.term.casefold())),
        reviews=reviews.practice_reviews,
        vocabularies=vocabularies,
        cqc=cqc,
        related_words=tuple(group.words for group in related.related_words),
        house_style=style,
        decisions=model("decisions.yml"),
        development_plan=model("development-plan.yml"),
        risk_log=model("risk-log.yml"),
        learning_calendar=model("learning-calendar.yml"),
        audit_programme=model("audit-programme.yml"),
        rare_traits=traits,
        known_names=tuple(name for group in known.known_names for name in group.words),
        retired=Retired(retired.marks),
        data_files={name: read.located for name, read in data.items() if read},
        data_models={name: read.model for name, read in data.items() if read},
    )
