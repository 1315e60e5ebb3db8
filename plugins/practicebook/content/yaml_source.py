"""YAML read with the place of every key and value, and refused, in words, when it is broken or hostile.

Aliases are refused outright and nesting is bounded, so a small file can never grow into a large value
(the "billion laughs" attack). Sequences become tuples, since nothing read here is ever changed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

import yaml

from practicebook.content.findings import Finding, Place, Rule

MAX_DEPTH = 20
"""Levels of nesting; our deepest data file uses 5."""

NOT_YAML = Rule(
    "content.yaml",
    "error",
    "The YAML cannot be read.",
    "Check the indentation, quotes and colons at this place; put quotes round a value that holds a colon.",
)
DUPLICATE_KEY = Rule(
    "content.duplicate-key",
    "error",
    "A key is written twice in the same place, so one of its values would be lost.",
    "Keep one of the two.",
)
ALIAS = Rule(
    "content.yaml-alias",
    "error",
    "YAML aliases (`*name`) are not used here: they hide values and can be made to grow without end.",
    "Write the value out where it is needed.",
)
TOO_DEEP = Rule(
    "content.yaml-depth",
    "error",
    "The YAML is nested far deeper than any field of ours.",
    "Check the indentation and brackets.",
)

CONTROL = Rule(
    "content.control-character",
    "error",
    "A character that nobody can see and some programs drop, so that other words could stand there than those that were checked.",
    "Delete it; it often comes in with words copied from elsewhere.",
)

RULES = (NOT_YAML, DUPLICATE_KEY, ALIAS, TOO_DEEP, CONTROL)

CONTROL_CHARACTERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""All that may stand in no text: control characters but the tab and the line end, other line ends, and halves of characters."""

Path = tuple[str | int, ...]
"""Where a value sits in a YAML document: keys and indexes from the top."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_scalars = yaml.SafeLoader("")


@dataclass
class Located:
    """A YAML value with the place of each of its parts."""

    file: PurePosixPath
    value: Any = None
    places: dict[Path, Place] = field(default_factory=dict)
    """The place of each value, by its path."""
    keys: dict[Path, Place] = field(default_factory=dict)
    """The place of each mapping key, by the path of its value."""

    def place(self, path: Path = ()) -> Place:
        """The place of a value, or of the nearest thing around it."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return Place(self.file)

    def key_place(self, path: Path) -> Place:
        """The place of the key that holds a value, or of the value where it has no key."""
        return self.keys.get(path) or self.place(path)


class _Refused(Exception):
    def __init__(self, rule: Rule, message: str, mark: Any) -> None:
        super().__init__(message)
        self.rule, self.message, self.mark = rule, message, mark


def read_yaml(text: str, file: PurePosixPath, first_line: int = 1) -> tuple[Located, list[Finding]]:
    """Read one YAML document.

    `first_line` is the line of `file` on which `text` starts. The value is `None` when anything is found.
    """
    located = Located(file)
    findings: list[Finding] = []

    def place(start: Any, end: Any = None) -> Place:
        if start is None:
            return Place(file, first_line)
        line, column = start.line + first_line, start.column + 1
        if end is None:
            return Place(file, line, column)
        return Place(file, line, column, end.line + first_line, end.column + 1)

    try:
        located.value = _build(yaml.parse(text, Loader=_Loader), located, findings, place)
    except _Refused as refused:
        findings.append(refused.rule.at(place(refused.mark), refused.message))
    except yaml.MarkedYAMLError as error:
        findings.append(NOT_YAML.at(place(error.problem_mark or error.context_mark), _sentence(error.problem)))
    except yaml.YAMLError as error:
        findings.append(NOT_YAML.at(_place_of_character(error, text, file, first_line), _sentence(str(error).splitlines()[0])))
    if findings:
        located.value = None
    return located, findings


def _place_of_character(error: yaml.YAMLError, text: str, file: PurePosixPath, first_line: int) -> Place:
    """Where a character stands that YAML does not know; the parsers count its position differently, so it is looked for."""
    character = getattr(error, "character", None)
    before = text.partition(chr(character))[0] if isinstance(character, int) else ""
    return Place(file, first_line + before.count("\n"), len(before) - before.rfind("\n"))


def _sentence(problem: str | None) -> str:
    problem = (problem or "this is not YAML").strip().rstrip(".")
    return f"The YAML cannot be read: {problem}."


def _build(events: Iterator[Any], located: Located, findings: list[Finding], place: Any) -> Any:
    """Turn a stream of YAML events into a value, without recursion."""
    root: list[Any] = []
    stack: list[_Open] = []
    for event in events:
        path = stack[-1].next_path() if stack else ()
        if isinstance(event, yaml.AliasEvent):
            raise _Refused(ALIAS, f"The alias *{event.anchor} is not allowed.", event.start_mark)
        if isinstance(event, yaml.DocumentStartEvent) and root:
            raise _Refused(NOT_YAML, "A second YAML document starts here.", event.start_mark)
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            if len(stack) >= MAX_DEPTH:
                raise _Refused(TOO_DEEP, f"The YAML is nested more than {MAX_DEPTH} deep.", event.start_mark)
            if stack and stack[-1].wants_key:
                raise _Refused(NOT_YAML, "A key has to be a plain word.", event.start_mark)
            if event.tag is not None:
                raise _Refused(NOT_YAML, f"The tag {event.tag} is not allowed.", event.start_mark)
            located.places[path] = place(event.start_mark)
            stack.append(_Open({} if isinstance(event, yaml.MappingStartEvent) else [], path))
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            closed = stack.pop()
            (stack[-1].add if stack else root.append)(closed.finished())
        elif isinstance(event, yaml.ScalarEvent):
            if stack and stack[-1].wants_key:
                _take_key(event, stack[-1], located, findings, place)
                continue
            located.places[path] = place(event.start_mark, event.end_mark)
            (stack[-1].add if stack else root.append)(_scalar(event))
    return root[0] if root else None


def _take_key(event: Any, mapping: "_Open", located: Located, findings: list[Finding], place: Any) -> None:
    key = event.value
    if key in mapping.value or key in mapping.seen:
        findings.append(DUPLICATE_KEY.at(place(event.start_mark, event.end_mark), f"“{key}” is written twice."))
    mapping.seen.add(key)
    mapping.key = key
    located.keys[(*mapping.path, key)] = place(event.start_mark, event.end_mark)


def _scalar(event: Any) -> Any:
    if hidden := CONTROL_CHARACTERS.search(event.value):
        raise _Refused(CONTROL, f"The character U+{ord(hidden.group()):04X} is written here.", event.start_mark)
    tag = event.tag or _scalars.resolve(yaml.ScalarNode, event.value, event.implicit)
    node = yaml.ScalarNode(tag, event.value, event.start_mark, event.end_mark)
    if tag in ("tag:yaml.org,2002:merge", "tag:yaml.org,2002:value"):
        return event.value
    if tag not in _scalars.yaml_constructors or tag == "tag:yaml.org,2002:binary":
        raise _Refused(NOT_YAML, f"The tag {tag} is not allowed.", event.start_mark)
    try:
        return _scalars.construct_object(node, deep=True)
    except (ValueError, OverflowError, KeyError, AttributeError, yaml.YAMLError) as error:
        raise _Refused(NOT_YAML, f"“{event.value}” cannot be read: {error}.", event.start_mark) from None


class _Open:
    """A mapping or sequence whose end has not been reached."""

    def __init__(self, value: Any, path: Path) -> None:
        self.value, self.path = value, path
        self.key: str | None = None
        self.seen: set[str] = set()

    @property
    def wants_key(self) -> bool:
        return isinstance(self.value, dict) and self.key is None

    def next_path(self) -> Path:
        return (*self.path, self.key if isinstance(self.value, dict) else len(self.value))

    def add(self, item: Any) -> None:
        if isinstance(self.value, dict):
            self.value[self.key] = item
            self.key = None
        else:
            self.value.append(item)

    def finished(self) -> Any:
        return tuple(self.value) if isinstance(self.value, list) else self.value
