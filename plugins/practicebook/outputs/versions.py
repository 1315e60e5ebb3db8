"""`/go/<id>/v/` and below: every version of a governed document, each text as it stood, and what changed from one to the next.

These pages have one light template, with no navigation, since there may be twenty of them for each document; the renderer of
the site makes all others. They are in no search, no site map and no list of what a device can keep. What was withdrawn has none.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from practicebook.content import addresses
from practicebook.content.blocks import Block, read_blocks
from practicebook.content.dates import day_words
from practicebook.content.differences import Difference
from practicebook.content.edition import Edition
from practicebook.content.fingerprint import fingerprint_of
from practicebook.content.library import Document, Text, governed
from practicebook.content.links import LinkMap
from practicebook.content.markdown import Body, Link
from practicebook.content.prose import FieldBody
from practicebook.content.rendered import Renderer
from practicebook.content.tables import with_labelled_cells
from practicebook.content.timeline import Span, State, Timeline

Compare = Callable[[tuple[Block, ...], tuple[Block, ...]], tuple[Difference, ...]]
"""What tells how the second of two texts came from the first."""

SHAPES: Mapping[State, str] = {"upcoming": "ring", "in force": "disc", "superseded": "half", "ended": "half"}
"""The shape beside each state, so that colour never says it alone."""

STYLES = "assets/stylesheets/versions.css"


def write(edition: Edition, link_map: LinkMap, compare: Compare, site: Path) -> None:
    """Write the pages of every governed document that readers can read."""
    pages = _Pages(edition, link_map, compare)
    for document in edition.governed:
        timeline = edition.timelines.get(document.id)
        for address, html in pages.of(document, timeline) if timeline else ():
            folder = site / address
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "index.html").write_text(html, encoding="utf-8")


@dataclass(frozen=True)
class _Version:
    """A text on its timeline, as pages tell of it."""

    span: Span
    state: State
    standing: str
    address: str
    comparison: str | None
    """The address of what changed from the version before; `None` of the first."""

    @property
    def number(self) -> str:
        return self.span.version

    @property
    def fields(self) -> Any:
        return self.span.text.fields


class _Pages:
    """Makes the pages of one edition."""

    def __init__(self, edition: Edition, link_map: LinkMap, compare: Compare) -> None:
        self._edition, self._link_map, self._compare = edition, link_map, compare
        self._renderer = Renderer()
        self._environment = Environment(loader=PackageLoader("practicebook.outputs", "."), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
        self._environment.filters["day"] = day_words
        self._environment.globals |= {"library": edition.library, "edition": edition, "at": addresses, "styles": STYLES, "shapes": SHAPES}

    def of(self, document: Document, timeline: Timeline) -> Iterator[tuple[str, str]]:
        """The addresses and HTML of a document's versions: the list, each text, and each change."""
        versions = [self._version(document, timeline, span) for span in timeline.spans]
        latest_first = versions[::-1]
        title = self._edition.text(document).fields.title
        yield self._page(addresses.versions(document.id), "versions.html.jinja", document, title=title, versions=latest_first)
        in_force = timeline.in_force_on(self._edition.day)
        now = next((version for version in versions if version.span is in_force), None)
        for version in versions:
            yield self._text(document, version, now)
        for earlier, later in pairwise(versions):
            assert later.comparison
            changes = self._compare(read_blocks(_words(earlier.span.text)), read_blocks(_words(later.span.text)))
            yield self._page(later.comparison, "changes.html.jinja", document, title=title, earlier=earlier, later=later, runs=list(_runs(changes)), counts=_counts(changes))

    def _version(self, document: Document, timeline: Timeline, span: Span) -> _Version:
        state = timeline.state_of(span, self._edition.day)
        address = addresses.version(document.id, span.version)
        comparison = addresses.comparison(document.id, span.version) if span is not timeline.spans[0] else None
        return _Version(span, state, _standing(span, state), address, comparison)

    def _text(self, document: Document, version: _Version, now: _Version | None) -> tuple[str, str]:
        text = version.span.text
        fields = governed(text)
        quick = FieldBody(fields.quick_read, text.located.place(("quick_read",))) if fields.quick_read else None
        return self._page(
            version.address,
            "version.html.jinja",
            document,
            title=fields.title,
            version=version,
            now=now,
            quick=self._html(quick, version.address) if quick else "",
            body=self._html(text.body, version.address),
            fingerprint=fingerprint_of(text, self._edition.library.root),
        )

    def _page(self, address: str, template: str, document: Document, **context: Any) -> tuple[str, str]:
        def url(target: str) -> str:
            return addresses.relative(target, address)

        return address, self._environment.get_template(template).render(url=url, document=document, page=addresses.document(document), **context)

    def _html(self, body: Body, page: str) -> Markup:
        """Someone's Markdown as HTML; what led to a document leads to its permanent link, and what leads nowhere now is plain words."""

        def destination(link: Link) -> str | None:
            target = self._link_map.follow(link.destination, body.file)
            if target.leads == "page" and target.document and link.destination[:1] != "#":
                return addresses.relative(addresses.permanent(target.document.id), page)
            if link.destination[:1] == "#" or target.leads == "outside":
                return link.destination
            return addresses.relative(target.whole, page) if target.leads in ("page", "file") else None

        return Markup(with_labelled_cells(self._renderer.html(body.with_links(destination))))


def _standing(span: Span, state: State) -> str:
    """When it is, was or will be in force, in words."""
    start, end = day_words(span.start), f" to {day_words(span.end)}" if span.end else ""
    match state:
        case "upcoming":
            return f"Starts on {start}"
        case "in force":
            return f"In force since {start}" + (f", {end.strip()}" if end else "")
    return f"In force from {start}{end}"


def _words(text: Text) -> str:
    """What is compared: the title as a heading, the answer in one minute, and the body."""
    fields = governed(text)
    return f"# {fields.title}\n\n{fields.quick_read or ''}\n\n{text.body.text}"


@dataclass(frozen=True)
class _Run:
    """Blocks that follow each other and are all the same in both texts, or one that is not."""

    is_same: bool
    differences: tuple[Difference, ...]


def _runs(changes: tuple[Difference, ...]) -> Iterator[_Run]:
    same: list[Difference] = []
    for change in changes:
        if change.sort == "same":
            same.append(change)
            continue
        if same:
            yield _Run(True, tuple(same))
            same = []
        yield _Run(False, (change,))
    if same:
        yield _Run(True, tuple(same))


def _counts(changes: tuple[Difference, ...]) -> list[tuple[str, int]]:
    """How many blocks were added, removed and so on, for those that there are."""
    sorts = ("added", "removed", "changed", "moved", "moved and changed")
    return [(sort, count) for sort in sorts if (count := sum(change.sort == sort for change in changes))]
