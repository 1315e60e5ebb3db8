"""Layer 2: names of people, by what nothing accounts for and by what stands beside a word that is also a name.

A word that nothing accounts for is asked about wherever it stands. A word that is known but is also a name, or that stands
where only a name can, is asked about on evidence: a title, a kin word, a greeting, a form's label, what the person did.
Where a case is told, so is any capital inside a sentence that nothing explains. Once a name is sure, its other forms in the
same text are found.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from practicebook.anonymity.forms import cells, rooms
from practicebook.anonymity.hits import INITIALS, NAME, UNKNOWN_WORD, Hit
from practicebook.anonymity.profiles import Profile
from practicebook.anonymity.tokens import Token, Tokens
from practicebook.anonymity.vocabulary import Vocabulary, evidence, listed

_MODALS = frozenset("will may can might must should would could".split())
_DETERMINERS = frozenset("the a an this that these those our my your his her their its no any some every each of such".split())
_BEFORE_A_LOWER_NAME = frozenset("with and from to for ring rang tell told ask asked see saw thinks says said re visit visited met by is not".split())
_MOST_WORDS = 5
_NAME_GAP = frozenset((" ", "  ", "-", "", "_", ". ", ".", "'s ", "' ", " & "))
_AFTER_TITLE = re.compile(r"(?:'s)?\.?[ \u00a0]{1,3}|\.")
_AFTER_KIN = re.compile(r"(?:'s)?[ ]?(?:[,:(\[-]|is|was|called|named)?[ ]?[\"“(\[]?")
_ENDS = re.compile(r"[ ]*[,.;:()\n/-]|'s")
_INITIALS = re.compile(r"(?<![^\W\d_.])(?:[A-Z]\.[ ]?){2,4}(?![a-z])|(?<![^\W_])[A-Z][ ][A-Z](?=[ ,.]|$)")
_DIGIT_BESIDE = re.compile(r"[0-9](?:st|nd|rd|th)?[ ]?$")


@cache
def _sure_before() -> re.Pattern[str]:
    phrases = sorted(evidence("sure before a name"), key=len, reverse=True)
    return re.compile(r"(?<![^\W_])(?:" + "|".join(map(re.escape, phrases)) + r")[ :,;\"“(\[-]{0,3}$", re.IGNORECASE)


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for group in listed("evidence.yml")["nicknames"]:
        for name in group:
            groups.setdefault(name, set()).update(group)
    return {name: frozenset(group) for name, group in groups.items()}


@cache
def _never_a_name() -> frozenset[str]:
    return evidence("capitals that mean nothing") | evidence("kin") | evidence("titles")


def names(tokens: Tokens, vocabulary: Vocabulary, profile: Profile) -> Iterable[Hit]:
    """The names in a text, in no order; some may overlap."""
    return _Names(tokens, vocabulary).find(profile)


class _Names:
    """The names of one text, while they are looked for."""

    def __init__(self, tokens: Tokens, vocabulary: Vocabulary) -> None:
        self.tokens, self.text, self.vocabulary = tokens, tokens.text, vocabulary
        self.sure: dict[int, bool] = {}
        """Numbers of the tokens found, and whether each is surely a name."""

    def find(self, profile: Profile) -> Iterator[Hit]:
        self._unknown()
        self._after_titles()
        self._in_rooms()
        self._on_evidence()
        if profile.tells_case:
            self._capitals()
        self._joined()
        self._other_forms()
        self._joined()
        yield from self._hits()

    # ------------------------------------------------------------ what a token is

    def _is_nameable(self, number: int) -> bool:
        return self.tokens[number].sort == "nameable" and number not in self.tokens.in_phrases and len(self.tokens[number].word) > 1

    def _before(self, number: int) -> str:
        return self.tokens[number - 1].lower if number else ""

    def _after(self, number: int) -> str:
        return self.tokens[number + 1].lower if number + 1 < len(self.tokens) else ""

    def _after_kin(self, number: int) -> bool:
        return self._before(number) in evidence("kin") and _AFTER_KIN.fullmatch(self.tokens.gap(number - 1)) is not None

    def _after_contact(self, token: Token) -> bool:
        """True after “spoke to”, “Dear” and the like."""
        return _sure_before().search(self.text, max(0, token.start - 24), token.start) is not None

    def _is_month(self, number: int) -> bool:
        token = self.tokens[number]
        if token.lower not in evidence("calendar"):
            return False
        return self._before(number) in evidence("before a month") or bool(_DIGIT_BESIDE.search(self.text[max(0, token.start - 5) : token.start])) or self.text[token.end : token.end + 2].strip(" ,")[:1].isdigit()

    # ------------------------------------------------------------ steps

    def _unknown(self) -> None:
        for number, token in enumerate(self.tokens.all):
            if token.sort == "unknown" and len(token.word) > 1 and number not in self.tokens.in_phrases and not self._is_of_a_number(token) and not (token.lower in self.vocabulary.capitalised and self.tokens.in_slug(number)):
                self.sure[number] = False

    def _is_of_a_number(self, token: Token) -> bool:
        """True for the letters of “2nd” and “DCB1605”."""
        before, after = self.text[token.start - 1 : token.start].isdigit(), self.text[token.end : token.end + 1].isdigit()
        return (before and after) or (len(token.word) < 5 and (before or after))

    def _after_titles(self) -> None:
        """Whatever follows a title is a name, if it has a capital or may be one; a letter alone is a pseudonym."""
        for number, token in enumerate(self.tokens.all[:-1]):
            if token.lower not in evidence("titles") or not _AFTER_TITLE.fullmatch(self.tokens.gap(number)):
                continue
            following = number + 1
            if len(self.tokens[following].word) == 1:
                if not self._is_name_after_letter(following):
                    continue
                self.sure[following] = True
                following += 1
            if self._follows_title(number, following):
                self.sure[following] = True

    def _is_name_after_letter(self, letter: int) -> bool:
        """“Mr A Khan”, and not “Mr A said” or “Mr A. Then”."""
        if letter + 1 >= len(self.tokens):
            return False
        gap, token = self.tokens.gap(letter), self.tokens[letter + 1]
        if gap not in (" ", ". ", ".") or not token.capital or token.lower in _never_a_name():
            return False
        return token.sort != "known" if gap == " " else token.sort != "known" and not token.word.isupper() and not self._is_month(letter + 1)

    def _follows_title(self, title: int, number: int) -> bool:
        token = self.tokens[number]
        if number in self.sure:
            return True
        if len(token.word) == 1 or number in self.tokens.in_phrases or token.lower in _never_a_name():
            return False
        of_a_letter = self.tokens[title].lower in evidence("titles of a letter")
        if token.capital:
            return of_a_letter or (token.sort == "nameable" and self.tokens[title].capital and not self._is_month(number))
        return of_a_letter and token.sort == "nameable" and token.lower not in _MODALS

    def _in_rooms(self) -> None:
        """What a form's label, a table's heading, a greeting or a letter's end leaves room for."""
        for start, end in rooms(self.text):
            numbers = list(self.tokens.within(start, end))[:_MOST_WORDS]
            for place, number in enumerate(numbers):
                token = self.tokens[number]
                if place and token.lower in _never_a_name():
                    break
                if number in self.sure or (self._is_nameable(number) and token.lower not in _never_a_name() and (token.capital or (place == 0 and token.lower in evidence("names that are words") and token.lower not in _MODALS)) and not self._is_month(number)):
                    self.sure[number] = True
            if len(numbers) > 1 and numbers[1] in self.sure and self._is_beside(numbers[0]):
                self.sure[numbers[0]] = True
        for start, end in cells(self.text):
            numbers = list(self.tokens.within(start, end))
            if 0 < len(numbers) <= 3 and self._fill_a_cell(numbers):
                self.sure.update(dict.fromkeys(numbers, True))

    def _is_beside(self, number: int) -> bool:
        token = self.tokens[number]
        return token.capital and token.lower not in _never_a_name() and self.tokens.gap(number) == " "

    def _fill_a_cell(self, numbers: list[int]) -> bool:
        """True for a cell that holds a given name alone, or several words that are all names."""
        tokens = [self.tokens[number] for number in numbers]
        if any(not token.capital or (number not in self.sure and not self._is_nameable(number)) for number, token in zip(numbers, tokens, strict=True)):
            return self._is_beside(numbers[0]) and len(numbers) > 1 and all(number in self.sure for number in numbers[1:])
        first = tokens[0].lower
        return len(numbers) > 1 or numbers[0] in self.sure or (first in evidence("names that are words") and first not in evidence("calendar") and first not in _never_a_name())

    def _on_evidence(self) -> None:
        in_lower_case = self._is_in_lower_case()
        for number, token in enumerate(self.tokens.all):
            if number in self.sure:
                self.sure[number] = self.sure[number] or self._stands_as_name(number)
            elif self._is_nameable(number) and (self._is_shown(number) if token.capital else self._is_shown_in_lower_case(number, in_lower_case)):
                self.sure[number] = True

    def _stands_as_name(self, number: int) -> bool:
        """True where a word that nothing accounts for stands as a name does."""
        token = self.tokens[number]
        if self._after_kin(number) or (self._after(number) in evidence("surely done after a name") and self.tokens.gap(number) == " "):
            return True
        return token.capital and not token.word.isupper() and self._after_contact(token)

    def _is_shown(self, number: int) -> bool:
        """True where what stands beside a word with a capital shows that it is a name."""
        token, starts = self.tokens[number], self.tokens.starts_sentence(number)
        if self._is_month(number):
            return False
        if self._is_full_name(number):
            return True
        if token.lower in _never_a_name():
            return False
        if self._after_contact(token) or (self._after_kin(number) and "." not in self.tokens.gap(number - 1)):
            return True
        gap, after, before = self.tokens.gap(number), self._after(number), self._before(number)
        is_given = token.lower in evidence("names that are words")
        plainly_word = token.lower in evidence("names that are plainly words")
        if before in _DETERMINERS and not starts:
            return False
        if gap in (" ", ", ", "'s ") and (is_given or not starts):
            if after in evidence("surely done after a name") or (after in evidence("done after a name") and not plainly_word):
                return True
        if is_given and token.lower not in evidence("calendar") and self._is_alone_in_brackets(token):
            return True
        if starts:
            return is_given and not plainly_word and (after in ("will", "won't", "in", "at", "has", "is", "was", "can", "can't", "and", "from", "again") or "'s" in gap)
        return is_given and not self._is_in_title_case(number)

    def _is_full_name(self, number: int) -> bool:
        """True for a given name and a surname, or two surnames and an “&”, that are all words."""
        if number + 1 >= len(self.tokens) or not self._is_nameable(number + 1) or not self.tokens[number + 1].capital or self._is_month(number + 1):
            return False
        gap = self.tokens.gap(number)
        is_given = self.tokens[number].lower in evidence("names that are words")
        return (gap == " " and is_given and not (self.tokens.starts_sentence(number) and self.tokens[number].lower in _MODALS)) or gap == " & "

    def _is_alone_in_brackets(self, token: Token) -> bool:
        return self.text[token.start - 1 : token.start] in ("(", '"', "“") and self.text[token.end : token.end + 1] in (")", '"', "”")

    def _is_shown_in_lower_case(self, number: int, in_lower_case: bool) -> bool:
        token = self.tokens[number]
        if token.lower not in evidence("names that are words") or token.lower in _MODALS or token.lower in evidence("calendar"):
            return False
        if (self._after_kin(number) or self._after_contact(token)) and self._ends_name(number):
            return True
        if not in_lower_case:
            return False
        begins = number == 0 or "\n" in self.tokens.gap(number - 1) or ". " in self.tokens.gap(number - 1)
        return (begins or self._before(number) in _BEFORE_A_LOWER_NAME) and self._ends_name(number)

    def _ends_name(self, number: int) -> bool:
        """True where a word in lower case is followed by what follows a name, and not by what it might describe."""
        if number + 1 == len(self.tokens) or _ENDS.match(self.tokens.gap(number)):
            return True
        after = self._after(number)
        return after in evidence("surely done after a name") or after in evidence("kin") or after in _AFTER_A_LOWER_NAME or (number + 1) in self.sure

    def _is_in_lower_case(self) -> bool:
        """True for a text whose sentences start in lower case, as hurried notes do."""
        starts = [token for number, token in enumerate(self.tokens.all) if number and self.tokens.gap(number - 1) in (". ", ".\n", "\n", ".\n\n", "\n\n")]
        return len(starts) > 3 and sum(not token.capital for token in starts) > 0.6 * len(starts)

    def _is_in_title_case(self, number: int) -> bool:
        """True where the word on either side has a capital too, as in a title."""
        for first, other in ((number - 1, number - 1), (number, number + 1)):
            if 0 <= other < len(self.tokens) and self.tokens.gap(first) == " ":
                token = self.tokens[other]
                if token.capital and len(token.word) > 1 and token.sort == "known" and token.lower not in evidence("titles") and not self.tokens.starts_sentence(other):
                    return True
        return False

    def _capitals(self) -> None:
        """Where a case is told, a capital inside a sentence is explained by a list, or asked about."""
        meaningless, explained = _never_a_name(), self.vocabulary.explained
        for number, token in enumerate(self.tokens.all):
            if not token.capital or number in self.sure or token.sort == "unknown" or len(token.word) < 3 or token.word.isupper():
                continue
            if token.lower in meaningless or number in self.tokens.in_phrases or token.lower in explained or self._is_month(number):
                continue
            if not self.tokens.starts_sentence(number) and not self._is_in_heading(token):
                self.sure[number] = False

    def _is_in_heading(self, token: Token) -> bool:
        """True in a line where most words have capitals, which is how some write headings and forms."""
        start, end = self.text.rfind("\n", 0, token.start) + 1, self.text.find("\n", token.end)
        line = [self.tokens[number] for number in self.tokens.within(start, end if end >= 0 else len(self.text))]
        longer = [other for other in line if len(other.word) > 3]
        return len(line) < 12 and len(longer) > 1 and all(other.capital for other in longer)

    def _joined(self) -> None:
        """A name's other words stand beside it: a surname that is a word, an initial, a surname first."""
        for number in sorted(self.sure):
            for step in (1, -1):
                other = number + step
                while 0 <= other < len(self.tokens) and other not in self.sure and self._joins(other, step):
                    self.sure[other] = self.sure[number]
                    other += step

    def _joins(self, other: int, step: int) -> bool:
        """True where a token belongs to the name that ends, or starts, beside it."""
        token, named = self.tokens[other], self.tokens[other - step]
        gap = self.tokens.gap(min(other, other - step))
        if other in self.tokens.in_phrases or self._is_month(other):
            return False
        if not token.capital:
            return gap in ("_", "-") and token.sort == "nameable" or (step == 1 and gap == " " and token.lower in evidence("place heads") and token.lower not in evidence("generic") and len(named.word) > 2 and token.lower not in _NO_LOWER_HEAD)
        if len(token.word) == 1:
            return gap in (" ", ", ", "_") or (gap in (". ", ".") and step == -1)
        if token.lower in _DETERMINERS:
            return False
        if gap in ("_", "-", " & "):
            return True
        if gap in ("'s ", "' "):
            return step == 1 and (token.lower in evidence("place heads") or not self.tokens.starts_sentence(other))
        if token.lower in _never_a_name():
            if gap != " " or token.lower in evidence("kin") or token.lower in evidence("titles"):
                return False
            if token.lower in evidence("names that are words") and named.sort == "unknown":
                return True
            return token.sort == "nameable" and named.sort != "known" if step == 1 else named.sort == "known" and not self.tokens.starts_sentence(other) and token.lower not in evidence("labels")
        if gap == ", ":
            return token.sort == "nameable" and (step == 1 or not self.tokens.starts_sentence(other) or self._is_alone_before_comma(other))
        if gap != " ":
            return False
        if step == 1:
            return token.sort == "nameable" or token.lower not in evidence("done after a name")
        return token.sort == "nameable" or not self.tokens.starts_sentence(other) or token.lower in _COMPASS or named.lower in evidence("place heads")

    def _is_alone_before_comma(self, number: int) -> bool:
        return number == 0 or bool(re.search(r"[\n|\t,\"]\s*$", self.tokens.gap(number - 1)))

    def _other_forms(self) -> None:
        """Once a name is sure: the same word elsewhere, its nicknames, and initials made of it."""
        sure = {self.tokens[number].lower for number, is_sure in self.sure.items() if is_sure and len(self.tokens[number].word) > 2}
        sure |= {self.tokens[one].lower for number in self.sure if self._is_full(number) for one in (number, number + 1) if len(self.tokens[one].word) > 2}
        forms = sure | {nickname for name in sure for nickname in _nicknames().get(name, ())}
        letters = {self.tokens[number].word[0] for number, is_sure in self.sure.items() if is_sure}
        pairs = {self._initials(number) for number in self.sure if self._is_full(number)}
        for number, token in enumerate(self.tokens.all):
            if number in self.tokens.in_phrases or number in self.sure:
                continue
            if token.lower in forms and token.capital and token.lower not in _never_a_name() and not self._is_plainly_word(number):
                self.sure[number] = True
            elif token.word in pairs or (len(token.word) == 1 and token.word in letters and self._is_letter_for_name(number)):
                self.sure[number] = True
        for number, is_sure in self.sure.items():
            if not is_sure and self.tokens[number].lower in forms:
                self.sure[number] = True

    def _is_full(self, number: int) -> bool:
        """True for the first of two words beside each other that were both found, with capitals."""
        return (number + 1) in self.sure and self.tokens[number].capital and self.tokens[number + 1].capital and self.tokens.gap(number) in _NAME_GAP

    def _initials(self, number: int) -> str:
        return self.tokens[number].word[0].upper() + self.tokens[number + 1].word[0].upper()

    def _is_letter_for_name(self, number: int) -> bool:
        """A letter that stands for a person who is named elsewhere: “G noticed”, “ring H's aunt”, “B.” under a letter."""
        if self._before(number) in evidence("titles") or (self.tokens[number].word == "I" and self.tokens.gap(number)[:1] == " "):
            return False
        gap = self.tokens.gap(number)
        alone = ("\n" in gap or self._after(number) in ("x", "xx")) and (number == 0 or "\n" in self.tokens.gap(number - 1))
        return gap.startswith("'s") or alone or (gap in (" ", ". ") and (self._after(number) in evidence("done after a name") or self._after(number).endswith("ed")))

    def _is_plainly_word(self, number: int) -> bool:
        """True for the month and the modal, and for “Will you” at the start of a sentence."""
        token = self.tokens[number]
        if self._is_month(number):
            return True
        return self.tokens.starts_sentence(number) and token.lower in _MODALS and self._after(number) in ("you", "she", "he", "they", "we", "i", "it", "this", "that", "the", "do")

    # ------------------------------------------------------------ hits

    def _hits(self) -> Iterator[Hit]:
        run: list[int] = []
        for number in sorted(self.sure):
            if run and (number != run[-1] + 1 or self.tokens.gap(run[-1]) not in _NAME_GAP):
                yield self._hit(run)
                run = []
            run.append(number)
        if run:
            yield self._hit(run)
        for match in _INITIALS.finditer(self.text):
            after = next(self.tokens.within(match.end(), match.end() + 30), None)
            surname = after is not None and self.tokens[after].start == match.end() and self._is_nameable(after) and self.tokens[after].capital
            yield Hit(match.start(), self.tokens[after].end if surname and after is not None else match.start() + len(match.group().rstrip()), INITIALS.code, sure=False)

    def _hit(self, run: list[int]) -> Hit:
        words = [self.tokens[number].word for number in run]
        sure = any(self.sure[number] for number in run)
        code = NAME.code if sure else INITIALS.code if all(word.isupper() and len(word) < 5 for word in words) else UNKNOWN_WORD.code
        return Hit(self.tokens[run[0]].start, self.tokens[run[-1]].end, code, sure)


_NO_LOWER_HEAD = frozenset("care support services practice post view home form team end way close times group unit walk rise mount project works cars town drive house market row hill square medical nursing station park kitchen ground gate passage lock housing".split())
_AFTER_A_LOWER_NAME = frozenset("re in thought and is was has at on who who's will again here there back tomorrow today later".split())
_COMPASS = frozenset("great little upper lower nether north south east west old new high long market church castle much kings st".split())
