"""`/go/<id>/`: real pages that lead on, so that they work on any host and without JavaScript."""

from html import escape
from pathlib import Path

from practicebook.content import addresses
from practicebook.content.edition import Edition

_PAGE = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta http-equiv="refresh" content="0; url={way}">
<link rel="canonical" href="{way}">
<meta name="robots" content="noindex">
</head>
<body><p>This is the permanent link of <a href="{way}">{title}</a>.</p></body>
</html>
"""


def write(edition: Edition, site: Path) -> None:
    """Write a page that leads on, for everything with an id that has a page."""
    library = edition.library
    titles = {
        **{document.id: edition.text(document).fields.title for document in edition.readable},
        **{document.id: "a page that was withdrawn" for document in edition.documents if edition.is_withdrawn(document)},
        **{heading.id: heading.title for heading in (*library.audit_headings, *library.retired_headings)},
        **{area.id: area.title for area in library.areas},
        **{review.id: review.title for review in library.reviews},
    }
    found = addresses.by_id(library)
    for an_id, title in titles.items():
        address = addresses.permanent(an_id)
        folder = site / address
        folder.mkdir(parents=True, exist_ok=True)
        way = escape(addresses.relative(found[an_id], address))
        (folder / "index.html").write_text(_PAGE.format(title=escape(title), way=way), encoding="utf-8")
