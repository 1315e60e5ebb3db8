"""The words of a text, each with what it is and what stands beside it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from practicebook.anonymity.vocabulary import Sort, Vocabulary, evidence

_WORD = re.compile(r"[█▓■]{0,24}[^\W\d_]+(?:(?:['-]|-{4,12}|[█▓■]{1,24})[^\W\d_]+)*[█▓■]{0,24}")
"""With what somebody struck out of it: the rest of a name tells who it was."""
_JOINTS = re.compile(r"(?<=[a-z][a-z])(?=[A-Z][a-z])")
"""Where StreetNames are joined; “McKay” is one word."""

_OF_SLUGS = frozenset("-/_=#?`")
_SENTENCE_ENDS = re.compile(r"[.!?:|>\n\t•*#\"“”()\[\]/]|(?:^|\s)'|- ")


class Token(NamedTuple):
    """A word of a text."""

    start: int
    end: int
    word: str
    """Without a possessive."""
    lower: str
    sort: Sort
    capital: bool
    """True where it starts with a capital letter."""


class Tokens:
    """The words of a text, in order."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self.all = [token for match in _WORD.finditer(text) for token in _tokens(match, vocabulary)]
        self.in_phrases = frozenset(number for start, end in self._phrases(vocabulary) for number in range(start, end))
        """Numbers of the tokens that stand in a known name of several words."""

    def __len__(self) -> int:
        return len(self.all)

    def __getitem__(self, number: int) -> Token:
        return self.all[number]

    def gap(self, number: int) -> str:
        """What stands between a token and the next."""
        following = number + 1
        return self.text[self.all[number].end : self.all[following].start if following < len(self.all) else len(self.text)]

    def starts_sentence(self, number: int) -> bool:
        """True where a capital means nothing: after a full stop, a bullet, a colon, a quotation mark or a table's bar."""
        if number == 0:
            return True
        gap, before = self.gap(number - 1), self.all[number - 1]
        after_initial = gap in (". ", ".") and len(before.word) == 1 and before.capital and not (number > 1 and self.all[number - 2].lower in evidence("titles"))
        return not after_initial and bool(_SENTENCE_ENDS.search(gap))

    def in_slug(self, number: int) -> bool:
        """True for a word of an address, a file's name or a slug, where capitals are lost."""
        token = self.all[number]
        return self.text[token.start - 1 : token.start] in _OF_SLUGS or self.text[token.end : token.end + 1] in _OF_SLUGS

    def within(self, start: int, end: int) -> Iterator[int]:
        """Numbers of the tokens of a span."""
        low, high = 0, len(self.all)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.all[middle].start < start else (low, middle)
        while low < len(self.all) and self.all[low].end <= end:
            yield low
            low += 1

    def _phrases(self, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
        """Known names of several words, in any case."""
        first_words = vocabulary.phrases
        for number, token in enumerate(self.all):
            if token.lower in first_words:
                following = self.all[number + 1].lower if number + 1 < len(self.all) else ""
                for phrase in first_words[token.lower]:
                    may_stand = len(phrase) == 1 or phrase[1].lower().startswith(following)  # most do not
                    if may_stand and self._stands(phrase, number):
                        yield number, number + len(phrase)
                        break

    def _stands(self, phrase: tuple[str, ...], start: int) -> bool:
        if start + len(phrase) > len(self.all):
            return False
        for number, word in enumerate(phrase, start):
            token = self.all[number]
            if token.lower not in (word.lower(), word.lower().removesuffix("'s")) or (len(phrase) == 1 and not token.capital):
                return False
            if number > start and len(self.gap(number - 1).strip(" -\n/,.&'’s()v")) > 0:
                return False
        return True


def _tokens(match: re.Match[str], vocabulary: Vocabulary) -> list[Token]:
    word, start, end = match.group(), match.start(), match.end()
    sort = vocabulary.sort(word)
    if sort == "unknown" and _JOINTS.search(word):
        parts = []
        for part in _JOINTS.split(word):
            parts.append(Token(start, start + len(part), part, part.lower(), vocabulary.sort(part), part[0].isupper()))
            start += len(part)
        return parts
    if word[-2:].lower() == "'s" and len(word) > 2:
        word, end = word[:-2], end - 2
    return [Token(start, end, word, word.lower(), sort, word[0].isupper())]
