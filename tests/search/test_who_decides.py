"""“Who signs off …” is answered by the decision, in the browser and in the index."""

from pathlib import Path
from typing import Any

import pytest
from conftest import DAY, ROOT, Site
from test_browser_engine import Made, answers, asking, make

from practicebook.content.reading import read_library
from practicebook.search.rank import search
from practicebook.search.sections import SearchPage, Section

ASKED = {
    "who signs off support": "support-plan",
    "who decides a direct payment": "support-plan",
    "who can agree a carer's support": "support-plan",
    "who signs an exemplar": "signs-an-exemplar",
    "who decides a section 42": "section-42-decision",
    "who decides out of hours": "out-of-hours-support",
    "who approves reducing support": "reducing-support",
    "who signs off a DoL referral": "liberty-referral",
    "who answers a complaint": "answering-a-complaint",
    "who agrees unpaid charges": "recovering-a-debt",
    "who directs on the record": "direction-on-the-record",
    "who signs off urgent support": "urgent-support",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The site's own decisions, each a section with its keywords, among a few others."""
    library, _ = read_library(ROOT)
    assert library
    page = SearchPage("decisions/", "Who decides", "page")
    sections = [Section(page, one.id, one.what, f"{one.how_long} {one.recorded}", keywords=one.keywords) for one in library.decisions.decisions]
    other = SearchPage("policies/other/", "Something else", "policy", "other")
    return make(tmp_path_factory.mktemp("decisions"), library, [*sections, Section(other, "", "", "Support for carers at home, and who visits.")])


def decided(made: Made, *queries: str) -> list[list[dict[str, Any]]]:
    """The answers to each question."""
    return [found["answers"] for found in answers(made, *(asking(query) for query in queries))]


def test_who_signs_off_is_answered_first_by_the_decision(made: Made) -> None:
    found = [(answer[0]["path"], answer[0]["source"]) if answer else None for answer in decided(made, *ASKED)]

    assert dict(zip(ASKED, found, strict=True)) == {query: (f"decisions/#{an_id}", "Who decides") for query, an_id in ASKED.items()}


def test_the_index_finds_the_same_decision_among_the_first_three(made: Made) -> None:
    found = {query: [result.section.path for result in search(made.index, query)][:3] for query in ASKED}

    assert [query for query, an_id in ASKED.items() if f"decisions/#{an_id}" not in found[query]] == []


def test_the_answer_says_who_how_soon_and_whom_to_ask(made: Made) -> None:
    [[answer, *_]] = decided(made, "who signs off support")

    assert answer["title"] == "Team manager"
    assert "Within two working days" in answer["text"]
    assert answer["contact"]
    assert answer["date"] == DAY.isoformat()


@pytest.mark.parametrize("query", ["who", "who decides", "signs off support", "who visits", "who grows beans", "direct payment"])
def test_a_question_that_asks_for_no_decision_is_not_answered_by_one(made: Made, query: str) -> None:
    [found] = decided(made, query)

    assert [answer for answer in found if answer["source"] == "Who decides"] == []


def test_a_site_without_decisions_answers_with_roles_as_before(tiny: Site, tmp_path: Path) -> None:
    tiny.replace("framework/council.yml", "contact: lead@tiny.example", "does: Agrees care at the weekend., contact: lead@tiny.example")
    library, _ = read_library(tiny.root)
    assert library
    page = SearchPage("policies/listening/", "Listening", "policy", "listening")

    [[answer]] = decided(make(tmp_path, library, [Section(page, "", "", "Care.")]), "who agrees care")

    assert (answer["title"], answer["source"]) == ("Practice lead", "Who to ask")
