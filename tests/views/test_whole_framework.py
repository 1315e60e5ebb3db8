"""The practice framework as one document: every chapter in order, and no anchor or link that goes astray."""

import re

import pytest
from conftest import Site
from rendered import Page

ADDRESS = "framework/whole/"

CHAPTER = """---
id: {id}
title: {title}
summary: S.
{chapter}owner: lead
approver: chief
version: "1.0"
effective_from: 2026-01-01
next_review: 2027-01-01
quick_read: Listen. Then [ask](#why).
keywords: [{id}]
---

Opening words.[^1]

## Why {{ data-keywords="reason" }}

See [there](#why), [the other]({other}.md#why), [all of it]({other}.md) and [the policy](../docs/policies/listening.md#ask-one-thing).

### Why not

Underneath.

[^1]: A note of {id}.
"""


@pytest.fixture
def site(tiny: Site) -> Site:
    """The tiny site with three chapters, two of them numbered, each with the same headings."""
    for an_id, number, other in (("zebra", 1, "aardvark"), ("aardvark", 2, "zebra"), ("middle", None, "zebra")):
        chapter = f"chapter: {number}\n" if number else ""
        tiny.write(f"framework/{an_id}.md", CHAPTER.format(id=an_id, title=an_id.capitalize(), chapter=chapter, other=other))
    return tiny


def markdown(site: Site) -> str:
    return site.prepare().page_by_address[ADDRESS].markdown


def test_chapters_stand_in_the_order_of_their_numbers_and_one_without_a_number_last(site: Site) -> None:
    assert re.findall(r"^## (.+?) \{", markdown(site), re.MULTILINE) == ["1. Zebra", "2. Aardvark", "Middle"]


def test_the_list_of_chapters_and_the_navigation_have_the_same_order(site: Site) -> None:
    prepared = site.prepare()
    listed = re.findall(r'href="(\w+)/">', prepared.page_by_address["framework/"].markdown)
    [section] = [one for one in prepared.navigation if one.title == "Framework"]

    assert [one for one in listed if one != "whole"] == ["zebra", "aardvark", "middle"]
    assert [child.address for child in section.children] == ["framework/zebra/", "framework/aardvark/", "framework/middle/", ADDRESS]


def test_every_link_within_the_page_leads_to_one_place_on_it(site: Site) -> None:
    result = site.build()
    assert result.returncode == 0, result.stderr
    page = Page(site.page(ADDRESS.rstrip("/")))
    ids = [element.attributes["id"] for element in page.elements if element.attributes.get("id")]
    wanted = {str(element.attributes["href"])[1:] for element in page.elements if element.name == "a" and str(element.attributes.get("href")).startswith("#")}

    assert sorted({one for one in ids if ids.count(one) > 1}) == []
    assert wanted - {*ids} - {""} == set()
    assert {"zebra", "aardvark", "zebra--why", "aardvark--why", "aardvark--why-not", "middle--why"} <= wanted | {*ids}


def test_a_link_to_another_chapter_stays_on_the_page_and_others_lead_where_they_did(site: Site) -> None:
    chapter = markdown(site).partition("## 1. Zebra")[2].partition("## 2.")[0]

    assert "[there](#zebra--why), [the other](#aardvark--why), [all of it](#aardvark) and [the policy](../../policies/listening/#ask-one-thing)" in chapter


def test_each_chapter_keeps_its_own_footnotes(site: Site) -> None:
    whole = markdown(site)

    assert "Opening words.[^zebra-1]" in whole
    assert "[^aardvark-1]: A note of aardvark." in whole


def test_its_headings_are_a_level_lower_and_carry_no_keywords(site: Site) -> None:
    whole = markdown(site)

    assert "### Why { #zebra--why }" in whole
    assert "#### Why not { #zebra--why-not }" in whole
    assert "data-keywords" not in whole


def test_a_draft_chapter_is_not_in_it(site: Site) -> None:
    site.replace("framework/middle.md", "title: Middle", "title: Middle\nstatus: draft")

    assert "Middle" not in markdown(site)


def test_search_finds_the_chapters_and_not_the_whole(site: Site) -> None:
    from practicebook.content.edition import Edition
    from practicebook.search.sections import read_sections

    prepared = site.prepare()
    assert isinstance(prepared.edition, Edition)
    pages = [page for page in prepared.pages if page.address in (ADDRESS, "framework/zebra/")]

    sections = read_sections(prepared.edition, pages, {page.address: "<h1>Zebra</h1><p>Words.</p>" for page in pages})

    assert {section.page.address for section in sections} == {"framework/zebra/"}
