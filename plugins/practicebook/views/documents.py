"""The pages of documents: governed ones, posts and plain pages."""

from collections.abc import Iterator
from typing import Any

from practicebook.content import addresses
from practicebook.content.data import Role
from practicebook.content.dates import day_words
from practicebook.content.edition import Edition, post_fields
from practicebook.content.kinds import PLURALS, Governed, Post, Supporting, Withdrawn
from practicebook.content.library import Document, governed
from practicebook.content.pages import GeneratedPage, LinkList, PostSource
from practicebook.content.prose import FieldBody
from practicebook.views.rendering import Renderer

OTHER_VIEWS = ("exemplar",)
"""Kinds whose pages are made elsewhere."""

SECTIONS = {
    "policy": addresses.POLICIES_AND_GUIDANCE,
    "procedure": addresses.POLICIES_AND_GUIDANCE,
    "guidance": addresses.POLICIES_AND_GUIDANCE,
    "tool": addresses.POLICIES_AND_GUIDANCE,
    "framework": addresses.FRAMEWORK,
    "post": addresses.BLOG,
}


def pages(renderer: Renderer) -> Iterator[GeneratedPage]:
    """The page of each document but exemplars, posts and the home page."""
    for document in renderer.edition.documents:
        if renderer.edition.is_withdrawn(document):
            yield _withdrawn(renderer, document)
        elif document.kind not in (*OTHER_VIEWS, "post") and addresses.document(document) != addresses.HOME:
            yield _page(renderer, document)


def posts(renderer: Renderer) -> Iterator[PostSource]:
    """Each post, with what a blog needs of it."""
    library = renderer.edition.library
    for document in renderer.edition.posts:
        fields = post_fields(renderer.edition.text(document))
        yield PostSource(
            _page(renderer, document),
            fields.date.isoformat(),
            tuple(library.choice_titles["category"][category] for category in fields.categories),
            tuple(library.role_by_id[author].title for author in fields.authors),
        )


def _page(renderer: Renderer, document: Document) -> GeneratedPage:
    edition = renderer.edition
    library, text = edition.library, edition.text(document)
    fields = text.fields
    shown = edition.readable_by_id
    is_governed = isinstance(fields, Governed)
    quick_read = FieldBody(fields.quick_read, text.located.place(("quick_read",))) if is_governed and fields.quick_read else None
    related = tuple((edition.text(shown[one]).fields.title, addresses.document(shown[one])) for one in fields.related if one in shown)
    return renderer.page(
        addresses.document(document),
        "document.md.jinja",
        title=fields.title,
        summary=fields.summary,
        page_id=document.id,
        version=fields.version if is_governed else None,
        versions=addresses.versions(document.id) if document.id in edition.timelines else None,
        source=text.file,
        aside=[LinkList("Related", related)],
        fields=fields,
        body=text.body,
        kind=document.kind,
        kind_words="framework chapter" if document.kind == "framework" else document.kind,
        governed=is_governed,
        state=edition.state(document),
        standing=_standing(edition, document) if is_governed else "",
        crumbs=_crumbs(edition, document),
        banners=list(_banners(edition, document)),
        quick_read=quick_read,
        byline=_byline(edition, fields) if isinstance(fields, Post) else "",
        announced=[shown[one] for one in fields.announces if one in shown] if isinstance(fields, Post) else [],
        headings=[library.heading_by_id[one] for one in fields.supports] if isinstance(fields, Supporting) else [],
        areas=[library.area_by_id[one] for one in fields.service_areas],
        cqc=[library.cqc_by_id[one] for one in fields.cqc] if is_governed else [],
        posts=edition.announcing(document.id),
    )


def _crumbs(edition: Edition, document: Document) -> list[tuple[str, str | None]]:
    if document.kind in ("page", "post"):
        return []
    areas = edition.library.area_by_id
    crumbs: list[tuple[str, str | None]] = [(PLURALS[document.kind], SECTIONS[document.kind])]
    return crumbs + [(areas[area].title, addresses.area(area)) for area in edition.text(document).fields.service_areas[:1]]


def _byline(edition: Edition, fields: Post) -> str:
    return f"{day_words(fields.date)}, by {' and '.join(edition.library.role_by_id[author].title for author in fields.authors)}"


def _standing(edition: Edition, document: Document) -> str:
    fields = governed(edition.text(document))
    match edition.state(document):
        case "upcoming":
            return f"Starts on {day_words(fields.effective_from)}"
        case "in force":
            return f"In force since {day_words(fields.effective_from)}"
        case "superseded":
            return "A later version took over"
    return f"Ended on {day_words(fields.effective_to or edition.day)}"


def _banners(edition: Edition, document: Document) -> Iterator[dict[str, Any]]:
    """What a reader is told before anything else."""
    fields = edition.text(document).fields
    if edition.is_draft(document):
        held = edition.is_held_back(document)
        yield _banner("Not published yet." if held else "Draft.", "Only this preview shows it.")
    if edition.is_unsigned(document):
        yield _banner("Not signed.", f"Only this preview shows it. {edition.signings[document.id].missing}")
    if not isinstance(fields, Governed) or document.id not in edition.timelines:
        return
    timeline, state = edition.timelines[document.id], edition.state(document)
    if state == "upcoming":
        yield _banner("Not in force yet.", f"It starts on {day_words(fields.effective_from)}. Until then, work as now.")
    elif state == "ended":
        yield _banner("No longer in force.", f"It ended on {day_words(fields.effective_to or edition.day)}.", _replacement(edition, fields.replaced_by))
    if state == "in force" and fields.next_review < edition.day:
        yield _banner("Review overdue.", f"It was due to be read again by {day_words(fields.next_review)}. Check with its owner before you rely on it.")
    following = timeline.next_after(edition.day)
    if following and state != "upcoming":
        new = governed(following.text)
        yield _banner(f"Version {new.version} starts on {day_words(new.effective_from)}.", new.change_summary or "This text is in force until the day before.", (f"Read version {new.version}", addresses.version(document.id, new.version)))
    elif state == "in force" and fields.effective_to:
        yield _banner(f"It ends after {day_words(fields.effective_to)}.", "", _replacement(edition, fields.replaced_by))


def _banner(title: str, words: str, link: tuple[str, str] | None = None) -> dict[str, Any]:
    return {"title": title, "words": words, "link": link}


def _role_to_ask(edition: Edition) -> Role:
    """Whom to ask about what was withdrawn: the same for every page, since a document's own roles could tell which it was."""
    library = edition.library
    signing = (role for role in library.council.roles if role.signs)
    return library.role_by_id.get(library.council.ask_about_withdrawn or "") or next(signing, library.council.roles[0])


def _replacement(edition: Edition, replaced_by: str | None) -> tuple[str, str] | None:
    """What took a document's place, as words and an address."""
    document = edition.readable_by_id.get(replaced_by or "")
    return (f"See {edition.text(document).fields.title}", addresses.document(document)) if document else None


def _withdrawn(renderer: Renderer, document: Document) -> GeneratedPage:
    """A page that says so, when, and whom to ask, and nothing of what it said."""
    edition, fields = renderer.edition, document.main.fields
    replacement = _replacement(edition, fields.replaced_by) if isinstance(fields, (Governed, Withdrawn)) else None
    return renderer.page(
        addresses.document(document),
        "withdrawn.md.jinja",
        title=Withdrawn.title,
        summary=Withdrawn.summary,
        day=edition.withdrawn_on(document),
        role=_role_to_ask(edition),
        replacement=(replacement[0].removeprefix("See "), replacement[1]) if replacement else None,
    )
