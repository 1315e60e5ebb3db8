"""The fingerprint of a text: a changed word changes it, and a changed review date does not."""

import json
import re
import unicodedata
from pathlib import PurePosixPath

import pytest
from conftest import ROOT, Site

from practicebook.content import fingerprint as fingerprints
from practicebook.content.fingerprint import byte_string, fingerprint, fingerprint_of, pictures_of
from practicebook.content.kinds import KINDS
from practicebook.content.library import Text
from practicebook.content.reading import read_library

EXEMPLAR = "exemplars/a-good-talk.md"
PAGE = (ROOT / "docs/about/signatures.md").read_text(encoding="utf-8")


def text_of(site: Site, file: str = EXEMPLAR) -> Text:
    library, _ = read_library(site.root)
    assert library
    return next(document.main for document in library.documents if str(document.main.file) == file)


def of(site: Site, file: str = EXEMPLAR) -> str:
    return fingerprint_of(text_of(site, file), site.root)


SEEN = {
    "a word of the body": ("He talked of beans.", "He talked of peas."),
    "a comma": ("Beans, it says.", "Beans it says."),
    "a capital": ("Beans, it says.", "beans, it says."),
    "a heading": ("## Over the gate", "## Over a gate"),
    "a mark of a passage": ('data-shows="hearing"', 'data-shows="hearing writing-it-down"'),
    "where a link leads": ("../docs/policies/listening.md", "/law/"),
    "title": ("title: A good talk", "title: A talk"),
    "summary": ("over a gate", "over a wall"),
    "service_areas": ("service_areas: [north]", "service_areas: []"),
    "keywords": ("basis:", "keywords: [gate]\nbasis:"),
    "related": ("basis:", "related: [listening]\nbasis:"),
    "basis": ("basis: fictionalised", "basis: composite"),
    "season": ("basis:", "season: spring\nbasis:"),
    "age_band": ("basis:", "age_band: older\nbasis:"),
    "ratings": ("writing-it-down: fair", "writing-it-down: shining"),
    "overall": ("overall: shining", "overall: fair"),
    "what_made_the_difference": ("She leant", "He leant"),
    "id": ("id: a-good-talk", "id: a-better-talk"),
}


@pytest.mark.parametrize("what", SEEN)
def test_what_a_reader_sees_changes_it(tiny: Site, what: str) -> None:
    before = of(tiny)
    tiny.replace(EXEMPLAR, *SEEN[what], signed=False)

    assert of(tiny) != before


UNSEEN = {
    "status": ("basis:", "status: draft\nbasis:"),
    "sample": ("basis:", "sample: true\nbasis:"),
    "consent": ("basis:", "consent: {reference: CONSENT-0000, given_on: 2026-01-01, expires_on: 2028-01-01}\nbasis:"),
    "moved_from": ("basis:", "moved_from: [/exemplars/a-talk/]\nbasis:"),
    "anonymity_answers": ("basis:", "anonymity_answers: [{code: anonymity.name, words: Beans, reason: A vegetable., role: lead, date: 2026-01-01}]\nbasis:"),
    "day of looking again": ("date: 2020-01-01", "date: 2020-01-01\n    recheck_on: 2028-01-01"),
    "a signature's note": ("nobody could say who", "no one could say who"),
    "its own kind": ("basis:", "kind: exemplar\nbasis:"),
    "a field that says nothing": ("basis:", "keywords: []\nrelated: []\nbasis:"),
    "order of fields": ("title: A good talk\nsummary: A talk over a gate.", "summary: A talk over a gate.\ntitle: A good talk"),
    "order of ratings": ("{hearing: shining, writing-it-down: fair}", "{writing-it-down: fair, hearing: shining}"),
    "quotation marks of YAML": ("title: A good talk", 'title: "A good talk"'),
    "a comment": ("basis:", "# Why it may be published.\nbasis:"),
    "where lines break": ("He talked of beans. See", "He talked\nof beans.\nSee"),
    "blank lines": ("\n\n## In the notes", "\n\n\n\n## In the notes"),
}


@pytest.mark.parametrize("what", UNSEEN)
def test_what_no_reader_sees_leaves_it_as_it_is(tiny: Site, what: str) -> None:
    before = of(tiny)
    tiny.replace(EXEMPLAR, *UNSEEN[what], signed=False)

    assert of(tiny) == before


@pytest.mark.parametrize("change", [lambda text: text.replace("\n", "\r\n"), lambda text: f"\ufeff{text}", lambda text: f"{text}\n\n"])
def test_how_a_program_saves_a_file_leaves_it_as_it_is(tiny: Site, change: object) -> None:
    before, file = of(tiny), tiny.root / EXEMPLAR
    file.write_bytes(change(file.read_text(encoding="utf-8")).encode("utf-8"))  # type: ignore[operator]

    assert of(tiny) == before


def test_the_two_ways_to_write_an_accent_are_one() -> None:
    one, other = (unicodedata.normalize(form, "Café, naïve") for form in ("NFC", "NFD"))

    assert one != other
    assert fingerprint({"title": one}, one, {}) == fingerprint({"title": other}, other, {})


def test_the_bytes_of_a_picture_count(tiny: Site) -> None:
    tiny.replace(EXEMPLAR, "He talked of beans.", "He talked of beans. ![A gate](pictures/gate.png)")
    absent = of(tiny)
    picture = tiny.root / "exemplars/pictures/gate.png"
    picture.parent.mkdir()
    picture.write_bytes(b"one")
    first = of(tiny)
    picture.write_bytes(b"two")

    assert len({absent, first, of(tiny)}) == 3


def test_the_picture_of_a_post_counts(tiny: Site) -> None:
    post = "docs/blog/posts/told.md"
    tiny.write(post, "---\nid: told\ntitle: Told\nsummary: S.\ndate: 2026-01-01\nauthors: [lead]\ntells_case: true\npicture: pictures/a%20gate.png\n---\n\nWords.\n")

    assert pictures_of(text_of(tiny, post)) == (PurePosixPath("docs/blog/posts/pictures/a gate.png"),)


def test_a_file_outside_the_content_is_never_read(tiny: Site) -> None:
    tiny.replace(EXEMPLAR, "He talked of beans.", "![A](../../secret.png) ![B](/etc/hosts) ![C](https://site.example/c.png) ![D](../mkdocs.yml)")

    assert pictures_of(text_of(tiny)) == ()


def test_a_signature_cannot_be_carried_to_another_document() -> None:
    assert fingerprint({"id": "one", "title": "T"}, "Words.", {}) != fingerprint({"id": "two", "title": "T"}, "Words.", {})


def test_words_cannot_be_carried_from_a_field_to_the_body() -> None:
    assert len({fingerprint({"a": "x"}, "y", {}), fingerprint({"a": ""}, "x y", {}), fingerprint({"a": "x", "b": "y"}, "", {}), fingerprint({"a": "x y"}, "", {})}) == 4


# The page that writes the byte string down


def block(title: str) -> str:
    """The code block that stands under a heading of the page."""
    found = re.search(rf"^###? {title}.*?^```\w*\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert found, title
    return found[1]


def test_the_example_of_the_page_has_the_byte_string_and_the_fingerprint_that_the_page_says(tiny: Site) -> None:
    tiny.write(EXEMPLAR, block("A file"), signed=False)
    (tiny.root / "exemplars/gate.png").write_bytes(b"gate\n")
    text = text_of(tiny)

    written = byte_string(text.located.value, text.body.text, {"exemplars/gate.png": b"gate\n"})

    assert written.decode() == block("Its byte string").removesuffix("\n")
    assert of(tiny) == block("Its fingerprint").strip()


def test_the_page_names_every_field_that_is_left_out_and_no_other() -> None:
    listed = set(re.findall(r"`([a-z_]+)`", PAGE.partition("### Fields left out")[2].partition("###")[0]))

    assert listed == fingerprints.LEFT_OUT


def test_every_field_left_out_is_one_of_a_kind() -> None:
    assert {name for model in KINDS.values() for name in model.model_fields} >= fingerprints.LEFT_OUT


def test_every_date_is_left_out() -> None:
    dates = {name for model in KINDS.values() for name, field in model.model_fields.items() if "datetime.date" in str(field.annotation)}

    assert dates <= fingerprints.LEFT_OUT


def test_the_byte_string_is_plain_json_after_its_first_line() -> None:
    first, _, rest = byte_string({"title": "“Ω”"}, "a\n\n b\t", {}).decode().partition("\n")

    assert first == "practicebook fingerprint 1"
    assert json.loads(rest) == {"body": "a b", "fields": {"title": "“Ω”"}, "pictures": {}}
