"""Whether a number is right by its sum, or by what stands beside it, and whose it may be."""

import re
from collections.abc import Mapping

from practicebook.anonymity.candidates import NEAR, WORDS, YEAR, Candidate, Check, is_date, mostly_figures, times
from practicebook.anonymity.sums import DIGIT_WORDS, FIGURE_OR_WORD, REPEATS, digits, helplines, is_card_number, is_iban, is_nhs_number

_TELEPHONE_LENGTHS = range(9, 11)
"""Digits after the nought or +44."""
_PLATE_WORDS = re.compile(r"(?<![a-z])(?:reg|registration|plate|car|van|vehicle|minibus|taxi|motor|lorry|driv(?:es|ing|er)|ford|fiat|vauxhall|toyota|nissan|honda|bmw|audi|skoda|kia|volvo|peugeot|renault)(?![a-z])")
_SLUG = re.compile(r"[a-z]{3,}-[a-z]{2,}|^(?:[a-z]+-){1,3}(?:19|20)[0-9]{2}(?:-|$)|^[a-z]+/(?:19|20)[0-9]{2}/|^[0-9]{1,2}-[0-9]{1,2}$")
"""A name in an address of ours or of legislation.gov.uk, or a band of ages."""
_STANDARDS = re.compile(r"(?:iso|bs|en|iec|pas|si|ng|cg|qs|ta|hc|cm|isbn|issn|doi|pmid|rfc|utc|gmt)[ /:-]?[0-9]")
_STANDARD_BEFORE = re.compile(r"(?<![a-z])(?:iso|bs|en|iec|pas|rfc)[ /:-]$")
_PLAIN_FIGURES = re.compile(r"[0-9]+[.][0-9]{1,3}")


def _nhs(at: Candidate) -> bool:
    return is_nhs_number(digits(at.lowered)) and "isbn" not in at.before(12) and (mostly_figures(at.lowered) or any(word in at.lowered for word in DIGIT_WORDS if len(word) > 1))


def _digits(at: Candidate) -> bool:
    return mostly_figures(at.lowered) and not is_date(at.lowered)


def _ni(at: Candidate) -> bool:
    letters = re.findall("[A-Za-z]", at.words)
    prefix = (letters[0] + letters[1]).lower()
    if len(re.findall("[0-9]", at.words)) < 4 or set(prefix) & set("dfiuv"):
        return False
    return at.words == at.words.upper() or len(at.words) == 9 or (at.lowered.startswith(prefix) and prefix not in WORDS["two_letters"])


def _national(number: str) -> str:
    for prefix in ("0044", "44"):
        if number.startswith(prefix) and len(number) - len(prefix) >= min(_TELEPHONE_LENGTHS):
            return "0" + number[len(prefix) :].removeprefix("0")
    return number


def _allowed_number(at: Candidate, number: str) -> bool:
    """True where it, or the longer number that it is a part of, is a helpline's or a role's."""
    longer = re.search("[0-9+() .-]*$", at.before(NEAR // 4))[0] + at.lowered + re.match("[0-9() .-]*", at.after(NEAR // 4))[0]
    roles = {_national(digits(entry.lower())) for entry in at.allowed if "@" not in entry}
    return bool({number, _national(digits(longer))} & (helplines() | roles))


def _telephone(at: Candidate) -> bool:
    words = re.split("(?:ext|x|option)", at.lowered)[0]
    number = _national(digits(words))
    if not mostly_figures(words) or is_date(words) or times(words) or number.startswith("00"):
        return False
    return not _allowed_number(at, number) and "isbn" not in at.before(12)


def _spoken_telephone(at: Candidate) -> bool:
    number = digits(at.lowered)
    spoken = sum(word in DIGIT_WORDS or word in REPEATS for word in FIGURE_OR_WORD.findall(at.lowered))
    in_order = number in "01234567890123456789" or number in "98765432109876543210"
    return (spoken >= 3 or (spoken and at.lowered.startswith("0"))) and 8 <= len(number) <= 15 and not in_order and not is_nhs_number(number) and not _allowed_number(at, number)


def _capitals(at: Candidate) -> bool:
    return not any("a" <= character <= "z" for character in at.words) and _STANDARDS.match(at.lowered) is None


def _plate(at: Candidate) -> bool:
    letters = re.findall("[a-z]+", at.lowered)
    beside = _PLATE_WORDS.search(at.before(40)) is not None
    in_capitals = at.words == at.words.upper()
    law = len(letters[0]) == 1 and letters[0] in "s" and " " in at.words
    if letters[-1] in WORDS["acronyms"] or letters[0] in WORDS["acronyms"] or law:
        return beside and in_capitals
    return in_capitals or beside or (len(at.words) == 7 and at.words.isalnum())


def _labelled_plate(at: Candidate) -> bool:
    letters = re.findall("[a-z]+", at.lowered)
    return (at.words == at.words.upper() or len(letters) == 2 and at.words.isalnum()) and not set(letters) & WORDS["acronyms"]


def _hidden(at: Candidate) -> bool:
    """Some of it is covered up."""
    return re.search(r"[*█•]|x{2}|__|[.]{2}", at.lowered) is not None and re.search("[0-9]", at.lowered) is not None


def _iban(at: Candidate) -> bool:
    return is_iban(re.sub("[^a-z0-9]", "", at.lowered))


def _card(at: Candidate) -> bool:
    return is_card_number(digits(at.lowered))


def _reference_of(at: Candidate, least: int) -> bool:
    figures = re.findall("[0-9]", at.lowered)
    if len(figures) < least or YEAR.fullmatch("".join(re.findall("[0-9/-]", at.lowered)).strip("-/")) or _SLUG.search(at.words):
        return False
    if _PLAIN_FIGURES.fullmatch(at.lowered) or at.lowered.startswith("consent") or at.before(8).endswith("consent-") or _STANDARD_BEFORE.search(at.before(6)):
        return False
    if re.fullmatch("[0-9]+000", at.lowered):
        return False
    is_day = is_date(at.lowered) and not re.match("[a-z]{2,}/", at.lowered)
    return not is_day and not times(at.lowered) and not _allowed_number(at, digits(at.lowered)) and not re.search("(?:isbn|doi|issn|pmid)[^a-z]{0,4}$", at.before(10))


def _not_of_a_page(at: Candidate) -> bool:
    """Outside a case, a page's number in its address is nobody's."""
    return at.tells_case or re.search(r"(?:https?://|www[.])[^ \n]{1,80}[?&][a-z_]{1,20}=-?$", at.before(NEAR)) is None


def _reference(at: Candidate) -> bool:
    return _reference_of(at, 3) and _not_of_a_page(at)


def _reference_short(at: Candidate) -> bool:
    """A value with few figures: no day, time, size, year or page, nor an abbreviation with a stroke in it."""
    written = at.lowered
    if re.fullmatch("[0-9]{1,2}[./-][0-9]{1,2}(?:[./-][0-9]{2,4})?|[0-9]{1,2}[.:][0-9]{2}(?:[ap]m)?|[0-9]{1,3}-[0-9]{1,3}", written):
        return False
    return re.fullmatch("[a-z]{1,3}[0-9]", written) is None and _reference_of(at, 1) and (len(written) > 3 or bool(re.search("[a-z]", written)))


def _reference_4(at: Candidate) -> bool:
    return _reference_of(at, 4) and _not_of_a_page(at)


def _reference_8(at: Candidate) -> bool:
    return len(re.findall("[0-9]", at.lowered)) >= 8 and _reference_4(at)


_NO_REFERENCE = re.compile(
    r"s+[0-9]{1,3}[a-z]{0,3}(?:[-/][a-z0-9]{1,4})?|(?:reg|art|para|sch|pt|cl|ch|r|p|pp|v|ver|vol|no)[0-9]{1,4}[a-z]?|[0-9]{1,2}(?:[0-5][0-9])?-?[ap]m|[0-9]{1,4}-?(?:h|hr|hrs|x|kg|g|mg|ml|mcg|l|cm|mm|m|km|k|yr|yrs|y|wk|d|st|nd|rd|th|s|gb|mb|iu|kcal|ft|in|lb|lbs|oz|w|v|hz|mph|bpm|p)|"
    r"t[12]dm?|c-[0-9]{1,3}/[0-9]{2}|(?:x|q|a|b|m|n|t|c|l|h|g|k|j|w|p|f|r|z|o|id)-?[0-9]{1,3}|[0-9]{1,3}[/-][0-9]{1,3}[a-z]?|[0-9]{1,4}(?:-[0-9]{1,4})?[a-z]?|[0-9]{1,4}[a-z]?/[0-9]{1,4}[a-z]?|[0-9]{4}s|[0-9]{1,3}-[a-z]{2,12}|[a-z]{2,12}-[0-9]{1,2}|"
    r"(?:19|20)[0-9]{2}[-/][a-z0-9]{1,9}|[a-z]{3,12}[-/_]?(?:19|20)[0-9]{2}|(?:rg|iso|bs|en|nice|ng|cg|qs|ta|icd|dsm|covid|phq|gad|eq|sf|whodas|mmse|moca|news|ace|core|hads|epds|amts|abc|uksc|ewca|ewhc|ewcop|ewfc|ukut|cop|cqc|la|sfe|n|dp|ds|pip|uc|sc|form|h[0-9]n|copdol)-?[0-9]{1,4}[a-z]?|wd-?40"
)
"""Letters and figures that are a section, a measure, a time, a scale, a road or a year."""


def _mixed(at: Candidate) -> bool:
    """Letters and figures that are nothing that everybody writes."""
    written = at.lowered
    if "consent" in written or _NO_REFERENCE.fullmatch(written) or _STANDARDS.match(written) or is_date(written) or YEAR.fullmatch(written):
        return False
    return len(re.sub("[^a-z0-9]", "", written)) >= 4 and not re.search("(?:https?:|www[.])[^ ]*$|isbn[^a-z]{0,4}$|doi[^a-z]{0,4}$", at.before(NEAR))


def _no_time(at: Candidate) -> bool:
    """Four figures that are no time of day and no year of long ago."""
    return int(at.lowered[:2]) > 18 and (int(at.lowered[:2]) > 23 or int(at.lowered[2:]) > 59)


def _not_counting(at: Candidate) -> bool:
    """Figures that are not said in order, as a physiotherapist counts them."""
    number = digits(" ".join(re.findall("[a-z]{2,}", at.lowered)))
    return len(number) > 3 and not any(number in order * 2 for order in ("1234567890", "0987654321")) and not _allowed_number(at, number)


NUMBER_CHECKS: Mapping[str, Check] = {
    "capitals": _capitals,
    "card": _card,
    "digits": _digits,
    "hidden": _hidden,
    "iban": _iban,
    "labelled-plate": _labelled_plate,
    "mixed": _mixed,
    "nhs": _nhs,
    "ni": _ni,
    "no-time": _no_time,
    "not-counting": _not_counting,
    "plate": _plate,
    "reference": _reference,
    "reference-4": _reference_4,
    "reference-8": _reference_8,
    "reference-short": _reference_short,
    "spoken-telephone": _spoken_telephone,
    "telephone": _telephone,
}
"""The checks of numbers that belong to one person, account or record."""
