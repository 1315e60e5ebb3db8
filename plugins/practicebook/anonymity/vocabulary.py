"""The closed world: every word and name that a knowledge base can account for, and what each may also be.

A word that is not here is asked about, whatever its case and origin, since the list is of what is known and not of what is
a name. `words/` holds a British word list, `lists/known.yml` what every site knows, `lists/evidence.yml` what shows that a
known word is a name all the same; a site brings its glossary, law, areas, headings and framework/known-names.yml.
"""

import gzip
import re
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from typing import Any, Literal
from urllib.parse import unquote

import yaml

from practicebook.content.library import Library

Sort = Literal["known", "nameable", "unknown"]
"""A word is known, or known and also a name, or nothing accounts for it."""

_PREFIXES = ("anti", "co", "counter", "ex", "inter", "micro", "mid", "mis", "multi", "non", "out", "over", "post", "pre", "re", "self", "semi", "sub", "super", "un", "under")
_OF_SURNAMES = frozenset(("co", "under", "over", "out"))
"""Prefixes that also begin surnames: Cowell, Underwood."""
_ENDINGS = ("s", "es", "'s", "s'", "'d", "'ll", "'ve", "'re")
_ROMAN = re.compile(r"(?=[ivxl])(?:x{0,3}|xl|l)(?:ix|iv|v?i{0,3})")
_STRUCK_OUT = re.compile(r"[█▓■]|-{4}")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """What is known."""

    words: Mapping[str, bool]
    """Words in lower case, known in any case, and whether each is also a name."""
    capitalised: frozenset[str]
    """Names and abbreviations in lower case that are known only with a capital."""
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    """Names of several words by their first word in lower case, the longest first."""
    explained: frozenset[str]
    """Words in lower case that may have a capital inside a sentence."""
    exact: frozenset[str]
    """Names and abbreviations as they are written, which are known though the word is also a name."""
    in_lower_case: frozenset[str] = frozenset()
    """Words that few people know: with a capital, each is more likely a name."""
    known_days: frozenset[str] = frozenset()
    """ISO dates on which law changed, which anybody may name."""
    allowed: frozenset[str] = frozenset()
    """Telephone numbers and addresses of roles, as `council.yml` writes them."""
    _sorts: dict[str, Sort] = field(default_factory=dict)

    def sort(self, word: str) -> Sort:
        """What a word is."""
        found = self._sorts.get(word)
        if found is None:
            found = self._sorts[word] = self._sort(word)
        return found

    def _sort(self, word: str) -> Sort:
        if _STRUCK_OUT.search(word):
            return "unknown"
        lower = word.lower()
        known = self._plain(word, lower)
        if known is not None:
            return "nameable" if known else "known"
        parts = lower.split("-")
        if len(parts) > 1 and word.istitle() and all(part in _family_names() for part in parts):
            return "unknown"
        if len(parts) > 1 and all(self.sort(part) != "unknown" or part.lower() in self.capitalised or part in _PREFIXES or len(part) == 1 for part in word.split("-")):
            return "known"
        for prefix in _PREFIXES:
            if lower.startswith(prefix) and not (word.istitle() and prefix in _OF_SURNAMES) and self.words.get(lower[len(prefix) :]) is False and len(lower) - len(prefix) > 3:
                return "known"
        return "unknown"

    def _plain(self, word: str, lower: str) -> bool | None:
        """Whether it is also a name; `None` where it is not known as it stands."""
        if word in self.exact:
            return False
        if lower in self.words and (word == lower or word.isupper() or lower not in self.in_lower_case or lower in self.capitalised):
            return self.words[lower]
        if word[0].isupper() and lower in self.capitalised:
            return False
        for ending in _ENDINGS:
            stem = lower.removesuffix(ending)
            if stem != lower and len(stem) > 1:
                if stem in self.words and (word == lower or stem not in self.in_lower_case):
                    return self.words[stem] and ending in ("'s", "s'")
                if word[0].isupper() and stem in self.capitalised:
                    return False
        is_written_as_numeral = len(word) == 1 or not word.istitle()  # “Liv”, “Xi”: people
        return False if len(lower) < 6 and is_written_as_numeral and _ROMAN.fullmatch(lower) else None


@cache
def listed(name: str) -> Any:
    """One of the lists that ship; every entry is words, so that `no` and `on` are too."""
    file = resources.files("practicebook.anonymity") / "lists" / name
    return yaml.load(file.read_text(encoding="utf-8"), getattr(yaml, "CBaseLoader", yaml.BaseLoader))


@cache
def evidence(name: str) -> frozenset[str]:
    """One of the lists of what shows a name, in lower case."""
    return frozenset(listed("evidence.yml")[name])


@cache
def _family_names() -> frozenset[str]:
    return evidence("names that are words") | evidence("surnames that are words")


@cache
def packaged_vocabulary() -> Vocabulary:
    """What every site knows."""
    entries = gzip.decompress((resources.files("practicebook.anonymity") / "words" / "words.txt.gz").read_bytes()).decode().split()
    words = {entry.rstrip("~^"): entry.endswith("~") for entry in entries}
    seldom = frozenset(entry.rstrip("^") for entry in entries if entry.endswith("^"))
    words.update((name, True) for sort in ("names that are words", "surnames that are words") for name in evidence(sort))
    words.update(dict.fromkeys(evidence("words and no names"), False))
    for name in evidence("not words"):
        words.pop(name, None)
    first_person = frozenset(word for word in words if word.startswith("i'"))
    words.update(dict.fromkeys(first_person, False))
    empty = Vocabulary(words, frozenset(), {}, first_person, frozenset(), seldom)
    known = (entry for group in listed("known.yml")["known"] for entry in group["words"])
    return extended(empty, (*known, *evidence("titles"), *evidence("kin")))


def extended(vocabulary: Vocabulary, entries: Iterable[str]) -> Vocabulary:
    """A vocabulary that knows more: single words and names of several."""
    words: ChainMap[str, bool] = ChainMap({}, dict(vocabulary.words) if not vocabulary.phrases else vocabulary.words)  # type: ignore[arg-type]
    capitalised = set(vocabulary.capitalised)
    explained, exact = set(vocabulary.explained), set(vocabulary.exact)
    given = evidence("names that are words")
    phrases = {first: list(found) for first, found in vocabulary.phrases.items()}
    for entry in entries:
        parts = tuple(_WORD.findall(entry.replace("’", "'")))
        if len(parts) > 1:
            phrases.setdefault(parts[0].lower(), []).append(parts)
            continue
        for word in parts:
            lower = word.lower()
            if len(word) > 1 and word.isupper():
                exact.update((word, f"{word}s", f"{word}'s"))
                continue
            was_known = word == lower and words.get(lower) is False
            if word != lower:
                capitalised.add(lower)
            elif lower not in given:
                words[lower] = False
            if lower not in given:
                exact.add(word)
                explained.update(() if was_known else (lower, lower.removesuffix("'s")))
    longest_first = {first: tuple(sorted(set(found), key=lambda phrase: (-len(phrase), phrase))) for first, found in phrases.items()}
    return Vocabulary(words, frozenset(capitalised), longest_first, frozenset(explained), frozenset(exact), vocabulary.in_lower_case - words.maps[0].keys())


def data_vocabulary(library: Library) -> Vocabulary:
    """What a site's own data files are read with: their words make no name in them known, but abbreviations and laws do."""
    shortened = (word for term in library.terms for word in (term.term, *term.also) if word == term.term or word == word.upper())
    abbreviations = (form for word in shortened for form in (word, word.lower()) if len(word) > 1)
    laws = (part for entry in library.law for part in (*entry.id.split("-"), entry.title, entry.short))
    known = extended(packaged_vocabulary(), (*library.known_names, *abbreviations, *laws))
    return replace(known, known_days=frozenset(_days_of(library)), allowed=frozenset(_addresses_of(library)), _sorts={})


def site_vocabulary(library: Library) -> Vocabulary:
    """What one site knows: what every site does, and its own words."""
    known = extended(packaged_vocabulary(), _words_of(library))
    return replace(known, known_days=frozenset(_days_of(library)), allowed=frozenset(_addresses_of(library)), _sorts={})


def _words_of(library: Library) -> Iterator[str]:
    """Whatever a site's data files define: these words are checked where they are written, and known everywhere else."""
    council = library.council
    yield from (council.name, council.department, *library.known_names)
    for term in library.terms:
        yield from (term.term, *filter(None, [term.expansion]), *term.also)
        if term.term.isupper():
            yield term.term.lower()  # as people type it
    for entry in library.law:
        yield from (entry.title, entry.short, *entry.id.split("-"))
    for titled in (*library.audit_headings, *library.retired_headings, *library.areas, *council.roles, *library.rating_scale, *library.cqc.cqc_statements, *library.cqc.cqc_themes):
        yield titled.title
    for titles in library.choice_titles.values():
        yield from titles.values()
    for group in library.related_words:
        yield from group


def _days_of(library: Library) -> Iterator[str]:
    for entry in library.law:
        yield from (day.isoformat() for day in (entry.passed_on, entry.in_force_from, entry.in_force_by, entry.in_force_to) if day)


def _addresses_of(library: Library) -> Iterator[str]:
    council = library.council
    for contact in (*(role.contact for role in council.roles), council.feedback.useful, council.feedback.problem, council.feedback.not_found):
        if contact:
            yield re.split(r"[?\s]", unquote(contact).removeprefix("mailto:"))[0] if "@" in contact else contact
