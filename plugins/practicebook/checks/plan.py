"""The development plan and the risk log, held against the review that they answer."""

from collections.abc import Iterator

from practicebook.content.edition import Edition
from practicebook.content.findings import Finding, Rule
from practicebook.content.validate import nearest

UNKNOWN_RECOMMENDATION = Rule(
    "plan.unknown-recommendation",
    "error",
    "A part of the development plan, or a risk, names a recommendation that the review does not have.",
    "Write the letter or number that the recommendation has in practice-reviews.yml.",
)

RULES = (UNKNOWN_RECOMMENDATION,)


def findings(edition: Edition) -> Iterator[Finding]:
    """Check what each part and each risk says it answers."""
    library = edition.library
    plan, risks = library.development_plan, library.risk_log.risks
    known = {one.id for review in library.reviews if review.id == plan.review for one in review.recommendations}
    named = [("development-plan.yml", "parts", number, part.recommendation) for number, part in enumerate(plan.parts)]
    named += [("risk-log.yml", "risks", number, risk.recommendation) for number, risk in enumerate(risks) if risk.recommendation]
    for file, field, number, recommendation in named:
        if recommendation not in known:
            place = library.data_files[file].place((field, number, "recommendation"))
            yield UNKNOWN_RECOMMENDATION.at(place, f"The review has no recommendation “{recommendation}”.{nearest(recommendation, known)}")
