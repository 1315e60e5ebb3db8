"""Everything is reached, seen and worked by keyboard."""

from collections.abc import Callable

import pytest
from conftest import Site
from playwright.sync_api import Page, TimeoutError as PlaywrightTimeout, expect

from browser.conftest import Reader
from browser.families import address_of

RING = """() => {
  const focused = document.activeElement;
  const ringed = [[focused, null], [focused, "::after"], [focused.nextElementSibling, null], [focused.closest("form, label, .pb-search"), null]];
  return ringed.some(([element, part]) => {
    if (!element) return false;
    const style = getComputedStyle(element, part);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  });
}"""
"""Whether what is focused, or what stands for it, has a ring that can be seen."""

IN_SIGHT = """() => {
  const focused = document.activeElement;
  const shown = focused.type === "radio" ? focused.nextElementSibling : focused;
  const box = shown.getBoundingClientRect();
  if (!shown.checkVisibility({visibilityProperty: true}) || box.width < 2) return false;
  const middle = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const on_top = document.elementFromPoint(middle, box.top + Math.min(box.height / 2, 20));
  return Boolean(on_top) && (shown.contains(on_top) || on_top.contains(shown));
}"""
"""Whether what is focused, or the label that stands for it, is on the screen with nothing over it."""

def comes_into_sight(page: Page) -> bool:
    """True once it is, as soon as the theme has fitted its sidebars to where the page was scrolled."""
    try:
        page.wait_for_function(IN_SIGHT, timeout=1000)
    except PlaywrightTimeout:
        return False
    return True


WHICH = "() => document.activeElement.outerHTML.slice(0, 160)"


@pytest.mark.parametrize("family", ["home", "policy", "audit heading", "matrix", "not found"])
def test_the_first_tab_is_a_way_past_the_header(reader: Callable[..., Reader], real: Site, family: str) -> None:
    visitor = reader()
    page = visitor.goes_to(address_of(family, real.root / "site"))

    visitor.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to content")
    assert page.evaluate(IN_SIGHT)
    visitor.press("Enter")
    expect(page.locator("#pb-content")).to_be_focused()
    visitor.press("Tab")

    page.wait_for_function("document.activeElement.closest('.md-content, .pb-content ~ *') !== null")


@pytest.mark.parametrize("family", ["home", "policy", "audit heading", "exemplar", "matrix", "policies and guidance", "post"])
def test_whatever_is_focused_shows_it_and_nothing_covers_it(reader: Callable[..., Reader], real: Site, family: str) -> None:
    visitor = reader(reduced_motion="reduce")
    page = visitor.goes_to(address_of(family, real.root / "site"))

    plain, covered, seen = [], [], 0
    for _ in range(60):
        visitor.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        seen += 1
        if not page.evaluate(RING):
            plain.append(page.evaluate(WHICH))
        if not comes_into_sight(page):
            covered.append(page.evaluate(WHICH))

    assert seen > 10
    assert plain == []
    assert covered == []


def test_each_tab_of_the_header_is_reached_and_opens_its_section(reader: Callable[..., Reader]) -> None:
    visitor = reader()
    page = visitor.goes_to("", until="networkidle")
    tabs = page.locator(".md-tabs__link")
    for index in range(tabs.count()):
        visitor.tab_to(f".md-tabs__item:nth-child({index + 1}) .md-tabs__link", 10)

    visitor.press("Enter")

    expect(page.locator(".md-tabs__item--active .md-tabs__link")).to_have_text(tabs.last.inner_text())


def test_the_menu_of_a_phone_opens_takes_the_focus_and_gives_it_back(reader: Callable[..., Reader]) -> None:
    visitor = reader(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    page = visitor.goes_to("policies/", until="networkidle")
    menu = page.get_by_role("button", name="Menu", exact=True)

    visitor.tab_to("[data-pb-menu]", 5)
    expect(menu).to_have_attribute("aria-expanded", "false")
    visitor.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".md-sidebar--primary :focus")).to_have_count(1)
    visitor.press("Escape")

    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()


def test_colours_are_switched_and_kept(reader: Callable[..., Reader]) -> None:
    visitor = reader(color_scheme="light")
    page = visitor.goes_to("", until="networkidle")

    visitor.tab_to("input[name='__palette']", 30)
    visitor.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    visitor.goes_to("policies/")

    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
