"""Which signatures count, what is unsigned, and what becomes of it."""

from datetime import date

import pytest
from conftest import DAY, Site

from practicebook.content.edition import Edition
from practicebook.content.signatures import Signing

EXEMPLAR = "exemplars/a-good-talk.md"
POLICY = "docs/policies/listening.md"
POST = "docs/blog/posts/told.md"
TOLD = "---\nid: told\ntitle: Told\nsummary: S.\ndate: 2026-01-01\nauthors: [lead]\ntells_case: true\nservice_areas: [north]\n---\n\nA case.\n"


def edition(site: Site, day: date = DAY, preview: bool = False) -> Edition:
    found = site.prepare(day, preview).edition
    assert found
    return found


def signing(site: Site, day: date = DAY) -> Signing:
    return edition(site, day).signings["a-good-talk"]


def is_shown(site: Site, an_id: str = "a-good-talk", day: date = DAY, preview: bool = False) -> bool:
    return an_id in edition(site, day, preview).readable_by_id


def change(site: Site, old: str, new: str, file: str = EXEMPLAR) -> None:
    """Change a file behind the backs of those who signed."""
    site.replace(file, old, new, signed=False)


def test_two_roles_one_of_them_from_outside_sign_it(tiny: Site) -> None:
    one = signing(tiny)

    assert [(signature.sign_off.role, signature.outside, signature.flaw) for signature in one.signatures] == [("lead", False, None), ("chief", True, None)]
    assert one.is_signed and one.missing == ""
    assert is_shown(tiny)


UNSIGNED = {
    "a word has changed": ("He talked of beans", "He talked of peas"),
    "the title has changed": ("title: A good talk", "title: A better talk"),
    "one role has signed twice": ("role: chief", "role: lead"),
    "a day is to come": ("date: 2020-01-01", "date: 2026-11-24"),
    "the fingerprints are gone": ("    fingerprint:", "    # was:"),
}


@pytest.mark.parametrize("why", UNSIGNED)
def test_it_is_unsigned_and_in_no_build_when(tiny: Site, why: str) -> None:
    change(tiny, *UNSIGNED[why])

    assert "signatures.unsigned" in tiny.codes()
    assert not is_shown(tiny)
    assert is_shown(tiny, preview=True)


STILL_SIGNED = {
    "status": ("id: a-good-talk", "id: a-good-talk\nstatus: published"),
    "a day of looking again": ("date: 2020-01-01", "date: 2020-01-01\n    recheck_on: 2026-12-01"),
    "a day of looking again that has passed": ("date: 2020-01-01", "date: 2020-01-01\n    recheck_on: 2026-01-01"),
    "white space": ("He talked of beans.", "He talked\nof beans."),
    "the day of signing": ("date: 2020-01-01", "date: 2026-11-23"),
}


@pytest.mark.parametrize("what", STILL_SIGNED)
def test_it_stays_signed_whatever_becomes_of(tiny: Site, what: str) -> None:
    change(tiny, *STILL_SIGNED[what])

    assert is_shown(tiny)


def test_a_word_that_is_changed_back_is_signed_again(tiny: Site) -> None:
    change(tiny, "He talked of beans", "He talked of peas")
    change(tiny, "He talked of peas", "He talked of beans")

    assert is_shown(tiny)


def test_without_a_role_from_outside_its_areas_it_is_unsigned(tiny: Site) -> None:
    tiny.replace("framework/service-areas.yml", "contacts: [lead]", "contacts: [lead, chief]")

    assert not is_shown(tiny)
    assert signing(tiny).missing == "One role more has to sign, from outside its service areas."


def test_a_role_is_inside_when_it_is_a_contact_of_any_of_its_areas(tiny: Site) -> None:
    tiny.replace("framework/service-areas.yml", "contacts: [lead]}", "contacts: [lead]}\n  - {id: south, title: South team, summary: Works in the south, icon: home, meets_people: true, contacts: [chief]}")
    assert is_shown(tiny)

    tiny.replace(EXEMPLAR, "[north]", "[north, south]")

    assert not any(signature.outside for signature in signing(tiny).valid)
    assert not is_shown(tiny)


def test_a_role_that_may_no_longer_sign_leaves_it_unsigned(tiny: Site) -> None:
    tiny.replace("framework/council.yml", "title: Chief, signs: true", "title: Chief")

    assert [signature.flaw for signature in signing(tiny).signatures] == [None, "may-not-sign"]
    assert not is_shown(tiny)


@pytest.mark.parametrize(
    ("roles", "missing"),
    [
        ((), "Two different roles have to sign, one of them from outside its service areas."),
        (("lead",), "One role more has to sign, from outside its service areas."),
        (("chief",), "One role more has to sign."),
        (("chief", "lead"), ""),
    ],
)
def test_it_says_what_is_missing(tiny: Site, roles: tuple[str, ...], missing: str) -> None:
    present = signing(tiny).fingerprint
    text = (tiny.root / EXEMPLAR).read_text(encoding="utf-8")
    start, end = text.index("sign_offs:"), text.index("---\n\n")
    entries = ", ".join(f"{{role: {role}, date: 2020-01-01, fingerprint: {present}}}" for role in roles)
    tiny.write(EXEMPLAR, f"{text[:start]}sign_offs: [{entries}]\n{text[end:]}", signed=False)

    assert signing(tiny).missing == missing


def test_what_lapsed_is_said_to_have_changed(tiny: Site) -> None:
    change(tiny, "He talked of beans", "He talked of peas")

    assert signing(tiny).missing.endswith("Its words have changed since it was signed.")


def test_before_its_day_a_signature_does_not_count(tiny: Site) -> None:
    change(tiny, "date: 2020-01-01", "date: 2026-03-01")

    assert not is_shown(tiny, day=date(2026, 2, 28))
    assert is_shown(tiny, day=date(2026, 3, 1))


def test_an_unsigned_one_is_in_no_count_and_no_list(tiny: Site) -> None:
    change(tiny, "He talked of beans", "He talked of peas")

    one = edition(tiny)

    assert one.exemplars == one.passages == ()
    assert not any("A good talk" in page.markdown for page in tiny.prepare().pages)


def test_a_link_to_an_unsigned_one_is_plain_words_and_a_warning(tiny: Site) -> None:
    tiny.replace(POLICY, "Only one.", "See [a talk](../../exemplars/a-good-talk.md).")
    change(tiny, "He talked of beans", "He talked of peas")

    prepared = tiny.prepare()

    assert "links.to-draft" in [finding.code for finding in prepared.findings]
    assert "See <span>a talk</span>." in prepared.page_by_address["policies/listening/"].markdown
    assert prepared.may_build


def test_the_preview_says_that_it_is_unsigned_and_what_is_missing(tiny: Site) -> None:
    change(tiny, "role: chief", "role: lead")

    page = tiny.prepare(preview=True).page_by_address["exemplars/a-good-talk/"].markdown

    assert "<strong>Not signed.</strong> Only this preview shows it. One role more has to sign, from outside its service areas." in page
    assert "Draft." not in page


def test_a_post_that_tells_a_case_is_held_to_the_same(tiny: Site) -> None:
    tiny.write(POST, TOLD)
    assert is_shown(tiny, "told")

    change(tiny, "A case.", "Another case.", POST)

    assert not is_shown(tiny, "told")
    page = tiny.prepare(preview=True).page_by_address["blog/told/"].markdown
    assert "<strong>Not signed.</strong> Only this preview shows it." in page


def test_a_post_that_tells_none_needs_no_signature(tiny: Site) -> None:
    tiny.write(POST, TOLD.replace("tells_case: true\n", ""))

    assert tiny.codes() == []
    assert is_shown(tiny, "told")


def test_a_draft_is_not_said_to_be_unsigned(tiny: Site) -> None:
    change(tiny, "id: a-good-talk", "id: a-good-talk\nstatus: draft")
    change(tiny, "role: chief", "role: lead")

    assert "signatures.unsigned" not in tiny.codes()


def test_every_exemplar_of_the_real_site_is_signed_as_a_sample(real: Site) -> None:
    one = edition(real)

    assert len(one.signings) >= 6
    assert [an_id for an_id, signing in one.signings.items() if not signing.is_signed] == []
    notes = [note for document in one.exemplars for sign_off in one.exemplar(document).sign_offs for note in (sign_off.intruder_note, sign_off.colleague_note)]
    assert [note for note in notes if not str(note).startswith("Example:")] == []
