"""A Word file from a plain page of HTML: headings, paragraphs, lists, quotations, tables and room to write.

It knows what our own pages to be written on are made of, and no more. The same page makes the same bytes.
"""

import io
import zipfile
from html.parser import HTMLParser
from xml.sax.saxutils import escape, quoteattr

STYLES = {"h1": "Heading1", "h2": "Heading2", "h3": "Heading3", "h4": "Heading3", "blockquote": "Quote"}
MARKS = {"strong": "<w:b/>", "b": "<w:b/>", "th": "<w:b/>", "em": "<w:i/>", "i": "<w:i/>", "u": '<w:u w:val="single"/>', "small": '<w:sz w:val="18"/>'}
IN_ORDER = ("<w:b/>", "<w:i/>", '<w:sz w:val="18"/>', '<w:u w:val="single"/>')
"""The order in which Word's schema wants what is said of a run."""

ENDS_PARAGRAPH = frozenset(("p", "h1", "h2", "h3", "h4", "li", "td", "th", "caption", "div", "section", "header", "footer", "blockquote", "pre", "br", "dt", "dd", "tr", "table"))
SILENT = frozenset(("head", "style", "script", "title"))
ROOM = 2200
"""The height of room to write, in twentieths of a point."""

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = f"""{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>"""
_RELATIONS = f"""{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/></Relationships>"""
_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="767D85"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
_TABLE = f'<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr><w:tblGrid/>'


def word_file(html: str) -> bytes:
    """The Word file of a page of HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    document = f'{_HEAD}<w:document xmlns:w="{_MAIN}"><w:body>{"".join(reader.blocks)}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>'
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS % ("officeDocument", "word/document.xml"),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _RELATIONS % ("styles", "styles.xml"),
        "word/styles.xml": _styles(),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _styles() -> str:
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
        for level, size in ((1, 34), (2, 27), (3, 23))
    )
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="100"/></w:pPr><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:style>'
    quote = '<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="567"/></w:pPr></w:style>'
    return f'{_HEAD}<w:styles xmlns:w="{_MAIN}">{normal}{headings}{quote}</w:styles>'


class _Reader(HTMLParser):
    """Turns tags into the blocks of a Word document as they come."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self._open: list[str] = []
        self._runs: list[str] = []
        self._bullet, self._cell_has_words = "• ", False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        if tag in ENDS_PARAGRAPH:
            self._end_paragraph()
        match tag:
            case "ul" | "ol":
                self._bullet = "☐ " if "boxes" in classes else "• "
            case "li":
                self._runs.append(_run(self._bullet, []))
            case "table":
                self.blocks.append(_TABLE)
            case "tr":
                self.blocks.append("<w:tr>")
            case "td" | "th":
                self.blocks.append("<w:tc><w:tcPr/>")
                self._cell_has_words = False
            case "div" if "room" in classes:
                height = ROOM // 4 if "small" in classes else ROOM
                self.blocks.append(f'{_TABLE}<w:tr><w:trPr><w:trHeight w:val="{height}"/></w:trPr><w:tc><w:tcPr/><w:p/></w:tc></w:tr></w:tbl><w:p/>')
        if tag not in ("img", "br", "meta", "link", "hr"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ENDS_PARAGRAPH:
            self._end_paragraph()
        match tag:
            case "table":
                self.blocks.append("</w:tbl><w:p/>")
            case "tr":
                self.blocks.append("</w:tr>")
            case "td" | "th":
                self.blocks.append("</w:tc>" if self._cell_has_words else "<w:p/></w:tc>")
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        words = " ".join(data.split())
        if SILENT.intersection(self._open) or not words and not self._runs:
            return
        spaced = f"{' ' * data[:1].isspace()}{words}{' ' * data[-1:].isspace()}" if words else " "
        self._runs.append(_run(spaced if self._runs else spaced.lstrip(" "), self._open))

    def _end_paragraph(self) -> None:
        if self._runs:
            style = next((STYLES[tag] for tag in reversed(self._open) if tag in STYLES), None)
            said = f"<w:pPr><w:pStyle w:val={quoteattr(style)}/></w:pPr>" if style else ""
            paragraph = f"<w:p>{said}{''.join(self._runs)}</w:p>"
            if self._open and "caption" in self._open:
                self.blocks.insert(-1, paragraph)  # before the table that it names
            else:
                self.blocks.append(paragraph)
                self._cell_has_words = True
        self._runs = []


def _run(words: str, tags: list[str]) -> str:
    marks = {MARKS[tag] for tag in tags if tag in MARKS}
    said = "".join(mark for mark in IN_ORDER if mark in marks)
    return f'<w:r>{f"<w:rPr>{said}</w:rPr>" if said else ""}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'
