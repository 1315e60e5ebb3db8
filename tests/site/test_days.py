"""What the site says depends on the day of its build."""

import re
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT, Site
from crawl import BuiltSite
from html_pages import article
from plain_sources import body
from site_builds import SITE_URL, real_on


@pytest.fixture(scope="module")
def eve(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The real site as on 1 June 2026."""
    return real_on(date(2026, 6, 1), tmp_path_factory)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The real site as on 2 June 2026."""
    return real_on(date(2026, 6, 2), tmp_path_factory)


def test_on_1_june_2026_liberty_is_the_acid_test_with_the_change_foretold(eve: Site) -> None:
    text = article(eve, "guidance/deprivation-of-liberty").text()

    assert "Use the acid test." in text
    assert "the acid test no longer decides. Look at" not in text
    assert "In force since 1 April 2024" in text
    assert "Version 2.0 starts on 2 June 2026." in text


def test_on_2_june_2026_liberty_is_the_whole_picture(day: Site) -> None:
    text = article(day, "guidance/deprivation-of-liberty").text()

    assert "Since 2 June 2026 the acid test no longer decides." in text
    assert "Use the acid test. If" not in text
    assert "In force since 2 June 2026" in text
    assert "Version 1.0" not in text


def test_the_page_has_every_part_of_the_text_in_force_and_none_that_only_the_other_has(eve: Site, day: Site) -> None:
    old, new = (parts(ROOT / "docs/guidance" / file) for file in ("deprivation-of-liberty.versions/1.0.md", "deprivation-of-liberty.md"))

    for site, shown, other in ((eve, old, new), (day, new, old)):
        on_page = {heading.text().removesuffix("#") for heading in article(site, "guidance/deprivation-of-liberty").all("h2")}
        assert shown <= on_page
        assert not (other - shown) & on_page


def parts(file: Path) -> set[str]:
    """The second-level headings of a text."""
    return set(re.findall(r"^## (.+?)(?: \{[^}]*\})?$", body(file), re.MULTILINE))


def test_the_lists_show_the_same_version_as_the_page(eve: Site, day: Site) -> None:
    assert "Guidance, version 1.0, in force since 1 April 2024" in article(eve, "policies").text()
    assert "Guidance, version 2.0, in force since 2 June 2026" in article(day, "policies").text()


def test_a_document_of_a_later_day_says_when_it_starts(eve: Site) -> None:
    assert "Starts on 1 September 2026" in article(eve, "policies/case-recording").text()


def test_a_post_is_there_from_its_day(eve: Site, day: Site) -> None:
    post = "deprivation-of-liberty-has-changed"

    assert not (eve.root / "site/blog" / post).exists()
    assert not (eve.root / "site/go" / post).exists()
    assert (day.root / "site/blog" / post / "index.html").exists()
    assert (day.root / "site/go" / post / "index.html").exists()


def test_a_site_of_another_day_has_no_dead_ends(eve: Site) -> None:
    assert BuiltSite(eve.root / "site", SITE_URL).dead_ends() == []


LATER = """
    ---
    id: listening
    title: Listening
    summary: Listen twice.
    owner: lead
    approver: chief
    version: "2.0"
    effective_from: 2027-01-01
    next_review: 2028-01-01
    keywords: [ears]
    quick_read: Listen twice.
    ---

    See [the second time](#listen-twice).

    ## Listen twice

    And once more.
"""


def test_a_text_that_is_not_shown_yet_may_link_within_itself(tiny: Site) -> None:
    tiny.write("docs/policies/listening.versions/2.0.md", LATER)

    assert tiny.codes() == []


def test_a_link_to_what_only_a_text_of_another_day_has_is_a_warning_on_this_one(tiny: Site) -> None:
    tiny.write("docs/policies/listening.versions/2.0.md", LATER)
    tiny.replace("docs/index.md", "policies/listening.md", "policies/listening.md#listen-twice")

    assert [(finding.code, finding.severity) for finding in tiny.findings()] == [("links.broken-anchor", "warning")]
    assert tiny.codes(date(2027, 1, 1)) == []


def test_a_link_to_what_no_text_has_is_an_error(tiny: Site) -> None:
    tiny.write("docs/policies/listening.versions/2.0.md", LATER)
    tiny.replace("docs/index.md", "policies/listening.md", "policies/listening.md#listen-thrice")

    assert [(finding.code, finding.severity) for finding in tiny.findings()] == [("links.broken-anchor", "error")]
