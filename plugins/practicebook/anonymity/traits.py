"""Rare traits: what few people in one place share, and which together may tell who somebody is."""

import re
from functools import cache

from practicebook.anonymity.reading import read
from practicebook.content.data import RareTraits


def traits_in(text: str, traits: RareTraits) -> dict[str, str]:
    """The traits that a text tells, each by its title with the first words that show it."""
    plain = read(text).text
    found = {}
    for trait in traits.rare_traits:
        if match := _pattern(trait.words).search(plain):
            found[trait.title] = " ".join(match.group().split())
    return found


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(r"(?<![^\W_])(?:" + "|".join(r"\s+".join(map(re.escape, entry.split())) for entry in longest_first) + r")(?![^\W_])", re.IGNORECASE)
