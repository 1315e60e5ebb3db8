"""Words that a tired colleague can follow: the house style, as far as a machine can hold it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from practicebook.content.edition import Edition
from practicebook.content.findings import Finding, Rule
from practicebook.content.house_style import HouseStyle
from practicebook.content.kinds import Governed
from practicebook.content.library import Library, Text
from practicebook.content.markdown import Body
from practicebook.content.prose import FieldBody
from practicebook.content.sentences import Sentence, grade, length, sentences

FEWEST_SENTENCES = 10
"""Sentences below which a page is too short for a reading grade to mean anything."""

HARD_TO_READ = Rule("style.hard-to-read", "warning", "A page whose reading grade is above the one in `house-style.yml`. Grades count words to a sentence and syllables to a word; names of Acts are left out.", "Break long sentences in two, and use the words that staff say out loud.")
LONG_SENTENCE = Rule("style.long-sentence", "warning", "A sentence with more words than `house-style.yml` allows.", "Make it two sentences, or a list.")
BETTER_WORDS = Rule("style.better-words", "warning", "Words that `house-style.yml` has better ones for.", "Write what was seen or said. Words that somebody else used stand between quotation marks.")
ABBREVIATION = Rule("style.abbreviation", "warning", "An abbreviation that the page never spells out.", "Write the words where it first occurs, with the abbreviation in brackets; one that every reader knows goes into `known_abbreviations` in house-style.yml.")

RULES = (HARD_TO_READ, LONG_SENTENCE, BETTER_WORDS, ABBREVIATION)

_QUOTED = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"|‘[^‘’\n]*’(?!\w)|^[ \t]*>.*$", re.MULTILINE)
_ROW = re.compile(r"^[ \t]*\|.*$", re.MULTILINE)
_ADDRESS = re.compile(r"(?<=\])\([^()\n]*\)|\{[^{}\n]*\}|https?://[^\s)]+")
_ABBREVIATION = re.compile(r"(?<![\w/.@#’'-])(?=\w{2,6}\b)[A-Z][A-Za-z]*[A-Z]s?(?![\w/@-]|\.\w)")
_WORD = re.compile(r"[^\W\d_]+")


def findings(edition: Edition) -> Iterator[Finding]:
    """Check the text that each page shows."""
    style = edition.library.house_style
    better, spelt = _BetterWords(style), _Abbreviations(edition.library)
    for document in edition.readable:
        text = edition.text(document)
        read = tuple(sentences(text.body))
        yield from _grade(text, read, style)
        yield from _sentences(text.body, read, style)
        for body in (text.body, *_fields(text)):
            yield from better.findings(body)
        yield from spelt.findings(text)


def _grade(text: Text, read: Sequence[Sentence], style: HouseStyle) -> Iterator[Finding]:
    if len(read) >= FEWEST_SENTENCES:
        found = grade(sentence.text for sentence in read)
        if found > style.reading_grade:
            yield HARD_TO_READ.at(text.body.place(0), f"This page reads at grade {found:.1f}; {style.reading_grade:g} is the most we ask of a reader.")


def _sentences(body: Body, read: Sequence[Sentence], style: HouseStyle) -> Iterator[Finding]:
    for sentence in read:
        if (words := length(sentence)) > style.sentence_words:
            yield LONG_SENTENCE.at(body.place(sentence.start, sentence.end), f"This sentence has {words} words; {style.sentence_words} is the most.")


def _fields(text: Text) -> Iterator[Body]:
    """What readers see of a page above its body."""
    yield FieldBody(text.fields.summary, text.located.place(("summary",)))
    if isinstance(text.fields, Governed) and text.fields.quick_read:
        yield FieldBody(text.fields.quick_read, text.located.place(("quick_read",)))


class _BetterWords:
    """The words to avoid, found anywhere but in quotations, code, addresses and the tables that show them."""

    def __init__(self, style: HouseStyle) -> None:
        self._say = {" ".join(words.casefold().split()): entry.say for entry in style.better_words for words in entry.words}
        alternatives = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in sorted(self._say, key=len, reverse=True))
        self._pattern = re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE) if alternatives else None
        self._columns = tuple(column.casefold() for column in style.shown_under)

    def findings(self, body: Body) -> Iterator[Finding]:
        if self._pattern:
            text = _without(self._without_shown(body.prose), _QUOTED, _ADDRESS)
            for match in self._pattern.finditer(text):
                found = " ".join(match.group().casefold().split())
                yield BETTER_WORDS.at(body.place(*match.span()), f"“{found}” tells the reader little of a person.", f"Better: {self._say[found]}")

    def _without_shown(self, text: str) -> str:
        """The text without tables that show words to avoid, blanked character for character."""
        shown, parts, at = False, [], 0
        for row in _ROW.finditer(text):
            if text[at : row.start()].strip():
                shown = False  # another table
            cells = [cell.strip(" *").casefold() for cell in row.group().strip().strip("|").split("|")]
            shown = shown or any(column in cells for column in self._columns)
            parts += [text[at : row.start()], " " * len(row.group()) if shown else row.group()]
            at = row.end()
        return "".join((*parts, text[at:]))


@dataclass(frozen=True)
class _Abbreviations:
    """Abbreviations, and how each is spelt out."""

    library: Library

    def findings(self, text: Text) -> Iterator[Finding]:
        prose = _without(text.body.prose, _QUOTED, _ADDRESS)
        page = " ".join((text.fields.title, text.fields.summary, prose)).casefold()
        met = set(self.library.house_style.known_abbreviations)
        for match in _ABBREVIATION.finditer(prose):
            found = match.group()
            singular = found.removesuffix("s")
            if singular in met or found in met:
                continue
            met.add(singular)
            if not self._is_spelt_out(singular, page):
                yield ABBREVIATION.at(text.body.place(*match.span()), f"This page never says what “{singular}” stands for.")

    def _is_spelt_out(self, abbreviation: str, page: str) -> bool:
        """True where the page has the words of the glossary for it, or words with its letters beside it."""
        words = next((term.expansion for term in self.library.terms if term.term == abbreviation and term.expansion), None)
        if words and any(one.strip() in page for one in re.split(r"[;,]| or ", words.casefold()) if one.strip()):
            return True
        letters = [letter for letter in abbreviation.casefold()]
        for match in re.finditer(re.escape(abbreviation.casefold()), page):
            before = [word[0] for word in _WORD.findall(page[max(match.start() - 120, 0) : match.start()])]
            after = [word[0] for word in _WORD.findall(page[match.end() : match.end() + 120])]
            if _holds(before[-2 * len(letters) :], letters) and page[match.start() - 1 : match.start()] == "(" or _holds(after[: 2 * len(letters)], letters) and page[match.end() : match.end() + 2] == " (":
                return True
        return False


def _holds(initials: Sequence[str], letters: Sequence[str]) -> bool:
    """True where the letters are among the initials, in order."""
    rest = iter(initials)
    return all(letter in rest for letter in letters)


def _without(text: str, *patterns: re.Pattern[str]) -> str:
    """The text with what the patterns find blanked, character for character."""
    for pattern in patterns:
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
    return text
