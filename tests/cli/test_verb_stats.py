"""`practicebook stats` counts what there is."""

import json
import re
from datetime import date

import pytest
from conftest import Site
from verbs import practicebook


def counts_of(site: Site, day: date | str = "2026-11-23") -> dict:
    printed = practicebook("stats", "--format", "json", root=site.root, day=day)
    assert (printed.exit_code, printed.stderr) == (0, "")
    return json.loads(printed.stdout)


@pytest.fixture(scope="module")
def real_counts(real: Site) -> dict:
    """What is counted in the real site."""
    return counts_of(real)


def by_id(rows: list[dict]) -> dict[str, int]:
    return {row["id"]: row["count"] for row in rows}


def test_documents_are_counted_by_kind_as_their_folders_hold_them(real: Site, real_counts: dict) -> None:
    counts = real_counts["documents"]
    files = [path for folder in ("docs", "framework", "exemplars") for path in (real.root / folder).rglob("*.md") if not path.parent.name.endswith(".versions")]

    assert counts["total"] == len(files)
    assert counts["by_kind"]["exemplar"] == len(list((real.root / "exemplars").glob("*.md")))
    assert counts["by_kind"]["policy"] == len(list((real.root / "docs/policies").glob("*.md")))


def test_the_counts_of_kinds_statuses_and_states_agree(real_counts: dict) -> None:
    counts = real_counts["documents"]
    rows = counts["by_kind_status_and_state"]

    assert sum(counts["by_kind"].values()) == sum(counts["by_status"].values()) == sum(row["count"] for row in rows) == counts["total"]
    assert sum(counts["by_state"].values()) == sum(row["count"] for row in rows if row["state"])


def test_passages_are_counted_by_audit_heading_as_marked_in_the_exemplars(real: Site, real_counts: dict) -> None:
    counts = real_counts["passages"]
    marks = [mark for path in (real.root / "exemplars").glob("*.md") for mark in re.findall(r'data-shows="([^"]+)"', path.read_text())]

    assert counts["total"] == len(marks)
    for heading, count in by_id(counts["by_audit_heading"]).items():
        assert count == sum(heading in mark.split() for mark in marks), heading


def test_exemplars_are_counted_by_audit_heading_and_rating(tiny: Site) -> None:
    hearing, writing = counts_of(tiny)["exemplars"]["by_audit_heading"]

    assert (hearing["count"], by_id(hearing["ratings"])) == (1, {"shining": 1, "fair": 0})
    assert (writing["count"], by_id(writing["ratings"])) == (1, {"shining": 0, "fair": 1})


def test_exemplars_are_counted_by_overall_judgement(tiny: Site) -> None:
    assert by_id(counts_of(tiny)["exemplars"]["by_rating"]) == {"shining": 1, "fair": 0}


def test_an_exemplar_for_two_areas_is_counted_under_each_and_once_in_all(tiny: Site) -> None:
    tiny.write("framework/service-areas.yml", """
        service_areas:
          - {id: north, title: North team, summary: Works in the north, icon: home, meets_people: true}
          - {id: south, title: South team, summary: Works in the south, icon: door, meets_people: true}
          - {id: west, title: West team, summary: Works in the west, icon: bed, meets_people: true}
    """)
    tiny.replace("exemplars/a-good-talk.md", "service_areas: [north]", "service_areas: [north, south]")

    exemplars = counts_of(tiny)["exemplars"]

    assert by_id(exemplars["by_area"]) == {"north": 1, "south": 1, "west": 0}
    assert exemplars["total"] == 1


def test_a_draft_exemplar_counts_as_a_document_and_not_as_an_exemplar_that_readers_see(tiny: Site) -> None:
    tiny.replace("exemplars/a-good-talk.md", "basis:", "status: draft\nbasis:")

    counts = counts_of(tiny)

    assert counts["documents"]["by_status"] == {"draft": 1, "published": 2, "withdrawn": 0}
    assert (counts["exemplars"]["total"], counts["passages"]["total"]) == (0, 0)


@pytest.mark.parametrize(
    ("day", "state"),
    [("2025-12-31", "upcoming"), ("2026-01-01", "in force"), ("2026-06-30", "in force"), ("2026-07-01", "ended")],
)
def test_the_state_of_a_policy_follows_from_its_dates_and_the_day(tiny: Site, day: str, state: str) -> None:
    tiny.replace("docs/policies/listening.md", "next_review:", "effective_to: 2026-06-30\nnext_review:")

    states = counts_of(tiny, day)["documents"]["by_state"]

    assert states == {"upcoming": 0, "in force": 0, "superseded": 0, "ended": 0} | {state: 1}


def test_a_kept_text_that_a_later_one_took_over_from_is_counted_as_superseded(real: Site) -> None:
    before, after = (counts_of(real, day)["texts"]["by_state"] for day in ("2026-06-01", "2026-06-02"))

    assert (before["upcoming"], before["superseded"]) == (after["upcoming"] + 1, after["superseded"] - 1)


def test_the_tables_show_the_same_counts(tiny: Site) -> None:
    lines = [re.sub(r"\s+", " ", line).strip() for line in practicebook("stats", root=tiny.root).stdout.splitlines()]

    assert "Policies 1 - 1 -" in lines
    assert "Exemplars 1 - 1 -" in lines
    assert "Hearing the person 1 1" in lines
    assert "Hearing 1 -" in lines
    assert "North team 1" in lines


def test_a_title_is_printed_as_it_is_written(tiny: Site) -> None:
    tiny.replace("framework/service-areas.yml", "North team", '"[/b] North :smile: team"')

    assert "[/b] North :smile: team" in practicebook("stats", root=tiny.root).stdout


def test_data_files_that_cannot_be_used_are_named_on_standard_error(tiny: Site) -> None:
    tiny.replace("framework/rating-scale.yml", "symbol: star", "symbol: moon")

    counted = practicebook("stats", "--format", "json", root=tiny.root)

    assert (counted.exit_code, counted.stdout) == (1, "")
    assert "framework/rating-scale.yml:2:" in counted.stderr


def test_the_law_the_glossary_and_reading_grades_are_counted(tiny: Site) -> None:
    tiny.write("docs/policies/hard.md", (tiny.root / "docs/policies/listening.md").read_text().replace("id: listening", "id: hard").replace("Only one.", "Organisational considerations necessitate deliberation."))
    counts = counts_of(tiny)

    assert (counts["law"], counts["terms"]) == (1, 1)
    assert counts["reading_grades"]["policy"]["hardest"] == "hard"
    assert counts["reading_grades"]["policy"]["highest"] > counts["reading_grades"]["policy"]["median"] > counts["reading_grades"]["exemplar"]["median"]
