"""Sections of search made directly, as many as wanted: what synthetic documents would be cut into, without rendering a page."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

import cranfield
import synthetic
import words

from practicebook.content.kinds import FOLDERS, GOVERNED
from practicebook.search.sections import GROUPS, SearchPage, Section

SENTENCES_A_PART = 7
"""What a synthetic document's parts hold on average, tables and lists counted."""

RARE_SHARE, RARE_TAIL = 0.15, 0.4
"""Of the words of a text, how many are invented; and the shape of their frequencies, by which their number grows as the 0.7th power of the text.

The vocabulary of `words.py` is the same at any size, which no real site's is.
"""

SYLLABLES = [first + second for first in "bdfgklmnprstvz" for second in "aeiou"]


def sections(documents: int, seed: int = 7) -> tuple[Section, ...]:
    """Sections of so many documents, in the order of the index."""
    random = Random(seed)
    pages = sorted(_pages(documents, random), key=lambda page: (GROUPS.index(page.group), page.address))
    return tuple(section for page in pages for section in _of_page(page, random))


def of_abstracts(documents: Iterable[cranfield.Document]) -> tuple[Section, ...]:
    """Each abstract as a page of one section, in the collection's order."""
    return tuple(Section(SearchPage(f"{one.id}/", one.title, "page"), "", "", one.text) for one in documents)


def as_html(made: Iterable[Section], folder: Path) -> None:
    """Write sections as pages of HTML, for those that index pages."""
    pages: dict[str, list[str]] = {}
    for section in made:
        parts = pages.setdefault(section.page.address, [f"<h1>{_escaped(section.page.title)}</h1>"])
        parts.append(f'<h2 id="{section.anchor}">{_escaped(section.heading)}</h2>' if section.anchor else "")
        parts.append(f"<p>{_escaped(section.quick)}</p><p>{_escaped(section.text)}</p>")
    for address, parts in pages.items():
        file = folder / address / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f'<!doctype html><html lang="en"><title>Page</title><body><article>{"".join(parts)}</article></body></html>', encoding="utf-8")


def _pages(documents: int, random: Random) -> Iterator[SearchPage]:
    folders = {kind: folder.removeprefix("docs/") for folder, kind in FOLDERS.items()} | {"page": "about"}
    for planned in synthetic.planned_documents(documents, random):
        yield SearchPage(f"{folders[planned.kind]}/{planned.id}/", planned.title, planned.kind, planned.id, summary=words.paragraph(random, 2))


def _of_page(page: SearchPage, random: Random) -> Iterator[Section]:
    quick = words.paragraph(random, 6) if page.kind in GOVERNED else ""
    yield Section(page, "", "", words.paragraph(random, 3), quick, tuple(random.sample(words.NOUNS, 8)))
    for part in range(1, synthetic.PARTS.get(page.kind, synthetic.GOVERNED_PARTS) + 1):
        noun = random.choice(words.NOUNS)
        yield Section(page, f"part-{part}-{noun}", f"Part {part}: {noun}", _with_rare_words(words.paragraph(random, SENTENCES_A_PART), random))


def _with_rare_words(text: str, random: Random) -> str:
    """The text with some of its words changed for invented ones, of which a few are common and most are rare."""
    return " ".join(_invented(int(random.paretovariate(RARE_TAIL))) if random.random() < RARE_SHARE else word for word in text.split())


def _invented(number: int) -> str:
    """A word for each number, longer for higher ones."""
    word = ""
    while number or len(word) < 4:
        number, syllable = divmod(number, len(SYLLABLES))
        word += SYLLABLES[syllable]
    return word


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
