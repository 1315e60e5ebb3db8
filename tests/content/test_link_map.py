"""Where a link leads: a page, a file, another site, or nowhere."""

from pathlib import PurePosixPath

import pytest
from conftest import DAY, Site
from hypothesis import given
from hypothesis import strategies as st
from properties import examples

from practicebook.content.edition import Edition
from practicebook.content.links import LinkMap, address_of_file
from practicebook.content.reading import read_library
from practicebook.history import timelines

POLICY = PurePosixPath("docs/policies/listening.md")


@pytest.fixture
def link_map(tiny: Site) -> LinkMap:
    """Of the tiny site with a draft, a post of a later day, some files and a kept text."""
    text = (tiny.root / POLICY).read_text(encoding="utf-8")
    tiny.write("docs/policies/listening.versions/0.9.md", text.replace('"1.0"', '"0.9"').replace("2026-01-01", "2025-01-01"))
    tiny.write("docs/about/draft.md", "---\nid: draft\ntitle: D\nsummary: S.\nstatus: draft\n---\n\nWords.\n")
    tiny.write("docs/blog/posts/later.md", "---\nid: later\ntitle: L\nsummary: S.\ndate: 2027-01-01\nauthors: [lead]\n---\n\nWords.\n")
    tiny.write("docs/blog/posts/now.md", "---\nid: now\ntitle: N\nsummary: S.\ndate: 2026-01-01\nauthors: [lead]\ncategories: [news]\n---\n\nWords.\n")
    for path in ("docs/policies/kettle.png", "docs/policies/two kettles.png", "docs/blog/posts/cup.PNG", "exemplars/form.docx", "docs/policies/page.html", "docs/policies/drawing.svg", "docs/policies/run.js", "docs/.secret.png", "docs/.private/a.png", "logo.png"):
        tiny.write(path, "x")
    (tiny.root / "docs/policies/other.png").symlink_to(tiny.root / "logo.png")
    library, _ = read_library(tiny.root)
    assert library
    return LinkMap(Edition(library, DAY, timelines(library.documents)))


@pytest.mark.parametrize(
    ("destination", "whole"),
    [
        ("../index.md", ""),
        ("listening.md", "policies/listening/"),
        ("./listening.md#ask-one-thing", "policies/listening/#ask-one-thing"),
        ("#ask-one-thing", "policies/listening/#ask-one-thing"),
        ("../../exemplars/a-good-talk.md", "exemplars/a-good-talk/"),
        ("/policies/listening/", "policies/listening/"),
        ("/policies/listening", "policies/listening/"),
        ("/policies/listening/#ask-one-thing", "policies/listening/#ask-one-thing"),
        ("/", ""),
        ("/go/listening/", "policies/listening/"),
        ("/go/listening", "policies/listening/"),
        ("/go/listening/#ask-one-thing", "policies/listening/#ask-one-thing"),
        ("/go/hearing/", "audit-headings/hearing/"),
        ("/go/north/", "areas/north/"),
        ("/audit-headings/hearing/", "audit-headings/hearing/"),
        ("/exemplars/matrix/", "exemplars/matrix/"),
        ("/areas/north/", "areas/north/"),
        ("/law/#act-s1", "law/#act-s1"),
        ("/glossary/#ot", "glossary/#ot"),
        ("/blog/", "blog/"),
        ("/blog/category/news/", "blog/category/news/"),
        ("/about/findings/#links.broken", "about/findings/#links.broken"),
        ("%6Cistening.md", "policies/listening/"),
    ],
)
def test_a_path_or_an_address_leads_to_its_page(link_map: LinkMap, destination: str, whole: str) -> None:
    target = link_map.follow(destination, POLICY)

    assert (target.leads, target.whole) == ("page", whole)


def test_a_kept_text_links_from_the_page_of_its_document(link_map: LinkMap) -> None:
    kept = PurePosixPath("docs/policies/listening.versions/0.9.md")

    assert link_map.follow("#ask-one-thing", kept).whole == "policies/listening/#ask-one-thing"
    assert link_map.follow("../listening.md", kept).whole == "policies/listening/"


@pytest.mark.parametrize(
    ("destination", "address"),
    [
        ("kettle.png", "policies/kettle.png"),
        ("two%20kettles.png", "policies/two kettles.png"),
        ("two kettles.png", "policies/two kettles.png"),
        ("../blog/posts/cup.PNG", "blog/cup.PNG"),
        ("../../exemplars/form.docx", "exemplars/form.docx"),
        ("../policies/../policies/kettle.png", "policies/kettle.png"),
    ],
)
def test_a_file_beside_the_content_is_carried_as_it_is(link_map: LinkMap, destination: str, address: str) -> None:
    target = link_map.follow(destination, POLICY)

    assert (target.leads, target.address) == ("file", address)


@pytest.mark.parametrize(
    "destination",
    [
        "nothing.md", "/policies/nothing/", "/go/nothing/", "nothing.png", "listening", "listening.html", "../policies", "..", "../..", "../../..", "../../../etc/passwd",
        "../../mkdocs.yml", "../../framework/council.yml", "../../logo.png", "page.html", "drawing.svg", "run.js", "../.secret.png", "../.private/a.png", "other.png",
        "listening.versions/0.9.md", "/policies/kettle.png", "a" * 300 + ".png", "a/" * 3000 + "b.png", "\x00.png", "listening.md?x", "?x", "\\\\listening.md",
    ],
)  # fmt: skip
def test_what_the_site_does_not_carry_leads_nowhere(link_map: LinkMap, destination: str) -> None:
    assert link_map.follow(destination, POLICY).leads == "nowhere"


@pytest.mark.parametrize("destination", ["https://gov.example/", "http://gov.example/", "HTTPS://gov.example/", "mailto:a@b.example", "tel:+440000", "https&#58;//gov.example/"])
def test_web_mail_and_telephone_addresses_lead_outside(link_map: LinkMap, destination: str) -> None:
    assert link_map.follow(destination, POLICY).leads == "outside"


SCRIPTS = [
    "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)", "\x01javascript:alert(1)", "java\x00script:alert(1)", "javascript&colon;alert(1)",
    "javascript&#58;alert(1)", "&#106;avascript:alert(1)", "&#x6A;avascript:alert(1)", "&#0000106avascript:alert(1)", "java&Tab;script:alert(1)", "java&NewLine;script:alert(1)",
    "data:text/html,x", "data:image/png;base64,x", "vbscript:x", "file:///etc/passwd", "ftp://a.example/", "blob:x", "//elsewhere.example/", " //elsewhere.example/", "x-apple:y",
]  # fmt: skip


@pytest.mark.parametrize("destination", SCRIPTS)
def test_any_other_scheme_is_unsafe_however_it_is_hidden(link_map: LinkMap, destination: str) -> None:
    assert link_map.follow(destination, POLICY).leads == "unsafe"


@pytest.mark.parametrize(("destination", "document"), [("../about/draft.md", "draft"), ("/go/draft/", "draft"), ("../blog/posts/later.md", "later"), ("/blog/later/", "later")])
def test_a_page_that_this_edition_does_not_have_is_hidden(link_map: LinkMap, destination: str, document: str) -> None:
    target = link_map.follow(destination, POLICY)

    assert target.leads == "hidden"
    assert target.document and target.document.id == document


def test_what_could_have_been_meant_has_every_page(link_map: LinkMap) -> None:
    assert {"/policies/listening/", "/audit-headings/hearing/", "/law/", "/"} <= set(link_map.paths)


@pytest.mark.parametrize(("path", "address"), [("docs/a/b.png", "a/b.png"), ("docs/blog/posts/b.png", "blog/b.png"), ("framework/b.png", "framework/b.png"), ("exemplars/b.png", "exemplars/b.png")])
def test_a_file_has_the_address_of_its_folder(path: str, address: str) -> None:
    assert address_of_file(PurePosixPath(path)) == address


def test_no_destination_at_all_makes_it_raise(link_map: LinkMap, long: bool) -> None:
    pieces = st.sampled_from([*"./#?%&;:\\ \t\n\x00\x7fé😀\udcff", "..", "../", "//", "listening", ".md", ".png", "go/", "%2e", "%00", "%ff", "&colon;", "javascript:", "https:", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" * 8])

    @examples(long, 300, 20_000)
    @given(st.lists(pieces, max_size=8).map("".join))
    def holds(destination: str) -> None:
        assert link_map.follow(destination, POLICY).leads in ("page", "file", "outside", "hidden", "nowhere", "unsafe")

    holds()
