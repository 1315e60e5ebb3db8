"""From words to terms: the same for what is indexed and for what is asked, here and in `browser/search-analysis.js`.

The steps are on the page `about/search-format/`; both sides are held against each other by a test.
"""

import re
import unicodedata
from functools import lru_cache

from whoosh.lang.snowball.english import EnglishStemmer

STOP = frozenset(
    "a about am an and any are as at be been being but by can could did do does for from had has have he her him his how i if in into is it its "
    "may me my of on or our ours shall she should so some than that the their them then there these they this those to us was we were what where "
    "which will with would you your".split()
)
"""Words left out. Kept, since they carry meaning in this work: no, not, without, who, when, must, own, before, after, against, under, alone."""

LIGHT = frozenset(
    "again all also back come comes cant couldnt didnt doesnt done dont down each every get gets getting give given gives go goes going gone got hes hows "
    "im isnt ive just let lets made make makes many more most much off out over put really shes shouldnt take takes thats theres theyre theyve too up very "
    "wasnt werent weve whats wont youre".split()
)
"""Words that a question is put together with. They are indexed, since some are part of a name (`sign off`), and asked for only where nothing else is."""

_PROVISIONS = {
    "s": "s ss sec sect section sections",
    "reg": "reg regs regulation regulations",
    "para": "para paras paragraph paragraphs",
    "art": "art article articles",
    "sch": "sch schedule schedules",
}
_SORT_OF = {word: sort for sort, words in _PROVISIONS.items() for word in words.split()}

_TERM = re.compile(
    r"\[?(?P<year>[0-9]{4})\]? (?P<court>uksc|ukhl|ukut|ewca|ewhc|ewcop)(?: (?P<division>civ|crim|fam|admin|aac))? (?P<case>[0-9]+)(?![^\W_])"
    rf"|(?P<sort>{'|'.join(sorted(_SORT_OF, key=len, reverse=True))})\.? ?(?P<number>[0-9]+(?:\.[0-9]+)*[a-z]{{0,2}})(?:\([0-9a-z]{{1,4}}\))*(?![^\W_])"
    r"|(?P<word>[^\W_]+(?:'[^\W_]+)*)"
)

_STEMMER = EnglishStemmer()


def normalised(text: str) -> str:
    """The text in lower case, without accents, with one sort of apostrophe."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(character for character in decomposed if character.isascii() or not unicodedata.category(character).startswith("M"))
    return re.sub("[’‘ʼ]", "'", text.lower())


def terms(text: str) -> list[str]:
    """The terms of a text, in order, words that carry no meaning left out."""
    return [term for _, term in words_and_terms(text) if term]


def words_and_terms(text: str) -> list[tuple[str, str | None]]:
    """Each word as normalised, with its term; `None` for a word that is left out. A citation or provision is its own word."""
    return [_of_word(found[0]) if found.lastgroup == "word" else _of_law(found) for found in _TERM.finditer(normalised(text))]


@lru_cache(maxsize=None)  # a site has far fewer words than it says
def _of_word(written: str) -> tuple[str, str | None]:
    word = written.removesuffix("'s").replace("'", "")
    return word, None if word in STOP else _STEMMER.stem(word)


def _of_law(found: re.Match[str]) -> tuple[str, str]:
    if found["sort"]:
        term = _SORT_OF[found["sort"]] + found["number"]
    else:
        term = "".join((found["year"], found["court"], found["division"] or "", found["case"]))
    return term, term
