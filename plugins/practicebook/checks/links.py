"""Links that lead somewhere, pictures that say what they show, and nothing that runs script."""

import re
from collections.abc import Callable, Iterator, Set

from practicebook.content.edition import Edition
from practicebook.content.findings import Finding, Place, Rule
from practicebook.content.links import LinkMap, Target
from practicebook.content.markdown import Body, Link
from practicebook.content.prose import bodies, field_bodies
from practicebook.content.validate import nearest

BROKEN = Rule("links.broken", "error", "A link or picture that leads nowhere.", "Correct the path, or link to `/go/<id>/`, which follows a document wherever it moves.")
BROKEN_ANCHOR = Rule("links.broken-anchor", "error", "A link to a place that the page does not have.", "Use the anchor of one of its headings, or take it away.")
UNSAFE = Rule("links.unsafe", "error", "A link that could run script or leave the kinds of address that we use.", "Use an https, mailto or tel address, a file's path, or an address of this site.")
NOT_INLINE = Rule("links.not-inline", "error", "A link whose address is written away from its words.", "Write the address after the words: [words](address).")
TO_DRAFT = Rule("links.to-draft", "warning", "A link to a page that is not published, or not signed; readers see the words alone.", "Nothing, if it is to be published soon; else take the link away.")
NO_ALTERNATIVE = Rule("accessibility.no-alternative", "error", "A picture with no alternative text (WCAG 2.2, 1.1.1).", "Say in the square brackets what it shows.")

RULES = (BROKEN, BROKEN_ANCHOR, UNSAFE, NOT_INLINE, TO_DRAFT, NO_ALTERNATIVE)

Anchors = Callable[[str], Set[str]]
"""The anchors of the page at an address."""

_DEFINITION = re.compile(r"^(?:[ \t]*(?:>|(?:[*+:-]|\d+[.)])[ \t]))*[ \t]*(?:\[\^[^\]\n]*\]:[ \t]*)?\[(?!\^)[^\[\]]*\]:\s*\S+", re.MULTILINE)
_WRITTEN = re.compile(r"\]\(\s*<?(?P<link>[^)]*)|\]:\s*<*(?P<definition>\S*)|<(?P<auto>[a-zA-Z][a-zA-Z0-9+.-]*:[^<>]*)>")


def findings(edition: Edition, link_map: LinkMap, anchors: Anchors) -> Iterator[Finding]:
    """Check every link and picture of every text, kept ones included."""
    for body in (*bodies(edition.library), *field_bodies(edition.library)):
        yield from _unsafe(body, link_map)
        for definition in _DEFINITION.finditer(body.prose):
            yield NOT_INLINE.at(body.place(*definition.span()), "This line gives an address away from its words.")
        for link in body.links:
            if link.inline:
                yield from _leads_nowhere(body, link, link_map, anchors)
            else:
                yield NOT_INLINE.at(body.place(link.start), f"The address of “{link.text}” is not beside it.")
            if link.is_picture and not link.text.strip():
                yield NO_ALTERNATIVE.at(body.place(link.start, link.end), f"The picture {link.destination} has no alternative text.")
    yield from _often_asked(edition, link_map)


def _often_asked(edition: Edition, link_map: LinkMap) -> Iterator[Finding]:
    """The questions on the home page lead to pages of this site."""
    located = edition.library.data_files["council.yml"]
    for index, question in enumerate(edition.library.council.often_asked):
        if link_map.follow(question.leads_to, located.file).leads != "page":
            place = located.place(("often_asked", index, "leads_to"))
            yield BROKEN.at(place, f"“{question.words}” leads to “{question.leads_to}”, which is no page of this site.{nearest(question.leads_to, link_map.paths)}")


def _unsafe(body: Body, link_map: LinkMap) -> Iterator[Finding]:
    """Judged on what is written, whether or not our parser sees a link there, since another's may."""
    read = {(link.start, link.end): link.destination for link in body.links}
    written = {match.span(group): match[group] for match in _WRITTEN.finditer(body.prose) for group in (str(match.lastgroup),)}
    starts = {start for start, _ in read}
    for (start, end), address in (*read.items(), *((span, address) for span, address in written.items() if span[0] not in starts)):
        if link_map.follow(address, body.file).leads == "unsafe":
            yield UNSAFE.at(body.place(start, end), f"“{address[:60]}” is not an address that content may have.")


def _leads_nowhere(body: Body, link: Link, link_map: LinkMap, anchors: Anchors) -> Iterator[Finding]:
    target = link_map.follow(link.destination, body.file)
    place = body.place(link.start, link.end)
    what = "picture" if link.is_picture else "page or file"
    match target.leads:
        case "nowhere":
            guess = nearest(link.destination.partition("#")[0], link_map.paths) if link.destination.startswith("/") else ""
            yield BROKEN.at(place, f"There is no {what} at “{link.destination}”.{guess}")
        case "page" if link.is_picture:
            yield BROKEN.at(place, f"“{link.destination}” is a page, not a picture.")
        case "hidden":
            yield TO_DRAFT.at(place, f"“{link.text}” leads to a page that is not published.")
        case "page" if target.anchor and target.anchor not in anchors(target.address):
            yield from _anchor_missing(body, target, place, anchors)


def _anchor_missing(body: Body, target: Target, place: Place, anchors: Anchors) -> Iterator[Finding]:
    """Which text a page shows is a matter of the day: a text may link within itself, and to what another text has is a warning."""
    texts = target.document.texts if target.document else ()
    having = [text.file for text in texts if any(heading.anchor == target.anchor for heading in text.body.headings)]
    if not having:
        guess = nearest(target.anchor, anchors(target.address))
        yield BROKEN_ANCHOR.at(place, f"/{target.address} has no “#{target.anchor}”.{guess}")
    elif body.file not in having:
        yield BROKEN_ANCHOR.at(place, f"/{target.address} has no “#{target.anchor}” as on this day; {having[0].name} has.", severity="warning")
