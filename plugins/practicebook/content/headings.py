"""Headings of a piece of Markdown: their words, their anchors and what is written in braces after them."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

_ATTRIBUTES = re.compile(r"[ ]+\{:?[ ]*(?P<list>[^}\n ][^}\n]*?)[ ]*\}(?=[ ]*#*[ ]*$)")
_ATTRIBUTE = re.compile(r"""(?P<name>[^\s=]+)(?:=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s=]+)))?""")
_KEYWORD = re.compile(r"(?:^|,)[ ]*(?P<words>[^,]*?)[ ]*(?=,|$)")
_NUMBERED = re.compile(r"(?P<base>.*)_(?P<number>[0-9]+)")

SECTION_LEVELS = (2, 3)
"""The levels of headings that start a section of search."""


@dataclass(frozen=True)
class Heading:
    """A Markdown heading."""

    level: int
    text: str
    """As read, without its attributes."""
    markdown: str
    """As written, without its hashes and attributes."""
    anchor: str
    shows: tuple[tuple[str, int], ...]
    """Ids in its `data-shows`, each with its offset in the body."""
    keywords: tuple[tuple[str, int], ...]
    """What its `data-keywords` lists between commas, each with its offset in the body; an empty one is kept, to be told of."""
    attributes: tuple[str, ...]
    """Names of its other attributes, its anchor left out."""
    start: int
    """Offset of its first character in the body."""
    end: int
    """Offset just past its last line."""
    nested: bool
    """True inside a list or a quotation."""
    underlined: bool
    """True where it is written with a line of `=` or `-` under it."""


@dataclass(frozen=True)
class Attributes:
    """What is written in braces at the end of a heading's line: `{ #anchor data-shows="one two" data-keywords="three four, five" }`."""

    anchor: str | None = None
    shows: tuple[tuple[str, int], ...] = ()
    """Words of its `data-shows`, each with its offset in the line."""
    keywords: tuple[tuple[str, int], ...] = ()
    """What its `data-keywords` lists between commas, each with its offset in the line."""
    others: tuple[str, ...] = ()


def attributes_of(line: str) -> Attributes:
    """The attributes of a heading's line."""
    found = _ATTRIBUTES.search(line) if "}" in line else None  # without one, the search would try each opening brace to the end
    if not found:
        return Attributes()
    anchor, shows, keywords, others = None, [], [], []
    for one in _ATTRIBUTE.finditer(found["list"]):
        value = next((group for group in ("double", "single", "bare") if one[group] is not None), None)
        if one["name"] == "data-shows" and value:
            offset = found.start("list") + one.start(value)
            shows += [(word.group(), offset + word.start()) for word in re.finditer(r"\S+", one[value])]
        elif one["name"] == "data-keywords" and value:
            offset = found.start("list") + one.start(value)
            keywords += [(part["words"], offset + part.start("words")) for part in _KEYWORD.finditer(one[value])]
        elif one["name"].startswith("#") and not value:
            anchor = one["name"][1:]
        else:
            others.append(one["name"])
    return Attributes(anchor, tuple(shows), tuple(keywords), tuple(others))


def without_attributes(text: str) -> str:
    """A heading's line without what is in braces after it."""
    return (_ATTRIBUTES.sub("", text) if "}" in text else text).rstrip()


def slugify(text: str, separator: str = "-") -> str:
    """The anchor of a heading, or of a term: ASCII letters, digits and hyphens (after Python-Markdown's own)."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    words = re.sub(r"[^\w\s-]", "", ascii_text).strip().lower()
    return re.sub(rf"[{separator}\s]+", separator, words)


def unique(anchor: str, taken: Collection[str]) -> str:
    """An anchor that no other has: numbered where it must be, `how`, `how_1`, `how_2` (after Python-Markdown's own)."""
    if anchor and anchor not in taken:
        return anchor
    numbered = _NUMBERED.fullmatch(anchor)
    base, number = (numbered["base"], int(numbered["number"])) if numbered else (anchor, 0)
    number += 1
    while f"{base}_{number}" in taken:
        number += 1
    return f"{base}_{number}"
