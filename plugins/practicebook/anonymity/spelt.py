"""Names said letter by letter: K-O-W-A-L, the boxes of a form, “B for Bravo”, the telephone alphabet."""

import re
from collections.abc import Iterator

from practicebook.anonymity.vocabulary import Vocabulary

_LETTERS = re.compile(r"(?<![^\W_])[A-Z](?P<between>[ ]?[-–.,|][ ]?|[ ])[A-Z](?:(?P=between)[A-Z]){2,24}(?![^\W_])")
_LETTER = re.compile(r"[A-Z]")
_NOT_SPELT = frozenset("YNX")
"""Ticks, not letters."""

_DAYS = "MTWTFSS"
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_TELEPHONE = "alfa|alpha|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliet|juliett|kilo|lima|mike|november|oscar|papa|quebec|romeo|sierra|tango|uniform|victor|whisky|whiskey|x-ray|xray|yankee|zulu"
_SAID = re.compile(rf"(?<![^\W_])(?:{_TELEPHONE})(?:[ ,-]{{1,2}}(?:{_TELEPHONE})){{2,24}}(?![^\W_])", re.IGNORECASE)
_LETTER_FOR = re.compile(r"(?<![^\W_])(?P<letter>[A-Z]) for (?P=letter)[a-z]{2,12}(?![^\W_])")


def spelt(text: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Where a name is said letter by letter."""
    for match in _LETTERS.finditer(text):
        letters = "".join(_LETTER.findall(match.group()))
        if not set(letters) <= _NOT_SPELT and letters not in _ALPHABET and letters not in _DAYS + _DAYS and vocabulary.sort(letters.lower()) != "known":
            yield match.span()
    yield from (match.span() for match in _SAID.finditer(text))
    yield from (match.span() for match in _LETTER_FOR.finditer(text))
