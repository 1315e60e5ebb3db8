"""Names that are words, where the shape of what stands round them leaves room for nobody else: “PC 411 Day”, “Grant on 07700”.

Only a text that tells a case is asked. Each pattern shows one way in which people write whom they mean.
"""

import re
from collections.abc import Iterator

from practicebook.anonymity.beside import DETERMINERS, MODALS, never_a_name
from practicebook.anonymity.hits import INITIALS, NAME, Hit
from practicebook.anonymity.other_forms import nicknames
from practicebook.anonymity.vocabulary import evidence

# A letter first and what may not stand before it after that: Python looks for a letter much faster than for a place.
_CALLED = re.compile(r"(?<![^\W_])(?:[Kk]nown as|[Pp]referred name|[Ll]ikes to be called|[Nn]ickname|[Aa][Kk][Aa]|a\.k\.a\.|[Gg]oes by|[Aa]nswers to|[Cc]alls? (?:him|her)self)(?: is)?[:.]?[ ]{1,3}[\"“']?([A-Z][a-z]{2,14})(?![^\W_])")
_ROLES = "s/n|d/c coord|coord|physio|HCA|OT|SW|CPN|DN|RGN|RMN|AMHP|SALT|BIA|IMCA|CSW|SSW|PSW|ot|sw|cpn|dn|hca|s/w|o/t"
_GIVEN = (
    re.compile(rf"([A-Z](?<![^\W_].)[a-z]{{2,14}})[ ](?:\([^()\n]{{1,12}}\)[ ])?(?:{_ROLES})(?![^\W_])"),
    re.compile(r"[IiTt](?<![^\W_].)(?:t'?s|his is|t is) ([A-Z][a-z]{2,14})(?= here(?![a-z])| from the(?![a-z])| (?:again|speaking)(?![a-z]))"),
    re.compile(r"([A-Za-z](?<![^\W_].)[a-z]{2,14}) (?:from )?next ?door(?= (?:has|says?|said|rang|keeps|is|was|heard|came|pops|will|and|to)(?![a-z])|[ ]?[.,;)\n])"),
    re.compile(r"([A-Z](?<![^\W_].)[a-z]{2,14}) (?:off (?:sick|today|on leave|until|till)|on (?:leave|nights|annual leave|duty|shift|a/l|AL|lates|earlies))(?![a-z])"),
)
"""Before or after these stands a given name."""
_SURNAMES = re.compile(r"[pbs](?<![^\W_].)(?:t|atient|ed [0-9]{1,2}[a-z]?|u|/u) ([a-z]{3,14})(?= for (?:d/?c|dc|home|scan|review|r/v)(?![a-z])|,? (?:d/?c|mffd|seen|dols) |, bed |\n)")
"""Here stands a surname in small letters, in a hurry."""
_ANY = (
    re.compile(r"([A-Z](?<![^\W_].)[a-z]{2,14})(?: [A-Z])?(?:'s)?(?: (?:on|mob|tel|mobile|home|work|at))?[ ]?[ :,(-]{1,3}(?=(?:[+]44|0)[0-9 ]{3,5}[ ]?[0-9]{3})"),
    re.compile(r"[WPDSI](?<![^\W_].)(?:PC|C|S|CSO|gt|nsp) ?[0-9]{2,6} ([A-Z][a-z]{2,14})(?![^\W_])"),
)
"""Here stands a given name or a surname."""
_TWO_GIVEN = re.compile(r"([A-Z](?<![^\W_].)[a-z]{2,14})(?:/| / | [+] | & )([A-Z][a-z]{2,14})(?![^\W_])")
_NO_SURNAME = frozenset("short long small little young grey well sharp bright best bed day call hill ward early late best ready free self case home park close rest".split())
_IN_A_FILE_NAME = re.compile(r"(?<![\w/.-])([a-z]{3,14})[_-]([a-z]{3,14})(?:[_-][\w-]{1,60})?[.](?:pdf|docx?|xlsx?|msg|eml|txt|jpe?g|png|md|odt|rtf)(?![^\W_])")
_FILE = re.compile("[.](?:pdf|docx?|xlsx?|msg|eml|txt|jpe?g|png|md|odt|rtf)")
_SIGNED_BY = re.compile(r"\n[ ]*(?:[—–-]{1,2}[ ]?)?([A-Z]{2,3}|[a-z]{2})(?:,? (?:SW|OT|CPN|TM|DN|ASYE|SSW|PSW|sw|ot))?[ ]*[.]?\s*$")
"""A text's last line that is two or three letters."""
_LAST_LINE = 60
_NO_SIGNATURE = frozenset("nfa end ps nb tbc ta xx ok na eom tba no yes pto am pm sw ot dn tm nil xxx nhs qds bd tds od prn".split())


def asked_by_shape(text: str) -> Iterator[Hit]:
    """Whom such a text names, in no order; some may overlap."""
    given = (evidence("names that are words") | nicknames().keys()) - MODALS - DETERMINERS
    surnames = evidence("surnames that are words") - MODALS
    for match in _CALLED.finditer(text):
        if match[1].lower() not in never_a_name() | evidence("calendar") | DETERMINERS:
            yield Hit(*match.span(1), NAME.code, sure=True)
    for pattern, names in (*((pattern, given) for pattern in _GIVEN), *((pattern, given | surnames) for pattern in _ANY), (_SURNAMES, surnames - _NO_SURNAME)):
        for match in pattern.finditer(text):
            if match[1].lower() in names:
                yield Hit(*match.span(1), NAME.code, sure=True)
    for match in _TWO_GIVEN.finditer(text):
        if {match[1].lower(), match[2].lower()} <= given - evidence("calendar"):
            yield Hit(*match.span(1), NAME.code, sure=True)
            yield Hit(*match.span(2), NAME.code, sure=True)
    for match in _IN_A_FILE_NAME.finditer(text) if _FILE.search(text) else ():
        if match[1] in given - evidence("calendar") and match[2] in surnames:
            yield Hit(match.start(1), match.end(2), NAME.code, sure=True)
    signed = _SIGNED_BY.search(text, max(0, len(text) - _LAST_LINE))
    if signed and signed[1].lower() not in _NO_SIGNATURE:
        yield Hit(*signed.span(1), INITIALS.code, sure=False)
