"""What a pattern alone cannot say of a candidate: whether its check digit is right, or what stands beside it makes it innocent.

Each check is small and plain, since a browser has it too. All look at a `Candidate`; all of a pattern's checks must agree.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from practicebook.anonymity.dates import day_of
from practicebook.anonymity.patterns import word_lists
from practicebook.anonymity.sums import DIGIT_WORDS, FIGURE_OR_WORD, REPEATS, digits, helplines, is_card_number, is_iban, is_nhs_number

_WORDS = word_lists()

_TELEPHONE_LENGTHS = range(9, 11)
"""Digits after the nought or +44."""
_LAW_BEFORE = re.compile(r"(?<![a-z])(?:section|sections|ss?|paragraphs?|paras?|regulations?|regs?|articles?|schedules?|parts?|chapters?|clauses?|rules?|version|v|standards?|tables?|figures?|steps?|levels?|stages?|phases?|pages?|pp?|isbn|doi)[ .:]{0,3}[a-z]?[0-9.()-]{0,8}[ ]?$")
_LAW_AS_AT = re.compile(r"(?<![a-z])(?:law|act|uksc|in force|guidance|regulations?)(?![a-z]).{0,60}(?<![a-z])(?:as at|as of|from|since|until) (?:the )?$|(?<![a-z])(?:in force|commenced|came into force)(?: (?:on|from|since))? $")
_PERSON = re.compile(
    r"(?<![a-z])(?:she|he|her|him|his|hers|i|me|my|mr|mrs|ms|miss|mx|mum|mam|mother|dad|father|son|daughter|wife|husband|brother|sister|nan|gran|grandad|"
    r"uncle|aunt|neighbour|born|died|birthday|dob|d[.]o[.]b|deceased|funeral|admitted|discharged|fell|passed away|date of (?:birth|death))(?![a-z])"
)
_SENTENCE_END = re.compile(r"[.!?]['\")]?\s+(?=[^a-z])|\n")
_NEAR = 80
"""Characters within which a word is beside another."""
_PLATE_WORDS = re.compile(r"(?<![a-z])(?:reg|registration|plate|car|van|vehicle|minibus|taxi|motor|lorry|driv(?:es|ing|er)|ford|fiat|vauxhall|toyota|nissan|honda|bmw|audi|skoda|kia|volvo|peugeot|renault)(?![a-z])")
_USER_NAME = re.compile(r"(?:~|@)?[a-zà-ɏ]{1,30}(?:[._][a-zà-ɏ0-9]{1,30}){1,3}/?|(?:~|@)?[a-zà-ɏ]{2,30}[0-9]{1,6}/?")
_A_FILE = re.compile(r"[.](?:html?|pdf|aspx?|php|docx?|xlsx?|md|txt|png|jpe?g|json|xml|csv|zip|svg|js|css|py|yml|yaml|atom)/?$")
_HOST = re.compile(r"(?:https?://)?([a-z0-9.-]+)")
_MEASURES = re.compile(
    r"[ -]?(?:%|per ?cent|percent|days?|minutes?|mins?|hours?|hrs?|weeks?|months?|miles?|pounds?|pence|people|patients|cases|visits|calls|beds|points?|degrees?|kg|mg|ml|metres|m(?![a-z])|out of|of (?:the|them|those|our)|times|pages?|steps|staff|homes|places|referrals|reviews|residents|responses|units?)"
)
_SCORES = re.compile(r"(?<![a-z])(?:score[ds]?|scoring|weigh(?:s|ed|t)|pressure|sats|oxygen|saturation|temperature|temp|sugar|number|paragraphs?|pages?|bus|room|total|count|bpm|pulse|rate|average|figure|sections?|ss?|para|route|platform|radio)(?![a-z])[^.!?\n]{0,25}$")
_GROUP = re.compile(r" ?(?:-|to|or|and) (?:over|above|older|more|under)")
_SLUG = re.compile(r"[a-z]{3,}-[a-z]{2,}|^(?:[a-z]+-){1,3}(?:19|20)[0-9]{2}(?:-|$)|^[a-z]+/(?:19|20)[0-9]{2}/|^[0-9]{1,2}-[0-9]{1,2}$")
"""A name in an address of ours or of legislation.gov.uk, or a band of ages."""
_SLUG_OF_AN_ACT = re.compile(r"-(?:19|20)[0-9]{2}-$")
_LEADS_TO_A_DATE = re.compile(
    r"(?<![a-z])(?:on|w/?c|since|seen|visit(?:s|ed)?|until|till|til|dated?|due|mtg|meeting|review|reviewed|r/?v|adm|admitted|d/?c|discharged|hearing|tribunal|court|panel|served|back|died|rip|"
    r"moved|started|ended|sent|signed|booked|appt|appointment|clinic|assessed|rang|spoke|call|called|letter|email|mdt|done|billed to|born|dob|mon|tues?|weds?|thu|thurs?|fri|sat|sun|[a-z]+day)[ :,.-]{1,3}$"
)
_SCALE = re.compile(r"out of |score[ds]? |scoring |moca |mmse |scale |rated |rates? |power |pain ")
_PART_OF = re.compile(r" ?(?:of(?![a-z])|tab|hour|mile|pint|cup|dose|pain|course|days|weeks)")
_FRACTIONS = frozenset({(1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 5)})
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:(?:[/-]| to )(?:19|20)?[0-9]{2})?")
_STANDARDS = re.compile(r"(?:iso|bs|en|iec|pas|si|ng|cg|qs|ta|hc|cm|isbn|issn|doi|pmid|rfc|utc|gmt)[ /:-]?[0-9]")
_PLAIN_FIGURES = re.compile(r"[0-9]+[.][0-9]{1,3}")


@dataclass(frozen=True)
class Candidate:
    """A place that a pattern found."""

    text: str
    """As it was written, without its disguises."""
    lower: str
    """The same in lower case, as long."""
    start: int
    end: int
    tells_case: bool
    allowed: frozenset[str] = frozenset()
    """Numbers and addresses of roles."""
    known_days: frozenset[str] = frozenset()
    """ISO dates of law, which anybody may name."""

    @property
    def words(self) -> str:
        """As they were written."""
        return self.text[self.start : self.end]

    @property
    def lowered(self) -> str:
        """In lower case."""
        return self.lower[self.start : self.end]

    def before(self, length: int) -> str:
        """What stands before it, in lower case."""
        return self.lower[max(0, self.start - length) : self.start]

    def after(self, length: int) -> str:
        """What stands after it, in lower case."""
        return self.lower[self.end : self.end + length]


def _mostly_figures(words: str) -> bool:
    figures = sum(character.isdigit() for character in words)
    return figures >= sum(character in "oil" for character in words)


def _nhs(at: Candidate) -> bool:
    return is_nhs_number(digits(at.lowered)) and "isbn" not in at.before(12) and (_mostly_figures(at.lowered) or any(word in at.lowered for word in DIGIT_WORDS if len(word) > 1))


def _digits(at: Candidate) -> bool:
    return _mostly_figures(at.lowered) and not _is_date(at.lowered)


def _ni(at: Candidate) -> bool:
    letters = re.findall("[A-Za-z]", at.words)
    prefix = (letters[0] + letters[1]).lower()
    if len(re.findall("[0-9]", at.words)) < 4 or set(prefix) & set("dfiuv"):
        return False
    return at.words == at.words.upper() or len(at.words) == 9 or (at.lowered.startswith(prefix) and prefix not in _WORDS["two_letters"])


def _national(number: str) -> str:
    for prefix in ("0044", "44"):
        if number.startswith(prefix) and len(number) - len(prefix) >= min(_TELEPHONE_LENGTHS):
            return "0" + number[len(prefix) :].removeprefix("0")
    return number


def _allowed_number(at: Candidate, number: str) -> bool:
    """True where it, or the longer number that it is a part of, is a helpline's or a role's."""
    longer = re.search("[0-9+() .-]*$", at.before(_NEAR // 4))[0] + at.lowered + re.match("[0-9() .-]*", at.after(_NEAR // 4))[0]
    roles = {_national(digits(entry.lower())) for entry in at.allowed if "@" not in entry}
    return bool({number, _national(digits(longer))} & (helplines() | roles))


def _telephone(at: Candidate) -> bool:
    words = re.split("(?:ext|x|option)", at.lowered)[0]
    number = _national(digits(words))
    if not _mostly_figures(words) or _is_date(words) or _times(words) or number.startswith("00"):
        return False
    return not _allowed_number(at, number) and "isbn" not in at.before(12)


def _spoken_telephone(at: Candidate) -> bool:
    number = digits(at.lowered)
    spoken = sum(word in DIGIT_WORDS or word in REPEATS for word in FIGURE_OR_WORD.findall(at.lowered))
    in_order = number in "01234567890123456789" or number in "98765432109876543210"
    return spoken >= 3 and 8 <= len(number) <= 15 and not in_order and not is_nhs_number(number) and not _allowed_number(at, number)


def _times(words: str) -> bool:
    """Two times of day or more, and nothing else: `0900 - 1030`."""
    figures = re.findall("[0-9]+", words)
    return len(figures) > 1 and all(len(figure) == 4 and int(figure[:2]) < 24 and int(figure[2:]) < 60 for figure in figures)


def _is_date(words: str) -> bool:
    """True where it begins as a date in figures does."""
    figures = re.match(r"[^0-9]*([0-9]{1,2})[ ]?([./ _-])[ ]?([0-9]{1,2})[ ]?\2[ ]?((?:19|20)[0-9]{2}|[0-9]{2})(?![0-9])|[^0-9]*((?:19|20)[0-9]{2})[./-]([0-9]{1,2})[./-]([0-9]{1,2})(?![0-9])", words)
    return figures is not None and day_of(figures[0]) is not None


def _not_a_date(at: Candidate) -> bool:
    return not _is_date(at.lowered)


def _calendar(at: Candidate) -> bool:
    return day_of(at.lowered) is not None and not _is_of_law(at)


def _is_of_law(at: Candidate) -> bool:
    return day_of(at.lowered) in at.known_days or _LAW_AS_AT.search(at.before(_NEAR)) is not None


def _not_a_provision(at: Candidate) -> bool:
    return "/" in at.words or _LAW_BEFORE.search(at.before(24)) is None


def _not_a_year(at: Candidate) -> bool:
    return _YEAR.fullmatch(at.lowered.strip()) is None


def _day_of_month(at: Candidate) -> bool:
    if day_of(at.lowered) is None or _is_of_law(at):
        return False
    month_is_a_verb = re.search("(?<![A-Za-z])(?:may|march)(?![a-z])", at.words) is not None
    if month_is_a_verb:
        following = re.match("[ ]([a-z]+)", at.after(20))
        if at.words.endswith(("may", "march")):
            return following is None or following[1] not in _WORDS["after_may"]
        return re.search("[0-9](?:st|nd|rd|th)|(?:19|20)[0-9]{2}|[0-9] ?(?:of )?(?:may|march)", at.lowered) is not None
    return True


def _led(at: Candidate) -> bool:
    """After a word that leads to a date."""
    return _LEADS_TO_A_DATE.search(at.before(16)) is not None


def _day_over_month(at: Candidate) -> bool:
    """A day and a month, and not a score, a fraction, or days, weeks and months as nurses write them (2/7, 3/52, 2/12)."""
    figures = [int(figure) for figure in re.findall("[0-9]+", at.lowered)]
    if len(figures) != 2 or day_of(at.lowered) is None or figures == [24, 7] or _SCALE.search(at.before(30)) or _PART_OF.match(at.after(10)):
        return False
    begins = at.before(1) in ("", "\n") and re.match(r"[ ]?[-:\t|]|[ ][a-z]", at.after(2)) is not None
    if at.lowered[:1].isalpha() or _led(at) or re.match(r",? (?:at )?[0-9]{1,2}(?:[.:][0-9]{2})?(?: ?[ap]m|[.:][0-9]{2})", at.after(12)):
        return True
    if figures[1] in (7, 10, 12) and figures[0] <= 12 or tuple(figures) in _FRACTIONS:
        return begins and figures[1] != 7 and tuple(figures) not in _FRACTIONS and figures[0] > figures[1]
    return figures[0] > figures[1] or begins or figures[1] == 11 or re.search(r"(?<![a-z])(?:from|by|after|before|of) $", at.before(7)) is not None


def _tied(at: Candidate) -> bool:
    """In a case every day is somebody's; elsewhere one is that has a person in its sentence."""
    if at.tells_case:
        return True
    before = _SENTENCE_END.split(at.text[max(0, at.start - _NEAR) : at.start])[-1]
    after = _SENTENCE_END.split(at.text[at.end : at.end + _NEAR // 2])[0]
    return _PERSON.search(before.lower()) is not None or _PERSON.search(after.lower()) is not None


def _one_person(at: Candidate) -> bool:
    return _GROUP.match(at.after(12)) is None


def _no_measure(at: Candidate) -> bool:
    return _MEASURES.match(at.after(14)) is None and _SCORES.search(at.before(40)) is None


def _capitals(at: Candidate) -> bool:
    return not any("a" <= character <= "z" for character in at.words) and _STANDARDS.match(at.lowered) is None


def _plate(at: Candidate) -> bool:
    letters = re.findall("[a-z]+", at.lowered)
    beside = _PLATE_WORDS.search(at.before(40)) is not None
    in_capitals = at.words == at.words.upper()
    law = len(letters[0]) == 1 and letters[0] in "s" and " " in at.words
    if letters[-1] in _WORDS["acronyms"] or letters[0] in _WORDS["acronyms"] or law:
        return beside and in_capitals
    return in_capitals or beside or (len(at.words) == 7 and at.words.isalnum())


def _labelled_plate(at: Candidate) -> bool:
    letters = re.findall("[a-z]+", at.lowered)
    return (at.words == at.words.upper() or len(letters) == 2 and at.words.isalnum()) and not set(letters) & _WORDS["acronyms"]


def _iban(at: Candidate) -> bool:
    return is_iban(re.sub("[^a-z0-9]", "", at.lowered))


def _card(at: Candidate) -> bool:
    return is_card_number(digits(at.lowered))


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


def _street(at: Candidate) -> bool:
    """Names as names are written, and no court of law."""
    names = re.findall(r"[^\W\d_][^\W\d_'.-]*(?:['.-][^\W\d_]+)*", re.sub(r"^(?:.*?[0-9][A-Za-z]?)(?=[^0-9A-Za-z]+[^0-9]*$)", "", at.words, flags=re.DOTALL))
    if not names or _YEAR.fullmatch(re.findall("[0-9]+", at.words)[-1]) or _LAW_BEFORE.search(at.before(16)) or at.after(4) == " of ":
        return False
    written_as_names = all(name[0].isupper() or name.lower() in _WORDS["small_words"] for name in names) and names[0][0].isupper()
    of_law = names[-1].lower() == "court" and names[0].lower() in _WORDS["courts"]
    return written_as_names and not of_law and names[0].lower() not in _WORDS["no_name"]


def _plain_street(at: Candidate) -> bool:
    words = re.findall("[a-zà-ɏ']+", re.sub("^.*?[0-9]+[a-z]?(?=[^0-9a-z])", "", at.lowered, flags=re.DOTALL))
    return bool(words) and not set(words[:-1]) & (_WORDS["no_street"] | _WORDS["no_name"]) and _LAW_BEFORE.search(at.before(16)) is None and _YEAR.fullmatch(re.findall("[0-9]+", at.words)[-1]) is None


def _addressed(at: Candidate) -> bool:
    name = re.search(r"[0-9][A-Za-z]?[, ]{1,2}([^\W\d_][^\W\d_'.-]*)", at.words)
    if name is None or not name[1][0].isupper() or name[1].lower() in _WORDS["no_name"] or (len(name[1]) <= 4 and name[1].isupper()):
        return False
    return _YEAR.match(at.words) is None and not re.match("[0-9]{1,2} ?(?:am|pm)", at.lowered)


def _the_house(at: Candidate) -> bool:
    name = re.findall(r"[^\W\d_]+", at.words)
    return len(name) >= 2 and all(word[0].isupper() for word in name[-2:]) and at.before(1) not in ("", "\n") and _LAW_BEFORE.search(at.before(16)) is None


def _a_cell(at: Candidate) -> bool:
    """A number and a name in a table's cell."""
    name = re.search(r"[0-9][A-Za-z]?[ ]([^\W\d_]+)", at.words)
    return _addressed(at) and name is not None and _MEASURES.match(name[1].lower()) is None


def _email(at: Candidate) -> bool:
    written = re.sub(r"\s", "", at.lowered)
    is_a_time = re.search("@[0-9.:]+(?:am|pm)?$", written) is not None
    is_a_role = any(entry.lower().endswith(written) for entry in at.allowed)
    return not is_a_time and not is_a_role and written not in helplines()


def _host_of(at: Candidate) -> str:
    found = _HOST.match(at.lowered)
    return "." + found[1].removeprefix("www.") if found else "."


def _not_an_institution(at: Candidate) -> bool:
    return not _host_of(at).endswith(tuple(_WORDS["institutions"]))


def _personal_path(at: Candidate) -> bool:
    path = re.sub("^(?:https?://)?[^/]+/", "", at.lowered).rstrip(".,;:")
    return _USER_NAME.fullmatch(path) is not None and _A_FILE.search(path) is None and _not_an_institution(at)


def _handle(at: Candidate) -> bool:
    return at.lowered[1:].rstrip(".") not in _WORDS["ordinary_handles"]


def _folder(at: Candidate) -> bool:
    return at.lowered not in ("public", "default", "shared", "all", "me", "you", "user", "users")


def _reference_of(at: Candidate, least: int) -> bool:
    figures = re.findall("[0-9]", at.lowered)
    if len(figures) < least or _YEAR.fullmatch("".join(re.findall("[0-9/-]", at.lowered)).strip("-/")) or _SLUG.search(at.words):
        return False
    if _PLAIN_FIGURES.fullmatch(at.lowered) or at.lowered.startswith("consent") or at.before(8).endswith("consent-") or _STANDARDS.match(at.lowered):
        return False
    if re.fullmatch("[0-9]+000", at.lowered):
        return False
    return not _is_date(at.lowered) and not _times(at.lowered) and not _allowed_number(at, digits(at.lowered)) and not re.search("(?:isbn|doi|issn|pmid)[^a-z]{0,4}$", at.before(10))


def _reference(at: Candidate) -> bool:
    return _reference_of(at, 3)


def _reference_4(at: Candidate) -> bool:
    return _reference_of(at, 4)


CHECKS: Mapping[str, Callable[[Candidate], bool]] = {
    "a-cell": _a_cell,
    "addressed": _addressed,
    "calendar": _calendar,
    "capitals": _capitals,
    "card": _card,
    "day-of-month": _day_of_month,
    "day-over-month": _day_over_month,
    "digits": _digits,
    "email": _email,
    "folder": _folder,
    "handle": _handle,
    "iban": _iban,
    "led": _led,
    "labelled-plate": _labelled_plate,
    "nhs": _nhs,
    "ni": _ni,
    "no-measure": _no_measure,
    "not-a-date": _not_a_date,
    "not-a-provision": _not_a_provision,
    "not-a-year": _not_a_year,
    "not-times": lambda at: not _times(at.lowered),
    "not-an-institution": _not_an_institution,
    "one-person": _one_person,
    "personal-path": _personal_path,
    "plain-street": _plain_street,
    "plate": _plate,
    "postcode": _postcode,
    "reference": _reference,
    "reference-4": _reference_4,
    "spoken-telephone": _spoken_telephone,
    "street": _street,
    "telephone": _telephone,
    "the-house": _the_house,
    "tied": _tied,
}
"""By the name that a pattern's `check` gives."""
