"""Lists of what there is: policies and guidance, the framework, the glossary."""

from collections.abc import Iterator
from itertools import groupby

from practicebook.content import addresses
from practicebook.content.kinds import Governed
from practicebook.content.library import governed
from practicebook.content.markdown import slugify
from practicebook.content.pages import GeneratedPage
from practicebook.views.rendering import Renderer

def pages(renderer: Renderer) -> Iterator[GeneratedPage]:
    """The lists; the blog's own page only where nobody wrote one."""
    yield _policies(renderer)
    yield _framework(renderer)
    yield _glossary(renderer)
    if all(addresses.document(document) != addresses.BLOG for document in renderer.edition.documents):
        yield _blog(renderer)


def _policies(renderer: Renderer) -> GeneratedPage:
    edition = renderer.edition
    documents = [document for document in edition.governed if document.kind != "framework"]

    def fields(document: object) -> Governed:
        return governed(edition.text(document))  # type: ignore[arg-type]

    by_area = [(area, [one for one in documents if area.id in fields(one).service_areas]) for area in edition.library.areas]
    return renderer.page(
        addresses.POLICIES_AND_GUIDANCE,
        "policies.md.jinja",
        title="Policies and guidance",
        summary="Every policy, procedure, piece of guidance and tool, by name, by service and by date.",
        documents=documents,
        by_area=[(area, here) for area, here in by_area if here],
        for_everyone=[one for one in documents if not fields(one).service_areas],
        by_date=sorted(documents, key=lambda one: fields(one).effective_from, reverse=True),
        by_review=sorted(documents, key=lambda one: fields(one).next_review),
    )


def _framework(renderer: Renderer) -> GeneratedPage:
    edition = renderer.edition
    return renderer.page(
        addresses.FRAMEWORK,
        "framework_index.md.jinja",
        title="Practice framework",
        summary="What we believe, how we work with people, and what we draw on.",
        chapters=edition.chapters,
    )


def _glossary(renderer: Renderer) -> GeneratedPage:
    terms = renderer.edition.library.terms
    letters = groupby(terms, key=lambda term: term.term[0].upper() if term.term[0].isalpha() else "0 to 9")
    return renderer.page(
        addresses.GLOSSARY,
        "glossary.md.jinja",
        title="Glossary",
        summary="Abbreviations and words of the work, in plain English.",
        letters=[(letter, [(slugify(term.term), term) for term in group]) for letter, group in letters],
    )


def _blog(renderer: Renderer) -> GeneratedPage:
    return renderer.page(addresses.BLOG, "blog.md.jinja", title="Blog", summary="What is new, and what we have learnt.")
