"""Every page reads on a phone, or at 400% on a laptop: 320 px wide, with nothing to scroll sideways but a matrix in its own frame."""

from collections.abc import Callable

import pytest
from conftest import Site

from browser.conftest import Reader
from browser.families import FAMILIES, address_of

CUT_OFF = """() => [...document.querySelectorAll("main :is(h1, h2, h3, p, li, a, td, th, dt, dd, button, input, select, summary, figcaption)")]
  .filter(each => each.checkVisibility({visibilityProperty: true}) && !each.closest(".pb-visually-hidden, .pb-scroll, pre"))
  .filter(each => { const box = each.getBoundingClientRect(); return box.width > 1 && (box.right > innerWidth + 1 || box.left < -1) })
  .map(each => each.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("family", FAMILIES)
def test_nothing_is_wider_than_a_phone(reader: Callable[..., Reader], real: Site, family: str) -> None:
    page = reader(viewport={"width": 320, "height": 640}).goes_to(address_of(family, real.root / "site"))

    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("address", ["tools/contingency-plan/", "framework/law-on-a-page/", "procedures/complaints/"])
def test_a_wide_table_is_read_downwards(reader: Callable[..., Reader], real: Site, address: str) -> None:
    page = reader(viewport={"width": 320, "height": 640}).goes_to(address)

    scrolling = page.evaluate("[...document.querySelectorAll('main *')].filter(each => each.scrollWidth > each.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(each).overflowX)).length")
    assert scrolling == 0
    assert page.evaluate(CUT_OFF) == []
