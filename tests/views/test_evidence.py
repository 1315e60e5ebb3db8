"""The index of evidence: what there is for each quality statement, and what is missing."""

import re

import pytest
from conftest import Site

ADDRESS = "quality/evidence/"


@pytest.fixture
def site(tiny: Site) -> Site:
    """The tiny site, whose statement a policy, an audit heading, an exemplar and a post give evidence for."""
    tiny.replace("docs/policies/listening.md", "law: [act-s1]", "law: [act-s1]\ncqc: [statement]")
    tiny.replace("framework/audit-headings.yml", "status: proposed", "status: proposed\n    cqc: [statement]")
    tiny.write("docs/blog/posts/news.md", "---\nid: news\ntitle: Some news\nsummary: S.\ndate: 2026-01-01\nauthors: [lead]\ncategories: [news]\nsupports: [hearing]\n---\n\nWords.\n")
    return tiny


def words(site: Site) -> str:
    markdown = site.prepare().page_by_address[ADDRESS].markdown.partition("### A statement")[2]
    return " ".join(re.sub(r"<[^>]+>", " ", markdown).split())


def test_a_statement_lists_documents_audit_headings_the_best_exemplars_and_posts(site: Site) -> None:
    found = words(site)

    assert "What we expect: 1 Listening" in found
    assert "What we audit: 1 Hearing the person (1 exemplar)" in found
    assert "Practice with the best rating under these: 1 A good talk (Hearing)" in found
    assert "What we have told everyone: 1 Some news" in found
    assert "Missing." not in found


def test_an_exemplar_counts_only_under_a_heading_where_its_rating_is_the_best(site: Site) -> None:
    site.replace("exemplars/a-good-talk.md", "{hearing: shining,", "{hearing: fair,")

    found = words(site)

    assert "A good talk" not in found
    assert "Missing. No exemplar has the best rating" in found


def test_what_is_missing_is_said(tiny: Site) -> None:
    assert words(tiny).count("No ") == 4


def test_a_draft_is_no_evidence(site: Site) -> None:
    site.replace("docs/policies/listening.md", "title: Listening", "title: Listening\nstatus: draft")

    assert "No policy, procedure, guidance, tool or chapter names it." in words(site)


def test_a_post_that_announces_a_document_of_the_statement_is_evidence(site: Site) -> None:
    site.replace("docs/blog/posts/news.md", "supports: [hearing]", "announces: [listening]")

    assert "What we have told everyone: 1 Some news" in words(site)
