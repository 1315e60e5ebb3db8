"""What search finds: the sections of the pages that readers see, with what is known of each page."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date as Day
from html.parser import HTMLParser
from typing import Literal

from practicebook.content import addresses
from practicebook.content.edition import Edition, State, post_fields
from practicebook.content.headings import SECTION_LEVELS
from practicebook.content.kinds import Exemplar, Governed
from practicebook.content.library import Document, passages
from practicebook.content.pages import GeneratedPage

Group = Literal["guidance", "framework", "exemplars", "blog"]
GROUPS: tuple[Group, ...] = ("guidance", "framework", "exemplars", "blog")

SIGNPOSTS = (addresses.HOME, addresses.SEARCH, addresses.TOPICS, addresses.KEEP, addresses.LAW_BY_DOCUMENT, addresses.FRAMEWORK_WHOLE)
"""Pages that only lead to others or repeat them, and would be found for the words of all of them."""

KIND_TITLES = {
    **{"policy": "Policy", "procedure": "Procedure", "guidance": "Guidance", "tool": "Tool", "framework": "Framework", "exemplar": "Exemplar", "post": "Blog post"},
    **{"audit-heading": "Audit heading", "area": "Service", "practice-review": "Practice review", "law": "Law", "term": "Glossary", "page": "Page"},
}
"""The kinds of page that results can be narrowed to, and what readers call them."""

_GROUP_OF: Mapping[str, Group] = {"framework": "framework", "exemplar": "exemplars", "post": "blog"}

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_UNREAD = frozenset("button form nav noscript script style svg template".split())
_UNREAD_CLASSES = frozenset("headerlink pb-asked pb-banner pb-changes pb-control pb-crumbs pb-filters pb-letters pb-list pb-matrix pb-meta pb-see-also pb-tags pb-tiles pb-topics pb-voice".split())
"""What is drawn around the words, and lists and quotations of what is found where it stands."""
_BLOCKS = frozenset("article aside blockquote dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header li ol p pre section table td th tr ul".split())
_STARTS = frozenset(("dt", *(f"h{level}" for level in SECTION_LEVELS)))
_KEYWORDS = re.compile(r"""(<h[1-6](?:\s[^<>]*?)?)\sdata-keywords="[^"<>]*\"""")


@dataclass(frozen=True)
class SearchPage:
    """What is known of a page that has sections."""

    address: str
    title: str
    kind: str
    id: str | None = None
    areas: tuple[str, ...] = ()
    audit_headings: tuple[str, ...] = ()
    ratings: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    state: State | Literal[""] = ""
    date: Day | None = None
    summary: str = ""

    @property
    def group(self) -> Group:
        """Where a panel shows it."""
        return _GROUP_OF.get(self.kind, "guidance")

    @property
    def hidden(self) -> bool:
        """True for what was in force once, or is not yet: found only when asked for."""
        return self.state in ("superseded", "ended", "upcoming")

    @property
    def speaks_of_one_thing(self) -> bool:
        """False for a list of entries, each of a thing of its own."""
        return self.kind not in ("law", "term")

    @property
    def about_site(self) -> bool:
        """True for a page that is about the site itself."""
        return self.kind == "page" and self.address.startswith(addresses.ABOUT)


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it, or a page's top."""

    page: SearchPage
    anchor: str
    """Empty at the page's top."""
    heading: str
    text: str
    quick: str = ""
    """The quick read, at the page's top."""
    keywords: tuple[str, ...] = ()
    """Words that staff type when they look for it."""
    links: tuple[str, ...] = ()
    """Where its links lead, as written."""
    shows: tuple[str, ...] = ()
    """The audit headings that it shows, where it is a passage of an exemplar."""

    @property
    def path(self) -> str:
        """Its address and anchor, relative to the site's own."""
        return f"{self.page.address}#{self.anchor}" if self.anchor else self.page.address


def read_sections(edition: Edition, pages: Iterable[GeneratedPage], rendered: Mapping[str, str]) -> tuple[Section, ...]:
    """The sections of every page, in the order of the index: what is shown by default first, by group, then by address.

    `rendered` is the HTML of each page's content by its address; a page that is not in it has no sections, nor has a
    signpost or a page that says that something was withdrawn or replaced. What is inside an element with `data-search="off"` is left out.
    """
    facts = _Facts(edition)
    gone = (addresses.document(document) for document in edition.documents if edition.is_withdrawn(document))
    left_out = {*SIGNPOSTS, *gone, *(addresses.audit_heading(one.id) for one in edition.library.retired_headings)}
    found = [section for page in pages if page.address in rendered and page.address not in left_out for section in _of_page(facts.of(page), rendered[page.address], facts.keywords)]
    return tuple(sorted(found, key=lambda section: (section.page.hidden, GROUPS.index(section.page.group), section.page.address)))


class _Facts:
    """What an edition knows of its pages."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._documents = {document.id: document for document in edition.readable}
        library = edition.library
        written = {area: text.main.fields.keywords for area, text in library.area_texts.items() if edition.preview or text.main.fields.status == "published"}
        self.keywords: dict[str, tuple[str, ...]] = {
            **{addresses.document(document): edition.text(document).fields.keywords for document in edition.readable},
            **{addresses.audit_heading(heading.id): heading.keywords for heading in library.audit_headings},
            **{addresses.area(area.id): (*area.keywords, *written.get(area.id, ())) for area in library.areas},
            **{addresses.review(review.id): review.keywords for review in library.reviews},
            **{addresses.law(entry.id): (entry.short, *entry.keywords) for entry in library.law},
            **{addresses.decision(entry.id): entry.keywords for entry in library.decisions.decisions},
            **{addresses.term(entry.term): (entry.term, *entry.also, *entry.keywords) for entry in library.terms},
        }
        """By path: a page's stand at its top. Those of a heading are on the heading."""
        self._entries = {
            **{heading.id: SearchPage("", "", "audit-heading", heading.id, (), (heading.id,), (), heading.law) for heading in library.audit_headings},
            **{area.id: SearchPage("", "", "area", area.id, (area.id,)) for area in library.areas},
            **{review.id: SearchPage("", "", "practice-review", review.id, date=review.reported_on) for review in library.reviews},
        }

    def of(self, page: GeneratedPage) -> SearchPage:
        """What is known of one page."""
        document = self._documents.get(page.id or "")
        if document and addresses.document(document) == page.address:
            return self._of_document(document, page)
        entry = self._entries.get(page.id or "")
        if entry:
            return SearchPage(**{**vars(entry), "address": page.address, "title": page.title, "summary": page.summary})
        kind = {addresses.LAW: "law", addresses.GLOSSARY: "term"}.get(page.address, "page")
        return SearchPage(page.address, page.title, kind, page.id, summary=page.summary)

    def _of_document(self, document: Document, page: GeneratedPage) -> SearchPage:
        edition, text = self._edition, self._edition.text(document)
        fields = text.fields
        headings, ratings, law, day = tuple(getattr(fields, "supports", ())), (), (), None
        if isinstance(fields, Exemplar):
            shown = [heading for passage in passages(document, text) for heading in passage.shows]
            headings, ratings = tuple(dict.fromkeys((*fields.ratings, *shown))), tuple(dict.fromkeys((fields.overall, *fields.ratings.values())))
        elif isinstance(fields, Governed):
            law, day = (*fields.law, *fields.guidance_refs), fields.effective_from
        elif document.kind == "post":
            day = post_fields(text).date
        state = edition.state(document) if document.is_governed else ""
        return SearchPage(
            page.address, page.title, document.kind, document.id, fields.service_areas, headings, ratings, law, "" if state == "in force" else state, day, page.summary
        )


def _of_page(page: SearchPage, html: str, keywords: Mapping[str, tuple[str, ...]]) -> Iterator[Section]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    for part in reader.parts:
        text = part.text()
        if text or not part.anchor:
            words = keywords.get(f"{page.address}#{part.anchor}" if part.anchor else page.address, ())
            yield Section(page, part.anchor, _on_one_line(part.heading), text, _on_one_line(part.quick), (*words, *part.keywords), tuple(part.links), tuple(part.shows))


def without_keywords(html: str) -> str:
    """A page's HTML once it is indexed, without the keywords of its headings, which no reader sees."""
    return _KEYWORDS.sub(r"\1", html) if "data-keywords" in html else html


def _on_one_line(words: Iterable[str]) -> str:
    return " ".join("".join(words).split())


@dataclass
class _Part:
    """A section while it is read."""

    anchor: str = ""
    heading: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    quick: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    shows: list[str] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)

    def text(self) -> str:
        return _on_one_line(self.words)


class _Reader(HTMLParser):
    """Cuts a page's HTML at its headings. The first part is what stands above them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts = [_Part()]
        self._open: list[str] = []
        self._unread: int | None = None
        """How deep the element is that is left out, while one is."""
        self._quick: int | None = None
        self._heading: int | None = None
        self._title: int | None = None
        self._labelled: dict[str, str] = {}
        """The anchors of sections by the id of the heading that names them."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element: a heading starts a part, and some elements are left out."""
        if tag in _VOID:
            self._break(tag)
            return
        self._open.append(tag)
        if self._unread is not None:
            return
        depth, values = len(self._open), {name: value or "" for name, value in attrs}
        classes = set(values.get("class", "").split())
        if tag in _UNREAD or classes & _UNREAD_CLASSES or values.get("data-search") == "off":
            self._unread = depth
            return
        if values.get("id") and values.get("aria-labelledby"):
            self._labelled[values["aria-labelledby"]] = values["id"]
        if "pb-quick" in classes:
            self._quick = depth
        if tag == "h1":
            self._title = depth
        elif tag in _STARTS and values.get("id"):
            self._heading = depth
            if self._quick is None:
                keywords = [words.strip() for words in values.get("data-keywords", "").split(",") if words.strip()]
                self.parts.append(_Part(self._labelled.get(values["id"], values["id"]), shows=values.get("data-shows", "").split(), keywords=keywords))
        elif tag == "a" and values.get("href"):
            self.parts[-1].links.append(values["href"])
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and those inside it that were left open."""
        if tag in _VOID or tag not in self._open:
            return
        self._break(tag)
        while self._open and self._open.pop() != tag:
            pass
        depth = len(self._open)
        if self._unread is not None and depth < self._unread:
            self._unread = None
        if self._quick is not None and depth < self._quick:
            self._quick = None
        if self._heading is not None and depth < self._heading:
            self._heading = None
        if self._title is not None and depth < self._title:
            self._title = None

    def handle_data(self, data: str) -> None:
        """Take words to where they belong."""
        if self._unread is not None or self._title is not None:
            return
        if self._quick is not None:
            if self._heading is None:
                self.parts[0].quick.append(data)
        elif self._heading is not None:
            self.parts[-1].heading.append(data)
        else:
            self.parts[-1].words.append(data)

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS or tag in ("br", "hr"):
            self.handle_data(" ")
