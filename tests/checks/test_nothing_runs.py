"""Whatever passes the checks with no error renders nothing that runs: held by rendering it as the site does."""

import json
from collections import Counter
from functools import cache

import pytest
from conftest import Site
from hostile import ATTRIBUTES, CODE, ESCAPING, GROUPS, HARMLESS, HIDDEN, LINKS, RAW
from hypothesis import given
from hypothesis import strategies as st
from properties import examples
from rendered import Page, to_html

from practicebook.content.findings import has_errors
from practicebook.pipeline import Prepared

POLICY, EXEMPLAR, HEADINGS = "docs/policies/listening.md", "exemplars/a-good-talk.md", "framework/audit-headings.yml"
POST = "docs/blog/posts/news.md"

PLACES = {
    "policy": (POLICY, "Only one."),
    "quick read": (POLICY, "quick_read: Listen. Then [ask](#ask-one-thing)."),
    "passage": (EXEMPLAR, "He talked of beans."),
    "last passage": (EXEMPLAR, "Beans, it says."),
    "post": (POST, "HERE"),
    "area": ("docs/areas/north.md", "HERE"),
    "home": ("docs/index.md", "Read [the policy](policies/listening.md)."),
    "why": (HEADINGS, "why: We **must** listen."),
}
"""Where someone's Markdown comes into pages: the file, and what stands there in the tiny site."""


@pytest.fixture
def site(tiny: Site) -> Site:
    """The tiny site with a post, an area's text, a draft to link to, and some files."""
    tiny.write(POST, "---\nid: news\ntitle: News\nsummary: S.\ndate: 2026-01-01\nauthors: [lead]\n---\n\nHERE\n")
    tiny.write("docs/areas/north.md", "---\nid: north\ntitle: North\nsummary: S.\n---\n\nHERE\n")
    for folder in ("docs", "docs/areas", "docs/policies", "docs/blog/posts", "exemplars", "framework"):
        for name in ("kettle.png", "two kettles.png", "page.html", "drawing.svg"):
            tiny.write(f"{folder}/{name}", "<svg/>")
    tiny.write("docs/about/draft.md", "---\nid: draft\ntitle: D\nsummary: S.\nstatus: draft\n---\n\nWords.\n")
    return tiny


def prepared_with(site: Site, markdown: str, *places: str) -> Prepared:
    """The site with some Markdown in some places; its files stay as they were."""
    before = {file: (site.root / file).read_bytes() for file, _ in PLACES.values()}
    for place in places:
        file, there = PLACES[place]
        name = there.partition(":")[0] if place in ("quick read", "why") else ""
        site.replace(file, there, f"{name}: {json.dumps(markdown)}" if name else markdown, signed=False)
    if any(PLACES[place][0] == EXEMPLAR for place in places):
        site.sign()
    prepared = site.prepare()
    for file, content in before.items():
        (site.root / file).write_bytes(content)
    return prepared


def dangers(prepared: Prepared) -> Counter[tuple[str, str]]:
    """What runs on each page, as rendered."""
    return Counter((page.address, danger) for page in prepared.page_by_address.values() for danger in dangers_of(page.markdown))


@cache
def dangers_of(markdown: str) -> tuple[str, ...]:
    return tuple(Page(to_html(markdown)).dangers())


_OURS: dict[tuple[str, ...], Counter[tuple[str, str]]] = {}
"""What our own templates put on the pages of the site with harmless words in some places."""


def holes(site: Site, markdown: str, *places: str) -> list[str]:
    """What runs on the pages of the site with some Markdown in some places, where no check stops it in all of them."""
    prepared = prepared_with(site, markdown, *places)
    if has_errors(prepared.findings):
        return [] if len(places) == 1 else [hole for place in unstopped(prepared, places) for hole in holes(site, markdown, place)]
    if places not in _OURS:
        _OURS[places] = dangers(prepared_with(site, "Words.", *places))
    ours = _OURS[places]
    return [f"{markdown!r} in {places} gives {danger} on /{address}" for address, danger in dangers(prepared) - ours]


def unstopped(prepared: Prepared, places: tuple[str, ...]) -> tuple[str, ...]:
    """Where nothing may have been found: nowhere, if there are as many places with errors as places to write."""
    stopped = {str(finding.place.file) for finding in prepared.findings if finding.severity == "error"}
    return places if {PLACES[place][0] for place in places} - stopped else ()


@pytest.mark.parametrize("group", GROUPS)
def test_nothing_that_passes_runs(site: Site, group: str) -> None:
    assert [hole for markdown in GROUPS[group] for hole in holes(site, markdown, *PLACES)] == []


@pytest.mark.parametrize("place", PLACES)
def test_what_would_run_is_stopped_in_every_place(site: Site, place: str) -> None:
    hostile = [*RAW[:2], *CODE[:2], *LINKS[:3], *ATTRIBUTES[:2], *HIDDEN[:1]]

    assert [markdown for markdown in hostile if not has_errors(prepared_with(site, markdown, place).findings)] == []


def test_all_that_would_run_is_stopped(site: Site) -> None:
    running = [markdown for group, all_of_it in GROUPS.items() if group != "harmless" for markdown in all_of_it if dangers_of(markdown)]

    assert len(running) > 110
    assert [markdown for markdown in running if not has_errors(prepared_with(site, markdown, "policy").findings)] == []


def test_what_is_harmless_may_be_written(site: Site) -> None:
    for number, markdown in enumerate(HARMLESS):
        site.write(f"docs/about/{number}.md", f"---\nid: harmless-{number}\ntitle: T\nsummary: S.\n---\n\n## T\n\n{markdown}\n")
        for name in ("kettle.png", "two kettles.png"):
            site.write(f"docs/about/{name}", "<svg/>")
    errors = [finding for finding in site.findings() if finding.severity == "error" and "about" in str(finding.place.file) and not finding.code.startswith("anonymity.")]

    assert {HARMLESS[int(finding.place.file.stem)] for finding in errors} == {"\\[x\\](javascript:y)"}


PIECES = st.sampled_from(
    [
        *RAW, *CODE, *ESCAPING, *LINKS, *ATTRIBUTES, *HARMLESS, "<script>", "</script>", "</section>", "</blockquote>", "<", ">", "alert(1)", "`", "``", "```", "~~~", "\\", "[", "](", ")", "]", "![", "(", "{", "}", "{ onclick=alert(1) }", "javascript:", ":", "&", ";", "#", "=", "\"", "'",
        "<b>", "`<b>`", "`<script>`", "    ", "- ", "> ", "1. ", ":   ", "| ", "[^1]", "[^1]: ", "[y]: ", "[x][y]", "## ", "x", "words", "/about/draft/", "[x](/about/draft/)", "<https://", "<mailto:", "@x>",
    ]
)  # fmt: skip
SEPARATORS = st.sampled_from(["", "", " ", "\n", "\n\n", "\n\n    "])
MIXTURE = st.lists(st.tuples(PIECES, SEPARATORS), min_size=1, max_size=6).map(lambda pairs: "".join(piece + separator for piece, separator in pairs))


def test_no_mixture_that_passes_runs(site: Site, long: bool) -> None:
    @examples(long, 80, 4000)
    @given(st.sampled_from(("policy", "quick read", "passage", "last passage")), MIXTURE)
    def holds(place: str, markdown: str) -> None:
        assert holes(site, markdown, place) == []

    holds()


def test_no_mixture_of_what_is_nearly_harmless_runs(site: Site, long: bool) -> None:
    """Of marks that are rarely stopped, so that most of these are rendered."""
    marks = st.sampled_from([*"`*_[](){}<>#\\&;:=-|\n ", "``", "\n\n", "](", "![", "[x](", "/law/", "script", "a", "on", "lt;", "&lt;", "&gt;", "/about/draft/)", "{ #a }", "    ", "- ", "> ", "`<b>`", "x@y"])

    @examples(long, 120, 6000)
    @given(st.sampled_from(("policy", "quick read", "last passage")), st.lists(marks, max_size=14).map("".join))
    def holds(place: str, markdown: str) -> None:
        assert holes(site, markdown, place) == []

    holds()


def test_the_markdown_of_every_real_page_runs_nothing_but_what_our_templates_set(real: Site) -> None:
    found = {danger for _, danger in dangers(real.prepare())}

    assert found <= {"<form>"}


