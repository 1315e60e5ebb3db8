"""Markdown that reads well and runs nothing: one outline, no raw HTML, only the attributes that we know."""

import re
from collections.abc import Iterator

from practicebook.content.edition import Edition
from practicebook.content.findings import Finding, Rule
from practicebook.content.markdown import Body
from practicebook.content.prose import bodies, field_bodies

TITLE_IN_BODY = Rule("writing.title-in-body", "error", "A first-level heading in the body; the page's title comes from `title`.", "Use two hashes, or take the line away.")
HEADING_SKIPPED = Rule("writing.heading-skipped", "error", "A heading skips a level, so that a screen reader's outline has a hole (WCAG 2.2, 1.3.1).", "Use one hash fewer, or add the heading between.")
RAW_HTML = Rule("writing.raw-html", "error", "Raw HTML. Content is Markdown, so that it can be checked, printed and moved.", "Write it in Markdown; to show a tag, put it between backticks.")
ATTRIBUTE = Rule("writing.attribute", "error", "An attribute that content may not set.", "Only `data-shows`, on a heading of an exemplar, is ours to write.")

RULES = (TITLE_IN_BODY, HEADING_SKIPPED, RAW_HTML, ATTRIBUTE)

_HTML = re.compile(r"<(?=[A-Za-z/!?])(?!(?:https?://|mailto:)[^\s<>]+>)[^>\s]*")
_MORE = re.compile(r"<!-- more -->")
_ATTRIBUTES = re.compile(r"\{:?[ ]*[^}\n]*=[^}\n]*\}")


def findings(edition: Edition) -> Iterator[Finding]:
    """Check every body and every field that holds Markdown."""
    for body in bodies(edition.library):
        yield from _outline(body)
        yield from _html(body)
    for body in field_bodies(edition.library):
        yield from _html(body)


def _outline(body: Body) -> Iterator[Finding]:
    level = 1
    for heading in body.headings:
        place = body.place(heading.start)
        if heading.level == 1:
            yield TITLE_IN_BODY.at(place, f"“{heading.text}” is a first-level heading.")
        elif heading.level > level + 1:
            yield HEADING_SKIPPED.at(place, f"“{heading.text}” is at level {heading.level} under level {level}.")
        level = heading.level


def _html(body: Body) -> Iterator[Finding]:
    prose = body.prose
    excerpt_mark = _MORE.search(prose) if "/blog/posts/" in str(body.file) else None
    for match in _HTML.finditer(prose):
        if not (excerpt_mark and match.start() == excerpt_mark.start()):
            yield RAW_HTML.at(body.place(*match.span()), f"“{match.group()[:40]}” is HTML.")
    headings = {heading.start: heading for heading in body.headings}
    for match in _ATTRIBUTES.finditer(prose):
        heading = headings.get(prose.rfind("\n", 0, match.start()) + 1)
        if heading is None or heading.attributes or not heading.shows:
            yield ATTRIBUTE.at(body.place(*match.span()), f"“{match.group()[:40]}” sets an attribute.")
