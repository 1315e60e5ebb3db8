"""Names for a new document: a file name from its title, and an id that nothing else has."""

import re
from collections.abc import Container, Iterator
from itertools import count

from practicebook.content.markdown import slugify

LONGEST = 60
"""Characters; an id may have 80, which leaves room to tell two of the same name apart."""


def name_from(title: str) -> str:
    """A title as it can stand in an address; empty where it has no letter or digit to make one from."""
    words = re.sub(r"[-_]+", "-", slugify(title)).strip("-")
    if len(words) <= LONGEST:
        return words
    return words[: LONGEST + 1].rpartition("-")[0] or words[:LONGEST]


def free_name(name: str, kind: str, *taken: Container[str]) -> str:
    """The name itself, or the nearest to it that is free: `carers`, `carers-policy`, `carers-policy-2` …"""
    return next(candidate for candidate in _candidates(name, kind) if not any(candidate in names for names in taken))


def _candidates(name: str, kind: str) -> Iterator[str]:
    yield name
    yield f"{name}-{kind}"
    for number in count(2):
        yield f"{name}-{kind}-{number}"
