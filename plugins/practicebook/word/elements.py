"""Which elements and attributes of a Word file hold people's words, and which hold only what Word says of itself.

By local name; from ECMA-376, Parts 1 and 4.
"""

import re

TEXT = frozenset({"t", "delText"})
DELETED = frozenset({"del", "moveFrom"})
INSERTED = frozenset({"ins", "moveTo"})
FIELD = frozenset({"instrText", "delInstrText", "fldSimple"})
BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
MEASURES = frozenset({"posOffset", "pctWidth", "pctHeight", "pctPosHOffset", "pctPosVOffset", "f", "formatCode"})
"""Elements of drawings and charts whose text is a measure or a formula."""
OF_WORD = frozenset(
    {"created", "modified", "lastPrinted", "revision", "TotalTime", "Pages", "Words", "Characters", "Lines", "Paragraphs", "CharactersWithSpaces"}
    | {"Application", "AppVersion", "DocSecurity", "i4", "bool", "filetime", "ScaleCrop", "LinksUpToDate", "SharedDoc", "HyperlinksChanged"}
)
"""Properties that Word counts or sets by itself; a file's own dates are nobody's."""

PROPERTIES = frozenset({"coreProperties", "Properties"})
"""Roots of the parts that hold document properties."""
WORDS_IN_ATTRIBUTES = {
    "docPr": (("descr", "a picture's alternative text"), ("title", "a picture's title"), ("name", "a picture's name")),
    "cNvPr": (("descr", "a picture's alternative text"), ("title", "a picture's title"), ("name", "a picture's name")),
    "shape": (("alt", "a picture's alternative text"), ("title", "a picture's title")),
    "imagedata": (("title", "a picture's name"),),
    "textpath": (("string", "a word picture"),),
    "hyperlink": (("tooltip", "a link's tip"), ("anchor", "a link's place")),
    "hlinkClick": (("tooltip", "a link's tip"),),
    "bookmarkStart": (("name", "a bookmark's name"),),
    "comment": (("author", "a comment's author"), ("initials", "a comment's author")),
    "person": (("author", "a comment's author"),),
    "presenceInfo": (("userId", "a comment's author"),),
    "alias": (("val", "a form field's name"),),
    "tag": (("val", "a form field's name"),),
    "listItem": (("displayText", "a choice of a form field"), ("value", "a choice of a form field")),
    "listEntry": (("val", "a choice of a form field"),),
    "default": (("val", "a form field's first value"),),
    "helpText": (("val", "a form field's help"),),
    "statusText": (("val", "a form field's help"),),
    "docVar": (("name", "a document variable"), ("val", "a document variable")),
    "query": (("val", "a mail merge"),),
    "connectString": (("val", "a mail merge"),),
    "tblCaption": (("val", "a table's alternative text"),),
    "tblDescription": (("val", "a table's alternative text"),),
    "attr": (("val", "a smart tag"),),
    "fldSimple": (("instr", "a field code"),),
}
"""Attributes that hold people's words, by the local name of their element."""
CHANGES = frozenset({"ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "cellIns", "cellDel", "numberingChange"})
MADE_BY_WORD = re.compile(r"_[A-Za-z]\w*|OLE_LINK\d+|(?:Text|Check|Dropdown|Picture|Bookmark)\d+|(?:Picture|Text Box|Image|Graphic|Group|Rectangle|Shape|Chart|Diagram|Straight Connector|Oval|Table) ?\d*|[\d.{}-]*|Default|true|false|0|1")
"""Names that Word gives by itself."""
FIELD_WORDS = re.compile(r'^\s*[A-Z]+\b|\\[*@#]\s*(?:"[^"]*"|\S+)|\\\S{1,2}|\b_[A-Za-z]\w*|"')
"""In a field code: its own name, its switches, bookmarks that Word made."""
