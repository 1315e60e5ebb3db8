"""Every rule, provoked on a tiny site: the finding stands at the line that is wrong, and a right site has none."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from conftest import Site

from practicebook.pipeline import RULES

POLICY = "docs/policies/listening.md"
EXEMPLAR = "exemplars/a-good-talk.md"
HEADINGS = "framework/audit-headings.yml"

KEPT = """
    ---
    id: listening
    title: Listening
    summary: Listen.
    owner: lead
    approver: chief
    version: "{version}"
    effective_from: {start}
    next_review: 2026-01-01
    ---

    Listen.
"""

DRAFT = """
    ---
    id: soon
    title: Soon
    summary: Not yet.
    status: draft
    ---

    Wait.
"""


@dataclass
class Broken:
    """A way to break the tiny site, and where its finding stands."""

    rule: str
    change: Callable[[Site], object]
    at: str
    """file:line:column"""


def words(path: str, old: str, new: str) -> Callable[[Site], object]:
    return lambda site: site.replace(path, old, new)


def body(markdown: str) -> Callable[[Site], object]:
    """Put Markdown in the place of the policy's body, which then starts on line 18."""
    return words(POLICY, "## Ask one thing\n\nOnly one.\n", f"## Ask one thing\n\n{markdown}\n")


def written(path: str, text: str) -> Callable[[Site], object]:
    return lambda site: site.write(path, text)


def both(*changes: Callable[[Site], object]) -> Callable[[Site], object]:
    return lambda site: [change(site) for change in changes]


CASES = [
    Broken("accessibility.no-alternative", both(written("docs/policies/a.png", "x"), body("![](a.png)")), f"{POLICY}:18:5"),
    Broken("audit.heading-unshown", words(EXEMPLAR, ' { data-shows="writing-it-down" }', ""), f"{HEADINGS}:11:9"),
    Broken("audit.no-descriptor", words(HEADINGS, "{shining: Plain and short., fair: Plain.}", "{shining: Plain.}"), f"{HEADINGS}:17:18"),
    Broken("audit.not-exemplar", words(POLICY, "## Ask one thing", '## Ask one thing { data-shows="hearing" #ask-one-thing }'), f"{POLICY}:16:32"),
    Broken("audit.passage-unrated", words(EXEMPLAR, ", writing-it-down: fair}", "}"), f"{EXEMPLAR}:18:31"),
    Broken("audit.rating-unshown", words(EXEMPLAR, ' { data-shows="writing-it-down" }', ""), f"{EXEMPLAR}:9:29"),
    Broken("audit.top-rating-unshown", words(EXEMPLAR, ' { data-shows="hearing" }', ""), f"{EXEMPLAR}:9:11"),
    Broken("content.conflict-marker", body("<<<<<<< HEAD"), f"{POLICY}:18:1"),
    Broken("content.control-character", body("A bell\x07."), f"{POLICY}:18:7"),
    Broken("content.duplicate-id", words(EXEMPLAR, "id: a-good-talk", "id: hearing"), f"{EXEMPLAR}:2:5"),
    Broken("content.duplicate-key", words(POLICY, "owner: lead\n", "owner: lead\nowner: chief\n"), f"{POLICY}:6:1"),
    Broken("content.file-name", written("docs/policies/My Policy.md", "---\nid: mine\n---\n"), "docs/policies/My Policy.md:1:1"),
    Broken("content.kept-alone", written("docs/policies/gone.versions/1.0.md", KEPT.format(version="1.0", start="2025-01-01")), "docs/policies/gone.versions/1.0.md:1:1"),
    Broken(
        "content.kept-id",
        written("docs/policies/listening.versions/0.9.md", KEPT.format(version="0.9", start="2025-01-01").replace("id: listening", "id: other")),
        "docs/policies/listening.versions/0.9.md:2:5",
    ),
    Broken("content.missing-field", words(POLICY, "owner: lead\n", ""), f"{POLICY}:2:1"),
    Broken("content.missing-file", lambda site: (site.root / "framework/council.yml").unlink(), "framework/council.yml:1:1"),
    Broken("content.no-front-matter", written("docs/about/bare.md", "Just words.\n"), "docs/about/bare.md:1:1"),
    Broken("content.not-utf8", lambda site: (site.root / POLICY).write_bytes(b"---\nid: caf\xe9\n---\n"), f"{POLICY}:2:8"),
    Broken("content.same-address", written("docs/law.md", "---\nid: our-law\ntitle: Law\nsummary: Law.\n---\n"), "docs/law.md:1:1"),
    Broken("content.unclosed-front-matter", written("docs/about/open.md", "---\nid: open\n"), "docs/about/open.md:1:1"),
    Broken("content.unknown-field", words(POLICY, "owner: lead", "ownner: lead"), f"{POLICY}:5:1"),
    Broken("content.unknown-id", words(POLICY, "law: [act-s1]", "law: [act-s2]"), f"{POLICY}:12:7"),
    Broken("content.unreadable", lambda site: (site.root / "docs/about/lost.md").parent.mkdir() or (site.root / "docs/about/lost.md").symlink_to("nowhere.md"), "docs/about/lost.md:1:1"),
    Broken("content.wrong-kind", words(POLICY, "id: listening\n", "id: listening\nkind: polcy\n"), f"{POLICY}:3:7"),
    Broken("content.wrong-value", words(POLICY, 'version: "1.0"', "version: 1.0"), f"{POLICY}:7:10"),
    Broken("content.yaml", words(POLICY, "owner: lead", "owner: [lead"), f"{POLICY}:6:9"),
    Broken("content.yaml-alias", words(POLICY, "owner: lead", "owner: *lead"), f"{POLICY}:5:8"),
    Broken("content.yaml-depth", words(POLICY, "owner: lead", f"owner: {'[' * 30}"), f"{POLICY}:5:27"),
    Broken("governance.consent", words(EXEMPLAR, "basis: fictionalised", "basis: consented"), f"{EXEMPLAR}:6:8"),
    Broken("governance.dates", words(POLICY, "next_review: 2027-01-01", "next_review: 2025-01-01"), f"{POLICY}:9:14"),
    Broken("governance.review-overdue", words(POLICY, "next_review: 2027-01-01", "next_review: 2026-06-01"), f"{POLICY}:9:14"),
    Broken(
        "governance.same-version",
        written("docs/policies/listening.versions/1.0.md", KEPT.format(version="1.0", start="2025-01-01")),
        "docs/policies/listening.versions/1.0.md:7:10",
    ),
    Broken(
        "governance.version-file",
        written("docs/policies/listening.versions/0.8.md", KEPT.format(version="0.9", start="2025-01-01")),
        "docs/policies/listening.versions/0.8.md:7:10",
    ),
    Broken("links.broken", body("[gone](gone.md)"), f"{POLICY}:18:8"),
    Broken("links.broken-anchor", body("[there](/law/#act-s9)"), f"{POLICY}:18:9"),
    Broken("links.not-inline", body("[there][place]\n\n[place]: /law/"), f"{POLICY}:18:1"),
    Broken("links.to-draft", both(written("docs/about/soon.md", DRAFT), body("[soon](../about/soon.md)")), f"{POLICY}:18:8"),
    Broken("links.unsafe", body("[run](javascript:alert(1))"), f"{POLICY}:18:7"),
    Broken("writing.attribute", body("A word.{ onclick=run }"), f"{POLICY}:18:8"),
    Broken("writing.heading-skipped", body("#### Too deep"), f"{POLICY}:18:1"),
    Broken("writing.raw-html", body("Some <b>bold</b>."), f"{POLICY}:18:6"),
    Broken("writing.title-in-body", body("# A title"), f"{POLICY}:18:1"),
    Broken("writing.unclear", body("  ```text\n  code\n  ```"), f"{POLICY}:18:1"),
]


def test_the_tiny_site_itself_has_no_finding(tiny: Site) -> None:
    assert [str(finding) for finding in tiny.findings()] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_a_rule_finds_what_is_wrong_where_it_stands(tiny: Site, case: Broken) -> None:
    case.change(tiny)

    found = {finding.code: finding for finding in reversed(tiny.findings())}

    assert case.rule in found, sorted(found)
    finding = found[case.rule]
    assert f"{finding.place.file}:{finding.place.line}:{finding.place.column}" == case.at
    assert finding.severity == next(rule.severity for rule in RULES if rule.code == case.rule)
    assert finding.hint


def test_every_rule_has_a_case() -> None:
    assert {case.rule for case in CASES} == {rule.code for rule in RULES}


def test_everything_wrong_is_said_at_once_and_in_order(tiny: Site) -> None:
    tiny.replace(POLICY, "owner: lead", "owner: leed")
    tiny.replace(EXEMPLAR, "topic: gardening", "topic: gardenning")
    tiny.replace("docs/index.md", "policies/listening.md", "policies/listenning.md")

    places = [str(finding.place.file) for finding in tiny.findings()]

    assert places == ["docs/index.md", POLICY, EXEMPLAR]


def test_a_mistyped_id_gets_the_nearest_valid_one(tiny: Site) -> None:
    tiny.replace(POLICY, "owner: lead", "owner: leed")

    assert "Did you mean “lead”?" in tiny.findings()[0].message


def test_a_question_on_the_home_page_that_leads_nowhere_is_found(tiny: Site) -> None:
    tiny.replace("framework/council.yml", "roles:", "often_asked:\n  - {words: who, leads_to: /nowhere/}\nroles:")

    assert [(finding.code, finding.place.line) for finding in tiny.findings()] == [("links.broken", 7)]
