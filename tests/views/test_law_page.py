"""The law page says how each entry stands on the day of the build, and which pages rest on it."""

import re
from datetime import date

from conftest import Site

BEFORE, AFTER = date(2026, 6, 1), date(2026, 6, 2)

MORE_LAW = """
          - {id: case-1, title: "One v Another [2014]", short: One, heading: A test, kind: case, says: A test., passed_on: 2014-03-19, in_force_to: 2026-06-01, replaced_by: case-2, checked_on: 2026-11-23, copy: secondary-source}
          - {id: case-2, title: "Two v Another [2026]", short: Two, heading: Another test, kind: case, says: Another., passed_on: 2026-06-02, checked_on: 2026-11-23, copy: text}
          - {id: act-s9, title: "An Act, section 9", short: Act s.9, heading: A wish, kind: act, says: Not yet., passed_on: 2014-05-14, checked_on: 2026-11-23, copy: text}
"""


def with_more_law(site: Site) -> Site:
    law = site.root / "framework/law.yml"
    law.write_text(law.read_text(encoding="utf-8").rstrip("\n") + MORE_LAW.replace("\n          -", "\n  -"), encoding="utf-8")
    return site


def entry(site: Site, law_id: str, day: date = AFTER) -> str:
    """The words of one entry, without its marks."""
    markdown = site.prepare(day).page_by_address["law/"].markdown
    section = re.search(rf'<section class="pb-law" id="{law_id}".*?</section>', markdown, re.DOTALL)
    assert section
    return " ".join(re.sub(r"<[^>]+>", " ", section.group()).split())


def test_a_case_is_law_until_the_day_it_is_overruled(tiny: Site) -> None:
    with_more_law(tiny)

    assert "Overruled" not in entry(tiny, "case-1", BEFORE)
    assert "Overruled on 2 June 2026." in entry(tiny, "case-1")
    assert "Not yet in force" in entry(tiny, "case-2", BEFORE)
    assert "Not yet" not in entry(tiny, "case-2")


def test_a_case_that_was_overruled_leads_to_the_one_that_did(tiny: Site) -> None:
    assert '<a href="#case-2">Two</a>' in with_more_law(tiny).prepare(AFTER).page_by_address["law/"].markdown


def test_what_was_passed_and_has_no_day_says_so(tiny: Site) -> None:
    assert "Passed, not in force" in entry(with_more_law(tiny), "act-s9")


def test_each_entry_says_what_kind_of_copy_was_read(tiny: Site) -> None:
    with_more_law(tiny)

    assert "We read its text." in entry(tiny, "act-s1")
    assert "We read what others say of it, and not its text." in entry(tiny, "case-1")


def test_entries_stand_under_their_act_which_the_contents_lead_to(tiny: Site) -> None:
    markdown = with_more_law(tiny).prepare().page_by_address["law/"].markdown

    assert '<li><a href="#law-of-an-act">An Act</a> 2</li>' in markdown
    assert "## An Act { #law-of-an-act }" in markdown


def test_an_entry_names_the_pages_that_list_it_or_link_to_it(tiny: Site) -> None:
    tiny.write("docs/learning/words.md", "---\nid: words\ntitle: Words\nsummary: S.\n---\n\nSee [the duty](/law/#act-s1).\n")

    assert entry(tiny, "act-s1").endswith("Our pages that rest on it: Listening , Words")


def test_the_law_by_document_is_the_same_the_other_way_round(tiny: Site) -> None:
    with_more_law(tiny)
    tiny.replace("docs/policies/listening.md", "Only one.", "Only one, [once](/law/#act-s9).")

    markdown = tiny.prepare().page_by_address["law/by-document/"].markdown

    assert '<a href="../../policies/listening/">Listening</a><p><a href="../#act-s1">Act s.1</a>, <a href="../#act-s9">Act s.9</a> <strong>(not in force)</strong></p>' in markdown


def test_the_parts_of_an_act_come_by_their_numbers_and_schedules_last(tiny: Site) -> None:
    law = tiny.root / "framework/law.yml"
    parts = ("section 20", "Schedule 1", "section 9", "sections 117A and 118", "section 117")
    law.write_text(
        "law:\n" + "".join(f'  - {{id: part-{number}, title: "An Act, {part}", short: P, heading: H, kind: act, says: S., in_force_from: 2015-04-01, checked_on: 2026-11-23, copy: text}}\n' for number, part in enumerate(("section 1", *parts))),
        encoding="utf-8",
    )
    tiny.replace("docs/policies/listening.md", "law: [act-s1]", "law: [part-0]")

    markdown = tiny.prepare().page_by_address["law/"].markdown

    assert re.findall(r'<section class="pb-law" id="part-(\d)"', markdown) == ["0", "3", "1", "5", "4", "2"]
