"""What the checks of law hold a page to, and what they let be."""

from datetime import date

import pytest
from conftest import Site

POLICY = "docs/policies/listening.md"
LAW = "framework/law.yml"


def with_old_case(site: Site) -> Site:
    """A case that was overruled on 2 June 2026."""
    law = site.root / LAW
    entry = '  - {id: old-case, title: "One v Another [2014]", short: One, heading: H, kind: case, says: S., passed_on: 2014-03-19, in_force_to: 2026-06-01, checked_on: 2026-11-23, copy: text}\n'
    law.write_text(law.read_text(encoding="utf-8") + entry, encoding="utf-8")
    return site


@pytest.mark.parametrize(
    "words",
    [
        "We must listen.",
        "- We must listen.",
        "| We must | x |\n|---|---|\n| We must listen | x |",
        "We must:\n\n- listen\n- wait\n\nSee [section 1](/law/#act-s1).",
        "Under [section 1](/law/#act-s1).\n\n- We must listen",
        "See [the page](../index.md): we must listen.",
    ],
)
def test_a_must_with_no_law_beside_it_is_found(tiny: Site, words: str) -> None:
    tiny.replace(POLICY, "Only one.", words)

    assert tiny.codes() == ["writing.must-without-law"]


@pytest.mark.parametrize(
    "words",
    [
        "It must have been hard.",
        "`must` is a word.",
        "They told him “you must”.",
        "### What we must do\n\nListen.",
        "We must listen\n([section 1](/law/#act-s1)).",
        "1. We must listen.\n   See [section 1](/law/#act-s1).",
        "We must, under [section 1](/law/#act-s1):\n\n- listen\n- and we must wait",
    ],
)
def test_other_musts_are_let_be(tiny: Site, words: str) -> None:
    tiny.replace(POLICY, "Only one.", words)

    assert tiny.codes() == []


def test_a_must_of_the_quick_read_has_the_law_that_the_page_lists(tiny: Site) -> None:
    tiny.replace(POLICY, "quick_read: Listen.", "quick_read: You must listen.")
    assert tiny.codes() == []

    tiny.replace(POLICY, "law: [act-s1]\n", "")
    assert tiny.codes() == ["writing.must-without-law"]


def test_an_exemplar_may_say_must(tiny: Site) -> None:
    tiny.replace("exemplars/a-good-talk.md", "He talked of beans.", "He must talk of beans.")

    assert "writing.must-without-law" not in tiny.codes()


@pytest.mark.parametrize(("day", "codes"), [(date(2026, 6, 1), []), (date(2026, 6, 2), ["law.not-in-force"])])
def test_law_is_judged_on_the_day(tiny: Site, day: date, codes: list[str]) -> None:
    with_old_case(tiny).replace(POLICY, "Only one.", "We keep to [One](/law/#old-case).")

    assert tiny.codes(day) == codes


def test_law_that_a_page_only_lists_is_judged_too(tiny: Site) -> None:
    with_old_case(tiny).replace(POLICY, "law: [act-s1]", "law: [act-s1, old-case]")

    (finding,) = tiny.findings()

    assert (finding.code, finding.place.line, finding.place.column) == ("law.not-in-force", 12, 15)


@pytest.mark.parametrize("words", ["[One](/law/#old-case) was overruled.", "Until June [One](/law/#old-case) held.", "See [One](/law/#old-case). It is no longer the law.", "No longer law:\n\n- [One](/law/#old-case)"])
def test_a_sentence_may_say_how_the_law_stands(tiny: Site, words: str) -> None:
    with_old_case(tiny).replace(POLICY, "Only one.", words)

    assert tiny.codes() == []


def test_a_sentence_further_on_says_it_too_late(tiny: Site) -> None:
    with_old_case(tiny).replace(POLICY, "Only one.", "Keep to [One](/law/#old-case). Ask. It was overruled.")

    assert tiny.codes() == ["law.not-in-force"]


def test_a_document_that_is_not_in_force_is_not_judged(tiny: Site) -> None:
    with_old_case(tiny).replace(POLICY, "Only one.", "We must keep to [One](/law/#old-case).")
    tiny.replace(POLICY, "next_review: 2027-01-01", "effective_to: 2026-10-01\nnext_review: 2027-01-01")

    assert tiny.codes() == []
