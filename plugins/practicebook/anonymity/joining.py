"""The other words of a name that was found: a surname that is a word, an initial, a surname first, a place's noun."""

import re

from practicebook.anonymity.beside import DETERMINERS, Beside, never_a_name
from practicebook.anonymity.vocabulary import evidence

_NO_LOWER_HEAD = frozenset("care support services practice post view home form team end way close times group unit walk rise mount project works cars town drive house market row hill square medical nursing station park kitchen ground gate passage lock housing".split())
_COMPASS = frozenset("great little upper lower nether north south east west old new high long market church castle much kings st".split())
_ALONE_BEFORE_COMMA = re.compile(r"[\n|\t,\"]\s*$")


def join(beside: Beside, sure: dict[int, bool]) -> None:
    """Take the words that stand beside those found, and belong to the same name."""
    for number in sorted(sure):
        for step in (1, -1):
            other = number + step
            while 0 <= other < len(beside.tokens) and other not in sure and _joins(beside, other, step):
                sure[other] = sure[number]
                other += step


def _joins(beside: Beside, other: int, step: int) -> bool:
    """True where a token belongs to the name that ends, or starts, beside it."""
    tokens = beside.tokens
    token, named = tokens[other], tokens[other - step]
    gap = tokens.gap(min(other, other - step))
    if other in tokens.in_phrases or beside.is_month(other):
        return False
    if not token.capital:
        if gap in ("_", "-"):
            return token.sort == "nameable"
        is_head = token.lower in evidence("place heads") and token.lower not in evidence("generic") and token.lower not in _NO_LOWER_HEAD
        return step == 1 and gap == " " and is_head and len(named.word) > 2
    if len(token.word) == 1:
        return gap in (" ", ", ", "_") or (gap in (". ", ".") and step == -1)
    if token.lower in DETERMINERS:
        return False
    if gap in ("_", "-", " & "):
        return True
    if gap in ("'s ", "' "):
        return step == 1 and (token.lower in evidence("place heads") or not tokens.starts_sentence(other))
    if token.lower in never_a_name():
        return gap == " " and _joins_though_meaningless(beside, other, step)
    if gap == ", ":
        return token.sort == "nameable" and (step == 1 or not tokens.starts_sentence(other) or _is_alone_before_comma(beside, other))
    if gap != " ":
        return False
    if step == 1:
        return token.sort == "nameable" or token.lower not in evidence("done after a name")
    return token.sort == "nameable" or not tokens.starts_sentence(other) or token.lower in _COMPASS or named.lower in evidence("place heads")


def _joins_though_meaningless(beside: Beside, other: int, step: int) -> bool:
    """“Young” of “Zofia Young”, though “Young” says nothing elsewhere."""
    token, named = beside.tokens[other], beside.tokens[other - step]
    if token.lower in evidence("kin") or token.lower in evidence("titles"):
        return False
    if token.lower in evidence("names that are words") and named.sort == "unknown":
        return True
    if step == 1:
        return token.sort == "nameable" and named.sort != "known"
    return named.sort == "known" and not beside.tokens.starts_sentence(other) and token.lower not in evidence("labels")


def _is_alone_before_comma(beside: Beside, number: int) -> bool:
    return number == 0 or bool(_ALONE_BEFORE_COMMA.search(beside.tokens.gap(number - 1)))
