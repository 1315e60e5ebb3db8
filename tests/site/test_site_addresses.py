"""Every address of the real site leads somewhere, and none asks another origin for anything."""

from pathlib import Path

import pytest
from conftest import Site
from crawl import BuiltSite
from plain_sources import data, front_matter
from site_builds import SITE_URL


@pytest.fixture(scope="module")
def built(real: Site) -> BuiltSite:
    """The real site's files."""
    return BuiltSite(real.root / "site", SITE_URL)


def test_every_id_has_a_permanent_link_that_leads_to_a_page(real: Site, built: BuiltSite) -> None:
    files = [path for folder in ("docs", "framework", "exemplars") for path in (real.root / folder).rglob("*.md")]
    ids = {str(front_matter(file)["id"]) for file in files}
    ids |= {entry["id"] for name in ("audit-headings.yml", "service-areas.yml", "practice-reviews.yml") for entry in data(real.root, name)}
    ways = {reference.file: reference for reference in built.references if reference.by == "meta refresh"}

    assert {file.removesuffix("/index.html").removeprefix("go/") for file in ways} == ids
    assert [str(way) for way in ways.values() if not built.leads_somewhere(way)] == []


def test_a_permanent_link_leads_to_the_page_that_it_names(built: BuiltSite) -> None:
    way = {reference.file: reference.value for reference in built.references if reference.by == "meta refresh"}

    assert way["go/voice/index.html"] == "../../audit-headings/voice/"
    assert way["go/deprivation-of-liberty/index.html"] == "../../guidance/deprivation-of-liberty/"
    assert way["go/practice-review-2023/index.html"] == "../../quality/practice-reviews/practice-review-2023/"


def test_there_are_no_dead_ends(built: BuiltSite) -> None:
    assert len(built.references) > 5000
    assert built.dead_ends() == []


def test_nothing_is_fetched_from_another_origin(built: BuiltSite) -> None:
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
def test_a_dead_end_is_seen(tmp_path: Path, html: str) -> None:
    files = {"index.html": html, "other/index.html": '<p id="here">', "icons.svg": '<svg><symbol id="star"/></svg>'}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")

    assert len(BuiltSite(tmp_path, SITE_URL).dead_ends()) == 1


@pytest.mark.parametrize("html", ['<link href="https://fonts.example/a.css">', '<script src="//cdn.example/a.js">', '<p style="background: url(https://a.example/b.png)">'])
def test_a_request_to_another_origin_is_seen(tmp_path: Path, html: str) -> None:
    (tmp_path / "index.html").write_text(f'{html}<a href="https://law.example/">Law</a>', encoding="utf-8")

    assert len(BuiltSite(tmp_path, SITE_URL).fetched_from_elsewhere()) == 1
