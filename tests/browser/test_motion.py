"""Nothing moves for a reader who asked that it should not."""

from collections.abc import Callable

import pytest
from conftest import Site

from browser.conftest import Reader
from browser.families import address_of

MOVING = """() => [...document.querySelectorAll("*")].filter(each => ["", "::before", "::after"].some(part => {
  const style = getComputedStyle(each, part || null);
  return [style.transitionDuration, style.animationName === "none" ? "0s" : style.animationDuration].some(all => all.split(", ").some(one => parseFloat(one) > 0))
    || style.scrollBehavior === "smooth";
})).map(each => each.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("family", ["home", "audit heading", "matrix", "policy"])
def test_nothing_moves(reader: Callable[..., Reader], real: Site, family: str) -> None:
    page = reader(reduced_motion="reduce").goes_to(address_of(family, real.root / "site"))

    assert page.evaluate(MOVING) == []
    assert page.evaluate("document.getAnimations().filter(one => one.playState === 'running').length") == 0
