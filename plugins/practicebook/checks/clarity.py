"""Markdown that every program reads alike, so that what was checked is what is shown.

Our checks read with markdown-it, which knows places, and the pages are rendered by Python-Markdown. Where the two
would see different code, headings or links, the author is asked to write it another way.
"""

import re
from collections.abc import Iterator

from practicebook.content.code import loose_fences
from practicebook.content.edition import Edition
from practicebook.content.findings import Finding, Rule
from practicebook.content.markdown import Body
from practicebook.content.prose import bodies, field_bodies

UNCLEAR = Rule(
    "writing.unclear",
    "error",
    "Markdown that one program reads one way and another another, so that a page could show what no check has seen.",
    "Write it the plain way that the finding names.",
)

RULES = (UNCLEAR,)

_LINK = re.compile(r"(?<!\\)(?:\\\\)*(?P<opening>\]\(\s*<?)")
_HASHES = re.compile(r"^[ ]{0,3}(?:(?:>|[*+-](?=[ \t])|\d+[.)](?=[ \t]))[ \t]*)*(?P<hashes>#{7,}|#{1,6}(?=[^#\s]))[^\n]*", re.MULTILINE)
_UNDERLINE = re.compile(r"(?<=[^\s])[ \t]*\n(?P<line>[ ]{0,3}(?:=+|-+)[ \t]*)$", re.MULTILINE)


def findings(edition: Edition) -> Iterator[Finding]:
    """Check every body and every field that holds Markdown."""
    for body in (*bodies(edition.library), *field_bodies(edition.library)):
        yield from of_body(body)


def of_body(body: Body) -> Iterator[Finding]:
    """Check one piece of Markdown."""
    yield from _fences(body)
    yield from _links(body)
    yield from _headings(body)
    for start in body.crowded_lists:
        yield UNCLEAR.at(body.place(start), "This list is one to some programs only.", "Leave a blank line before it.")


def _fences(body: Body) -> Iterator[Finding]:
    for start, end in loose_fences(body.text):
        yield UNCLEAR.at(
            body.place(start, end),
            "Not every program sees a block of code that starts or ends here.",
            "Start and end the block with the same three backticks, at the very start of their lines, with at most the language after the first.",
        )


def _links(body: Body) -> Iterator[Finding]:
    seen = {link.start for link in body.links if link.inline}
    for match in _LINK.finditer(body.prose):
        if match.end("opening") not in seen:
            yield UNCLEAR.at(
                body.place(*match.span("opening")),
                "Not every program sees a link here.",
                "Write [words](address) with no space or line end in the address, or \\] where no link is meant.",
            )


def _headings(body: Body) -> Iterator[Finding]:
    for match in _HASHES.finditer(body.prose):
        yield UNCLEAR.at(body.place(*match.span("hashes")), f"“{match.group().strip()[:40]}” is a heading to some programs.", "Put a space after two to six hashes, or \\ before them where no heading is meant.")
    plain = set()
    for heading in body.outline:
        if heading.nested:
            yield UNCLEAR.at(body.place(heading.start), f"The heading “{heading.text}” is inside a list or a quotation.", "Take it out, or make it bold words.")
        elif heading.underlined and _is_plainly_underlined(body.text, heading.start, heading.end):
            plain.add(body.text.rindex("\n", heading.start, heading.end - 1) + 1)
        elif heading.underlined or body.text[heading.start : heading.start + 1] != "#":
            yield UNCLEAR.at(body.place(heading.start), f"“{heading.text}” is a heading to some programs only.", "Write a heading on one line, starting with its hashes.")
        elif re.search(r"#[ \t]+$", body.text[heading.start : heading.end].rstrip("\n")):
            yield UNCLEAR.at(body.place(heading.start), f"The hashes after “{heading.text}” are part of the heading to some programs.", "Take them away; they are needed only before it.")
    for match in _UNDERLINE.finditer(body.prose):
        if match.start("line") not in plain:
            yield UNCLEAR.at(body.place(*match.span("line")), "This line makes the one above a heading to some programs.", "Leave a blank line before it, or write the heading with hashes.")


def _is_plainly_underlined(text: str, start: int, end: int) -> bool:
    """True for one line of words after a blank line, and its underline, both at the very start."""
    lines = text[start:end].rstrip("\n").split("\n")
    above = text.rfind("\n", 0, max(start - 1, 0)) + 1
    after_blank = not text[above:start].strip()
    return len(lines) == 2 and after_blank and not any(line.startswith((" ", "\t")) for line in lines)
