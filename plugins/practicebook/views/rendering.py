"""Templates in, pages of Markdown out. Every value is escaped; every link comes out relative to its page."""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from practicebook.content import addresses
from practicebook.content.dates import day_words
from practicebook.content.edition import Edition
from practicebook.content.links import LinkMap
from practicebook.content.markdown import Body, Link, count_words, quotable
from practicebook.content.pages import GeneratedPage, Layout, LinkList

QUOTED_WORDS = 120
"""Words of a quoted passage shown before the rest is folded away."""


class _Compiled(BytecodeCache):
    """Keeps templates compiled for as long as the process runs: a preview would else compile them anew at each change."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


class Renderer:
    """Makes pages of one edition."""

    def __init__(self, edition: Edition, link_map: LinkMap, offline: bool = True) -> None:
        self.edition, self.link_map = edition, link_map
        self._environment = Environment(
            loader=PackageLoader("practicebook.views", "."),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            undefined=StrictUndefined,
            bytecode_cache=_COMPILED,
        )
        self._environment.filters |= {"day": day_words, "plain": as_markdown, "strong": strong, "code": code, "host": host}
        self._environment.globals |= {"edition": edition, "library": edition.library, "at": addresses, "has_page": self._has_page, "offline": offline}

    def page(
        self,
        address: str,
        template: str,
        *,
        title: str,
        summary: str,
        page_id: str | None = None,
        version: str | None = None,
        source: PurePosixPath | None = None,
        layout: Layout = "page",
        aside: Iterable[LinkList] = (),
        **context: Any,
    ) -> GeneratedPage:
        """Fill in a template for the page at an address."""
        markdown = self._environment.get_template(template).render(
            title=title,
            summary=summary,
            url=lambda target: addresses.relative(target, address),
            follow=lambda site_address: self._follow(site_address, address),
            prose=lambda body: Markup(self.prose(body, address)),
            folded=lambda body: self.folded(body, address),
            **context,
        )
        lists = tuple(one for one in aside if one.links)
        return GeneratedPage(address, title, summary, re.sub(r"\n{3,}", "\n\n", markdown), page_id, version, source, layout, lists)

    def fragment(self, template: str, page: str, **context: Any) -> str:
        """A piece of a page, for putting inside what someone wrote."""
        return self._environment.get_template(template).render(url=lambda target: addresses.relative(target, page), **context).strip()

    def prose(self, body: Body, page: str) -> str:
        """Someone's Markdown with its links made relative to a page, and those to unpublished pages taken away."""
        return body.with_links(lambda link: self._destination(link, body.file, page))

    def folded(self, body: Body, page: str) -> tuple[Markup, Markup]:
        """A passage as it can be quoted on another page: what is shown at once, and the rest."""
        blocks = Body(quotable(self.prose(body, page), body.file), body.file).blocks()
        shown, words = 0, 0
        while shown < len(blocks) and (shown == 0 or words + count_words(blocks[shown]) <= QUOTED_WORDS):
            words += count_words(blocks[shown])
            shown += 1
        return Markup("\n\n".join(blocks[:shown])), Markup("\n\n".join(blocks[shown:]))

    def _has_page(self, address: str) -> bool:
        """True where the site has a page at an address: a section's own page is written, or not, by the council."""
        return self.link_map.follow(f"/{address}", PurePosixPath("docs/index.md")).leads == "page"

    def _follow(self, site_address: str, page: str) -> str:
        target = self.link_map.follow(site_address, PurePosixPath("docs/index.md"))
        return addresses.relative(target.whole, page) if target.leads == "page" else site_address

    def _destination(self, link: Link, file: PurePosixPath, page: str) -> str | None:
        target = self.link_map.follow(link.destination, file)
        if target.leads in ("page", "file"):
            return addresses.relative(target.whole, page)
        return link.destination if target.leads == "outside" else None


def strong(text: str) -> Markup:
    """Plain words in HTML, with **must** and the like in bold."""
    return Markup(re.sub(r"\*\*?([^*]+)\*\*?", r"<strong>\1</strong>", str(escape(text))))


@lru_cache(maxsize=2000, typed=True)  # what models and rules say of themselves is the same at every build of a preview
def code(text: str) -> Markup:
    """Plain words in HTML, with what stands between backticks as code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))


def host(address: str) -> str:
    """The name of the site that an address is on."""
    return urlsplit(address).hostname or address


def as_markdown(text: str) -> Markup:
    """Plain words made safe to stand in Markdown, where brackets and asterisks have a meaning."""
    safe = str(escape(text)).replace("&#39;", "'").replace("&#34;", '"')  # which need no escaping in text, and a table of contents would show escaped
    return Markup(re.sub(r"([\\`*_{}\[\]#|~!^])", r"\\\1", safe))
