"""The body of content as a whole: pages agree on numbers and duties, and say each thing once."""

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
import yaml
from conftest import DAY, ROOT

from practicebook.content.edition import Edition
from practicebook.content.library import Text
from practicebook.content.markdown import Body, plain_text
from practicebook.content.reading import read_library
from practicebook.history import timelines

FACTS = yaml.safe_load((Path(__file__).parent / "facts.yml").read_text(encoding="utf-8"))["facts"]
RUN = 8
"""Words that follow each other, and make a run."""
SHARED = 0.15
"""The most of its runs that a document may share with another."""
HEADINGS = [heading["id"] for heading in yaml.safe_load((ROOT / "framework/audit-headings.yml").read_text(encoding="utf-8"))["audit_headings"]]


@pytest.fixture(scope="module")
def edition() -> Edition:
    library, _ = read_library(ROOT)
    assert library
    return Edition(library, DAY, timelines(library.documents))


@pytest.fixture(scope="module")
def pages(edition: Edition) -> dict[str, Text]:
    areas = {area: document.main for area, document in edition.library.area_texts.items()}
    return {document.id: edition.text(document) for document in edition.readable} | areas


@pytest.fixture(scope="module")
def statements(pages: dict[str, Text]) -> dict[str, list[str]]:
    return {page: list(_statements(text)) for page, text in pages.items()}


def _statements(text: Text) -> Iterator[str]:
    """Every sentence, and every row of a table, that a page shows, its marks and addresses gone."""
    whole = "\n".join((text.fields.summary, getattr(text.fields, "quick_read", None) or "", text.body.text))
    for line in re.sub(r"\]\([^)\n]*\)|\{[^}\n]*\}|[*_\[\]]", "", whole).split("\n"):
        yield from [line] if line.lstrip().startswith("|") else re.split(r"(?<=[.!?])\s+", line)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["id"])
def test_every_page_that_says_a_fact_says_the_same(statements: dict[str, list[str]], fact: dict[str, str]) -> None:
    about, says = (re.compile(fact[key], re.IGNORECASE) for key in ("about", "says"))
    found = {(page, statement): bool(says.search(statement)) for page, all_ in statements.items() for statement in all_ if about.search(statement)}

    assert [key for key, right in found.items() if not right] == [], fact["means"]
    assert len({page for page, _ in found}) > 1, "A fact here stands on more than one page."


def runs(text: Text) -> frozenset[str]:
    """The runs of words of a page, its headings left out."""
    body = Body(re.sub(r"^#.*$", "", text.body.text, flags=re.MULTILINE), text.file)
    words = re.findall(r"[\w’']+", plain_text(body.text).casefold())
    return frozenset(" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def test_no_two_documents_say_the_same_at_length(pages: dict[str, Text]) -> None:
    of = {page: runs(text) for page, text in pages.items()}
    shared = {
        (one, other): len(of[one] & of[other]) / min(len(of[one]), len(of[other]))
        for one, other in combinations(of, 2)
        if of[one] and of[other]
    }
    assert {pair: share for pair, share in shared.items() if share > SHARED} == {}


def test_every_statement_of_duty_in_a_governed_document_rests_on_law_it_lists(edition: Edition) -> None:
    """Each law entry that the words of a governed document link to is in its `law` or `guidance_refs`."""
    missing = []
    for document in edition.readable:
        if document.is_governed:
            text = edition.text(document)
            listed = {*text.fields.law, *text.fields.guidance_refs}  # type: ignore[attr-defined]
            linked = set(re.findall(r"\(/law/#([\w-]+)\)", text.body.text))
            missing += [f"{text.file}: {law}" for law in sorted(linked - listed)]
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_page_of_an_audit_heading_is_rich(edition: Edition, heading: str) -> None:
    shown = edition.passages_by_heading[heading]
    kinds = {document.kind for document in edition.supporting(heading)}

    assert len(shown) >= 6 and len({passage.document.id for passage in shown}) >= 4
    assert {"policy", "tool"} <= kinds
    assert list(edition.posts_on(heading))
    assert edition.library.heading_by_id[heading].supervision_questions


def test_every_service_that_meets_people_has_two_exemplars(edition: Edition) -> None:
    areas = [area.id for area in edition.library.areas if area.meets_people]
    shown = [area for document in edition.exemplars for area in edition.exemplar(document).service_areas]

    assert [area for area in areas if shown.count(area) < 2] == []
