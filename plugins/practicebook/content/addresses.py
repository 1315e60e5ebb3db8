"""Where everything lives. Every address and anchor of the site comes from here, so that a link once published stays.

Addresses are relative to the site's own, with no leading slash, and end in one: `policies/case-recording/`.
"""

import posixpath
from pathlib import PurePosixPath

from practicebook.content.library import Document, Library, Text
from practicebook.content.markdown import slugify

HOME = ""
AUDIT_HEADINGS = "audit-headings/"
MATRIX = "exemplars/matrix/"
EXEMPLARS = "exemplars/"
AREAS = "areas/"
LAW = "law/"
LAW_BY_DOCUMENT = "law/by-document/"
GLOSSARY = "glossary/"
PRACTICE_REVIEWS = "quality/practice-reviews/"
DECISIONS = "decisions/"
DEVELOPMENT_PLAN = "quality/development-plan/"
RISK_LOG = "quality/risk-log/"
EVIDENCE = "quality/evidence/"
AUDIT_PROGRAMME = "quality/audit-programme/"
LEARNING_CALENDAR = "learning/calendar/"
BLOG = "blog/"
POLICIES_AND_GUIDANCE = "policies/"
FRAMEWORK = "framework/"
FRAMEWORK_WHOLE = "framework/whole/"
FRONT_MATTER = "about/front-matter/"
FINDINGS = "about/findings/"
ABOUT = "about/"
QUALITY = "quality/"
ACCESSIBILITY = "about/accessibility/"
SEARCH = "search/"
TOPICS = "topics/"
KEEP = "keep/"
NOT_FOUND = "404.html"

GENERATED = (AUDIT_HEADINGS, MATRIX, EXEMPLARS, AREAS, LAW, LAW_BY_DOCUMENT, GLOSSARY, PRACTICE_REVIEWS, POLICIES_AND_GUIDANCE, FRAMEWORK, FRAMEWORK_WHOLE, EVIDENCE, FRONT_MATTER, FINDINGS, SEARCH, TOPICS, KEEP)
"""Addresses of pages that the site always makes, so that no document can have one."""

FROM_DATA = (DECISIONS, DEVELOPMENT_PLAN, RISK_LOG, AUDIT_PROGRAMME, LEARNING_CALENDAR)
"""Addresses of pages that the site makes where their data file has entries. No document can have one either way."""

RESERVED = ("assets/", "go/", f"{BLOG}archive/", f"{BLOG}category/", f"{BLOG}page/")
"""What the addresses that the site makes itself start with."""


def document(document: Document) -> str:
    """A document's page: its folder and file name, with no date and no title."""
    return of_file(document.main.file)


def of_file(file: PurePosixPath) -> str:
    """The address of a main file, from its path under the root."""
    parts = file.with_suffix("").parts
    if parts[0] == "docs":
        parts = parts[1:]
    if parts[:2] == ("blog", "posts"):
        parts = ("blog", parts[-1])
    if parts[-1] == "index":
        parts = parts[:-1]
    return "".join(f"{part}/" for part in parts)


def audit_heading(heading_id: str) -> str:
    """An audit heading's page."""
    return f"{AUDIT_HEADINGS}{heading_id}/"


def area(area_id: str) -> str:
    """A service area's page."""
    return f"{AREAS}{area_id}/"


def law(law_id: str) -> str:
    """An entry of the law page."""
    return f"{LAW}#{law_id}"


def decision(decision_id: str) -> str:
    """An entry of the page that says who decides."""
    return f"{DECISIONS}#{decision_id}"


def plan_part(recommendation: str) -> str:
    """What is done about one recommendation, in the development plan."""
    return f"{DEVELOPMENT_PLAN}#{recommendation}"


def from_data(library: Library) -> tuple[str, ...]:
    """Of the pages that are made from a data file, those that there are."""
    entries = (library.decisions.decisions, library.development_plan.parts, library.risk_log.risks, library.audit_programme.audits, library.learning_calendar.events)
    return tuple(address for address, there in zip(FROM_DATA, entries, strict=True) if there)


def term(term: str) -> str:
    """A term of the glossary."""
    return f"{GLOSSARY}#{slugify(term)}"


def review(review_id: str) -> str:
    """A practice review's page."""
    return f"{PRACTICE_REVIEWS}{review_id}/"


def permanent(an_id: str) -> str:
    """The permanent link of anything with an id."""
    return f"go/{an_id}/"


def versions(document_id: str) -> str:
    """Every version of a governed document, in the order of their days."""
    return f"{permanent(document_id)}v/"


def version(document_id: str, number: str) -> str:
    """One version of a governed document, for ever."""
    return f"{versions(document_id)}{number}/"


def comparison(document_id: str, number: str) -> str:
    """What changed in a version from the one before it."""
    return f"{version(document_id, number)}changes/"


def passage(text: Text, anchor: str) -> str:
    """A passage's place in its exemplar."""
    return f"{of_file(text.file)}#{anchor}"


def by_id(library: Library) -> dict[str, str]:
    """The address of everything in the one id space: documents, audit headings, areas, practice reviews."""
    return {
        **{one.id: document(one) for one in library.documents},
        **{one.id: audit_heading(one.id) for one in (*library.audit_headings, *library.retired_headings)},
        **{one.id: area(one.id) for one in library.areas},
        **{one.id: review(one.id) for one in library.reviews},
    }


def relative(target: str, page: str) -> str:
    """The way from one page to an address, for a link that works wherever the site is put."""
    path, mark, anchor = target.partition("#")
    if path == page and mark:
        return f"#{anchor}"
    start = page if page.endswith("/") else posixpath.dirname(page)
    way = posixpath.relpath(f"/{path}", f"/{start}")
    if path.endswith("/") or not path:
        way = f"{way}/"
    return f"{way}{mark}{anchor}"
