"""`practicebook search`: what readers find, from a terminal."""

import json
import os
import time
from pathlib import Path

import pytest
from conftest import Site, tiny_site
from verbs import practicebook


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A tiny site that was built, and with it its index."""
    site = tiny_site(tmp_path_factory.mktemp("built"))
    assert site.build().returncode == 0
    return site


def found(*arguments: str, root: Path) -> list[dict[str, object]]:
    done = practicebook("search", *arguments, "--format", "json", root=root)
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def test_a_result_has_what_the_design_promises(built: Site) -> None:
    best = found("ask", "one", "thing", root=built.root)[0]

    assert {name: best[name] for name in ("id", "title", "section", "path", "kind", "audit_headings")} == {
        "id": "listening", "title": "Listening", "section": "Ask one thing", "path": "policies/listening/#ask-one-thing", "kind": "policy", "audit_headings": ["hearing"],
    }  # fmt: skip
    assert isinstance(best["score"], float)
    assert set(best) == {"id", "title", "section", "path", "kind", "audit_headings", "score"}


def test_a_passage_has_the_audit_headings_that_it_shows(built: Site) -> None:
    assert [(one["path"], one["audit_headings"]) for one in found("beans", "notes", "--kind", "exemplar", root=built.root)][0] == ("exemplars/a-good-talk/#in-the-notes", ["writing-it-down"])


def test_results_are_best_first_and_no_more_than_asked_for(built: Site) -> None:
    scores = [one["score"] for one in found("listening", root=built.root)]

    assert len(scores) > 2
    assert scores == sorted(scores, reverse=True)  # type: ignore[type-var]
    assert len(found("listening", "--limit", "2", root=built.root)) == 2


@pytest.mark.parametrize(("option", "value", "kinds"), [("--kind", "exemplar", {"exemplar"}), ("--area", "north", {"policy", "exemplar", "area"}), ("--audit-heading", "writing-it-down", {"exemplar", "audit-heading"})])
def test_results_are_narrowed(built: Site, option: str, value: str, kinds: set[str]) -> None:
    assert {one["kind"] for one in found("listen", "beans", "north", "writing", option, value, root=built.root)} <= kinds


def test_nothing_found_is_no_failure(built: Site) -> None:
    done = practicebook("search", "xylophone", root=built.root)

    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "Nothing found.\n")
    assert found("xylophone", root=built.root) == []


def test_a_word_that_is_not_there_is_mended_and_a_minus_leaves_out(built: Site) -> None:
    assert found("lisstening", root=built.root)[0]["id"] == "listening"
    assert "-beans" not in practicebook("search", "--", "listening", "-beans", root=built.root).stderr
    assert "a-good-talk" in [one["id"] for one in found("listening", root=built.root)]
    assert not any("beans" in one["section"] for one in found("listening -beans", root=built.root))


def test_a_phrase_is_found_as_it_stands(built: Site) -> None:
    assert [one["path"] for one in found('"ask one thing"', "--kind", "policy", root=built.root)] == ["policies/listening/#ask-one-thing"]
    assert found('"thing one ask"', root=built.root) == []


def test_it_explains_why(built: Site) -> None:
    best = found("ask", "thing", "--explain", root=built.root)[0]
    said = practicebook("search", "ask", "thing", "--explain", root=built.root).stdout

    assert [part["words"] for part in best["explained"]] == ["ask", "thing"]  # type: ignore[attr-defined]
    assert "ask: " in said and "in all: " in said


@pytest.mark.parametrize(("option", "value", "says"), [("--kind", "polcy", "policy"), ("--area", "south-pole", "north"), ("--state", "ended", "not one of: none")])
def test_a_value_that_is_not_there_is_wrong_use_and_the_others_are_named(built: Site, option: str, value: str, says: str) -> None:
    done = practicebook("search", "listening", option, value, root=built.root)

    assert done.exit_code == 2
    assert value in done.stderr and says in done.stderr


def test_without_an_index_it_builds_one_and_leaves_no_site(tiny: Site) -> None:
    done = practicebook("search", "listening", root=tiny.root)

    assert done.exit_code == 0, done.stderr
    assert "Listening" in done.stdout
    assert done.stderr == "There is no index yet. Building one.\n"
    assert not (tiny.root / "site").exists()
    assert practicebook("search", "listening", root=tiny.root).stderr == ""


def test_an_index_that_cannot_be_read_is_built_anew(tiny: Site) -> None:
    tiny.write(".cache/practicebook/search/sections.json", "{")

    assert practicebook("search", "listening", root=tiny.root).stderr == "There is no index yet. Building one.\n"


def test_where_no_index_can_be_built_it_says_what_is_wrong(tiny: Site) -> None:
    tiny.replace("docs/policies/listening.md", "owner: lead", "owner: leed")
    done = practicebook("search", "listening", root=tiny.root)

    assert done.exit_code == 1
    assert "docs/policies/listening.md:5:8: error content.unknown-id" in done.stderr


def test_content_that_is_newer_is_said(tiny: Site) -> None:
    practicebook("search", "listening", root=tiny.root)
    os.utime(tiny.root / "docs/policies/listening.md", (time.time() + 60, time.time() + 60))

    assert practicebook("search", "listening", root=tiny.root).stderr == "The content has changed since the index was built, for 2026-11-23. Build the site to search what is new.\n"
