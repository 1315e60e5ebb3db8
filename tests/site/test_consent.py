"""Which exemplars rest on somebody's consent is told one by one, and never counted."""

import pytest
from conftest import Site

CONSENT = "basis: consented\nconsent: {reference: CONSENT-0042, given_on: 2026-01-01, expires_on: 2028-01-01}"


def built(site: Site) -> dict[str, bytes]:
    """Every file of the built site, by its path."""
    done = site.build()
    assert done.returncode == 0, done.stderr
    folder = site.root / "site"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def with_others(tiny: Site) -> Site:
    """A tiny site with six more exemplars, in one area, of one topic and rated alike."""
    text = (tiny.root / "exemplars/a-good-talk.md").read_text(encoding="utf-8").split("sign_offs:")[0]
    body = (tiny.root / "exemplars/a-good-talk.md").read_text(encoding="utf-8").split("\n---\n")[1]
    for number in ("one", "two", "three", "four", "five", "six"):
        tiny.write(f"exemplars/{number}.md", f"{text}---\n{body}".replace("id: a-good-talk", f"id: {number}").replace("title: A good talk", f"title: Talk {number}"), signed=False)
    tiny.sign()
    return tiny


def test_an_exemplar_that_rests_on_consent_changes_no_count_list_filter_or_other_page(with_others: Site) -> None:
    """A figure of consented cases, crossed with anything, would change when one more case rests on consent."""
    before = built(with_others)
    with_others.replace("exemplars/four.md", "basis: fictionalised", CONSENT)
    after = built(with_others)

    assert before.keys() == after.keys()
    assert {path for path in before if before[path] != after[path]} == {"exemplars/four/index.html", "assets/offline.json"}, "its own page, and the list of all files with their hashes"


def test_the_reference_of_a_consent_is_in_no_file(with_others: Site) -> None:
    with_others.replace("exemplars/a-good-talk.md", "basis: fictionalised", CONSENT)
    files = built(with_others)

    assert [path for path, content in files.items() if b"CONSENT-0042" in content] == []

