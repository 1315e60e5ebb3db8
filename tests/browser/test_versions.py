"""The light pages of versions: no fault that keeps someone out, nothing to scroll sideways, and a way past the header."""

from collections.abc import Callable

import pytest
from conftest import Site

from browser.conftest import Reader
from browser.test_accessibility import violations
from browser.test_narrow import CUT_OFF

PAGES = ("go/deprivation-of-liberty/v/", "go/deprivation-of-liberty/v/1.0/", "go/deprivation-of-liberty/v/2.0/changes/")


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_serious_and_nothing_is_cut_off(reader: Callable[..., Reader], real: Site, axe: str, address: str, width: int) -> None:
    page = reader(viewport={"width": width, "height": 800}).goes_to(address)

    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert page.evaluate(CUT_OFF) == []
    page.evaluate(axe)
    assert violations(page, address) == []


def test_the_first_tab_is_a_way_past_the_header(reader: Callable[..., Reader], real: Site) -> None:
    page = reader().goes_to(PAGES[1])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_reader_goes_from_a_document_to_what_it_said_before(reader: Callable[..., Reader], real: Site) -> None:
    page = reader().goes_to("guidance/deprivation-of-liberty/")
    page.get_by_role("link", name="Version 2.0: what changed").click()
    page.get_by_role("link", name="Version 1.0").click()

    assert "Superseded" in page.locator(".pb-banner").first.inner_text()
    page.get_by_role("link", name="Version 2.0 is in force").click()
    assert page.url.endswith("/go/deprivation-of-liberty/v/2.0/")


def test_same_parts_are_opened_with_the_keyboard(reader: Callable[..., Reader], real: Site) -> None:
    page = reader().goes_to(PAGES[2])
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")

    assert page.locator("details").first.get_attribute("open") is not None
