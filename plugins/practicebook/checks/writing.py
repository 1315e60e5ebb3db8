"""Markdown that reads well and runs nothing: one outline, no raw HTML, only the attributes that we know."""

import re
from collections.abc import Iterator

from practicebook.content.edition import Edition
from practicebook.content.fields import SLUG
from practicebook.content.findings import Finding, Rule
from practicebook.content.headings import SECTION_LEVELS, attributes_of
from practicebook.content.markdown import Body
from practicebook.content.prose import bodies, field_bodies

TITLE_IN_BODY = Rule("writing.title-in-body", "error", "A first-level heading in the body; the page's title comes from `title`.", "Use two hashes, or take the line away.")
HEADING_SKIPPED = Rule("writing.heading-skipped", "error", "A heading skips a level, so that a screen reader's outline has a hole (WCAG 2.2, 1.3.1).", "Use one hash fewer, or add the heading between.")
RAW_HTML = Rule("writing.raw-html", "error", "Raw HTML. Content is Markdown, so that it can be checked, printed and moved.", "Write it in Markdown; to show a tag, put it between backticks.")
ATTRIBUTE = Rule("writing.attribute", "error", "An attribute that content may not set.", "Only `data-keywords`, on a heading, and `data-shows`, on a heading of an exemplar, are ours to write.")
KEYWORDS = Rule("writing.heading-keywords", "error", "Keywords of a heading that search cannot read.", "Write words between commas on a heading with two or three hashes: `{ data-keywords=\"write up, deadline\" }`.")

RULES = (TITLE_IN_BODY, HEADING_SKIPPED, RAW_HTML, ATTRIBUTE, KEYWORDS)

_HTML = re.compile(
    r"""<(?=[A-Za-z/!?])
    (?!https?://[^\s<>"'`]+>|(?:mailto:)?[\w.+-]+@[\w.-]+>)  # an address between angle brackets is a link
    (?!(?<=\]\(<)[A-Za-z][^<>\n"'`]*>)                      # and so is the address of a link, as in [words](<a file.pdf>)
    [^>\s]*""",
    re.VERBOSE,
)
_MORE = re.compile(r"<!-- more -->")
_BROKEN_TAG = re.compile(r"""<(?=[A-Za-z/!?])(?![A-Za-z!?][^<>"'`]*>)[^>\s`]*""")
_BRACE = re.compile(r"(?<!\\)(?:\\\\)*(?P<list>\{:?[ ]*[^}\n ][^\n]*\})")
_LINE = re.compile(r"[^\n]*")
_NO_KEYWORD = re.compile(r"[^\w .'’/-]|_")
"""What a keyword has none of: it could mean something to Markdown or to HTML."""
_MARKERS = " \t>*+-:|.)0123456789"
_MAKES_ELEMENT = "`*_)]>"
"""What the words before an attribute list end with where it belongs to them."""


def findings(edition: Edition) -> Iterator[Finding]:
    """Check every body and every field that holds Markdown."""
    for body in bodies(edition.library):
        yield from _outline(body, level=1)
        yield from _html(body)
        yield from _attributes(body, may_set=True)
        yield from _keywords(body)
    for body in field_bodies(edition.library):
        yield from _outline(body, level=2)
        yield from _html(body)
        yield from _attributes(body, may_set=False)


def _outline(body: Body, level: int) -> Iterator[Finding]:
    """Headings follow one of this level."""
    for heading in body.outline:
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
    for start, end in body.code_spans:
        for match in _BROKEN_TAG.finditer(body.text, start, end):
            yield RAW_HTML.at(
                body.place(*match.span()),
                f"“{match.group()[:40]}” could end an element of the page, though it stands between backticks.",
                "To show a closing tag, or one with quotes, put it on a line of its own between two lines of three backticks.",
            )


def _attributes(body: Body, may_set: bool) -> Iterator[Finding]:
    """Braces that give what stands before them an attribute."""
    prose = body.prose
    headings = {heading.start: heading for heading in body.headings if may_set and not heading.underlined}
    for match in _BRACE.finditer(prose):
        start, line_start = match.start("list"), prose.rfind("\n", 0, match.start("list")) + 1
        line = prose[line_start : prose.find("\n", start) if "\n" in prose[start:] else len(prose)]
        if line_start in headings and _is_ours(body.text[line_start : line_start + len(line)]):
            continue
        above, below = prose[: max(line_start - 1, 0)].rpartition("\n")[2], prose[line_start + len(line) + 1 :]
        if _sets(above, line, start - line_start, match["list"], below):
            yield ATTRIBUTE.at(body.place(*match.span("list")), f"“{match['list'][:40]}” sets an attribute.")


def _keywords(body: Body) -> Iterator[Finding]:
    """Keywords of headings that start a section of search, each some plain words."""
    for heading in body.headings:
        for words, offset in heading.keywords:
            place = body.place(offset, offset + len(words))
            if not words:
                yield KEYWORDS.at(place, "A keyword of this heading is empty.", "Write some words, or take the comma or the attribute away.")
            elif wrong := _NO_KEYWORD.search(words):
                yield KEYWORDS.at(place, f"“{words}” has “{wrong.group()}” in it, and a keyword has only letters, digits, spaces, hyphens, apostrophes, full stops and slashes.")
            elif heading.level not in SECTION_LEVELS:
                yield KEYWORDS.at(place, f"“{heading.text}” is at level {heading.level}, and search finds parts at levels two and three.", "Put the keywords on the heading above.")


def _is_ours(line: str) -> bool:
    """True for a heading's line whose only braces hold nothing but an anchor, what it shows and its keywords."""
    attributes = attributes_of(line)
    anchor = attributes.anchor is None or bool(re.fullmatch(SLUG, attributes.anchor))
    return anchor and not attributes.others and bool(attributes.anchor or attributes.shows or attributes.keywords) and line.count("{") == 1


def _sets(above: str, line: str, at: int, written: str, below: str) -> bool:
    """True where some program may take braces for attributes, and not for words."""
    before, after = line[:at], line[at + len(written) :]
    of_words = before[-1:] in tuple(_MAKES_ELEMENT)
    of_heading = before.lstrip(_MARKERS).startswith("#") or below.lstrip().startswith(("=", "-"))
    of_cell_or_term = re.fullmatch(r"[ \t]*(\|.*)?", after) is not None and ("|" in line or below.lstrip().startswith(":"))
    of_block = not before.strip(_MARKERS) and above.strip(_MARKERS) != ""
    return "=" in written or of_words or of_heading or of_cell_or_term or of_block
