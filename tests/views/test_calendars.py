"""The learning calendar, upcoming first, and the audit programme of a year."""

import re
from datetime import date

import pytest
from conftest import ROOT, Site

from practicebook.content.library import Library
from practicebook.content.reading import read_library

LEARNING = "learning/calendar/"
AUDITS = "quality/audit-programme/"

EVENTS = """
    events_note: These are examples.
    events:
      - {id: late, title: Late, what: You hear more., for_whom: Everyone, month: "2027-03", how_long: A day, book_with: chief}
      - {id: soon, title: Soon, what: You hear more., for_whom: New staff, held_on: 2026-12-02, how_long: A morning, book_with: lead, related: [listening, hearing]}
      - {id: gone, title: Gone, what: You heard more., for_whom: Everyone, held_on: 2026-10-01, how_long: An hour, book_with: lead}
"""

PROGRAMME = """
    starts: "2026-04"
    audits:
      - {id: records, title: Records, looks_at: All of it., sample_size: Ten., by: Two of us, comes_of_it: You are told., lead: lead}
      - {id: doors, title: Doors, months: ["2026-05", "2027-01"], looks_at: Doors., sample_size: Six., by: Others, comes_of_it: A post., lead: chief, headings: [hearing], related: [listening]}
"""


@pytest.fixture
def site(tiny: Site) -> Site:
    """The tiny site with three events and two audits."""
    tiny.write("framework/learning-calendar.yml", EVENTS)
    tiny.write("framework/audit-programme.yml", PROGRAMME)
    return tiny


def page(site: Site, address: str, day: date = date(2026, 11, 23)) -> str:
    return site.prepare(day).page_by_address[address].markdown


def titles(markdown: str) -> list[str]:
    return re.findall(r"^#+ (.+?) \{", markdown, re.MULTILINE)


def test_neither_has_findings(site: Site) -> None:
    assert site.codes() == []


def test_what_is_to_come_stands_first_soonest_first_and_what_has_been_is_folded(site: Site) -> None:
    calendar = page(site, LEARNING)

    assert titles(calendar) == ["Soon", "Late", "What has been", "Gone"]
    assert calendar.index("<details") < calendar.index("### Gone")


@pytest.mark.parametrize(
    ("day", "upcoming"),
    [
        (date(2026, 12, 2), ["Soon", "Late"]),
        (date(2026, 12, 3), ["Late"]),
        (date(2027, 3, 31), ["Late"]),
        (date(2027, 4, 1), []),
    ],
)
def test_an_event_is_to_come_until_its_day_or_its_month_has_gone(site: Site, day: date, upcoming: list[str]) -> None:
    calendar = page(site, LEARNING, day)

    assert titles(calendar.partition("## What has been")[0]) == upcoming


def test_an_event_says_when_how_long_for_whom_and_how_to_book(site: Site) -> None:
    words = " ".join(re.sub(r"<[^>]+>", " ", page(site, LEARNING)).split())

    assert "When 2 December 2026 How long A morning For New staff Book with Practice lead, lead@tiny.example Read with it Listening , Hearing the person" in words
    assert "When March 2027" in words


@pytest.mark.parametrize("wrong", ["held_on: 2026-12-02, month: \"2026-12\"", "for_whom: New staff"])
def test_an_event_needs_a_day_or_a_month_and_not_both(site: Site, wrong: str) -> None:
    site.replace("framework/learning-calendar.yml", "for_whom: New staff, held_on: 2026-12-02" if "for_whom" in wrong else "held_on: 2026-12-02", wrong)

    [finding] = site.findings()

    assert "held_on or month" in finding.message


def test_a_year_has_twelve_months_and_each_says_what_is_audited(site: Site) -> None:
    rows = re.findall(r'<tr><th scope="row">(\w+ \d{4})(.*?)</th><td[^>]*>(.*?)</td>', page(site, AUDITS))

    assert [month for month, _, _ in rows][::11] == ["April 2026", "March 2027"]
    assert [month for month, _, audits in rows if "Doors" in audits] == ["May 2026", "January 2027"]
    assert [audits for month, _, audits in rows if month == "June 2026"] == ["Nothing besides"]
    assert [month for month, now, _ in rows if "This month" in now] == ["November 2026"]


def test_what_is_audited_every_month_is_said_once(site: Site) -> None:
    table = page(site, AUDITS).partition("</table>")[0]

    assert '<th scope="row">Every month</th><td data-label="What we audit"><ul class="pb-plain"><li><a href="#records">Records</a></li></ul></td>' in table
    assert table.count("#records") == 1


def test_an_audit_says_what_how_many_who_and_what_comes_of_it(site: Site) -> None:
    words = " ".join(re.sub(r"<[^>]+>", " ", page(site, AUDITS).partition("## Doors")[2]).split())

    assert "When May 2026, January 2027 What we look at Doors. How many Six. Who reads Others What comes of it A post." in words
    assert "Audit headings Hearing the person How Listening" in words
    assert "When Every month" in " ".join(re.sub(r"<[^>]+>", " ", page(site, AUDITS)).split())


def test_a_site_without_the_files_has_neither_page(tiny: Site) -> None:
    assert not {LEARNING, AUDITS} & {*tiny.prepare().page_by_address}


@pytest.fixture(scope="module")
def ours() -> Library:
    library, _ = read_library(ROOT)
    assert library
    return library


def test_our_programme_has_the_figures_of_the_quality_assurance_framework(ours: Library) -> None:
    policy = ours.document_by_id["quality-assurance-framework"].main.body.text
    stated = [[cell.strip(" *") for cell in line.split("|")[1:-1]] for line in policy.split("\n") if re.match(r"\| (April|May|June|July|August|September|October|November|December|January|February|March) ", line)]
    audits = {audit.id: audit for audit in ours.audit_programme.audits}

    def months_with(words: str) -> list[str]:
        return [month for month, *_, also in stated if words in also.casefold()]

    def months_of(an_id: str) -> list[str]:
        return [f"{date.fromisoformat(f'{month}-01'):%B}" for month in audits[an_id].months]

    assert len(stated) == 12
    assert {row[1] for row in stated} == {re.findall(r"\d+", audits["case-record-audits"].sample_size)[0]}
    assert {row[2] for row in stated} == {"4"} and audits["second-readings"].sample_size.startswith("Four records a month")
    assert {row[3] for row in stated} <= {*re.findall(r"\d+", audits["dip-samples"].sample_size)}
    assert months_with("supervision audit") == months_of("supervision-audits")
    assert months_with("themed audit") == months_of("themed-audit-summer") + months_of("themed-audit-winter")
    assert months_with("auditors'") == months_of("auditors-days")
    assert months_with("findings") + months_with("report") == months_of("findings-for-everyone")
    assert months_with("check on actions") == months_of("checks-on-actions")
    assert months_with("outside the department") == months_of("outside-readings")
