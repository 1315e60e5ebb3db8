"""`assets/offline.json`: what a device can keep, and what belongs together."""

import json
import shutil
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from conftest import Site

from practicebook import outputs
from practicebook.content import addresses as at

EVERY_AREA = ("", "404.html", "areas/", "law/", "glossary/", "search/", "topics/", "keep/")
KINDS = {".css", ".js", ".woff2", ".svg", ".png", ".webmanifest", ".bin", ".json", ".html", ""}


@pytest.fixture(scope="module")
def listed(real: Site) -> dict[str, Any]:
    """The real site's list."""
    found = json.loads((real.root / "site/assets/offline.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def addresses(listed: dict[str, Any], gaps: list[int]) -> set[str]:
    """The addresses that a list of gaps stands for."""
    return {listed["files"][number][0] for number in accumulate(gaps)}


def of_area(listed: dict[str, Any], area: str) -> set[str]:
    """All that is kept with an area."""
    (one,) = (one for one in listed["areas"] if one["id"] == area)
    return set().union(*(addresses(listed, gaps) for gaps in (listed["shell"], listed["common"], one["files"])))


def on_disk(site: Path, address: str) -> Path:
    """The file of an address."""
    return site / (f"{address}index.html" if address == "" or address.endswith("/") else address)


def test_every_file_is_listed_once_in_order_with_its_size_and_hash(real: Site, listed: dict[str, Any]) -> None:
    found = [address for address, _, _ in listed["files"]]

    assert found == sorted(set(found))
    for address, size, digest in listed["files"]:
        content = on_disk(real.root / "site", address).read_bytes()
        assert (len(content), sha256(content).hexdigest()[:12]) == (size, digest), address


def test_every_page_but_those_of_versions_is_listed(real: Site, listed: dict[str, Any]) -> None:
    site = real.root / "site"
    pages = {path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("*.html") if "/v/" not in path.as_posix()}

    assert {address for address, _, _ in listed["files"] if not address or address.endswith(("/", ".html"))} == pages


def test_what_pages_need_is_listed_and_what_nothing_asks_for_is_not(listed: dict[str, Any]) -> None:
    found = {address for address, _, _ in listed["files"]}
    shell = addresses(listed, listed["shell"])

    assert {Path(address).suffix for address in found} <= KINDS
    assert {"keep/", "assets/stylesheets/practicebook.css", "assets/icons.svg", "assets/browser/search-worker.js", "manifest.webmanifest"} <= shell
    assert {"assets/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2", "assets/browser/offline.js"} <= shell
    assert not {address for address in found if "/lunr/" in address or address in ("assets/offline.json", "service-worker.js", "sitemap.xml")}


def test_an_area_has_its_own_pages_those_that_everyone_needs_and_the_search(real: Site, listed: dict[str, Any]) -> None:
    edition = real.prepare().edition
    assert edition

    for area in edition.library.areas:
        found = of_area(listed, area.id)
        named = {at.document(document) for document in edition.readable if area.id in edition.text(document).fields.service_areas}
        assert {*EVERY_AREA, f"areas/{area.id}/"} <= found
        assert named <= found
        assert {address for address, _, _ in listed["files"] if address.startswith("assets/search/")} <= found
        assert not {address for address in found if address.startswith("areas/")} - {"areas/", f"areas/{area.id}/"}


def test_a_file_is_named_once_and_the_list_is_small(real: Site, listed: dict[str, Any]) -> None:
    text = (real.root / "site/assets/offline.json").read_text(encoding="utf-8")

    assert text.count('"assets/icons.svg"') == 1
    assert len(text) < 80 * len(listed["files"])


def test_the_same_content_gives_the_same_bytes_and_a_changed_file_another_build(tiny: Site) -> None:
    assert tiny.build().returncode == 0
    file = tiny.root / "site/assets/offline.json"
    first = file.read_bytes()
    assert tiny.build().returncode == 0
    assert file.read_bytes() == first

    tiny.replace("docs/policies/listening.md", "Only one.", "Only two.")
    assert tiny.build().returncode == 0

    assert json.loads(file.read_bytes())["version"] != json.loads(first)["version"]


def test_pictures_come_with_the_page_that_shows_them(tiny: Site) -> None:
    assert tiny.build().returncode == 0
    site = tiny.root / "site"
    for name in ("gate.png", "small.png", "frame.png", "unseen.png"):
        (site / "policies" / name).write_bytes(name.encode())
    page = site / "policies/listening/index.html"
    shown = '<img src="../gate.png?1" srcset="../small.png 1x, ../gate.png 2x"><div style="x"></div><link rel="stylesheet" href="../own.css">'
    (site / "policies/own.css").write_text("div { background: url('frame.png#a') }", encoding="utf-8")
    page.write_text(page.read_text(encoding="utf-8").replace("</article>", f"{shown}</article>"), encoding="utf-8")

    listed = described(tiny)

    needs = listed["needs"][[address for address, _, _ in listed["files"]].index("policies/listening/")]
    assert addresses(listed, needs) == {"policies/gate.png", "policies/small.png", "policies/frame.png", "policies/own.css"}
    assert "policies/unseen.png" not in {address for address, _, _ in listed["files"]}
    assert "policies/gate.png" in of_area(listed, "north")


def test_the_editor_is_not_kept(tiny: Site) -> None:
    assert tiny.build().returncode == 0
    shutil.copytree(tiny.root / "site/glossary", tiny.root / "site/admin")

    assert not [address for address, _, _ in described(tiny)["files"] if address.startswith("admin")]


def test_a_withdrawn_document_is_named(tiny: Site) -> None:
    tiny.replace("docs/policies/listening.md", "summary: Listen", "status: withdrawn\nsummary: Listen")
    tiny.replace("docs/index.md", "[the policy](policies/listening.md)", "it")
    assert tiny.build().returncode == 0

    assert described(tiny)["withdrawn"] == ["policies/listening/"]


def described(site: Site) -> dict[str, Any]:
    """The list of a tiny site as it is on disk."""
    edition = site.prepare().edition
    assert edition
    return outputs.offline.describe(edition, site.root / "site")


def test_turned_off_there_is_a_list_that_says_so_and_a_worker_that_leaves(tiny: Site) -> None:
    tiny.replace("mkdocs.yml", "  - practicebook", "  - practicebook: {offline: false}")
    assert tiny.build().returncode == 0
    site = tiny.root / "site"

    assert json.loads((site / "assets/offline.json").read_text(encoding="utf-8")) == {"format": 1, "enabled": False}
    assert "unregister" in (site / "service-worker.js").read_text(encoding="utf-8")
    assert "fetch" not in (site / "service-worker.js").read_text(encoding="utf-8").replace("fetches", "")
    assert 'href="../keep/' not in tiny.page("areas/north")


def test_a_wrong_option_is_said_in_words(tiny: Site) -> None:
    tiny.replace("mkdocs.yml", "  - practicebook", "  - practicebook: {offline: perhaps}")

    built = tiny.build()

    assert built.returncode == 1
    assert "offline" in built.stderr
    assert "Traceback" not in built.stderr
