"""A text that plainly names people: what would say nothing elsewhere is asked about there.

Somebody who wrote eight names wrote the ninth in the same way. A text without names, or with one or two, is not read so.
"""

import re
from collections.abc import Iterator

from practicebook.anonymity.beside import DETERMINERS, MODALS, Beside, never_a_name
from practicebook.anonymity.forms import table_columns
from practicebook.anonymity.other_forms import NUMBERED_BY_LETTER
from practicebook.anonymity.vocabulary import evidence

MANY = 7
"""Words found in a text that surely names people."""
_NOT_BEFORE_A_LETTER = NUMBERED_BY_LETTER | frozenset("mr mrs ms miss dr mx and team ward house set t b".split())
_AFTER_A_PERSON = frozenset("to and or at who re has is was will also fine ok can does did would still not".split())
_AFTER_A_LETTER = re.compile(r"(?:[ ](?![A-Z0-9=/&-])|[.,;:)]?[ ]?(?:\n|$)|[,;)]|'s|[ ]?\|)")
_BEFORE_IN_A_LIST = re.compile(r"(?:[,;/(+&|][ ]?|[ ]-[ ])$")
_AFTER_IN_A_LIST = re.compile(r"[ ]?[,;/)+&|\n]|[ ]\+|$")
_PRONOUNS = frozenset("you she he they we i it this that there the a an any some my our your his her their".split())
_NEVER = frozenset("miles rich art mark ginger basil sherry coral sol sal bud star chip stew herb neat".split())


def names_people(beside: Beside, sure: dict[int, bool]) -> bool:
    """True where enough different words of a text were found."""
    return len({beside.tokens[number].lower for number in sure}) > MANY


def also(beside: Beside, sure: dict[int, bool]) -> Iterator[int]:
    """Numbers of the words that are asked about in such a text."""
    yield from _in_columns_of_names(beside, sure)
    given = evidence("names that are words") | evidence("surnames that are words")
    for number, token in enumerate(beside.tokens.all):
        if number in sure or number in beside.tokens.in_phrases:
            continue
        if len(token.word) == 1 and token.capital and token.word not in "AIX" and _is_a_persons_letter(beside, number):
            yield number
        elif token.capital and token.lower in given and not beside.is_month(number) and _stands_for_somebody(beside, number):
            yield number
        elif not token.capital and token.lower in evidence("names that are words") and token.lower not in _NEVER | evidence("calendar") and _is_in_a_list(beside, number):
            yield number
        elif token.capital and token.lower in evidence("titles") and beside.is_alone(token) and beside.text[token.end] in "\"”":
            yield number
        elif token.capital and token.lower not in never_a_name() and _signs(beside, sure, number):
            yield number


def _is_a_persons_letter(beside: Beside, number: int) -> bool:
    token, text = beside.tokens[number], beside.text
    if text[token.start - 1 : token.start] not in (" ", "\n", "(", '"', "\t", "") or beside.before(number) in _NOT_BEFORE_A_LETTER:
        return False
    if beside.tokens.gap(number) == " " and beside.after(number) not in evidence("done after a name") | _AFTER_A_PERSON:
        return False
    return _AFTER_A_LETTER.match(text, token.end) is not None


def _stands_for_somebody(beside: Beside, number: int) -> bool:
    """A name that is a word, with a capital at the start of a sentence, and no noun after it."""
    token, gap, after = beside.tokens[number], beside.tokens.gap(number), beside.after(number)
    if token.word.isupper() and len(token.word) > 1 and beside.in_capitals:
        return False
    if token.lower in MODALS and after in _PRONOUNS:
        return False
    if token.lower in never_a_name() and token.lower not in evidence("names that are words"):
        return False
    does = after in evidence("done after a name") or after in ("in", "at", "over", "on", "from", "will", "can", "who", "is", "was")
    return (gap == " " and does) or gap.startswith((" (", ", ", "'s ", " –", " ="))


def _is_in_a_list(beside: Beside, number: int) -> bool:
    token = beside.tokens[number]
    before = beside.text[max(0, token.start - 3) : token.start]
    return _BEFORE_IN_A_LIST.search(before) is not None and _AFTER_IN_A_LIST.match(beside.text, token.end) is not None and beside.before(number) not in DETERMINERS


def _signs(beside: Beside, sure: dict[int, bool], number: int) -> bool:
    """A word alone on its line, above a line that begins with a name."""
    tokens = beside.tokens
    alone = number > 0 and "\n" in tokens.gap(number - 1) and tokens.gap(number) in ("\n", ",\n")
    return alone and number + 1 in sure and len(tokens[number].word) > 2


def _in_columns_of_names(beside: Beside, sure: dict[int, bool]) -> Iterator[int]:
    """The other cells of a table's column that mostly holds names."""
    for column in table_columns(beside.text):
        cells = [[*beside.tokens.within(start, end)] for start, end in column]
        filled = [cell for cell in cells if cell]
        named = [cell for cell in filled if any(number in sure for number in cell)]
        if len(named) < 2 or 2 * len(named) < len(filled):
            continue
        for cell in filled:
            if len(cell) < 3 and not any(number in sure for number in cell) and all(beside.tokens[number].capital and number not in beside.tokens.in_phrases and len(beside.tokens[number].word) > 1 for number in cell):
                yield from cell
