"""Once a name is sure: the same word elsewhere, its nicknames, initials made of it, and it with one letter wrong."""

from functools import cache

from practicebook.anonymity.beside import MODALS, Beside, never_a_name
from practicebook.anonymity.vocabulary import evidence, listed

NAME_GAP = frozenset((" ", "  ", "-", "", "_", ". ", ".", "'s ", "' ", " & "))
"""What may stand between the words of one name."""

_AFTER_A_MODAL = frozenset("you she he they we i it this that the do".split())


@cache
def _nicknames() -> dict[str, frozenset[str]]:
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
    forms = names | {nickname for name in names for nickname in _nicknames().get(name, ())}
    letters = {tokens[number].word[0] for number, is_sure in sure.items() if is_sure}
    pairs = {_initials(beside, number) for number in sure if _is_full(beside, sure, number)}
    for number, token in enumerate(tokens.all):
        if number in tokens.in_phrases or number in sure:
            continue
        if token.lower in forms and token.capital and token.lower not in never_a_name() and not _is_plainly_word(beside, number):
            sure[number] = True
        elif token.word in pairs or (len(token.word) == 1 and token.word in letters and _is_letter_for_name(beside, number)):
            sure[number] = True
    for number, is_sure in sure.items():
        if not is_sure and tokens[number].lower in forms:
            sure[number] = True


def _is_full(beside: Beside, sure: dict[int, bool], number: int) -> bool:
    """True for the first of two words beside each other that were both found, with capitals."""
    tokens = beside.tokens
    return (number + 1) in sure and tokens[number].capital and tokens[number + 1].capital and tokens.gap(number) in NAME_GAP


def _initials(beside: Beside, number: int) -> str:
    return beside.tokens[number].word[0].upper() + beside.tokens[number + 1].word[0].upper()


def _is_letter_for_name(beside: Beside, number: int) -> bool:
    """A letter that stands for a person who is named elsewhere: “G noticed”, “ring H's aunt”, “B.” under a letter."""
    tokens = beside.tokens
    if beside.before(number) in evidence("titles") or (tokens[number].word == "I" and tokens.gap(number)[:1] == " "):
        return False
    gap, after = tokens.gap(number), beside.after(number)
    alone = ("\n" in gap or after in ("x", "xx")) and (number == 0 or "\n" in tokens.gap(number - 1))
    return gap.startswith("'s") or alone or (gap in (" ", ". ") and (after in evidence("done after a name") or after.endswith("ed")))


def _is_plainly_word(beside: Beside, number: int) -> bool:
    """True for the month and the modal, and for “Will you” at the start of a sentence."""
    token = beside.tokens[number]
    if beside.is_month(number):
        return True
    return beside.tokens.starts_sentence(number) and token.lower in MODALS and beside.after(number) in _AFTER_A_MODAL
