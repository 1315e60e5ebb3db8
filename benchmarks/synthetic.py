"""A site of any size, made from a seed: documents of every kind with kept texts, passages and links, and no errors.

    python benchmarks/synthetic.py FOLDER --documents 1000 --seed 7

The same size and seed make the same bytes. A document is about as long as a real one and has the same parts, so that
figures measured on it carry over; what it says means nothing.
"""

import argparse
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import words
import yaml

from practicebook.content.fingerprint import fingerprint
from practicebook.content.kinds import FOLDERS, GOVERNED
from practicebook.content.law import law_state
from practicebook.content.reading import read_library

DAY = date(2026, 11, 23)
"""The day that the dates of the content are right for."""

HEADINGS, RATINGS, AREAS, ROLES, LAWS, TERMS = 12, 4, 10, 12, 60, 40
"""How many entries the data files have: about as many as the real ones."""

SHARES = {"policy": 15, "procedure": 15, "guidance": 15, "tool": 10, "framework": 5, "exemplar": 20, "post": 15, "page": 5}
"""Of 100 documents, how many are of each kind."""

PARTS = {"exemplar": 5, "post": 4, "page": 4}
GOVERNED_PARTS = 9
"""Headings in a body, by kind."""

HOME = "docs/index.md"
HOME_TEXT = "---\nid: home\ntitle: What do you need?\nsummary: Start here.\n---\n\n## Start here\n\nAsk.\n"

SIGNERS = (f"role-{ROLES - 1}", f"role-{ROLES}")
"""The roles that sign: contacts of no area."""

KEPT_SHARE = 0.3
"""Of the governed documents, how many have earlier texts."""


@dataclass(frozen=True)
class Planned:
    """A document before it is written, so that others can link to it."""

    number: int
    kind: str
    id: str
    title: str

    @property
    def file(self) -> str:
        """Its path under the root."""
        folder = "docs/about" if self.kind == "page" else next(folder for folder, kind in FOLDERS.items() if kind == self.kind)
        return f"{folder}/{self.id}.md"


Ids = Mapping[str, Sequence[str]]
"""For each sort of entry that a field can point at, the ids that there are, as a Library has them."""


@dataclass(frozen=True)
class Plan:
    """All documents before they are written, and the entries that they may point at."""

    documents: list[Planned]
    ids: Ids
    signers: Sequence[str]
    """The roles that sign every exemplar."""

    def one(self, sort: str, random: Random) -> str:
        """The id of an entry."""
        return random.choice(self.ids[sort])

    def some(self, sort: str, most: int, random: Random) -> list[str]:
        """So many ids, or all where there are fewer, in their order."""
        ids = self.ids[sort]
        return [ids[n] for n in sorted(random.sample(range(len(ids)), min(most, len(ids))))]


def write(root: Path, documents: int, seed: int = 7) -> None:
    """Write a site of so many documents, home page included, into an empty folder."""
    _write(root, {HOME: HOME_TEXT, **dict(_data_files()), **dict(_documents(documents - 1, _own_ids(), SIGNERS, Random(seed)))})


def add(root: Path, documents: int, seed: int = 7) -> None:
    """Write so many documents into a site that is there; they point at the entries of its own data files.

    Of the law only at what is in force, as a text does that says nothing of dates.
    """
    library, _ = read_library(root)
    assert library
    signers = [role.id for role in library.council.roles if role.signs]
    in_force = [id for id, entry in library.law_by_id.items() if law_state(entry, library.law_by_id, DAY) in ("in force", "partly in force")]
    _write(root, dict(_documents(documents, {**library.entry_ids, "law": in_force}, signers, Random(seed))))


def _write(root: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _own_ids() -> Ids:
    """What `_data_files` defines."""
    entries = {"audit-heading": ("heading", HEADINGS), "area": ("area", AREAS), "rating": ("rating", RATINGS), "role": ("role", ROLES), "law": ("law", LAWS)}
    choices = {"topic": ("t", 5), "age-band": ("a", 5), "season": ("s", 5), "source": ("s", 5), "category": ("c", 5), "cqc-statement": ("statement", 9)}
    return {sort: [f"{name}-{n}" for n in _upto(of)] for sort, (name, of) in (entries | choices).items()}


# Data files


def _data_files() -> Iterator[tuple[str, str]]:
    shapes = ("star", "disc", "half", "ring")
    ratings = [{"id": f"rating-{n}", "title": f"Rating {n}", "symbol": shapes[n - 1], "means": "What it says of practice."} for n in _upto(RATINGS)]
    yield _data("council", {
        "name": "Synthetic Council",
        "department": "Adult services",
        "feedback": {"useful": "mailto:site@council.example", "problem": "mailto:site@council.example"},
        "roles": [{"id": f"role-{n}", "title": f"Role {n}", "contact": f"role-{n}@council.example", "signs": f"role-{n}" in SIGNERS} for n in _upto(ROLES)],
    })  # fmt: skip
    yield _data("rating-scale", {"ratings": ratings})
    yield _data("audit-headings", {"audit_headings": [_heading(n, ratings) for n in _upto(HEADINGS)]})
    yield _data("service-areas", {"service_areas": [_area(n) for n in _upto(AREAS)]})
    yield _data("law", {"law": [_law(n) for n in _upto(LAWS)]})
    yield _data("glossary", {"terms": [{"term": f"Term {n}", "meaning": "What it means, in a sentence."} for n in _upto(TERMS)]})
    yield _data("vocabularies", {name: [{"id": f"{name[0]}-{n}", "title": f"{name} {n}"} for n in _upto(5)] for name in ("topics", "age_bands", "seasons", "sources", "categories")})
    yield _data("cqc-statements", {
        "checked_on": DAY,
        "cqc_themes": [{"id": "theme", "title": "Theme"}],
        "cqc_statements": [{"id": f"statement-{n}", "title": f"Statement {n}", "theme": "theme", "gist": "What it asks."} for n in _upto(9)],
    })  # fmt: skip


def _heading(number: int, ratings: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "id": f"heading-{number}",
        "title": f"Audit heading number {number}",
        "short": f"Heading {number}",
        "scope": "What it covers, in a sentence.",
        "question": "What does the auditor ask of the record?",
        "why": "Why we ask: the duty, under [the law](/law/#law-1), and the expectation.",
        "descriptors": {rating["id"]: f"What {rating['title'].lower()} looks like in a record, in a sentence or two." for rating in ratings},
        "law": ["law-1", "law-2"],
        "supervision_questions": ["Whose words open the record?", "What changed because of them?"],
        "status": "proposed",
    }


def _area(number: int) -> dict[str, Any]:
    return {"id": f"area-{number}", "title": f"Area {number}", "summary": "What this team does", "icon": "home", "meets_people": True, "contacts": [f"role-{number}"]}


def _law(number: int) -> dict[str, Any]:
    return {
        "id": f"law-{number}",
        "title": f"An Act, section {number}",
        "short": f"Act s.{number}",
        "heading": "What it is about",
        "kind": "act",
        "says": "The council **must** do what this section says, in words of our own.",
        "in_force_from": date(2015, 4, 1),
        "checked_on": DAY,
        "copy": "text",
    }


def _data(name: str, value: Any) -> tuple[str, str]:
    return f"framework/{name}.yml", _yaml(value)


# Documents


def _documents(number: int, ids: Ids, signers: Sequence[str], random: Random) -> Iterator[tuple[str, str]]:
    plan = Plan(planned_documents(number, random), ids, signers)
    for planned in plan.documents:
        fields = _fields(planned, plan, random)
        body = _exemplar_body(planned, plan, fields, random) if planned.kind == "exemplar" else _body(planned.kind, planned.file, plan, random)
        if planned.kind == "exemplar":
            fields["sign_offs"] = [_sign_off(role, fingerprint(fields, body, {})) for role in signers]
        yield planned.file, _text(fields, body)
        if planned.kind in GOVERNED and random.random() < KEPT_SHARE:
            yield from _kept(planned, plan, fields, random)


FIRST = 1000
"""What documents are counted from, so that their names are about as long."""


def planned_documents(number: int, random: Random) -> list[Planned]:
    """Kinds in their shares, the same for any hundred documents."""
    kinds = [kind for kind, share in SHARES.items() for _ in range(share)]
    Random(0).shuffle(kinds)
    return [Planned(n, kinds[n % len(kinds)], f"document-{words.in_nouns(FIRST + n).replace(' ', '-')}", words.title(random, FIRST + n)) for n in _upto(number)]


def _fields(planned: Planned, plan: Plan, random: Random) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "id": planned.id,
        "title": planned.title,
        "summary": words.paragraph(random, 2),
        "service_areas": plan.some("area", 3, random),
        "keywords": random.sample(words.NOUNS, 8),
        "related": [other.id for other in random.sample(plan.documents, min(3, len(plan.documents))) if other is not planned],
    }
    if planned.kind != "exemplar":
        fields["supports"] = plan.some("audit-heading", 2, random)
    if planned.kind in GOVERNED:
        fields |= _governed_fields(plan, random)
    elif planned.kind == "exemplar":
        fields |= _exemplar_fields(plan, random)
    elif planned.kind == "post":
        announced = [other.id for other in plan.documents if other.kind in GOVERNED][:1]
        fields |= {"date": _before(DAY, random), "categories": plan.some("category", 1, random), "authors": plan.some("role", 1, random), "announces": announced}
    return fields


def _governed_fields(plan: Plan, random: Random) -> dict[str, Any]:
    start = _before(DAY, random)
    return {
        "owner": plan.one("role", random),
        "approver": plan.one("role", random),
        "version": "2.0",
        "effective_from": start,
        "approved_on": start - timedelta(days=10),
        "next_review": DAY + timedelta(days=random.randint(30, 700)),
        "change_summary": words.sentence(random),
        "change": random.choice(["major", "minor"]),
        "quick_read": words.paragraph(random, 6),
        "law": plan.some("law", 6, random),
        "cqc": plan.some("cqc-statement", 2, random),
    }


def _exemplar_fields(plan: Plan, random: Random) -> dict[str, Any]:
    return {
        "basis": "fictionalised",
        "topic": plan.one("topic", random),
        "age_band": plan.one("age-band", random),
        "season": plan.one("season", random),
        "source": plan.one("source", random),
        "ratings": {heading: plan.one("rating", random) for heading in plan.some("audit-heading", PARTS["exemplar"], random)},
        "overall": plan.one("rating", random),
        "what_made_the_difference": words.sentence(random),
    }


def _sign_off(role: str, signed: str) -> dict[str, Any]:
    note = "Example: nobody could say who."
    return {"role": role, "date": date(2020, 1, 1), "intruder_note": note, "colleague_note": note, "fingerprint": signed}


def _kept(planned: Planned, plan: Plan, fields: dict[str, Any], random: Random) -> Iterator[tuple[str, str]]:
    """One or two earlier texts, beside the main file."""
    for version in random.choice((("1.0",), ("1.0", "1.1"))):
        start = date(2010, 1, 1) if version == "1.0" else date(2012, 1, 1)
        earlier = fields | {"version": version, "effective_from": start, "approved_on": start, "next_review": start + timedelta(days=400)}
        file = planned.file.replace(".md", f".versions/{version}.md")
        yield file, _text(earlier, _body(planned.kind, file, plan, random))


def _text(fields: dict[str, Any], body: str) -> str:
    return f"---\n{_yaml(fields)}---\n\n{body}"


# Bodies


def _body(kind: str, file: str, plan: Plan, random: Random) -> str:
    blocks = [words.paragraph(random, 3)]
    if kind == "post":
        blocks.append("<!-- more -->")
    for part in _upto(PARTS.get(kind, GOVERNED_PARTS)):
        blocks += [f"## Part {part}: {random.choice(words.NOUNS)}", _with_link(words.paragraph(random, 4), file, plan, random)]
        blocks.append(random.choice((_steps, _points, _table))(random) if part % 2 else words.paragraph(random, 3))
    return "\n\n".join(blocks) + "\n"


def _exemplar_body(planned: Planned, plan: Plan, fields: dict[str, Any], random: Random) -> str:
    """A passage for each audit heading that it rates."""
    blocks = []
    for heading in fields["ratings"]:
        blocks.append(f'## What the {random.choice(words.NOUNS)} showed {{ data-shows="{heading}" }}')
        blocks += [_with_link(words.paragraph(random, 5), planned.file, plan, random), words.paragraph(random, 4)]
    return "\n\n".join(blocks) + "\n"


def _with_link(paragraph: str, file: str, plan: Plan, random: Random) -> str:
    """A paragraph that ends in a link: to a file, to a permanent link, to the law or to an audit heading."""
    other = random.choice(plan.documents)
    ways = (
        posixpath.relpath(other.file, posixpath.dirname(file)),
        f"/go/{other.id}/",
        f"/law/#{plan.one('law', random)}",
        f"/audit-headings/{plan.one('audit-heading', random)}/",
    )
    return f"{paragraph} See [the {random.choice(words.ADJECTIVES)} {random.choice(words.NOUNS)}]({random.choice(ways)})."


def _steps(random: Random) -> str:
    return "\n".join(f"{n}. **{random.choice(words.VERBS).capitalize()}:** {words.sentence(random)}" for n in _upto(4))


def _points(random: Random) -> str:
    return "\n".join(f"- {words.sentence(random)}" for _ in range(4))


def _table(random: Random) -> str:
    rows = [f"| {random.choice(words.NOUNS)} | {words.sentence(random)} |" for _ in range(4)]
    return "\n".join(["| Instead of | Write |", "|---|---|", *rows])


# Choices


def _upto(number: int) -> range:
    return range(1, number + 1)


def _before(day: date, random: Random) -> date:
    return day - timedelta(days=random.randint(1, 2000))


def _yaml(value: Any) -> str:
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    def ignore_aliases(self, data: Any) -> bool:
        return True


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write a synthetic site into a folder.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    write(arguments.folder, arguments.documents, arguments.seed)
