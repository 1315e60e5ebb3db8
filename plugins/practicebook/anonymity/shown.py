"""Whether what stands beside a word that is also a name shows that it is one here."""

import re

from practicebook.anonymity.beside import DETERMINERS, MODALS, Beside, never_a_name
from practicebook.anonymity.vocabulary import evidence

_ENDS = re.compile(r"[ ]*[,.;:()\n/+&|\t-]|'s")
_AGE = re.compile(r" \([1-9][0-9]\)|, [1-9][0-9],")
_DID_FOR_SOMEBODY = re.compile(r" (?:does|did|washes|cooks for|helped|took|takes|drove|opened|lost|paid|phoned) (?:her|his|him|the|them)\b")
_BEFORE_A_LOWER_NAME = frozenset("with and from to for ring rang tell told ask asked see saw thinks says said re visit visited met by is not sorry lets".split())
_AFTER_A_LOWER_NAME = frozenset("re in thought and is was has at on who who's will again here there back tomorrow today later who but because as so then she he came nextdoor".split())
_AFTER_A_FIRST_NAME = frozenset("will won't in at has is was can can't and from again who or".split())


def is_shown(beside: Beside, number: int, sure: dict[int, bool]) -> bool:
    """True where a word that is also a name is shown to be one."""
    return _with_capital(beside, number) if beside.tokens[number].capital else _in_lower_case(beside, number, sure)


def stands_as_name(beside: Beside, number: int) -> bool:
    """True where a word that nothing accounts for stands as a name does."""
    token = beside.tokens[number]
    if beside.after_kin(number) or (beside.after(number) in evidence("surely done after a name") and beside.tokens.gap(number) == " "):
        return True
    return token.capital and not token.word.isupper() and beside.after_contact(token)


def _with_capital(beside: Beside, number: int) -> bool:
    tokens = beside.tokens
    token, starts = tokens[number], tokens.starts_sentence(number)
    if beside.is_month(number):
        return False
    if number and tokens.gap(number - 1) == ". " and _is_initial(beside, number - 1):
        return True
    if _is_full_name(beside, number):
        return True
    given, plainly_word = token.lower in evidence("names that are words"), token.lower in evidence("names that are plainly words")
    if token.lower in never_a_name():
        if not given or starts or token.lower in evidence("calendar") or beside.is_in_title_case(number) or beside.before(number) in DETERMINERS:
            return False
        return beside.after_contact(token) or (tokens.gap(number) == " " and beside.after(number) in evidence("done after a name"))
    if beside.after_contact(token) or (beside.after_kin(number) and "." not in tokens.gap(number - 1)):
        return True
    gap, after = tokens.gap(number), beside.after(number)
    if beside.before(number) in DETERMINERS and not starts:
        return False
    if gap in (" ", ", ", "'s ") and (given or not starts):
        if after in evidence("surely done after a name") or (after in evidence("done after a name") and not plainly_word):
            return True
    if given and token.lower not in evidence("calendar") and beside.is_alone(token):
        return True
    if given and token.lower not in evidence("calendar") and (_AGE.match(beside.text, token.end) or (gap in (", ", " (") and after in evidence("kin"))):
        return True
    if given and gap == " " and _DID_FOR_SOMEBODY.match(beside.text, token.end):
        return True
    if starts:
        return given and not plainly_word and (after in _AFTER_A_FIRST_NAME or "'s" in gap or gap.startswith((" (", " –", " —")))
    return given and not beside.is_in_title_case(number)


def _is_initial(beside: Beside, number: int) -> bool:
    """True for the “F.” of “F. Day” where it starts a line, a cell or what follows a stroke, and no title stands before it."""
    token = beside.tokens[number]
    return len(token.word) == 1 and token.capital and (number == 0 or (beside.tokens.starts_sentence(number) and beside.before(number) not in evidence("titles")))


def _is_full_name(beside: Beside, number: int) -> bool:
    """True for a given name and a surname, or two surnames and an “&”, that are all words."""
    tokens = beside.tokens
    if number + 1 >= len(tokens) or not beside.is_nameable(number + 1) or not tokens[number + 1].capital or beside.is_month(number + 1):
        return False
    given = tokens[number].lower in evidence("names that are words")
    gap = tokens.gap(number)
    return (gap == " " and given and not (tokens.starts_sentence(number) and tokens[number].lower in MODALS)) or gap == " & "


def _in_lower_case(beside: Beside, number: int, sure: dict[int, bool]) -> bool:
    token = beside.tokens[number]
    if token.lower not in evidence("names that are words") or token.lower in MODALS or token.lower in evidence("calendar"):
        return False
    only_with = beside.before(number) == "with" and token.lower in evidence("names that are plainly words") and not beside.in_lower_case
    if not only_with and (beside.after_kin(number) or beside.after_contact(token)) and _ends_name(beside, number, sure):
        return True
    return beside.in_lower_case and (beside.begins(number) or beside.before(number) in _BEFORE_A_LOWER_NAME) and _ends_name(beside, number, sure)


def _ends_name(beside: Beside, number: int, sure: dict[int, bool]) -> bool:
    """True where a word in lower case is followed by what follows a name, and not by what it might describe."""
    if number + 1 == len(beside.tokens) or _ENDS.match(beside.tokens.gap(number)):
        return True
    after = beside.after(number)
    return after in evidence("surely done after a name") or after in evidence("kin") or after in _AFTER_A_LOWER_NAME or (number + 1) in sure
