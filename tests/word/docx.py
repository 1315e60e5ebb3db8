"""Word files made in a test, part by part."""

import io
import zipfile
from collections.abc import Mapping

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NAMESPACES = (
    f'{W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
CONTENT_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


def run(text: str, properties: str = "") -> str:
    """A run of words."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inside: str) -> str:
    """A paragraph of runs; plain words become a run."""
    return f"<w:p>{''.join(one if one.startswith('<') else run(one) for one in inside)}</w:p>"


def deleted(text: str, author: str = "") -> str:
    """Words that a tracked change took away."""
    return f'<w:del w:id="1" w:author="{author}"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def inserted(text: str, author: str = "") -> str:
    """Words that a tracked change put in."""
    return f'<w:ins w:id="2" w:author="{author}">{run(text)}</w:ins>'


def part(root: str, *inside: str) -> str:
    """An XML part with a root in Word's namespace."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACES}>{"".join(inside)}</w:{root}>'


def body(*inside: str) -> str:
    """The main part; plain words become a paragraph."""
    return part("document", "<w:body>", *(one if one.startswith("<") else paragraph(one) for one in inside), "</w:body>")


def links(**targets: str) -> str:
    """A part's relationships to addresses outside the file."""
    inside = "".join(f'<Relationship Id="{an_id}" Type="hyperlink" TargetMode="External" Target="{target}"/>' for an_id, target in targets.items())
    return f'<Relationships xmlns="{RELATIONSHIPS}">{inside}</Relationships>'


def archive(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as written:
        for name, content in parts.items():
            written.writestr(name, content)
    return made.getvalue()


def docx(*inside: str, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word file with words in its body, and other parts by name."""
    return archive({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": body(*inside), **(parts or {})})
