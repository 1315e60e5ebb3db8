"""Which parts of a file's control fields are not looked at: the names of fields, and what only a list, a day or a role may stand in.

A value is exempt by the name of its field and only while it has the shape that the field asks for, as the YAML parser that
reads the site sees it. Whatever else is written there is looked at, comments and all.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from practicebook.anonymity.hits import MODEL
from practicebook.content.findings import Place
from practicebook.content.kinds import KINDS
from practicebook.content.source import take_apart
from practicebook.content.yaml_source import Located, Path, read_yaml

Span = tuple[int, int]

CONTROL_FIELDS = frozenset(
    "kind status sample service_areas related supports owner approver version effective_from effective_to approved_on next_review change mandatory replaced_by law guidance_refs "
    "guidance_read_on cqc basis topic age_band season source ratings overall consent date categories authors announces tells_case anonymity_answers withdrawn_on chapter".split()
)
"""Fields that hold ids, days, numbers and choices."""

CONTROL_PARTS = frozenset("role date recheck_on fingerprint".split())
"""The same inside a sign-off."""

_QUOTED = "words"
"""What an answer quotes of the text; an answer to what is not there is an error of its own."""
_DAYS_OF_DATA = frozenset("passed_on in_force_from in_force_by in_force_to checked_on reported_on held_on noted_on review_on".split())

_SHAPE = re.compile(r"[a-z0-9]+(?:[-._][a-z0-9]+)*|\d{4}-\d{2}-\d{2}|\d{1,3}\.\d{1,3}|[0-9a-f]{64}|CONSENT-\d{4}|true|false|yes|no|on|off", re.IGNORECASE | re.ASCII)
_MARK = re.compile(r"[0-9a-f-]{9,40}")
_FIELD_NAMES = frozenset(name for model in KINDS.values() for name in model.model_fields) | {"withdrawn_on"}
_CONSENT_TO_FILL_IN = re.compile(r"^#consent: \{reference: CONSENT-[0-9]{4}, given_on: [0-9-]{10}, expires_on: [0-9-]{10}\}", re.MULTILINE)
"""As `practicebook new` writes it."""


def control_spans(text: str) -> tuple[Span, ...]:
    """The spans of a Markdown file's text that are not looked at; none where its front matter cannot be read."""
    source, _ = take_apart(text, PurePosixPath("text.md"))
    return () if source is None else control_spans_of(source.head, source.fields)


def control_spans_of(head: str, fields: Located) -> tuple[Span, ...]:
    """The same of front matter that was read already: as it is written, and what it says."""
    if not isinstance(fields.value, dict):
        return ()
    at = _Offsets(head)
    return (*(at.span(place) for place in _exempt(fields)), *(match.span() for match in _CONSENT_TO_FILL_IN.finditer(head)))


def control_spans_of_data(text: str) -> tuple[Span, ...]:
    """The same of a data file: days, and the marks of names that are never used again."""
    located, _ = read_yaml(text, PurePosixPath("data.yml"))
    at = _Offsets(text)
    return tuple(
        at.span(place)
        for path, place in located.places.items()
        if path and place.end_column and ((path[-1] in _DAYS_OF_DATA and _SHAPE.fullmatch(_written(located.value, path))) or (path[0] == "marks" and _MARK.fullmatch(_written(located.value, path))))
    )


def _exempt(fields: Located) -> Iterator[Place]:
    for path, place in fields.keys.items():
        if path[-1] in _FIELD_NAMES if len(path) == 1 else _SHAPE.fullmatch(str(path[-1])) and path[0] in ("ratings", "consent", "sign_offs", "anonymity_answers"):
            yield place
    for path, place in fields.places.items():
        if place.end_column and _is_control(path) and (_answers_the_text(fields.value, path) if path[-1] == _QUOTED else _SHAPE.fullmatch(_written(fields.value, path))):
            yield place


def _is_control(path: Path) -> bool:
    if not path:
        return False
    if path[0] == "sign_offs":
        return path[-1] in CONTROL_PARTS
    if path[0] == "anonymity_answers":
        return path[-1] in ("code", "role", "date", _QUOTED)
    return path[0] in CONTROL_FIELDS


def _answers_the_text(value: Any, path: Path) -> bool:
    """True for the words of an answer to layers 1 and 2, which is held against the text; one to a model is seldom asked about."""
    return _written(value, (*path[:-1], "code")) != MODEL.code


def _written(value: Any, path: Path) -> str:
    """A scalar as text, by its path."""
    for part in path:
        value = value.get(part, "") if isinstance(value, Mapping) else value[part] if isinstance(value, tuple) else ""
    return str(value)


class _Offsets:
    """Places of a text as offsets in it."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def span(self, place: Place) -> Span:
        """Where a place begins and ends."""
        return self._offset(place.line, place.column), self._offset(place.end_line or place.line, place.end_column or place.column)

    def _offset(self, line: int, column: int) -> int:
        return self._starts[min(line, len(self._starts)) - 1] + column - 1

