"""Whether figures are a day or an age, and of somebody."""

import re
from collections.abc import Mapping

from practicebook.anonymity.candidates import LAW_BEFORE, MEASURES, NEAR, WORDS, YEAR, Candidate, Check, is_date, times
from practicebook.anonymity.dates import day_of

_LAW_AS_AT = re.compile(r"(?<![a-z])(?:law|act|uksc|in force|guidance|regulations?)(?![a-z]).{0,60}(?<![a-z])(?:as at|as of|from|since|until) (?:the )?$|(?<![a-z])(?:in force|commenced|came into force)(?: (?:on|from|since))? $")
_IN_A_RECORD = re.compile(r"(?:[a-z]:|[|\t])[ ]{0,3}(?:[a-z]{3,9}[ ,.]{1,2})?[0-9][^:]*$|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day|s)?[ ,.]{1,3}[0-9][^:]*$|^[^a-z]*[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}$|[ ][0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}$")
_PERSON = re.compile(
    r"(?<![a-z])(?:she|he|her|him|his|hers|i|me|my|mr|mrs|ms|miss|mx|mum|mam|mother|dad|father|son|daughter|wife|husband|brother|sister|nan|gran|grandad|"
    r"uncle|aunt|neighbour|born|died|birthday|dob|d[.]o[.]b|deceased|funeral|admitted|discharged|fell|passed away|date of (?:birth|death))(?![a-z])"
)
_SENTENCE_END = re.compile(r"[.!?]['\")]?\s+(?=[^a-z])|\n")
_SCORES = re.compile(r"(?<![a-z'])(?:score[ds]?|scoring|weigh(?:s|ed|t)|pressure|sats|oxygen|saturation|temperature|temp|sugar|number|paragraphs?|pages?|bus|room|total|count|bpm|pulse|rate|average|figure|sections?|ss?|para|route|platform|radio|size|battery|model)(?![a-z])[^.!?\n]{0,25}$")
_GROUP = re.compile(r" ?(?:-|to|or|and) (?:over|above|older|more|under)")
_LEADS_TO_A_DATE = re.compile(
    r"(?<![a-z])(?:on|next|w/?c|since|seen|visit(?:s|ed)?|until|till|til|dated?|due|mtg|meeting|review|reviewed|r/?v|adm|admitted|d/?c|discharged|hearing|tribunal|court|last call|next visit|birthday|b/?day|seen on|fell|found|hosp|home|panel|served|back|died|rip|"
    r"moved|started|ended|sent|signed|booked|appt|appointment|clinic|assessed|rang|spoke|call|called|letter|email|mdt|done|billed to|born|dob|mon|tues?|weds?|thu|thurs?|fri|sat|sun|[a-z]+day)[ :,.-]{1,3}$"
)
_NUMBERED = re.compile(
    r"(?<![a-z'])(?:at|by|under|than|least|most|to|of|up|page|pages|p|bus|room|route|section|sections|s|ss|para|paragraph|radio|nhs|dial|ring|call|version|v|chapter|figure|table|form|"
    r"year|years|since|in|from|until|till|before|after|circa|c|early|late|mid|hrs|hours|time|between|and|score|scored|bp|sats|hr|pulse|weight|bpm|kcal|ml|mg)[ .:]{1,2}$"
)
"""What stands before a number that says what it numbers, or that it is a time."""
_SCALE = re.compile(r"out of |score[ds]? |scoring |moca |mmse |scale |rated |rates? |power |pain ")
_PART_OF = re.compile(r" ?(?:of(?![a-z])|tab|hour|mile|pint|cup|dose|pain|course|days|weeks)")
_ONCE = re.compile(
    r"(?<![a-z])(?:fell|died|found|admitted|adm|born|moved|collapsed|arrested|assaulted|attacked|burgled|discharged|d/c|missing|married|seen|passed away|passed|taken (?:in|to|ill)|rushed|took ill|had (?:a|his|her|another) (?:stroke|fall|heart)|"
    r"stroke|evicted|broke|burst|rang 999|ambulance|called out|sectioned|detained|buried|funeral|attended|left (?:him|her|them|home)|walked out|hit|dob|birthday|wandered|police)(?![a-z])"
)
"""What happens to somebody on one day."""
_EVERY_YEAR = re.compile(r"(?<![a-z])(?:always|every|each|usually|often|sometimes|never|would|used to|whenever|plan(?:s|ned)?|will|if|(?:until|till|by|next|this|coming|for)(?: the)? ?$)(?![a-z])")
_FRACTIONS = frozenset({(1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 5)})


def _not_a_date(at: Candidate) -> bool:
    return not is_date(at.lowered)


def _calendar(at: Candidate) -> bool:
    return day_of(at.lowered) is not None and not _is_of_law(at)


def _is_of_law(at: Candidate) -> bool:
    """True for a day on which law changed: in a case only where nothing of a record is beside it."""
    known = day_of(at.lowered) in at.known_days
    if known and at.tells_case:
        alone = at.before(1) in ("", "\n") and at.after(1) in ("", "\n")
        known = not alone and _IN_A_RECORD.search(at.before(24) + at.lowered) is None and _PERSON.search(at.before(40) + at.after(40)) is None
    return known or _LAW_AS_AT.search(at.before(NEAR)) is not None


def _not_a_provision(at: Candidate) -> bool:
    return "/" in at.words or LAW_BEFORE.search(at.before(24)) is None


def _not_a_year(at: Candidate) -> bool:
    return YEAR.fullmatch(at.lowered.strip()) is None


def _day_of_month(at: Candidate) -> bool:
    if day_of(at.lowered) is None or _is_of_law(at):
        return False
    month_is_a_verb = re.search("(?<![A-Za-z])(?:may|march)(?![a-z])", at.words) is not None
    if month_is_a_verb:
        following = re.match("[ ]([a-z]+)", at.after(20))
        if at.words.endswith(("may", "march")):
            return following is None or following[1] not in WORDS["after_may"]
        return re.search("[0-9](?:st|nd|rd|th)|(?:19|20)[0-9]{2}|[0-9] ?(?:of )?(?:may|march)", at.lowered) is not None
    return True


def _led(at: Candidate) -> bool:
    """After a word that leads to a date."""
    return _LEADS_TO_A_DATE.search(at.before(16)) is not None


def _a_day_of_a_month(at: Candidate) -> bool:
    return all(1 <= int(figure) <= 31 for figure in re.findall("[0-9]+", at.lowered))


def _days_over_months(at: Candidate) -> bool:
    """Days with their months, of which one at least can be nothing else, or that a word leads to."""
    pairs = [tuple(map(int, re.split("[./]", pair))) for pair in re.findall("[0-9]+[./][0-9]+", at.lowered)]
    if not all(1 <= day <= 31 and 1 <= month <= 12 for day, month in pairs) or _SCALE.search(at.before(30)):
        return False
    if "." in at.lowered:
        return _led(at) and _not_a_time(at)
    return _led(at) or (any(month not in (7, 10) for _, month in pairs) and not all(pair in _FRACTIONS for pair in pairs))


def _not_a_time(at: Candidate) -> bool:
    """No time of day with a dot: 7.10, or one after `at`."""
    hour, minute = re.findall("[0-9]+", at.lowered)[:2]
    return not (int(hour) < 24 and minute in ("00", "05", "10")) or re.search("dated?[ :]{1,2}$", at.before(8)) is not None


def _day_then_time(at: Candidate) -> bool:
    day, month = map(int, re.findall("[0-9]+", at.lowered)[:2])
    return 1 <= day <= 31 and 1 <= month <= 12 and at.lowered[0] != "."


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
    return any(map(_PERSON.search, _sentence(at)))


def _happened(at: Candidate) -> bool:
    """Something happened to somebody on that day, once."""
    before, after = _sentence(at)
    return _not_yearly(at) and (_ONCE.search(before) is not None or _ONCE.search(after) is not None)


def _not_yearly(at: Candidate) -> bool:
    """No word beside it says that it comes every year, or that it is to come."""
    return not any(map(_EVERY_YEAR.search, _sentence(at)))


def _sentence(at: Candidate) -> tuple[str, str]:
    """What stands before it in its sentence, and after it."""
    before = _SENTENCE_END.split(at.text[max(0, at.start - NEAR) : at.start])[-1]
    return before.lower(), _SENTENCE_END.split(at.text[at.end : at.end + NEAR // 2])[0].lower()


def _one_person(at: Candidate) -> bool:
    return _GROUP.match(at.after(12)) is None


def _no_measure(at: Candidate) -> bool:
    return MEASURES.match(at.after(14)) is None and _SCORES.search(at.before(40)) is None


def _counts_nothing(at: Candidate) -> bool:
    """No plural, unit or share follows that the number could be of, and no word before says what it numbers."""
    following = re.match(r"[ -]{1,2}(?:[a-z-]+ )?([a-z]+)", at.after(40))
    first = re.match(r"[ -]{1,2}([a-z]+)", at.after(24))
    words = {match[1] for match in (following, first) if match}
    plural = any(word.endswith("s") and len(word) > 3 and word not in WORDS["no_plurals"] for word in words)
    return not plural and not at.after(3).lstrip().startswith(("%", "°")) and _NUMBERED.search(at.before(24)) is None


DAY_CHECKS: Mapping[str, Check] = {
    "calendar": _calendar,
    "calendar-day": _a_day_of_a_month,
    "counts-nothing": _counts_nothing,
    "day-of-month": _day_of_month,
    "day-over-month": _day_over_month,
    "day-then-time": _day_then_time,
    "days-over-months": _days_over_months,
    "happened": _happened,
    "led": _led,
    "no-measure": _no_measure,
    "not-a-date": _not_a_date,
    "not-a-provision": _not_a_provision,
    "not-a-year": _not_a_year,
    "not-yearly": _not_yearly,
    "not-times": lambda at: not times(at.lowered),
    "not-a-time": _not_a_time,
    "one-person": _one_person,
    "tied": _tied,
}
"""The checks of days and ages."""
