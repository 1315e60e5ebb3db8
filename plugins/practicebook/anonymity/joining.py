"""The other words of a name that was found: a surname that is a word, an initial, a surname first, a place's noun."""

import re

from practicebook.anonymity.beside import DETERMINERS, Beside, never_a_name
from practicebook.anonymity.vocabulary import evidence

_NO_LOWER_HEAD = frozenset("care support services practice post view home form team end way close times group unit walk rise mount project works cars town drive house market row hill square medical nursing station park kitchen ground gate passage lock housing".split())
_COMPASS = frozenset("great little upper lower nether north south east west old new high long market church castle much kings st".split())
_NO_HEAD_OF_UNKNOWN = frozenset("home care support end way close times team post view row trust".split())
_OPENS = frozenset(("(", '"', "“", "|", "\t"))
_PARTICLES = frozenset("de da das dos e del della di du la le von van der den ter ten bin bint ibn al el ap ab ferch y ní ni ó mac née nee of off".split())
"""Words in lower case inside a name; “of” and “off” in a place's."""

_BEFORE_LOWER_PLACE = frozenset("lower upper little great nether back st north south east west".split())
_FIRM_ENDS = frozenset("sons son daughters daughter partners co company brothers associates".split())
_FUNCTION = frozenset("and or but if when then while as at in on by for from to with into he she they it we you i there here so not yes no is was are has had do did can will after before since".split())
_ENDS_NAME = re.compile(r"[ ]*[.,;:)(\n|\t/-]|$")
_ENDS_CELL = re.compile(r"[ ]*(?:[|\t\n\"(]|$)")
_ALONE_BEFORE_COMMA = re.compile(r"[\n|\t,\"]\s*$")


def join(beside: Beside, sure: dict[int, bool]) -> None:
    """Take the words that stand beside those found, and belong to the same name."""
    for number in sorted(sure):
        for step in (1, -1):
            other = number + step
            while 0 <= other < len(beside.tokens) and other not in sure and _joins(beside, sure, other, step):
                sure[other] = sure[number]
                other += step


def _joins(beside: Beside, sure: dict[int, bool], other: int, step: int) -> bool:
    """True where a token belongs to the name that ends, or starts, beside it."""
    tokens = beside.tokens
    token, named = tokens[other], tokens[other - step]
    gap = tokens.gap(min(other, other - step))
    if beside.is_month(other):
        return False
    if other in tokens.in_phrases:
        return gap == " " and token.capital and named.capital and named.sort == "unknown" and not tokens.starts_sentence(max(other, other - step))
    if gap == "" or (gap == "-\n" and step == 1 and named.sort == "unknown" and not token.capital) or (step == 1 and token.lower in _FIRM_ENDS and beside.before(other) == "and" and other - 1 in sure):
        return True
    if not token.capital:
        if len(token.word) == 1 and token.lower not in "aisv" and not named.capital:
            return gap in (" ", ". ", ".") and (step == -1 or gap == " ")
        if gap == " " and token.lower == "the" and beside.tokens[other - step].lower in ("of", "off") and step == 1:
            return True
        if gap in ("_", "-"):
            return token.sort == "nameable"
        if gap == " " and named.sort == "unknown" and step == 1 and not named.capital and token.lower in evidence("surnames that are words") and (_ENDS_NAME.match(tokens.gap(other)) or tokens[other + 1].word.isupper()):
            return True
        if gap == " " and named.sort == "unknown" and step == -1 and token.lower in evidence("names that are words") and (tokens.starts_sentence(other) or beside.before(other) in evidence("kin") | evidence("titles")):
            return True
        if gap == " " and token.lower in _PARTICLES:
            return _is_particle(beside, other, step)
        if gap == " " and named.sort == "unknown" and step == 1 and token.lower not in _FUNCTION:
            return _is_head_of_unknown(token.lower) or (token.lower not in evidence("done after a name") and other + 1 < len(tokens) and tokens.gap(other) == " " and _is_head_of_unknown(tokens[other + 1].lower))
        if gap == " " and step == -1 and not named.capital and named.sort == "unknown":
            return token.lower in _BEFORE_LOWER_PLACE
        if gap == " " and step == 1 and token.lower == "and":
            return beside.after(other) in _FIRM_ENDS
        is_head = token.lower in evidence("place heads") and token.lower not in evidence("generic") and token.lower not in _NO_LOWER_HEAD
        return step == 1 and gap == " " and is_head and len(named.word) > 2
    if len(token.word) == 1:
        return gap in (" ", ", ", ",", "_") or (gap in (". ", ".") and step == -1)
    if token.lower in DETERMINERS:
        return False
    if gap in ("_", "-", " & "):
        return True
    if gap in ("'s ", "' "):
        return step == 1 and (token.lower in evidence("place heads") or not tokens.starts_sentence(other))
    if gap == ", " and step == -1 and tokens.starts_sentence(other) and token.lower in evidence("surnames that are words") | evidence("titles") and named.sort == "unknown" and tokens.gap(other + 1)[:1] in (";", "\n", "", "(", "|", "\t"):
        return True
    if gap == ", " and step == -1 and _is_alone_before_comma(beside, other) and _ENDS_CELL.match(tokens.gap(other + 1)):
        return True
    if token.lower in never_a_name():
        if gap == ", " and step == 1 and token.lower in evidence("kin") and not named.word.isupper():
            return other + 1 in sure or (other + 1 < len(tokens) and tokens[other + 1].capital and tokens.gap(other) == " " and tokens.gap(other + 1)[:1] in ("", "\n", ";", "|", "\t"))
        return gap == " " and _joins_though_meaningless(beside, other, step)
    if gap == ", ":
        return token.sort == "nameable" and (step == 1 or not tokens.starts_sentence(other) or _is_alone_before_comma(beside, other))
    if gap != " ":
        return False
    if step == 1:
        return token.sort == "nameable" or token.lower not in evidence("done after a name") | _FUNCTION
    if token.sort == "nameable" or token.lower in _COMPASS or named.lower in evidence("place heads"):
        return True
    return not tokens.starts_sentence(other) or (token.lower not in _FUNCTION and tokens.text[token.start - 1 : token.start] in _OPENS)


def _joins_though_meaningless(beside: Beside, other: int, step: int) -> bool:
    """“Young” of “Zofia Young”, though “Young” says nothing elsewhere."""
    token, named = beside.tokens[other], beside.tokens[other - step]
    if token.lower in evidence("kin") or token.lower in evidence("titles") or token.lower in _FUNCTION:
        return False
    if step == 1 or (named.sort == "unknown" and not beside.tokens.starts_sentence(other)):
        return not beside.is_in_heading(token)
    if token.lower in evidence("names that are words") and named.sort == "unknown":
        return True
    return named.sort == "known" and not beside.tokens.starts_sentence(other) and token.lower not in evidence("labels")


def _is_head_of_unknown(lower: str) -> bool:
    return lower in evidence("place heads") and lower not in _NO_HEAD_OF_UNKNOWN


def _is_particle(beside: Beside, other: int, step: int) -> bool:
    """True for “de” of “Ana de Souza”, and “of the” of “Our Lady of the Marsh”, where a capital stands on the other side."""
    tokens, beyond = beside.tokens, other + step
    if 0 <= beyond < len(tokens) and tokens[beyond].lower in ("the", "la", "las", "los", "der", "den") and not tokens[beyond].capital:
        beyond += step
    if not 0 <= beyond < len(tokens) or not tokens[beyond].capital or tokens.starts_sentence(max(other, beyond)):
        return tokens[other].lower not in ("of", "off") and tokens[other].sort == "unknown"
    return tokens[other].lower not in ("of", "off") or (not tokens.starts_sentence(beyond) and beyond not in tokens.in_phrases and tokens[beyond].lower not in never_a_name() | _FUNCTION)


def _is_alone_before_comma(beside: Beside, number: int) -> bool:
    return number == 0 or bool(_ALONE_BEFORE_COMMA.search(beside.tokens.gap(number - 1)))
