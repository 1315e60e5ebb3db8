"""HTML read as a small tree, with nothing of ours and nothing of the generator's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from conftest import Site

VOID = frozenset("area base br col embed hr img input link meta source track wbr path circle rect use".split())


@dataclass
class Element:
    """An element of a page."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list["Element | str"] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        """Itself and every element in it, in order."""
        yield self
        for one in self.inside:
            if isinstance(one, Element):
                yield from one.walk()

    def all(self, tag: str = "", kind: str = "") -> list["Element"]:
        """The elements in it of a tag and a class."""
        return [one for one in self.walk() if (not tag or one.tag == tag) and (not kind or kind in one.attributes.get("class", "").split())]

    def one(self, tag: str = "", kind: str = "") -> "Element":
        """The only element in it of a tag and a class."""
        (found,) = self.all(tag, kind)
        return found

    def text(self, without: str = "") -> str:
        """Its words, in order, leaving out those of one tag."""
        parts = (one if isinstance(one, str) else "" if one.tag == without else one.text(without) for one in self.inside)
        return "".join(parts)


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in (element.tag for element in self.open):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def parse(html: str) -> Element:
    """The tree of a page."""
    tree = _Tree()
    tree.feed(html)
    return tree.open[0]


def words(text: str) -> list[str]:
    """The words of a text, without what joins them."""
    return re.findall(r"[^\W_]+", text)


def article(site: Site, address: str) -> Element:
    """What a built page says, without what is around every page."""
    return parse(site.page(address)).one("article")


def cells(row: Element) -> list[str]:
    """The words of each cell of a row."""
    return [cell.text().strip() for cell in row.walk() if cell.tag in ("th", "td")]
