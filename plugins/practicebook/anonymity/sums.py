"""Numbers as people write them, the sums that tell whether one is right, and the numbers that belong to nobody."""

import json
import re
from functools import cache
from importlib.resources import files

DIGIT_WORDS = {
    **{word: str(digit) for digit, word in enumerate(("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"))},
    "oh": "0",
    "o": "0",
    "nought": "0",
    "naught": "0",
    "hundred": "00",
}
"""What each word for a digit says."""

REPEATS = {"double": 2, "treble": 3, "triple": 3}
"""How often such a word says the digit after it."""

FIGURE_OR_WORD = re.compile("[a-z]+|[0-9]")
_LIKE_DIGITS = str.maketrans("oil", "011")


def digits(words: str) -> str:
    """The digits that words in lower case hold, written as figures, as letters like them (O, I, L) or as words ("double seven")."""
    found, repeat = [], 1
    for word in FIGURE_OR_WORD.findall(words):
        if word in REPEATS:
            repeat = REPEATS[word]
            continue
        digit = word if word.isdigit() else DIGIT_WORDS.get(word) or (word.translate(_LIKE_DIGITS) if not set(word) - set("oil") else "")
        found.append(digit * repeat)
        repeat = 1
    return "".join(found)


def is_nhs_number(number: str) -> bool:
    """True of ten digits whose last is right: modulus 11, weights 10 to 2 (NHS Data Dictionary)."""
    if len(number) != 10 or len(set(number)) == 1:
        return False
    remainder = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), number, strict=False)) % 11
    return (11 - remainder) % 11 == int(number[9])


def is_card_number(number: str) -> bool:
    """True of digits whose last is right by Luhn's sum."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def is_iban(number: str) -> bool:
    """True of letters and digits whose check digits are right (ISO 13616, modulus 97)."""
    turned = number[4:] + number[:4]
    return 15 <= len(number) <= 34 and int("".join(str(int(character, 36)) for character in turned)) % 97 == 1


@cache
def helplines() -> frozenset[str]:
    """The numbers, in digits, and addresses that belong to the nation and to nobody."""
    listed = json.loads((files("practicebook.anonymity") / "lists" / "helplines.json").read_text(encoding="utf-8"))["helplines"]
    return frozenset(digits(entry["number"]) if "number" in entry else entry["email"] for entry in listed)
