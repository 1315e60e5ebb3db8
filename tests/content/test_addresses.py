"""Where everything lives, and the way from one page to another."""

from pathlib import PurePosixPath
from urllib.parse import urljoin

import pytest
from conftest import Site
from hypothesis import given
from hypothesis import strategies as st
from properties import examples

from practicebook.content import addresses

SITES = ("https://tiny.example/", "https://council.example/social-care/practice/", "http://localhost:8000/")


@pytest.mark.parametrize(
    ("file", "address"),
    [
        ("docs/index.md", ""),
        ("docs/about/index.md", "about/"),
        ("docs/about/writing.md", "about/writing/"),
        ("docs/policies/dols.md", "policies/dols/"),
        ("framework/our-approach.md", "framework/our-approach/"),
        ("exemplars/two-kettles.md", "exemplars/two-kettles/"),
        ("docs/blog/index.md", "blog/"),
        ("docs/blog/posts/news.md", "blog/news/"),
        ("docs/blog/posts/2026/news.md", "blog/news/"),
        ("docs/docs/a.md", "docs/a/"),
        ("framework/docs/a.md", "framework/docs/a/"),
    ],
)
def test_an_address_is_folder_and_file_name_with_no_date_and_no_title(file: str, address: str) -> None:
    assert addresses.of_file(PurePosixPath(file)) == address


@pytest.mark.parametrize(
    ("target", "page", "way"),
    [
        ("policies/a/", "", "policies/a/"),
        ("", "policies/a/", "../../"),
        ("", "", "./"),
        ("policies/a/", "policies/a/", "./"),
        ("policies/a/#b", "policies/a/", "#b"),
        ("policies/b/#c", "policies/a/", "../b/#c"),
        ("policies/", "policies/a/", "../"),
        ("assets/icons.svg#icon-home", "policies/a/", "../../assets/icons.svg#icon-home"),
        ("assets/a.png", "404.html", "assets/a.png"),
        ("policies/a/", "404.html", "policies/a/"),
        ("#top", "", "#top"),
    ],
)
def test_the_way_from_a_page_to_an_address_is_relative(target: str, page: str, way: str) -> None:
    assert addresses.relative(target, page) == way


def test_the_way_leads_there_wherever_the_site_is_put(long: bool) -> None:
    name = st.from_regex(r"[a-z0-9]{1,3}(-[a-z0-9]{1,2})?", fullmatch=True)
    folder = st.lists(name, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))
    path = st.one_of(folder, st.builds("{}{}.html".format, folder, name), st.builds("{}{}.png".format, folder, name))
    address = st.builds("{}{}".format, path, st.one_of(st.just(""), name.map("#{}".format)))

    @examples(long, 500, 20_000)
    @given(address, path, st.sampled_from(SITES))
    def holds(target: str, page: str, site: str) -> None:
        way = addresses.relative(target, page)

        assert urljoin(f"{site}{page}", way) == f"{site}{target}"
        assert not way.startswith("/")

    holds()


def test_everything_with_an_id_has_an_address_and_each_its_own(real: Site) -> None:
    edition = real.prepare().edition
    assert edition
    library = edition.library

    found = addresses.by_id(library)

    ids = [*library.document_by_id, *library.heading_by_id, *library.area_by_id, *(review.id for review in library.reviews)]
    assert sorted(found) == sorted(ids)
    assert len(set(found.values())) == len(found)
    assert all(address == "" or (address.endswith("/") and not address.startswith("/")) for address in found.values())


def test_a_hand_written_text_of_an_area_is_found_at_the_areas_page(tiny: Site) -> None:
    tiny.write("docs/areas/north.md", "---\nid: north\ntitle: N\nsummary: S.\n---\n\nWords.\n")
    prepared = tiny.prepare()
    assert prepared.edition

    assert addresses.by_id(prepared.edition.library)["north"] == "areas/north/"
    assert prepared.page_by_address["areas/north/"].source == PurePosixPath("docs/areas/north.md")


def test_places_within_pages() -> None:
    assert addresses.law("act-s1") == "law/#act-s1"
    assert addresses.term("Best interests (decision)") == "glossary/#best-interests-decision"
    assert addresses.permanent("dols") == "go/dols/"
