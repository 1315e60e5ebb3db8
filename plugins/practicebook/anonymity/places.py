"""Layer 2: named places and services, by the noun that they end on: a Ward, a Court, a Surgery, a Lane, a School."""

import re
from collections.abc import Iterator

from practicebook.anonymity.hits import PLACE, Hit
from practicebook.anonymity.tokens import Tokens
from practicebook.anonymity.vocabulary import evidence

_SAINT = re.compile(r"(?<![^\W_])(?:St\.?|Saint|Ss)[ ](?=[A-Z])")
_DEDICATED = re.compile(
    r"(?<![^\W_])(?:our lady(?: (?:and|&) [^\W\d_]+(?: [A-Z][a-z]+)?| of(?: the)? [^\W\d_]+(?: [A-Z][a-z]+)?)?|holy (?:trinity|family|cross|rood|redeemer)|sacred heart|christ church|christ the king|immaculate conception|good shepherd)(?![^\W_])",
    re.IGNORECASE,
)
"""What churches and their schools are called after."""

_PUB = re.compile(
    r"(?<![^\W_])(?:the )?(?:(?:red|white|black|golden|blue|green|brown|spotted) (?:lion|hart|horse|swan|bull|boar|dragon|hind|stag)|green man|coach and horses|(?:the )?elephant and castle"
    r"|(?:king|queen|duke|prince|princess|earl|marquis|lord)(?:'s)?(?: of (?:york|wellington|wales|cambridge|clarence))? (?:arms|head)|royal oak|rising sun|wheatsheaf|new inn)(?![^\W_])",
    re.IGNORECASE,
)
"""What pubs are called, in any case."""
_AND_CROWN = re.compile(r"[ ](?:and|&|n|'n') (?:crown|anchor|hounds?|dragon|fiddle|compasses|thistle|harrow|trumpet|magpie|plough|firkin)(?![^\W_])", re.IGNORECASE)
"""The second half of such a name: the Rose and Crown."""
_OF_PUBS = tuple(
    " lion, hart, horse, swan, bull, boar, dragon, hind, stag,green man,and castle, arms, head,royal oak,rising sun,wheatsheaf,new inn, crown, anchor, hound, fiddle, compasses, thistle, harrow, trumpet, magpie, plough, firkin".split(",")
)
"""A text with none of these names no pub."""
_HOUSE_OF_TREES = re.compile(
    r"(?<![^\W_])(?:lives? (?:at|in)|living (?:at|in)|lived (?:at|in)|moved (?:in)?to|at|to|in|from|room [0-9]{1,3} (?:at|in)) (the (?:willows|elms|oaks|limes|laurels|firs|beeches|hollies|cedars|poplars|pines|chestnuts|sycamores|hawthorns|rowans|gables|maples|larches|hollyhocks|lilacs|magnolias|orchards|limes))(?![^\W_])",
    re.IGNORECASE,
)
"""A house or a home called after its trees."""
_LIVES_IN = re.compile(r"(?<![^\W_])(?:lives? in|living in|lived in|born in|came from|moved to|grew up in|brought up in|comes from|is from|was from|they met in|went to live in)[ ]([a-z]{3,14})(?=[ ]?[.,;)\n]|$|[ ](?:last|with|near|since|until|now|alone|and (?:has|is|was|she|he))(?![a-z]))")
_TOWNS = tuple(
    "hull leek stone stoke bury barking hove battle deal wells diss rye ware crewe bath reading sandwich march rugby ash street wing settle crook nelson eye hythe poole sale eccles flint mold hay "
    "bude looe stroud sheerness rugeley corby epping barking dorking woking wapping tooting ealing notting angel bow bank temple lancing worthing goring steyning selling ruby lizard beer seaton sidmouth exmouth".split()
)
"""Towns that are words, or that nobody would take for anything else there."""

_NUMBERED = re.compile(r"(?<![^\W_])[Ww]ard[ ](?:[0-9]{1,3}[A-Za-z]?|[A-Z][0-9]{0,2})(?![^\W_])")
_JOINERS = frozenset(("of", "the", "and", "in", "on", "for", "at", "by", "le", "la", "de", "upon", "under"))
_SAID_IN_A_HURRY = frozenset("ward court lodge surgery road lane avenue terrace crescent medical rd ave cafe café factory manor grange".split())
_SAID_AFTER_THE = frozenset("surgery court lodge cafe café factory manor grange chapel".split())
_BEFORE_IN_A_HURRY = frozenset("on to from at in behind then of via opposite".split())
_COUNTED = frozenset("house street road lane avenue terrace crescent lodge cottage manor grange mews court mosque temple gurdwara academy primary infants juniors".split())
"""Nouns that can be counted: after “in” or “at” and one word, without an article, they end a name."""
_BEFORE_A_NAME = frozenset("in at to from on near of off via behind outside opposite by".split())
_OF_ANY_STREET = frozenset(
    "side back front parents mums dads empty half open council guest boarding public coffee opera tree bird dog doll farm town show green play summer terraced detached semi-detached victorian old new big small little large huge warm cold family main quiet busy wet icy dark long narrow wide her his their my our your the a an this that every each same whole other nearby country b-road toll slip ring trunk residential sheltered crown county family high magistrates "
    "slow fast middle memory cross wrong right single dual left bus cycle tennis squash food grass clay basketball small primary infant junior upper lower any no one two three both all".split()
)
_KINDS = frozenset("have having had needs need doctors gp gp's dental local usual little garden pavement dementia memory carers vets veterinary open walk-in minor eye corner church hospital motor shoe engine".split())
"""What a surgery, a café or a court may be called that names none."""

_STREETS = frozenset("street lane road avenue terrace crescent row mews".split())
_OF_NO_STREET = frozenset("the a an my our your his her their this that high main other one any every back front side local busy private whole same".split())
"""What a street is called that nobody would know it by."""
_TELLING = frozenset("bridge friendship corner tower blue red white green black amber golden silver sun moon star crown spring summer autumn winter love faith kind kindred earth bright happy good-neighbour".split())
"""Words that say nothing with a capital elsewhere, and name a service before its noun: Blue Door Reablement."""
_EMPLOYED = re.compile(r"(?<![^\W_])(?:(?:works?|worked|working|jobs?|shifts?|employed|manager|cleaner|cook|driver|trolleys|tills?|shopping|shops?|shopped) at|retired from|redundant from|laid off (?:by|from)|employed by) (?:the )?(?=[A-Z])")
"""What leads to an employer or a shop."""
_NO_EMPLOYER = frozenset("nhs age mind home royal bbc".split())

_MOST = 5
"""Words before a head noun that its name may have."""


def places(tokens: Tokens) -> Iterator[Hit]:
    """The named places and services of a text."""
    heads = evidence("place heads")
    for number, token in enumerate(tokens.all):
        if token.lower in heads and number:
            start = _name_before(tokens, number)
            if start is not None:
                yield Hit(tokens[start].start, tokens[_end(tokens, number)].end, PLACE.code, sure=True)
    yield from (Hit(match.start(), match.end(), PLACE.code, sure=True) for match in _NUMBERED.finditer(tokens.text))
    lower = tokens.text.lower()
    yield from (Hit(match.start(), match.end(), PLACE.code, sure=True) for match in _DEDICATED.finditer(tokens.text))
    if any(word in lower for word in _OF_PUBS):
        yield from (Hit(match.start(), match.end(), PLACE.code, sure=True) for match in _PUB.finditer(tokens.text))
        yield from (Hit(tokens.text.rfind(" ", 0, match.start()) + 1, match.end(), PLACE.code, sure=True) for match in _AND_CROWN.finditer(tokens.text))
    if " the " in lower:
        yield from (Hit(*match.span(1), PLACE.code, sure=True) for match in _HOUSE_OF_TREES.finditer(tokens.text))
    if any(town in lower for town in _TOWNS):
        yield from (Hit(*match.span(1), PLACE.code, sure=False) for match in _LIVES_IN.finditer(tokens.text) if match[1] in _TOWNS)
    for match in _EMPLOYED.finditer(tokens.text):
        named = next(tokens.within(match.end(), match.end() + 30), None)
        if named is not None and tokens[named].start == match.end() and tokens[named].lower not in _NO_EMPLOYER | evidence("capitals that mean nothing") | evidence("calendar"):
            yield Hit(tokens[named].start, tokens[named].end, PLACE.code, sure=False)
    for match in _SAINT.finditer(tokens.text):
        named = list(tokens.within(match.start(), match.end() + 40))[1:2]
        if named and named[0] not in tokens.in_phrases:
            yield Hit(match.start(), _end_of_saint(tokens, named[0]), PLACE.code, sure=True)


def _name_before(tokens: Tokens, head: int) -> int | None:
    """The first word of the name that a head noun ends; `None` where it ends none."""
    noun = tokens[head]
    generic = (evidence("generic") | evidence("capitals that mean nothing")) - (_TELLING if noun.capital else frozenset())
    if noun.capital and noun.lower in _STREETS:
        generic = _OF_NO_STREET
    start, first = head, None
    while start in tokens.in_phrases and start > 0 and start - 1 in tokens.in_phrases and head - start < _MOST:
        start -= 1
    while start > 0 and head - start < _MOST and tokens.gap(start - 1) in (" ", "'s ", "' ", "-", " & ") and start - 1 not in tokens.in_phrases:
        before = tokens[start - 1]
        if before.capital and len(before.word) > 1 and before.lower not in _JOINERS:
            first = start - 1
        elif before.lower not in _JOINERS or not noun.capital:
            break
        start -= 1
    if first is None:
        return _in_lower_case(tokens, head)
    words = [tokens[number] for number in range(first, head)]
    telling = [word for word in words if word.lower not in generic and word.lower not in _JOINERS]
    if not telling or (not noun.capital and all(word.sort == "known" for word in telling)):
        return None
    if tokens.starts_sentence(first) and len(words) == 1 and words[0].sort == "known" and not noun.capital:
        return None
    if head in tokens.in_phrases and all(word.sort == "known" for word in telling):
        return None
    while first < head and tokens[first].lower in generic and tokens[first].lower in ("the", "a", "an", "my", "our", "at", "in", "on"):
        first += 1
    return first


def _end(tokens: Tokens, head: int) -> int:
    """The last of the head nouns: a Primary School, a Hospital Discharge Team."""
    heads, end = evidence("place heads"), head
    for number in range(head + 1, min(head + _MOST, len(tokens))):
        if tokens.gap(number - 1) != " " or not tokens[number].capital:
            break
        if tokens[number].lower in heads:
            end = number
    return end


def _end_of_saint(tokens: Tokens, saint: int) -> int:
    """Where a name after “St” ends: after the possessive, and what has a capital after that."""
    end = tokens[saint].end + 2 * tokens.gap(saint).startswith("'s")
    for number in range(saint + 1, min(saint + _MOST, len(tokens))):
        if tokens.gap(number - 1) not in (" ", "'s ", " & ") or not tokens[number].capital:
            break
        end = tokens[number].end
    return end


def _in_lower_case(tokens: Tokens, head: int) -> int | None:
    """A name in a hurry: “on maple ward”, “back to almond court”."""
    if tokens[head].capital or tokens[head].lower not in _SAID_IN_A_HURRY | _COUNTED or head < 2 or tokens.gap(head - 1) != " " or tokens.gap(head - 2) != " ":
        return None
    before, preposition = tokens[head - 1], tokens[head - 2]
    if tokens[head].lower in _COUNTED and preposition.lower in _BEFORE_A_NAME and before.lower not in evidence("generic") | _KINDS | _OF_ANY_STREET and not before.capital and len(before.word) > 2:
        return head - 1
    if tokens[head].lower not in _SAID_IN_A_HURRY:
        return None
    leads = preposition.lower in _BEFORE_IN_A_HURRY or (preposition.lower == "the" and tokens[head].lower in _SAID_AFTER_THE)
    named = leads and before.lower not in evidence("generic") | _KINDS and not before.capital and len(before.word) > 2
    return head - 1 if named else None
