"""No request leaves the reader's network (every test with a `reader` holds that), and none is for what is not there."""

from collections.abc import Callable

import pytest
from conftest import Site

from browser.conftest import Reader
from browser.families import FAMILIES, address_of

NOT_FOUND = "not found"
"""Served at any depth, its links hold only at the address that the site was built for."""


@pytest.mark.parametrize("family", sorted(set(FAMILIES) - {NOT_FOUND}))
def test_below_a_path_every_request_is_for_something_of_the_site_s_own(reader: Callable[..., Reader], real: Site, below_a_path: str, family: str) -> None:
    visitor = reader(below_a_path)

    visitor.goes_to(address_of(family, real.root / "site"), until="networkidle")

    assert visitor.asked_elsewhere() == []
    assert [one.url for one in visitor.responses if one.status >= 400] == []
    assert visitor.errors == []
    assert any(one.url.endswith("/practicebook.css") for one in visitor.responses)


def test_what_is_not_there_is_answered_with_a_page_that_lacks_nothing(reader: Callable[..., Reader], at_root: str) -> None:
    visitor = reader()

    page = visitor.goes_to("no/such/page/", until="networkidle")

    assert [one.url for one in visitor.responses if one.status >= 400] == [f"{at_root}no/such/page/"]
    assert visitor.errors == []
    assert page.get_by_role("heading", level=1).inner_text() == "We can’t find that page"


def test_a_link_followed_below_a_path_stays_below_it(reader: Callable[..., Reader], below_a_path: str) -> None:
    visitor = reader(below_a_path)
    page = visitor.goes_to("exemplars/", until="networkidle")

    page.locator("main").get_by_role("link", name="matrix").first.click()
    page.wait_for_url("**/exemplars/matrix/")
    page.locator(".pb-matrix").wait_for()

    assert page.url == f"{below_a_path}exemplars/matrix/"
    assert [one.url for one in visitor.responses if one.status >= 400] == []
