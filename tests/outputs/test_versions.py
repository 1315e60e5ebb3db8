"""Every version of a governed document has a page for ever, which says how it stands and leads to the one in force."""

from datetime import date
from pathlib import Path

import pytest
from conftest import DAY, Site

from practicebook.history import compare
from practicebook.outputs import versions

POLICY = "docs/policies/listening.md"
DOLS = "go/deprivation-of-liberty/v"


def written(site: Site, folder: Path, day: date = DAY) -> Path:
    """The versions of a site as on a day, in a folder."""
    prepared = site.prepare(day)
    assert prepared.edition and prepared.link_map
    versions.write(prepared.edition, prepared.link_map, compare, folder)
    return folder


def page(folder: Path, address: str) -> str:
    return " ".join((folder / address / "index.html").read_text(encoding="utf-8").split())


def keep(site: Site, version: str, effective_from: str, *changes: tuple[str, str]) -> None:
    """A kept text of the policy, which is version 1.0 from 1 January 2026."""
    text = (site.root / POLICY).read_text(encoding="utf-8")
    for old, new in (('version: "1.0"', f'version: "{version}"'), ("effective_from: 2026-01-01", f"effective_from: {effective_from}"), *changes):
        assert old in text
        text = text.replace(old, new)
    site.write(f"docs/policies/listening.versions/{version}.md", text)


@pytest.mark.parametrize(("day", "number"), [(date(2026, 6, 1), "1.0"), (date(2026, 6, 2), "2.0")])
def test_on_the_day_of_the_judgment_the_other_text_is_in_force(real: Site, tmp_path: Path, day: date, number: str) -> None:
    written(real, tmp_path, day)
    other = {"1.0": "2.0", "2.0": "1.0"}[number]

    assert "> In force</span>" in page(tmp_path, f"{DOLS}/{number}")
    assert "> In force</span>" not in page(tmp_path, f"{DOLS}/{other}")
    assert f'<a href="../{number}/">Version {number} is in force</a>' in page(tmp_path, f"{DOLS}/{other}")


def test_a_text_is_shown_whole_as_it_stood(tiny: Site, tmp_path: Path) -> None:
    keep(tiny, "0.9", "2025-01-01", ("Only one.", "Two at most."))

    shown = page(written(tiny, tmp_path), "go/listening/v/0.9")
    assert "Two at most." in shown and "Only one." not in shown
    assert "In force from 1 January 2025 to 31 December 2025" in shown
    assert "Superseded" in shown


def test_the_list_has_the_latest_first_with_who_approved_it(tiny: Site, tmp_path: Path) -> None:
    keep(tiny, "0.9", "2025-01-01")

    shown = page(written(tiny, tmp_path), "go/listening/v")
    assert shown.index("Version 1.0") < shown.index("Version 0.9")
    assert shown.count("Approved by Chief") == 2


def test_a_text_to_come_says_when_it_starts(tiny: Site, tmp_path: Path) -> None:
    keep(tiny, "2.0", "2027-01-04")

    assert "Starts on 4 January 2027" in page(written(tiny, tmp_path), "go/listening/v/2.0")


def test_what_changed_is_said_in_words_and_not_by_colour(tiny: Site, tmp_path: Path) -> None:
    keep(tiny, "0.9", "2025-01-01", ("Only one.", "Two at most."))

    shown = page(written(tiny, tmp_path), "go/listening/v/1.0/changes")
    assert "<h2>Paragraph " in shown
    assert '<ins><span class="pb-visually-hidden">[added: </span>Only one.' in shown
    assert '<del><span class="pb-visually-hidden">[removed: </span>Two at most.' in shown
    assert not (tmp_path / "go/listening/v/0.9/changes").exists()


def test_old_links_to_documents_lead_to_permanent_ones_and_dead_ones_are_words(tiny: Site, tmp_path: Path) -> None:
    keep(tiny, "0.9", "2025-01-01", ("Only one.", "See [the talk](../../../exemplars/a-good-talk.md), [the law](/law/#act-s1) and [what is gone](/go/gone/)."))

    shown = page(written(tiny, tmp_path), "go/listening/v/0.9")
    assert '<a href="../../../a-good-talk/">the talk</a>' in shown
    assert '<a href="../../../../law/#act-s1">the law</a>' in shown
    assert "<span>what is gone</span>" in shown


def test_titles_cannot_make_tags(tiny: Site, tmp_path: Path) -> None:
    tiny.replace(POLICY, "title: Listening", 'title: "Listening <i>well</i>"')

    for address in ("go/listening/v", "go/listening/v/1.0"):
        assert "<i>" not in page(written(tiny, tmp_path), address)


def test_no_search_engine_is_asked_to_list_them(tiny: Site, tmp_path: Path) -> None:
    keep(tiny, "0.9", "2025-01-01")

    for file in written(tiny, tmp_path).rglob("index.html"):
        assert '<meta name="robots" content="noindex">' in file.read_text(encoding="utf-8")


def test_what_was_withdrawn_has_none(tiny: Site, tmp_path: Path) -> None:
    tiny.write(POLICY, "---\nid: listening\nstatus: withdrawn\nwithdrawn_on: 2026-11-23\n---\n")

    assert not (written(tiny, tmp_path) / "go/listening").exists()


def test_a_draft_has_none(tiny: Site, tmp_path: Path) -> None:
    keep(tiny, "0.9", "2025-01-01", ("id: listening", "id: listening\nstatus: draft"))

    assert not (written(tiny, tmp_path) / "go/listening/v/0.9").exists()


def test_the_same_content_makes_the_same_bytes(real: Site, tmp_path: Path) -> None:
    one, other = (written(real, tmp_path / name) for name in ("one", "other"))

    assert {file.relative_to(one): file.read_bytes() for file in one.rglob("*.html")} == {file.relative_to(other): file.read_bytes() for file in other.rglob("*.html")}


def test_a_document_leads_to_its_versions(tiny: Site) -> None:
    (made,) = (one for one in tiny.prepare().pages if one.id == "listening")

    assert '<a class="pb-tag" href="../../go/listening/v/">Version 1.0: what changed</a>' in made.markdown


def test_a_change_to_come_can_be_read_before_its_day(tiny: Site) -> None:
    keep(tiny, "2.0", "2027-01-04")
    (made,) = (one for one in tiny.prepare().pages if one.id == "listening")

    assert '<a href="../../go/listening/v/2.0/">Read version 2.0</a>' in made.markdown
