"""The development plan and the risk log, as a councillor opens them."""

import re
from datetime import date

import pytest
from conftest import ROOT, Site

from practicebook.content.library import Library
from practicebook.content.reading import read_library

REVIEW = """
    practice_reviews:
      - {id: first, title: First look, reported_on: 2024-03-07, summary: S., records: 2, headings_used: 2, ratings: [{rating: shining, count: 4}], overall: [{rating: fair, count: 2}],
         recommendations: [{id: a, text: Listen more.}, {id: b, text: Ring back.}]}
"""

PLAN = """
    review: first
    plan_note: Dates are examples.
    parts:
      - recommendation: a
        short: Listening more
        actions:
          - {text: Read the policy aloud., lead: lead, due: By spring, progress: done, evidence: [listening, hearing, north], notes: [{noted_on: 2026-10-05, sample: true, words: Two teams did.}]}
          - {text: Ask who heard it., lead: chief, progress: under-way}
          - {text: Ask again., lead: chief, progress: not-started}
"""

RISKS = """
    risks:
      - {id: small, risk: Tea runs out., effect: Thirst., likelihood: unlikely, impact: small, doing: Buy tea., owner: lead, review_on: 2027-01-01}
      - {id: great, risk: Nobody listens., effect: Silence., likelihood: likely, impact: serious, doing: Ask., owner: chief, review_on: 2026-10-01, recommendation: a}
"""


@pytest.fixture
def site(tiny: Site) -> Site:
    """The tiny site with a review, a plan and a log."""
    tiny.write("framework/practice-reviews.yml", REVIEW)
    tiny.write("framework/development-plan.yml", PLAN)
    tiny.write("framework/risk-log.yml", RISKS)
    return tiny


def page(site: Site, address: str, day: date = date(2026, 11, 23)) -> str:
    return site.prepare(day).page_by_address[address].markdown


def test_a_site_with_a_plan_has_no_findings_for_it(site: Site) -> None:
    assert site.codes() == []


def test_each_recommendation_has_a_part_with_the_words_of_the_review(site: Site) -> None:
    assert "## a. Listening more { #a }\n\n**Recommended:** Listen more." in page(site, "quality/development-plan/")


def test_an_action_says_who_leads_by_when_how_far_it_is_and_where_to_see_it(site: Site) -> None:
    [row] = re.findall(r"<tr><th scope=\"row\">Read the policy aloud\.</th>.*?</tr>", page(site, "quality/development-plan/"))

    assert re.sub(r"<[^>]+>", " ", row).split() == "Read the policy aloud. Practice lead By spring Done Listening Hearing the person North team".split()
    assert 'href="../../policies/listening/"' in row


def test_how_far_it_is_is_said_in_words_beside_a_shape_that_is_hidden_from_screen_readers(site: Site) -> None:
    shapes = re.findall(r'aria-hidden="true"[^>]*><use xlink:href="[^"]*#shape-(\w+)"/></svg>(Done|Under way|Not started)', page(site, "quality/development-plan/"))

    assert {*shapes} == {("disc", "Done"), ("half", "Under way"), ("ring", "Not started")}


def test_a_note_that_is_made_up_says_so(site: Site) -> None:
    marked = '5 October 2026 <span class="pb-tag">Sample</span>'
    assert marked in page(site, "quality/development-plan/")

    site.replace("framework/development-plan.yml", "sample: true, ", "")
    assert marked not in page(site, "quality/development-plan/")


def test_the_review_leads_from_each_recommendation_to_what_was_done(site: Site) -> None:
    review = page(site, "quality/practice-reviews/first/")

    assert '<a href="../../development-plan/#a">What was done about a</a>' in review
    assert "What was done about b" not in review


def test_evidence_that_is_not_published_is_left_out(site: Site) -> None:
    site.replace("docs/policies/listening.md", "title: Listening", "title: Listening\nstatus: draft")

    assert "Listening</a>" not in page(site, "quality/development-plan/")


def test_the_day_of_the_report_is_the_day_of_the_build(site: Site) -> None:
    assert "Progress report, as on 1 December 2026." in page(site, "quality/development-plan/", date(2026, 12, 1))


def test_a_part_for_a_recommendation_that_the_review_does_not_have_is_found(site: Site) -> None:
    site.replace("framework/development-plan.yml", "recommendation: a", "recommendation: c")

    [finding] = [one for one in site.findings() if one.code == "plan.unknown-recommendation"]

    assert str(finding.place.file) == "framework/development-plan.yml"
    assert finding.place.line == 4
    assert "“c”" in finding.message


def test_the_highest_risk_stands_first_with_its_likelihood_and_impact_in_words(site: Site) -> None:
    log = page(site, "quality/risk-log/")

    assert re.findall(r"^## (.+?) \{", log, re.MULTILINE) == ["Nobody listens.", "Tea runs out."]
    assert "High</span>: likely, and serious if it happens" in log
    assert "Low</span>: unlikely, and small if it happens" in log
    assert '<a href="../development-plan/#a">a. Listening more</a>' in log


def test_a_risk_that_was_to_be_looked_at_by_an_earlier_day_says_so(site: Site) -> None:
    assert page(site, "quality/risk-log/").count("(overdue)") == 1
    assert "(overdue)" not in page(site, "quality/risk-log/", date(2026, 10, 1))


def test_a_site_without_a_plan_has_neither_page(tiny: Site) -> None:
    tiny.write("framework/practice-reviews.yml", REVIEW)
    pages = tiny.prepare().page_by_address

    assert not {"quality/development-plan/", "quality/risk-log/"} & {*pages}
    assert "development-plan" not in pages["quality/practice-reviews/first/"].markdown


def test_a_risk_log_alone_leads_to_no_plan(tiny: Site) -> None:
    tiny.write("framework/risk-log.yml", RISKS.replace(", recommendation: a", ""))

    assert "development-plan" not in page(tiny, "quality/risk-log/")


@pytest.fixture(scope="module")
def ours() -> Library:
    library, _ = read_library(ROOT)
    assert library
    return library


def test_our_plan_has_a_part_for_each_of_the_seven_recommendations_in_order(ours: Library) -> None:
    plan = ours.development_plan
    [review] = [one for one in ours.reviews if one.id == plan.review]

    assert [part.recommendation for part in plan.parts] == [one.id for one in review.recommendations] == [*"abcdefg"]


def test_every_note_of_ours_is_marked_as_a_sample(ours: Library) -> None:
    notes = [note for part in ours.development_plan.parts for action in part.actions for note in action.notes]

    assert notes
    assert all(note.sample for note in notes)


def test_what_is_done_or_under_way_can_be_seen_somewhere(ours: Library) -> None:
    assert [action.text for part in ours.development_plan.parts for action in part.actions if action.progress != "not-started" and not action.evidence] == []
