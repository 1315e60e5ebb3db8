"""The Library as it stands on a day: what has a page, which text it shows, and which passages show what."""

from datetime import date

import pytest
from conftest import DAY, Site

from practicebook.content.edition import Edition
from practicebook.content.library import passages
from practicebook.content.statistics import statistics

EXEMPLAR = "exemplars/a-good-talk.md"
POLICY = "docs/policies/listening.md"


def edition(site: Site, day: date = DAY, preview: bool = False) -> Edition:
    prepared = site.prepare(day, preview)
    assert prepared.edition
    return prepared.edition


def shown(site: Site, day: date = DAY, preview: bool = False) -> set[str]:
    return {document.id for document in edition(site, day, preview).documents}


def post(an_id: str, day: str, extra: str = "") -> str:
    return f"---\nid: {an_id}\ntitle: {an_id}\nsummary: S.\ndate: {day}\nauthors: [lead]\n{extra}---\n\nWords.\n"


def test_a_draft_is_shown_in_a_preview_only(tiny: Site) -> None:
    tiny.replace(EXEMPLAR, "id: a-good-talk", "id: a-good-talk\nstatus: draft")

    assert "a-good-talk" not in shown(tiny)
    assert "a-good-talk" in shown(tiny, preview=True)
    assert edition(tiny).passages == ()


def test_a_draft_of_a_governed_document_is_shown_in_a_preview_only(tiny: Site) -> None:
    tiny.replace(POLICY, "id: listening", "id: listening\nstatus: draft")

    assert "listening" not in shown(tiny)
    assert "listening" in shown(tiny, preview=True)


def test_a_new_version_in_draft_leaves_the_published_one_as_it_is(tiny: Site) -> None:
    text = (tiny.root / POLICY).read_text(encoding="utf-8")
    tiny.write("docs/policies/listening.versions/1.0.md", text)
    tiny.replace(POLICY, 'version: "1.0"', 'version: "1.1"\nstatus: draft')
    tiny.replace(POLICY, "effective_from: 2026-01-01", "effective_from: 2026-02-01")

    one = edition(tiny)

    assert tiny.codes() == []
    assert one.text(one.library.document_by_id["listening"]).kept


def test_what_is_withdrawn_has_a_page_and_no_text(tiny: Site) -> None:
    tiny.replace(POLICY, "id: listening", "id: listening\nstatus: withdrawn")

    one = edition(tiny)

    assert "listening" in {document.id for document in one.documents}
    assert "listening" not in {document.id for document in one.readable}
    assert one.governed == ()


def test_a_post_is_held_back_until_its_day(tiny: Site) -> None:
    tiny.write("docs/blog/posts/a.md", post("a", "2026-11-24"))

    assert "a" not in shown(tiny, date(2026, 11, 23))
    assert "a" in shown(tiny, date(2026, 11, 23), preview=True)
    assert "a" in shown(tiny, date(2026, 11, 24))


def test_posts_come_latest_first(tiny: Site) -> None:
    for an_id, day in (("b", "2026-02-01"), ("c", "2026-03-01"), ("a", "2026-01-01")):
        tiny.write(f"docs/blog/posts/{an_id}.md", post(an_id, day, "announces: [listening]\nsupports: [hearing]\n"))

    one = edition(tiny)

    assert [document.id for document in one.posts] == ["c", "b", "a"]
    assert [document.id for document in one.announcing("listening")] == ["c", "b", "a"]
    assert [document.id for document in one.posts_on("hearing")] == ["c", "b", "a"]
    assert [document.id for document in one.supporting("hearing")] == ["listening"]


def test_before_its_first_day_a_document_shows_the_text_to_come(tiny: Site) -> None:
    one = edition(tiny, date(2025, 12, 31))
    listening = one.library.document_by_id["listening"]

    assert one.state(listening) == "upcoming"
    assert one.text(listening) is listening.main


@pytest.mark.parametrize(("day", "state"), [(date(2026, 1, 1), "in force"), (date(2026, 3, 31), "in force"), (date(2026, 4, 1), "ended")])
def test_an_ended_document_stays_readable(tiny: Site, day: date, state: str) -> None:
    tiny.replace(POLICY, "effective_from: 2026-01-01", "effective_from: 2026-01-01\neffective_to: 2026-03-31")

    one = edition(tiny, day)
    listening = one.library.document_by_id["listening"]

    assert one.state(listening) == state
    assert listening in one.readable


def test_passages_are_the_marked_sections_in_order(tiny: Site) -> None:
    one = edition(tiny)

    assert [(passage.heading.text, passage.shows) for passage in one.passages] == [("Over the gate", ("hearing",)), ("In the notes", ("writing-it-down",))]
    assert one.passages[1].markdown == "Beans, it says."


def test_a_passage_goes_on_to_the_next_heading_of_its_level(tiny: Site) -> None:
    tiny.replace(EXEMPLAR, "He talked of beans.", "He talked of beans.\n\n### Then\n\nOf peas.\n")

    assert "### Then\n\nOf peas." in edition(tiny).passages[0].markdown


def test_a_section_can_show_several_audit_headings(tiny: Site) -> None:
    tiny.replace(EXEMPLAR, 'data-shows="hearing"', 'data-shows="hearing writing-it-down"')

    one = edition(tiny)

    assert len(one.passages) == 2
    assert {heading: len(found) for heading, found in one.passages_by_heading.items()} == {"hearing": 1, "writing-it-down": 2}


def test_passages_of_an_audit_heading_come_best_rated_first(tiny: Site) -> None:
    text = (tiny.root / EXEMPLAR).read_text(encoding="utf-8")
    for an_id, rating in (("b", "fair"), ("c", "shining")):
        changed = text.replace("id: a-good-talk", f"id: {an_id}").replace("hearing: shining", f"hearing: {rating}").replace("title: A good talk", f"title: {an_id}")
        tiny.write(f"exemplars/{an_id}.md", changed)

    one = edition(tiny)

    assert [passage.document.id for passage in one.passages_by_heading["hearing"]] == ["a-good-talk", "c", "b"]
    assert [document.id for document in one.rated_under("hearing")] == ["a-good-talk", "c", "b"]


def test_a_passage_that_its_exemplar_does_not_rate_comes_last(tiny: Site) -> None:
    text = (tiny.root / EXEMPLAR).read_text(encoding="utf-8")
    tiny.write("exemplars/0-first.md", text.replace("id: a-good-talk", "id: first").replace("hearing: shining, ", ""))

    assert [passage.document.id for passage in edition(tiny).passages_by_heading["hearing"]] == ["a-good-talk", "first"]


def test_an_empty_passage_is_a_passage_of_no_words(tiny: Site) -> None:
    tiny.replace(EXEMPLAR, "Beans, it says.", "")

    prepared = tiny.prepare()

    assert prepared.edition and prepared.edition.passages[1].markdown == ""
    assert prepared.findings == ()


def test_the_passages_of_the_real_exemplars_are_their_marked_headings(real: Site) -> None:
    one = edition(real)

    for document in one.exemplars:
        marks = (real.root / document.main.file).read_text(encoding="utf-8").count("data-shows=")
        assert len(passages(document, document.main)) == marks > 0


def consented(site: Site, given_on: str = "2026-01-01", expires_on: str = "2026-12-31") -> None:
    """Let the exemplar rest on consent."""
    site.replace(EXEMPLAR, "basis: fictionalised", f"basis: consented\nconsent: {{reference: CONSENT-0000, given_on: {given_on}, expires_on: {expires_on}}}")


@pytest.mark.parametrize(("day", "gone"), [(date(2026, 12, 31), False), (date(2027, 1, 1), True)])
def test_an_exemplar_is_withdrawn_from_the_day_after_its_consent_ends(tiny: Site, day: date, gone: bool) -> None:
    consented(tiny)
    one = edition(tiny, day)
    document = one.library.document_by_id["a-good-talk"]

    assert one.is_withdrawn(document) is gone
    assert one.withdrawn_on(document) == (date(2027, 1, 1) if gone else None)
    assert document in one.documents
    assert (document in one.readable, document in one.exemplars, bool(one.passages)) == (not gone, not gone, not gone)


def test_consent_that_ended_counts_as_withdrawn(tiny: Site) -> None:
    consented(tiny)

    assert statistics(edition(tiny, date(2027, 1, 1))).documents_of("exemplar", "withdrawn") == 1


@pytest.mark.parametrize(("given_on", "expires_on", "is_error"), [("2026-11-23", "2027-06-01", False), ("2026-11-24", "2027-06-01", True), ("2026-03-01", "2026-03-01", True)])
def test_consent_with_dates_that_cannot_be_stops_a_build(tiny: Site, given_on: str, expires_on: str, is_error: bool) -> None:
    consented(tiny, given_on, expires_on)

    assert ("governance.consent" in tiny.codes()) is is_error


def test_what_is_left_of_a_governed_document_has_no_versions_dates_or_owner(tiny: Site) -> None:
    tiny.write(POLICY, "---\nid: listening\nstatus: withdrawn\nwithdrawn_on: 2026-11-20\n---\n")
    one = edition(tiny)
    document = one.library.document_by_id["listening"]

    assert not document.is_governed
    assert one.withdrawn_on(document) == date(2026, 11, 20)
    assert "listening" not in one.timelines


@pytest.mark.parametrize(("file", "an_id"), [("exemplars/a-good-talk.md", "a-good-talk"), ("docs/index.md", "home")])
def test_two_documents_of_different_kinds_with_one_id_are_a_finding_and_no_more(tiny: Site, file: str, an_id: str) -> None:
    tiny.replace(file, f"id: {an_id}", "id: listening")

    assert "content.duplicate-id" in tiny.codes()
