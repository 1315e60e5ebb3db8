"""Which parts of a Markdown file's front matter are not looked at: the names of fields, and what only a list, a day or a role may stand in.

A control field is exempt by name. What is written in it must fit its model, so it can hold no words of an author's own.
"""

import re
from collections.abc import Iterator

Span = tuple[int, int]

CONTROL_FIELDS = frozenset(
    "kind status sample service_areas related supports owner approver version effective_from effective_to approved_on next_review change mandatory replaced_by law guidance_refs "
    "guidance_read_on cqc basis topic age_band season source ratings overall consent date categories authors announces tells_case anonymity_answers".split()
)
"""Fields that hold ids, days, numbers and choices; and the answers, which quote what was found."""

CONTROL_PARTS = frozenset("role date recheck_on fingerprint".split())
"""The same inside a sign-off."""

_FIELD = re.compile(r"^(?P<key>[A-Za-z_]+):(?P<value>[^\n]*(?:\n(?:[ \t-][^\n]*|[ \t]*(?=\n)))*)", re.MULTILINE)
_PART = re.compile(r"^[ \t]*(?:-[ \t]+)?(?P<key>[a-z_]+):(?P<value>[^\n]*)", re.MULTILINE)
_DATA = re.compile(r"^[ \t]*(?:-[ \t]+)?(?:id|law|source|cqc|from|to|checked_on|leads_to|theme|marks):(?P<value>[^\n]*(?:\n[ \t]+-[ \t][a-z0-9-]+(?=\n))*)", re.MULTILINE)
_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\n]*", re.MULTILINE)


def control_spans(text: str) -> tuple[Span, ...]:
    """The spans of a Markdown file's text that are not looked at, in order; none where it has no front matter."""
    end = text.find("\n---", 3)
    if not text.startswith("---\n") or end < 0:
        return ()
    return tuple(_spans(text, 4, end + 1))


def control_spans_of_data(text: str) -> tuple[Span, ...]:
    """The same of a data file: the ids, addresses and days of its entries."""
    return tuple(span for part in _DATA.finditer(text) for span in _but_comments(text, *part.span("value")))


def _spans(text: str, start: int, end: int) -> Iterator[Span]:
    for field in _FIELD.finditer(text, start, end):
        yield field.span("key")
        if field["key"] in CONTROL_FIELDS:
            yield from _but_comments(text, *field.span("value"))
        elif field["key"] == "sign_offs":
            for part in _PART.finditer(text, *field.span("value")):
                yield part.span("key")
                if part["key"] in CONTROL_PARTS:
                    yield from _but_comments(text, *part.span("value"))


def _but_comments(text: str, start: int, end: int) -> Iterator[Span]:
    """A span without its comments, in which anything may stand."""
    for comment in _COMMENT.finditer(text, start, end):
        yield start, comment.start()
        start = comment.end()
    yield start, end
