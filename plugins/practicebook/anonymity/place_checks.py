"""Whether words are an address, and not the law, a time or a measure."""

import re
from collections.abc import Mapping

from practicebook.anonymity.candidates import LAW_BEFORE, MEASURES, WORDS, YEAR, Candidate, Check

_SLUG_OF_AN_ACT = re.compile(r"-(?:19|20)[0-9]{2}-$")


def _postcode(at: Candidate) -> bool:
    inward = at.words[-2:]
    if inward in ("AM", "PM", "MG", "ML", "KG", "KM", "CM", "MM"):
        return False
    if _SLUG_OF_AN_ACT.search(at.before(12)):
        return False
    if re.fullmatch("s[0-9]{1,3}[a-z]{1,2}", at.words):
        return False  # a section: children-act-1989-s17za
    if inward.islower() and inward in ("st", "nd", "rd", "th", "hr", "lb", "ft", "pt", "gb", "tb", "yr", "wk"):
        return False
    return at.words == at.words.upper() or at.words == at.words.lower() or " " not in at.words or at.words[0].isupper()


def _postcode_slip(at: Candidate) -> bool:
    """A postcode's shape once letters that stand for figures are figures, in capitals, and no time or measure."""
    written = re.sub(" ", "", at.words)
    return written == written.upper() and any(map(str.isdigit, written)) and _postcode(at)


_NO_AREAS = frozenset(("ww", "ks", "gp", "ot", "ph", "hr", "wc", "it", "pc", "id", "ad", "bc", "st", "sw", "qs", "ng", "cg", "ps", "pm", "am", "mk", "dr", "no", "tv", "hb", "co", "vo"))
"""Two letters that have a number after them and are no area of post."""


def _area(at: Candidate) -> bool:
    return at.lowered[:2] not in _NO_AREAS


_THE_FLAT_FIRST = re.compile("^(?:flat|flt|block|apartment|unit|room) [a-h][, ]{1,2}", re.IGNORECASE)
_THE_FLAT_LAST = re.compile(",? (?:flat|flt|apt) [0-9]{1,3}[a-z]?$", re.IGNORECASE)
_ORDINAL = re.compile("[0-9]{1,2}(?:st|nd|rd|th)(?= )", re.IGNORECASE)


def _street(at: Candidate) -> bool:
    """Names as names are written, and no court of law."""
    words = _THE_FLAT_LAST.sub("", _ORDINAL.sub("First", _THE_FLAT_FIRST.sub("", at.words)))
    names = re.findall(r"[^\W\d_][^\W\d_'.-]*(?:['.-][^\W\d_]+)*", re.sub(r"^(?:.*?[0-9] ?[A-Za-z]?)(?=[\W_]+[^0-9]*$)", "", words, flags=re.DOTALL))
    figures = re.findall("[0-9]+", words)
    if not names or (figures and YEAR.fullmatch(figures[-1])) or LAW_BEFORE.search(at.before(16)) or at.after(4) == " of ":
        return False
    written_as_names = all(name[0].isupper() or name.lower() in WORDS["small_words"] for name in names) and names[0][0].isupper()
    of_law = names[-1].lower() == "court" and names[0].lower() in WORDS["courts"]
    return written_as_names and not of_law and names[0].lower() not in WORDS["no_name"]


def _named_house(at: Candidate) -> bool:
    """Every word of the house and of the street with a capital, and the house no person with a title."""
    names = [name for name in re.findall(r"(?<![0-9])[^\W\d_][^\W\d_'.-]*(?:['.-][^\W\d_]+)*", at.words) if name.lower() not in WORDS["small_words"]]
    of_law = "court" in at.lowered and any(name.lower() in WORDS["courts"] or name == "Protection" for name in names)
    somebodys = re.match("[A-Z]'s ", at.words) is not None or re.search(", the [^ ]+$", at.lowered) is not None
    return all(name[0].isupper() for name in names) and names[0].lower() not in WORDS["no_name"] and not of_law and not somebodys


def _boat(at: Candidate) -> bool:
    """Its name with a capital."""
    return at.words.split(" ")[-1][0].isupper()


def _plain_name(at: Candidate) -> bool:
    """One word that may be a street's name, and counts nothing."""
    name = re.findall("[a-zà-ɏ'-]+", at.lowered)[-1]
    return name not in WORDS["no_street"] | WORDS["no_name"] and MEASURES.match(name) is None


def _spoken_street(at: Candidate) -> bool:
    words = re.findall("[a-zà-ɏ']+", at.lowered)
    return words[-2] not in WORDS["no_street"] | WORDS["no_name"] and (words[-2] + words[-1]) != "sideroad" and MEASURES.match(words[-2]) is None and not set(words[:-1]) & WORDS["no_street"] - _IN_NUMBERS


_IN_NUMBERS = frozenset(("and", "one", "two", "no", "a"))


def _plain_street(at: Candidate) -> bool:
    words = re.findall("[a-zà-ɏ']+", re.sub("^.*?[0-9]+[a-z]?(?=[^0-9a-z])", "", at.lowered, flags=re.DOTALL))
    return bool(words) and not set(words[:-1]) & (WORDS["no_street"] | WORDS["no_name"]) and LAW_BEFORE.search(at.before(16)) is None and not any(map(YEAR.fullmatch, re.findall("[0-9]+", at.words)))


def _addressed(at: Candidate) -> bool:
    name = re.search(r"[0-9][A-Za-z]?[, ]{1,2}([^\W\d_][^\W\d_'.-]*)", at.words)
    if name is None or not name[1][0].isupper() or name[1].lower() in WORDS["no_name"] or (len(name[1]) <= 4 and name[1].isupper()):
        return False
    return YEAR.match(at.words) is None and not re.match("[0-9]{1,2} ?(?:am|pm)", at.lowered)


def _the_house(at: Candidate) -> bool:
    name = re.findall(r"[^\W\d_]+", at.words)
    return len(name) >= 2 and all(word[0].isupper() for word in name[-2:]) and at.before(1) not in ("", "\n") and LAW_BEFORE.search(at.before(16)) is None


def _a_cell(at: Candidate) -> bool:
    """A number and a name in a table's cell."""
    name = re.search(r"[0-9][A-Za-z]?[ ]([^\W\d_]+)", at.words)
    return _addressed(at) and name is not None and MEASURES.match(name[1].lower()) is None


def _address_line(at: Candidate) -> bool:
    """A number and words with capitals, none of which is a month, a measure, a title or a word that begins a sentence or a heading."""
    names = re.findall(r"[^\W\d_][^\W\d_'-]*", re.sub(r"^.*?[0-9]+[a-h]?(?= |,)", "", at.words))
    if not names or YEAR.fullmatch(re.findall("[0-9]+", at.words)[-1]) or not re.match(r"[ ]?(?:,?[ ]?\n|,)[> ]{0,4}[A-Z]", at.text[at.end : at.end + 8]):
        return False
    innocent = WORDS["no_name"] | WORDS["no_street"]
    return all(name[0].isupper() and name.lower() not in innocent and not (len(name) < 5 and name.isupper()) and MEASURES.match(name.lower()) is None for name in names)


PLACE_CHECKS: Mapping[str, Check] = {
    "a-cell": _a_cell,
    "address-line": _address_line,
    "addressed": _addressed,
    "boat": _boat,
    "named-house": _named_house,
    "plain-name": _plain_name,
    "plain-street": _plain_street,
    "area": _area,
    "postcode": _postcode,
    "postcode-slip": _postcode_slip,
    "spoken-street": _spoken_street,
    "street": _street,
    "the-house": _the_house,
}
"""The checks of postcodes and addresses."""
