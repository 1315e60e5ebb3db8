"""A term of the glossary is explained where it first stands on a page, and nowhere else."""

import pytest
from conftest import Site

from practicebook.content.data import Term
from practicebook.mkdocs_adapter.indexing import index_of
from practicebook.views.terms import Explainer

TERMS = [
    Term.model_validate(term)
    for term in (
        {"term": "OT", "expansion": "occupational therapist", "meaning": "Helps people do what matters."},
        {"term": "DoL", "meaning": "Taking liberty."},
        {"term": "DoLS", "meaning": "The safeguards."},
        {"term": "Review", "meaning": "Looking again."},
        {"term": "OR", "meaning": "Which council.", "explained": False},
        {"term": "Panel", "meaning": "A meeting.", "explained": True},
        {"term": "D&A", "meaning": "A team."},
    )
]


def explained(html: str, page: str = "policies/a/") -> str:
    return Explainer(TERMS).explained(html, page)


def test_a_term_becomes_a_link_to_the_glossary_that_says_what_it_means() -> None:
    assert explained("<p>Ask the OT.</p>") == (
        '<p>Ask the <a class="pb-term" href="../../glossary/#ot" aria-describedby="pb-term-ot">OT</a>'
        '<span class="pb-term__means" id="pb-term-ot" hidden>occupational therapist: Helps people do what matters.</span>.</p>'
    )


@pytest.mark.parametrize("html", ["<p>An OT and an OT.</p>", "<p>An OT</p><p>An occupational therapist</p>", "<p>An Occupational therapist and OTs</p>"])
def test_it_is_explained_once_a_page_however_it_is_written(html: str) -> None:
    assert explained(html).count('class="pb-term"') == 1


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="x">OT</a></p>',
        "<h2>OT <em>and</em> more</h2>",
        "<p><code>OT</code></p>",
        "<pre>OT</pre>",
        '<ul class="pb-tiles"><li><p>OT</p></li></ul>',
        '<p class="pb-meta">OT</p>',
        '<p title="OT">x</p>',
        "<!-- OT --><p>x</p>",
        "<p>BOTOT, OTX and ot, x-OT, /OT, .OT</p>",
        "<p>Review it OR not.</p>",
    ],
)
def test_links_headings_code_tiles_and_everyday_words_stay_as_they_are(html: str) -> None:
    assert explained(html) == html


def test_what_follows_something_left_out_is_explained() -> None:
    assert explained('<h2>OT<br>x</h2><p>An <img src="a.png"> <em>OT</em></p>').count("pb-term__means") == 1


def test_the_longest_term_is_meant() -> None:
    assert 'href="../../glossary/#dols"' in explained("<p>DoLS</p>")


def test_an_entry_may_say_that_it_is_explained_or_not() -> None:
    assert "pb-term" in explained("<p>Ask the Panel.</p>")
    assert "pb-term" not in explained("<p>OR</p>")


def test_a_term_with_a_mark_of_html_is_found_as_html_has_it() -> None:
    assert ">D&amp;A</a>" in explained("<p>The D&amp;A team</p>")


@pytest.mark.parametrize("page", ["", "glossary/", "search/", "topics/"])
def test_pages_that_only_lead_elsewhere_and_the_glossary_explain_nothing(page: str) -> None:
    assert explained("<p>OT</p>", page) == "<p>OT</p>"


def test_a_site_without_terms_is_as_it_was() -> None:
    assert Explainer(()).explained("<p>OT</p>", "a/") == "<p>OT</p>"


def test_a_built_page_explains_its_terms_and_search_reads_it_as_it_was_written(tiny: Site) -> None:
    tiny.replace("docs/policies/listening.md", "Only one.", "Ask an OT.")

    built = tiny.build()

    assert built.returncode == 0, built.stderr
    assert tiny.page("policies/listening").count('<a class="pb-term" href="../../glossary/#ot"') == 1
    index = index_of(tiny.root)
    assert index
    assert [section.text for section in index.sections if section.page.address == "policies/listening/" and section.heading == "Ask one thing"] == ["Ask an OT."]
