"""The real site, built, read back with nothing of ours: a plain regular expression over the Markdown, and an HTML parser."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, Site, copy_of_real
from html_pages import BuiltSite, Element, parse, words

from practicebook.content.data import DATA_FILES
from practicebook.content.fields import Model
from practicebook.content.kinds import KINDS
from practicebook.content.reference import models_inside
from practicebook.pipeline import RULES

SITE_URL = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("theme:")[0])["site_url"]
EXEMPLARS = sorted((ROOT / "exemplars").glob("*.md"))

_HEADING = re.compile(r"^(#{2,6}) +(.+?)(?: *\{ *data-shows=\"([^\"]*)\" *\})? *$", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def data(name: str) -> list[dict[str, str]]:
    """The list that a data file of the real site holds."""
    found = yaml.safe_load((ROOT / "framework" / name).read_text(encoding="utf-8"))
    return next(value for value in found.values() if isinstance(value, list))


HEADINGS = [heading["id"] for heading in data("audit-headings.yml")]


def front_matter(file: Path) -> dict[str, object]:
    """The fields at the top of a file."""
    fields = yaml.safe_load(file.read_text(encoding="utf-8").split("\n---\n")[0].removeprefix("---\n"))
    assert isinstance(fields, dict)
    return fields


def marked_passages(file: Path) -> list[tuple[str, str, list[str]]]:
    """Of an exemplar: audit heading, the passage's own heading, and its words, for each mark."""
    body = file.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    found = []
    for match in _HEADING.finditer(body):
        after = body[match.end() :]
        following = (other.start() for other in _HEADING.finditer(after) if len(other[1]) <= len(match[1]))
        text = after[: next(following, len(after))]
        found += [(heading, match[2], words(_LINK.sub(r"\1", text))) for heading in (match[3] or "").split()]
    return found


def quoted_passages(page: Element) -> list[tuple[str, str, list[str]]]:
    """Of an audit heading's page: the exemplar's address, the passage's own heading, and its words, for each quotation."""
    found = []
    for figure in page.all("figure", "pb-voice"):
        link = figure.one("figcaption").all("a")[0]
        address = link.attributes["href"].partition("#")[0].rstrip("/").rpartition("/")[2]
        found.append((address, link.text().partition(": ")[2], words(figure.all("blockquote")[0].text(without="summary"))))
    return found


def page(site: Site, address: str) -> Element:
    """The tree of a page's article."""
    return parse(site.page(address)).one("article")


def cells(row: Element) -> list[str]:
    """The words of each cell of a row."""
    return [cell.text().strip() for cell in row.walk() if cell.tag in ("th", "td")]


@pytest.fixture(scope="module")
def built(real: Site) -> BuiltSite:
    """The real site's files."""
    return BuiltSite(real.root / "site", SITE_URL)


class TestPassages:
    """Audit heading pages show what exemplars mark."""

    @pytest.mark.parametrize("heading", HEADINGS)
    def test_a_page_shows_exactly_the_passages_marked_for_it_each_whole(self, real: Site, heading: str) -> None:
        marked = [(file.stem, own, text) for file in EXEMPLARS for shows, own, text in marked_passages(file) if shows == heading]

        assert len(marked) > 0
        assert sorted(quoted_passages(page(real, f"audit-headings/{heading}"))) == sorted(marked)

    def test_a_passage_moves_with_its_mark(self, tiny: Site) -> None:
        tiny.replace("exemplars/a-good-talk.md", 'data-shows="writing-it-down"', 'data-shows="hearing"')
        assert tiny.build().returncode == 0

        hearing, writing = (quoted_passages(page(tiny, f"audit-headings/{heading}")) for heading in ("hearing", "writing-it-down"))
        assert [own for _, own, _ in hearing] == ["Over the gate", "In the notes"]
        assert writing == []

    def test_every_quotation_leads_to_its_place(self, built: BuiltSite) -> None:
        links = [
            reference
            for reference in built.references
            if reference.file.startswith("audit-headings/") and "/exemplars/" in reference.value and "#" in reference.value
        ]

        assert len(links) >= sum(len(marked_passages(file)) for file in EXEMPLARS)
        assert all(built.leads_somewhere(link) for link in links)


class TestDays:
    """What is shown depends on the day of the build."""

    @pytest.fixture(scope="class")
    @staticmethod
    def eve(tmp_path_factory: pytest.TempPathFactory) -> Site:
        """The real site as on 1 June 2026."""
        return built_on(date(2026, 6, 1), tmp_path_factory)

    @pytest.fixture(scope="class")
    @staticmethod
    def day(tmp_path_factory: pytest.TempPathFactory) -> Site:
        """The real site as on 2 June 2026."""
        return built_on(date(2026, 6, 2), tmp_path_factory)

    def test_on_1_june_2026_liberty_is_the_acid_test_with_the_change_foretold(self, eve: Site) -> None:
        text = page(eve, "guidance/deprivation-of-liberty").text()

        assert "Use the acid test." in text
        assert "the acid test no longer decides. Look at" not in text
        assert "In force since 1 April 2024" in text
        assert "Version 2.0 starts on 2 June 2026." in text

    def test_on_2_june_2026_liberty_is_the_whole_picture(self, day: Site) -> None:
        text = page(day, "guidance/deprivation-of-liberty").text()

        assert "Since 2 June 2026 the acid test no longer decides." in text
        assert "Use the acid test. If" not in text
        assert "In force since 2 June 2026" in text
        assert "Version 1.0" not in text

    def test_the_lists_show_the_same_version_as_the_page(self, eve: Site, day: Site) -> None:
        assert "Guidance, version 1.0, in force since 1 April 2024" in page(eve, "policies").text()
        assert "Guidance, version 2.0, in force since 2 June 2026" in page(day, "policies").text()

    def test_a_document_of_a_later_day_says_when_it_starts(self, eve: Site) -> None:
        assert "Starts on 1 September 2026" in page(eve, "policies/case-recording").text()

    def test_a_post_is_there_from_its_day(self, eve: Site, day: Site) -> None:
        post = "deprivation-of-liberty-has-changed"

        assert not (eve.root / "site/blog" / post).exists()
        assert not (eve.root / "site/go" / post).exists()
        assert (day.root / "site/blog" / post / "index.html").exists()
        assert (day.root / "site/go" / post / "index.html").exists()

    def test_a_site_of_another_day_has_no_dead_ends(self, eve: Site) -> None:
        assert BuiltSite(eve.root / "site", SITE_URL).dead_ends() == []


def built_on(day: date, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The real site, built as on a day."""
    site = copy_of_real(tmp_path_factory.mktemp("day") / day.isoformat())
    built = site.build(day)
    assert built.returncode == 0, built.stderr
    return site


class TestFigures:
    """Figures come from counts."""

    def test_the_practice_review_shows_its_counts_and_shares(self, real: Site) -> None:
        ratings, overall = page(real, "quality/practice-reviews/practice-review-2023").all("table", "pb-figures")

        assert "240 ratings" in ratings.one("caption").text()
        assert "20 records" in overall.one("caption").text()
        assert [cells(row)[1:3] for row in ratings.one("tbody").all("tr")] == [["59", "24.6%"], ["143", "59.6%"], ["37", "15.4%"], ["1", "0.4%"]]
        assert [cells(row)[1:3] for row in overall.one("tbody").all("tr")] == [["5", "25.0%"], ["13", "65.0%"], ["2", "10.0%"], ["0", "0.0%"]]
        assert [cells(table.one("tfoot"))[1] for table in (ratings, overall)] == ["240", "20"]

    def test_the_practice_review_says_that_the_printed_shares_make_101(self, real: Site) -> None:
        article = page(real, "quality/practice-reviews/practice-review-2023")
        printed = [cells(row)[3] for row in article.all("table", "pb-figures")[0].one("tbody").all("tr")]

        assert printed == ["25%", "60%", "15.5%", "0.5%"]
        assert "printed percentages add up to 101" in article.text()

    def test_the_practice_review_says_how_cases_were_chosen(self, real: Site) -> None:
        text = page(real, "quality/practice-reviews/practice-review-2023").text()

        assert "Teams chose the 20 records" in text
        assert "not drawn at random" in text

    def test_the_matrix_counts_each_exemplar_once(self, real: Site) -> None:
        article = page(real, "exemplars/matrix")
        fields = [front_matter(file) for file in EXEMPLARS]
        rated = Counter(heading for one in fields for heading in one["ratings"])  # type: ignore[attr-defined]
        overall = Counter(one["overall"] for one in fields)
        summary = article.one("p", "pb-count").text()

        assert len(article.one("tbody").all("tr")) == len(EXEMPLARS)
        assert [int(number) for number in cells(article.one("tfoot"))[1:]] == [len(EXEMPLARS), *(rated[heading] for heading in HEADINGS)]
        assert summary.startswith(f"{len(EXEMPLARS)} exemplars: ")
        assert sorted(map(int, re.findall(r"(\d+) (?!exemplars)", summary))) == sorted(overall.values())


class TestAddresses:
    """Every address leads somewhere, and none asks another origin for anything."""

    def test_every_id_has_a_permanent_link_that_leads_to_a_page(self, real: Site, built: BuiltSite) -> None:
        files = [path for folder in ("docs", "framework", "exemplars") for path in (real.root / folder).rglob("*.md")]
        ids = {str(front_matter(file)["id"]) for file in files}
        ids |= {entry["id"] for name in ("audit-headings.yml", "service-areas.yml", "practice-reviews.yml") for entry in data(name)}
        ways = {reference.file: reference for reference in built.references if reference.by == "meta refresh"}

        assert {file.removesuffix("/index.html").removeprefix("go/") for file in ways} == ids
        assert [str(way) for way in ways.values() if not built.leads_somewhere(way)] == []

    def test_a_permanent_link_leads_to_the_page_that_it_names(self, built: BuiltSite) -> None:
        way = {reference.file: reference.value for reference in built.references if reference.by == "meta refresh"}

        assert way["go/voice/index.html"] == "../../audit-headings/voice/"
        assert way["go/deprivation-of-liberty/index.html"] == "../../guidance/deprivation-of-liberty/"
        assert way["go/practice-review-2023/index.html"] == "../../quality/practice-reviews/practice-review-2023/"

    def test_there_are_no_dead_ends(self, built: BuiltSite) -> None:
        assert len(built.references) > 5000
        assert built.dead_ends() == []

    def test_nothing_is_fetched_from_another_origin(self, built: BuiltSite) -> None:
        assert built.fetched_from_elsewhere() == []

    @pytest.mark.parametrize(
        "html",
        [
            '<a href="gone/">Gone</a>',
            '<a href="#gone">Gone</a>',
            '<a href="other/#gone">Gone</a>',
            '<img src="gone.png">',
            '<svg><use href="icons.svg#gone"/></svg>',
            '<meta http-equiv="refresh" content="0; url=gone/">',
            '<p style="background: url(gone.png)">',
        ],
    )
    def test_a_dead_end_is_seen(self, tmp_path: Path, html: str) -> None:
        files = {"index.html": html, "other/index.html": '<p id="here">', "icons.svg": '<svg><symbol id="star"/></svg>'}
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")

        assert len(BuiltSite(tmp_path, SITE_URL).dead_ends()) == 1

    @pytest.mark.parametrize("html", ['<link href="https://fonts.example/a.css">', '<script src="//cdn.example/a.js">', '<p style="background: url(https://a.example/b.png)">'])
    def test_a_request_to_another_origin_is_seen(self, tmp_path: Path, html: str) -> None:
        (tmp_path / "index.html").write_text(f'{html}<a href="https://law.example/">Law</a>', encoding="utf-8")

        assert len(BuiltSite(tmp_path, SITE_URL).fetched_from_elsewhere()) == 1


class TestReference:
    """The reference pages leave nothing out."""

    def test_the_front_matter_page_lists_every_field_of_every_kind(self, real: Site) -> None:
        listed = fields_by_section(page(real, "about/front-matter"))

        assert {kind: listed[kind] for kind in KINDS} == {kind: field_names(model) for kind, model in KINDS.items()}

    def test_the_front_matter_page_lists_every_field_of_every_data_file(self, real: Site) -> None:
        listed = fields_by_section(page(real, "about/front-matter"))
        expected = {name.replace(".", "-"): field_names(model) for name, model in DATA_FILES.items()}

        assert {name: listed[name] for name in expected} == expected

    def test_the_front_matter_page_lists_every_field_inside_a_field(self, real: Site) -> None:
        tables = [*fields_by_section(page(real, "about/front-matter")).values()]
        inside = {inner for model in (*KINDS.values(), *DATA_FILES.values()) for inner in models_inside(model)}

        assert [model.__name__ for model in inside if field_names(model) not in tables] == []

    def test_the_findings_page_explains_every_rule(self, real: Site) -> None:
        article = page(real, "about/findings")
        codes = {term.attributes["id"]: term.one("span").text() for term in article.all("dt")}

        assert codes == {rule.code: rule.severity for rule in RULES}
        assert all(words(rule.mend)[-1] in article.text() for rule in RULES)


def field_names(model: type[Model]) -> list[str]:
    """The fields of a model as authors write them."""
    return [field.alias or name for name, field in model.model_fields.items()]


def fields_by_section(article: Element) -> dict[str, list[str]]:
    """The field names in the table under each heading, by the heading's anchor."""
    found: dict[str, list[str]] = {}
    section = ""
    for element in article.walk():
        if element.tag in ("h2", "h3", "h4"):
            section = element.attributes["id"]
        elif element.tag == "table" and "pb-fields" in element.attributes.get("class", ""):
            assert section not in found
            found[section] = [row.all("code")[0].text() for row in element.one("tbody").all("tr")]
    return found


class TestContent:
    """What ships is complete."""

    @pytest.mark.parametrize("file", EXEMPLARS, ids=lambda file: file.stem)
    def test_an_exemplar_has_between_500_and_900_words(self, file: Path) -> None:
        body = re.sub(r"\{[^}]*\}", "", file.read_text(encoding="utf-8").split("\n---\n", 1)[1])

        assert 500 <= len(re.findall(r"[^\W_][\w’'-]*", _LINK.sub(r"\1", body))) <= 900

    def test_every_audit_heading_is_shown(self) -> None:
        assert {heading for file in EXEMPLARS for heading, _, _ in marked_passages(file)} == {*HEADINGS}

    def test_the_glossary_explains_at_least_25_terms(self, real: Site) -> None:
        assert len(page(real, "glossary").all("dt")) == len(data("glossary.yml")) >= 25

    @pytest.mark.parametrize("file", sorted((ROOT / "framework").glob("*.yml")), ids=lambda file: file.name)
    def test_a_data_file_begins_by_saying_how_to_change_it(self, file: Path) -> None:
        opening = file.read_text(encoding="utf-8").split("\n\n")[0].splitlines()

        assert len(opening) >= 4
        assert all(line.startswith("#") for line in opening)


class TestUnpublished:
    """A build has nothing of what is not published."""

    @pytest.fixture
    def site(self, tiny: Site) -> Site:
        """A tiny site with a draft, a post of tomorrow, and links to both."""
        tiny.write(
            "docs/policies/whispering.md",
            """
            ---
            id: whispering
            title: Whispering
            summary: Nobody may read quietude yet.
            status: draft
            owner: lead
            approver: chief
            version: "1.0"
            effective_from: 2026-01-01
            next_review: 2027-01-01
            supports: [hearing]
            service_areas: [north]
            ---

            Quietude.
            """,
        )
        tiny.write(
            "docs/blog/posts/tomorrow.md",
            """
            ---
            id: tomorrow
            title: Tomorrow at last
            summary: Nobody may read this quietude today.
            date: 2026-11-24
            authors: [lead]
            supports: [hearing]
            ---

            Quietude.
            """,
        )
        tiny.replace("docs/policies/listening.md", "Only one.", "Only one, after [whispering](whispering.md) and [tomorrow](/go/tomorrow/).")
        return tiny

    def test_a_draft_and_a_post_of_a_later_day_are_in_no_file(self, site: Site) -> None:
        built = site.build()

        assert built.returncode == 0, built.stderr
        files = {path.relative_to(site.root / "site"): path.read_bytes().lower() for path in (site.root / "site").rglob("*") if path.is_file()}
        assert [str(path) for path, text in files.items() if b"quietude" in text or "whispering" in str(path) or "tomorrow" in str(path)] == []

    def test_a_link_to_them_is_plain_text_and_a_warning(self, site: Site) -> None:
        built = site.build()

        article = page(site, "policies/listening")
        assert "Only one, after whispering and tomorrow." in article.text()
        assert [link.text() for link in article.all("a") if link.text() in ("whispering", "tomorrow")] == []
        assert built.stderr.count("docs/policies/listening.md:18:") == 2
        assert built.stderr.count("warning links.to-draft") == 2

    def test_what_was_withdrawn_leaves_an_address_and_none_of_its_words(self, site: Site) -> None:
        site.replace("docs/policies/whispering.md", "status: draft", "status: withdrawn")
        built = site.build()

        assert built.returncode == 0, built.stderr
        assert page(site, "policies/whispering").one("h1").text() == "Withdrawn"
        assert (site.root / "site/go/whispering/index.html").exists()
        files = [path for path in (site.root / "site").rglob("*") if path.is_file()]
        assert [str(path) for path in files if b"quietude" in path.read_bytes().lower() or b">Whispering<" in path.read_bytes()] == []

    def test_a_blog_category_without_posts_is_no_page_to_link_to(self, tiny: Site) -> None:
        tiny.replace("docs/policies/listening.md", "Only one.", "Only one of [the news](/blog/category/news/).")

        assert tiny.codes() == ["links.broken"]

    def test_a_preview_has_both(self, site: Site) -> None:
        addresses = site.prepare(preview=True).page_by_address

        assert {"policies/whispering/", "blog/tomorrow/"} <= addresses.keys()
