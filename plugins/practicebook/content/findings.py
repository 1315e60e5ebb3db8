"""Findings: what is wrong with content, where, and how to mend it.

Every finding comes from a `Rule`, so that a code always has an entry in the site's reference page.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Place:
    """A place in a file of the site.

    Lines and columns count from 1, columns in Unicode code points; an end is `None` where it is not known,
    and `end_column` is one past the last character.
    """

    file: PurePosixPath
    """Relative to the site's root."""
    line: int = 1
    column: int = 1
    end_line: int | None = None
    end_column: int | None = None


@dataclass(frozen=True)
class Finding:
    """One thing wrong, in words for the person who can mend it."""

    place: Place
    severity: Severity
    code: str
    message: str
    """What is wrong, with the value that is wrong."""
    hint: str
    """How to mend it."""

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """By file, then place, then code."""
        return (str(self.place.file), self.place.line, self.place.column, self.code, self.message)

    def __str__(self) -> str:
        place = self.place
        return f"{place.file}:{place.line}:{place.column}: {self.severity} {self.code}: {self.message} {self.hint}"


@dataclass(frozen=True)
class Rule:
    """A kind of finding. Its code is `room.what` and never changes its meaning."""

    code: str
    severity: Severity
    means: str
    """What it says of the content, for the reference page."""
    mend: str
    """How to mend it, in general."""

    def at(self, place: Place, message: str, hint: str | None = None, severity: Severity | None = None) -> Finding:
        """A finding of this rule; the hint is the rule's own where the case has no better one."""
        return Finding(place, severity or self.severity, self.code, message, hint or self.mend)


def has_errors(findings: Iterable[Finding]) -> bool:
    """True when any finding stops a build."""
    return any(finding.severity == "error" for finding in findings)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sorted by file and place, each said once."""
    return tuple(sorted(set(findings), key=lambda finding: finding.sort_key))


def as_text(findings: Iterable[Finding]) -> str:
    """One line a finding: `file:line:column: error|warning code: what is wrong. How to mend it.`"""
    return _printable("\n".join(str(finding) for finding in findings))


def as_json(findings: Iterable[Finding]) -> str:
    """An array of objects; `end_line` and `end_column` are null where unknown, `hint` never is."""
    objects = json.dumps(
        [
            {
                "file": str(finding.place.file),
                "line": finding.place.line,
                "column": finding.place.column,
                "end_line": finding.place.end_line,
                "end_column": finding.place.end_column,
                "severity": finding.severity,
                "code": finding.code,
                "message": finding.message,
                "hint": finding.hint,
            }
            for finding in findings
        ],
        indent=2,
        ensure_ascii=False,
    )
    return _printable(objects)


def _printable(text: str) -> str:
    """The text as UTF-8 can carry it: a file's name may hold bytes that are none."""
    return text.encode("utf-8", errors="replace").decode("utf-8")
