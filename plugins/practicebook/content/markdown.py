"""Markdown with the place of its headings, links and pictures, and changed only where it is meant to change.

Python-Markdown, which renders the pages, keeps no line numbers; a test holds that both see the same headings,
links and pictures.
"""

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from practicebook.content.findings import Place

_PARSER = MarkdownIt("commonmark").enable("table").use(footnote_plugin).use(deflist_plugin)
_PARSER.validateLink = lambda url: True  # every destination is judged by our own check, never silently dropped
_PARSER.normalizeLink = lambda url: url

_DESTINATION = re.compile(r"\]\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<plain>[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*))")
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_ATTRIBUTES = re.compile(r"[ ]+\{:?[ ]*(?P<list>[^}\n ][^\n]*?)[ ]*\}[ ]*$")
_ATTRIBUTE = re.compile(r"""(?P<name>[A-Za-z][\w-]*)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>\S+))|#(?P<id>\S+)|\.\S+""")
_ID = re.compile(r"""<[^<>]*\sid=["']([^"']+)["']""")
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]+\](?!:)")


def slugify(text: str, separator: str = "-") -> str:
    """The anchor of a heading, or of a term: ASCII letters, digits and hyphens (after Python-Markdown's own)."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    words = re.sub(r"[^\w\s-]", "", ascii_text).strip().lower()
    return re.sub(rf"[{separator}\s]+", separator, words)


def count_words(text: str) -> int:
    """Words as a reader counts them."""
    return len(re.findall(r"[^\W_][\w’'-]*", text))


@dataclass(frozen=True)
class Heading:
    """A Markdown heading."""

    level: int
    text: str
    """As read, without its attributes."""
    anchor: str
    shows: tuple[tuple[str, int], ...]
    """Ids in its `data-shows`, each with its offset in the body."""
    attributes: tuple[str, ...]
    """Names of its other attributes."""
    start: int
    """Offset of its first character in the body."""
    end: int
    """Offset just past its line."""


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


class Body:
    """A piece of Markdown whose parts know their place."""

    def __init__(self, text: str, file: PurePosixPath, first_line: int = 1) -> None:
        self.text, self.file, self.first_line = text, file, first_line

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @cached_property
    def _tokens(self) -> list[Token]:
        return _PARSER.parse(self.text)

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
        """The body with everything inside code blanked out, character for character."""
        text = self.text
        for token in self._tokens:
            if token.type in ("fence", "code_block") and token.map:
                text = _blank(text, self._offset(token.map[0]), self._offset(token.map[1]))
        for match in _CODE_SPAN.finditer(text):
            text = _blank(text, match.start(), match.end())
        return text

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Its headings, in order, with the anchors that their page gives them."""
        headings: list[Heading] = []
        taken: set[str] = set()
        for opening, inline in zip(self._tokens, self._tokens[1:], strict=False):
            if opening.type == "heading_open" and opening.map and opening.level == 0:
                heading = self._heading(opening, inline, taken)
                taken.add(heading.anchor)
                headings.append(heading)
        return tuple(headings)

    def _heading(self, opening: Token, inline: Token, taken: set[str]) -> Heading:
        assert opening.map
        start, end = self._offset(opening.map[0]), self._offset(opening.map[1])
        shows: list[tuple[str, int]] = []
        names: list[str] = []
        anchor = None
        text = _plain(inline)
        if found := _ATTRIBUTES.search(self.text[start:end].rstrip("\n")):
            text = _ATTRIBUTES.sub("", text)
            for attribute in _ATTRIBUTE.finditer(found["list"]):
                anchor = attribute["id"] or anchor
                if attribute["name"] == "data-shows":
                    value = next(group for group in ("double", "single", "bare") if attribute[group] is not None)
                    offset = start + found.start("list") + attribute.start(value)
                    shows += [(word.group(), offset + word.start()) for word in re.finditer(r"\S+", attribute[value])]
                elif attribute["name"]:
                    names.append(attribute["name"])
        anchor = anchor or _unique(slugify(text), taken)
        return Heading(int(opening.tag[1]), text, anchor, tuple(shows), tuple(names), start, end)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Its links and pictures, in the order of their addresses; those to no address of their own come last."""
        spans = [
            (match.start(group), match.end(group))
            for match in _DESTINATION.finditer(self.prose)
            for group in ("angled" if match["angled"] is not None else "plain",)
        ]
        links: list[Link] = []
        for token in self._tokens:
            if token.type == "inline" and token.map and token.children:
                within = (self._offset(token.map[0]), self._offset(token.map[1]))
                links += [self._link(destination, text, picture, within, spans) for destination, text, picture in _links_in(token.children)]
        return tuple(sorted(links, key=lambda link: (not link.inline, link.start)))

    def _link(self, destination: str, text: str, is_picture: bool, within: tuple[int, int], spans: list[tuple[int, int]]) -> Link:
        for span in spans:
            if within[0] <= span[0] and span[1] <= within[1] and _same(self.text[span[0] : span[1]], destination):
                spans.remove(span)
                return Link(destination, text, is_picture, *span, inline=True)
        return Link(destination, text, is_picture, *within, inline=False)

    def section(self, heading: Heading) -> tuple[int, int]:
        """Where the text under a heading starts and ends: to the next heading of the same or a higher level."""
        following = (other.start for other in self.headings if other.start > heading.start and other.level <= heading.level)
        return heading.end, next(following, len(self.text))

    def blocks(self) -> tuple[str, ...]:
        """Its top-level blocks, as Markdown."""
        starts = [self._offset(token.map[0]) for token in self._tokens if token.level == 0 and token.map and token.nesting >= 0]
        return tuple(
            block
            for start, end in zip(starts, [*starts[1:], len(self.text)], strict=True)
            if (block := self.text[start:end].strip("\n"))
        )

    def with_links(self, resolve: Callable[[Link], str | None]) -> str:
        """The text with each inline address replaced; `None` leaves the words and takes the link away."""
        text = self.text
        for link in sorted((link for link in self.links if link.inline), key=lambda link: link.start, reverse=True):
            destination = resolve(link)
            if destination is None:
                opening, closing = _around(text, link)
                words = "" if link.is_picture else text[opening + 1 : link.start - 2].rstrip("(").rstrip("]")
                text = text[:opening] + words + text[closing:]
            elif destination != link.destination:
                text = text[: link.start] + destination + text[link.end :]
        return text


def anchors_in(text: str) -> frozenset[str]:
    """Every anchor of a page made of this Markdown, those that its HTML sets included."""
    body = Body(text, PurePosixPath("page.md"))
    return frozenset((*(heading.anchor for heading in body.headings), *_ID.findall(body.prose)))


def quotable(text: str, file: PurePosixPath) -> str:
    """Markdown that can stand inside another page: headings become bold lines, footnote marks go."""
    body = Body(text, file)
    for heading in reversed(body.headings):
        text = text[: heading.start] + f"**{heading.text}**\n" + text[heading.end :]
    return _FOOTNOTE_MARK.sub("", text).strip("\n")


def plain_text(text: str) -> str:
    """The words of a piece of Markdown, in reading order."""
    return " ".join(_plain(token) for token in _PARSER.parse(text) if token.type == "inline")


def _links_in(children: Iterable[Token]) -> Iterable[tuple[str, str, bool]]:
    """Destination, words and whether it is a picture, of each link in a line; addresses in angle brackets are not ours to change."""
    children = list(children)
    for index, token in enumerate(children):
        if token.type == "image":
            yield str(token.attrs["src"]), token.content, True
        elif token.type == "link_open" and token.markup != "autolink":
            closing = next(at for at in range(index, len(children)) if children[at].type == "link_close" and children[at].level == token.level)
            yield str(token.attrs["href"]), "".join(child.content for child in children[index:closing]), False


def _plain(inline: Token) -> str:
    return "".join(
        " " if child.type in ("softbreak", "hardbreak") else child.content
        for child in inline.children or ()
        if child.type in ("text", "code_inline", "image", "softbreak", "hardbreak")
    )


def _same(written: str, parsed: str) -> bool:
    return written == parsed or html.unescape(unquote(re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", written))) == html.unescape(unquote(parsed))


def _around(text: str, link: Link) -> tuple[int, int]:
    """The offsets just round a link, from its opening bracket to past its closing one."""
    depth, opening = 0, link.start
    for at in range(text.rindex("](", 0, link.start + 1), -1, -1):
        if text[at] == "]" and text[at - 1] != "\\":
            depth += 1
        elif text[at] == "[" and text[at - 1 : at] != "\\":
            depth -= 1
            if depth == 0:
                opening = at
                break
    if link.is_picture and text[opening - 1 : opening] == "!":
        opening -= 1
    closing = link.end + (text[link.end : link.end + 1] == ">")
    title = re.match(r"""\s*(?:"[^"]*"|'[^']*'|\([^)]*\))?\s*\)""", text[closing:])
    return opening, closing + (title.end() if title else 0)


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]


def _unique(anchor: str, taken: set[str]) -> str:
    number, candidate = 0, anchor
    while not candidate or candidate in taken:
        number += 1
        candidate = f"{anchor}_{number}"
    return candidate
