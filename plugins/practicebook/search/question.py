"""What someone typed, as groups of terms to rank by."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from practicebook.search.analysis import LIGHT, normalised, words_and_terms
from practicebook.search.ranking import CORRECTION, OTHER_NAME, PREFIX

LONGEST, MOST_WORDS = 2_000, 64
"""Characters and words of a question that are looked at."""

COMPLETIONS, NEAREST = 8, 3
"""How many words a beginning may stand for, and a slip."""

_PIECE = re.compile(r"""(?:(?P<minus>(?<!\S)[-−])?["“”](?P<phrase>[^"“”]*)["“”]|(?<!\S)[-−](?P<unwanted>[^\s"“”]+)|(?P<words>[^\s"“”]+(?:\s+(?![-−]\S)[^\s"“”]+)*))""")


@dataclass(frozen=True)
class Choice:
    """Terms that stand for something asked, and what they count beside what was typed."""

    terms: tuple[str, ...]
    counts: float = 1.0


@dataclass(frozen=True)
class Group:
    """One thing asked: the best of its choices counts."""

    words: str
    choices: tuple[Choice, ...]
    corrected: tuple[str, ...] = ()
    """The words searched for in place of one that no section has."""
    phrase: bool = False
    """True where the terms must follow each other."""


class _Word(NamedTuple):
    """A word as typed, out of a phrase."""

    word: str
    term: str
    unfinished: bool
    light: bool
    """True where it is asked for only if nothing else is."""


@dataclass(frozen=True)
class Question:
    """All that was asked."""

    groups: tuple[Group, ...]
    without: tuple[tuple[str, ...], ...] = ()
    """Terms, each a phrase, that no result may have."""


@dataclass(frozen=True)
class Vocabulary:
    """What an index can be asked for."""

    has: Callable[[str], bool]
    """Whether some section has a term."""
    words: Mapping[str, int]
    """The words of the index and in how many sections each is."""
    other_names: Mapping[str, Sequence[str]]
    """For a name of one term, the other names of the same thing that are of one term."""


def understood(typed: str, vocabulary: Vocabulary, typing: bool = False) -> Question:
    """Read a question. While someone is still typing, a word that nothing follows may be the beginning of one."""
    asked: list[Group | _Word] = []
    without: list[tuple[str, ...]] = []
    left = MOST_WORDS
    cut = typed[:LONGEST]
    for piece in _PIECE.finditer(cut):
        read = list(words_and_terms(piece["phrase"] or piece["unwanted"] or piece["words"] or ""))
        found = [one for one in read if one[1]][:left]
        left -= len(found)
        terms = tuple(term for _, term in found if term)
        if not terms:
            continue
        if piece["unwanted"]:
            without += [(term,) for term in terms]
        elif piece["minus"]:
            without.append(terms)
        elif piece["phrase"] and len(terms) > 1:
            asked.append(Group(" ".join(word for word, _ in found), (Choice(terms),), phrase=True))
        else:
            unfinished = typing and bool(piece["words"]) and piece.end() == len(cut) and normalised(cut)[-1:].isalnum() and found[-1] is read[-1]
            for at, (word, term) in enumerate(found):
                last = unfinished and at == len(found) - 1
                asked.append(_Word(word, term or "", last, bool(piece["words"]) and word in LIGHT and not last))
    telling = [one for one in asked if isinstance(one, Group) or not one.light] or asked
    return Question(tuple(one if isinstance(one, Group) else _group(one, vocabulary) for one in telling), tuple(without))


def _group(asked: _Word, vocabulary: Vocabulary) -> Group:
    word, term = asked.word, asked.term
    choices = [Choice((term,))] if vocabulary.has(term) else []
    if asked.unfinished:
        choices += [Choice((other,), PREFIX) for other in _terms_of(completions(word, vocabulary.words)) if other != term]
    choices = choices or [Choice((other,), OTHER_NAME) for other in vocabulary.other_names.get(term, ()) if vocabulary.has(other)]
    if choices:
        return Group(word, tuple(choices))
    near = nearest_words(word, vocabulary.words)
    return Group(word, tuple(Choice((other,), CORRECTION) for other in _terms_of(near)) or (Choice((term,)),), near)


def _terms_of(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term for word in words for _, term in words_and_terms(word) if term))


def completions(beginning: str, words: Mapping[str, int]) -> tuple[str, ...]:
    """The commonest words that start with a beginning, commonest first."""
    found = [word for word in words if word.startswith(beginning) and word != beginning]
    return tuple(sorted(found, key=lambda word: (-words[word], word))[:COMPLETIONS])


def nearest_words(word: str, words: Mapping[str, int]) -> tuple[str, ...]:
    """The words that a slip most likely stands for: the fewest changes, then the commonest."""
    most = 0 if len(word) < 4 or not word.isalpha() else 1 if len(word) < 6 else 2
    near: dict[int, list[str]] = {}
    for other in words:
        if abs(len(other) - len(word)) <= most and (changes := distance(word, other, most)) <= most:
            near.setdefault(changes, []).append(other)
    best = near.get(min(near), []) if near and most else []
    return tuple(sorted(best, key=lambda other: (-words[other], other))[:NEAREST])


def distance(one: str, other: str, most: int) -> int:
    """Insertions, deletions, changes and swaps of neighbours between two words (optimal string alignment); above `most`, any such figure."""
    before, last = [0] * (len(other) + 1), list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            steps = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                steps = min(steps, before[j - 2] + 1)
            row.append(steps)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return last[-1]
