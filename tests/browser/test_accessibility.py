"""No page of any family has a fault that keeps someone out, in light colours or in dark."""

import warnings
from collections.abc import Callable
from typing import Any, Literal

import pytest
from conftest import Site
from playwright.sync_api import Page

from browser.conftest import Reader
from browser.families import FAMILIES, address_of

GRAVE = ("serious", "critical")
RUN = "axe.run(document, {resultTypes: ['violations']}).then(results => results.violations)"


@pytest.mark.parametrize("family", FAMILIES)
def test_axe_finds_nothing_serious(reader: Callable[..., Reader], real: Site, axe: str, family: str) -> None:
    page = reader(reduced_motion="reduce").goes_to(address_of(family, real.root / "site"))
    page.evaluate(axe)

    grave = [words for colours in ("light", "dark") for words in violations(page, colours, family)]

    assert grave == []


def violations(page: Page, colours: Literal["light", "dark"], family: str) -> list[str]:
    """What axe finds serious in some colours; the rest is only said."""
    page.emulate_media(color_scheme=colours, reduced_motion="reduce")
    page.locator(f"body[data-md-color-scheme={'slate' if colours == 'dark' else 'default'}]").wait_for()
    found: list[dict[str, Any]] = page.evaluate(RUN)
    for violation in found:
        if violation["impact"] not in GRAVE:
            warnings.warn(f"axe, {family}, {colours}: {in_words(violation)}", stacklevel=1)
    return [f"{colours}: {in_words(violation)}" for violation in found if violation["impact"] in GRAVE]


def in_words(violation: dict[str, Any]) -> str:
    """What is wrong, and the first places where it is."""
    places = "; ".join(f"{node['target']} {node['html'][:120]}" for node in violation["nodes"][:3])
    return f"{violation['impact']} {violation['id']}: {violation['help']}: {places}"
