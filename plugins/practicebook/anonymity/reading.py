"""A text as it is meant to be read: what hides letters and digits from a program is undone, and every character knows where it stood.

Nothing here changes case, spaces or line ends, which the patterns need.
"""

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

_ROUNDS = 4
"""How often disguises are taken off: one may be wrapped in another, such as `&amp;#74;`."""

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]+"
)
"""Code points that draw nothing: Unicode's Default_Ignorable_Code_Point, and the interlinear annotation marks."""

_COMPOSED = re.compile("[^\u0300-\u036f\n][\u0300-\u036f]+")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_ESCAPE = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|U[0-9A-Fa-f]{8})")
_BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_INSIDE_A_WORD = re.compile(r"(?<=[^\W_])(?:\*{1,3}|_{2,3}|~~|`{1,2}|</?[A-Za-z]{1,10}/?>|<!--\s*-->)+(?=[^\W_])")

_LOOK_ALIKES = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХЬаеѕіјорсухѵԁһӏѡԛԝгпΑΒΕΖΗΙΚΜΝΟΡΤΥΧανοτυιıɑɡᴀʀ՜օսհոզ∕⁄",
        "ABESIJKMHOPCTYXbaesijopcyxvdhlwqwrnABEZHIKMNOPTYXavotuiiagar~ouhnq//",
        strict=True,
    )
)
"""Letters of other alphabets that look like ours; after Unicode Technical Standard 39, confusables."""

_PLAIN = {**dict.fromkeys("‘’ʼ‛′＇`´", "'"), **dict.fromkeys("‐‑‒–—−﹘﹣－", "-"), **_LOOK_ALIKES}
del _PLAIN["`"]


@dataclass(frozen=True)
class _Piece:
    """A stretch of text that was written another way."""

    start: int
    end: int
    was_start: int
    was_end: int


class Reading:
    """A text without its disguises."""

    def __init__(self, text: str, rounds: tuple[tuple[_Piece, ...], ...]) -> None:
        self.text = text
        self._rounds = rounds

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of `text` stands in the text that was given."""
        for pieces in reversed(self._rounds):
            start, end = _was(pieces, start, at_end=False), _was(pieces, end, at_end=True)
        return start, end


def read(text: str) -> Reading:
    """Take the disguises off a text."""
    text = text.translate(_one_to_one(frozenset(text)))
    rounds = []
    for _ in range(_ROUNDS):
        before, round_ = text, []
        for pattern, plain in _DISGUISES:
            text, pieces = _rewritten(text, pattern, plain)
            if pieces:
                round_.append(pieces)
        rounds += round_
        text = text.translate(_one_to_one(frozenset(text)))
        if text == before:
            break
    return Reading(text, tuple(rounds))


def _one_to_one(characters: frozenset[str]) -> dict[int, str]:
    return {ord(character): plain for character in characters if not character.isascii() and (plain := _plain(character)) is not None}


@cache
def _plain(character: str) -> str | None:
    """What a character is read as, where that is one other character."""
    if character in _PLAIN:
        return _PLAIN[character]
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    if category == "Nd":
        return str(unicodedata.digit(character))
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 and folded != character else None


def _rewritten(text: str, pattern: re.Pattern[str], plain: Callable[[str], str]) -> tuple[str, tuple[_Piece, ...]]:
    pieces: list[_Piece] = []
    parts: list[str] = []
    done = length = 0
    for match in pattern.finditer(text):
        words = plain(match.group())
        if words == match.group():
            continue
        parts += (text[done : match.start()], words)
        length += match.start() - done
        pieces.append(_Piece(length, length + len(words), match.start(), match.end()))
        length += len(words)
        done = match.end()
    return ("".join((*parts, text[done:])), tuple(pieces)) if pieces else (text, ())


def _was(pieces: tuple[_Piece, ...], offset: int, at_end: bool) -> int:
    """Where an offset stood. One inside a piece, and the end of one, take the whole piece in; what vanished belongs to nothing."""
    index = bisect_right(pieces, offset - at_end, key=lambda piece: piece.start) - 1
    if index < 0:
        return offset
    piece = pieces[index]
    if offset < piece.end or (at_end and offset == piece.end and piece.start < piece.end):
        return piece.was_end if at_end else piece.was_start
    return offset + piece.was_end - piece.end


def _composed(letters: str) -> str:
    """A letter with its accents as one character; marks that make none are dropped."""
    return unicodedata.normalize("NFC", letters)[0]


def _entity(written: str) -> str:
    """What an entity stands for, unseen characters too, which go in the next round; control characters part words."""
    meant = html.unescape(written)
    return "".join(" " if unicodedata.category(character) == "Cc" else character for character in meant)


def _percent(written: str) -> str:
    meant = unquote(written, errors="replace")
    return written if "\ufffd" in meant else "".join(character if character.isprintable() else " " for character in meant)


def _escape(written: str) -> str:
    number = int(written[2:], 16)
    return chr(number) if number < 0x110000 and chr(number).isprintable() else written


_DISGUISES: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (_INVISIBLE, lambda _: ""),
    (_COMPOSED, _composed),
    (_ENTITY, _entity),
    (_PERCENT, _percent),
    (_ESCAPE, _escape),
    (_BACKSLASH, lambda _: ""),
    (_INSIDE_A_WORD, lambda _: ""),
)
