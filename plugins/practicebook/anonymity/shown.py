"""Whether what stands beside a word that is also a name shows that it is one here."""

import re

from practicebook.anonymity.beside import DETERMINERS, MODALS, Beside, never_a_name
from practicebook.anonymity.vocabulary import evidence

_ENDS = re.compile(r"[ ]*[0-9,.;:()\n/+&|\t-]|'s")
_AGE = re.compile(r" \([1-9][0-9]\)|, [1-9][0-9],| \((?:[mfMF]|fe?male|she/her|he/him|they/them)\)")
_DID_FOR_SOMEBODY = re.compile(r" (?:does|did|washes|cooks for|helped|took|takes|drove|opened|lost|paid|phoned) (?:her|his|him|the|them)\b")
_AUXILIARY = frozenset("is was has had does did will would can could won't isn't wasn't hasn't doesn't didn't can't couldn't wouldn't never always also still who".split())
_MAY_BE_NOUNS = frozenset("needs works calls visits looks walks sleeps moves wants likes comes goes keeps finds makes lets uses manages refuses sounds used signed called made put set left".split())
"""After a name that is also a verb, as in “Mark needs”, these say nothing."""
_PRONOUNS = frozenset("you she he they we i it this that there the a an any some my our your his her their".split())
_LITTLE = frozenset("the a an his her our my in on who from day night bank home team support social key care ward duty".split())
_MOODS = frozenset("happy lucky bright innocent marvellous royal".split())
_NO_START = frozenset("happy hope bill art mark will may can grant chase".split())
"""Names that begin a line of a note as words."""
_PETS = frozenset("dog cat mate".split())
_ENDEARMENTS = frozenset("love dear pet sweetheart darling duck dearie lovely petal chick hen flower babe".split())
_WHERE_WORKERS_ARE = frozenset("agency team ward office surgery hospital council charity church home door hub bank group centre club pharmacy shop school college police housing provider company day night duty practice".split())
_SAID_OF_PEOPLE = frozenset(
    "asleep awake born tearful upset late ill unwell sitting agitated settled aware keen anxious adamant confused reluctant unable willing hungry crying cross angry shouting frail deaf blind widowed "
    "married pregnant adopted eighteen nineteen seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen".split()
)
_COVERS = frozenset("cover bring visit pop drive stay sit phone email".split())
_NOT_AFTER_A_MODAL = frozenset("is was has had says said rang rings phoned came comes lives visits visited thinks wants".split())
_POSSESSIVES = frozenset("his her their my our".split())
_TASKS = frozenset("ring call chase phone email text visit do refer book check send arrange update complete contact speak write ask see follow get bring take draft review confirm liaise discuss attend cover meet raise feed tell let sort order request find look pick collect drop type file upload close allocate".split())
_REACHES = frozenset("phoned rang texted emailed telephoned replied".split())
_LIVES = frozenset("eat drink sleep wash go get take let leave stay talk speak answer walk sit come want like".split())
_ROLES = frozenset("key social support care carer staff ward duty team deputy home nurse sw ot cpn hca agency night day bank student sister manager worker volunteer who from who's the a an his her our my in on".split())
_POSSESSED_AFTER = frozenset("at and with to from of for in near outside re by via on is".split())
_BEFORE_A_LOWER_NAME = frozenset("cc fao attn thx ta cheers ok poor nurse re: its with and from to for ring rang tell told ask asked see saw thinks says said re visit visited met by is not sorry lets".split())
_AFTER_A_LOWER_NAME = frozenset("no back asap ref re in thought and is was has at on who who's will again here there back tomorrow today later who but because as so then she he came nextdoor".split())
_AFTER_A_FIRST_NAME = frozenset("will won't in at has is was can can't and from again who or".split())


def is_shown(beside: Beside, number: int, sure: dict[int, bool]) -> bool:
    """True where a word that is also a name is shown to be one."""
    return _with_capital(beside, number) if beside.tokens[number].capital else _in_lower_case(beside, number, sure)


def stands_as_name(beside: Beside, number: int) -> bool:
    """True where a word that nothing accounts for stands as a name does."""
    token = beside.tokens[number]
    if beside.after_kin(number) or (beside.after(number) in evidence("surely done after a name") and beside.tokens.gap(number) == " "):
        return True
    return token.capital and not token.word.isupper() and beside.after_contact(token)


def _with_capital(beside: Beside, number: int) -> bool:
    tokens = beside.tokens
    token, starts = tokens[number], tokens.starts_sentence(number)
    if beside.is_month(number):
        return False
    if number and tokens.gap(number - 1) == ". " and _is_initial(beside, number - 1):
        return True
    if _is_full_name(beside, number) or (_AGE.match(beside.text, token.end) and ")" in beside.tokens.gap(number)[:4]):
        return True
    given, plainly_word = token.lower in evidence("names that are words"), token.lower in evidence("names that are plainly words")
    if starts and tokens.gap(number) == " " and beside.after(number) in _REACHES and token.lower in evidence("surnames that are words"):
        return True
    if given and starts and _does_as_people_do(beside, number):
        return True
    if given and not starts and beside.after_kin(number) and tokens.gap(number - 1) == " " and token.lower in evidence("calendar") | MODALS:
        return True
    if given and not starts and tokens.gap(number) == " " and _is_to_do(beside, number) and beside.after_contact(token):
        return True
    if token.lower in never_a_name():
        if given and not starts and beside.after_kin(number) and token.lower not in evidence("calendar"):
            return True
        if not given or starts or token.lower in evidence("calendar") or beside.is_in_title_case(number) or beside.before(number) in DETERMINERS:
            return False
        return beside.after_contact(token) or (tokens.gap(number) == " " and beside.after(number) in evidence("done after a name"))
    if beside.after_contact(token) or (beside.after_kin(number) and "." not in tokens.gap(number - 1)):
        return True
    gap, after = tokens.gap(number), beside.after(number)
    if beside.before(number) in DETERMINERS and not starts:
        return False
    if gap in (" ", ", ", "'s ") and (given or not starts):
        if after in evidence("surely done after a name") or (after in evidence("done after a name") and not plainly_word):
            return True
    if given and token.lower not in evidence("calendar") and beside.is_alone(token):
        return True
    if given and token.lower not in evidence("calendar") and (_AGE.match(beside.text, token.end) or (gap in (", ", " (") and after in evidence("kin"))):
        return True
    if given and gap == " " and _DID_FOR_SOMEBODY.match(beside.text, token.end):
        return True
    if starts and given and token.lower not in evidence("calendar") and _starts_as_a_name(beside, number):
        return True
    if starts:
        return given and not plainly_word and (after in _AFTER_A_FIRST_NAME or "'s" in gap or gap.startswith((" (", " –", " —")))
    return given and not beside.is_in_title_case(number)


def _does_as_people_do(beside: Beside, number: int) -> bool:
    """True where what follows a name at a sentence's start is said of people alone: “Art was asleep”, “Dawn (OT)”, “Joy from the agency”."""
    gap, after = beside.tokens.gap(number), beside.after(number)
    if gap == " (":
        return after in _ROLES - _LITTLE or after in evidence("kin")
    following = [token.lower for token in beside.tokens.all[number + 2 : number + 4]] + ["", ""]
    if gap == ", ":
        return after in _ENDEARMENTS or (after in ("the", "our", "her", "his") and following[0] in _ROLES | evidence("kin") - _LITTLE and beside.tokens.gap(number + 2).startswith(","))
    if gap == "'s ":
        return after in evidence("kin") - _PETS
    if gap != " ":
        return False
    if after == "from":
        return following[0] in ("the", "our", "her", "his", "my", "next") and following[1] in _WHERE_WORKERS_ARE
    if after in ("is", "was", "seems", "seemed", "looked", "looks", "felt", "feels"):
        return following[0] in _SAID_OF_PEOPLE or (following[0] in ("very", "so", "quite", "still", "not", "really") and following[1] in _SAID_OF_PEOPLE) or _is_of_kin(beside, number)
    if after == "will":
        return following[0] in _TASKS | _COVERS
    if after == "came":
        return following[0] in ("at", "round", "in", "with", "to", "over", "back", "out", "along") and following[1] not in ("the", "end")
    return after in ("did", "does") and following[0] in ("his", "her", "their", "my")


def _is_of_kin(beside: Beside, number: int) -> bool:
    """True before “is her brother”."""
    after = [token.lower for token in beside.tokens.all[number + 1 : number + 4]]
    return len(after) == 3 and after[0] in ("is", "was") and after[1] in _POSSESSIVES and after[2] in evidence("kin") | evidence("titles")


def _is_to_do(beside: Beside, number: int) -> bool:
    """True before “to chase” and the like."""
    return beside.after(number) == "to" and number + 2 < len(beside.tokens) and beside.tokens[number + 2].lower in _TASKS


def _starts_as_a_name(beside: Beside, number: int) -> bool:
    """True for a name at the start of a sentence: a noun that can be counted does not stand there without an article.

    “Pearl would like”, “Bill paid”, “Penny to chase”; of what cannot be counted, such as patience, only what a person alone does.
    """
    token, gap, after = beside.tokens[number], beside.tokens.gap(number), beside.after(number)
    uncounted = token.lower in evidence("names of what cannot be counted")
    following = beside.tokens[number + 2].lower if number + 2 < len(beside.tokens) else ""
    if "'s" in gap and token.lower not in evidence("calendar"):
        return True
    if gap.strip("*_ ") in ("-", "–", "—", "") and "\n" not in gap and gap != " " and after in evidence("kin") and not beside.is_in_title_case(number):
        return True
    if gap == " " and after == "and" and following in ("her", "his", "their") and number + 3 < len(beside.tokens) and beside.tokens[number + 3].lower in evidence("kin"):
        return True
    if gap == ", " and after in _ROLES | evidence("kin") and beside.begins(number) and not uncounted and token.lower not in MODALS:
        return after not in ("the", "a", "an", "in", "on", "his", "her", "my", "our", "who", "from") or not (token.lower in evidence("names that are plainly words"))
    if gap.startswith("!") and beside.begins(number):
        return True
    if gap != " ":
        return False
    if after == "to" and not uncounted and token.lower != "happy" and number + 2 < len(beside.tokens) and beside.tokens[number + 2].lower in _TASKS:
        return True
    if uncounted:
        if after in ("won't", "can't", "doesn't", "didn't", "wouldn't") and following in _LIVES:
            return True
        return after in evidence("surely done after a name") and after not in _MAY_BE_NOUNS and after not in ("came", "lives", "lived", "died", "went", "moved", "fell", "wants", "felt", "feels")
    if token.lower in MODALS and after in _PRONOUNS:
        return False
    if token.lower in evidence("names that are plainly words") and after in _MAY_BE_NOUNS:
        return False
    if after in ("is", "was") and token.lower in evidence("names that are plainly words") and number + 2 < len(beside.tokens):
        return beside.tokens[number + 2].lower not in DETERMINERS
    return after in _AUXILIARY or after in evidence("done after a name")


def _is_initial(beside: Beside, number: int) -> bool:
    """True for the “F.” of “F. Day” where it starts a line, a cell or what follows a stroke, and no title stands before it."""
    token = beside.tokens[number]
    return len(token.word) == 1 and token.capital and (number == 0 or (beside.tokens.starts_sentence(number) and beside.before(number) not in evidence("titles")))


def _is_full_name(beside: Beside, number: int) -> bool:
    """True for a given name and a surname, or two surnames and an “&”, that are all words."""
    tokens = beside.tokens
    if number + 1 >= len(tokens) or not beside.is_nameable(number + 1) or not tokens[number + 1].capital or beside.is_month(number + 1):
        return False
    given = tokens[number].lower in evidence("names that are words")
    gap = tokens.gap(number)
    return (gap == " " and given and not (tokens.starts_sentence(number) and tokens[number].lower in MODALS)) or gap == " & "


def _in_lower_case(beside: Beside, number: int, sure: dict[int, bool]) -> bool:
    token = beside.tokens[number]
    if token.lower not in evidence("names that are words"):
        return False
    if (token.lower in MODALS or token.lower in evidence("calendar")) and beside.before(number) in evidence("kin") and beside.tokens.gap(number - 1) == " " and beside.after(number) in _NOT_AFTER_A_MODAL:
        return True
    if token.lower in _MOODS and beside.before(number) in ("i'm", "im", "is", "with"):
        return False
    if token.lower == "june" and beside.after_contact(token) and beside.after(number) in ("back", "re", "again", "no", "asap"):
        return True
    if token.lower in MODALS or token.lower in evidence("calendar"):
        return False
    if number > 1 and beside.before(number) == "law" and beside.tokens[number - 2].lower == "in" and _ends_name(beside, number, sure):
        return True
    if _notes_of_somebody(beside, number):
        return True
    if _shown_in_lower_case(beside, number):
        return True
    only_with = beside.before(number) == "with" and token.lower in evidence("names that are plainly words") and not beside.in_lower_case
    if not only_with and (beside.after_kin(number) or beside.after_contact(token)) and _ends_name(beside, number, sure):
        return True
    return beside.in_lower_case and (beside.begins(number) or beside.before(number) in _BEFORE_A_LOWER_NAME) and _ends_name(beside, number, sure)


def _notes_of_somebody(beside: Beside, number: int) -> bool:
    """True for “ivy not eating” and “dot happy w/ plan” at the start of a hurried line."""
    token = beside.tokens[number]
    if token.lower in _NO_START or not (number == 0 or "\n" in beside.tokens.gap(number - 1)) or beside.tokens.gap(number) != " ":
        return False
    after, following = beside.after(number), beside.tokens[number + 2].lower if number + 2 < len(beside.tokens) else ""
    if after == "not":
        return following.endswith("ing") or following in ("in", "well", "happy", "here", "home", "up")
    return (after in ("did", "does") and following in ("his", "her", "their", "my")) or (after == "came" and following in ("at", "round", "in", "with", "on", "to")) or (after in ("happy", "aware", "settled", "unwell", "tearful", "asleep"))


def _shown_in_lower_case(beside: Beside, number: int) -> bool:
    """True for “penny to chase” at a line's start, “heather: ok”, “at grace's house”, “said mark” after no article."""
    token, gap, before, after = beside.tokens[number], beside.tokens.gap(number), beside.before(number), beside.after(number)
    plainly = token.lower in evidence("names that are plainly words")
    line_starts = number == 0 or "\n" in beside.tokens.gap(number - 1) or "]" in beside.tokens.gap(number - 1) or ": " in beside.tokens.gap(number - 1)
    if line_starts and gap == " " and after == "to" and number + 2 < len(beside.tokens) and beside.tokens[number + 2].lower in _TASKS and token.lower not in ("hope", "happy"):
        return True
    if line_starts and gap.startswith(": ") and (number == 0 or ": " not in beside.tokens.gap(number - 1)):
        return True
    if gap == "'s " and (before in _POSSESSED_AFTER or line_starts) and beside.tokens.gap(number - 1)[:1] in (" ", "\n", ""):
        return True
    if gap == " " and after in ("rang", "phoned", "texted", "emailed", "said", "says") and before not in DETERMINERS and not beside.tokens.in_slug(number):
        return True
    if beside.after_contact(token) and after == "to" and number + 2 < len(beside.tokens) and beside.tokens[number + 2].lower in _TASKS:
        return True
    return not plainly and before in ("our", "young", "poor") and (after in _AUXILIARY or gap[:1] in (".", ",", "\n", "")) and before != "our"


def _ends_name(beside: Beside, number: int, sure: dict[int, bool]) -> bool:
    """True where a word in lower case is followed by what follows a name, and not by what it might describe."""
    if number + 1 == len(beside.tokens) or _ENDS.match(beside.tokens.gap(number)):
        return True
    after = beside.after(number)
    return after in evidence("surely done after a name") or after in evidence("kin") or after in _AFTER_A_LOWER_NAME or (number + 1) in sure
