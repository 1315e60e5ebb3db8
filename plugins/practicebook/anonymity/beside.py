"""What stands beside a word: the words before and after it, a title, a kin word, what the person did, a day of the month."""

import re
from bisect import bisect_right
from functools import cache
from itertools import islice

from practicebook.anonymity.tokens import Token, Tokens
from practicebook.anonymity.vocabulary import Vocabulary, evidence

MODALS = frozenset("will may can might must should would could".split())
DETERMINERS = frozenset("the a an this that these those our my your his her their its no any some every each of such".split())
_AFTER_KIN = re.compile(r"(?:'s)?[ ]?(?:[,:(\[=-]|is|was|called|named)?[ ]?[\"“(\[]?")
_DIGIT_BESIDE = re.compile(r"[0-9](?:st|nd|rd|th)?[ ]?$")
_BREAKS = frozenset((". ", ".\n", "\n", ".\n\n", "\n\n"))
_LONGEST_EVIDENCE = 24


@cache
def _sure_before() -> re.Pattern[str]:
    phrases = sorted(evidence("sure before a name"), key=len, reverse=True)
    return re.compile(r"(?<![^\W_])(?:" + "|".join(map(re.escape, phrases)) + r")[ :,;\"“(\[-]{0,3}$", re.IGNORECASE)


@cache
def never_a_name() -> frozenset[str]:
    """Words that a capital says nothing about."""
    return evidence("capitals that mean nothing") | evidence("kin") | evidence("titles")


class Beside:
    """The words of one text, asked what stands beside each."""

    def __init__(self, tokens: Tokens, vocabulary: Vocabulary) -> None:
        self.tokens, self.text, self.vocabulary = tokens, tokens.text, vocabulary
        starts = [token for number, token in enumerate(tokens.all) if number and tokens.gap(number - 1) in _BREAKS]
        self.in_lower_case = (len(starts) > 3 and sum(not token.capital for token in starts) > 0.6 * len(starts)) or (len(tokens) > 40 and sum(token.capital for token in tokens.all) < 0.02 * len(tokens))
        """True for a text whose sentences start in lower case, as hurried notes do, or that has hardly a capital."""
        self.in_capitals = sum(token.word.isupper() for token in tokens.all) > 0.5 * len(tokens)
        """True for a text that is mostly in capitals."""
        self._lines = [0, *(match.end() for match in re.finditer("\n", self.text))]
        self._headings: dict[int, int] = {}

    def is_nameable(self, number: int) -> bool:
        """True for a word that is known, and also a name."""
        return self.tokens[number].sort == "nameable" and number not in self.tokens.in_phrases and len(self.tokens[number].word) > 1

    def before(self, number: int) -> str:
        """The word before, in lower case."""
        return self.tokens[number - 1].lower if number else ""

    def after(self, number: int) -> str:
        """The word after, in lower case."""
        return self.tokens[number + 1].lower if number + 1 < len(self.tokens) else ""

    def after_kin(self, number: int) -> bool:
        """True after “son”, “neighbour:”, “his mother (”."""
        return self.before(number) in evidence("kin") and _AFTER_KIN.fullmatch(self.tokens.gap(number - 1)) is not None

    def after_contact(self, token: Token) -> bool:
        """True after “spoke to”, “Dear” and the like."""
        return _sure_before().search(self.text, max(0, token.start - _LONGEST_EVIDENCE), token.start) is not None

    def is_month(self, number: int) -> bool:
        """True for a month or a season that stands as one."""
        token = self.tokens[number]
        if token.lower not in evidence("calendar"):
            return False
        before_digit = _DIGIT_BESIDE.search(self.text[max(0, token.start - 5) : token.start])
        return self.before(number) in evidence("before a month") or bool(before_digit) or self.text[token.end : token.end + 2].strip(" ,")[:1].isdigit()

    def is_alone(self, token: Token) -> bool:
        """True for a word alone in brackets or quotation marks."""
        return self.text[token.start - 1 : token.start] in ("(", '"', "“", "[") and self.text[token.end : token.end + 1] in (")", '"', "”", "]")

    def begins(self, number: int) -> bool:
        """True for the first word of a line or after a full stop."""
        return number == 0 or "\n" in self.tokens.gap(number - 1) or ". " in self.tokens.gap(number - 1)

    def is_of_a_number(self, token: Token) -> bool:
        """True for the letters of “2nd” and “DCB1605”."""
        before, after = self.text[token.start - 1 : token.start].isdigit(), self.text[token.end : token.end + 1].isdigit()
        is_a_name = len(token.word) > 2 and token.word.istitle() and after and not before  # a note's figure: “Ravi1”
        return (before and after) or (len(token.word) < 5 and (before or after) and not is_a_name)

    def is_in_title_case(self, number: int) -> bool:
        """True where the word on either side has a capital too, as in a title."""
        for first, other in ((number - 1, number - 1), (number, number + 1)):
            if 0 <= other < len(self.tokens) and self.tokens.gap(first) == " ":
                token = self.tokens[other]
                if token.capital and len(token.word) > 1 and token.sort == "known" and token.lower not in evidence("titles") and not self.tokens.starts_sentence(other):
                    return True
        return False

    def is_in_heading(self, token: Token) -> bool:
        """True in a short line where most words have capitals, which is how some write headings and forms."""
        line = bisect_right(self._lines, token.start) - 1
        if line not in self._headings:
            self._headings[line] = self._heading_until(line)
        return token.start <= self._headings[line]

    def _heading_until(self, number: int) -> int:
        """Where a line's heading ends: before its first figure or tab; -1 where it is none. Asked once a line."""
        start = self._lines[number]
        end = self._lines[number + 1] - 1 if number + 1 < len(self._lines) else len(self.text)
        line = [self.tokens[one] for one in islice(self.tokens.within(start, min(end, start + _LONGEST_HEADING)), _MOST_IN_HEADING)]
        longer = [other for other in line if len(other.word) > 3]
        if len(line) == _MOST_IN_HEADING or len(longer) < 2 or not all(other.capital for other in longer):
            return -1
        figure = _FIGURE_OR_TAB.search(self.text, start, end)
        return figure.start() if figure else end


_LONGEST_HEADING = 400
_MOST_IN_HEADING = 12
_FIGURE_OR_TAB = re.compile(r"[\d\t]")
