"""The words and sentences that synthetic content is made of, for `synthetic.py`."""

from random import Random

NOUNS = (
    "person carer relative worker visit record plan review risk house garden kettle letter bench decision manager advocate "
    "interpreter neighbour morning evening question answer reason strength budget service hospital ward bed key door phone "
    "call message meeting note sentence word name family friend choice right duty assessment outcome goal change concern "
    "enquiry agency form date week month step path street shop bus library club tea supper medicine pain sleep money rent"
).split()
VERBS = (
    "asked wrote said heard saw found kept changed offered agreed refused explained checked rang met planned reviewed "
    "recorded visited noticed waited listened thought tried showed helped moved learnt"
).split()
ADJECTIVES = (
    "clear short quiet early late small large plain careful honest useful warm cold new old good hard safe ready open "
    "urgent ordinary lawful proportionate shared written spoken"
).split()
LINKS = "because when before after until although while where so".split()


def sentence(random: Random) -> str:
    """A sentence of 8 to 20 words, more or less grammatical."""
    words = _clause(random)
    if random.random() < 0.6:
        words += [random.choice(LINKS), *_clause(random)]
    return f"{words[0].capitalize()} {' '.join(words[1:])}."


def paragraph(random: Random, sentences: int) -> str:
    """Sentences on one line."""
    return " ".join(sentence(random) for _ in range(sentences))


def title(random: Random, number: int) -> str:
    """A title that no other number has."""
    return f"{random.choice(ADJECTIVES).capitalize()} {random.choice(NOUNS)} and {random.choice(NOUNS)}: {in_nouns(number)}"


def in_nouns(number: int) -> str:
    """A number as nouns, since one in figures could be somebody's age or reference."""
    nouns = []
    while number:
        number, place = divmod(number, len(NOUNS))
        nouns.append(NOUNS[place])
    return " ".join(nouns)


def _clause(random: Random) -> list[str]:
    return ["the", random.choice(ADJECTIVES), random.choice(NOUNS), random.choice(VERBS), "the", random.choice(NOUNS), "of", "the", random.choice(NOUNS)]
