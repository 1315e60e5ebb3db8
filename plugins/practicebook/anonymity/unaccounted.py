"""Layer 1 from its other side: where a case is told, whatever holds a figure and is nothing innocent is asked about.

A pattern of `identifiers/` knows what an identifier looks like. A new layout of one is known to none, but it does hold figures,
and the numbers that identify nobody have few shapes: money, measures, times, years, scores, provisions. `innocent.json` has them.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from practicebook.anonymity.candidates import Candidate
from practicebook.anonymity.dates import day_of
from practicebook.anonymity.day_checks import DAY_CHECKS
from practicebook.anonymity.hits import AGE, CASE_REFERENCE, DATE, Hit
from practicebook.anonymity.sums import digits, helplines

Span = tuple[int, int]

_RUN = re.compile(r"[^\s\\|;()\[\]{}<>\"“”=,?!&…•`]+(?:,(?=[0-9]{3}(?![0-9]))[^\s\\|;()\[\]{}<>\"“”=,?!&…•`]+)*")
_FIGURE = re.compile("[0-9]")
_EDGES = ".:'’*_/-–#"
_GROUPS = re.compile(r"(?<![0-9a-z£$€.,:/+-])[0-9]{2,6}(?:[ ][0-9]{2,6}){1,5}(?![0-9a-z%]|[.,:/-][0-9])")
_STROKES = re.compile("[/+→-]|(?<=[a-z])'s|\n")
_RANGE = re.compile(r"([0-9]{1,3}(?:[.][0-9]{1,2})?)-([0-9]{1,3}(?:[.][0-9]{1,2})?)")
_PATH = re.compile(r"://|#[a-z]|www[.]|[a-z]{2,}/[a-z]{2,}|[.](?:md|html?|gov|org|uk|com|net)(?![a-z])|@")
_LETTERS = re.compile("[a-zà-ɏ]")
_SIGNED = re.compile(r"[%°\"'½¼¾]")
_GREAT = range(90, 116)
"""Ages that are asked about."""
_BESIDE_AN_AGE = re.compile(r"(?<![0-9])(?:9[0-9]|10[0-9]) (?:and|&) (?:[a-z]{2,8} )?$|(?<![a-z])(?:she|he|they|mum|dad|nan|gran|wife|husband|mother|father|sister|brother) at $")
"""What stands before a great age that a count could not follow."""
_PLURAL = re.compile(r"[ -][a-z]{2,}s(?![a-z'])")
_LABELLED = re.compile(r"(?<![a-z])(?:tag|ref|fob|locker|serial|token|badge|wristband)(?: (?:no|number|is))?[ .:#]{1,3}$")
_OF_MANY = re.compile(" of [0-9]")
_ALONE_IN_A_CELL = re.compile(r"[ ]?[|\t\n]")
_WORD = re.compile("[a-z]+")


@cache
def innocent() -> Mapping:
    """What `innocent.json` says."""
    return json.loads((files("practicebook.anonymity") / "identifiers" / "innocent.json").read_text(encoding="utf-8"))


@cache
def _shape(only: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry['find']})" for entry in innocent()["shapes"] if entry.get("only", "") == only))


@cache
def _ranked() -> frozenset[str]:
    return frozenset(innocent()["ranked"])


def unaccounted(text: str, taken: Sequence[Span], allowed: frozenset[str] = frozenset(), known_days: frozenset[str] = frozenset()) -> Iterator[Hit]:
    """What holds a figure, lies in none of the spans that were `taken`, and is nothing innocent. Of a text that tells a case.

    A span that was taken and leaves figures over is found again to its ends.
    """
    lower = text.replace("İ", "I").lower()
    place = 0
    for start, end in _runs(lower):
        while place < len(taken) and taken[place][1] <= start:
            place += 1
        if place < len(taken) and taken[place][0] < end:
            rest = lower[start : taken[place][0]] + lower[max(start, taken[place][1]) : end]
            if _FIGURE.search(rest) and not _PATH.search(lower[start:end]):
                yield Hit(start, end, CASE_REFERENCE.code, sure=False)
            continue
        code = _asked(Candidate(text, lower, start, end, True, allowed, known_days))
        if code is not None:
            yield Hit(start, end, code, sure=False)


def _runs(lower: str) -> Iterator[Span]:
    """Everything between spaces that holds a figure, without the marks at its ends; figures in groups are one."""
    reached = 0
    groups = [found.span() for found in _GROUPS.finditer(lower) if _is_one_number(found[0]) or digits(found[0]) in helplines()]
    number = 0
    for run in _RUN.finditer(lower):
        if not _FIGURE.search(run[0]):
            continue
        while number < len(groups) and groups[number][1] <= run.start():
            number += 1
        if number < len(groups) and groups[number][0] < run.end():
            if groups[number][0] >= reached:
                reached = groups[number][1]
                yield groups[number]
            continue
        written = run[0].rstrip(_EDGES)
        yield run.start() + len(written) - len(written.lstrip(_EDGES.replace("#", "").replace("'", ""))), run.start() + len(written)


def _is_one_number(words: str) -> bool:
    parts = words.split(" ")
    return len(words) - words.count(" ") > 5 and not any(len(part) == 4 and _shape("").fullmatch(part) for part in (parts[0], parts[-1]))


def _asked(at: Candidate) -> str | None:
    """The code of what it may be; `None` where it is innocent."""
    written = at.lowered
    if _is_innocent(at, written):
        return None
    if any(written.endswith(ending) for ending in ("st", "nd", "rd", "th")) and len(written) < 6:
        return DATE.code
    if written.isdigit() and int(written) in _GREAT:
        return AGE.code
    return DATE.code if day_of(written) is not None and len(written) < 6 else CASE_REFERENCE.code


def _is_innocent(at: Candidate, written: str) -> bool:
    if (_shape("").fullmatch(written) and not _is_a_day(at, written) and not _is_labelled(at, written)) or digits(written) in helplines():
        return True
    if _shape("odd").fullmatch(written) and _LABELLED.search(at.before(16)) is None:
        return True
    if _PATH.search(written):
        return True  # addresses have patterns of their own
    if _shape("rank").fullmatch(written):
        return not 1 <= int(digits(written[:-2])) <= 31 or _is_ranked(at)
    if _shape("measure").fullmatch(written) and (_SIGNED.search(written) or "-" in written):
        return True
    if _shape("score").fullmatch(written):
        first, second = map(int, written.split("/"))
        return first <= second or first > 40 or day_of(written) is None
    if (span := _RANGE.fullmatch(written)) is not None:
        return float(span[1]) <= float(span[2]) or not _counts_nothing(at)
    parts = [part for part in _STROKES.split(written) if part]
    if len(parts) > 1 and (_LETTERS.search(written) or ":" in written or "." in written or "→" in written):
        return all(not _FIGURE.search(part) or _shape("").fullmatch(part) for part in parts)
    if written.isdigit() and int(written) in _GREAT and _BESIDE_AN_AGE.search(at.before(24)):
        return not DAY_CHECKS["no-measure"](at) or _PLURAL.match(at.after(24)) is not None
    return _LETTERS.search(written) is None and not _counts_nothing(at)


def _is_labelled(at: Candidate, written: str) -> bool:
    """Letters with figures after a word for what is numbered: “tag K93”."""
    return _LETTERS.match(written) is not None and written[-1].isdigit() and len(written) < 6 and _LABELLED.search(at.before(16)) is not None


def _is_a_day(at: Candidate, written: str) -> bool:
    """A day with its month after a dot, which no time or paragraph is: 27.03."""
    return re.fullmatch("(?:2[4-9]|3[01])[.](?:0[1-9]|1[0-2])", written) is not None and _counts_nothing(at)


def _counts_nothing(at: Candidate) -> bool:
    if _OF_MANY.match(at.after(6)) or (len(at.lowered) == 3 and _ALONE_IN_A_CELL.match(at.after(2)) and at.before(2).strip(" ") in ("|", "\t")):
        return False
    return DAY_CHECKS["counts-nothing"](at) and DAY_CHECKS["no-measure"](at)


def _is_ranked(at: Candidate) -> bool:
    """True where a noun follows that has a first and a second, or the word before says that it comes again."""
    following = _WORD.findall(at.after(30)[1:])[:3] if at.after(1) in (" ", "-") else []
    before = _WORD.findall(at.before(12))[-1:]
    return bool(_ranked().intersection(following)) or before in (["every"], ["each"], ["alternate"], ["came"], ["finished"])
