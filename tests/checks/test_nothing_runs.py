"""Whatever passes the checks with no error renders nothing that runs: held by rendering it as the site does."""

import json
from collections import Counter
from functools import cache

import pytest
from conftest import Site
from hostile import ALL, ATTRIBUTES, CODE, ESCAPING, HARMLESS, HIDDEN, LINKS, RAW
from hypothesis import given
from hypothesis import strategies as st
from properties import examples
from rendered import Page, to_html

from practicebook.content.findings import has_errors
from practicebook.pipeline import Prepared

POLICY, EXEMPLAR, HEADINGS = "docs/policies/listening.md", "exemplars/a-good-talk.md", "framework/audit-headings.yml"
POST = "docs/blog/posts/news.md"

PLACES = ("policy", "quick read", "passage", "last passage", "post", "area", "home", "why")
"""Where someone's Markdown comes into pages."""


@pytest.fixture
def site(tiny: Site) -> Site:
    """The tiny site with a post, an area's text, a draft to link to, and some files."""
    tiny.write(POST, "---\nid: news\ntitle: News\nsummary: S.\ndate: 2026-01-01\nauthors: [lead]\n---\n\nHERE\n")
    tiny.write("docs/areas/north.md", "---\nid: north\ntitle: North\nsummary: S.\n---\n\nHERE\n")
    for folder in ("docs", "docs/policies", "docs/blog/posts", "exemplars"):
        for name in ("kettle.png", "two kettles.png", "page.html", "drawing.svg"):
            tiny.write(f"{folder}/{name}", "x")
    tiny.write("docs/about/draft.md", "---\nid: draft\ntitle: D\nsummary: S.\nstatus: draft\n---\n\nWords.\n")
    tiny.write("docs/draft.md", "---\nid: draft-here\ntitle: D\nsummary: S.\nstatus: draft\n---\n\nWords.\n")
    return tiny


def put(site: Site, place: str, markdown: str) -> None:
    """Write Markdown into one place of the site."""
    if place == "policy":
        site.replace(POLICY, "Only one.", markdown)
    elif place == "quick read":
        site.replace(POLICY, "quick_read: Listen. Then [ask](#ask-one-thing).", f"quick_read: {json.dumps(markdown)}")
    elif place == "why":
        site.replace(HEADINGS, "why: We **must** listen.", f"why: {json.dumps(markdown)}")
    elif place == "passage":
        site.replace(EXEMPLAR, "He talked of beans.", f"He talked.\n\n{markdown}\n\n")
    elif place == "last passage":
        site.replace(EXEMPLAR, "Beans, it says.", markdown.replace("../about/", "../docs/about/"))
    else:
        file = {"post": POST, "area": "docs/areas/north.md", "home": "docs/index.md"}[place]
        site.replace(file, "HERE" if place != "home" else "Read [the policy](policies/listening.md).", markdown)


def dangers(prepared: Prepared) -> Counter[tuple[str, str]]:
    """What runs on each page, as rendered."""
    return Counter((page.address, danger) for page in prepared.page_by_address.values() for danger in dangers_of(page.markdown))


@cache
def dangers_of(markdown: str) -> tuple[str, ...]:
    return tuple(Page(to_html(markdown)).dangers())


def holes(site: Site, place: str, markdown: str) -> list[str]:
    """What runs on the pages of a site with this Markdown in this place, where no check stops it."""
    before = {file: (site.root / file).read_bytes() for file in (POLICY, HEADINGS, EXEMPLAR, POST, "docs/areas/north.md", "docs/index.md")}
    ours = dangers(site.prepare())
    put(site, place, markdown)
    prepared = site.prepare()
    for file, content in before.items():
        (site.root / file).write_bytes(content)
    if has_errors(prepared.findings):
        return []
    return [f"{place}: {markdown!r} gives {danger} on /{address}" for (address, danger) in dangers(prepared) - ours]


@pytest.mark.parametrize("place", PLACES)
def test_nothing_hostile_that_passes_runs(site: Site, place: str) -> None:
    assert [hole for markdown in ALL for hole in holes(site, place, markdown)] == []


@pytest.mark.parametrize("place", ["policy", "quick read", "last passage"])
def test_all_that_would_run_is_stopped(site: Site, place: str) -> None:
    stopped = []
    for markdown in (*RAW, *CODE[:10], *LINKS[:30], *ATTRIBUTES[:12], *HIDDEN[:5]):
        before = {file: (site.root / file).read_bytes() for file in (POLICY, EXEMPLAR)}
        put(site, place, markdown)
        if not has_errors(site.findings()):
            stopped.append(markdown)
        for file, content in before.items():
            (site.root / file).write_bytes(content)
    assert stopped == []


def test_what_is_harmless_may_be_written(site: Site) -> None:
    for number, markdown in enumerate(HARMLESS):
        site.write(f"docs/about/{number}.md", f"---\nid: harmless-{number}\ntitle: T\nsummary: S.\n---\n\n## T\n\n{markdown.replace('../about/', '')}\n")
        for name in ("kettle.png", "two kettles.png"):
            site.write(f"docs/about/{name}", "x")
    errors = [finding for finding in site.findings() if finding.severity == "error" and "about" in str(finding.place.file)]

    assert {HARMLESS[int(finding.place.file.stem)] for finding in errors} == {"\\[x\\](javascript:y)"}


def test_the_hostile_things_are_hostile() -> None:
    """Else nothing would have to be stopped: many of them do run where nothing is checked."""
    running = [markdown for markdown in (*RAW, *CODE, *LINKS, *ATTRIBUTES, *HIDDEN) if dangers_of(markdown)]

    assert len(running) > 110


PIECES = st.sampled_from(
    [
        *RAW, *CODE, *ESCAPING, *LINKS, *ATTRIBUTES, *HARMLESS, "<script>", "</script>", "</section>", "</blockquote>", "<", ">", "alert(1)", "`", "``", "```", "~~~", "\\", "[", "](", ")", "]", "![", "(", "{", "}", "{ onclick=alert(1) }", "javascript:", ":", "&", ";", "#", "=", "\"", "'",
        "<b>", "`<b>`", "`<script>`", "    ", "- ", "> ", "1. ", ":   ", "| ", "[^1]", "[^1]: ", "[y]: ", "[x][y]", "## ", "x", "words", "../about/draft.md", "[x](../about/draft.md)", "<https://", "<mailto:", "@x>",
    ]
)  # fmt: skip
SEPARATORS = st.sampled_from(["", "", " ", "\n", "\n\n", "\n\n    "])
MIXTURE = st.lists(st.tuples(PIECES, SEPARATORS), min_size=1, max_size=6).map(lambda pairs: "".join(piece + separator for piece, separator in pairs))


def test_no_mixture_that_passes_runs(site: Site, long: bool) -> None:
    @examples(long, 150, 10_000)
    @given(st.sampled_from(("policy", "quick read", "passage", "last passage")), MIXTURE)
    def holds(place: str, markdown: str) -> None:
        assert holes(site, place, markdown) == []

    holds()


def test_no_mixture_of_what_is_nearly_harmless_runs(site: Site, long: bool) -> None:
    """Of marks that are rarely stopped, so that most of these are rendered."""
    marks = st.sampled_from([*"`*_[](){}<>#\\&;:=-|\n ", "``", "\n\n", "](", "![", "[x](", "/law/", "script", "a", "on", "lt;", "&lt;", "&gt;", "draft.md)", "{ #a }", "    ", "- ", "> ", "`<b>`", "x@y"])

    @examples(long, 150, 20_000)
    @given(st.sampled_from(("policy", "quick read", "last passage")), st.lists(marks, max_size=14).map("".join))
    def holds(place: str, markdown: str) -> None:
        assert holes(site, place, markdown) == []

    holds()


def test_the_markdown_of_every_real_page_runs_nothing_but_what_our_templates_set(real: Site) -> None:
    found = {danger for _, danger in dangers(real.prepare())}

    assert found <= {"<form>"}


