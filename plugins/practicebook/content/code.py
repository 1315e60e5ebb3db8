"""Which parts of a Markdown text are certainly code.

markdown-it, which reads positions, and Python-Markdown, which renders, differ on what is code: on fences that are
indented or closed with more marks than opened them, on code under list items, on backticks that pair over lines.
What only one of them takes for code would be checked as code and shown as HTML. So the checks leave out only what
both take for code; all else is read as prose, and a fence on which they differ is a finding.
"""

import re
from collections.abc import Iterator

_FENCED = re.compile(r"^(?P<fence>`{3,}|~{3,})[ \t]*[\w#.+-]*[ \t]*\n(?P<code>(?:.*\n)*?)(?P=fence)[ \t]*$", re.MULTILINE)
_FENCE = re.compile(r"^[ \t>*+\-\d.):]*(?:`{3,}[^`\n]*|~{3,}[^\n]*)$", re.MULTILINE)
_TICKS = re.compile(r"`+")
_MARKS = re.compile(r"`+|\\.|<[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*>", re.DOTALL)

Span = tuple[int, int]
"""Offsets of a first character, and of just past the last."""


def fenced(text: str) -> tuple[Span, ...]:
    """Code between two like fences at the start of their lines, the opening one followed by at most a language."""
    return tuple(match.span() for match in _FENCED.finditer(text) if not _closes_early(match["fence"], match["code"]))


def loose_fences(text: str) -> Iterator[Span]:
    """Lines that look like a fence and belong to no certain block of code."""
    without = blanked(text, fenced(text))
    for match in _FENCE.finditer(without):
        yield match.span()


def code_spans(text: str) -> tuple[Span, ...]:
    """Code between backticks on one line, backticks included.

    There is none at all where a backtick anywhere is escaped or finds no partner on its line: which of them pair would
    then depend on where a program takes a paragraph to start.
    """
    prose = blanked(text, fenced(text))
    spans: list[Span] = []
    start = 0
    for line in prose.split("\n"):
        if "\\`" in line:
            return ()
        paired, alone = _pairs(line)
        if alone:
            return ()
        spans += [(start + first, start + last) for first, last in paired]
        start += len(line) + 1
    return tuple(spans)


def written_code(text: str) -> tuple[Span, ...]:
    """Code between backticks within one paragraph, as CommonMark reads it."""
    spans: list[Span] = []
    at = 0
    while mark := _MARKS.search(text, at):
        at = mark.end()
        if mark.group()[0] == "`":
            closing = next((ticks for ticks in _TICKS.finditer(text, at) if len(ticks.group()) == len(mark.group())), None)
            if closing:
                at = closing.end()
                spans.append((mark.start(), at))
    return tuple(spans)


def blanked(text: str, spans: tuple[Span, ...]) -> str:
    """The text with spaces for everything in the spans but line ends, so that all offsets stay."""
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], re.sub(r"[^\n]", " ", text[start:end])]
        at = end
    return "".join((*parts, text[at:]))


def _closes_early(fence: str, code: str) -> bool:
    """True where CommonMark would see an end of the block before its last line."""
    return bool(re.search(rf"^ {{0,3}}{fence[0]}{{{len(fence)},}}[ \t]*$", code, re.MULTILINE))


def _pairs(line: str) -> tuple[list[Span], bool]:
    """The code spans of a line, and whether a run of backticks is left alone."""
    spans: list[Span] = []
    runs = list(_TICKS.finditer(line))
    while runs:
        opening = runs.pop(0)
        length = len(opening.group())
        index = next((index for index, run in enumerate(runs) if len(run.group()) == length), None)
        if index is None:
            return spans, True
        spans.append((opening.start(), runs[index].end()))
        runs = runs[index + 1 :]
    return spans, False
