"""What could stand in place of what tells who somebody is: proposals, which a person accepts, refuses or writes anew.

One person has one pseudonym throughout: title and letter, as the house style has it (`Mrs A`), where a title is known;
else the role that stands before the name (`her son`); else `person A`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from practicebook.anonymity.hits import AGE, DATE, INITIALS, NAME, PLACE, POSTCODE, STREET_ADDRESS, UNKNOWN_WORD, Hit


@dataclass(frozen=True)
class Proposal:
    """Words of a text, and what could stand there instead."""

    start: int
    """Offset in code points; a word before the hit may belong to it, as in “on 4 March”."""
    end: int
    words: str
    instead: str


_TITLES = r"(?:Mr|Mrs|Ms|Miss|Mx)"
_TITLE = re.compile(rf"\b(?P<title>{_TITLES})\.?\s+$")
_TITLE_INSIDE = re.compile(rf"(?P<title>{_TITLES})\.?\s+")
_WHO = (
    r"(?P<who>(?:step|grand|foster)?(?:son|daughter|mother|father|child)|mum|dad|brother|sister|wife|husband|partner|niece|nephew|aunt|uncle|cousin|friend"
    r"|neighbour|carer|advocate|doctor|GP|nurse|social worker|occupational therapist|manager|support worker|care worker)"
)
_ROLE = re.compile(rf"\b(?P<role>(?:his|her|their|my|the|a)\s+{_WHO}),?\s+$", re.IGNORECASE)
_SOMEBODYS = re.compile(rf"['’]s?\s+{_WHO}(?P<gap>,?\s+)$", re.IGNORECASE)
"""As in “Mrs Able's son Bo”."""
_DOCTOR = re.compile(r"\b(?:Dr|Doctor|Prof|Professor)\.?\s+$")
_PEOPLE = frozenset({NAME.code, INITIALS.code, UNKNOWN_WORD.code})
_POSSESSIVE = re.compile(r"['’]s?$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = ("winter", "winter", "spring", "spring", "spring", "summer", "summer", "summer", "autumn", "autumn", "autumn", "winter")
_PLACES = {
    "ward": "the ward", "hospital": "the hospital", "surgery": "the surgery", "practice": "the surgery", "school": "the school", "academy": "the school", "college": "the college",
    "lodge": "the care home", "court": "where she lived", "house": "where she lived", "home": "the care home", "centre": "the day centre", "church": "a place of worship", "mosque": "a place of worship",
    "temple": "a place of worship", "road": "a street nearby", "street": "a street nearby", "lane": "a street nearby", "row": "a street nearby", "close": "a street nearby", "avenue": "a street nearby",
}  # fmt: skip
"""By the last word of a place's name."""


def proposals(text: str, hits: Sequence[Hit]) -> tuple[Proposal, ...]:
    """What could stand in place of each hit, in order."""
    people = _People(text, [hit for hit in hits if hit.code in _PEOPLE])
    return tuple(people.proposal(hit) if hit.code in _PEOPLE else _other(text, hit) for hit in sorted(hits))


class _People:
    """Who is who: mentions that share a word are of one person, who is called by what any mention shows."""

    def __init__(self, text: str, hits: Sequence[Hit]) -> None:
        self._text = text
        self._person: dict[str, int] = {}
        self._called: dict[int, str] = {}
        for hit in hits:
            person = self._person_of(hit)
            if called := self._shown(hit):
                self._called.setdefault(person, called)
        self._letters: dict[int, str] = {}

    def proposal(self, hit: Hit) -> Proposal:
        """What a mention could be: its title stays where it is, and a role before it is not said twice."""
        text, person = self._text, self._person_of(hit)
        start, before = hit.start, text[max(0, hit.start - 60) : hit.start]
        if match := _TITLE.search(before):
            instead, taken = f"{match['title']} {self._letter_of(person)}", match[0]
        elif match := _SOMEBODYS.search(before):
            instead, taken = "", match["gap"]
        elif match := _ROLE.search(before):
            instead, taken = match["role"], match[0]
        elif match := _DOCTOR.search(before):
            instead, taken = "the doctor", match[0]
        else:
            instead, taken = self._name_of(person), ""
        start -= len(taken)
        words = text[start : hit.end]
        if possessive := _POSSESSIVE.search(words):
            instead += possessive[0]
        return Proposal(start, hit.end, words, _as_a_start(text, start, instead))

    def _name_of(self, person: int) -> str:
        called = self._called.get(person, "person")
        return f"{called} {self._letter_of(person)}" if called == "person" or re.fullmatch(_TITLES, called) else called

    def _letter_of(self, person: int) -> str:
        """Letters go to those who need one, in the order in which they come."""
        return self._letters.setdefault(person, _letter(len(self._letters)))

    def _person_of(self, hit: Hit) -> int:
        words = self._words(hit)
        known = [self._person[word] for word in words if word in self._person]
        person = known[0] if known else len(self._person)
        for word in words:
            self._person.setdefault(word, person)
        return person

    def _words(self, hit: Hit) -> list[str]:
        words = _TITLE_INSIDE.sub("", _POSSESSIVE.sub("", self._text[hit.start : hit.end]))
        found = [word for word in re.findall(r"[^\W\d_]+", words.casefold()) if len(word) > 1]
        return found or [words.casefold()]

    def _shown(self, hit: Hit) -> str | None:
        """The title or the role that stands with a mention."""
        before = self._text[max(0, hit.start - 60) : hit.start]
        if match := _TITLE.search(before) or _TITLE_INSIDE.match(self._text, hit.start, hit.end):
            return match["title"]
        if match := _ROLE.search(before):
            return match["role"].lower()
        if match := _SOMEBODYS.search(before):
            return f"the {match['who'].lower()}"
        return "the doctor" if _DOCTOR.search(before) else None


def _letter(number: int) -> str:
    """A, B … Z, AA, AB …"""
    return ("" if number < 26 else _letter(number // 26 - 1)) + chr(ord("A") + number % 26)


def _as_a_start(text: str, start: int, instead: str) -> str:
    """With a capital where a sentence or a line starts."""
    return instead[:1].upper() + instead[1:] if re.search(r"(?:^|[.!?]\s+|\n)$", text[max(0, start - 4) : start]) else instead


def _other(text: str, hit: Hit) -> Proposal:
    start, words = hit.start, text[hit.start : hit.end]
    if hit.code == DATE.code:
        on = re.search(r"\bon\s+(?:the\s+)?$", text[max(0, start - 12) : start])
        season = _season(words)
        start -= len(on[0]) if on and season else 0
        instead = (f"in {season}" if on else season) if season else "[date left out]"
    elif hit.code in (PLACE.code, STREET_ADDRESS.code):
        last = next(reversed(re.findall(r"[^\W\d_]+", words.lower())), "")
        instead = _PLACES.get(last, "a town nearby" if hit.code == PLACE.code else "an address nearby")
    elif hit.code == AGE.code:
        instead = "85 or over"
    else:
        what = "postcode" if hit.code == POSTCODE.code else hit.code.partition(".")[2].replace("-", " ").replace("nhs", "NHS").replace("ni ", "NI ").replace("email", "e-mail address")
        instead = f"[{what} left out]"
    return Proposal(start, hit.end, text[start : hit.end], _as_a_start(text, start, instead))


def _season(words: str) -> str | None:
    """The season of a date, by its month's name or number; day before month, as dates are written here, and ISO."""
    named = next((_MONTHS.index(word[:3]) for word in re.findall(r"[a-z]{3,}", words.lower()) if word[:3] in _MONTHS), None)
    if named is None and (match := re.search(r"\d{4}\D(\d{1,2})\D\d|\d{1,2}\D(\d{1,2})(?!\d)", words)):
        number = int(match[1] or match[2])
        named = number - 1 if 1 <= number <= 12 else None
    return None if named is None else _SEASONS[named]


def applied(text: str, chosen: Sequence[Proposal]) -> str:
    """The text with what was chosen in place of what stood there; proposals are in order, and one that overlaps another is left out."""
    return "".join(_pieces(text, chosen))


def _pieces(text: str, chosen: Sequence[Proposal]) -> Iterator[str]:
    done = 0
    for proposal in chosen:
        if proposal.start >= done:
            yield text[done : proposal.start]
            yield proposal.instead
            done = proposal.end
    yield text[done:]
