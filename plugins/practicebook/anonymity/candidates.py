"""A place that a pattern found, and what all checks of such places share."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from practicebook.anonymity.dates import day_of
from practicebook.anonymity.patterns import word_lists

WORDS = word_lists()
"""The words that checks ask about."""
NEAR = 80
"""Characters within which a word is beside another."""
YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:(?:[/-]| to )(?:19|20)?[0-9]{2})?")
"""Years, and years of account, which identify nobody."""
LAW_BEFORE = re.compile(r"(?<![a-z'])(?:section|sections|ss?|paragraphs?|paras?|regulations?|regs?|articles?|schedules?|parts?|chapters?|clauses?|rules?|version|v|standards?|tables?|figures?|steps?|levels?|stages?|phases?|pages?|pp?|isbn|doi)[ .:]{0,3}[a-z]?[0-9.()-]{0,8}[ ]?$")
"""What stands before the number of a provision, a page or a version."""
MEASURES = re.compile(
    r"[ -]?(?:%|per ?cent|percent|days?|minutes?|mins?|hours?|hrs?|weeks?|months?|miles?|pounds?|pence|people|patients|cases|visits|calls|beds|points?|degrees?|kg|mg|ml|metres|m(?![a-z])|out of|of (?:the|them|those|our)|times|pages?|steps|staff|homes|places|referrals|reviews|residents|responses|units?)"
)
"""What follows a number that counts or measures."""


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


Check = Callable[[Candidate], bool]
"""True where a candidate may be what its pattern says."""


def mostly_figures(words: str) -> bool:
    """True of words with at least as many figures as letters that look like them."""
    figures = sum(character.isdigit() for character in words)
    return figures >= sum(character in "oil" for character in words)


def times(words: str) -> bool:
    """Two times of day or more, and nothing else: `0900 - 1030`."""
    figures = re.findall("[0-9]+", words)
    return len(figures) > 1 and all(len(figure) == 4 and int(figure[:2]) < 24 and int(figure[2:]) < 60 for figure in figures)


def is_date(words: str) -> bool:
    """True where it begins as a date in figures does."""
    figures = re.match(r"[^0-9]*([0-9]{1,2})[ ]?([./ _-])[ ]?([0-9]{1,2})[ ]?\2[ ]?((?:19|20)[0-9]{2}|[0-9]{2})(?![0-9])|[^0-9]*((?:19|20)[0-9]{2})[./-]([0-9]{1,2})[./-]([0-9]{1,2})(?![0-9])", words)
    return figures is not None and day_of(figures[0]) is not None
