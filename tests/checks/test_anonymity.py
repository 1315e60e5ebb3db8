"""The gate over a whole site: which text is read how, what is exempt, what an answer silences, and where findings stand."""

from pathlib import PurePosixPath

import pytest
from conftest import Site

from practicebook.anonymity.control import CONTROL_FIELDS, CONTROL_PARTS, control_spans
from practicebook.anonymity.profiles import PROFILES
from practicebook.anonymity.scan import scan
from practicebook.anonymity.vocabulary import packaged_vocabulary
from practicebook.content.findings import Finding
from practicebook.content.kinds import KINDS, SignOff

POLICY = "docs/policies/listening.md"
EXEMPLAR = "exemplars/a-good-talk.md"
POST = "docs/blog/posts/news.md"
NEWS = "---\nid: news\ntitle: News\nsummary: S.\ndate: 2026-01-01\nauthors: [lead]\ncategories: [news]\n---\n\nWords.\n"
TOLD = "He talked of beans."

READ_AS_WORDS = frozenset(
    "id title summary keywords moved_from quick_read change_summary equality_impact what_made_the_difference series picture sign_offs".split()
)
"""The fields in which an author's own words may stand."""


def gate(site: Site) -> list[Finding]:
    """What the gate finds in a site."""
    return [finding for finding in site.findings() if finding.code.startswith("anonymity.")]


def told(site: Site, words: str, file: str = EXEMPLAR) -> list[Finding]:
    """What the gate finds once words stand in a text."""
    site.replace(file, TOLD if file == EXEMPLAR else "Only one." if file == POLICY else "Words.", words)
    return gate(site)


@pytest.mark.parametrize(("file", "severity"), [(EXEMPLAR, "error"), (POLICY, "warning"), (POST, "warning")])
def test_a_word_that_nothing_accounts_for_stops_a_case_and_warns_elsewhere(tiny: Site, file: str, severity: str) -> None:
    tiny.write(POST, NEWS)

    [finding] = told(tiny, "They talked of zebedees.", file)

    assert (finding.code, finding.severity) == ("anonymity.unknown-word", severity)


@pytest.mark.parametrize("file", [EXEMPLAR, POLICY, POST])
def test_a_sure_name_and_an_identifier_stop_every_text(tiny: Site, file: str) -> None:
    tiny.write(POST, NEWS)

    found = told(tiny, "Her son Zebedee rang 01632 960118.", file)

    assert [(one.code, one.severity) for one in found] == [("anonymity.name", "error"), ("anonymity.telephone", "error")]


def test_a_post_that_tells_a_case_is_read_as_an_exemplar_is(tiny: Site) -> None:
    tiny.write(POST, NEWS.replace("authors:", "tells_case: true\nauthors:"))

    [finding] = told(tiny, "They talked of zebedees.", POST)

    assert finding.severity == "error"


def test_no_log_holds_the_words(tiny: Site) -> None:
    [finding] = told(tiny, "Her son Zebedee came.")

    assert "Zebedee" not in str(finding)
    assert "“Z······”" in finding.message


@pytest.mark.parametrize(
    "words",
    ["[gate](/policies/listening/ \"Zebedee\")", "![Zebedee](gate.svg)", "<!-- Zebedee -->", "`Zebedee`", "| a | Zebedee |\n|---|---|\n| b | c |", "### Zebedee", "[^1]\n\n[^1]: Zebedee", "Ze**bed**ee", "Z&#101;bedee", "Zebe\u200bdee"],
    ids=["a link's title", "a picture's words", "a comment", "code", "a table", "a heading", "a footnote", "emphasis in it", "an entity in it", "an unseen character in it"],
)  # fmt: skip
def test_it_is_found_wherever_it_stands(tiny: Site, words: str) -> None:
    tiny.write("exemplars/gate.svg", "<svg/>")

    found = told(tiny, words)

    assert [one for one in found if one.place.line >= 19 and one.severity == "error"]


def test_it_is_found_in_front_matter_and_its_comments_at_its_place(tiny: Site) -> None:
    tiny.replace(EXEMPLAR, "summary: A talk over a gate.", "summary: A talk with Zebedee.")
    tiny.replace(EXEMPLAR, "topic: gardening", "topic: gardening   # Zebedee")

    assert [(one.place.line, one.place.column, one.place.end_column) for one in gate(tiny) if one.place.line in (4, 7)] == [(4, 22, 29), (7, 22, 29)]


def test_it_is_found_in_the_name_of_a_file_and_of_its_folder(tiny: Site) -> None:
    text = (tiny.root / POLICY).read_text(encoding="utf-8").replace("id: listening", "id: asking")
    tiny.write("docs/policies/zebedee/asking.md", text)

    assert ("docs/policies/zebedee/asking.md", 1, 1) in [(str(one.place.file), one.place.line, one.place.column) for one in gate(tiny)]


def test_it_is_found_in_drafts_kept_texts_and_data_files(tiny: Site) -> None:
    text = (tiny.root / POLICY).read_text(encoding="utf-8")
    tiny.write("docs/policies/listening.versions/0.9.md", text.replace('version: "1.0"', 'version: "0.9"').replace("effective_from: 2026-01-01", "effective_from: 2025-01-01").replace("Only one.", "Ask Zebedee."))
    tiny.write("docs/about/draft.md", "---\nid: draft\ntitle: Draft\nsummary: S.\nstatus: draft\n---\n\nAsk Zebedee.\n")
    tiny.replace("framework/glossary.yml", "Helps people do what matters.", "Ask Zebedee.")

    assert {str(one.place.file) for one in gate(tiny)} == {"docs/policies/listening.versions/0.9.md", "docs/about/draft.md", "framework/glossary.yml"}


def test_it_is_found_in_a_file_that_is_only_copied_and_in_what_names_the_site(tiny: Site) -> None:
    tiny.write("docs/policies/rota.csv", "name,day\nZebedee,Monday\n")
    tiny.replace("mkdocs.yml", "site_name: Tiny", "site_name: Tiny\nsite_description: Ring Zebedee on 01632 960118")

    assert {(str(one.place.file), one.place.line, one.code) for one in gate(tiny) if one.severity == "error" or one.place.line == 2} == {
        ("docs/policies/rota.csv", 2, "anonymity.unknown-word"),
        ("mkdocs.yml", 2, "anonymity.name"),
        ("mkdocs.yml", 2, "anonymity.telephone"),
    }


def test_a_value_that_is_not_shaped_as_its_field_asks_is_looked_at(tiny: Site) -> None:
    tiny.replace(EXEMPLAR, "source: invented", "source: Zebedee Brown")
    tiny.replace(EXEMPLAR, "summary: A talk over a gate.", 'summary: "A talk\nstatus: Zebedee rang\nover a gate."')

    text = (tiny.root / EXEMPLAR).read_text(encoding="utf-8")
    found = [text[hit.start : hit.end] for hit in scan(text, PROFILES["exemplar"], packaged_vocabulary(), control_spans(text))]
    assert "Zebedee Brown" in found
    assert "Zebedee" in found


def test_an_answer_silences_its_own_words_only(tiny: Site) -> None:
    answer = "anonymity_answers:\n  - {code: anonymity.unknown-word, words: zebedees, reason: A dance., role: lead, date: 2026-11-02}\nbasis: fictionalised"
    tiny.replace(EXEMPLAR, "basis: fictionalised", answer)

    found = told(tiny, "They talked of zebedees, and of dougals.")

    assert [(one.code, one.place.column) for one in found] == [("anonymity.unknown-word", 33)]


def test_an_answer_to_a_model_hides_no_words_of_its_own(tiny: Site) -> None:
    tiny.replace(EXEMPLAR, "basis: fictionalised", "anonymity_answers:\n  - {code: anonymity.model, words: Zebedee, reason: A dance., role: lead, date: 2026-11-02}\nbasis: fictionalised")

    assert [one.place.line for one in gate(tiny)] == [7]


def test_what_the_site_itself_defines_is_known_everywhere(tiny: Site) -> None:
    tiny.write("framework/known-names.yml", "known_names: [{words: [Zebedee, Mary Bean], why: Puppets.}]")

    assert told(tiny, "They talked of Zebedee and of Mary Bean, as an OT does.") == []


def test_part_of_a_known_name_is_not_known(tiny: Site) -> None:
    tiny.write("framework/known-names.yml", "known_names: [{words: [Florence Zebedee], why: A puppet.}]")

    assert [one.code for one in told(tiny, "Her son Zebedee came.")] == ["anonymity.name"]


def test_a_role_s_mailbox_may_be_written_and_a_day_of_law_named(tiny: Site) -> None:
    assert told(tiny, "Since 1 April 2015 one writes to lead@tiny.example.") == []


def test_rare_traits_are_counted_together_and_may_be_answered_one_by_one(tiny: Site) -> None:
    tiny.write("framework/rare-traits.yml", "asked_from: 2\nrare_traits: [{title: Twins, words: [twins]}, {title: Bees, words: [kept bees]}]")

    [finding] = told(tiny, "Twins who kept bees.")
    tiny.replace(EXEMPLAR, "basis: fictionalised", "anonymity_answers:\n  - {code: anonymity.rare-traits, words: twins, reason: Common here., role: lead, date: 2026-11-02}\nbasis: fictionalised")

    assert (finding.code, finding.severity) == ("anonymity.rare-traits", "warning")
    assert "twins (“Twins”); bees (“kept bees”)" in finding.message
    assert gate(tiny) == []


def test_every_field_is_either_read_or_exempt_by_name() -> None:
    fields = {name for model in KINDS.values() for name in model.model_fields}

    assert fields == READ_AS_WORDS | (fields & CONTROL_FIELDS)
    assert not READ_AS_WORDS & CONTROL_FIELDS
    assert set(SignOff.model_fields) - CONTROL_PARTS == {"intruder_note", "colleague_note"}


def test_only_the_values_of_control_fields_are_exempt() -> None:
    text = "---\nid: a\nowner: psw   # Zebedee\ntitle: >-\n  Owner: Zebedee\nsign_offs:\n  - role: psw\n    intruder_note: Asked Zebedee.\n---\n\nowner: Zebedee\n"
    spans = control_spans(text)

    seen = [text.index("Zebedee", start) for start in (0, text.index("Owner:"), text.index("intruder_note"), text.rindex("owner:"))]
    assert not [place for place in seen for start, end in spans if start <= place < end]
    assert any(start <= text.index("psw") < end for start, end in spans)


def test_a_site_s_own_content_has_no_error_of_the_gate(real: Site) -> None:
    assert [str(finding) for finding in gate(real) if finding.severity == "error"] == []
    assert PurePosixPath("exemplars/nine-down.md") in {document.main.file for document in real.prepare().edition.library.documents}  # type: ignore[union-attr]
