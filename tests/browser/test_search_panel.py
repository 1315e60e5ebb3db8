"""A box gives instant results by keyboard, by touch and to a screen reader, and stays a plain form when anything fails."""

import re
from collections.abc import Callable

import pytest
from conftest import Site
from playwright.sync_api import Page, expect

from browser.conftest import Reader
from browser.families import address_of
from browser.test_accessibility import violations

PHONE = {"width": 320, "height": 640}
SIDEWAYS = "document.scrollingElement.scrollWidth > innerWidth"


@pytest.fixture
def at_policies(asker: Callable[..., Reader]) -> Callable[..., tuple[Reader, Page]]:
    """Someone on a page that has no box of its own."""

    def make(**options: object) -> tuple[Reader, Page]:
        visitor = asker(**options)
        return visitor, visitor.goes_to("policies/", until="networkidle")

    return make


def ask(page: Page, question: str) -> None:
    """Go to the box with the key that does, and type a question."""
    page.keyboard.press("/")
    page.keyboard.type(question)


def active(page: Page) -> str:
    """The words of the option that a screen reader is told is active."""
    return str(page.evaluate("() => document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.textContent ?? ''"))


def test_a_stroke_goes_to_the_box_and_may_be_typed_in_it(at_policies: Callable[..., tuple[Reader, Page]]) -> None:
    _, page = at_policies()

    ask(page, "and/or")

    expect(page.get_by_role("combobox", name="Search")).to_be_focused()
    expect(page.get_by_role("combobox", name="Search")).to_have_value("and/or")


def test_a_stroke_goes_nowhere_for_a_reader_who_turned_it_off(asker: Callable[..., Reader]) -> None:
    visitor = asker()
    page = visitor.goes_to("search/", until="networkidle")
    page.get_by_role("checkbox", name="Pressing / goes to the search box").uncheck()
    visitor.goes_to("policies/", until="networkidle")

    visitor.press("/")

    expect(page.get_by_role("combobox", name="Search")).not_to_be_focused()


def test_what_is_typed_opens_results_by_group(at_policies: Callable[..., tuple[Reader, Page]]) -> None:
    _, page = at_policies()
    box = page.get_by_role("combobox", name="Search")
    expect(box).to_have_attribute("aria-expanded", "false")

    ask(page, "carer")

    expect(page.get_by_role("group").first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("listbox", name="Results")).to_have_attribute("id", str(box.get_attribute("aria-controls")))
    groups = page.locator(".pb-panel:visible .pb-panel__group").all_inner_texts()
    assert groups == ["Answer", "Guidance", "Exemplars", "Framework", "Blog"]
    first = page.get_by_role("group", name="Guidance").get_by_role("option").first
    expect(first).to_contain_text("Carers 0")
    expect(first).to_contain_text("Policy · Team 0")
    assert first.locator("mark").all_inner_texts() == ["carer", "carer", "section 42"]
    assert "All results for “carer”" in page.get_by_role("option").last.inner_text()


def test_an_answer_comes_first_with_where_it_is_from_and_as_at_when(at_policies: Callable[..., tuple[Reader, Page]]) -> None:
    _, page = at_policies()

    ask(page, "carer")

    answer = page.get_by_role("group", name="Answer").get_by_role("option")
    expect(answer).to_contain_text("Someone who looks after another person.")
    expect(answer).to_contain_text("Glossary · 2 June 2026")
    expect(page.get_by_role("option").first).to_have_text(str(answer.text_content()))


def test_arrows_go_round_by_way_of_the_box(at_policies: Callable[..., tuple[Reader, Page]]) -> None:
    visitor, page = at_policies()
    ask(page, "carer")
    page.get_by_role("option").first.wait_for()

    visitor.press("ArrowDown")
    assert active(page).startswith("Carer")
    expect(page.get_by_role("option", selected=True)).to_have_count(1)
    visitor.press("ArrowUp")
    assert active(page) == ""
    visitor.press("ArrowUp")
    assert active(page) == "All results for “carer”"

    expect(page.get_by_role("combobox", name="Search")).to_be_focused()


def test_enter_opens_the_active_result_and_reading_goes_on_there(at_policies: Callable[..., tuple[Reader, Page]]) -> None:
    visitor, page = at_policies()
    page.evaluate("window.stayed = true")
    ask(page, "s42")
    page.get_by_role("option").first.wait_for()

    visitor.press("ArrowDown", "Enter")
    page.wait_for_url("**/policies/case-recording/#part-0")
    page.get_by_role("heading", level=1, name="Case recording").wait_for()

    expect(page.locator(".pb-panel")).not_to_be_visible()
    assert page.evaluate("window.stayed") is True
    expect(page.locator("#pb-content")).to_be_focused()


def test_enter_with_none_active_leads_to_the_results_page(at_policies: Callable[..., tuple[Reader, Page]]) -> None:
    visitor, page = at_policies()
    ask(page, "can i share")
    page.get_by_role("option").first.wait_for()

    visitor.press("Enter")

    page.wait_for_url("**/search/?q=can+i+share")
    expect(page.locator("pb-results input[name='q']")).to_have_value("can i share")


def test_escape_closes_and_keeps_the_words(at_policies: Callable[..., tuple[Reader, Page]]) -> None:
    visitor, page = at_policies()
    ask(page, "carer")
    page.get_by_role("option").first.wait_for()

    visitor.press("Escape")

    expect(page.locator(".pb-panel")).not_to_be_visible()
    expect(page.get_by_role("combobox", name="Search")).to_have_value("carer")
    expect(page.get_by_role("combobox", name="Search")).to_have_attribute("aria-expanded", "false")
    visitor.press("ArrowDown")
    expect(page.get_by_role("option").first).to_be_visible()


def test_tab_leaves(at_policies: Callable[..., tuple[Reader, Page]]) -> None:
    visitor, page = at_policies()
    ask(page, "carer")
    page.get_by_role("option").first.wait_for()

    visitor.press("Tab")

    expect(page.locator(".pb-panel")).not_to_be_visible()
    expect(page.get_by_role("button", name="Search", exact=True)).to_be_focused()


def test_how_many_there_are_is_said_once_typing_stops(at_policies: Callable[..., tuple[Reader, Page]]) -> None:
    _, page = at_policies()

    ask(page, "carrer MCA")

    said = page.locator(".md-header [role='status']")
    expect(said).to_have_text("The best 8 results. No page has “carrer”. This is for “carer” or “career”.. Also searched for: Mental Capacity Act.")


def test_where_nothing_fits_it_says_so_and_leads_on(at_policies: Callable[..., tuple[Reader, Page]]) -> None:
    visitor, page = at_policies()

    ask(page, "nothing")

    expect(page.locator(".pb-panel:visible")).to_contain_text("Nothing here fits “nothing”.")
    visitor.press("ArrowDown", "Enter")
    page.wait_for_url("**/search/?q=nothing")


def test_it_is_calm_while_it_gets_ready_and_only_the_latest_question_is_answered(at_policies: Callable[..., tuple[Reader, Page]]) -> None:
    _, page = at_policies()

    page.get_by_role("combobox", name="Search").fill("slow")
    expect(page.locator(".pb-panel:visible")).to_contain_text("Getting search ready")
    page.get_by_role("combobox", name="Search").fill("carer")

    expect(page.get_by_role("group", name="Answer")).to_be_visible()
    page.wait_for_timeout(1200)
    expect(page.get_by_role("option").last).to_have_text("All results for “carer”")


def test_a_file_that_fails_is_said_and_tried_again(at_policies: Callable[..., tuple[Reader, Page]]) -> None:
    visitor, page = at_policies()
    ask(page, "broken")
    expect(page.locator(".pb-panel:visible")).to_contain_text("Part of the search could not be fetched.")
    expect(page.locator(".md-header [role='status']")).to_contain_text("Press the down arrow to try again.")

    visitor.press("ArrowDown")
    assert active(page) == "Try again"
    visitor.press("Enter")

    expect(page.get_by_role("group", name="Guidance")).to_be_visible()
    expect(page.get_by_role("combobox", name="Search")).to_be_focused()


def test_without_its_worker_a_box_is_still_a_form(at_policies: Callable[..., tuple[Reader, Page]]) -> None:
    visitor, page = at_policies()
    page.context.route("**/search-worker.js", lambda route: route.abort())

    ask(page, "carer")
    expect(page.get_by_role("option", name="Try again")).to_be_visible()
    visitor.press("Enter")

    page.wait_for_url("**/search/?q=carer")


def test_a_page_s_words_are_never_markup(at_policies: Callable[..., tuple[Reader, Page]]) -> None:
    visitor, page = at_policies()

    ask(page, "<img src=x onerror='window.hostile = true'>")

    expect(page.get_by_role("option", name=re.compile(r"<img src=x onerror=")).first).to_be_visible()
    expect(page.locator(".pb-panel:visible")).to_contain_text("<script>window.hostile = true</script>")
    assert page.locator(".pb-panel img, .pb-panel script, .pb-panel b").count() == 0
    assert page.evaluate("window.hostile") is None
    assert visitor.errors == []


@pytest.mark.parametrize("question", ["(", "[a-z]+(", "\\", "a" * 5000, "word " * 2000, "مرحبا عن الرعاية", "🧑‍🦽 👩‍👩‍👧", "%E0%A4%A", "'\"; --", "\ud83d"])
def test_a_hostile_question_does_no_harm(at_policies: Callable[..., tuple[Reader, Page]], question: str) -> None:
    visitor, page = at_policies()
    page.get_by_role("combobox", name="Search").evaluate("(box, words) => { box.focus(); box.value = words; box.dispatchEvent(new Event('input')); }", question)

    page.get_by_role("option").first.wait_for()

    assert visitor.errors == []
    assert not page.evaluate(SIDEWAYS)


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_serious_in_an_open_panel(at_policies: Callable[..., tuple[Reader, Page]], axe: str, colours: str, width: int) -> None:
    _, page = at_policies(color_scheme=colours, reduced_motion="reduce", viewport={"width": width, "height": 800})
    ask(page, "carer MCA")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")

    page.evaluate(axe)

    assert violations(page, f"panel, {colours}, {width}") == []


def test_on_a_phone_a_button_opens_the_box_and_escape_gives_the_focus_back(at_policies: Callable[..., tuple[Reader, Page]]) -> None:
    visitor, page = at_policies(viewport=PHONE)
    opener = page.locator("[data-pb-search-open]")
    expect(opener).to_have_attribute("aria-expanded", "false")

    opener.click()
    page.keyboard.type("carer")
    page.get_by_role("option").first.wait_for()
    panel = page.locator(".pb-panel:visible").bounding_box()
    assert panel and (panel["x"], panel["width"]) == (0, 320)
    assert panel["y"] + panel["height"] <= PHONE["height"]
    assert not page.evaluate(SIDEWAYS)
    visitor.press("Escape")
    expect(page.get_by_role("combobox", name="Search")).to_be_focused()
    visitor.press("Escape")

    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")


def test_a_result_is_tapped(asker: Callable[..., Reader]) -> None:
    page = asker(viewport=PHONE, has_touch=True).goes_to("policies/", until="networkidle")
    page.locator("[data-pb-search-open]").tap()
    page.keyboard.type("carer")

    page.get_by_role("group", name="Guidance").get_by_role("option").first.tap()

    page.wait_for_url("**/policies/case-recording/#part-0")
    expect(page.locator(".pb-panel")).not_to_be_visible()


def test_at_400_per_cent_the_panel_fits_a_low_screen(at_policies: Callable[..., tuple[Reader, Page]]) -> None:
    _, page = at_policies(viewport={"width": 320, "height": 256})

    ask(page, "carer")
    page.get_by_role("option").first.wait_for()

    panel = page.locator(".pb-panel:visible").bounding_box()
    assert panel and panel["y"] + panel["height"] <= 256
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("option").last).to_be_in_viewport()


def test_in_forced_colours_the_active_option_is_outlined(at_policies: Callable[..., tuple[Reader, Page]]) -> None:
    visitor, page = at_policies(forced_colors="active")
    ask(page, "carer")
    page.get_by_role("option").first.wait_for()

    visitor.press("ArrowDown")

    assert page.get_by_role("option", selected=True).evaluate("each => getComputedStyle(each).outlineStyle") == "solid"


@pytest.mark.parametrize("family", ["home", "not found"])
def test_a_page_s_own_box_does_the_same(asker: Callable[..., Reader], real: Site, family: str) -> None:
    visitor = asker()
    page = visitor.goes_to(address_of(family, real.root / "site"), until="networkidle")

    ask(page, "carer")

    expect(page.locator("main").get_by_role("combobox")).to_be_focused()
    expect(page.locator("main").get_by_role("group", name="Guidance")).to_be_visible()


def test_the_header_s_box_leads_right_from_wherever_its_reader_went(asker: Callable[..., Reader], below_a_path: str) -> None:
    visitor = asker(below_a_path)
    page = visitor.goes_to("exemplars/", until="networkidle")
    page.locator("main").get_by_role("link", name="matrix").first.click()
    page.locator(".pb-matrix").wait_for()

    ask(page, "s42")
    first = page.get_by_role("option").first
    first.wait_for()

    assert first.get_attribute("href") == f"{below_a_path}policies/case-recording/#part-0"
    visitor.press("Enter")
    page.wait_for_url(f"{below_a_path}search/?q=s42")


def test_the_site_s_own_index_answers(reader: Callable[..., Reader]) -> None:
    visitor = reader()
    page = visitor.goes_to("policies/", until="networkidle")

    ask(page, "deprivation of liberty")

    expect(page.get_by_role("group").get_by_role("option").filter(has_text="liberty").first).to_be_visible()
    visitor.press("Enter")
    page.wait_for_url("**/search/?q=deprivation+of+liberty")
    expect(page.locator("pb-results").get_by_role("status")).to_contain_text("results for “deprivation of liberty”")
    kinds = page.get_by_role("group", name="Kind", exact=True)
    expect(kinds.get_by_role("checkbox").first).to_be_visible()
    kinds.get_by_role("checkbox").first.check()
    expect(page.locator("pb-results").get_by_role("status")).to_contain_text("in what you chose")
    assert visitor.errors == []
