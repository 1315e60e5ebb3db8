"""Practice reviews, with their counts or without, and what can be compared between them."""

import re

import pytest
from conftest import ROOT, Site

from practicebook.content.reading import read_library

REVIEWS = """
    practice_reviews:
      - {id: later, title: Later look, reported_on: 2024-03-07, summary: S., theme: Doors, records: 4, headings_used: 2, ratings: [{rating: shining, count: 8}], overall: [{rating: shining, count: 3}, {rating: fair, count: 1}]}
      - {id: earlier, title: Earlier look, summary: S., not_known: [How many records were read.], follow_up: [It was looked at again.]}
"""

LIST = "quality/practice-reviews/"


@pytest.fixture
def site(tiny: Site) -> Site:
    """The tiny site with two reviews, the counts of one of them unknown."""
    tiny.write("framework/practice-reviews.yml", REVIEWS)
    return tiny


def page(site: Site, address: str) -> str:
    return site.prepare().page_by_address[address].markdown


def row(site: Site, words: str) -> list[str]:
    """What the comparison says of one thing, review by review."""
    [found] = [one for one in re.findall(r"<tr>.*?</tr>", page(site, LIST)) if words in re.sub(r"<[^>]+>", "", one)]
    return re.findall(r"<td[^>]*>(.*?)</td>", found)


def test_a_review_may_be_told_of_without_its_counts(site: Site) -> None:
    assert site.codes() == []

    earlier = page(site, f"{LIST}earlier/")
    assert "<table" not in earlier
    assert "No counts of this review are known here" in earlier
    assert "## What is not known { #not-known }\n\n* How many records were read." in earlier


def test_a_review_with_counts_has_its_tables_and_says_nothing_of_their_absence(site: Site) -> None:
    later = page(site, f"{LIST}later/")

    assert later.count("<table") == 2
    assert "4 records under 2 headings: 8 ratings" in later
    assert "No counts" not in later


def test_counts_without_a_number_of_records_have_a_caption_all_the_same(site: Site) -> None:
    site.replace("framework/practice-reviews.yml", "records: 4, headings_used: 2, ", "")

    assert "<caption>8 ratings</caption>" in page(site, f"{LIST}later/")


def test_what_is_not_known_is_compared_with_nothing(site: Site) -> None:
    assert row(site, "Records read") == ["4", "Not known here"]
    assert row(site, "Overall: Shining") == ["75.0%", "Not known here"]
    assert row(site, "Overall: Fair") == ["25.0%", "Not known here"]
    assert row(site, "Theme") == ["Doors", "Not known here"]


def test_one_review_is_compared_with_none(site: Site) -> None:
    text = (site.root / "framework/practice-reviews.yml").read_text(encoding="utf-8")
    site.write("framework/practice-reviews.yml", text.partition("  - {id: earlier")[0])

    assert "How they compare" not in page(site, LIST)


def test_no_figure_of_ours_is_given_for_the_review_that_none_are_held_of() -> None:
    library, _ = read_library(ROOT)
    assert library
    [earlier] = [one for one in library.reviews if one.id == "practice-review-2019"]

    assert (earlier.records, earlier.headings_used, earlier.ratings, earlier.overall) == (None, None, (), ())
    assert earlier.not_known
