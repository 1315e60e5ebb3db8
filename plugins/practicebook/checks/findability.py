"""Pages that search could find more easily."""

from collections.abc import Iterator

from practicebook.content.edition import Edition
from practicebook.content.findings import Finding, Place, Rule
from practicebook.content.library import Text, governed

MOST_KEYWORDS = 12
"""Keywords that one heading may have."""

NO_QUICK_READ = Rule("findability.no-quick-read", "warning", "A governed document has no quick read, which stands above search results as the answer.", "Write `quick_read`: the answer in one minute, 60 to 110 words.")
NO_KEYWORDS = Rule("findability.no-keywords", "warning", "A governed document has no keywords, so it is found only by its own words.", "Add `keywords`: the words that staff type when they look for it.")
SAME_TITLE = Rule("findability.same-title", "warning", "Two pages have the same title, so nobody can tell which to open from a list.", "Give one of them a title that says how it differs.")
TOO_MANY_KEYWORDS = Rule("findability.too-many-keywords", "warning", f"A heading has more than {MOST_KEYWORDS} keywords, so that none of them says much.", "Keep those that fit this part and no other part of the page.")
SAME_KEYWORD = Rule("findability.same-keyword", "warning", "A heading has the same keyword twice.", "Keep one.")

RULES = (NO_QUICK_READ, NO_KEYWORDS, SAME_TITLE, TOO_MANY_KEYWORDS, SAME_KEYWORD)


def findings(edition: Edition) -> Iterator[Finding]:
    """Check the text that each page shows."""
    titles: dict[str, Text] = {}
    for document in edition.readable:
        text = edition.text(document)
        title = text.fields.title
        if document.is_governed:
            yield from _of_governed(text)
        yield from _of_headings(text)
        other = titles.setdefault(" ".join(title.casefold().split()), text)
        if other is not text:
            where = other.located.place(("title",))
            yield SAME_TITLE.at(text.located.place(("title",)), f"“{title}” is also the title at {where.file}:{where.line}.")


def _of_governed(text: Text) -> Iterator[Finding]:
    fields = governed(text)
    start = Place(text.file)
    if not fields.quick_read:
        yield NO_QUICK_READ.at(start, "This document has no quick read.")
    if not fields.keywords:
        yield NO_KEYWORDS.at(start, "This document has no keywords.")


def _of_headings(text: Text) -> Iterator[Finding]:
    for heading in text.body.headings:
        met: set[str] = set()
        for number, (words, offset) in enumerate(heading.keywords, 1):
            place = text.body.place(offset, offset + len(words))
            if number == MOST_KEYWORDS + 1:
                yield TOO_MANY_KEYWORDS.at(place, f"“{heading.text}” has {len(heading.keywords)} keywords.")
            if words.casefold() in met:
                yield SAME_KEYWORD.at(place, f"“{words}” is a keyword of “{heading.text}” already.")
            met.add(words.casefold())
