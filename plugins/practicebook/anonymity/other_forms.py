"""Once a name is sure: the same word elsewhere, its nicknames, initials made of it, and it with one letter wrong."""

import re
from functools import cache

from practicebook.anonymity.beside import DETERMINERS, MODALS, Beside, never_a_name
from practicebook.anonymity.vocabulary import evidence, listed

NAME_GAP = frozenset((" ", "  ", "-", "", "_", ". ", ".", "'s ", "' ", " & "))
"""What may stand between the words of one name."""

_PART = re.compile(r"[^\W\d_]+")
_LONGEST = 24
_BEFORE_LOWER = frozenset("with and to for ring rang tell told ask asked see saw from let lets have called same move if letting write but".split())
_BEFORE_A_LETTER = frozenset("w with by for re ring rang tell told asked saw younger older brother sister son daughter".split())
_MANY = 7
"""Words found in a text that surely names people: then a letter after a title is one of them."""
NUMBERED_BY_LETTER = frozenset(
    "plan vitamin vit hepatitis hep type block group bay flat unit option part class grade annex appendix form schedule list tier level band zone point section article step stage box line room figure table".split()
)
"""Before a letter that numbers something."""
_TITLES = frozenset("mr mrs ms miss dr mx".split())
_AFTER_A_MODAL = frozenset("you she he they we i it this that the do".split())


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """Of each name, in lower case, what else those who have it are called."""
    groups: dict[str, set[str]] = {}
    for group in listed("evidence.yml")["nicknames"]:
        for name in group:
            groups.setdefault(name, set()).update(group)
    return {name: frozenset(group) for name, group in groups.items()}


def find_other_forms(beside: Beside, sure: dict[int, bool]) -> None:
    """Take every other form of the names that are sure."""
    tokens = beside.tokens
    names = {tokens[number].lower for number, is_sure in sure.items() if is_sure and len(tokens[number].word) > 2}
    names |= {tokens[one].lower for number in sure if _is_full(beside, sure, number) for one in (number, number + 1) if len(tokens[one].word) > 2}
    forms = names | {nickname for name in names for nickname in nicknames().get(name, ())}
    found = {tokens[number].lower for number in sure}
    persons = {tokens[number].word[0].upper() for number, is_sure in sure.items() if (is_sure or len(found) > _MANY) and len(tokens[number].word) > 2 and tokens[number].capital}
    longer = names | {tokens[number].lower for number in sure if len(tokens[number].word) > 4 and tokens[number].capital}
    letters = {tokens[number].word[0] for number in sure if tokens[number].capital}
    initials = _initials(beside, sure) | {tokens[number].word for number, is_sure in sure.items() if is_sure and tokens[number].word.isupper() and 1 < len(tokens[number].word) < 5}
    nearly = {form for name in names if len(name) > 4 for form in _one_letter_less(name)}
    for number, token in enumerate(tokens.all):
        if number in tokens.in_phrases or number in sure:
            continue
        if token.lower in forms and token.capital and token.lower not in never_a_name() and not _is_plainly_word(beside, number):
            sure[number] = True
        elif token.capital and number and _is_short_form(beside, number, longer):
            sure[number] = True
        elif len(token.word) > 4 and token.capital and token.sort != "known" and token.lower not in never_a_name() and not nearly.isdisjoint(_one_letter_less(token.lower)):
            sure[number] = True
        elif not token.capital and token.lower in forms and _is_in_lower_case(beside, number):
            sure[number] = True
        elif len(token.word) == 1 and token.word in persons and _is_letter_after_title(beside, number):
            sure[number] = True
        elif not token.capital and token.lower in forms and (tokens.in_slug(number) or beside.before(number) in _TITLES):
            sure[number] = True
        elif token.word in initials or (len(token.word) == 1 and token.word in letters and _is_letter_for_name(beside, number)):
            sure[number] = True
    for number, is_sure in sure.items():
        if not is_sure and (tokens[number].lower in forms or (len(tokens[number].word) > 4 and not nearly.isdisjoint(_one_letter_less(tokens[number].lower)))):
            sure[number] = True


def _is_full(beside: Beside, sure: dict[int, bool], number: int) -> bool:
    """True for the first of two words beside each other that were both found, with capitals."""
    tokens = beside.tokens
    return (number + 1) in sure and tokens[number].capital and tokens[number + 1].capital and tokens.gap(number) in NAME_GAP


def _initials(beside: Beside, sure: dict[int, bool]) -> set[str]:
    """“MK” and “MOD” of “Mina Kaur” and “Maeve O'Donnell”."""
    found, tokens = set(), beside.tokens
    for number in sure:
        if _is_full(beside, sure, number):
            letters = "".join(part[0] for one in (number, number + 1) for part in _PART.findall(tokens[one].word)).upper()
            found |= {letters, tokens[number].word[0].upper() + tokens[number + 1].word[0].upper()}
            if _is_full(beside, sure, number + 1):
                found.add(letters + tokens[number + 2].word[0].upper())
    return found


def _one_letter_less(word: str) -> set[str]:
    """A word and all that it is with one letter left out: two words one letter apart share one of these."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(min(len(word), _LONGEST)))}


def _is_short_form(beside: Beside, number: int, names: set[str]) -> bool:
    """“Con” where a Constance is named: alone on its line or in quotation marks, or inside a sentence."""
    token = beside.tokens[number]
    if not 2 <= len(token.word) <= 5 or token.word.isupper() or token.lower in never_a_name() or beside.is_month(number):
        return False
    shown = beside.is_alone(token) or not beside.tokens.starts_sentence(number) or _is_alone_on_line(beside, number)
    return shown and any(len(name) > len(token.word) + 1 and name.startswith(token.lower) for name in names)


def _is_alone_on_line(beside: Beside, number: int) -> bool:
    tokens = beside.tokens
    ends = number + 1 == len(tokens) or "\n" in tokens.gap(number) or beside.after(number) in ("x", "xx") or tokens.gap(number).startswith((" –", " -"))
    return ends and (number == 0 or "\n" in tokens.gap(number - 1))


def _is_in_lower_case(beside: Beside, number: int) -> bool:
    """The name of somebody already named, though it is a word: “pearl” in a cell, “ring jade”, every “grace” of a text with no capitals."""
    token = beside.tokens[number]
    if token.lower not in evidence("names that are words") or beside.before(number) in DETERMINERS:
        return False
    plainly = token.lower in evidence("names that are plainly words")
    if beside.in_lower_case and (not plainly or beside.before(number) in _BEFORE_LOWER or beside.after(number) in ("will", "has", "said", "says", "was")):
        return True
    return not plainly and (beside.begins(number) or beside.before(number) in _BEFORE_LOWER or beside.tokens.gap(number)[:1] in ("\n", "|", "\t", "'"))


def _is_letter_after_title(beside: Beside, number: int) -> bool:
    """The “Y” of “Mr Y” where a Young is named: no pseudonym, but his initial."""
    return beside.before(number) in _TITLES and beside.tokens.gap(number - 1) in (" ", ". ") and beside.tokens.gap(number)[:1] not in ("-", "/")


def _is_letter_for_name(beside: Beside, number: int) -> bool:
    """A letter that stands for a person who is named elsewhere: “G noticed”, “ring H's aunt”, “B.” under a letter."""
    tokens = beside.tokens
    if beside.before(number) in evidence("titles") | NUMBERED_BY_LETTER or (tokens[number].word == "I" and tokens.gap(number)[:1] == " "):
        return False
    gap, after = tokens.gap(number), beside.after(number)
    if beside.is_alone(tokens[number]):
        return True
    alone = _is_alone_on_line(beside, number) or ("\n" in gap and number > 0 and tokens.gap(number - 1)[:1] in (".", "?", "!"))
    if tokens[number].word not in "AIX" and after == "to" and gap == " " and tokens.starts_sentence(number):
        return True
    if beside.before(number) in _BEFORE_A_LETTER and gap[:1] in (".", ",", ";", ")", "\n", "'", " "):
        return True
    return gap.startswith("'s") or alone or (gap in (" ", ". ") and (after in evidence("done after a name") or after.endswith("ed")))


def _is_plainly_word(beside: Beside, number: int) -> bool:
    """True for the month and the modal, and for “Will you” at the start of a sentence."""
    token = beside.tokens[number]
    if beside.is_month(number):
        return True
    return beside.tokens.starts_sentence(number) and token.lower in MODALS and beside.after(number) in _AFTER_A_MODAL
