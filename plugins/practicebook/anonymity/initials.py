"""Names shortened to their letters: “LM”, “T Young (SW)”, “Church K”, “H's aunt”, “KB/TL”. Of a text that tells a case."""

import re

from practicebook.anonymity.beside import Beside, never_a_name
from practicebook.anonymity.vocabulary import Vocabulary, evidence

_ENDS_AN_INITIAL = re.compile(r"[.]?(?=[ ]?(?:[(|\t\n,;:]|$))")
_ROLES = frozenset("OT SW GP DN MH LD PT HV TC ED OP AE IT HR ID OK TV AM PM".split())
"""Letters that are a role, a team or a word."""


def find_initials(beside: Beside, vocabulary: Vocabulary, sure: dict[int, bool]) -> None:
    """Take the letters that stand for somebody, and the surnames that they stand beside."""
    letters = _Initials(beside, vocabulary, sure)
    letters.of_few()
    letters.with_surname()
    letters.of_kin()
    letters.after_surname()
    letters.of_doers()
    letters.beside_others()


class _Initials:
    """The initials of one text, while they are looked for."""

    def __init__(self, beside: Beside, vocabulary: Vocabulary, sure: dict[int, bool]) -> None:
        self.beside, self.tokens, self.text, self.vocabulary, self.sure = beside, beside.tokens, beside.text, vocabulary, sure

    def of_few(self) -> None:
        """Capitals that only a long list of words knows, such as “LM”, are more likely somebody's initials."""
        if self.beside.in_capitals:
            return
        for number, token in enumerate(self.tokens.all):
            if 2 <= len(token.word) <= 3 and token.word.isupper() and number not in self.sure and number not in self.tokens.in_phrases and token.sort != "unknown":
                if token.word not in self.vocabulary.exact and token.lower in self.vocabulary.in_lower_case and token.lower not in self.vocabulary.capitalised and token.lower not in never_a_name() and not self.beside.is_of_a_number(token) and not self._is_among_capitals(number):
                    self.sure[number] = False

    def _is_among_capitals(self, number: int) -> bool:
        """True where a word on either side is in capitals too, as in a shout or a heading."""
        return any(0 <= other < len(self.tokens) and len(self.tokens[other].word) > 1 and self.tokens[other].word.isupper() and self.tokens.gap(min(number, other)) == " " for other in (number - 1, number + 1))

    def with_surname(self) -> None:
        """“T Young (SW)” and “Ms S. Ahmadi”, whose surnames say nothing elsewhere."""
        surnames = evidence("surnames that are words") | evidence("names that are words")
        for number, token in enumerate(self.tokens.all[:-1]):
            if len(token.word) != 1 or not token.capital or number in self.tokens.in_phrases:
                continue
            name, gap = self.tokens[number + 1], self.tokens.gap(number)
            if gap not in (" ", ". ", ".") or not name.capital or len(name.word) < 3 or name.word.isupper() or self.beside.is_month(number + 1):
                continue
            ends = self.tokens.gap(number + 1)[:2] in ("", " (", ", ", "\n", ")", ").", ") ", "),", " |", "\t", "\n\n") or self.tokens.gap(number + 1)[:1] in ("\n", "\t", ",", ")")
            titled = number > 0 and self.tokens[number - 1].lower in evidence("titles of a letter") and self.tokens.gap(number - 1) in (" ", ". ")
            only_a_name = name.lower in self.vocabulary.capitalised and name.lower not in self.vocabulary.words and name.lower not in evidence("calendar")
            if (gap == " " and ends and name.lower in surnames and token.word not in ("A", "I") and (not titled)) or (titled and gap != " " and only_a_name and not name.word.endswith("'s")):
                self.sure[number] = self.sure[number + 1] = True

    def of_kin(self) -> None:
        """Where a case is told, the “H” of “ring H's aunt” is no pseudonym of ours, which have a title."""
        for number, token in enumerate(self.tokens.all[:-1]):
            if len(token.word) < 4 and token.word.isupper() and token.word not in self.vocabulary.exact and self.tokens.gap(number) == "'s " and self.beside.after(number) in evidence("kin") and self.beside.before(number) not in evidence("titles"):
                self.sure[number] = False

    def after_surname(self) -> None:
        """“Church K (SW)” and “Day, P.” that begin a line or a cell."""
        surnames = evidence("surnames that are words")
        for number, token in enumerate(self.tokens.all[:-1]):
            letter = self.tokens[number + 1]
            if len(letter.word) != 1 or not letter.capital or letter.word in "AI" or not token.capital or token.lower not in surnames or self.tokens.gap(number) not in (" ", ", "):
                continue
            begins = number == 0 or self.tokens.gap(number - 1).rstrip(" *-•")[-1:] in ("\n", "|", "\t")
            if begins and _ENDS_AN_INITIAL.match(self.text, letter.end):
                self.sure[number] = self.sure[number + 1] = True

    def of_doers(self) -> None:
        """“AH seen at home”, “visited AH”: letters that the list knows as a word, where somebody is seen or does something."""
        for number, token in enumerate(self.tokens.all):
            if number in self.sure or not 2 <= len(token.word) <= 3 or not self._is_initials(number) or self.beside.in_capitals:
                continue
            if token.word in self.vocabulary.exact or token.lower in self.vocabulary.capitalised or token.lower in never_a_name() | evidence("titles") or self._is_among_capitals(number):
                continue
            after = self.beside.after(number) if self.tokens.gap(number) == " " else ""
            if self.beside.after_contact(token) or after in evidence("surely done after a name") or after in ("seen", "visited") or (after == "to" and self.tokens.starts_sentence(number)):
                self.sure[number] = False

    def beside_others(self) -> None:
        """The “KB” of “KB/TL”, where “TL” was found."""
        for number in [number for number in self.sure if self._is_initials(number)]:
            for other, gap in ((number - 1, number - 1), (number + 1, number)):
                if 0 <= other < len(self.tokens) and other not in self.sure and self._is_initials(other) and self.tokens.gap(gap) in ("/", " / ", "&", " & ", "+", " + "):
                    self.sure[other] = False

    def _is_initials(self, number: int) -> bool:
        word = self.tokens[number].word
        return len(word) == 2 and word.isupper() and number not in self.tokens.in_phrases and word not in _ROLES
