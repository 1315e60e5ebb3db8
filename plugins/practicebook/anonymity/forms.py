"""Where a text leaves room for a name: beside a form's label, in a table's column of names, after a greeting's end."""

import re
from collections.abc import Iterator
from functools import cache

from practicebook.anonymity.vocabulary import evidence

Span = tuple[int, int]

_FIELD_ENDS = re.compile(r"[\n|\t;]|[ ]{3,}|(?<=[^.]{3})\. ")
_LONGEST_ROOM = 200
"""A name of five long words; a line without an end is not read to its end for every label in it."""

_CELL = re.compile(r"[^|\t]+")
_LABEL = re.compile(
    r"(?:^|[\n|\t;>(•]|(?<=[ ][ ]))[ ]?[*_>-]{0,4}[ ]?(?P<label>[A-Za-z][A-Za-z. /'-]{0,38}?)(?:\(s\)|s)?(?:[ ]?\([^()\n]{0,30}\))?[ *_.]{0,60}(?:[:\t|]|-(?=[ ]))[ *_]{0,60}(?=[^\s|])"
)
_SHORT_CELL = re.compile(r"(?<=[|\t\n])[ ]*([^\W\d_][^|\t\n]{1,24}?)[ ]*(?=[|\t])|(?<=[|\t])[ ]*([^\W\d_][^|\t\n]{1,24}?)[ ]*(?=\n)")


def _any_of(name: str) -> str:
    return "|".join(re.escape(entry) for entry in sorted(evidence(name), key=len, reverse=True))


@cache
def _sign_off() -> re.Pattern[str]:
    phrases = _any_of("sign-offs")
    return re.compile(rf"(?:^|\n)[ >]*(?:{phrases})[ ]*[,.!x]*[ ]*(?:\n[ >]*){{0,3}}|(?<=[.!?] )(?:{phrases})[,]?[ ]+(?=[A-Z])", re.IGNORECASE)


def rooms(text: str) -> Iterator[tuple[int, int, bool]]:
    """Spans where names stand, and whether each is that of a service or an employer."""
    labels, places = evidence("labels"), evidence("labels of places")
    for match in (*(match for match in _LABEL.finditer(text) if match["label"].lower() in labels), *_sign_off().finditer(text)):
        furthest = min(len(text), match.end() + _LONGEST_ROOM)
        end = _FIELD_ENDS.search(text, match.end(), furthest)
        yield match.end(), end.start() if end else furthest, match.groupdict().get("label", "").lower() in places
    if "|" in text or "\t" in text:
        yield from _columns(text)


def cells(text: str) -> Iterator[Span]:
    """The cells of tables that hold a word or two."""
    for match in _SHORT_CELL.finditer(text):
        yield match.span(1) if match.group(1) else match.span(2)


def table_columns(text: str) -> Iterator[list[Span]]:
    """The columns of each table, without its heading: a list of cells each."""
    if "|" not in text and "\t" not in text:
        return
    columns: list[list[Span]] = []
    start = 0
    for line in (*text.split("\n"), ""):
        found = [(start + match.start(), start + match.end()) for match in _CELL.finditer(line)] if "|" in line or "\t" in line else []
        if len(found) > 1:
            for number, cell in enumerate(found):
                if number == len(columns):
                    columns.append([])
                columns[number].append(cell)
        else:
            yield from (column[1:] for column in columns if len(column) > 3)
            columns = []
        start += len(line) + 1


def _is_label(heading: str) -> bool:
    return heading in evidence("labels") or heading.removesuffix("s") in evidence("labels")


def _columns(text: str) -> Iterator[tuple[int, int, bool]]:
    """The cells under a heading that is a form's label, down to the end of the table."""
    columns: list[tuple[int, bool]] = []
    start = 0
    for line in text.split("\n"):
        cells = [(match.start(), match.end()) for match in _CELL.finditer(line)] if "|" in line or "\t" in line else []
        if len(cells) < 2:
            columns = []
        elif columns:
            yield from ((start + cells[column][0], start + cells[column][1], of_place) for column, of_place in columns if column < len(cells))
        else:
            headings = [line[first:last].strip(" *_").lower() for first, last in cells]
            columns = [(number, heading in evidence("labels of places")) for number, heading in enumerate(headings) if _is_label(heading)]
        start += len(line) + 1
