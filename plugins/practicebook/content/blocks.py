"""A piece of Markdown as the blocks that a reader sees, each with its plain words: what two texts are compared by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from markdown_it.token import Token

from practicebook.content.headings import without_attributes
from practicebook.content.markdown import parse, plain_words

BlockKind = Literal["heading", "paragraph", "item", "row", "quotation", "code"]


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph, an item of a list, a row of a table, a paragraph of a quotation, or a block of code."""

    kind: BlockKind
    words: str
    """Without its marks; of a row, its cells with a space between."""
    cells: tuple[str, ...] = ()
    """Of a row, the words of each cell."""
    leads_to: tuple[str, ...] = ()
    """Where its links and pictures lead, in order."""
    under: str = field(default="", compare=False)
    """The words of the heading that it stands under; of a heading, of the one before it."""


def read_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a piece of Markdown, in the order of reading."""
    return tuple(_blocks(parse(text)))


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    containers: list[str] = []
    cells: list[Token] = []
    heading = ""
    for token in tokens:
        if token.type in ("fence", "code_block"):
            yield Block("code", token.content.rstrip("\n"), under=heading)
        elif token.nesting == 1:
            containers.append(token.type.removesuffix("_open"))
        elif token.nesting == -1:
            containers.pop()
            if token.type == "tr_close":
                yield _row(cells, heading)
                cells = []
        elif token.type == "inline" and containers[-1] in ("th", "td"):
            cells.append(token)
        elif token.type == "inline":
            block = _of_words(token, containers, heading)
            yield block
            if block.kind == "heading":
                heading = block.words


def _of_words(inline: Token, containers: Sequence[str], under: str) -> Block:
    words, leads_to = plain_words(inline), _leads_to(inline)
    if containers[-1] == "heading":
        return Block("heading", without_attributes(words), leads_to=leads_to, under=under)
    kind: BlockKind = "item" if "list_item" in containers else "quotation" if "blockquote" in containers else "paragraph"
    return Block(kind, words, leads_to=leads_to, under=under)


def _row(cells: Sequence[Token], under: str) -> Block:
    words = tuple(plain_words(cell) for cell in cells)
    return Block("row", " ".join(filter(None, words)), words, tuple(way for cell in cells for way in _leads_to(cell)), under=under)


def _leads_to(inline: Token) -> tuple[str, ...]:
    return tuple(str(token.attrs.get("href", token.attrs.get("src", ""))) for token in inline.children or () if token.type in ("link_open", "image"))
