"""A second council, kept as a fixture, has nothing of ours in its site: no name of our data files is in the code.

`council_names` says how each sort of name is looked for, single common words among them.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT, Site
from council_names import Names, names_in_file, names_of
from crawl import BuiltSite
from site_builds import SECOND, second_council

CODE = ROOT / "plugins" / "practicebook"
CODE_ENDINGS = (".py", ".jinja", ".html", ".js", ".css", ".svg", ".json", ".yml", ".md")

LISTS = ("lists", "identifiers", "words")
"""The anonymity gate's lists of ordinary words, in which those of our data are words like any other."""

PRODUCT_WORDS = ("practice review", "practice-review", "practice framework")
"""Our data has a source, and a glossary entry, called what the product itself calls the thing: its own words on any site."""

SEASONS = ("spring", "summer", "autumn", "winter")
"""What `practicebook pseudonymise` proposes in place of a day, on any site."""

FIELD = ("adult social care",)
"""What the product is for, as its comments say; also what our sample department is called. On another's site it may not be."""

OF_THE_WORK = ("care home", "home care", "hospital discharge", "occupational therapist", "OT", "NHS")
"""Words of any council's work, which our glossary explains and the gate knows as ordinary."""

DRAWN = ("carers",)
"""Names of drawings: an icon that any council's tile may have, beside `bed` and `door`."""

FOLDERS = ("learning", "Learning")
"""The `docs/learning/` folder that any site may have, and its section, which is not our blog category of that name."""

OURS = names_of(ROOT / "framework")
THEIRS = names_of(SECOND / "framework")


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The second council's site, built."""
    return second_council(tmp_path_factory)


def found_in(site: Path, names: Names) -> dict[str, set[str]]:
    """The files of a site in which each name is found."""
    files: dict[str, set[str]] = {}
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        address = path.relative_to(site).as_posix()
        for name in names_in_file(path, address, names):
            files.setdefault(name, set()).add(address)
    return files


def test_the_two_councils_have_no_name_in_common() -> None:
    assert OURS.all & THEIRS.all == frozenset()


def test_the_second_council_has_other_numbers_of_everything(second: Site) -> None:
    edition = second.prepare().edition
    assert edition
    library = edition.library
    kinds = [document.kind for document in edition.governed]

    assert (len(library.audit_headings), len(library.rating_scale), len(library.areas), len(library.council.roles)) == (9, 3, 6, 8)
    assert (len(edition.exemplars), len(edition.posts), kinds.count("framework"), len(kinds)) == (4, 1, 1, 5)
    assert {edition.state(document) for document in edition.governed} == {"in force", "ended", "upcoming"}


def test_the_second_council_has_no_findings(second: Site) -> None:
    assert second.findings() == ()


def test_another_councils_site_has_no_dead_ends(second: Site) -> None:
    site = BuiltSite(second.root / "site", "https://handbook.saltmere.example/")

    assert site.dead_ends() == []
    assert site.fetched_from_elsewhere() == []


def test_no_name_of_our_data_is_in_any_file_of_another_councils_site(second: Site) -> None:
    assert found_in(second.root / "site", OURS.without(*PRODUCT_WORDS)) == {}


def test_the_second_councils_own_names_are_all_over_its_site(second: Site) -> None:
    library = second.prepare().edition.library  # type: ignore[union-attr]
    found = found_in(second.root / "site", THEIRS)

    for thing in (*library.audit_headings, *library.areas):
        assert f"go/{thing.id}/index.html" in found[thing.id]
        assert len(found[thing.title.lower()] if " " in thing.title else found[thing.title]) > 1
    for rating in library.rating_scale:
        assert f"audit-headings/{library.audit_headings[0].id}/index.html" in found[rating.title.lower()]
    assert len(found[library.council.name.lower()]) > 30


def test_the_second_councils_review_is_counted_on_its_own_scale(second: Site) -> None:
    page = second.page("quality/practice-reviews/peer-visit-2025")

    assert "10 records under 9 headings: 90 ratings" in page
    assert all(f"<td>{share}%</td>" in page for share in ("34.4", "57.8", "7.8", "30.0", "60.0", "10.0"))
    assert "add up to" not in page


@pytest.mark.parametrize(
    ("path", "leak", "name"),
    [
        ("leak/index.html", '<a href="../audit-headings/voice/">Read it</a>', "voice"),
        ("leak/index.html", '<td data-rating="requires-improvement"></td>', "requires-improvement"),
        ("leak/index.html", "<p><b>Good</b> overall</p>", "Good"),
        ("leak/index.html", '<td data-label="Risk"></td>', "Risk"),
        ("leak/index.html", "<p>Ask the Principal\n Social Worker.</p>", "principal social worker"),
        ("leak/index.html", "<p>Recording, analysis &amp; more: our council</p>", "our council"),
        ("leak/index.html", '<a href="mailto:psw@council.example">', "psw@council.example"),
        ("leak/index.html", '<script type="application/json">{"scale": ["Good"]}</script>', "Good"),
        ("go/capacity/index.html", "<p>Moved.</p>", "capacity"),
        ("catalogue.json", '{"path": "areas/first-contact/#posts"}', "first-contact"),
        ("catalogue.json", '{"rating": "Outstanding"}', "Outstanding"),
        ("leak.js", "const best = 'outstanding';", "outstanding"),
        ("sitemap.xml", "<loc>https://a.example/audit-headings/oversight/</loc>", "oversight"),
        ("llms.txt", "audit-headings/oversight/index.md", "oversight"),
        ("llms.txt", "Topics: Living with dementia", "living with dementia"),
    ],
)
def test_a_leak_is_found(tmp_path: Path, path: str, leak: str, name: str) -> None:
    file = tmp_path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(leak, encoding="utf-8")

    assert name in names_in_file(file, path, OURS)


@pytest.mark.parametrize("prose", ["A good review of the risk.", "Carers and their capacity.", "Planning for spring, with a manager."])
def test_plain_words_in_prose_are_no_leak(tmp_path: Path, prose: str) -> None:
    file = tmp_path / "index.html"
    file.write_text(f'<p title="{prose}">{prose}</p>', encoding="utf-8")

    assert names_in_file(file, "index.html", OURS) == set()


def test_our_names_are_found_in_our_own_site(real: Site) -> None:
    library = real.prepare().edition.library  # type: ignore[union-attr]
    found = found_in(real.root / "site" / "audit-headings", OURS).keys() | found_in(real.root / "site" / "areas", OURS).keys()
    things = (*library.audit_headings, *library.areas)

    assert {thing.id for thing in things} <= found
    assert {title if " " not in title else title.lower() for title in (*(one.title for one in things), *(one.title for one in library.rating_scale))} <= found
    assert library.council.name.lower() in found


def test_the_code_names_nothing_of_our_data() -> None:
    names = OURS.without(*PRODUCT_WORDS, *FIELD, *OF_THE_WORK, *DRAWN, *FOLDERS, *SEASONS)
    files = sorted(path for path in CODE.rglob("*") if path.suffix in CODE_ENDINGS and path.parent.name not in LISTS)
    found = {path.relative_to(ROOT).as_posix(): leaks for path in files if (leaks := _in_source(path, names))}

    assert len(files) > 80
    assert found == {}


def _in_source(path: Path, names: Names) -> set[str]:
    """Titles of several words anywhere, comments included; ids and single words only as quoted values."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return names.in_text(text).union(*map(names.in_value, _values(ast.parse(text))))
    return names.in_text(text) | names.in_quotes(text)


def _values(tree: ast.AST) -> Iterator[str]:
    """Every string that Python code holds; a docstring is prose and so has spaces."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
