"""Adopting other audit headings: what is rewritten, what is refused, and what a person is told to look at."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from another_heading import ENTRY
from conftest import DAY, Site, tiny_site

from practicebook.authoring import adopting
from practicebook.authoring.adopting import Adoption
from practicebook.authoring.heading_places import known_ids
from practicebook.content.findings import Finding
from practicebook.content.heading_map import RULES, read_map
from practicebook.content.kinds import Exemplar
from practicebook.content.reading import read_library

EXEMPLAR = "exemplars/a-good-talk.md"
POLICY = "docs/policies/listening.md"
HEADINGS = "framework/audit-headings.yml"
PLAN = "framework/development-plan.yml"

REVIEW = "practice_reviews:\n  - {id: first, title: First, summary: S., recommendations: [{id: a, text: Listen., links: [listening, hearing, north]}]}\n"
ACTIONS = """\
# The plan.
review: first
parts:
  - recommendation: a
    short: S
    actions:
      - text: T
        lead: lead
        progress: done
        evidence:   # who knows
          - hearing  # this
          - listening
          - writing-it-down
"""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """The tiny site with audit headings named in every sort of place."""
    site = tiny_site(tmp_path / "tiny")
    site.write("framework/practice-reviews.yml", REVIEW)
    site.write(PLAN, ACTIONS)
    site.replace("docs/index.md", "Start here.\n---", "Start here.\nsupports:\n  - writing-it-down  # for now\n  - hearing\n---")
    site.replace("docs/index.md", "Read [", "See [one](/audit-headings/hearing/), [two](/go/hearing/) and [three](/audit-headings/hearing/#supervision). Read [")
    site.replace("framework/council.yml", "roles:", "often_asked:\n  - {words: How do we hear, leads_to: /go/hearing/}\nroles:")
    assert site.codes() == []
    return site


def adopt(site: Site, rules: str, new: Sequence[str], day: date = DAY) -> tuple[Adoption | None, tuple[Finding, ...]]:
    """Plan the adoption of a map with some rules and some new audit headings, written in it."""
    file = site.root.parent / "map.yml"
    file.write_text(f"{rules}\naudit_headings:\n{''.join(ENTRY.format(id=one) for one in new)}", encoding="utf-8")
    library, _ = read_library(site.root)
    assert library
    read, findings = read_map(file, known_ids(library))
    return adopting.plan(library, read, day) if read else (None, tuple(findings))


def adopted(site: Site, rules: str, new: Sequence[str], day: date = DAY) -> Adoption:
    """Adopt a map that has to be one to adopt."""
    adoption, findings = adopt(site, rules, new, day)
    assert adoption, findings
    adopting.carry_out(site.root, adoption)
    return adoption


def refused(site: Site, rules: str, new: Sequence[str]) -> list[str]:
    """The findings of a map that is refused, as they are printed."""
    before = contents(site)
    adoption, findings = adopt(site, rules, new)
    assert adoption is None and findings
    assert contents(site) == before
    return [str(one) for one in findings]


def contents(site: Site) -> dict[Path, bytes]:
    return {path: path.read_bytes() for folder in ("docs", "framework", "exemplars") for path in (site.root / folder).rglob("*") if path.is_file()}


def words(site: Site, file: str) -> str:
    return (site.root / file).read_text(encoding="utf-8")


ONE_EACH = "map: {hearing: voice, writing-it-down: record}"


def test_an_id_is_replaced_wherever_it_stands_and_nothing_else_changes(site: Site) -> None:
    before = contents(site)

    adoption = adopted(site, ONE_EACH, ["voice", "record"])

    for file in map(Path, map(str, adoption.files)):
        if str(file) != HEADINGS:
            was = before[site.root / file].decode()
            assert words(site, str(file)).replace("voice", "hearing").replace("record", "writing-it-down").replace("the writing-it-down", "the record") == was
    assert "ratings: {voice: shining, record: fair}" in words(site, EXEMPLAR)
    assert '## Over the gate { data-shows="voice" }' in words(site, EXEMPLAR)
    assert "supports: [voice]" in words(site, POLICY)
    assert "  - record  # for now\n  - voice\n" in words(site, "docs/index.md")
    assert "[one](/audit-headings/voice/), [two](/go/voice/) and [three](/audit-headings/voice/#supervision)" in words(site, "docs/index.md")
    assert "leads_to: /go/voice/" in words(site, "framework/council.yml")
    assert "links: [listening, voice, north]" in words(site, "framework/practice-reviews.yml")
    assert "          - voice  # this\n          - listening\n          - record\n" in words(site, PLAN)


def test_no_id_is_left_that_leads_nowhere(site: Site) -> None:
    adopted(site, ONE_EACH, ["voice", "record"])
    site.sign()

    assert [one for one in site.findings() if one.severity == "error"] == []


def test_one_that_becomes_several_is_written_as_several(site: Site) -> None:
    adopted(site, "map: {hearing: [voice, choice], writing-it-down: record}\nwhen_split: same", ["voice", "choice", "record"])

    assert "ratings: {voice: shining, choice: shining, record: fair}" in words(site, EXEMPLAR)
    assert 'data-shows="voice choice"' in words(site, EXEMPLAR)
    assert "supports: [voice, choice]" in words(site, POLICY)
    assert "links: [listening, voice, choice, north]" in words(site, "framework/practice-reviews.yml")
    assert "          - voice\n          - choice  # this\n          - listening\n" in words(site, PLAN)


def test_one_that_nothing_replaces_is_taken_out_everywhere(site: Site) -> None:
    adopted(site, "map: {hearing: [], writing-it-down: record}", ["record"])

    assert "ratings: {record: fair}" in words(site, EXEMPLAR)
    assert "\n## Over the gate\n" in words(site, EXEMPLAR)
    assert "supports: []" in words(site, POLICY)
    assert "links: [listening, north]" in words(site, "framework/practice-reviews.yml")
    assert "evidence:   # who knows\n          - listening\n          - record\n" in words(site, PLAN)


def test_two_that_become_one_are_written_once(site: Site) -> None:
    adopted(site, "map: {hearing: record, writing-it-down: record}\nwhen_merged: lowest", ["record"])

    assert "ratings: {record: fair}" in words(site, EXEMPLAR)
    assert "supports:\n  - record  # for now\n---" in words(site, "docs/index.md")
    assert words(site, PLAN).count("record") == 1


def test_a_list_of_lines_that_is_left_with_nothing_is_an_empty_list(site: Site) -> None:
    site.replace("docs/index.md", "  - writing-it-down  # for now\n", "")

    adopted(site, "map: {hearing: [], writing-it-down: record}", ["record"])

    assert "supports: []\n---" in words(site, "docs/index.md")


def test_one_may_keep_its_id(site: Site) -> None:
    adoption = adopted(site, "map: {hearing: hearing, writing-it-down: [hearing, record]}\nwhen_split: leave-out", ["hearing", "record"])

    assert [one.id for one in adoption.retired] == ["writing-it-down"]
    assert "ratings: {hearing: shining}" in words(site, EXEMPLAR)


@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_line_ends_and_the_byte_order_mark_stay(site: Site, line_end: str, mark: str) -> None:
    for file in (EXEMPLAR, POLICY, PLAN):
        text = words(site, file)
        (site.root / file).write_bytes((mark + text.replace("\n", line_end)).encode())
    before = contents(site)

    adopted(site, ONE_EACH, ["voice", "record"])

    for file in (EXEMPLAR, POLICY, PLAN):
        assert (site.root / file).read_bytes() == before[site.root / file].replace(b"hearing", b"voice").replace(b"writing-it-down", b"record")


def test_kept_texts_are_rewritten_too(site: Site) -> None:
    text = words(site, POLICY).replace('"1.0"', '"0.9"').replace("effective_from: 2026-01-01", "effective_from: 2025-01-01")
    site.write("docs/policies/listening.versions/0.9.md", text)

    adopted(site, ONE_EACH, ["voice", "record"])

    assert "supports: [voice]" in words(site, "docs/policies/listening.versions/0.9.md")


# What becomes of the old ones


def test_the_old_pages_stay_and_say_what_took_their_place(site: Site) -> None:
    adopted(site, "map: {hearing: [voice, choice], writing-it-down: []}\nratings: {a-good-talk: {voice: fair, choice: null}}", ["voice", "choice"])
    site.sign()

    built = site.build()

    assert built.returncode == 0, built.stderr
    page = site.page("audit-headings/hearing")
    assert "Hearing the person" in page and "until 23 November 2026" in page and "Can you hear the person?" in page
    assert 'href="../voice/"' in page and 'href="../choice/"' in page
    assert "Nothing took its place" in site.page("audit-headings/writing-it-down")
    assert "../../audit-headings/hearing/" in site.page("go/hearing")


def test_an_old_id_is_never_used_again(site: Site) -> None:
    adopted(site, ONE_EACH, ["voice", "record"])
    site.replace(POLICY, "id: listening", "id: hearing")
    site.replace("docs/policies/listening.md", "title: Listening", "title: Listening well")

    assert "content.duplicate-id" in site.codes()


def test_one_that_was_replaced_before_leads_to_what_is_used_now(site: Site) -> None:
    adopted(site, ONE_EACH, ["voice", "record"], date(2026, 1, 1))
    adopted(site, "map: {voice: [sound, sight], record: []}\nwhen_split: same", ["sound", "sight"])

    library, findings = read_library(site.root)

    assert library and findings == []
    assert {one.id: (one.replaced_by, one.retired_on) for one in library.retired_headings} == {
        "hearing": (("sound", "sight"), date(2026, 1, 1)),
        "writing-it-down": ((), date(2026, 1, 1)),
        "voice": (("sound", "sight"), DAY),
        "record": ((), DAY),
    }


def test_a_link_to_an_old_page_leads_to_its_top(site: Site) -> None:
    adopted(site, "map: {hearing: [], writing-it-down: record}", ["record"])
    site.sign()

    assert [one for one in site.findings() if one.code.startswith("links.")] == []


# The file of the audit headings


def test_the_file_of_a_map_is_taken_with_its_comments(site: Site) -> None:
    new = site.root.parent / "new.yml"
    new.write_text(f"# Adopted by the board.\naudit_headings:\n{ENTRY.format(id='voice')}  # the last\n{ENTRY.format(id='record')}", encoding="utf-8")
    (site.root.parent / "map.yml").write_text(f"headings: new.yml\n{ONE_EACH}\n", encoding="utf-8")
    library, _ = read_library(site.root)
    assert library
    read, findings = read_map(site.root.parent / "map.yml", known_ids(library))
    assert read and not findings
    adoption, _ = adopting.plan(library, read, DAY)
    assert adoption
    adopting.carry_out(site.root, adoption)

    assert words(site, HEADINGS).startswith(new.read_text(encoding="utf-8"))


def test_what_the_file_says_of_itself_stays_where_the_map_holds_the_new_ones(site: Site) -> None:
    site.replace(HEADINGS, "audit_headings:", "# How to change this file.\naudit_headings:")

    adopted(site, ONE_EACH, ["voice", "record"])

    assert words(site, HEADINGS).startswith("# How to change this file.\naudit_headings:\n  - id: voice\n")


# What is refused


@pytest.mark.parametrize(
    ("rules", "new", "said"),
    [
        ("map: {hearing: voice}", ["voice"], "map.yml:1:1: error headings.forgotten: The audit heading “writing-it-down” is not in the map."),
        ("map: {herring: voice, hearing: voice, writing-it-down: voice}", ["voice"], "map.yml:1:7: error headings.unknown: There is no audit heading “herring”. Did you mean “hearing”?"),
        ("map: {hearing: voices, writing-it-down: []}", ["voice"], "map.yml:1:16: error headings.not-new: “voices” is not among the new audit headings. Did you mean “voice”?"),
        ("map: {hearing: [voice, none], writing-it-down: []}", ["voice"], "map.yml:1:24: error headings.not-new: “none”"),
        ("map: {hearing: , writing-it-down: []}", ["voice"], "error content.wrong-value"),
        ("map: {hearing: writing-it-down, writing-it-down: []}", ["writing-it-down"], "map.yml:3:9: error headings.reused: “writing-it-down” is an audit heading now"),
        ("map: {hearing: north, writing-it-down: []}", ["north"], "headings.reused: “north” is the id of a service area."),
        ("map: {hearing: listening, writing-it-down: []}", ["listening"], "headings.reused: “listening” is the id of a document."),
        ("map: {hearing: voice, writing-it-down: []}", ["voice", "voice"], "headings.reused: “voice” is the id of two new audit headings."),
        ("map: {hearing: [voice, choice], writing-it-down: []}", ["voice", "choice"], f"{EXEMPLAR}:9:11: error headings.rating-undecided: “hearing” becomes voice, choice: is “shining” the rating under “voice”?"),
        ("map: {hearing: voice, writing-it-down: voice}", ["voice"], f"{EXEMPLAR}:9:29: error headings.rating-undecided: “hearing” (shining) and “writing-it-down” (fair) become “voice”"),
        ("map: {hearing: [], writing-it-down: []}", ["voice"], f"{EXEMPLAR}:9:1: error headings.emptied: “a-good-talk” would be left without a rating."),
        (f"{ONE_EACH}\nratings: {{a-good-walk: {{voice: fair}}}}", ["voice", "record"], "headings.unknown: There is no exemplar “a-good-walk”. Did you mean “a-good-talk”?"),
        (f"{ONE_EACH}\nratings: {{a-good-talk: {{voices: fair}}}}", ["voice", "record"], "headings.unknown: There is no new audit heading “voices”."),
        (f"{ONE_EACH}\nratings: {{a-good-talk: {{voice: fare}}}}", ["voice", "record"], "headings.unknown: There is no rating “fare”. Did you mean “fair”?"),
        (f"headings: new.yml\n{ONE_EACH}", ["voice", "record"], "headings.no-list"),
        (f"{ONE_EACH}\nwhen_splot: same", ["voice", "record"], "map.yml:2:1: error content.unknown-field: “when_splot”"),
    ],
)
def test_what_is_not_decided_is_refused_at_its_place_and_nothing_changes(site: Site, rules: str, new: Sequence[str], said: str) -> None:
    found = refused(site, rules, new)

    assert any(said in one for one in found), found


def test_a_retired_id_does_not_come_back(site: Site) -> None:
    adopted(site, ONE_EACH, ["voice", "record"])

    assert "headings.reused: “hearing” is the id of an audit heading that is no longer used." in refused(site, "map: {voice: hearing, record: []}", ["hearing"])[0]


def test_a_list_that_would_say_more_when_empty_is_refused(site: Site) -> None:
    site.write(
        "framework/audit-programme.yml",
        "starts: '2026-04'\naudits: [{id: u, title: T, looks_at: L, sample_size: S, by: B, comes_of_it: C, lead: lead, headings: [hearing]}]\n",
    )

    [said] = refused(site, "map: {hearing: [], writing-it-down: record}", ["record"])

    assert said.startswith("framework/audit-programme.yml:2:103: error headings.emptied: ")


def test_a_best_rating_that_no_passage_shows_is_refused(site: Site) -> None:
    found = refused(site, f"{ONE_EACH}\nratings: {{a-good-talk: {{extra: shining}}}}", ["voice", "record", "extra"])

    assert "audit.top-rating-unshown" in found[0]


def test_every_rule_is_met_here_or_explained() -> None:
    assert {rule.code for rule in RULES} == {f"headings.{what}" for what in ("no-list", "forgotten", "unknown", "not-new", "reused", "rating-undecided", "emptied", "not-writable")}


def test_where_one_file_cannot_be_written_none_is(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    adoption, _ = adopt(site, ONE_EACH, ["voice", "record"])
    assert adoption
    before = contents(site)
    replace = Path.replace

    def fails_for_the_policy(self: Path, target: Path) -> Path:
        if target.name == "listening.md":
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fails_for_the_policy)
    with pytest.raises(OSError, match="No space"):
        adopting.carry_out(site.root, adoption)

    assert contents(site) == before


# Ratings


@pytest.mark.parametrize(
    ("rules", "new", "ratings"),
    [
        ("map: {hearing: [voice, choice], writing-it-down: record}\nwhen_split: leave-out", ["voice", "choice", "record"], {"record": "fair"}),
        ("map: {hearing: voice, writing-it-down: voice}\nwhen_merged: lowest", ["voice"], {"voice": "fair"}),
        ("map: {hearing: voice, writing-it-down: voice}\nwhen_merged: highest", ["voice"], {"voice": "shining"}),
        ("map: {hearing: voice, writing-it-down: voice}\nratings: {a-good-talk: {voice: fair}}", ["voice"], {"voice": "fair"}),
        ("map: {hearing: [voice, choice], writing-it-down: choice}\nwhen_split: same\nwhen_merged: lowest", ["voice", "choice"], {"voice": "shining", "choice": "fair"}),
        ("map: {hearing: [voice, choice], writing-it-down: []}\nratings: {a-good-talk: {voice: fair, choice: null}}", ["voice", "choice"], {"voice": "fair"}),
        ("map: {hearing: [], writing-it-down: []}\nratings: {a-good-talk: {voice: fair}}", ["voice"], {"voice": "fair"}),
    ],
)
@pytest.mark.parametrize("lines", [False, True], ids=["in braces", "on lines"])
def test_a_rating_follows_the_map(site: Site, rules: str, new: Sequence[str], ratings: dict[str, str], lines: bool) -> None:
    if lines:
        site.replace(EXEMPLAR, "ratings: {hearing: shining, writing-it-down: fair}", "ratings:\n  hearing: shining\n  writing-it-down: fair")

    adopted(site, rules, new)

    library, findings = read_library(site.root)
    assert library and findings == []
    fields = library.document_by_id["a-good-talk"].main.fields
    assert isinstance(fields, Exemplar)
    assert fields.ratings == ratings


# What a person looks at


def looks(adoption: Adoption) -> list[str]:
    return [str(one) for one in adoption.look_at]


def test_signatures_under_words_that_change_lapse_and_are_named(site: Site) -> None:
    adoption = adopted(site, ONE_EACH, ["voice", "record"])

    assert [(str(one.file), one.id, one.roles) for one in adoption.lapsed] == [(EXEMPLAR, "a-good-talk", ("lead", "chief"))]
    assert "signatures.lapsed" in site.codes()


def test_what_was_split_is_to_be_looked_at(site: Site) -> None:
    adoption = adopted(site, "map: {hearing: [voice, choice], writing-it-down: record}\nwhen_split: same", ["voice", "choice", "record"])

    said = looks(adoption)
    assert f"{EXEMPLAR}:9:1: rating: It is rated “shining” under “voice”, as it was under “hearing”. Is that right of each part?" in said
    assert any("passage: “Over the gate” showed “hearing”. Does it show each of voice, choice?" in one for one in said)
    assert f"{POLICY}:11:1: supports: It helped with “hearing”. Does it help with each of voice, choice?" in said
    assert [one.place.line for one in adoption.look_at if one.about == "link"].count(words(site, "docs/index.md").split("\n").index("## Start here") + 3) == 3
    assert any(one.startswith("framework/council.yml:") and "“How do we hear” leads to “hearing”" in one for one in said)


def test_a_place_to_look_at_is_where_it_stands_afterwards(site: Site) -> None:
    site.replace(EXEMPLAR, "ratings: {hearing: shining, writing-it-down: fair}", "ratings:\n  hearing: shining\n  writing-it-down: fair")

    adoption = adopted(site, "map: {hearing: [voice, choice], writing-it-down: record}\nwhen_split: same", ["voice", "choice", "record"])

    [place] = [one.place for one in adoption.look_at if one.about == "passage"]
    assert words(site, EXEMPLAR).split("\n")[place.line - 1].startswith("## Over the gate")


def test_an_old_title_in_words_is_to_be_looked_at(site: Site) -> None:
    site.replace(POLICY, "Only one.", "Only one. It helps with Hearing the person.")

    adoption = adopted(site, ONE_EACH, ["voice", "record"])

    assert f"{POLICY}:19:25: title: “Hearing the person” is the title of an audit heading that is used no longer." in looks(adoption)


def test_where_each_leads_to_one_there_is_nothing_to_look_at(site: Site) -> None:
    assert looks(adopted(site, ONE_EACH, ["voice", "record"])) == []
