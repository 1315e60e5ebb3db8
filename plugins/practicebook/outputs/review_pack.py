"""The review pack: one page for those who sign, with the text, what the checks found, and the questions that only people can answer.

It is complete in itself: its styles are inside, its pictures are written into it, and it asks no network for anything.
"""

import base64
import mimetypes
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup, escape
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from practicebook.content.dates import day_words
from practicebook.content.edition import Edition
from practicebook.content.findings import Finding
from practicebook.content.fingerprint import LEFT_OUT, picture_at
from practicebook.content.kinds import Exemplar, Post
from practicebook.content.library import Document, Library, Text
from practicebook.content.signatures import COLLEAGUE_TEST, INTRUDER_TEST, contacts, signing

GROUP = "anonymity."
"""What the codes of the findings in the pack start with."""

BASIS_ASKS = {
    "consented": "Do they know what the page will say, where it will stand, and that they may change their mind?",
    "composite": "Are enough cases mixed that no one of them shows?",
    "fictionalised": "Is it invented, and not a real case with its names changed?",
}
"""What to ask of each basis. The ICO's guidance on anonymisation (28 March 2025) asks for the test to be written down."""


@dataclass(frozen=True)
class Found:
    """A finding of the anonymity checks, as the pack tells it."""

    words: str
    """What was found, unmasked: whoever signs has the text before them."""
    where: str
    what: str
    answer: str
    """How it was answered; empty where nobody has."""


def html(edition: Edition, document: Document, findings: Iterable[Finding]) -> str:
    """The review pack of a document that is to be signed, as one page of HTML."""
    library, text = edition.library, document.main
    assert isinstance(text.fields, (Exemplar, Post))
    environment = Environment(loader=PackageLoader("practicebook.outputs", "."), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    environment.filters["day"] = day_words
    insiders = contacts(text, library)
    return environment.get_template("review_pack.html.jinja").render(
        day=edition.day,
        file=text.file,
        fields=text.fields,
        shown=list(_shown(text, library)),
        body=_as_html(text, library),
        found=[*_unanswered(text, library, findings), *_answered(text, library)],
        tests=(("The motivated intruder", INTRUDER_TEST), ("The knowing colleague", COLLEAGUE_TEST)),
        basis=getattr(text.fields, "basis", None),
        basis_asks=BASIS_ASKS,
        consent=getattr(text.fields, "consent", None),
        standing=signing(text, library, edition.day),
        roles=library.role_by_id,
        signers=[(role, role.id not in insiders) for role in library.council.roles if role.signs],
    )


def _shown(text: Text, library: Library) -> Iterator[tuple[str, str]]:
    """What readers see of the front matter, each field with its name in words; the body is not all that is published."""
    titles = _titles(library)
    for name in type(text.fields).model_fields:
        value = getattr(text.fields, name)
        if name not in LEFT_OUT and value:
            yield name.replace("_", " ").capitalize(), _in_words(value, titles)


def _titles(library: Library) -> Mapping[str, str]:
    """The title of each entry that a field of an exemplar or a post can name."""
    entries = (*library.areas, *library.audit_headings, *library.rating_scale, *library.council.roles)
    choices = {an_id: title for vocabulary in library.choice_titles.values() for an_id, title in vocabulary.items()}
    return choices | {entry.id: entry.title for entry in entries}


def _in_words(value: Any, titles: Mapping[str, str]) -> str:
    if isinstance(value, tuple):
        return ", ".join(_in_words(one, titles) for one in value)
    if isinstance(value, dict):
        return "; ".join(f"{titles.get(key, key)}: {_in_words(one, titles)}" for key, one in value.items())
    return titles.get(value, str(value))


def _unanswered(text: Text, library: Library, findings: Iterable[Finding]) -> Iterator[Found]:
    lines = (library.root / text.file).read_text(encoding="utf-8").split("\n")
    for finding in findings:
        place = finding.place
        if place.file == text.file and finding.code.startswith(GROUP):
            on_one_line = place.end_column is not None and place.end_line == place.line
            words = lines[place.line - 1][place.column - 1 : place.end_column - 1] if on_one_line and place.end_column else ""
            yield Found(words, f"Line {place.line}", f"{finding.code}: {finding.message}", "")


def _answered(text: Text, library: Library) -> Iterator[Found]:
    for answer in text.fields.anonymity_answers:
        role = library.role_by_id[answer.role].title
        yield Found(answer.words, "In the text", answer.code, f"{answer.reason} ({role}, {day_words(answer.date)})")


def _as_html(text: Text, library: Library) -> Markup:
    """The body as HTML: passages say what they show, links say where they lead, and pictures are in the page."""
    written = text.body.text
    for heading in reversed(text.body.headings):
        shows = ", ".join(library.heading_by_id[one].title for one, _ in heading.shows if one in library.heading_by_id)
        note = f"*Shows: {shows}*\n\n" if shows else ""
        keywords = ", ".join(words for words, _ in heading.keywords)
        also = f"*Found by: {keywords}*\n\n" if keywords else ""
        written = f"{written[: heading.start]}\n{'#' * heading.level} {heading.markdown}\n\n{note}{also}{written[heading.end :]}"
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").use(footnote_plugin).use(deflist_plugin)
    rules = parser.renderer.rules  # type: ignore[attr-defined]
    rules["image"] = lambda tokens, at, options, env: _picture(str(tokens[at].attrs["src"]), tokens[at].content, text, library)
    rules["link_open"] = lambda tokens, at, options, env: env.setdefault("leads", []).append(tokens[at].attrs["href"]) or "<u>"
    rules["link_close"] = lambda tokens, at, options, env: f"</u> <small>({escape(env['leads'].pop())})</small>"
    return Markup(parser.render(written))


def _picture(destination: str, alternative: str, text: Text, library: Library) -> str:
    path = picture_at(destination, text.file)
    try:
        content = (library.root / path).read_bytes() if path else None
    except OSError:
        content = None
    kind = mimetypes.guess_type(str(path))[0]
    if content is None or kind is None:
        return f"[{escape(destination)}: this picture is not there]"
    data = base64.b64encode(content).decode()
    return f'<img src="data:{kind};base64,{data}" alt="{escape(alternative)}"> <small>(picture: {escape(alternative)})</small>'
