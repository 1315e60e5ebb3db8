"""Markdown with the place of its headings, links and pictures, and changed only where it is meant to change.

Python-Markdown, which renders the pages, keeps no line numbers; a test holds that both see the same headings,
links and pictures.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from practicebook.content.code import blanked, code_spans, fenced, written_code
from practicebook.content.findings import Place
from practicebook.content.headings import Heading as Heading
from practicebook.content.headings import attributes_of, unique, without_attributes
from practicebook.content.headings import slugify as slugify

_PARSER = MarkdownIt("commonmark").enable("table").use(footnote_plugin).use(deflist_plugin)
_PARSER.validateLink = lambda url: True  # every destination is judged by our own check, never silently dropped
_PARSER.normalizeLink = lambda url: url

_DESTINATION = re.compile(r"\]\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<plain>[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*))")
_AFTER_DESTINATION = re.compile(r"""\s*(?:(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\))\s*)?\)""", re.DOTALL)
_ID = re.compile(r"""<[^<>]*\sid=["']([^"']+)["']""")
_FOOTNOTE = re.compile(r"^[ ]{0,3}\[\^[^\]\n]+\]:.*\n?(?:(?:[ \t]*\n)*[ ]{4}.*\n?)*", re.MULTILINE)
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]+\](?!:)")


def count_words(text: str) -> int:
    """Words as a reader counts them."""
    return len(re.findall(r"[^\W_][\w’'-]*", text))


@dataclass(frozen=True)
class Link:
    """A link or a picture."""

    destination: str
    text: str
    """The link's words, or the picture's alternative text."""
    is_picture: bool
    start: int
    """Offset of its destination in the body."""
    end: int
    inline: bool
    """False where the address is written away from the words, as in `[words][name]`."""


@dataclass(frozen=True)
class _Parsed:
    """What one parse gives."""

    outline: tuple[Heading, ...]
    links: tuple[Link, ...]
    crowded_lists: tuple[int, ...]
    block_starts: tuple[int, ...]
    """Offsets of the top-level blocks."""


class Body:
    """A piece of Markdown whose parts know their place."""

    def __init__(self, text: str, file: PurePosixPath, first_line: int = 1) -> None:
        self.text, self.file, self.first_line = text, file, first_line

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @cached_property
    def _parsed(self) -> "_Parsed":
        """What we need of the parser's tokens, which are let go: kept for a whole site, they would be most of its memory."""
        tokens = parse(self.text)
        return _Parsed(self._outline(tokens), self._links(tokens), self._crowded_lists(tokens), self._block_starts(tokens))

    def place(self, start: int, end: int | None = None) -> Place:
        """Where an offset of the body is in its file."""
        line, column = self._line_and_column(start)
        if end is None:
            return Place(self.file, line, column)
        return Place(self.file, line, column, *self._line_and_column(end))

    def _line_and_column(self, offset: int) -> tuple[int, int]:
        index = bisect_right(self._line_starts, offset) - 1
        return index + self.first_line, offset - self._line_starts[index] + 1

    def _offset(self, line: int) -> int:
        return self._line_starts[line] if line < len(self._line_starts) else len(self.text)

    @cached_property
    def prose(self) -> str:
        """The body with everything that is certainly code blanked out, character for character."""
        return blanked(blanked(self.text, fenced(self.text)), self.code_spans)

    @cached_property
    def code_spans(self) -> tuple[tuple[int, int], ...]:
        """What is certainly code between backticks, as offsets."""
        return code_spans(self.text)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Its headings, in order, but those inside lists and quotations."""
        return tuple(heading for heading in self.outline if not heading.nested)

    @property
    def outline(self) -> tuple[Heading, ...]:
        """Every heading, with the anchor that a page of this Markdown gives it: first those that are written, then those that are made."""
        return self._parsed.outline

    def _outline(self, tokens: list[Token]) -> tuple[Heading, ...]:
        found = [
            (opening, inline, attributes_of(self._line(opening)))
            for opening, inline in zip(tokens, tokens[1:], strict=False)
            if opening.type == "heading_open" and opening.map
        ]
        taken = {attributes.anchor for _, _, attributes in found if attributes.anchor}
        headings = []
        for opening, inline, attributes in found:
            assert opening.map
            start, end = self._offset(opening.map[0]), self._offset(opening.map[1])
            text = without_attributes(plain_words(inline, pictures=False))
            anchor = attributes.anchor or unique(slugify(text), taken)
            taken.add(anchor)
            shows, keywords = (tuple((word, start + offset) for word, offset in found) for found in (attributes.shows, attributes.keywords))
            written = " ".join(without_attributes(inline.content).split())
            headings.append(Heading(int(opening.tag[1]), text, written, anchor, shows, keywords, attributes.others, start, end, opening.level > 0, opening.markup[0] in "=-"))
        return tuple(headings)

    def _line(self, token: Token) -> str:
        """The first line of a block."""
        assert token.map
        return self.text[self._offset(token.map[0]) :].partition("\n")[0]

    @property
    def crowded_lists(self) -> tuple[int, ...]:
        """Where lists start that follow words with no blank line between, those inside other lists left out."""
        return self._parsed.crowded_lists

    def _crowded_lists(self, tokens: list[Token]) -> tuple[int, ...]:
        found: list[int] = []
        items, words_end = 0, -1
        for token in tokens:
            if token.type == "list_item_open" or token.type == "list_item_close":
                items += token.nesting
            elif token.type == "paragraph_open" and token.map:
                words_end = token.map[1]
            elif token.type in ("bullet_list_open", "ordered_list_open") and token.map and token.map[0] == words_end and not items:
                found.append(self._offset(token.map[0]))
        return tuple(found)

    @property
    def links(self) -> tuple[Link, ...]:
        """Its links and pictures, in the order of their addresses; those to no address of their own come last."""
        return self._parsed.links

    def _links(self, tokens: list[Token]) -> tuple[Link, ...]:
        links: list[Link] = []
        taken: set[tuple[int, int]] = set()  # the cells of a table's row share a line
        for token in tokens:
            if token.type == "inline" and token.map and token.children:
                links += self._links_of(token, taken)
        return tuple(sorted(links, key=lambda link: (not link.inline, link.start)))

    def _links_of(self, inline: Token, taken: set[tuple[int, int]]) -> Iterator[Link]:
        assert inline.map
        first, after = inline.map
        start, end = self._offset(first), self._offset(max(after, first + 1))  # a term of a definition list says that it has no line
        spans = [
            (start + match.start(group), start + match.end(group))
            for match in _DESTINATION.finditer(_without_code(self.text[start:end]))
            for group in ("angled" if match["angled"] is not None else "plain",)
        ]
        for destination, words, is_picture in _links_in(inline.children or ()):
            span = next((span for span in spans if span not in taken and _same(self.text[slice(*span)], destination)), None)
            if span:
                taken.add(span)
            yield Link(destination, words, is_picture, *(span or (start, end)), inline=span is not None)

    def section(self, heading: Heading) -> tuple[int, int]:
        """Where the text under a heading starts and ends: to the next heading of the same or a higher level."""
        following = (other.start for other in self.headings if other.start > heading.start and other.level <= heading.level)
        return heading.end, next(following, len(self.text))

    def blocks(self) -> tuple[str, ...]:
        """Its top-level blocks, as Markdown."""
        starts = self._parsed.block_starts
        if not starts:
            return ()
        return tuple(
            block
            for start, end in zip(starts, (*starts[1:], len(self.text)), strict=True)
            if (block := self.text[start:end].strip("\n"))
        )

    def _block_starts(self, tokens: list[Token]) -> tuple[int, ...]:
        return tuple(self._offset(token.map[0]) for token in tokens if token.level == 0 and token.map and token.nesting >= 0)

    def with_links(self, resolve: Callable[[Link], str | None]) -> str:
        """The text with each inline address replaced, quoted where it needs to be; `None` leaves the words and takes the link away."""
        edits: list[tuple[int, int, str]] = []
        for link in (link for link in self.links if link.inline):
            destination = resolve(link)
            if destination is None:
                edits += self._without(link)
            elif destination != link.destination:
                edits.append((link.start, link.end, quote(destination, safe="/#:?&=@+,;~$!")))
        return _edited(self.text, edits)

    def _without(self, link: Link) -> list[tuple[int, int, str]]:
        """The edits that take a link away.

        Its words go into an element that means nothing, so that they cannot make HTML or a link with what stands beside them.
        """
        before, after = self.text.rindex("](", 0, link.start), link.end + (self.text[link.end : link.end + 1] == ">")
        paragraph = self.text.rfind("\n\n", 0, before) + 1
        opening = _opening_bracket(_without_code(self.text[paragraph:before]))
        closing = _AFTER_DESTINATION.match(self.text, after)
        if opening is None or closing is None:
            return [(link.start, link.end, "#")]
        opening += paragraph
        if link.is_picture:
            return [(opening - 1, closing.end(), "")]
        return [(opening, opening + 1, "<span>"), (before, closing.end(), "</span>")]


def anchors_in(text: str) -> frozenset[str]:
    """Every anchor of a page made of this Markdown, those that its HTML sets included."""
    body = Body(text, PurePosixPath("page.md"))
    return frozenset((*(heading.anchor for heading in body.outline), *_ID.findall(body.prose)))


def quotable(text: str, file: PurePosixPath) -> str:
    """Markdown that can stand inside another page: headings become bold lines, footnotes and their marks go."""
    body = Body(text, file)
    edits = [(heading.start, heading.end, f"\n**{heading.markdown}**\n\n" if heading.markdown else "\n") for heading in body.headings]
    text = _edited(text, edits)
    for part in (_FOOTNOTE, _FOOTNOTE_MARK):
        text = _edited(text, [(*match.span(), "") for match in part.finditer(Body(text, file).prose)])
    return text.strip("\n")


def plain_text(text: str) -> str:
    """The words of a piece of Markdown, in reading order."""
    return " ".join(plain_words(token) for token in parse(text) if token.type == "inline")


def _links_in(children: Iterable[Token]) -> Iterable[tuple[str, str, bool]]:
    """Destination, words and whether it is a picture, of each link in a line; addresses in angle brackets are not ours to change."""
    children = list(children)
    for index, token in enumerate(children):
        if token.type == "image":
            yield str(token.attrs["src"]), token.content, True
        elif token.type == "link_open" and token.markup != "autolink":
            closing = next(at for at in range(index, len(children)) if children[at].type == "link_close" and children[at].level == token.level)
            yield str(token.attrs["href"]), "".join(child.content for child in children[index:closing]), False


def parse(text: str) -> list[Token]:
    """What the parser makes of a piece of Markdown."""
    return _PARSER.parse(text)


def plain_words(inline: Token, pictures: bool = True) -> str:
    """The words of a line, without its marks; with the alternative text of its pictures, or without."""
    return "".join(
        " " if child.type in ("softbreak", "hardbreak") else child.content
        for child in inline.children or ()
        if child.type in ("text", "code_inline", "softbreak", "hardbreak") or pictures and child.type == "image"
    )


def _without_code(text: str) -> str:
    return blanked(text, written_code(text))


def _same(written: str, parsed: str) -> bool:
    return written == parsed or html.unescape(unquote(re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", written))) == html.unescape(unquote(parsed))


def _opening_bracket(text: str) -> int | None:
    """The offset of the bracket that is still open at the end of a text, the innermost one."""
    depth = 0
    for bracket in reversed(list(re.finditer(r"\\.|\[|\]", text, re.DOTALL))):
        depth += {"]": 1, "[": -1}.get(bracket.group(), 0)
        if depth < 0:
            return bracket.start()
    return None


def _edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    """The text with some of its spans replaced; none overlaps another."""
    parts, at = [], 0
    for start, end, replacement in sorted(edits):
        parts += [text[at:start], replacement]
        at = end
    return "".join((*parts, text[at:]))
