"""The patterns of identifiers, read from the JSON files beside this module, which a browser can read too.

The dialect is what Python's `re` and JavaScript's `RegExp` with the flag `u` understand alike; a test holds one against the other.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_FOLDER = files("practicebook.anonymity") / "identifiers"
_NAMES = ("days", "people", "places", "numbers")
_PART = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True)
class Pattern:
    """One shape of an identifier."""

    code: str
    """Without its room: `nhs-number`."""
    find: re.Pattern[str]
    """Matched against lower case. Its first group, or all of it, is what identifies."""
    when: tuple[str, ...]
    """A paragraph that holds none of these words, or parts of words, cannot hold it. Empty where nothing is so plain."""
    digits: int
    """The fewest digits that it has. Only what stands near so many is searched, and everything where it is none."""
    run: int
    """The fewest of them that stand together with nothing between; 0 where the pattern does not say."""
    checks: tuple[str, ...]
    """Names of `plausible.CHECKS` that must all agree."""
    sure: bool
    """False where the shape alone may be innocent."""
    cases_only: bool
    """True where only a text that tells a case is asked about it."""


@cache
def patterns() -> tuple[Pattern, ...]:
    """Every pattern; of two that find the same place and are as sure, the first is right."""
    return tuple(
        Pattern(
            code=entry["code"],
            find=re.compile(entry["find"]),
            when=tuple(entry.get("when", ())),
            digits=entry.get("digits", 1),
            run=entry.get("run", 0),
            checks=tuple(entry.get("check", ())),
            sure=entry.get("sure", True),
            cases_only=entry.get("only") == "case",
        )
        for entry in entries()
    )


@cache
def entries() -> tuple[Mapping, ...]:
    """The entries of the files, with their parts put in: what a browser is given."""
    parts = {name: _alternatives(value) for name, value in _read("parts")["parts"].items()}
    return tuple({**entry, "find": expanded(entry["find"], parts)} for name in _NAMES for entry in _read(name)["patterns"])


@cache
def word_lists() -> Mapping[str, frozenset[str]]:
    """The words that the checks ask about, by the name of their list."""
    return {name: frozenset(entry["words"]) for name, entry in _read("words")["words"].items()}


def expanded(pattern: str, parts: Mapping[str, str]) -> str:
    """The pattern with each `{name}` replaced by that part, and by the parts of that one."""
    while (found := _PART.search(pattern)) is not None:
        pattern = pattern[: found.start()] + parts[found[1]] + pattern[found.end() :]
    return pattern


def _alternatives(value: str | list[str]) -> str:
    return value if isinstance(value, str) else f"(?:{'|'.join(value)})"


def _read(name: str) -> Mapping:
    return json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
