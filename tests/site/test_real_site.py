"""The real site, built, read back with nothing of ours: a plain regular expression over the Markdown, and an HTML parser."""

import re
from collections import Counter
from pathlib import Path, PurePosixPath

import pytest
from conftest import ROOT, Site
from html_pages import Element, article, cells, words
from plain_sources import body, data, front_matter

HEADINGS = [heading["id"] for heading in data(ROOT, "audit-headings.yml")]
EXEMPLARS = sorted((ROOT / "exemplars").glob("*.md"))

_HEADING = re.compile(r"^(#{2,6}) +(.+?)(?: *\{(?: *data-shows=\"([^\"]*)\")?(?: *data-keywords=\"[^\"]*\")? *\})? *$", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def marked_passages(file: Path) -> list[tuple[str, str, list[str]]]:
    """Of an exemplar: audit heading, the passage's own heading, and its words, for each mark."""
    found = []
    markdown = body(file)
    for match in _HEADING.finditer(markdown):
        after = markdown[match.end() :]
        following = (other.start() for other in _HEADING.finditer(after) if len(other[1]) <= len(match[1]))
        text = after[: next(following, len(after))]
        found += [(heading, match[2], words(_LINK.sub(r"\1", text))) for heading in (match[3] or "").split()]
    return found


def quoted_passages(page: Element) -> list[tuple[str, str, list[str]]]:
    """Of an audit heading's page: the exemplar's name, the passage's own heading, and its words, for each quotation."""
    found = []
    for figure in page.all("figure", "pb-voice"):
        link = figure.one("figcaption").all("a")[0]
        address = PurePosixPath(link.attributes["href"].partition("#")[0])
        found.append((address.name, link.text().partition(": ")[2], words(figure.all("blockquote")[0].text(without="summary"))))
    return found


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_page_shows_exactly_the_passages_marked_for_it_each_whole(real: Site, heading: str) -> None:
    marked = [(file.stem, own, text) for file in EXEMPLARS for shows, own, text in marked_passages(file) if shows == heading]

    assert len(marked) > 0
    assert sorted(quoted_passages(article(real, f"audit-headings/{heading}"))) == sorted(marked)


def test_a_passage_moves_with_its_mark(tiny: Site) -> None:
    tiny.replace("exemplars/a-good-talk.md", 'data-shows="writing-it-down"', 'data-shows="hearing"')
    assert tiny.build().returncode == 0

    hearing, writing = (quoted_passages(article(tiny, f"audit-headings/{heading}")) for heading in ("hearing", "writing-it-down"))
    assert [own for _, own, _ in hearing] == ["Over the gate", "In the notes"]
    assert writing == []


def test_every_quotation_leads_to_its_place_in_its_exemplar(real: Site) -> None:
    exemplars = {file.stem: article(real, f"exemplars/{file.stem}") for file in EXEMPLARS}
    figures = [figure for heading in HEADINGS for figure in article(real, f"audit-headings/{heading}").all("figure", "pb-voice")]

    for link in (figure.one("figcaption").all("a")[0] for figure in figures):
        address, _, anchor = link.attributes["href"].partition("#")
        (place,) = (element for element in exemplars[PurePosixPath(address).name].walk() if element.attributes.get("id") == anchor)
        assert place.text().removesuffix("#") == link.text().partition(": ")[2]


def test_the_practice_review_shows_its_counts_and_shares(real: Site) -> None:
    ratings, overall = article(real, "quality/practice-reviews/practice-review-2023").all("table", "pb-figures")

    assert "240 ratings" in ratings.one("caption").text()
    assert "20 records" in overall.one("caption").text()
    assert [cells(row)[1:3] for row in ratings.one("tbody").all("tr")] == [["59", "24.6%"], ["143", "59.6%"], ["37", "15.4%"], ["1", "0.4%"]]
    assert [cells(row)[1:3] for row in overall.one("tbody").all("tr")] == [["5", "25.0%"], ["13", "65.0%"], ["2", "10.0%"], ["0", "0.0%"]]
    assert [cells(table.one("tfoot"))[1] for table in (ratings, overall)] == ["240", "20"]


def test_the_practice_review_says_that_the_printed_shares_make_101(real: Site) -> None:
    page = article(real, "quality/practice-reviews/practice-review-2023")
    printed = [cells(row)[3] for row in page.all("table", "pb-figures")[0].one("tbody").all("tr")]

    assert printed == ["25%", "60%", "15.5%", "0.5%"]
    assert "printed percentages add up to 101" in page.text()


def test_the_practice_review_says_how_cases_were_chosen(real: Site) -> None:
    text = article(real, "quality/practice-reviews/practice-review-2023").text()

    assert "Teams chose the 20 records" in text
    assert "not drawn at random" in text


def test_the_matrix_counts_each_exemplar_once(real: Site) -> None:
    page = article(real, "exemplars/matrix")
    fields = [front_matter(file) for file in EXEMPLARS]
    rated = Counter(heading for one in fields for heading in one["ratings"])
    overall = Counter(one["overall"] for one in fields)
    summary = page.one("p", "pb-count").text()

    assert len(page.one("tbody").all("tr")) == len(EXEMPLARS)
    assert [int(number) for number in cells(page.one("tfoot"))[1:]] == [len(EXEMPLARS), *(rated[heading] for heading in HEADINGS)]
    assert summary.startswith(f"{len(EXEMPLARS)} exemplars: ")
    assert sorted(map(int, re.findall(r"(\d+) (?!exemplars)", summary))) == sorted(overall.values())


@pytest.mark.parametrize("file", EXEMPLARS, ids=lambda file: file.stem)
def test_an_exemplar_has_between_500_and_1000_words_under_its_headings(file: Path) -> None:
    text = _LINK.sub(r"\1", re.sub(r"^#.*$", "", body(file), flags=re.MULTILINE))

    assert 500 <= len(re.findall(r"[^\W_][\w’'-]*", text)) <= 1000


def test_every_audit_heading_is_shown() -> None:
    assert {heading for file in EXEMPLARS for heading, _, _ in marked_passages(file)} == {*HEADINGS}


def test_the_glossary_explains_at_least_25_terms(real: Site) -> None:
    assert len(article(real, "glossary").all("dt")) == len(data(ROOT, "glossary.yml")) >= 25


@pytest.mark.parametrize("file", sorted((ROOT / "framework").glob("*.yml")), ids=lambda file: file.name)
def test_a_data_file_begins_by_saying_how_to_change_it(file: Path) -> None:
    opening = file.read_text(encoding="utf-8").split("\n\n")[0].splitlines()

    assert len(opening) >= 4
    assert all(line.startswith("#") for line in opening)
