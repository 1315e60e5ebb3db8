"""A map from the audit headings that a site has to those that a council adopts: its file, and what can be wrong with it."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from practicebook.content.data import AuditHeading, AuditHeadings
from practicebook.content.fields import Line, Model, Slug
from practicebook.content.findings import Finding, Place, Rule
from practicebook.content.references import Known, resolve
from practicebook.content.source import read_text
from practicebook.content.validate import nearest, validate
from practicebook.content.yaml_source import Located, read_yaml

NO_LIST = Rule("headings.no-list", "error", "A map of audit headings that says nowhere, or twice, what the new ones are.", "Write `headings:` with the path of a file of them, or `audit_headings:` and the entries themselves.")
FORGOTTEN = Rule("headings.forgotten", "error", "An audit heading of the site that the map leaves out.", "Say which new audit headings take its place: one id, a list of them, or `[]` for none.")
UNKNOWN = Rule("headings.unknown", "error", "A map of audit headings names something that the site does not have.", "Correct the id, or take the line away.")
NOT_NEW = Rule("headings.not-new", "error", "A map leads to an audit heading that is not among the new ones.", "Correct the id, or add the audit heading to the new ones.")
REUSED = Rule("headings.reused", "error", "A new audit heading has an id that something else has, or once had. Ids are never used again.", "Give the new audit heading another id.")
UNDECIDED = Rule("headings.rating-undecided", "error", "An exemplar's rating could become several, or several could become one, and the map does not say which.", "Decide it under `ratings:` in the map, or write `when_split` or `when_merged` there.")
EMPTIED = Rule("headings.emptied", "error", "A field would be left with no audit heading, and would then be wrong or say something else.", "Change the field first, or let the map lead somewhere.")
NOT_WRITABLE = Rule("headings.not-writable", "error", "A place that names an audit heading and cannot be rewritten by a command.", "Change this place by hand first, or let the map lead to exactly one.")

RULES = (NO_LIST, FORGOTTEN, UNKNOWN, NOT_NEW, REUSED, UNDECIDED, EMPTIED, NOT_WRITABLE)


def _listed(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


class HeadingMap(Model):
    """The file that `practicebook audit-headings adopt` reads."""

    map: dict[Slug, Annotated[tuple[Slug, ...], BeforeValidator(_listed)]] = Field(description="For each audit heading of the site, the new ones that take its place: an id, a list, or [] for none.")
    headings: Line | None = Field(None, description="The path of a file with the new audit headings, from where this file is.")
    audit_headings: tuple[AuditHeading, ...] = Field((), description="The new audit headings, where no file is named.")
    when_split: Literal["same", "leave-out"] | None = Field(None, description="What becomes of a rating where one audit heading becomes several.")
    when_merged: Literal["lowest", "highest"] | None = Field(None, description="Which rating stays where several audit headings become one.")
    ratings: dict[Slug, dict[Slug, Slug | None]] = Field({}, description="For an exemplar, its rating under a new audit heading, or null for none: these rule.")


@dataclass(frozen=True)
class ReadMap:
    """A map that was read, with the new audit headings."""

    map: HeadingMap
    located: Located
    new: tuple[AuditHeading, ...]
    new_located: Located
    """Where the new audit headings are written, under `audit_headings`."""
    new_text: str
    """What is written there, with `\\n` line ends."""

    @property
    def is_inline(self) -> bool:
        """True where the new audit headings are in the map itself."""
        return self.new_located is self.located


def read_map(path: Path, known: Known) -> tuple[ReadMap | None, list[Finding]]:
    """Read a map and the new audit headings, with every finding where something is wrong.

    `known` are the ids that the site has, for what the new audit headings point at.
    """
    shown = PurePosixPath(path.as_posix())
    text, located, findings = _read(path.parent, PurePosixPath(path.name), shown)
    if located is None or findings:
        return None, findings
    model, findings = validate(located, HeadingMap)
    if model is None:
        return None, findings
    if (model.headings is None) == (not model.audit_headings):
        return None, [NO_LIST.at(located.place(), "The new audit headings are written nowhere." if model.headings is None else "The new audit headings are written here and in a file.")]
    if model.headings is None:
        resolved, found = resolve(model, located, known)
        return (None, found) if found else (ReadMap(resolved, located, resolved.audit_headings, located, text), [])
    named = PurePosixPath(model.headings)
    new_text, new_located, findings = _read(path.parent, named, shown.parent / named)
    if new_located is None or findings:
        return None, findings
    headings, findings = validate(new_located, AuditHeadings)
    if headings is None:
        return None, findings
    headings, found = resolve(headings, new_located, {**known, "audit-heading": frozenset(one.id for one in headings.audit_headings)})
    if headings.retired_headings:
        found.append(REUSED.at(new_located.place(("retired_headings",)), "Retired audit headings are written here.", "Take them out: the site keeps its own list of them."))
    return (None, found) if found else (ReadMap(model, located, headings.audit_headings, new_located, new_text), [])


def misfits(read: ReadMap, current: tuple[str, ...], taken: Known) -> list[Finding]:
    """What of a map does not fit the site: `current` are its audit headings, and `taken` says for other things the ids that they have."""
    new, findings, located = [one.id for one in read.new], [], read.located
    for old in current:
        if old not in read.map.map:
            findings.append(FORGOTTEN.at(located.key_place(("map",)), f"The audit heading “{old}” is not in the map."))
    for old, targets in read.map.map.items():
        if old not in current:
            findings.append(UNKNOWN.at(located.key_place(("map", old)), f"There is no audit heading “{old}”.{nearest(old, current)}"))
        for index, target in enumerate(targets):
            if target not in new:
                place = located.place(("map", old, index))
                findings.append(NOT_NEW.at(place, f"“{target}” is not among the new audit headings.{nearest(target, new)}"))
    for index, one in enumerate(new):
        place = read.new_located.place(("audit_headings", index, "id"))
        owner = next((words for words, ids in taken.items() if one in ids), None)
        if owner:
            findings.append(REUSED.at(place, f"“{one}” is the id of {owner}."))
        elif one in new[:index]:
            findings.append(REUSED.at(place, f"“{one}” is the id of two new audit headings."))
        elif one in current and one not in read.map.map.get(one, (one,)):
            findings.append(REUSED.at(place, f"“{one}” is an audit heading now, and the map replaces it by others."))
    return findings


def _read(folder: Path, file: PurePosixPath, shown: PurePosixPath) -> tuple[str, Located | None, list[Finding]]:
    """A YAML file, its findings under the name by which whoever runs the command knows it."""
    text, findings = read_text(folder, file)
    if text is None:
        return "", None, [Finding(_moved(one.place, shown), one.severity, one.code, one.message, one.hint) for one in findings]
    located, findings = read_yaml(text, shown)
    return text, located, findings


def _moved(place: Place, file: PurePosixPath) -> Place:
    return Place(file, place.line, place.column, place.end_line, place.end_column)
