"""The sentences of a piece of Markdown, each with its place, and how hard they are to read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import pyphen

from practicebook.content.markdown import Body, count_words

_HYPHENS = pyphen.Pyphen(lang="en_US")  # its points are by sound; those of British hyphenation are by origin, and fewer

GRADE_MISSED = 0.7
"""What Pyphen's syllables take off a grade. It never parts a single letter from a word, so that “area” has one syllable.

Measured on eleven documents of this site against the CMU Pronouncing Dictionary: 0.4 to 1.0 of a grade, 0.7 at the median.
"""

_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}")
_LAW = re.compile(r"\(?\[[^\[\]\n]*\]\(/law/[^()\n]*\)[^()\n]{0,2}\)?")
_ADDRESS = re.compile(r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")
_MARKS = re.compile(r"[*_\[\]`]|!(?=\[)")
_NO_SENTENCE = re.compile(r"^[ \t>]*(?:#.*|\|.*|\[\^[^\]]*\]:|[-=*_ ]+)$", re.MULTILINE)
_ITEM = re.compile(r"^[ \t>]*(?:[-*+]|\d+[.)]|>)[ \t]+", re.MULTILINE)
_BOUNDARY = re.compile(r"[.!?:;](?=[”\"’')]*(?:\s|$))[”\"’')]*\s*")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True)
class Sentence:
    """A sentence, or an item of a list."""

    text: str
    """Its words, with links and emphasis gone; references to law are left out."""
    start: int
    """Offset in the body of its first word."""
    end: int


def sentences(body: Body) -> Iterator[Sentence]:
    """What a reader reads as sentences: paragraphs and lists; no headings, tables or code. A colon ends one too."""
    text = _words_only(body.prose)
    for at, block_end in _blocks(text):
        for boundary in (*_BOUNDARY.finditer(text, at, block_end), None):
            end = boundary.end() if boundary else block_end
            if words := text[at:end].strip():
                start = at + len(text[at:end]) - len(text[at:end].lstrip())
                yield Sentence(" ".join(words.split()), start, start + len(text[start:end].rstrip()))
            at = end


def grade(read: Iterable[str]) -> float:
    """How many years of schooling it takes to read these sentences.

    The Flesch-Kincaid grade: Kincaid, Fishburne, Rogers and Chissom, *Derivation of new readability formulas for Navy
    enlisted personnel* (1975). Syllables are those of Pyphen, put right by `GRADE_MISSED`.
    """
    words = [_WORD.findall(sentence) for sentence in read]
    words = [sentence for sentence in words if sentence]
    if not words:
        return 0.0
    count = sum(map(len, words))
    syllables = sum(_syllables(word.casefold()) for sentence in words for word in sentence)
    return 0.39 * count / len(words) + 11.8 * syllables / count - 15.59 + GRADE_MISSED


def length(sentence: Sentence) -> int:
    """Its words."""
    return count_words(sentence.text)


@cache
def _syllables(word: str) -> int:
    return len(_HYPHENS.positions(word)) + 1


def _words_only(text: str) -> str:
    """The text with all but words and stops blanked, character for character, and an empty line before each item."""
    for pattern in (_ATTRIBUTES, _LAW, _NO_SENTENCE):
        text = pattern.sub(lambda match: _blank(match.group()), text)
    text = _ADDRESS.sub(lambda match: " " * len(match.group()), text)
    text = _ITEM.sub(lambda match: "\n" * len(match.group()), text)
    return _MARKS.sub(" ", text)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Where lines that follow each other start and end, with no empty line between."""
    start = at = 0
    for line in (*text.splitlines(keepends=True), ""):
        if not line.strip():
            if start < at:
                yield start, at
            start = at + len(line)
        at += len(line)


def _blank(words: str) -> str:
    return re.sub(r"[^\n]", " ", words)
