"""No page of any family has a fault that keeps someone out, in light colours or in dark."""

import warnings
from collections.abc import Callable
from typing import Any

import pytest
from conftest import Site
from playwright.sync_api import Page

from browser.conftest import Reader
from browser.families import FAMILIES, address_of

GRAVE = ("serious", "critical")
SCHEMES = {"light": "default", "dark": "slate"}
"""The colours that a reader's system asks for, and Material's names for them."""
RUN = "axe.run(document, {resultTypes: ['violations']}).then(results => results.violations)"


@pytest.mark.parametrize("family", FAMILIES)
def test_axe_finds_nothing_serious(reader: Callable[..., Reader], real: Site, axe: str, family: str) -> None:
    grave = []
    for colours, scheme in SCHEMES.items():
        page = reader(color_scheme=colours, reduced_motion="reduce").goes_to(address_of(family, real.root / "site"))
        assert page.locator("body").get_attribute("data-md-color-scheme") == scheme
        page.evaluate(axe)
        grave += violations(page, f"{family}, {colours}")

    assert grave == []


def violations(page: Page, where: str) -> list[str]:
    """What axe finds serious; the rest is only said."""
    found: list[dict[str, Any]] = page.evaluate(RUN)
    for violation in found:
        if violation["impact"] not in GRAVE:
            warnings.warn(f"axe, {where}: {in_words(violation)}", stacklevel=1)
    return [f"{where}: {in_words(violation)}" for violation in found if violation["impact"] in GRAVE]


def in_words(violation: dict[str, Any]) -> str:
    """What is wrong, and the first places where it is."""
    places = "; ".join(f"{node['target']} {node['html'][:120]}" for node in violation["nodes"][:3])
    return f"{violation['impact']} {violation['id']}: {violation['help']}: {places}"
