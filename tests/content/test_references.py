"""Ids that point at other things: the nearest one is named, and none that leads nowhere is met downstream."""

from datetime import date
from typing import Any

import pytest
from conftest import Site

from practicebook.content.edition import Edition
from practicebook.content.fields import Model
from practicebook.content.findings import Finding
from practicebook.content.kinds import Exemplar, Governed, Post
from practicebook.content.library import Library, governed
from practicebook.content.reading import read_library
from practicebook.content.reference import plain_type, target_of

POLICY = "docs/policies/listening.md"
EXEMPLAR = "exemplars/a-good-talk.md"
POST = "docs/blog/posts/news.md"

REVIEW = """
    practice_reviews:
      - id: first
        title: First
        reported_on: 2024-03-07
        summary: S.
        records: 2
        headings_used: 2
        ratings: [{rating: shining, count: 4}]
        overall: [{rating: fair, count: 2}]
        recommendations: [{id: a, text: Listen., links: [listening, hearing, north]}]
"""


FROM_DATA = {
    "framework/decisions.yml": "decisions: [{id: one, subject: S, what: W, role: lead, how_long: H, recorded: R, law: [act-s1], source: listening}]\n",
    "framework/development-plan.yml": "review: first\nparts: [{recommendation: a, short: S, actions: [{text: T, lead: lead, progress: done, evidence: [listening, hearing]}]}]\n",
    "framework/risk-log.yml": "risks: [{id: r, risk: R, effect: E, likelihood: likely, impact: small, doing: D, owner: lead, review_on: 2027-01-01, recommendation: a}]\n",
    "framework/learning-calendar.yml": "events: [{id: e, title: T, what: W, for_whom: F, held_on: 2027-01-01, how_long: H, book_with: lead, related: [listening, hearing]}]\n",
    "framework/audit-programme.yml": "starts: '2026-04'\naudits: [{id: u, title: T, looks_at: L, sample_size: S, by: B, comes_of_it: C, lead: lead, headings: [hearing], related: [listening]}]\n",
}


@pytest.fixture
def site(tiny: Site) -> Site:
    """The tiny site with every sort of reference in it, all of them right."""
    tiny.write("framework/practice-reviews.yml", REVIEW)
    for file, text in FROM_DATA.items():
        tiny.write(file, text)
    tiny.write(POST, "---\nid: news\ntitle: News\nsummary: S.\ndate: 2026-01-01\nauthors: [lead]\ncategories: [news]\nannounces: [listening]\nsupports: [hearing]\n---\n\nWords.\n")
    tiny.replace(POLICY, "law: [act-s1]", "law: [act-s1]\nguidance_refs: [act-s1]\ncqc: [statement]\nreplaced_by: home\nrelated: [home]")
    tiny.replace(EXEMPLAR, "topic: gardening", "topic: gardening\nage_band: older\nseason: spring")
    tiny.replace("framework/glossary.yml", "also: [therapy]}", "also: [therapy], law: [act-s1]}\n  - {term: PSW, meaning: Leads., related: [OT]}")
    tiny.replace("framework/audit-headings.yml", "status: adopted", "status: adopted\n    law: [act-s1]\n    cqc: [statement]\nretired_headings: [{id: old, title: Old, retired_on: 2026-01-01, replaced_by: [hearing]}]")
    return tiny


def test_ids_that_lead_somewhere_are_no_findings(site: Site) -> None:
    assert site.codes() == []


# Words of a file, what they are changed to, and what is said of the id that nothing has.
DEAD = {
    "owner": (POLICY, "owner: lead", "owner: leed", "There is no role “leed”. Did you mean “lead”?"),
    "approver": (POLICY, "approver: chief", "approver: chef", "There is no role “chef”. Did you mean “chief”?"),
    "service area": (POLICY, "service_areas: [north]", "service_areas: [north, nort]", "There is no area “nort”. Did you mean “north”?"),
    "supports": (POLICY, "supports: [hearing]", "supports: [herring]", "There is no audit heading “herring”. Did you mean “hearing”?"),
    "law": (POLICY, "law: [act-s1]\ng", "law: [act-s2]\ng", "There is no law “act-s2”. Did you mean “act-s1”?"),
    "guidance": (POLICY, "guidance_refs: [act-s1]", "guidance_refs: [zzz]", "There is no law “zzz”."),
    "cqc": (POLICY, "cqc: [statement]", "cqc: [statment]", "There is no cqc statement “statment”. Did you mean “statement”?"),
    "replaced by": (POLICY, "replaced_by: home", "replaced_by: hom", "There is no document “hom”. Did you mean “home”?"),
    "related": (POLICY, "related: [home]", "related: [listning]", "There is no document “listning”. Did you mean “listening”?"),
    "topic": (EXEMPLAR, "topic: gardening", "topic: gardenin", "There is no topic “gardenin”. Did you mean “gardening”?"),
    "age band": (EXEMPLAR, "age_band: older", "age_band: oldest", "There is no age band “oldest”. Did you mean “older”?"),
    "season": (EXEMPLAR, "season: spring", "season: sprung", "There is no season “sprung”. Did you mean “spring”?"),
    "sign-off": (EXEMPLAR, "role: lead", "role: led", "There is no role “led”. Did you mean “lead”?"),
    "source": (EXEMPLAR, "source: invented", "source: invent", "There is no source “invent”. Did you mean “invented”?"),
    "rated heading": (EXEMPLAR, "hearing: shining, w", "herring: shining, w", "There is no audit heading “herring”. Did you mean “hearing”?"),
    "rating": (EXEMPLAR, "down: fair}", "down: fare}", "There is no rating “fare”. Did you mean “fair”?"),
    "overall": (EXEMPLAR, "overall: shining", "overall: shinning", "There is no rating “shinning”. Did you mean “shining”?"),
    "shows": (EXEMPLAR, 'data-shows="hearing"', 'data-shows="writing-it-down hearin"', "There is no audit heading “hearin”. Did you mean “hearing”?"),
    "author": (POST, "authors: [lead]", "authors: [led, lead]", "There is no role “led”. Did you mean “lead”?"),
    "only author": (POST, "authors: [lead]", "authors: [led]", "There is no role “led”. Did you mean “lead”?"),
    "category": (POST, "categories: [news]", "categories: [new]", "There is no category “new”. Did you mean “news”?"),
    "announces": (POST, "announces: [listening]", "announces: [lisening]", "There is no document “lisening”. Did you mean “listening”?"),
    "contact": ("framework/service-areas.yml", "contacts: [lead]", "contacts: [leed]", "There is no role “leed”. Did you mean “lead”?"),
    "descriptor": ("framework/audit-headings.yml", "fair: Their words are there.", "fare: Their words are there.", "There is no rating “fare”. Did you mean “fair”?"),
    "heading's law": ("framework/audit-headings.yml", "law: [act-s1]", "law: [act]", "There is no law “act”. Did you mean “act-s1”?"),
    "heading's cqc": ("framework/audit-headings.yml", "cqc: [statement]", "cqc: [stat]", "There is no cqc statement “stat”. Did you mean “statement”?"),
    "what replaced a heading": ("framework/audit-headings.yml", "replaced_by: [hearing]", "replaced_by: [heering]", "There is no audit heading “heering”. Did you mean “hearing”?"),
    "theme": ("framework/cqc-statements.yml", "theme: theme", "theme: them", "There is no cqc theme “them”. Did you mean “theme”?"),
    "term": ("framework/glossary.yml", "related: [OT]", "related: [OTT]", "There is no term “OTT”. Did you mean “OT”?"),
    "term's law": ("framework/glossary.yml", "law: [act-s1]", "law: [act-s]", "There is no law “act-s”. Did you mean “act-s1”?"),
    "count": ("framework/practice-reviews.yml", "rating: shining, count: 4", "rating: shiny, count: 4", "There is no rating “shiny”. Did you mean “shining”?"),
    "recommendation": ("framework/practice-reviews.yml", "hearing, north]", "heering, north]", "There is no document, audit heading, area or review “heering”. Did you mean “hearing”?"),
    "decision's role": ("framework/decisions.yml", "role: lead", "role: leed", "There is no role “leed”. Did you mean “lead”?"),
    "decision's law": ("framework/decisions.yml", "law: [act-s1]", "law: [act-s2]", "There is no law “act-s2”. Did you mean “act-s1”?"),
    "decision's source": ("framework/decisions.yml", "source: listening", "source: listning", "There is no document “listning”. Did you mean “listening”?"),
    "plan's review": ("framework/development-plan.yml", "review: first", "review: frst", "There is no practice review “frst”. Did you mean “first”?"),
    "plan's lead": ("framework/development-plan.yml", "lead: lead", "lead: leed", "There is no role “leed”. Did you mean “lead”?"),
    "plan's evidence": ("framework/development-plan.yml", "listening, hearing]", "listening, heering]", "There is no document, audit heading, area or review “heering”. Did you mean “hearing”?"),
    "risk's owner": ("framework/risk-log.yml", "owner: lead", "owner: leed", "There is no role “leed”. Did you mean “lead”?"),
    "event's role": ("framework/learning-calendar.yml", "book_with: lead", "book_with: leed", "There is no role “leed”. Did you mean “lead”?"),
    "event's reading": ("framework/learning-calendar.yml", "listening, hearing]", "listening, heering]", "There is no document, audit heading, area or review “heering”. Did you mean “hearing”?"),
    "audit's lead": ("framework/audit-programme.yml", "lead: lead", "lead: leed", "There is no role “leed”. Did you mean “lead”?"),
    "audit's heading": ("framework/audit-programme.yml", "headings: [hearing]", "headings: [heering]", "There is no audit heading “heering”. Did you mean “hearing”?"),
    "audit's reading": ("framework/audit-programme.yml", "related: [listening]", "related: [listning]", "There is no document, audit heading, area or review “listning”. Did you mean “listening”?"),
}  # fmt: skip


@pytest.mark.parametrize("case", DEAD)
def test_an_id_that_nothing_has_is_found_where_it_stands_with_the_nearest_one(site: Site, case: str) -> None:
    file, right, wrong, message = DEAD[case]
    site.replace(file, right, wrong)

    [finding] = [finding for finding in read_library(site.root)[1] if finding.code == "content.unknown-id"]

    dead = message.split("“")[1].split("”")[0]
    assert (str(finding.place.file), finding.severity) == (file, "error")
    assert finding.message == message
    assert words_at(site, finding) == dead


def words_at(site: Site, finding: Finding) -> str:
    """What stands at a finding, from where it starts to where it ends."""
    place = finding.place
    assert place.end_line == place.line and place.end_column
    line = (site.root / place.file).read_text(encoding="utf-8").split("\n")[place.line - 1]
    return line[place.column - 1 : place.end_column - 1]


@pytest.mark.parametrize("case", DEAD)
def test_an_id_that_nothing_has_is_met_nowhere_downstream(site: Site, case: str) -> None:
    file, right, wrong, _ = DEAD[case]
    site.replace(file, right, wrong)

    prepared = site.prepare(preview=True)

    assert prepared.edition
    assert list(dead_ids(prepared.edition.library)) == []
    assert prepared.pages


def dead_ids(library: Library) -> list[tuple[str, str]]:
    """Ids left in a library that lead nowhere: what they should name, and what they say."""
    known = {
        "document": {document.id for document in library.documents},
        **library.entry_ids,
    }
    known["anything"] = {*known["document"], *library.heading_by_id, *library.area_by_id, *(review.id for review in library.reviews)}
    models: list[Any] = [text.fields for document in library.documents for text in document.texts]
    models += library.data_models.values()
    return [(target, value) for model in models for target, value in references(model) if value not in known[target]]


def references(model: Model) -> list[tuple[str, str]]:
    """Every id in a model, with what it should name."""
    found: list[tuple[str, str]] = []

    def visit(value: Any, hint: Any) -> None:
        if isinstance(value, Model):
            found.extend(references(value))
        elif isinstance(value, tuple):
            for one in value:
                visit(one, plain_type(hint).__args__[0])
        elif isinstance(value, dict):
            for key, one in value.items():
                visit(key, plain_type(hint).__args__[0])
                visit(one, plain_type(hint).__args__[1])
        elif isinstance(value, str) and target_of(hint):
            found.append((str(target_of(hint)), value))

    for name, field in type(model).model_fields.items():
        hint = type(model).__annotations__.get(name) or next(base.__annotations__[name] for base in type(model).__mro__ if name in getattr(base, "__annotations__", {}))
        assert field is not None
        visit(getattr(model, name), hint)
    return found


def test_the_rest_of_a_list_stays_when_an_id_is_dropped(site: Site) -> None:
    site.replace(POST, "authors: [lead]", "authors: [led, lead]")
    site.replace(POLICY, "service_areas: [north]", "service_areas: [nort, north]")

    library, _ = read_library(site.root)

    assert library
    post, policy = library.document_by_id["news"].main.fields, library.document_by_id["listening"].main.fields
    assert isinstance(post, Post)
    assert post.authors == ("lead",)
    assert policy.service_areas == ("north",)


def test_a_rating_of_no_audit_heading_is_dropped_whole(site: Site) -> None:
    site.replace(EXEMPLAR, "hearing: shining, w", "herring: shining, w")

    library, _ = read_library(site.root)

    assert library
    exemplar = library.document_by_id["a-good-talk"].main.fields
    assert isinstance(exemplar, Exemplar)
    assert exemplar.ratings == {"writing-it-down": "fair"}


def test_an_id_that_may_be_left_out_is(site: Site) -> None:
    site.replace(POLICY, "replaced_by: home", "replaced_by: hom")

    library, _ = read_library(site.root)

    assert library and governed(library.document_by_id["listening"].main).replaced_by is None


def test_nothing_is_said_of_ids_whose_file_cannot_be_read(site: Site) -> None:
    (site.root / "framework/law.yml").write_text("law: [", encoding="utf-8")

    assert {str(finding.place.file) for finding in site.findings()} == {"framework/law.yml"}


def test_a_document_that_cannot_be_used_is_still_one_that_others_may_name(site: Site) -> None:
    site.replace("docs/index.md", "title: What do you need?", "title: 12")

    assert [finding.code for finding in site.findings() if finding.code.startswith("content.")] == ["content.wrong-value"]


def test_kept_texts_are_held_to_the_same_ids(site: Site) -> None:
    text = (site.root / POLICY).read_text(encoding="utf-8")
    site.write("docs/policies/listening.versions/0.9.md", text.replace('"1.0"', '"0.9"').replace("2026-01-01", "2025-01-01").replace("owner: lead", "owner: leed"))

    [finding] = [finding for finding in site.findings() if finding.severity == "error"]

    assert (finding.code, str(finding.place.file)) == ("content.unknown-id", "docs/policies/listening.versions/0.9.md")


def test_every_governed_field_of_every_text_can_be_followed(real: Site) -> None:
    edition = real.prepare().edition
    assert isinstance(edition, Edition)

    assert dead_ids(edition.library) == []
    owners = {governed(text).owner for document in edition.library.documents if document.is_governed for text in document.texts}
    assert owners <= set(edition.library.role_by_id)
    assert all(isinstance(governed(text).effective_from, date) for document in edition.governed for text in document.texts if isinstance(text.fields, Governed))
