"""Layer 2: names of people, by what nothing accounts for and by what stands beside a word that is also a name.

A word that nothing accounts for is asked about wherever it stands. A word that is known but is also a name, or that stands
where only a name can, is asked about on evidence: a title, a kin word, a greeting, a form's label, what the person did.
Where a case is told, so is any capital inside a sentence that nothing explains. Once a name is sure, its other forms in the
same text are found.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from practicebook.anonymity.asked_by_shape import asked_by_shape
from practicebook.anonymity.beside import DETERMINERS, MODALS, Beside, never_a_name
from practicebook.anonymity.forms import cells, rooms
from practicebook.anonymity.hits import INITIALS, NAME, UNKNOWN_WORD, Hit
from practicebook.anonymity.initials import find_initials
from practicebook.anonymity.joining import join
from practicebook.anonymity.other_forms import NAME_GAP, find_other_forms
from practicebook.anonymity.plainly import also, names_people
from practicebook.anonymity.profiles import Profile
from practicebook.anonymity.shown import is_shown, stands_as_name
from practicebook.anonymity.spelt import spelt
from practicebook.anonymity.tokens import Tokens
from practicebook.anonymity.vocabulary import Vocabulary, evidence

_MOST_WORDS = 5
_LONGEST_LIST = 40
"""Words of a list of people."""
_PARTS_A_LIST = re.compile(r"(?:[ ]?[(][^()\n]{1,24}[)])?[)]?[ ]?[,;&+/][ ]?|[)] (?=$)")
_ANSWERS = frozenset("never always sometimes often maybe perhaps fine okay ok well just sorry please nothing everything nobody somebody somehow what why how who where when then here there good bad better worse easy hard stop go wait look see nope yeah aye right left new old same different more less other".split())
_NOT_AFTER_A_TITLE = frozenset("and or who re if so but he she they it we you then when as appt appointment letter symptoms diagnosis surgery today her him them me".split())
_ROLES_BEFORE_A_NAME = frozenset("sw ot cpn amhp dn hca nurse sister pc pcso dc ds sgt cllr rev prof matron father pastor imam doctor".split())
_TEAMS = frozenset("sw ot cpn amhp dn hca".split())
_MOODS = frozenset("happy bright lucky royal innocent marvellous chase".split())
_NOT_AFTER_A_ROLE = frozenset("may will can case day house park best self church hospital call box card page read self speed power little small young long short street good west north east mark".split()) - {"day", "mark", "young"}
_BETWEEN_PEOPLE = frozenset((", ", "/", " / ", " & ", "&", "+", " + ", "; "))
_NEVER_INSIDE = frozenset("she he they we you this that these those his her their there".split())
"""Words that begin a sentence where they have a capital: after “bay D.”, too."""
_BETWEEN_TWO = frozenset(("/", " / ", " & ", "&", " + "))
_AFTER_A_LIST = frozenset("and or to who both all today yesterday at in on re about will again came went again".split())
_AFTER_TITLE = re.compile(r"(?:'s)?\.?[ \u00a0]{1,3}|\.")
_AFTER_TITLE_AND_MARKS = re.compile(r"[ ]?[\n*_>\[(\"“:|]{1,3}[ ]?(?:>[ ])?|[ ]{2,3}")
"""A line's end, emphasis, a bracket or a cell's bar between a title and its name."""

_ATTACHED_DIGITS = re.compile(r"[0-9]{1,4}(?![^\W_])")
_ENDS_ON_POSSESSIVE = re.compile(r"'s(?![ ]?[^\W_])")
"""“at Mulligan's.” is a place's name to its end; of “Mulligan's coat” the name ends before."""

_WITH_POINTS = re.compile(r"(?:[A-Z]\.[ ]?){1,4}(?:[A-Z](?![A-Za-z]))?")
_SHORT_FOR = frozenset("dob nhs ps pps nb uk usa tv ni nok rip asap bbc rsvp mot".split())
"""Letters with points that are nobody's initials."""
_INITIALS = re.compile(r"(?<![^\W_])(?:[A-Z]\. ?[A-Z]|[A-Z]{2})-[A-Z](?![^\W_])|(?<![^\W\d_.])(?:[A-Z]\.[ ]?){1,3}(?:O'|D'|Mac|Mc)[A-Z](?![a-z])\.?|(?<![^\W\d_.])(?:[A-Z]\.[ ]?){2,4}(?![a-z])|(?<![^\W_])[A-Z][ ][A-Z](?=[ ,.]|$)")


_OTHER_LETTERS = re.compile("[\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1200-\u137f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
"""Letters of alphabets that write vowels as signs, or a word as one letter: their words are not tokens of ours."""


def names(tokens: Tokens, vocabulary: Vocabulary, profile: Profile) -> Iterable[Hit]:
    """The names in a text, in no order; some may overlap."""
    return _Names(Beside(tokens, vocabulary), profile.tells_case).find()


class _Names:
    """The names of one text, while they are looked for."""

    def __init__(self, beside: Beside, tells_case: bool) -> None:
        self.tells_case = tells_case
        self.beside, self.tokens, self.text, self.vocabulary = beside, beside.tokens, beside.text, beside.vocabulary
        self.sure: dict[int, bool] = {}
        """Numbers of the tokens found, and whether each is surely a name."""
        self.shown: tuple[Hit, ...] = ()
        """What the shape of a line shows."""

    def find(self) -> Iterator[Hit]:
        self._unknown()
        self._after_titles()
        self._in_rooms()
        self._on_evidence()
        if self.tells_case:
            self._capitals()
            self._alone()
            find_initials(self.beside, self.vocabulary, self.sure)
            self._by_shape()
        self._beside_each_other()
        join(self.beside, self.sure)
        find_other_forms(self.beside, self.sure)
        join(self.beside, self.sure)
        if self.tells_case and names_people(self.beside, self.sure):
            self.sure.update(dict.fromkeys([*also(self.beside, self.sure)], False))
        yield from self._hits()

    # ------------------------------------------------------------ steps

    def _unknown(self) -> None:
        for number, token in enumerate(self.tokens.all):
            if token.sort == "unknown" and len(token.word) > 1 and number not in self.tokens.in_phrases and not self.beside.is_of_a_number(token) and not (token.lower in self.vocabulary.capitalised and self.tokens.in_slug(number)):
                self.sure[number] = False

    def _after_titles(self) -> None:
        """Whatever follows a title is a name, if it has a capital or may be one; a letter alone is a pseudonym."""
        for number, token in enumerate(self.tokens.all[:-1]):
            if self._is_shown_after_marks(number):
                self.sure[number + 1] = True
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

    def _is_shown_after_marks(self, title: int) -> bool:
        """True for “Young” of “Mrs **Young**” and of “Mrs” at a line's end."""
        name = self.tokens[title + 1]
        if self.tokens[title].lower not in evidence("titles of a letter") or not self.tokens[title].capital or not name.capital:
            return False
        return name.lower in evidence("names that are words") | evidence("surnames that are words") and _AFTER_TITLE_AND_MARKS.fullmatch(self.tokens.gap(title)) is not None

    def _is_name_after_letter(self, letter: int) -> bool:
        """“Mr A Khan”, and not “Mr A said” or “Mr A. Then”."""
        if letter + 1 >= len(self.tokens):
            return False
        gap, token = self.tokens.gap(letter), self.tokens[letter + 1]
        if gap not in (" ", ". ", ".") or not token.capital or token.lower in never_a_name():
            return False
        return token.sort != "known" if gap == " " else token.sort != "known" and not token.word.isupper() and not self.beside.is_month(letter + 1)

    def _follows_title(self, title: int, number: int) -> bool:
        token = self.tokens[number]
        if number in self.sure:
            return True
        of_a_letter = self.tokens[title].lower in evidence("titles of a letter")
        if len(token.word) == 1 or number in self.tokens.in_phrases:
            return False
        if token.word.isupper() and len(token.word) > 3 and of_a_letter and self.tokens[title].capital and not self.beside.in_capitals:
            return True
        if token.lower in never_a_name() and token.capital:
            return of_a_letter and self.tokens[title].capital and self.tokens.gap(title) in (" ", ". ") and token.lower in (evidence("names that are words") | evidence("surnames that are words"))
        if token.capital:
            return of_a_letter or (token.sort == "nameable" and self.tokens[title].capital and not self.beside.is_month(number))
        if not of_a_letter and self.tokens[title].lower in _ROLES_BEFORE_A_NAME:
            return token.lower in (evidence("names that are words") | evidence("surnames that are words")) and token.lower not in MODALS | _NOT_AFTER_A_ROLE and (self.tokens[title].lower not in _TEAMS or token.lower not in _MOODS)
        if not of_a_letter or token.lower in MODALS:
            return False
        if token.lower in evidence("names that are words") | evidence("surnames that are words") and (self.beside.after(number) in evidence("done after a name") or self.tokens.gap(number)[:1] in (",", ".", ";", ")", "\n", "'")):
            return True
        if token.lower in never_a_name():
            return False
        return token.sort == "nameable" or (self.beside.in_lower_case and token.lower not in never_a_name() | DETERMINERS | evidence("done after a name") | _NOT_AFTER_A_TITLE)

    def _in_rooms(self) -> None:
        """What a form's label, a table's heading, a greeting or a letter's end leaves room for."""
        for start, end, of_place in rooms(self.text):
            numbers = list(islice(self.tokens.within(start, end), _MOST_WORDS))
            if of_place and self.tells_case:
                self._name_place(numbers)
            for place, number in enumerate(numbers):
                token = self.tokens[number]
                if place and token.lower in never_a_name():
                    break
                if self._is_short_for_person(number):
                    self.sure[number] = True
                if number in self.sure or self._fits_room(place, number):
                    self.sure[number] = True
            if not of_place:
                self._name_others(start, end)
            if len(numbers) > 1 and numbers[1] in self.sure and self._is_beside(numbers[0]):
                self.sure[numbers[0]] = True
        for start, end in cells(self.text):
            numbers = list(islice(self.tokens.within(start, end), 4))
            if 0 < len(numbers) <= 3 and self._fill_a_cell(numbers):
                self.sure.update(dict.fromkeys(numbers, True))

    def _name_others(self, start: int, end: int) -> None:
        """Everybody in a list, such as those who were present: each part of it begins with a name."""
        for number in islice(self.tokens.within(start, end), 1, _LONGEST_LIST):
            if _PARTS_A_LIST.fullmatch(self.tokens.gap(number - 1)) and self.tokens[number].capital and self._fits_room(0, number):
                self.sure[number] = True

    def _fits_room(self, place: int, number: int) -> bool:
        """True for a word that is also a name where one is to stand; its first word may be one that says nothing elsewhere."""
        token = self.tokens[number]
        given = place == 0 and token.lower in evidence("names that are words")
        if not self.beside.is_nameable(number) or self.beside.is_month(number):
            return False
        if token.capital:
            return given or token.lower not in never_a_name() or (place == 0 and token.lower in evidence("surnames that are words") and self._stands_alone(number))
        return given and token.lower not in MODALS and (token.lower not in never_a_name() or self._is_the_whole_of_it(number))

    def _is_the_whole_of_it(self, number: int) -> bool:
        """True for “faith” of “allocated: faith” at a line's end."""
        return self.tokens.gap(number)[:1] in ("", "\n") and number > 0 and self.tokens.gap(number - 1).strip() == ":"

    def _stands_alone(self, number: int) -> bool:
        """True where nothing, or another capital, follows in the same cell or field."""
        gap = self.tokens.gap(number)
        return gap[:1] in ("", "\n", "|", "\t", ",") or gap[:2] == " |" or (gap == " " and self.tokens[number + 1].capital)

    def _name_place(self, numbers: list[int]) -> None:
        """The capitals that a label for a service or an employer leads to."""
        named = list(takewhile(lambda number: self.tokens[number].capital and len(self.tokens[number].word) > 2 and number not in self.tokens.in_phrases, numbers))
        if any(self.tokens[number].lower not in never_a_name() for number in named):
            self.sure.update({number: self.sure.get(number, False) for number in named})

    def _is_short_for_person(self, number: int) -> bool:
        """True for “MOD” where a person is to be named, though the list knows the letters as a word."""
        token = self.tokens[number]
        if not 2 <= len(token.word) <= 4 or not token.word.isupper() or self.beside.in_capitals or number in self.tokens.in_phrases:
            return False
        return token.word not in self.vocabulary.exact and token.lower not in self.vocabulary.capitalised and token.lower not in never_a_name()

    def _is_beside(self, number: int) -> bool:
        token = self.tokens[number]
        return token.capital and token.lower not in never_a_name() and self.tokens.gap(number) == " "

    def _fill_a_cell(self, numbers: list[int]) -> bool:
        """True for a cell that holds a given name alone, or several words that are all names."""
        tokens = [self.tokens[number] for number in numbers]
        if any(not token.capital or (number not in self.sure and not self.beside.is_nameable(number)) for number, token in zip(numbers, tokens, strict=True)):
            return self._is_beside(numbers[0]) and len(numbers) > 1 and all(number in self.sure for number in numbers[1:])
        first = tokens[0].lower
        return len(numbers) > 1 or numbers[0] in self.sure or (first in evidence("names that are words") and first not in evidence("calendar") and first not in never_a_name())

    def _on_evidence(self) -> None:
        for number in range(len(self.tokens)):
            if number in self.sure:
                self.sure[number] = self.sure[number] or stands_as_name(self.beside, number)
            elif self.beside.is_nameable(number) and is_shown(self.beside, number, self.sure):
                self.sure[number] = True

    def _capitals(self) -> None:
        """Where a case is told, a capital inside a sentence is explained by a list, or asked about."""
        meaningless, explained = never_a_name(), self.vocabulary.explained
        for number, token in enumerate(self.tokens.all):
            if not token.capital or number in self.sure or token.sort == "unknown" or len(token.word) < 3 or token.word.isupper():
                continue
            if token.lower in meaningless or token.lower in _NEVER_INSIDE or number in self.tokens.in_phrases or token.lower in explained or self.beside.is_month(number):
                continue
            if not self.tokens.starts_sentence(number) and not self.beside.is_in_heading(token):
                self.sure[number] = False

    def _alone(self) -> None:
        """Where a case is told, a word alone in brackets or quotation marks may be what somebody is called."""
        for number, token in enumerate(self.tokens.all):
            if number in self.sure or not token.capital or len(token.word) < 2 or token.word.isupper() or not (self.beside.is_alone(token) or self._is_kissed(number) or self._speaks(number)):
                continue
            if number not in self.tokens.in_phrases and token.lower not in never_a_name() and token.lower not in self.vocabulary.explained and token.lower not in evidence("calendar") | _ANSWERS:
                self.sure[number] = False

    def _is_kissed(self, number: int) -> bool:
        """True for “Ash x” at a message's end."""
        return self.beside.begins(number) and self.beside.after(number) in ("x", "xx", "xxx") and "\n" in (self.tokens.gap(number + 1) or "\n")

    def _speaks(self, number: int) -> bool:
        """True for “Heather: ok” at a line's start."""
        given = self.tokens[number].lower in evidence("names that are words") - evidence("names that are plainly words")
        return given and self.beside.begins(number) and self.tokens.gap(number).startswith(": ")

    def _by_shape(self) -> None:
        """What the shape of a line shows, so that its other forms are found too."""
        self.shown = tuple(asked_by_shape(self.text))
        for hit in self.shown:
            self.sure.update(dict.fromkeys(self.tokens.within(hit.start, hit.end), hit.sure))

    def _beside_each_other(self) -> None:
        """A word that is also a name, in a list with somebody: “grace, mark and Adwoa”."""
        given = evidence("names that are words") - evidence("calendar") - MODALS
        for step in (1, -1):
            for number in range(len(self.tokens))[::step]:
                other = number - step
                if self.tokens[number].lower not in given or number in self.sure or not 0 <= other < len(self.tokens) or number in self.tokens.in_phrases:
                    continue
                gap = self.tokens.gap(min(number, other))
                beside_unknown = other in self.sure and self.tokens[other].sort == "unknown" and self.tokens[other].capital and self.tokens[number].capital and gap in _BETWEEN_TWO
                if (beside_unknown or (self.sure.get(other) and gap in _BETWEEN_PEOPLE)) and self._ends_a_list(number):
                    self.sure[number] = True
                beyond = other - step
                if self.tokens[other].lower == "and" and 0 <= beyond < len(self.tokens) and self.sure.get(beyond) and self.tokens.gap(min(number, other)) == " " == self.tokens.gap(min(other, beyond)) and self._ends_a_list(number):
                    self.sure[number] = True

    def _ends_a_list(self, number: int) -> bool:
        """True where no noun follows that the word could describe."""
        after = self.tokens.gap(number)
        return after[:1] != " " or after[:2] in (" (", " /", " +", " &", " -", " –") or self.beside.after(number) in evidence("done after a name") | _AFTER_A_LIST

    # ------------------------------------------------------------ hits

    def _hits(self) -> Iterator[Hit]:
        run: list[int] = []
        for number in sorted(self.sure):
            if run and (number != run[-1] + 1 or self.tokens.gap(run[-1]) not in NAME_GAP):
                yield self._hit(run)
                run = []
            run.append(number)
        if run:
            yield self._hit(run)
        yield from (Hit(start, end, NAME.code, sure=True) for start, end in spelt(self.text, self.vocabulary))
        if self.tells_case:
            yield from (Hit(match.start(), match.end(), UNKNOWN_WORD.code, sure=False) for match in _OTHER_LETTERS.finditer(self.text))
        if self.tells_case:
            yield from self.shown
        for match in _INITIALS.finditer(self.text):
            if (written := _WITH_POINTS.match(self.text, match.start())) is not None and re.sub("[^a-z]", "", written[0].lower()) in _SHORT_FOR:
                continue
            after = next(self.tokens.within(match.end(), match.end() + 30), None)
            surname = after is not None and self.tokens[after].start == match.end() and self.beside.is_nameable(after) and self.tokens[after].capital
            yield Hit(match.start(), self.tokens[after].end if surname and after is not None else match.start() + len(match.group().rstrip()), INITIALS.code, sure=False)

    def _hit(self, run: list[int]) -> Hit:
        words = [self.tokens[number].word for number in run]
        sure = any(self.sure[number] for number in run)
        code = NAME.code if sure else INITIALS.code if all(word.isupper() and len(word) < 5 for word in words) else UNKNOWN_WORD.code
        digits = _ATTACHED_DIGITS.match(self.text, self.tokens[run[-1]].end) if len(words[-1]) > 3 else None
        last = self.tokens[run[-1]].end
        end = digits.end() if digits else last + 2 if _ENDS_ON_POSSESSIVE.match(self.text, last) else last
        return Hit(self.tokens[run[0]].start, end, code, sure)
