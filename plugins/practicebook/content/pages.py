"""Pages on their way to the site: what the views make, and what the renderer makes of it."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

Layout = Literal["page", "home", "wide"]


@dataclass(frozen=True)
class LinkList:
    """A titled list of links to go on with, shown beside a page."""

    title: str
    links: tuple[tuple[str, str], ...]
    """Words and address of each."""


@dataclass(frozen=True)
class GeneratedPage:
    """A page as Markdown, ready for the renderer. Its links are relative to its own address."""

    address: str
    title: str
    summary: str
    markdown: str
    id: str | None = None
    """Of the document, audit heading, area or review that it shows."""
    version: str | None = None
    source: PurePosixPath | None = None
    """The file that it shows, where it shows one."""
    layout: Layout = "page"
    aside: tuple[LinkList, ...] = ()


@dataclass(frozen=True)
class NavigationItem:
    """An entry of the site's navigation: a page, or a title with entries under it."""

    title: str
    address: str | None = None
    children: tuple["NavigationItem", ...] = ()


@dataclass(frozen=True)
class PostSource:
    """What a blog needs of a post, beside its page."""

    page: GeneratedPage
    date: str
    """Year-month-day."""
    categories: tuple[str, ...]
    """As readers see them."""
    authors: tuple[str, ...]
    """Titles of roles."""
