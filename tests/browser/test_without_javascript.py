"""Without JavaScript every page is still there to be read."""

from collections.abc import Callable

import pytest
from conftest import Site
from playwright.sync_api import Page, expect

from browser.conftest import Reader
from browser.families import address_of


@pytest.fixture
def without(reader: Callable[..., Reader], real: Site) -> Callable[[str], Page]:
    """Opens the page of a family without JavaScript."""
    return lambda family: reader(java_script_enabled=False).goes_to(address_of(family, real.root / "site"))


def test_home_leads_to_every_service(without: Callable[[str], Page], real: Site) -> None:
    page = without("home")
    areas = real.prepare().edition
    assert areas

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for area in areas.library.areas:
        expect(page.locator("main").get_by_role("link", name=area.title, exact=True)).to_be_visible()


def test_an_audit_heading_page_shows_its_passages(without: Callable[[str], Page]) -> None:
    page = without("audit heading")

    quotations = page.locator("main figure blockquote")
    assert quotations.count() > 1
    for index in range(quotations.count()):
        assert len(quotations.nth(index).inner_text().split()) > 20


def test_the_rest_of_a_folded_passage_is_unfolded(without: Callable[[str], Page]) -> None:
    page = without("audit heading")
    folded = page.locator("main details").first

    expect(folded.locator("p").last).not_to_be_visible()
    folded.locator("summary").click()

    expect(folded.locator("p").last).to_be_visible()


def test_the_matrix_is_whole_and_offers_no_filter_that_would_not_work(without: Callable[[str], Page], real: Site) -> None:
    page = without("matrix")
    edition = real.prepare().edition
    assert edition

    expect(page.locator(".pb-matrix tbody tr")).to_have_count(len(edition.exemplars))
    expect(page.locator(".pb-matrix tbody td[data-rating]:visible")).to_have_count(sum(len(edition.exemplar(one).ratings) for one in edition.exemplars))
    expect(page.locator("form.pb-filters")).not_to_be_visible()


@pytest.mark.parametrize("family", ["home", "policy", "exemplar"])
def test_the_site_s_sections_are_reached(without: Callable[[str], Page], family: str) -> None:
    page = without(family)

    page.locator(".md-tabs__link", has_text="Exemplars").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Exemplars")


def test_a_permanent_link_leads_on(reader: Callable[..., Reader], real: Site, at_root: str) -> None:
    address = address_of("policy", real.root / "site")
    page = reader(java_script_enabled=False).page

    page.goto(f"{at_root}go/{address.split('/')[-2]}/", wait_until="commit")
    page.wait_for_url(f"{at_root}{address}", wait_until="commit")
