"""Authors' tables, whose rows become cards on a phone: each cell is told which column it stands in, for the style sheet to say it.

This is done to a page's HTML once search has read it. A table of one or two columns fits a phone as it is.
"""

import re
from html import escape, unescape

FITS_A_PHONE = 2
"""The most columns that can be read side by side at 320 px (WCAG 2.2, 1.4.10 Reflow, asks for no scrolling both ways)."""

_TABLE = re.compile(r"<table>\s*<thead>(?P<head>.*?)</thead>\s*<tbody>(?P<body>.*?)</tbody>\s*</table>", re.DOTALL)
_HEADER_CELL = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<td(?P<attributes>[^>]*)>(?P<words>.*?)</td>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def with_labelled_cells(html: str) -> str:
    """A page's HTML with the cells of its wide tables labelled by their columns, but for the words that begin a row: they are its heading."""
    return _TABLE.sub(_labelled, html)


def _labelled(table: re.Match[str]) -> str:
    columns = [" ".join(unescape(_TAG.sub("", words)).split()) for words in _HEADER_CELL.findall(table["head"])]
    if len(columns) <= FITS_A_PHONE:
        return table.group()
    rows = _ROW.sub(lambda row: _row(row.group(), columns), table["body"])
    return f'<table class="pb-cards">\n<thead>{table["head"]}</thead>\n<tbody>{rows}</tbody>\n</table>'


def _row(row: str, columns: list[str]) -> str:
    cells = zip(_CELL.finditer(row), columns, strict=False)  # Markdown makes as many cells as there are columns
    return "<tr>\n" + "".join(_cell(match, label, first=n == 0) for n, (match, label) in enumerate(cells)) + "</tr>"


def _cell(cell: re.Match[str], label: str, first: bool) -> str:
    heads_the_row = first and cell["words"].strip()
    said = "" if heads_the_row or not label else f' data-label="{escape(label)}"'
    return f"<td{cell['attributes']}{said}>{cell['words']}</td>\n"
