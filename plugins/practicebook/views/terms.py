"""Terms of the glossary, explained where each first stands on a page.

This is done to a page's HTML once search has read it, so that what is searched, signed and kept stays as it was written.
Without scripts a term is a link to the glossary; `browser/terms.js` shows what it means on hover, focus and touch.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape

from practicebook.content import addresses
from practicebook.content.data import Term
from practicebook.content.markdown import slugify

UNEXPLAINED = frozenset((addresses.HOME, addresses.GLOSSARY, addresses.SEARCH, addresses.TOPICS, addresses.KEEP, addresses.FRONT_MATTER, addresses.FINDINGS, addresses.LAW_BY_DOCUMENT))
"""Pages that only lead to others, list everything, or are the glossary itself."""

_PIECE = re.compile(r"""<!--.*?-->|<(?P<end>/?)(?P<tag>[a-zA-Z][\w-]*)(?P<attributes>(?:[^<>"']|"[^"]*"|'[^']*')*)>""", re.DOTALL)
_VOID = frozenset("area base br col embed hr img input link meta source track use wbr path".split())
_SKIPPED = frozenset("a abbr audio button code dt figcaption form h1 h2 h3 h4 h5 h6 kbd label nav pre samp script select style summary svg template textarea th video".split())
_SKIPPED_CLASSES = frozenset("headerlink pb-asked pb-banner pb-control pb-crumbs pb-figures pb-filters pb-letters pb-list pb-matrix pb-meta pb-tags pb-tiles pb-topics pb-voice".split())
_CLASSES = re.compile(r"""\bclass=["']?([^"'>]*)""")


def is_explained(term: Term) -> bool:
    """True where pages explain it: as its entry says, and else where it has two capitals or a digit, as no everyday word has."""
    if term.explained is not None:
        return term.explained
    return sum(letter.isupper() for letter in term.term) > 1 or any(letter.isdigit() for letter in term.term)


def _written(term: Term) -> Iterator[str]:
    """How pages write it: the term, and what it stands for where that is one thing of several words and no provision of law."""
    yield term.term
    full = term.expansion or ""
    if " " in full and not re.search(r"[\d;,()]", full):
        yield full
        yield full[0].upper() + full[1:]


class Explainer:
    """Explains the terms of one glossary: one search through a page for all of them."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_words = {escape(words): term for term in terms if is_explained(term) for words in _written(term)}
        longest_first = sorted(self._by_words, key=len, reverse=True)
        self._any = re.compile(rf"(?<![\w&#/.-])(?P<term>{'|'.join(map(re.escape, longest_first))})(?P<more>s?)(?![\w-])") if longest_first else None

    def explained(self, html: str, page: str) -> str:
        """A page's HTML with each term explained where it first stands in running words."""
        if self._any is None or page in UNEXPLAINED or not self._any.search(html):
            return html
        parts: list[str] = []
        seen: set[str] = set()
        at, depth, skipped_from = 0, 0, None
        for piece in _PIECE.finditer(html):
            words = html[at : piece.start()]
            parts.append(words if skipped_from is not None or not words.strip() else self._in_words(words, page, seen))
            parts.append(piece.group())
            at = piece.end()
            tag = (piece["tag"] or "").lower()
            if not tag or tag in _VOID or piece["attributes"].endswith("/"):
                continue
            if piece["end"]:
                depth -= 1
                if skipped_from is not None and depth <= skipped_from:
                    skipped_from = None
                continue
            if skipped_from is None and (tag in _SKIPPED or self._skips(piece["attributes"])):
                skipped_from = depth
            depth += 1
        parts.append(html[at:])
        return "".join(parts)

    @staticmethod
    def _skips(attributes: str) -> bool:
        classes = _CLASSES.search(attributes)
        return bool(classes and not _SKIPPED_CLASSES.isdisjoint(classes[1].split()))

    def _in_words(self, words: str, page: str, seen: set[str]) -> str:
        assert self._any is not None

        def of(match: re.Match[str]) -> str:
            term = self._by_words[match["term"]]
            if term.term in seen:
                return match.group()
            seen.add(term.term)
            return _link(term, match.group(), page)

        return self._any.sub(of, words)


def _link(term: Term, written: str, page: str) -> str:
    """The term as a link to the glossary, described by what it means."""
    described = f"pb-term-{slugify(term.term)}"
    means = f"{term.expansion}: {term.meaning}" if term.expansion else term.meaning
    way = addresses.relative(addresses.term(term.term), page)
    return f'<a class="pb-term" href="{escape(way)}" aria-describedby="{described}">{written}</a><span class="pb-term__means" id="{described}" hidden>{escape(means)}</span>'
