"""The sections of a built site: what search is made of."""

from datetime import date

import pytest
from conftest import Site, tiny_site

from practicebook import search
from practicebook.search.sections import Section

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A tiny site that was built."""
    site = tiny_site(tmp_path_factory.mktemp("built"))
    site.replace("docs/policies/listening.md", "## Ask one thing", '## Ask one thing { data-keywords="what\'s first, how many" }')
    site.replace("framework/audit-headings.yml", "status: adopted", "status: adopted\n    keywords: [neat notes]")
    site.replace("framework/service-areas.yml", "contacts: [lead]", "contacts: [lead], keywords: [up there]")
    site.write("docs/areas/north.md", "---\nid: north\ntitle: North team\nsummary: S.\nkeywords: [tundra]\n---\n\n## Where\n\nNorth.\n")
    site.replace("framework/law.yml", "heading: A duty", "heading: A duty\n    keywords: [must we]")
    site.replace("framework/glossary.yml", "also: [therapy]", "also: [therapy], keywords: [help with stairs]")
    assert site.build().returncode == 0
    return site


@pytest.fixture(scope="module")
def index(built: Site) -> search.Index:
    """The index of its build."""
    found = search.read(built.root / ".cache/practicebook/search")
    assert found
    return found


@pytest.fixture(scope="module")
def sections(index: search.Index) -> dict[str, Section]:
    """Its sections by path."""
    return {section.path: section for section in index.sections}


def test_a_page_is_cut_at_its_headings(sections: dict[str, Section]) -> None:
    policy = [(path, section.heading, section.text) for path, section in sections.items() if path.startswith("policies/listening/#ask")]

    assert policy == [("policies/listening/#ask-one-thing", "Ask one thing", "Only one.")]


def test_the_top_has_the_quick_read_and_the_keywords_and_no_other_section_does(sections: dict[str, Section]) -> None:
    top = sections["policies/listening/"]

    assert (top.heading, top.quick, top.keywords) == ("", "Listen. Then ask.", ("ears",))
    assert "Listen before you ask." in top.text
    assert not any(section.quick for path, section in sections.items() if "#" in path)


def test_a_section_has_the_keywords_of_its_heading_and_an_entry_its_own(sections: dict[str, Section]) -> None:
    assert sections["policies/listening/#ask-one-thing"].keywords == ("what's first", "how many")
    assert sections["audit-headings/writing-it-down/"].keywords == ("neat notes",)
    assert sections["areas/north/"].keywords == ("up there", "tundra")
    assert sections["law/#act-s1"].keywords == ("Act s.1", "must we")
    assert sections["glossary/#ot"].keywords == ("OT", "therapy", "help with stairs")


def test_readers_are_not_sent_keywords(built: Site) -> None:
    assert '<h2 id="ask-one-thing">' in built.page("policies/listening")
    assert not any("how many" in built.page(address) for address in ("policies/listening", "law", "glossary"))


def test_a_page_knows_what_it_is_about(sections: dict[str, Section]) -> None:
    page = sections["policies/listening/"].page

    assert (page.kind, page.id, page.areas, page.audit_headings, page.law, page.state, page.date) == ("policy", "listening", ("north",), ("hearing",), ("act-s1",), "", date(2026, 1, 1))


def test_a_passage_is_a_section_that_shows_its_audit_headings(sections: dict[str, Section]) -> None:
    assert sections["exemplars/a-good-talk/#in-the-notes"].shows == ("writing-it-down",)
    assert sections["exemplars/a-good-talk/#in-the-notes"].page.audit_headings == ("hearing", "writing-it-down")


def test_entries_of_the_law_and_the_glossary_are_sections(sections: dict[str, Section]) -> None:
    assert sections["law/#act-s1"].page.kind == "law"
    assert all(section.page.kind == "term" for path, section in sections.items() if path.startswith("glossary/#"))


def test_nothing_is_found_twice_for_being_quoted(sections: dict[str, Section]) -> None:
    assert [path for path, section in sections.items() if "Beans, it says." in section.text] == ["exemplars/a-good-talk/#in-the-notes"]


@pytest.mark.parametrize("address", ["", "search/", "topics/", "keep/"])
def test_signposts_have_no_sections(sections: dict[str, Section], address: str) -> None:
    assert address not in sections


def test_what_is_around_the_words_is_left_out(sections: dict[str, Section]) -> None:
    words = " ".join(section.text for section in sections.values())

    assert "Link to this part" not in words
    assert "Staff also type" not in words
    assert "Policies \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}" not in words


def test_what_ended_is_found_only_when_asked_for(tiny: Site) -> None:
    tiny.replace("docs/policies/listening.md", "next_review: 2027-01-01", "effective_to: 2026-06-30\nnext_review: 2027-01-01")
    assert tiny.build().returncode == 0
    index = search.read(tiny.root / ".cache/practicebook/search")
    assert index

    assert "listening" not in [result.section.page.id for result in search.search(index, "ask one thing")]
    assert "listening" in [result.section.page.id for result in search.search(index, "ask one thing", {"state": ["ended"]})]
    assert index.sections[index.visible].page.state == "ended"


def test_what_was_withdrawn_or_is_a_draft_is_not_found(tiny: Site) -> None:
    tiny.replace("docs/policies/listening.md", "id: listening", "id: listening\nstatus: withdrawn")
    assert tiny.build().returncode == 0
    index = search.read(tiny.root / ".cache/practicebook/search")
    assert index

    assert not any("Only one" in section.text for section in index.sections)


def test_the_same_content_gives_the_same_files(built: Site) -> None:
    folder = built.root / "site/assets/search"
    before = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert built.build().returncode == 0

    assert {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert len(before) > 8


def test_a_document_that_is_like_another_is_named_with_it(real: Site) -> None:
    index = search.read(real.root / ".cache/practicebook/search")
    assert index
    more = search.more_like(index)

    assert "blog/deprivation-of-liberty-has-changed/" in [page.address for page in more["guidance/deprivation-of-liberty/"]]
    assert all(1 <= len(pages) <= 4 and address not in [page.address for page in pages] for address, pages in more.items())
    assert {page.kind for pages in more.values() for page in pages}.isdisjoint({"law", "term", "page", "area", "audit-heading"})
