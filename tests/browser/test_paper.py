"""What is printed is what someone needs in their hand: the words, and who stands by them."""

from collections.abc import Callable

import pytest
from conftest import Site
from playwright.sync_api import Page, expect

from browser.conftest import Reader
from browser.families import address_of


@pytest.fixture
def printed(reader: Callable[..., Reader], real: Site) -> Callable[[str], Page]:
    """Opens the page of a family as a printer would."""

    def page(family: str) -> Page:
        one = reader().goes_to(address_of(family, real.root / "site"))
        one.emulate_media(media="print")
        return one

    return page


@pytest.mark.parametrize("family", ["policy", "procedure", "guidance"])
def test_a_governed_document_is_printed_with_its_control_table_and_its_address(printed: Callable[[str], Page], real: Site, family: str) -> None:
    page = printed(family)

    expect(page.locator(".pb-control")).to_be_visible()
    for row in ("Owner", "Approved by", "Version", "In force from", "Next review"):
        expect(page.locator(".pb-control")).to_contain_text(row)
    expect(page.locator(".pb-printed")).to_contain_text(address_of(family, real.root / "site"))


@pytest.mark.parametrize("family", ["home", "policy", "audit heading", "exemplar", "matrix", "post", "who decides", "development plan", "whole framework"])
def test_what_only_a_screen_can_use_is_left_out(printed: Callable[[str], Page], family: str) -> None:
    page = printed(family)

    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    for useless in ("header.md-header", ".md-sidebar", "footer.md-footer", "form", "button"):
        assert page.locator(f"{useless}:visible").count() == 0, useless


def test_folded_passages_are_printed_whole(printed: Callable[[str], Page]) -> None:
    page = printed("audit heading")

    folded = page.locator("main details p")
    assert folded.count() > 1
    heights = folded.evaluate_all("all => all.map(one => one.checkVisibility({contentVisibilityAuto: true}) ? one.getBoundingClientRect().height : 0)")
    assert min(heights) > 5


def test_paper_is_white_whatever_the_screen_was(reader: Callable[..., Reader], real: Site) -> None:
    page = reader(color_scheme="dark").goes_to(address_of("policy", real.root / "site"))
    page.emulate_media(media="print")

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    assert page.evaluate("getComputedStyle(document.querySelector('main p')).color") in ("rgb(0, 0, 0)", "rgb(51, 51, 51)")


def test_each_chapter_of_the_whole_framework_starts_on_a_page_of_its_own(printed: Callable[[str], Page]) -> None:
    chapters = printed("whole framework").locator(".pb-chapter")

    assert chapters.count() > 1
    assert {*chapters.evaluate_all("all => all.map(one => getComputedStyle(one).breakBefore)")} == {"page"}


def test_the_development_plan_is_printed_with_its_day_and_every_action(printed: Callable[[str], Page]) -> None:
    page = printed("development plan")

    expect(page.get_by_text("Progress report, as on 23 November 2026.")).to_be_visible()
    rows = page.locator(".pb-rows tbody tr")
    assert rows.count() > 7
    assert rows.evaluate_all("all => all.every(one => one.getBoundingClientRect().height > 5)")
    assert page.locator(".pb-rows thead:visible").count() == page.locator(".pb-rows").count()
