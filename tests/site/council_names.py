"""The names in a council's data files, and a search for them in any file.

How a name is looked for depends on what it is, since `review` and `Good` are also plain words:

- an **id** (`voice`, `team-manager`) is looked for as a whole token: of an address (between slashes, `#`, `?`, `&` and
  `=`), of an attribute that holds no prose, of a quoted string of a script or style sheet, of a JSON value;
- a **title of one word** (`Good`, `Carers`) is looked for where it stands alone: as the whole of a piece of text
  between tags, of an attribute, of a quoted string or of a JSON value;
- a **title of several words**, and any other value of four words or more (a scope, a question, a mailbox), is looked
  for anywhere in any file, whatever its case and however its lines are broken.
"""

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml

TITLES = ("title", "short", "term", "expansion", "name", "department")
"""Fields that name the thing they belong to."""

PROSE_ATTRIBUTES = ("alt", "aria-label", "content", "data-label", "placeholder", "title")
"""HTML attributes that a reader reads or hears; every other holds ids, addresses and settings."""

SCRIPTS = (".js", ".css")

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r'"((?:[^"\\\n]|\\.)*)"|\'((?:[^\'\\\n]|\\.)*)\'')
_ENDING = re.compile(r"\.(html|md|json|xml|txt|atom|docx|pdf|png|svg)$")


@dataclass(frozen=True)
class Names:
    """What a council calls things."""

    ids: frozenset[str]
    words: frozenset[str]
    """Titles of one word."""
    phrases: frozenset[str]
    """Titles of several words and other long values, in lower case."""

    @cached_property
    def _by_opening(self) -> Mapping[tuple[str, ...], tuple[str, ...]]:
        """The phrases by their first two words, so that a file is searched only for those that it could hold."""
        opening: dict[tuple[str, ...], list[str]] = {}
        for phrase in self.phrases:
            opening.setdefault(tuple(_WORD.findall(phrase)[:2]), []).append(phrase)
        return {words: tuple(phrases) for words, phrases in opening.items()}

    @property
    def all(self) -> frozenset[str]:
        """Every name."""
        return self.ids | self.words | self.phrases

    def without(self, *others: str) -> "Names":
        """The same, some left out."""
        return Names(self.ids - {*others}, self.words - {*others}, self.phrases - {*others})

    def in_text(self, text: str) -> set[str]:
        """The phrases anywhere in a text."""
        found: set[str] = set()
        for form in {folded(text), folded(unescape(text)), folded(unquote(text))}:
            words = _WORD.findall(form)
            openings = self._by_opening.keys() & set(zip(words, words[1:], strict=False))
            candidates = (phrase for opening in openings for phrase in self._by_opening[opening])
            found |= {phrase for phrase in candidates if _stands_in(form, phrase)}
        return found

    def alone(self, text: str) -> set[str]:
        """The one-word title that a text is."""
        return {text.strip()} & self.words

    def tokens(self, value: str) -> set[str]:
        """The ids that are whole tokens of an address, an id or a list of ids; an encoded sentence in an address is none."""
        pieces = (unquote(piece) for piece in re.split(r"[/#?&=\s]+", value))
        return {_ENDING.sub("", token) for piece in pieces if " " not in piece for token in piece.split("/")} & self.ids

    def in_quotes(self, source: str) -> set[str]:
        """The names that are whole quoted strings of a script or style sheet, or tokens of a quoted address."""
        return set().union(*(self.in_value(one or other) for one, other in _QUOTED.findall(source)))

    def in_value(self, value: str) -> set[str]:
        """The names that a value of JSON or of code is, or has in it where it is an address."""
        return self.alone(value) | (set() if " " in value else self.tokens(value))


def names_of(framework: Path) -> Names:
    """The names in the data files of a folder."""
    found: dict[str, set[str]] = {"ids": set(), "titles": set(), "values": set()}
    for file in sorted(framework.glob("*.yml")):
        _collect(yaml.safe_load(file.read_text(encoding="utf-8")), "", found)
    long = {value for value in found["values"] if len(value.split()) >= 4 or "@" in value}
    titles = found["titles"]
    return Names(
        frozenset(found["ids"]),
        frozenset(title for title in titles if len(title.split()) == 1),
        frozenset(folded(text) for text in long | {title for title in titles if len(title.split()) > 1}),
    )


def _collect(value: Any, field: str, found: dict[str, set[str]]) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key != "recommendations":  # their ids are the report's own letters
                _collect(inner, key, found)
    elif isinstance(value, list):
        for inner in value:
            _collect(inner, field, found)
    elif isinstance(value, str):
        found["ids" if field == "id" else "titles" if field in TITLES else "values"].add(value.strip())


def folded(text: str) -> str:
    """In lower case, with each run of white space as one space."""
    return re.sub(r"\s+", " ", text).lower()


def _stands_in(text: str, phrase: str) -> bool:
    """True where a phrase is in a text as whole words."""
    start = text.find(phrase)
    while start >= 0:
        before, after = text[start - 1 : start], text[start + len(phrase) : start + len(phrase) + 1]
        if not (_WORD.match(before) or _WORD.match(after)):
            return True
        start = text.find(phrase, start + 1)
    return False


def readable(path: Path) -> bytes:
    """What a file of a site holds, decompressed where it is compressed."""
    data = path.read_bytes()
    return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def names_in_file(path: Path, address: str, names: Names) -> set[str]:
    """The names that a file of a site holds, its own address included."""
    data = readable(path)
    text = data.decode("utf-8", errors="replace")
    found = names.tokens(address) | names.in_text(text)
    suffixes = path.suffixes
    if ".html" in suffixes or ".xml" in suffixes or ".svg" in suffixes:
        return found | _in_markup(text, names)
    if ".json" in suffixes or ".bin" in suffixes and path.name.startswith(("answers.", "facets.")) or path.parent.parent.name == "texts":
        return found | _in_json(json.loads(text), names)
    if path.suffix in SCRIPTS:
        return found | names.in_quotes(text)
    if path.suffix == ".map":  # the variables of somebody else's scripts
        return found
    return found.union(*(names.in_value(line.strip()) for line in text.splitlines()))


def _in_json(value: Any, names: Names) -> set[str]:
    return set().union(*map(names.in_value, _strings(value)))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _in_markup(text: str, names: Names) -> set[str]:
    reader = _Reader(names)
    reader.feed(text)
    return reader.found


class _Reader(HTMLParser):
    def __init__(self, names: Names) -> None:
        super().__init__()
        self.names = names
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            self.found |= self.names.alone(value or "")
            if name not in PROSE_ATTRIBUTES:
                self.found |= self.names.tokens(value or "")

    def handle_data(self, data: str) -> None:
        self.found |= self.names.alone(data)
        if self.cdata_elem:  # a script or a style
            self.found |= self.names.in_quotes(data)
        elif "/" in data and " " not in data.strip():  # an address, as in sitemap.xml
            self.found |= self.names.tokens(data.strip())
