"""A build has nothing of what is not published, or was withdrawn."""

import pytest
from conftest import Site, run
from council_names import readable
from html_pages import article


@pytest.fixture
def site(tiny: Site) -> Site:
    """A tiny site with a draft, a post of tomorrow, and links to both."""
    tiny.write(
        "docs/policies/whispering.md",
        """
        ---
        id: whispering
        title: Whispering
        summary: Nobody may read quietude yet.
        status: draft
        owner: lead
        approver: chief
        version: "1.0"
        effective_from: 2026-01-01
        next_review: 2027-01-01
        supports: [hearing]
        service_areas: [north]
        ---

        Quietude.
        """,
    )
    tiny.write(
        "docs/blog/posts/tomorrow.md",
        """
        ---
        id: tomorrow
        title: Tomorrow at last
        summary: Nobody may read this quietude today.
        date: 2026-11-24
        authors: [lead]
        supports: [hearing]
        ---

        Quietude.
        """,
    )
    tiny.replace("docs/policies/listening.md", "Only one.", "Only one, after [whispering](whispering.md) and [tomorrow](/go/tomorrow/).")
    return tiny


def test_a_draft_and_a_post_of_a_later_day_are_in_no_file(site: Site) -> None:
    built = site.build()

    assert built.returncode == 0, built.stderr
    files = {path.relative_to(site.root / "site"): readable(path).lower() for path in (site.root / "site").rglob("*") if path.is_file()}
    assert [str(path) for path, text in files.items() if b"quietude" in text or "whispering" in str(path) or "tomorrow" in str(path)] == []


def test_a_link_to_them_is_plain_text_and_a_warning(site: Site) -> None:
    built = site.build()

    page = article(site, "policies/listening")
    assert "Only one, after whispering and tomorrow." in page.text()
    assert [link.text() for link in page.all("a") if link.text() in ("whispering", "tomorrow")] == []
    assert built.stderr.count("docs/policies/listening.md:19:") == 2
    assert built.stderr.count("warning links.to-draft") == 2


def test_what_was_withdrawn_leaves_an_address_and_none_of_its_words(site: Site) -> None:
    site.replace("docs/policies/whispering.md", "status: draft", "status: withdrawn")
    built = site.build()

    assert built.returncode == 0, built.stderr
    assert article(site, "policies/whispering").one("h1").text() == "Withdrawn"
    assert (site.root / "site/go/whispering/index.html").exists()
    files = [path for path in (site.root / "site").rglob("*") if path.is_file()]
    assert [str(path) for path in files if b"quietude" in path.read_bytes().lower() or b">Whispering<" in path.read_bytes()] == []


def test_a_blog_category_without_posts_is_no_page_to_link_to(tiny: Site) -> None:
    tiny.replace("docs/policies/listening.md", "Only one.", "Only one of [the news](/blog/category/news/).")

    assert tiny.codes() == ["links.broken"]


def test_a_preview_has_both(site: Site) -> None:
    addresses = site.prepare(preview=True).page_by_address

    assert {"policies/whispering/", "blog/tomorrow/"} <= addresses.keys()


def test_files_that_only_unpublished_texts_lead_to_are_not_in_a_build(site: Site) -> None:
    for name in ("own.csv", "shared.csv", "free.csv"):
        (site.root / "docs/policies" / name).write_text("a,b\n", encoding="utf-8")
    site.replace("docs/policies/whispering.md", "\n\nQuietude.", "\n\nQuietude. [One](own.csv), [two](shared.csv)")
    site.replace("docs/policies/listening.md", "Only one,", "[Two](shared.csv). Only one,")
    built = site.build()

    assert built.returncode == 0, built.stderr
    assert sorted(path.name for path in (site.root / "site/policies").glob("*.csv")) == ["free.csv", "shared.csv"]


def test_a_withdrawn_page_says_when_and_whom_to_ask_and_search_does_not_find_it(tiny: Site) -> None:
    tiny.write("docs/policies/listening.md", "---\nid: listening\nstatus: withdrawn\nwithdrawn_on: 2026-11-20\nreplaced_by: home\n---\n")
    tiny.replace("framework/council.yml", "roles:", "ask_about_withdrawn: chief\nroles:")
    tiny.replace("exemplars/a-good-talk.md", "policies/listening.md", "policies/listening.md#ask-one-thing")
    built = tiny.build()

    assert built.returncode == 0, built.stderr
    page = article(tiny, "policies/listening")
    assert "It was withdrawn on 20 November 2026." in page.text()
    assert "ask the Chief." in page.text()
    assert "Use What do you need? instead." in page.text()
    assert 'href="../../policies/listening/"' in tiny.page("exemplars/a-good-talk")
    assert "policies/listening/" not in run("practicebook", "search", "withdrawn", "--format", "json", cwd=tiny.root).stdout


def test_what_is_not_signed_is_in_no_file_and_the_build_goes_on(tiny: Site) -> None:
    tiny.replace("docs/policies/listening.md", "Only one.", "Only one, after [the gate](../../exemplars/a-good-talk.md).")
    tiny.replace("exemplars/a-good-talk.md", "He talked of beans.", "He talked of quietude.", signed=False)

    built = tiny.build()

    assert built.returncode == 0, built.stderr
    assert "warning signatures.unsigned" in built.stderr and "warning links.to-draft" in built.stderr
    files = {path.relative_to(tiny.root / "site"): readable(path).lower() for path in (tiny.root / "site").rglob("*") if path.is_file()}
    assert [str(path) for path, text in files.items() if b"quietude" in text or b"a good talk" in text or "a-good-talk" in str(path)] == []
    page = article(tiny, "policies/listening")
    assert "Only one, after the gate." in page.text()
