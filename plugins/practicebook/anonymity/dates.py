"""Days as people write them, read far enough to tell a date from other figures."""

import re

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_FIGURES = re.compile("[0-9]+")
_WORDS = re.compile("[a-z]+")
_ORDINAL_ENDING = re.compile("(?<=[0-9]) ?(?:st|nd|rd|th)(?!u)")
_TIME_OF_DAY = re.compile("(?<=[0-9])t[0-9]{2}(?::?[0-9]{2}){1,2}z?$")
_SLIPS = re.compile("(?<![a-z])[oil](?=[0-9])|(?<=[0-9])[oil]{1,2}(?![a-z])|(?<=[0-9])o(?=[0-9])")
_LETTER_MEANT = re.compile("0(?=ct)|(?<=n)0(?=v)|(?<=ju)1|(?<=apri)1")
_FIGURES_MEANT = str.maketrans("oil", "011")
_LETTERS_MEANT = str.maketrans("01", "ol")
"""Letters and figures that a scanner or a tired reader takes for each other."""
_CENTURY = 100
_THIS_CENTURY_ENDS = 50
"""Of two figures: 49 is 2049 and 50 is 1950. It only names days that are known; which century matters nowhere else."""


def day_of(words: str) -> str | None:
    """The ISO date, or `--MM-DD` where there is no year, that words in lower case say; None where they say no day of the calendar."""
    words = _TIME_OF_DAY.sub("", words)
    words = _SLIPS.sub(lambda slip: slip[0].translate(_FIGURES_MEANT), _LETTER_MEANT.sub(lambda slip: slip[0].translate(_LETTERS_MEANT), words))
    words = _ORDINAL_ENDING.sub(" ", words)
    figures = [int(figure) for figure in _FIGURES.findall(words)]
    words = words.replace("jly", "jul")
    month = next((MONTHS.index(word[:3]) + 1 for word in _WORDS.findall(words) if word[:3] in MONTHS and not word.endswith("day")), None)
    if month is not None:
        return _with_month(words, figures, month)
    if len(figures) == 1 and figures[0] > 999_999:
        return _packed(_FIGURES.findall(words)[0])
    if len(figures) == 2:
        return _iso(None, figures[1], figures[0])
    if len(figures) != 3:
        return None
    if figures[0] > 31:
        return _iso(figures[0], figures[1], figures[2])
    return _iso(figures[2], figures[1], figures[0]) or _iso(figures[2], figures[0], figures[1])


def _with_month(words: str, figures: list[int], month: int) -> str | None:
    year = next((figure for figure in figures if figure >= 1900), None)
    days = [figure for figure in figures if figure < 1900]
    if not days:
        spoken = [_ORDINALS.index(word) + 1 for word in _WORDS.findall(words) if word in _ORDINALS]
        tens = 20 if "twenty" in words else 30 if "thirty" in words or "thirtieth" in words else 0
        days = [tens + spoken[0] if spoken else tens]
    return _iso(year, month, days[0])


def _packed(figures: str) -> str | None:
    year_first = _iso(int(figures[:4]), int(figures[4:6]), int(figures[6:])) if figures[:2] in ("19", "20") else None
    return year_first or _iso(int(figures[4:]), int(figures[2:4]), int(figures[:2]))


def _iso(year: int | None, month: int, day: int) -> str | None:
    if not (1 <= month <= len(_LENGTHS) and 1 <= day <= _LENGTHS[month - 1]):
        return None
    if year is None:
        return f"--{month:02}-{day:02}"
    if year < _CENTURY:
        year += 2000 if year < _THIS_CENTURY_ENDS else 1900
    return f"{year:04}-{month:02}-{day:02}"
