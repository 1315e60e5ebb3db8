"""Words in front matter and data files are words wherever they are shown: held by a real build with hostile ones everywhere."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import TINY, Site
from rendered import Page, runs_script

from practicebook.content.links import LinkMap

HOSTILE = '"\'><script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) `</section>` {{ 7 * 7 }} *x*{ onclick=alert(1) } &lt;script&gt;'
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SHORT = '"><b onclick=x>'

WORDS = frozenset(
    "title short summary scope question descriptors supervision_questions name department does contact means heading says note term expansion meaning also gist keywords change_summary equality_impact "
    "what_made_the_difference series source_note commissioned_by team theme elements selection referred_back strengths text doing follow_up consent_note headings_note not_known subject what decided_by limit example_limit how_long recorded decisions_note plan_note overseen_by due risk effect doing risks_note for_whom events_note looks_at sample_size by comes_of_it programme_note words intruder_note colleague_note".split()
)
"""Fields whose words are shown as they are."""

MORE = {
    "docs/blog/posts/news.md": "---\nid: news\ntitle: News\nsummary: S.\ndate: 2026-01-01\nauthors: [lead]\ncategories: [news]\nannounces: [listening]\nsupports: [hearing]\nseries: A series\n---\n\nWords.\n",
    "docs/areas/north.md": "---\nid: north\ntitle: North\nsummary: S.\n---\n\nWords.\n",
    "framework/chapter.md": '---\nid: chapter\ntitle: A chapter\nsummary: S.\nowner: lead\napprover: chief\nversion: "1.0"\neffective_from: 2026-01-01\nnext_review: 2027-01-01\nchange_summary: New.\nequality_impact: None.\n---\n\nWords.\n',
    "framework/practice-reviews.yml": """practice_reviews: [{id: first, title: First, reported_on: 2024-01-01, summary: S., commissioned_by: Us, team: [A lead], theme: T, elements: [E], selection: S, records: 1, headings_used: 1,
        ratings: [{rating: fair, count: 1}], overall: [{rating: fair, count: 1}], referred_back: R, strengths: [S], recommendations: [{id: a, text: T, doing: D, links: [hearing]}], follow_up: [F], not_known: [N], consent_note: C, headings_note: H}]""",
    "framework/decisions.yml": "decisions_note: N\ndecisions: [{id: one, subject: S, what: W, role: lead, decided_by: D, limit: L, example_limit: E, how_long: H, recorded: R, keywords: [k], source: listening}]",
    "framework/development-plan.yml": "review: first\nplan_note: N\noverseen_by: O\nparts: [{recommendation: a, short: Short, actions: [{text: T, lead: lead, due: D, progress: done, evidence: [hearing], notes: [{noted_on: 2026-01-01, words: W, sample: true}]}]}]",
    "framework/risk-log.yml": "risks_note: N\nrisks: [{id: r, risk: R, effect: E, likelihood: likely, impact: small, doing: D, owner: lead, review_on: 2026-01-01, recommendation: a}]",
    "framework/learning-calendar.yml": "events_note: N\nevents: [{id: e, title: T, what: W, for_whom: F, held_on: 2027-01-01, how_long: H, book_with: lead}, {id: p, title: P, what: W, for_whom: F, held_on: 2020-01-01, how_long: H, book_with: lead}]",
    "framework/audit-programme.yml": "starts: '2026-04'\nprogramme_note: N\naudits: [{id: u, title: T, looks_at: L, sample_size: S, by: B, comes_of_it: C, lead: lead, related: [hearing]}]",
}  # fmt: skip


def made_hostile(value: Any, key: str = "") -> Any:
    """A value with hostile words added to every word that is shown."""
    if isinstance(value, dict):
        return {name: made_hostile(one, key if key == "descriptors" else name) for name, one in value.items()}
    if isinstance(value, list):
        return [made_hostile(one, key) for one in value]
    if isinstance(value, str) and key in WORDS and not (key == "theme" and value == "theme"):
        return SHORT if key == "short" else f"{value} {HOSTILE}"
    return value


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The tiny site with hostile words in every field, built."""
    tiny = Site(tmp_path_factory.mktemp("hostile") / "tiny")
    for path, text in (TINY | MORE).items():
        tiny.write(path, text)
    for file in sorted(tiny.root.rglob("*.md")) + sorted((tiny.root / "framework").glob("*.yml")):
        text = file.read_text(encoding="utf-8")
        front, body = (text.split("---\n", 2)[1:]) if file.suffix == ".md" else (text, "")
        written = yaml.safe_dump(made_hostile(yaml.load(front, LOADER)), allow_unicode=True, width=10_000, sort_keys=False)
        file.write_text(f"---\n{written}---\n{body}" if file.suffix == ".md" else written, encoding="utf-8")
    tiny.write("framework/known-names.yml", "known_names: [{words: [onerror, onclick, javascript, img, src], why: Words of hostile pages.}]")
    tiny.sign()
    result = tiny.build()
    assert result.returncode == 0, result.stderr
    return tiny


def pages(site: Site) -> Iterator[tuple[Path, Page]]:
    for file in sorted((site.root / "site").rglob("*.html")):
        yield file.relative_to(site.root / "site"), Page(file.read_text(encoding="utf-8"))


def test_no_word_of_a_field_runs_or_breaks_out_of_where_it_is_shown(built: Site) -> None:
    found = []
    for file, page in pages(built):
        for element in page.elements:
            found += [f"{file}: <{element.name} {name}={value}>" for name, value in element.attributes.items() if name.startswith("on") or (name in ("href", "src") and runs_script(value or ""))]
            if element.name == "script" and "alert" in element.words:
                found.append(f"{file}: <script>{element.words[:60]}")
            if element.name == "img" and element.attributes.get("src") == "x":
                found.append(f"{file}: <img src=x>")
    assert found == []


def test_the_words_are_shown_as_they_were_written(built: Site) -> None:
    home = Page((built.root / "site/index.html").read_text(encoding="utf-8"))
    policy = Page(built.page("policies/listening"))

    assert f"What do you need? {HOSTILE}" in [element.words for element in home.elements if element.name == "h1"]
    assert f"Listening {HOSTILE}" in [element.words for element in policy.elements if element.name == "h1"]
    [description] = [element.attributes["content"] for element in policy.elements if element.attributes.get("name") == "description"]
    assert description == f"Listen before you ask. {HOSTILE}"


def test_a_category_is_shown_as_it_was_written_at_the_address_that_links_lead_to(built: Site) -> None:
    edition = built.prepare().edition
    assert edition
    [category] = [address for address in LinkMap(edition).paths if address.startswith("/blog/category/")]

    page = Page(built.page(category.strip("/")))

    assert [element.words.removesuffix("#") for element in page.elements if element.name == "h1"] == [f"News {HOSTILE}"]
    post = Page(built.page("blog/news"))
    assert not [element for element in post.elements if element.name == "b"]


def test_templates_of_the_generator_are_not_run(built: Site) -> None:
    assert not [file for file, page in pages(built) if re.search(r"\b49\b", " ".join(element.words for element in page.elements if element.name == "h1"))]
