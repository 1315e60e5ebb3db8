"""What was withdrawn is in no byte of what we make: every phrase, word and stem that only it had is looked for."""

import gzip
import io
import json
import shutil
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import DAY, Site, run, tiny_site
from leaks import Leak, leaks, phrases_of, words_of

CONSENT_ENDS = date(2026, 12, 31)

EXEMPLAR = """
    ---
    id: case-one
    title: The concertina on the landing
    summary: A widower kept his concertina beside the coal scuttle.
    keywords: [squeezebox, bellows, hornpipe tune]
    service_areas: [north]
    basis: consented
    topic: gardening
    source: invented
    ratings: {hearing: shining, writing-it-down: fair}
    overall: shining
    what_made_the_difference: Somebody hummed the chorus.
    consent: {reference: CONSENT-7731, given_on: 2026-01-01, expires_on: 2026-12-31}
    ---

    ## The marmalade shelf { data-shows="hearing" data-keywords="preserving jars" }

    He labelled marmalade by the *comet* that passed that winter. See [listening](../docs/policies/listening.md).

    ![A walnut dresser with brass hinges](pictures/dresser.png)

    ## In the margin { data-shows="writing-it-down" }

    The worker sketched a lighthouse, and wrote “keep the lantern where he can reach it”.
"""

POLICY = """
    ---
    id: rule-two
    title: Lending a wheelbarrow
    summary: Ask the allotment steward before you lend a wheelbarrow.
    owner: lead
    approver: chief
    version: "2.0"
    effective_from: 2026-06-01
    next_review: 2027-06-01
    change_summary: Turnips are no longer hauled.
    equality_impact: Screened with the beekeepers.
    service_areas: [north]
    supports: [hearing]
    law: [act-s1]
    quick_read: Oil the axle. Then [ask the steward](#the-axle).
    keywords: [barrow, trundle]
    ---

    ## The axle

    Grease it every fortnight.

    ![A barrow full of pumpkins](pictures/pumpkins.png)
"""

EARLIER = """
    ---
    id: rule-two
    title: Lending a handcart
    summary: Handcarts were lent from the orchard gate.
    owner: lead
    approver: chief
    version: "1.0"
    effective_from: 2025-01-01
    next_review: 2026-01-01
    quick_read: Whistle before the orchard.
    keywords: [handcart]
    ---

    ## The orchard

    Rhubarb was weighed in pewter bowls.

    ![A pewter bowl of rhubarb](pictures/rhubarb.png)
"""

POST = """
    ---
    id: story-three
    title: Seven umbrellas
    summary: What the ferryman taught us about drizzle.
    date: 2026-11-01
    authors: [lead]
    categories: [news]
    series: Weather on one page
    supports: [hearing]
    keywords: [puddles, galoshes]
    announces: [rule-two]
    picture: pictures/ferry.png
    ---

    The ferryman hoisted a scarlet pennant.

    <!-- more -->

    ## Under the awning

    Nobody borrowed an umbrella twice.
"""

STUB = "---\nid: gone\nstatus: withdrawn\nwithdrawn_on: 2026-11-20\n---\n"
"""Of another document, so that the words of the page that says so are known."""


@dataclass(frozen=True)
class Planted:
    """A document of the site, with all that it alone has."""

    id: str
    address: str
    files: dict[str, str]
    """Its texts by their paths."""
    pictures: tuple[str, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text of it, as it is written, and what its pictures are called."""
        return (*self.files.values(), *(Path(one).stem for one in self.pictures))


PLANTED = (
    Planted("case-one", "exemplars/case-one/", {"exemplars/case-one.md": EXEMPLAR}, ("exemplars/pictures/dresser.png",)),
    Planted(
        "rule-two",
        "policies/rule-two/",
        {"docs/policies/rule-two.md": POLICY, "docs/policies/rule-two.versions/1.0.md": EARLIER},
        ("docs/policies/pictures/pumpkins.png", "docs/policies/rule-two.versions/pictures/rhubarb.png"),
    ),
    Planted("story-three", "blog/story-three/", {"docs/blog/posts/story-three.md": POST}, ("docs/blog/posts/pictures/ferry.png",)),
)
TELLING = "the-cellist-and-her-geese"


def picture(seed: int) -> bytes:
    """A picture of 16 by 16 grey points that no other seed gives."""
    rows = b"".join(b"\0" + bytes((seed * 31 + row * 7 + column * column) % 256 for column in range(16)) for row in range(16))
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", 16, 16, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks)


def pieces(*names: str) -> list[bytes]:
    """The points of some pictures, compressed as they are in the file."""
    return [picture(zlib.crc32(name.encode())).partition(b"IDAT")[2][:60] for name in names]


def plant(site: Site, *documents: Planted) -> None:
    """Write documents and their pictures."""
    for one in documents:
        for name in one.pictures:
            file = site.root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(picture(zlib.crc32(name.encode())))
        for path, text in one.files.items():
            site.write(path, text)


def built(site: Site, day: date = DAY) -> Site:
    """Build it."""
    done = site.build(day)
    assert done.returncode == 0, done.stderr
    return site


def everywhere(site: Site, words: set[str], names: tuple[str, ...] = ()) -> list[Leak]:
    """What of some words and pictures is in all that a build makes."""
    return [*leaks(site.root / "site", words, pieces(*names)), *leaks(site.root / ".cache", words, pieces(*names))]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A tiny site before any of the documents were written, with a withdrawn one, built."""
    site = tiny_site(tmp_path_factory.mktemp("before"))
    site.write("docs/policies/gone.md", STUB)
    return built(site)


@pytest.fixture(scope="module")
def only(before: Site) -> Callable[..., set[str]]:
    """Of some texts, every phrase, word and stem that the site had nowhere before."""

    def of(*texts: str) -> set[str]:
        ids = words_of(*(one.id for one in PLANTED))
        found = (words_of(*texts) - ids) | phrases_of(*texts)
        return found - {leak.words for leak in everywhere(before, found)}

    return of


@pytest.fixture(scope="module")
def planted(before: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site with all the documents, and another that links into one of them, built."""
    site = Site(tmp_path_factory.mktemp("planted") / "site")
    shutil.copytree(before.root, site.root, ignore=shutil.ignore_patterns("site", ".cache"))
    plant(site, *PLANTED)
    site.replace("docs/policies/listening.md", "Only one.", "Only one. More is [there](../../exemplars/case-one.md#the-marmalade-shelf).")
    site.replace("docs/policies/listening.md", "keywords: [ears]", "keywords: [ears]\nrelated: [case-one]")
    return built(site)


@pytest.fixture
def site(planted: Site, tmp_path: Path) -> Site:
    """The same, for a test to change."""
    shutil.copytree(planted.root, tmp_path / "site")
    return Site(tmp_path / "site")


def withdraw(site: Site, *arguments: str) -> str:
    """Run the command, and say what it printed."""
    done = run("practicebook", "withdraw", *arguments, "--reason", "A test", cwd=site.root)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("document", PLANTED, ids=lambda one: one.id)
def test_before_it_is_withdrawn_its_words_are_found_in_pages_search_and_lists(planted: Site, only: Callable[..., set[str]], document: Planted) -> None:
    found = everywhere(planted, only(*document.texts), document.pictures)

    places = {leak.where.partition(":")[0].partition("/")[0] for leak in found} | {leak.where for leak in found}
    assert {"assets", f"{document.address}index.html", "topics/index.html", "practicebook/search/sections.json: terms"} <= places
    assert [leak for leak in found if leak.words.startswith("bytes ")]
    assert len({leak.words for leak in found}) > 20


@pytest.mark.parametrize("document", PLANTED, ids=lambda one: one.id)
def test_after_it_is_withdrawn_nothing_that_we_make_has_a_word_of_it(site: Site, only: Callable[..., set[str]], document: Planted) -> None:
    words = only(*document.texts)
    withdraw(site, document.id)
    built(site)

    assert everywhere(site, words, document.pictures) == []
    assert "Withdrawn" in site.page(document.address)
    assert document.address in json.loads((site.root / "site/assets/offline.json").read_text(encoding="utf-8"))["withdrawn"]


def test_after_all_are_withdrawn_the_working_tree_has_no_word_of_them(site: Site, only: Callable[..., set[str]]) -> None:
    words = only(*(text for one in PLANTED for text in one.texts)) - words_of("the-marmalade-shelf")
    for one in PLANTED:
        withdraw(site, one.id)

    kept = [leak for folder in ("docs", "framework", "exemplars") for leak in leaks(site.root / folder, words, pieces(*(name for one in PLANTED for name in one.pictures)))]
    assert kept == []


def test_where_the_address_tells_nothing_that_we_make_has_the_name(site: Site, only: Callable[..., set[str]]) -> None:
    telling = Planted(TELLING, f"exemplars/{TELLING}/", {f"exemplars/{TELLING}.md": EXEMPLAR.replace("case-one", TELLING)}, PLANTED[0].pictures)
    words = only(*telling.texts) | {TELLING, "cellist"}
    withdraw(site, "case-one")
    plant(site, telling)
    assert everywhere(built(site), words)

    withdraw(site, TELLING, "--address-tells")
    built(site)

    assert everywhere(site, words, PLANTED[0].pictures) == []
    assert [leak for folder in ("docs", "framework", "exemplars") for leak in leaks(site.root / folder, words - words_of("the-marmalade-shelf"))] == []


def test_when_consent_has_ended_nothing_that_we_make_has_a_word_of_it(site: Site, only: Callable[..., set[str]]) -> None:
    words = only(EXEMPLAR)
    assert everywhere(built(site, CONSENT_ENDS), words)

    built(site, CONSENT_ENDS + timedelta(days=1))

    assert everywhere(site, words, PLANTED[0].pictures) == []
    assert "It was withdrawn on 1 January 2027." in site.page("exemplars/case-one")
    assert json.loads((site.root / "site/assets/offline.json").read_text(encoding="utf-8"))["withdrawn"] == ["exemplars/case-one/", "policies/gone/"]


def zipped(content: bytes) -> bytes:
    """A Word file with some content, as far as an archive goes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", content)
    return file.getvalue()


HIDDEN = {
    "a page": ("index.html", b"<p>See the <em>concer</em>tina</p>"),
    "an attribute": ("index.html", b'<img alt="A CONCERTINA">'),
    "entities": ("feed.atom", b"<title>&#99;oncertina</title>"),
    "an address": ("sitemap.xml", b"<loc>https://a.example/%63oncertina/</loc>"),
    "JSON with escapes": ("catalogue.json", b'{"title": "\\u0063oncertina"}'),
    "a compressed file": ("sitemap.xml.gz", gzip.compress(b"concertina")),
    "a shard": ("terms/0a1b2c3d4e.bin", gzip.compress(b'{"concertina":[1,800,3]}\n\x00\x01\xff')),
    "a Word file": ("downloads/a.docx", zipped(b"<w:t>concertina</w:t>")),
    "a Word file in an archive": ("all.zip", zipped(zipped(b"concertina"))),
    "a stream of a PDF": ("downloads/a.pdf", b"%PDF-1.7\nstream\n" + zlib.compress(b"(concertina) Tj") + b"\nendstream"),
    "a picture's text": ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\x20iTXtTitle\0\1\0\0\0" + zlib.compress(b"concertina")),
    "a file in UTF-16": ("a.csv", "concertina".encode("utf-16-le")),
    "a file's name": ("pictures/concertina.png", b""),
    "a longer word": ("index.html", b"concertinas"),
    "accents": ("index.html", "Concertína".encode()),
}


@pytest.mark.parametrize("hidden", HIDDEN)
def test_a_planted_leak_is_found(tmp_path: Path, hidden: str) -> None:
    name, content = HIDDEN[hidden]
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    (tmp_path / "other.html").write_text("A harmonium.", encoding="utf-8")

    assert {leak.where.partition(":")[0] for leak in leaks(tmp_path, ["concertina"])} == {name}
    assert leaks(tmp_path, ["accordion"]) == []


def test_bytes_of_a_picture_are_found(tmp_path: Path) -> None:
    (tmp_path / "other-name.png").write_bytes(picture(1))

    assert [leak.where for leak in leaks(tmp_path, [], [picture(1)[-40:-12]])] == ["other-name.png"]
    assert leaks(tmp_path, [], [picture(2)[-40:-12]]) == []
