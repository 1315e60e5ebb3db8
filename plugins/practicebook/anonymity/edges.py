"""Where what was found ends: what stands against it, without which a name, a number or an address would be left half in place.

A hit shows a reader where to look, and what stands beside it often says as much: the other capitals of a service's name, the
figure before a house's, the letters behind a stroke of a reference.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from practicebook.anonymity.hits import ACCESS_CODE, CASE_REFERENCE, DATE, EMAIL, IDENTIFIER_RULES, INITIALS, NAME, REGISTRATION, STREET_ADDRESS, TELEPHONE, WEB_ADDRESS, Hit
from practicebook.anonymity.tokens import Tokens
from practicebook.anonymity.vocabulary import evidence

_MOST = 5
"""Words on either side that a name may have besides those found."""
_GAPS = frozenset((" ", "-", "_", " & ", "'s ", "' ", "&", "+", " + ", " and "))
_OF = frozenset("of at for with in on upon the".split())
_IDENTIFIERS = frozenset(rule.code for rule in IDENTIFIER_RULES)
_WITH_STROKES = frozenset((CASE_REFERENCE.code, REGISTRATION.code, ACCESS_CODE.code, WEB_ADDRESS.code, EMAIL.code))
_NO_PART = frozenset(
    "i mr mrs ms miss mx dr he she they we you it his her their our my your this that these those a an or but if so then when while as by from to into not no yes is was are has had will re nb "
    "after before since because although though until please also still just only both all every each some any there here what who why how where which".split()
)
_VERBS = ("ed", "ing", "ly")
"""How words end that start a sentence and belong to no name."""
_HOUSE_BEFORE = re.compile(r"(?<![\w£$.,/:-])(?:(?:flat|flt|apt|apartment|unit|room|no\.?|number)[ ]){0,2}[0-9]{1,4}(?:½|[a-h])?(?:[ ]?[-/&][ ]?[0-9]{1,4}[a-h]?)?,?[ ]$", re.IGNORECASE)
_LONGEST_HOUSE = 24
_LONGEST_PART = 60
_YEAR = re.compile(r"(?:19|20)[0-9]{2},? $")
_PARTICLES = frozenset("de da dos del della di van von der den ter ten bin bint ibn al el ap ab ferch".split())
_NOT_OF_A_NOUN = frozenset("and or but if when then while as at in on by for from to with into of the a an he she they it we you i has had was is are will said rang about re via who that".split())
_BED = re.compile(r"[ ](?:[0-9]{1,3}[A-Za-z]?)[ ]")
_AFTER_INITIAL = re.compile(r"[ ]?(?:[.,;:)(\n|\t]|$)")
_POSSESSIVE = re.compile(r"'s(?![^\W_])")
_IN_A_NAME = re.compile(r"(?:[ ](?:of|the|at|on|in|and|&|e|y|das|dos|da|de|Nana|[A-Z]|[0-9]{1,3}[a-zA-Z]?))*[ ]?(?:[ &/-]|'s[ ]|'[ ])?")
_PART_OF_AN_ADDRESS = re.compile(
    r"(?:(?:the )?(?:flats?|flt|bungalow|annexe?|house|cottage|caravan|rooms?|rm|bedsit|barn|studio|apt|apartment|units?|suite|block|penthouse|pitch|plot|berth|level|floor|maisonette|basement|lodge)"
    r"(?:[ .]{1,2}[a-z]?[0-9]{1,4}[a-z]?(?:[./–-][0-9]{1,4})?|[ ][a-h])?(?:[ ](?:above|behind|over|opposite|next to|beside|at the back of|at the rear of|rear of|below|under))?(?:,?[ ]?\n|,[ ]|[ ])|r/o[ ]|rear of[ ]|c/o[ ]){1,4}$",
    re.IGNORECASE,
)
"""What stands before a street or a building and belongs to the address."""
_ENDS_A_PART = frozenset(",0123456789abcdefghABCDEFGH½")
_SITE = re.compile(r"[ ](?:site|estate|flats|scheme)(?![^\W_])")
_OF_LETTER_AND_FIGURE = re.compile(r"(?<![^\W_])[A-Z][0-9][A-Z]?[ ]$")
"""The “A1” of “A1 Angels”."""
_OF_A_FIRM = re.compile(r"(?:[ ][(][^()\n]{2,24}[)])?[ ](?:ltd|limited|cic|llp|plc)(?![^\W_])[.]?", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[ ][(]([^()\n]{3,30})[)]")
_DIALLED = re.compile(r",{1,3}[0-9]{3,10}#?")
_WEEKDAY = re.compile(r"(?<![^\W_])(?:mon|tues?|wed(?:nes)?s?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[ ,.]{1,3}(?:the )?$", re.IGNORECASE)
_YEAR_IN = re.compile("(?:19|20)[0-9]{2}|[./-][0-9]{2}$")
_YEAR_AFTER = re.compile(r"(?:,? (?:in )?(?:19|20)[0-9]{2}|,? '[0-9]{2})(?![0-9]|[.:,][0-9])")
_STROKES = re.compile(r"(?:[/_.#+-]{0,2}[A-Za-z0-9]+)*")
_LETTERS = re.compile(r"[A-Za-z0-9]*")


def whole(hits: Sequence[Hit], tokens: Tokens) -> Iterator[Hit]:
    """Each hit of a text that tells a case with what belongs to it, in order; none reaches into the next."""
    ordered = sorted(hits)
    reached = 0
    for place, hit in enumerate(ordered):
        if hit.end <= reached:
            continue
        first = max(reached, ordered[place - 1].end if place else 0)
        last = ordered[place + 1].start if place + 1 < len(ordered) else len(tokens.text)
        start, end = _as_written(hit, tokens.text) if hit.code in _IDENTIFIERS else _as_named(hit, tokens)
        if place + 1 < len(ordered) and not {hit.code, ordered[place + 1].code} & _IDENTIFIERS and _IN_A_NAME.fullmatch(tokens.text, end, last):
            end = last
        if place + 1 < len(ordered) and end >= ordered[place + 1].end and ordered[place + 1].code not in _IDENTIFIERS:
            last = end  # it is inside this one: “Kind Hands (Tolven) Ltd”
        reached = min(end, last)
        yield replace(hit, start=max(start, first), end=reached)


def _as_written(hit: Hit, text: str) -> tuple[int, int]:
    """A number with the letters and figures against it; a reference with what its strokes lead to."""
    if hit.code == DATE.code:
        return _to_weekday_and_year(hit, text)
    strokes = hit.code in _WITH_STROKES
    if hit.code == STREET_ADDRESS.code:
        before = text[max(0, hit.start - _LONGEST_PART) : hit.start]
        part = _PART_OF_AN_ADDRESS.search(before)
        site = _SITE.match(text, hit.end)
        return hit.start - (len(before) - part.start() if part else 0), site.end() if site else hit.end
    if hit.code == TELEPHONE.code:
        dialled = _DIALLED.match(text, hit.end)
        return hit.start, dialled.end() if dialled else hit.end
    if hit.code == DATE.code or not any(map(str.isdigit, text[hit.start : hit.end])):
        return hit.start, hit.end
    end = (_STROKES if strokes else _LETTERS).match(text, hit.end)
    start = hit.start
    while start and strokes and (_plain(text[start - 1]) or (text[start - 1] in "/_.-" and start > 1 and _plain(text[start - 2]))):
        start -= 1
    return start, end.end() if end else hit.end


def _plain(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _to_weekday_and_year(hit: Hit, text: str) -> tuple[int, int]:
    """A day with the weekday before it and the year after it."""
    weekday = _WEEKDAY.search(text, max(0, hit.start - _LONGEST_HOUSE), hit.start)
    year = None if _YEAR_IN.search(text, hit.start, hit.end) else _YEAR_AFTER.match(text, hit.end)
    return weekday.start() if weekday else hit.start, year.end() if year else hit.end


def _as_named(hit: Hit, tokens: Tokens) -> tuple[int, int]:
    """A name with the capitals beside it, the noun in small letters that says what it is of, and a house's number before it."""
    numbers = list(tokens.within(hit.start, hit.end))
    if not numbers or hit.code == INITIALS.code:
        return hit.start, hit.end
    last = _forward(tokens, numbers[-1])
    last = _to_its_noun(tokens, last, of_a_person=hit.sure and hit.code == NAME.code)
    first = _backward(tokens, numbers[0])
    start = tokens[first].start if first < numbers[0] else hit.start
    end = tokens[last].end if last > numbers[-1] else hit.end
    if hit.code != NAME.code and _POSSESSIVE.match(tokens.text, end):
        end += 2
    end = _to_the_firm(tokens, end)
    firm = _OF_LETTER_AND_FIGURE.search(tokens.text, max(0, start - 5), start)
    return _from_the_address(tokens.text, firm.start() if firm else start), end


def _from_the_address(text: str, start: int) -> int:
    """Where the “Flat 3, 12” begins that stands before a street's or a building's name."""
    if start < 2 or text[start - 1] not in " \n" or text[start - 2] not in _ENDS_A_PART:
        return start
    before = text[max(0, start - _LONGEST_HOUSE) : start]
    house = _HOUSE_BEFORE.search(before)
    if house and not _YEAR.search(before):
        start -= len(before) - house.start()
    before = text[max(0, start - _LONGEST_PART) : start]
    part = _PART_OF_AN_ADDRESS.search(before)
    if part and ("," in part[0] or any(map(str.isdigit, part[0]))):
        start -= len(before) - part.start()
    return start


def _to_the_firm(tokens: Tokens, end: int) -> int:
    """The end of “Kind Hands (Tolven) Ltd” and of “Harbour Light (hostel)”."""
    firm = _OF_A_FIRM.match(tokens.text, end)
    if firm:
        return firm.end()
    said = _IN_BRACKETS.match(tokens.text, end)
    nouns = evidence("place heads") | evidence("generic")
    return said.end() if said and all(word in nouns for word in re.findall(r"[^\W\d_]+", said[1].lower())) else end


def _to_its_noun(tokens: Tokens, last: int, of_a_person: bool) -> int:
    """The “locality team” of “Larkmere locality team”."""
    found = last
    for number in range(last + 1, min(last + 4, len(tokens))):
        word = tokens[number].lower
        if tokens.gap(number - 1) not in ((" ",) if of_a_person and number == last + 1 else (" ", "'s ")) or word in _NOT_OF_A_NOUN:
            break
        if word in evidence("place heads"):
            found = number
        elif tokens[number].capital or (of_a_person and word not in evidence("generic")):
            break
    return found


def _forward(tokens: Tokens, last: int) -> int:
    """The last word of a name whose words have capitals; “of the” stands inside one."""
    found = number = last
    while number + 1 < len(tokens) and number - last < _MOST:
        gap, following = tokens.gap(number), tokens[number + 1]
        shortened = gap in (". ", ".") and len(tokens[number].word) < 5 and tokens[number].sort != "unknown" and following.lower in evidence("place heads")
        if gap not in _GAPS and not shortened and not _BED.fullmatch(gap):
            break
        if _may_be_part(tokens, number + 1, number) and (gap != " and " or tokens[number].capital):
            found = number + 1
        elif len(following.word) == 1 and following.capital and gap == " " and tokens[number].capital and _AFTER_INITIAL.match(tokens.text, following.end):
            return number + 1
        elif following.lower not in _OF or gap != " ":
            break
        number += 1
    return found


def _backward(tokens: Tokens, first: int) -> int:
    """The first word of it: a capital, the “de” of “de Sousa”, the “University of” of a town's."""
    number = first
    if number and tokens.gap(number - 1) == " " and tokens[number - 1].lower in ("old", "former", "little", "great", "upper", "lower") and tokens[number].capital:
        number -= 1
    while number and first - number < _MOST and tokens.gap(number - 1) in _GAPS and tokens.gap(number - 1) != " and ":
        before = number - 1
        if tokens[before].lower in _PARTICLES and not tokens[before].capital and tokens[number].capital:
            number = before
            continue
        if tokens.gap(before) == "_" and len(tokens[before].word) == 1:
            number = before
            continue
        head = before
        while head > 0 and tokens[head].lower in ("of", "the", "for") and tokens.gap(head - 1) == " ":
            head -= 1
        if head < before and tokens[head].capital and tokens[head].lower in evidence("place heads"):
            number = head
            continue
        if not _may_be_part(tokens, before, number) or (tokens.starts_sentence(before) and _starts_a_clause(tokens, before)):
            break
        number = before
    return number


def _starts_a_clause(tokens: Tokens, number: int) -> bool:
    token = tokens[number]
    is_verb = token.lower.endswith(_VERBS) and token.sort == "known" and len(token.word) > 4
    return is_verb or token.lower in evidence("done after a name") or token.lower in _OF


def _may_be_part(tokens: Tokens, number: int, beside: int) -> bool:
    """True for a capital that the name may go on with, from the word beside it."""
    token, named = tokens[number], tokens[beside]
    if not token.capital or len(token.word) == 1 or token.lower in _NO_PART or token.lower in evidence("titles") or (number in tokens.in_phrases and number < beside):
        return False
    if token.lower in evidence("kin") and tokens.gap(min(number, beside)) == " ":
        return False
    return not token.word.isupper() or token.sort != "known" or len(token.word) > 4 or (named.word.isupper() and len(named.word) > 4)
