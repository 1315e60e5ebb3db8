"""The results page keeps what was asked in its address, narrows, turns pages, and says what to do when there is nothing."""

import re
from collections.abc import Callable

import pytest
from conftest import Site
from playwright.sync_api import Locator, Page, expect

from browser.conftest import Reader
from browser.families import address_of
from browser.test_accessibility import violations

LINKS = ".pb-list--results h3 a"


@pytest.fixture
def found(asker: Callable[..., Reader]) -> Callable[..., Page]:
    """Opens the results page at an address and waits for its answer."""

    def make(asked: str, **options: object) -> Page:
        page = asker(**options).goes_to(f"search/{asked}", until="networkidle")
        expect(status(page)).to_contain_text(re.compile("result|found"))
        return page

    return make


def asked(page: Page) -> str:
    """What the address asks."""
    return page.url.partition("/search/")[2]


def status(page: Page) -> Locator:
    """What is announced."""
    return page.locator("pb-results").get_by_role("status")


def box(page: Page, name: str) -> Locator:
    """A checkbox among the facets."""
    return page.get_by_role("form", name="Narrow the results").get_by_role("checkbox", name=name)


def test_without_javascript_it_leads_to_the_a_to_z(reader: Callable[..., Reader]) -> None:
    visitor = reader(java_script_enabled=False)
    page = visitor.goes_to("policies/")
    page.locator(".md-header input[name='q']").fill("dols")
    visitor.press("Enter")
    page.wait_for_url("**/search/?q=dols")

    page.get_by_role("link", name="The A to Z of topics").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("A to Z of topics")
    page.get_by_role("navigation", name="Letters").get_by_role("link", name="D", exact=True).click()
    expect(page.get_by_role("link", name="DoLS", exact=True)).to_be_visible()


def test_on_a_phone_without_javascript_the_header_leads_there_too(reader: Callable[..., Reader]) -> None:
    page = reader(java_script_enabled=False, viewport={"width": 320, "height": 640}).goes_to("policies/")

    page.locator(".md-header").get_by_role("link", name="Search").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Search")
    expect(page.locator("noscript p, main .pb-banner").first).to_be_visible()


def test_before_anything_is_asked_there_is_a_box_and_a_way_round_it(asker: Callable[..., Reader]) -> None:
    page = asker().goes_to("search/", until="networkidle")

    expect(page.locator("main").get_by_role("searchbox")).to_be_visible()
    expect(page.locator("main").get_by_role("link", name="A to Z of topics")).to_be_visible()
    expect(page.get_by_role("heading", name="Results")).not_to_be_visible()


def test_results_are_an_ordered_list_that_says_what_each_is(found: Callable[..., Page]) -> None:
    page = found("?q=carer")

    first = page.locator("ol.pb-list--results > li").nth(1)
    expect(first.get_by_role("heading", level=3)).to_have_text("Part 1")
    expect(first).to_contain_text("In Carers 1")
    expect(first).to_contain_text("Guidance · Team 1 · 2 January 2026")
    assert first.locator("mark").all_inner_texts() == ["carer", "carer", "section 42"]
    expect(page.locator(LINKS)).to_have_count(20)
    expect(status(page)).to_have_text("45 results for “carer”, page 1 of 3")


def test_an_answer_stands_above_them_and_what_was_understood(found: Callable[..., Page]) -> None:
    page = found("?q=carrer+carer+MCA")

    expect(page.locator(".pb-answer")).to_contain_text("Glossary · 2 June 2026")
    expect(page.locator("main")).to_contain_text("No page has “carrer”. This is for “carer” or “career”.")
    expect(page.locator("main")).to_contain_text("Also searched for: Mental Capacity Act.")
    page.get_by_role("link", name="“career”").click()
    expect(page.locator("main").get_by_role("searchbox")).to_have_value("career carer MCA")
    assert asked(page) == "?q=career+carer+MCA"


def test_an_address_says_all_that_was_chosen(found: Callable[..., Page]) -> None:
    page = found("?q=carer&kind=policy&kind=guidance&area=team-0&sort=latest")

    for name in ("Policy", "Guidance", "Team 0 "):
        expect(box(page, name).first).to_be_checked()
    expect(box(page, "Exemplar")).not_to_be_checked()
    expect(page.get_by_role("combobox", name="Sort by")).to_have_value("latest")
    expect(page.locator(".pb-narrow")).to_contain_text("Narrow the results (3 chosen)")


def test_a_box_ticked_narrows_keeps_the_focus_and_is_taken_back_by_the_back_button(found: Callable[..., Page]) -> None:
    page = found("?q=carer")
    page.get_by_label("Exemplar (9)").focus()
    page.keyboard.press("Space")

    expect(status(page)).to_have_text("9 results for “carer” in what you chose")
    assert asked(page) == "?q=carer&kind=exemplar"
    expect(page.get_by_label("Exemplar (9)")).to_be_focused()
    page.go_back()
    expect(status(page)).to_have_text("45 results for “carer”, page 1 of 3")
    expect(page.get_by_label("Exemplar (9)")).not_to_be_checked()
    page.go_forward()
    expect(page.get_by_label("Exemplar (9)")).to_be_checked()
    page.get_by_role("button", name="Clear all").click()

    assert asked(page) == "?q=carer"


def test_typing_asks_anew_without_filling_the_history(found: Callable[..., Page]) -> None:
    page = found("?q=carer&page=2&from=elsewhere")
    length = page.evaluate("history.length")

    page.locator("main").get_by_role("searchbox").press("End")
    page.locator("main").get_by_role("searchbox").press_sequentially("s need", delay=30)

    expect(status(page)).to_have_text("45 results for “carers need”, page 1 of 3")
    assert asked(page) == "?from=elsewhere&q=carers+need"
    assert page.evaluate("history.length") == length
    assert page.title().startswith("“carers need” · Search · ")


def test_a_long_facet_is_folded_until_all_of_it_is_wanted(found: Callable[..., Page]) -> None:
    page = found("?q=carer")
    service = page.get_by_role("group", name="Service")
    expect(service.get_by_role("checkbox")).to_have_count(8)

    service.get_by_role("button", name="Show all 11 under Service").press("Enter")

    expect(service.get_by_role("checkbox")).to_have_count(11)
    expect(page.get_by_label("Team 8 (4)")).to_be_focused()


def test_a_facet_without_values_is_not_there(found: Callable[..., Page]) -> None:
    page = found("?q=carer")

    assert page.locator(".pb-facets legend").all_inner_texts() == ["Kind", "Service", "State"]


def test_latest_first_is_chosen_and_kept_in_the_address(found: Callable[..., Page]) -> None:
    page = found("?q=carer")

    page.get_by_role("combobox", name="Sort by").select_option("Latest first")

    expect(page.locator(".pb-list--results > li").first).to_contain_text("28 January 2026")
    assert asked(page) == "?q=carer&sort=latest"


def test_pages_turn_and_the_focus_goes_to_their_start(found: Callable[..., Page]) -> None:
    page = found("?q=carer")

    page.get_by_role("navigation", name="Pages of results").get_by_role("link", name="Next").press("Enter")
    expect(page.get_by_role("heading", name="Results")).to_be_focused()
    assert asked(page) == "?q=carer&page=2"
    expect(page.locator(".pb-list--results")).to_have_attribute("start", "21")
    expect(page.locator(".pb-list--results > li").first).to_contain_text("Carers 20")
    page.get_by_role("link", name="Next").click()
    expect(page.locator(LINKS)).to_have_count(5)
    expect(page.get_by_role("link", name="Next")).to_have_count(0)
    page.go_back()
    expect(page.locator(LINKS)).to_have_count(20)
    page.get_by_role("link", name="Previous").click()

    assert asked(page) == "?q=carer"


@pytest.mark.parametrize(
    ("address", "becomes"),
    [
        ("?q=carer&page=999", "?q=carer&page=3"),
        ("?q=carer&page=-1&sort=oldest", "?q=carer&page=-1&sort=oldest"),
        ("?q=carer&kind=%3Cimg%20src%3Dx%3E", "?q=carer&kind=%3Cimg%20src%3Dx%3E"),
        ("?q=%E0%A4%A&kind=&page=2e9", "?q=%E0%A4%A&kind=&page=2e9"),
    ],
)
def test_an_address_that_asks_for_what_there_is_not_does_no_harm(asker: Callable[..., Reader], address: str, becomes: str) -> None:
    visitor = asker()
    page = visitor.goes_to(f"search/{address}", until="networkidle")

    expect(status(page)).to_contain_text(re.compile("result|found"))
    assert asked(page) == becomes
    assert visitor.errors == []
    assert page.locator("pb-results img").count() == 0


def test_where_nothing_fits_it_says_what_it_understood_and_where_to_turn(found: Callable[..., Page]) -> None:
    page = found("?q=nothing+%26+%3Cb%3E&kind=policy")

    expect(status(page)).to_have_text("Nothing found for “nothing & <b>” in what you chose")
    main = page.locator("main")
    expect(main).to_contain_text("No page has “nothing”")
    expect(main.get_by_role("link", name="Voice")).to_have_attribute("href", re.compile(r"/audit-headings/voice/$"))
    expect(main.get_by_role("link", name="First contact")).to_have_attribute("href", re.compile(r"/areas/first-contact/$"))
    expect(main.get_by_role("link", name="Practice lead")).to_have_attribute("href", "mailto:lead@council.example")
    expect(main).to_contain_text("Duty desk: 01632 960000")
    tell = main.get_by_role("link", name="Tell us what you were looking for")
    expect(tell).to_have_attribute("href", "mailto:practicebook@council.example?subject=Search&body=nothing%20%26%20%3Cb%3E")
    main.get_by_role("link", name=re.compile("everywhere")).click()
    assert asked(page) == "?q=nothing+%26+%3Cb%3E"


def test_a_file_that_fails_is_said_and_tried_again(asker: Callable[..., Reader]) -> None:
    page = asker().goes_to("search/?q=broken", until="networkidle")
    expect(status(page)).to_have_text("Part of the search could not be fetched.")

    page.get_by_role("button", name="Try again").press("Enter")

    expect(status(page)).to_contain_text("45 results")
    expect(page.locator("main").get_by_role("searchbox")).to_be_focused()


def test_it_says_that_it_is_searching_where_that_takes_a_while(asker: Callable[..., Reader]) -> None:
    page = asker().goes_to("search/?q=slow")

    expect(status(page)).to_have_text("Searching …")
    expect(status(page)).to_contain_text("45 results")


def test_a_page_s_words_are_never_markup(found: Callable[..., Page]) -> None:
    page = found("?q=%3Cimg%20src%3Dx%20onerror%3D%22window.hostile%3D1%22%3E")

    expect(page.locator("main")).to_contain_text('In <img src=x onerror="window.hostile = true"> & <b>bold</b>')
    assert page.locator("pb-results :is(img, script, b)").count() == 0
    assert page.evaluate("window.hostile") is None


def test_a_result_is_opened_and_on_the_way_back_all_is_as_it_was(found: Callable[..., Page]) -> None:
    page = found("?q=carer&kind=exemplar")
    page.evaluate("window.stayed = true")
    page.locator(LINKS).first.click()
    page.get_by_role("heading", level=1, name="Case recording").wait_for()

    page.go_back()

    expect(status(page)).to_have_text("9 results for “carer” in what you chose")
    expect(page.get_by_label("Exemplar (9)")).to_be_checked()
    assert page.evaluate("window.stayed") is True


@pytest.mark.parametrize(("family", "facet"), [("audit heading", "audit-heading"), ("area", "area")])
def test_a_page_offers_to_search_within_it(asker: Callable[..., Reader], real: Site, family: str, facet: str) -> None:
    visitor = asker()
    address = address_of(family, real.root / "site")
    page = visitor.goes_to(address, until="networkidle")
    title = page.get_by_role("heading", level=1).inner_text()

    page.get_by_role("searchbox", name=f"Search within {title}").fill("carer")
    visitor.press("Enter")

    page.wait_for_url(f"**/search/?{facet}={address.split('/')[-2]}&q=carer")


def test_narrowed_to_something_and_not_yet_asked_it_says_to_ask(asker: Callable[..., Reader]) -> None:
    page = asker().goes_to("search/?area=team-1", until="networkidle")
    expect(status(page)).to_contain_text("Type what you are looking for.")

    page.locator("main").get_by_role("searchbox").fill("carer")

    expect(status(page)).to_contain_text("in what you chose")
    assert asked(page) == "?q=carer&area=team-1"


def test_on_a_phone_narrowing_is_folded_away(found: Callable[..., Page]) -> None:
    page = found("?q=carer", viewport={"width": 320, "height": 640})
    expect(page.get_by_label("Exemplar (9)")).not_to_be_visible()

    page.get_by_text("Narrow the results").click()
    page.get_by_label("Exemplar (9)").check()

    expect(status(page)).to_contain_text("9 results")
    expect(page.get_by_label("Exemplar (9)")).to_be_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320


@pytest.mark.parametrize("question", ["carer+carrer+MCA", "nothing"])
@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_serious(found: Callable[..., Page], axe: str, question: str, colours: str, width: int) -> None:
    page = found(f"?q={question}", color_scheme=colours, reduced_motion="reduce", viewport={"width": width, "height": 800})
    page.locator(".pb-narrow").evaluate("each => each.open = true")

    page.evaluate(axe)

    assert violations(page, f"results, {colours}, {width}") == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
