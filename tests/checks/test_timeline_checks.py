"""A timeline has one answer for each day, and what took a document's place is there. Each finding names both places."""

from conftest import Site

POLICY = "docs/policies/listening.md"


def keep(site: Site, version: str, dates: str) -> None:
    """A kept text of the policy, which is version 1.0 from 1 January 2026."""
    text = (site.root / POLICY).read_text(encoding="utf-8")
    text = text.replace('version: "1.0"', f'version: "{version}"').replace("effective_from: 2026-01-01", dates)
    site.write(f"docs/policies/listening.versions/{version}.md", text)


def found(site: Site, code: str) -> list[str]:
    return [one.message for one in site.findings() if one.code == code]


def test_an_overlap_names_both_texts_and_where_the_other_starts(tiny: Site) -> None:
    keep(tiny, "0.9", "effective_from: 2025-01-01\neffective_to: 2026-03-31")

    assert found(tiny, "governance.overlap") == ["Version 0.9 is in force to 2026-03-31, and version 1.0 starts on 2026-01-01 (docs/policies/listening.md:8)."]


def test_a_gap_names_both_texts_and_where_the_other_starts(tiny: Site) -> None:
    keep(tiny, "0.9", "effective_from: 2025-01-01\neffective_to: 2025-11-30")

    assert found(tiny, "governance.gap") == ["Version 0.9 is in force to 2025-11-30, and version 1.0 starts on 2026-01-01 (docs/policies/listening.md:8): nothing is in force between."]


def test_an_overlap_with_a_text_to_come_is_found_as_well(tiny: Site) -> None:
    tiny.replace(POLICY, "effective_from: 2026-01-01", "effective_from: 2026-01-01\neffective_to: 2027-06-30")
    keep(tiny, "2.0", "effective_from: 2027-06-01")
    kept = tiny.root / "docs/policies/listening.versions/2.0.md"
    kept.write_text(kept.read_text(encoding="utf-8").replace("effective_to: 2027-06-30\n", ""), encoding="utf-8")

    assert len(found(tiny, "governance.overlap")) == 1


def test_a_draft_overlaps_with_nothing(tiny: Site) -> None:
    keep(tiny, "0.9", "status: draft\neffective_from: 2025-01-01\neffective_to: 2026-03-31")

    assert found(tiny, "governance.overlap") == []


def test_a_ring_is_told_whole(tiny: Site) -> None:
    other = (tiny.root / POLICY).read_text(encoding="utf-8").replace("id: listening", "id: hearing-out\nreplaced_by: listening").replace("title: Listening", "title: Hearing out")
    tiny.write("docs/policies/hearing-out.md", other)
    tiny.replace(POLICY, "id: listening", "id: listening\nreplaced_by: hearing-out")

    assert found(tiny, "governance.replaced-in-a-ring") == [
        "“hearing-out” is replaced by “listening”, which is replaced by “hearing-out”.",
        "“listening” is replaced by “hearing-out”, which is replaced by “listening”.",
    ]


def test_one_that_leads_into_a_ring_is_not_blamed_for_it(tiny: Site) -> None:
    policy = (tiny.root / POLICY).read_text(encoding="utf-8")
    tiny.write("docs/policies/first.md", policy.replace("id: listening", "id: first\nreplaced_by: listening").replace("title: Listening", "title: First"))
    tiny.replace(POLICY, "id: listening", "id: listening\nreplaced_by: listening")

    assert found(tiny, "governance.replaced-in-a-ring") == ["“listening” is replaced by “listening”."]
