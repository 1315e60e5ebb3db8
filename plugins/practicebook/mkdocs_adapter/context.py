"""What templates show around a page: feedback, who and when, and where to go on."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from mkdocs.structure.pages import Page

from practicebook.content import addresses
from practicebook.content.dates import day_words
from practicebook.content.pages import GeneratedPage
from practicebook.mkdocs_adapter import sources
from practicebook.pipeline import Prepared
from practicebook.search import KIND_TITLES, SearchPage


def of_site(prepared: Prepared) -> dict[str, Any]:
    """What every template may use as `pb`. Addresses are relative to the site's own."""
    edition = prepared.edition
    assert edition
    council = edition.library.council
    return {
        "council": {"name": council.name, "department": council.department},
        "day": day_words(edition.day),
        "accessibility": addresses.ACCESSIBILITY if addresses.ACCESSIBILITY in prepared.page_by_address else None,
        "feedback": _feedback(prepared, None, ""),
        "keep": addresses.KEEP if prepared.offline else None,
        "search": {"url": addresses.SEARCH},
        "aside": [],
        "more": [],
        "links": [
            {"title": "A to Z of topics", "url": addresses.TOPICS},
            {"title": "Policies and guidance, A to Z", "url": addresses.POLICIES_AND_GUIDANCE},
            {"title": "Services", "url": addresses.AREAS},
            {"title": "Audit headings", "url": addresses.AUDIT_HEADINGS},
        ],
    }


def of_page(page: Page, prepared: Prepared, more_like: Mapping[str, tuple[SearchPage, ...]]) -> dict[str, Any]:
    """The same, for one page; the lists beside it have addresses relative to the site's own."""
    address = sources.address(page.file)
    generated = prepared.page_by_address.get(address)
    more = [{"title": other.title, "url": other.address, "kind": KIND_TITLES[other.kind]} for other in more_like.get(address, ())]
    aside = [
        {"title": one.title, "links": [{"title": words, "url": address} for words, address in one.links]}
        for one in (generated.aside if generated else ())
    ]
    return of_site(prepared) | {"feedback": _feedback(prepared, generated, page.file.url), "aside": aside, "more": more}


def _feedback(prepared: Prepared, page: GeneratedPage | None, address: str) -> dict[str, str]:
    """The configured addresses with the page's id, version, title and address filled in."""
    assert prepared.edition
    feedback = prepared.edition.library.council.feedback
    values = {
        "{id}": (page.id if page else None) or "",
        "{version}": (page.version if page else None) or "",
        "{title}": page.title if page else "",
        "{address}": f"/{address}",
    }
    return {"useful": _filled(feedback.useful, values), "problem": _filled(feedback.problem, values)}


def _filled(template: str, values: dict[str, str]) -> str:
    for mark, value in values.items():
        template = template.replace(mark, quote(value, safe=""))
    return template
