"""What a term means comes on hover, focus and touch, and goes as WCAG 2.2, 1.4.13 asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from conftest import Site, tiny_site
from playwright.sync_api import Browser, Page, expect

from browser.conftest import served

MEANS = "Occupational therapist: Helps people do what matters."


@dataclass
class Terms:
    """A page of a tiny site that has a term, in browsers of many sorts."""

    browser: Browser
    address: str

    def page(self, **options: Any) -> Page:
        page = self.browser.new_context(**options).new_page()
        page.goto(self.address)
        return page


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = tiny_site(tmp_path_factory.mktemp("terms") / "tiny")
    site.replace("docs/policies/listening.md", "Only one.", "Some words go before the one that is meant, so that it is far along its line. Ask an OT.\n\n" + "More.\n\n" * 60)
    result = site.build()
    assert result.returncode == 0, result.stderr
    return site


@pytest.fixture
def terms(built: Site, chromium: Browser) -> Iterator[Terms]:
    with served(built.root / "site") as address:
        yield Terms(chromium, f"{address}policies/listening/")


def test_it_comes_on_focus_and_goes_with_escape_which_leaves_focus_where_it_is(terms: Terms) -> None:
    page = terms.page()
    page.locator("a.pb-term").focus()

    expect(page.get_by_role("tooltip")).to_have_text(MEANS)

    page.keyboard.press("Escape")

    expect(page.get_by_role("tooltip")).to_be_hidden()
    expect(page.locator("a.pb-term")).to_be_focused()


def test_it_comes_on_hover_stays_while_the_pointer_is_on_it_and_goes_after(terms: Terms) -> None:
    page = terms.page()
    page.locator("a.pb-term").hover()
    tip = page.get_by_role("tooltip")
    expect(tip).to_have_text(MEANS)

    tip.hover()
    page.wait_for_timeout(600)
    expect(tip).to_be_visible()

    page.mouse.move(2, 2)
    expect(tip).to_be_hidden()


def test_escape_takes_it_away_while_the_pointer_is_there(terms: Terms) -> None:
    page = terms.page()
    page.locator("a.pb-term").hover()
    expect(page.get_by_role("tooltip")).to_be_visible()

    page.keyboard.press("Escape")

    expect(page.get_by_role("tooltip")).to_be_hidden()


def test_a_first_touch_shows_it_a_touch_elsewhere_takes_it_away_and_a_second_follows_the_link(terms: Terms) -> None:
    page = terms.page(has_touch=True, viewport={"width": 320, "height": 640})
    term = page.locator("a.pb-term")

    term.tap()
    expect(page.get_by_role("tooltip")).to_have_text(MEANS)
    page.locator("h1").tap()
    expect(page.get_by_role("tooltip")).to_be_hidden()
    term.tap()
    expect(page.get_by_role("tooltip")).to_be_visible()
    term.tap()

    page.wait_for_url("**/glossary/#ot")


@pytest.mark.parametrize("width", [320, 1280])
def test_it_is_within_the_window_beside_its_term(terms: Terms, width: int) -> None:
    page = terms.page(viewport={"width": width, "height": 640})
    page.locator("a.pb-term").focus()
    expect(page.get_by_role("tooltip")).to_be_visible()
    tip, term = page.get_by_role("tooltip").bounding_box(), page.locator("a.pb-term").bounding_box()
    assert tip and term

    assert tip["x"] >= 0 and tip["x"] + tip["width"] <= width
    assert abs(tip["y"] - (term["y"] + term["height"])) < 3 or abs(tip["y"] + tip["height"] - term["y"]) < 3
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_screen_reader_hears_what_it_means_with_the_link(terms: Terms) -> None:
    described = terms.page(java_script_enabled=False).locator("a.pb-term")

    expect(described).to_have_accessible_description(MEANS)


def test_without_scripts_it_is_a_link_to_the_glossary(terms: Terms) -> None:
    page = terms.page(java_script_enabled=False)
    page.locator("a.pb-term").click()

    expect(page).to_have_url(terms.address.replace("policies/listening/", "glossary/#ot"))
