"""What a person should look at after other audit headings were adopted: nothing that a command could know."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from practicebook.content import addresses
from practicebook.content.data import AuditHeading
from practicebook.content.edition import Edition
from practicebook.content.findings import Place
from practicebook.content.heading_map import ReadMap
from practicebook.content.kinds import Supporting
from practicebook.content.links import LinkMap
from practicebook.content.prose import bodies, field_bodies


@dataclass(frozen=True, order=True)
class Look:
    """A place that a person should look at."""

    place: Place
    about: str
    """`rating`, `passage`, `supports`, `link` or `title`."""
    says: str

    def __str__(self) -> str:
        return f"{self.place.file}:{self.place.line}:{self.place.column}: {self.about}: {self.says}"


@dataclass(frozen=True, order=True)
class Lapse:
    """Signatures of one text that no longer count, since its words changed."""

    file: PurePosixPath
    id: str
    roles: tuple[str, ...]


def after_adopting(before: Edition, after: Edition, read: ReadMap, gone: Mapping[str, AuditHeading], ratings: Mapping[str, list[str]]) -> tuple[Look, ...]:
    """Everything to look at in the site as it then is, by file and place. `gone` are the audit headings that are used no longer."""
    found = (*_ratings(after, ratings), *_passages(before, after, read), *_supports(before, after, read), *_links(after, gone), *_titles(after, read, gone))
    return tuple(sorted(set(found), key=lambda one: (str(one.place.file), one.place.line, one.place.column, one.about, one.says)))


def lapses(before: Edition, after: Edition) -> tuple[Lapse, ...]:
    """The texts whose signatures counted before and do not now."""
    found = []
    for an_id, signing in before.signings.items():
        still = {one.sign_off.role for one in after.signings[an_id].valid} if an_id in after.signings else set()
        roles = tuple(one.sign_off.role for one in signing.valid if one.sign_off.role not in still)
        if roles:
            found.append(Lapse(before.library.document_by_id[an_id].main.file, an_id, roles))
    return tuple(sorted(found))


def _ratings(after: Edition, ratings: Mapping[str, list[str]]) -> Iterator[Look]:
    for an_id, sentences in ratings.items():
        place = after.library.document_by_id[an_id].main.located.key_place(("ratings",))
        yield from (Look(place, "rating", words) for words in sentences)


def _passages(before: Edition, after: Edition, read: ReadMap) -> Iterator[Look]:
    """Passages that showed an audit heading which became several, or none."""
    files = {text.file: text for document in after.library.documents for text in document.texts}
    for document in before.library.documents:
        for text in document.texts:
            for old, new in zip(text.body.headings, files[text.file].body.headings, strict=True):
                place = files[text.file].body.place(new.start)
                for shown in dict.fromkeys(word for word, _ in old.shows):
                    targets = tuple(dict.fromkeys(read.map.map[shown]))
                    if len(targets) > 1:
                        yield Look(place, "passage", f"“{new.text}” showed “{shown}”. Does it show each of {', '.join(targets)}?")
                    elif not targets:
                        yield Look(place, "passage", f"“{new.text}” showed “{shown}”, which nothing replaced. Does it show another?")


def _supports(before: Edition, after: Edition, read: ReadMap) -> Iterator[Look]:
    """Documents that helped with an audit heading which became several, or none."""
    files = {text.file: text for document in after.library.documents for text in document.texts}
    for document in before.library.documents:
        for text in document.texts:
            for old in text.fields.supports if isinstance(text.fields, Supporting) else ():
                targets = tuple(dict.fromkeys(read.map.map[old]))
                place = files[text.file].located.key_place(("supports",))
                if len(targets) > 1:
                    yield Look(place, "supports", f"It helped with “{old}”. Does it help with each of {', '.join(targets)}?")
                elif not targets:
                    yield Look(place, "supports", f"It helped with “{old}”, which nothing replaced. Does it help with another?")


def _links(after: Edition, gone: Mapping[str, AuditHeading]) -> Iterator[Look]:
    """Links that still lead to the page of an audit heading that is used no longer."""
    link_map, pages = LinkMap(after), {addresses.audit_heading(one): one for one in gone}
    for body in (*bodies(after.library), *field_bodies(after.library)):
        for link in body.links:
            target = link_map.follow(link.destination, body.file)
            if target.address in pages:
                yield Look(body.place(link.start, link.end), "link", f"It leads to “{pages[target.address]}”, whose page says what took its place. Should it lead elsewhere?")
    located = after.library.data_files["council.yml"]
    for index, question in enumerate(after.library.council.often_asked):
        address = link_map.follow(question.leads_to, located.file).address
        if address in pages:
            yield Look(located.place(("often_asked", index, "leads_to")), "link", f"“{question.words}” leads to “{pages[address]}”, whose page says what took its place.")


def _titles(after: Edition, read: ReadMap, gone: Mapping[str, AuditHeading]) -> Iterator[Look]:
    """Where words still speak of an audit heading by a title that none has now."""
    titles = [one.title for one in gone.values() if one.title not in {new.title for new in read.new}]
    if not titles:
        return
    words = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(one) for one in sorted(titles, key=len, reverse=True))})(?!\w)")
    for document in after.library.documents:
        for text in document.texts:
            lines = (text.head + text.body.text).split("\n")
            for number, line in enumerate(lines, 1):
                for found in words.finditer(line):
                    yield Look(Place(text.file, number, found.start() + 1), "title", f"“{found.group()}” is the title of an audit heading that is used no longer.")
