"""The page that says who decides, made from `decisions.yml`, and what the site's own file of decisions has to agree with."""

import re
from pathlib import PurePosixPath

import pytest
from conftest import DAY, ROOT, Site

from practicebook.content.edition import Edition
from practicebook.content.library import Library
from practicebook.content.links import LinkMap
from practicebook.content.reading import read_library
from practicebook.history import timelines

DECISIONS = """
    decisions_note: The figures are made up.
    decisions:
      - {id: weekend, subject: At home, what: Care at the weekend, role: lead, limit: set locally, example_limit: Up to £20, how_long: By Monday, recorded: The reason., law: [act-s1], source: listening, keywords: [saturday]}
      - {id: keys, subject: At the door, what: Holding a key, role: chief, decided_by: Whoever is there, how_long: At once, recorded: In the book.}
      - {id: holiday, subject: At home, what: A holiday, role: chief, how_long: A week, recorded: The dates.}
"""


@pytest.fixture
def site(tiny: Site) -> Site:
    """The tiny site with three decisions."""
    tiny.write("framework/decisions.yml", DECISIONS)
    return tiny


def page(site: Site) -> str:
    return site.prepare().page_by_address["decisions/"].markdown


def entry(site: Site, an_id: str) -> str:
    """One decision's words, without marks."""
    section = re.search(rf"### [^\n]*\{{ #{an_id} \}}(.*?)</table>", page(site), re.DOTALL)
    assert section
    return " ".join(re.sub(r"<[^>]+>", " ", section[1]).split())


def test_a_site_with_decisions_has_no_findings_for_them(site: Site) -> None:
    assert site.codes() == []


def test_decisions_of_one_subject_stand_together(site: Site) -> None:
    headings = re.findall(r"^#+ (.+?) \{", page(site), re.MULTILINE)

    assert headings == ["At home", "Care at the weekend", "A holiday", "At the door", "Holding a key"]


def test_a_decision_says_who_how_soon_what_is_written_and_on_what_law(site: Site) -> None:
    words = entry(site, "weekend")

    assert words.startswith("Who decides Practice lead Limit set locally (an example only: Up to £20) How long By Monday What is recorded The reason.")
    assert "Act s.1" in words
    assert "From Listening" in words


def test_who_decides_may_be_nobody_on_the_list_of_roles_and_then_a_role_is_named_to_ask(site: Site) -> None:
    assert entry(site, "keys").startswith("Who decides Whoever is there Who to ask Chief How long")


def test_a_decision_without_a_limit_says_nothing_of_one(site: Site) -> None:
    assert "Limit" not in entry(site, "holiday")


def test_a_site_without_decisions_has_no_such_page_and_no_link_to_one(tiny: Site) -> None:
    prepared = tiny.prepare()
    assert prepared.edition

    assert "decisions/" not in prepared.page_by_address
    assert LinkMap(prepared.edition).follow("/decisions/", PurePosixPath("docs/index.md")).leads == "nowhere"
    assert not [page.address for page in prepared.pages if "decisions/" in page.markdown]


def test_the_list_of_policies_and_the_navigation_lead_to_it(site: Site) -> None:
    prepared = site.prepare()

    assert "](../decisions/)" in prepared.page_by_address["policies/"].markdown
    [section] = [one for one in prepared.navigation if one.title == "Policies and guidance"]
    assert "decisions/" in [child.address for child in section.children]


def test_no_document_may_take_its_address(tiny: Site) -> None:
    tiny.write("docs/decisions.md", "---\nid: decisions\ntitle: D\nsummary: S.\n---\n\nWords.\n")

    assert "content.same-address" in tiny.codes()


def test_two_decisions_with_one_id_are_found(site: Site) -> None:
    site.replace("framework/decisions.yml", "id: keys", "id: weekend")

    assert "content.duplicate-id" in site.codes()


@pytest.fixture(scope="module")
def ours() -> Library:
    library, _ = read_library(ROOT)
    assert library
    return library


def test_our_limits_are_those_of_the_table_in_resource_approval(ours: Library) -> None:
    edition = Edition(ours, DAY, timelines(ours.documents))
    body = edition.text(ours.document_by_id["resource-approval"]).body.text
    rows = [[cell.strip(" *") for cell in line.split("|")[1:-1]] for line in body.split("\n") if line.startswith("| ")]
    stated = {(who, limit, example) for _, who, limit, example in (row for row in rows if len(row) == 4) if example.startswith(("Up to £", "Above £"))}
    roles = ours.role_by_id

    kept = {(one.decided_by or roles[one.role].title, one.limit, one.example_limit) for one in ours.decisions.decisions if one.example_limit}

    assert kept == stated
    assert len(kept) == 3


def test_our_limits_are_set_locally_and_none_is_told_as_a_norm(ours: Library) -> None:
    assert {one.limit for one in ours.decisions.decisions} == {None, "set locally"}
    assert ours.decisions.decisions_note


@pytest.mark.parametrize("an_id", ["support-plan", "signs-an-exemplar", "direction-on-the-record", "section-42-decision", "liberty-referral", "urgent-support", "out-of-hours-support", "reducing-support", "recovering-a-debt", "answering-a-complaint"])
def test_our_decisions_cover_what_staff_ask_most(ours: Library, an_id: str) -> None:
    assert an_id in [one.id for one in ours.decisions.decisions]
