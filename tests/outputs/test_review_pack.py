"""The review pack has all that those who sign need, and asks no network for anything."""

import re

import pytest
from conftest import DAY, NOTE, Site
from rendered import Page

from practicebook.content.findings import Finding, Place
from practicebook.content.signatures import COLLEAGUE_TEST, INTRUDER_TEST
from practicebook.outputs import review_pack

EXEMPLAR = "exemplars/a-good-talk.md"
HOSTILE = "<script>alert(1)</script>"


def pack(site: Site, *findings: Finding, an_id: str = "a-good-talk") -> str:
    edition = site.prepare(preview=True).edition
    assert edition
    return review_pack.html(edition, edition.library.document_by_id[an_id], findings)


def found(site: Site, words: str) -> Finding:
    """A finding at some words of the exemplar."""
    text = (site.root / EXEMPLAR).read_text(encoding="utf-8")
    at = text.index(words)
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    return Finding(Place(site.prepare().edition.library.document_by_id["a-good-talk"].main.file, line, column, line, column + len(words)), "error", "anonymity.name", "“b····”: a name.", "Mend it.")  # type: ignore[union-attr]


def test_it_has_the_text_and_all_that_readers_see_beside_it(tiny: Site) -> None:
    words = pack(tiny)

    for shown in ("He talked of beans.", "Over the gate", "A talk over a gate.", "She leant on the gate.", "North team", "Hearing the person: Shining; Writing it down: Fair", "Shows: Hearing the person", "(../docs/policies/listening.md)"):
        assert shown in words
    assert "data-shows" not in words
    assert NOTE not in words


def test_it_asks_both_tests_with_room_to_write(tiny: Site) -> None:
    words = pack(tiny)

    for test in (INTRUDER_TEST, COLLEAGUE_TEST):
        assert test.partition(". ")[2] in words
    assert words.count('<div class="room"></div>') == 4


def test_a_finding_is_there_with_its_words_and_that_nobody_has_answered_it(tiny: Site) -> None:
    words = pack(tiny, found(tiny, "beans"))

    assert "“beans” <small>Line " in words
    assert "Not answered." in words


def test_an_answer_is_there_with_who_gave_it(tiny: Site) -> None:
    tiny.replace(EXEMPLAR, "overall: shining\n", "overall: shining\nanonymity_answers: [{code: anonymity.name, words: Beans, reason: A vegetable., role: lead, date: 2026-11-02}]\n")

    words = pack(tiny)

    assert "“Beans”" in words and "A vegetable. (Practice lead, 2 November 2026)" in words
    assert "Not answered." not in words


def test_what_other_checks_or_other_files_have_is_not_there(tiny: Site) -> None:
    other = Finding(found(tiny, "beans").place, "error", "links.broken", "A link.", "Mend it.")
    elsewhere = Finding(Place(tiny.prepare().edition.library.document_by_id["home"].main.file), "error", "anonymity.name", "“S····”.", "Mend it.")  # type: ignore[union-attr]

    assert "The anonymity checks found nothing" in pack(tiny, other, elsewhere)


def test_it_says_who_may_sign_who_is_from_outside_and_who_has(tiny: Site) -> None:
    tiny.replace(EXEMPLAR, "role: chief", "role: lead", signed=False)

    words = re.sub(r"\s+", " ", pack(tiny))

    assert '<th scope="row">Practice lead <small>(lead)</small></th><td>no</td><td>1 January 2020</td>' in words
    assert '<th scope="row">Chief <small>(chief)</small></th><td>yes</td><td>no</td>' in words
    assert "One role more has to sign, from outside its service areas." in words


def test_consent_is_told_by_its_reference_and_asked_for_where_it_is_missing(tiny: Site) -> None:
    assert "Consent reference: none." in pack(tiny)

    tiny.replace(EXEMPLAR, "basis: fictionalised", "basis: consented")
    assert "This basis needs one." in pack(tiny)

    tiny.replace(EXEMPLAR, "basis: consented", "basis: consented\nconsent: {reference: CONSENT-0042, given_on: 2026-01-01, expires_on: 2028-01-01}")
    assert "CONSENT-0042" in pack(tiny) and "1 January 2028" in pack(tiny)


def test_a_post_that_tells_a_case_has_a_pack(tiny: Site) -> None:
    tiny.write("docs/blog/posts/told.md", "---\nid: told\ntitle: Told\nsummary: S.\ndate: 2026-01-01\nauthors: [lead]\ntells_case: true\n---\n\nA case.\n")

    assert "A post that tells a case has no basis of its own." in pack(tiny, an_id="told")


def test_a_picture_is_in_the_page(tiny: Site) -> None:
    (tiny.root / "exemplars/gate.png").write_bytes(b"gate")
    tiny.replace(EXEMPLAR, "He talked of beans.", "He talked. ![A green gate](gate.png) ![Gone](gone.png)")

    words = pack(tiny)

    assert '<img src="data:image/png;base64,Z2F0ZQ==" alt="A green gate">' in words
    assert "[gone.png: this picture is not there]" in words


def test_nothing_in_it_leads_or_asks_elsewhere(tiny: Site) -> None:
    tiny.replace(EXEMPLAR, "He talked of beans.", "See [it](https://site.example/), [that](/law/) and <https://site.example/b>. ![P](https://site.example/p.png)")

    page = Page(pack(tiny))

    assert [element for element in page.elements if element.name in ("a", "link", "script", "iframe", "object")] == []
    assert [source for element in page.elements if (source := element.attributes.get("src")) and not source.startswith("data:")] == []
    assert "default-src 'none'" in pack(tiny)


@pytest.mark.parametrize("words", ["He talked of beans", "A talk over a gate", "She leant on the gate"])
def test_hostile_words_are_words(tiny: Site, words: str) -> None:
    tiny.replace(EXEMPLAR, words, f"{words} {HOSTILE}", signed=False)

    assert "<script>" not in pack(tiny)
    assert "&lt;script&gt;" in pack(tiny)


def test_the_same_day_makes_the_same_pack(tiny: Site) -> None:
    assert pack(tiny) == pack(tiny)
    assert f"as on {DAY.day} November 2026" in pack(tiny)
