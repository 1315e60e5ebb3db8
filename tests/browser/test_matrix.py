"""The matrix answers by keyboard, counts each exemplar once, and keeps what was asked in its address."""

from collections.abc import Callable
from typing import Any

import pytest
import yaml
from conftest import Site
from playwright.sync_api import Page, expect

from browser.conftest import Reader

MATRIX = "exemplars/matrix/"
SHOWN = """() => [...document.querySelectorAll('.pb-matrix tbody tr')]
  .filter(row => row.checkVisibility()).map(row => row.querySelector('th').innerText)"""
COLUMNS = """() => [...document.querySelectorAll('.pb-matrix thead th')].filter(cell => cell.checkVisibility()).map(cell => cell.innerText)"""
TOTALS = """() => [...document.querySelectorAll('.pb-matrix tfoot td')].filter(cell => cell.checkVisibility()).map(cell => Number(cell.innerText))"""


@pytest.fixture(scope="session")
def exemplars(real: Site) -> list[dict[str, Any]]:
    """The front matter of every exemplar, read by another way than the build's."""
    files = sorted((real.root / "exemplars").glob("*.md"))
    return sorted((next(yaml.safe_load_all(file.read_text(encoding="utf-8"))) for file in files), key=lambda fields: str(fields["title"]).casefold())


def titles(exemplars: list[dict[str, Any]], **asked: str) -> list[str]:
    """The titles of those that answer what was asked."""
    heading, rating = asked.get("heading"), asked.get("rating")

    def answers(fields: dict[str, Any]) -> bool:
        rated = fields["ratings"].get(heading) if heading else fields["overall"]
        return (
            rated is not None
            and rating in (None, rated)
            and asked.get("area") in (None, *fields["service_areas"])
            and asked.get("topic") in (None, fields["topic"])
        )

    return [fields["title"] for fields in exemplars if answers(fields)]


def sorted_rows(page: Page) -> list[str]:
    """The titles of the rows that are shown."""
    return sorted(page.evaluate(SHOWN), key=str.casefold)


def test_everything_is_there_until_something_is_asked(reader: Callable[..., Reader], exemplars: list[dict[str, Any]]) -> None:
    page = reader().goes_to(MATRIX)

    expect(page.get_by_role("form")).to_be_visible()
    assert sorted_rows(page) == titles(exemplars)
    assert page.locator("pb-matrix").get_by_role("status").inner_text().startswith(f"{len(exemplars)} exemplars: ")


@pytest.mark.parametrize("name", ["heading", "rating", "area", "topic"])
def test_each_filter_leaves_the_exemplars_that_answer_it(reader: Callable[..., Reader], exemplars: list[dict[str, Any]], name: str) -> None:
    page = reader().goes_to(MATRIX)
    choices = [value for value in page.locator(f"#filter-{name} option").evaluate_all("all => all.map(one => one.value)") if value]

    for choice in choices:
        page.locator(f"#filter-{name}").select_option(choice)
        expected = titles(exemplars, **{name: choice})
        assert sorted_rows(page) == expected, choice
        assert page.locator("pb-matrix").get_by_role("status").inner_text() == f"{len(expected)} of {len(exemplars)} exemplars"


def test_an_audit_heading_leaves_its_own_column_and_a_rating_is_then_of_that_heading(reader: Callable[..., Reader], exemplars: list[dict[str, Any]]) -> None:
    page = reader().goes_to(MATRIX)
    heading, rating = next(iter(exemplars[0]["ratings"].items()))

    page.locator("#filter-heading").select_option(heading)
    page.locator("#filter-rating").select_option(rating)

    expected = titles(exemplars, heading=heading, rating=rating)
    assert sorted_rows(page) == expected
    assert len(page.evaluate(COLUMNS)) == 3
    assert page.evaluate(TOTALS) == [len(expected), len(expected)]


def test_totals_follow_the_rows_and_count_each_exemplar_once(reader: Callable[..., Reader], exemplars: list[dict[str, Any]]) -> None:
    page = reader().goes_to(MATRIX)
    everything = page.evaluate(TOTALS)
    topic = exemplars[0]["topic"]

    page.locator("#filter-topic").select_option(topic)

    chosen = [fields for fields in exemplars if fields["topic"] == topic]
    headings = page.locator("thead [data-heading]").evaluate_all("all => all.map(one => one.dataset.heading)")
    assert page.evaluate(TOTALS) == [len(chosen), *(sum(heading in fields["ratings"] for fields in chosen) for heading in headings)]
    assert everything == [len(exemplars), *(sum(heading in fields["ratings"] for fields in exemplars) for heading in headings)]


def test_it_is_filtered_and_shown_again_by_keyboard_alone(reader: Callable[..., Reader], exemplars: list[dict[str, Any]]) -> None:
    visitor = reader()
    page = visitor.goes_to(MATRIX)
    first = page.locator("#filter-topic option").nth(1).get_attribute("value")

    visitor.tab_to("#filter-topic")
    visitor.press("ArrowDown")
    assert sorted_rows(page) == titles(exemplars, topic=str(first))
    visitor.press("Tab", "Enter")

    assert sorted_rows(page) == titles(exemplars)
    assert page.locator("#filter-topic").input_value() == ""
    assert "?" not in page.url
    assert page.locator("pb-matrix").get_by_role("status").inner_text().startswith(f"{len(exemplars)} exemplars: ")


def test_its_address_holds_what_was_asked_and_shows_it_again(reader: Callable[..., Reader], at_root: str, exemplars: list[dict[str, Any]]) -> None:
    page = reader().goes_to(f"{MATRIX}?from=elsewhere")
    topic, area = exemplars[0]["topic"], exemplars[0]["service_areas"][0]
    page.locator("#filter-topic").select_option(topic)
    page.locator("#filter-area").select_option(area)
    address = page.url.removeprefix(at_root)
    assert address == f"{MATRIX}?from=elsewhere&area={area}&topic={topic}"

    another = reader().goes_to(address)

    assert another.locator("#filter-topic").input_value() == topic
    assert sorted_rows(another) == titles(exemplars, topic=topic, area=area)


def test_an_address_that_asks_for_what_there_is_not_shows_everything(reader: Callable[..., Reader], exemplars: list[dict[str, Any]]) -> None:
    page = reader().goes_to(f"{MATRIX}?heading=no-such-heading&topic=%22%5D")

    assert sorted_rows(page) == titles(exemplars)
    assert page.locator("#filter-heading").input_value() == ""


def test_it_works_when_reached_by_a_link_and_is_as_it_was_on_the_way_back(reader: Callable[..., Reader], exemplars: list[dict[str, Any]]) -> None:
    page = reader().goes_to("exemplars/", until="networkidle")
    page.evaluate("window.stayed = true")
    page.locator("main").get_by_role("link", name="matrix").first.click()
    topic = exemplars[0]["topic"]
    page.locator("#filter-topic").select_option(topic)
    page.locator(".pb-matrix tbody tr:not([hidden]) th a").first.click()
    page.get_by_role("heading", level=1, name=exemplars[0]["title"]).wait_for()

    page.go_back()
    page.locator(".pb-matrix").wait_for()

    assert page.evaluate("window.stayed") is True
    assert page.locator("#filter-topic").input_value() == topic
    assert sorted_rows(page) == titles(exemplars, topic=topic)


def test_on_a_phone_what_is_filtered_out_is_gone_too(reader: Callable[..., Reader], exemplars: list[dict[str, Any]]) -> None:
    page = reader(viewport={"width": 320, "height": 640}).goes_to(MATRIX)
    heading = next(iter(exemplars[0]["ratings"]))

    page.locator("#filter-heading").select_option(heading)

    assert sorted_rows(page) == titles(exemplars, heading=heading)
    cells = page.evaluate("() => [...document.querySelectorAll('.pb-matrix tbody td')].filter(each => each.checkVisibility()).map(each => each.dataset.heading ?? 'overall')")
    assert set(cells) == {"overall", heading}
