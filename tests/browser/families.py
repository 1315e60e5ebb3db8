"""One page of each family."""

from pathlib import Path

FAMILIES = {
    "home": "",
    "audit heading": "audit-headings/*/",
    "audit heading list": "audit-headings/",
    "exemplar": "exemplars/*/",
    "exemplar list": "exemplars/",
    "matrix": "exemplars/matrix/",
    "policy": "policies/*/",
    "procedure": "procedures/*/",
    "guidance": "guidance/*/",
    "policies and guidance": "policies/",
    "law": "law/",
    "law by document": "law/by-document/",
    "glossary": "glossary/",
    "topics": "topics/",
    "search": "search/",
    "area": "areas/*/",
    "areas": "areas/",
    "framework": "framework/",
    "framework chapter": "framework/*/",
    "who decides": "decisions/",
    "whole framework": "framework/whole/",
    "development plan": "quality/development-plan/",
    "risk log": "quality/risk-log/",
    "evidence": "quality/evidence/",
    "audit programme": "quality/audit-programme/",
    "learning calendar": "learning/calendar/",
    "practice reviews": "quality/practice-reviews/",
    "practice review": "quality/practice-reviews/*/",
    "page": "about/accessibility/",
    "blog": "blog/",
    "blog category": "blog/category/*/",
    "post": "blog/*/",
    "front matter": "about/front-matter/",
    "findings": "about/findings/",
    "keep for a visit": "keep/",
    "not found": "no/such/page/",
}
"""Addresses; a star stands for the first page that there is."""

NOT_ONE_OF_THEM = {"matrix", "archive", "category", "page", "whole"}
"""Folders that are beside a family's pages and are none."""


def address_of(family: str, site: Path) -> str:
    """The address of the family's page on a built site."""
    before, star, _ = FAMILIES[family].partition("*")
    if not star:
        return before
    names = sorted(page.parent.name for page in (site / before).glob("*/index.html"))
    return f"{before}{next(name for name in names if name not in NOT_ONE_OF_THEM)}/"
