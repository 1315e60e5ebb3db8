"""How Markdown becomes HTML, whoever renders it: the extensions of Python-Markdown, matching what `content.markdown` reads."""

from markdown import Markdown

from practicebook.content.markdown import slugify

EXTENSIONS = ("attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc")
"""Python-Markdown's own."""

TOC = {"slugify": slugify, "toc_depth": "2-3", "permalink": "#", "permalink_title": "Link to this part"}
"""How headings get their anchors, and which of them the table of contents lists."""


class Renderer:
    """Renders pieces of Markdown that are pages of their own, without a site's theme."""

    def __init__(self) -> None:
        self._markdown = Markdown(extensions=list(EXTENSIONS), extension_configs={"toc": {**TOC, "permalink": False}})

    def html(self, text: str) -> str:
        """A piece's HTML, as `mkdocs build` makes it."""
        return str(self._markdown.reset().convert(text))
