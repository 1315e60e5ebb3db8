"""A page of HTML becomes a Word file with the same words in the same order."""

import io
import xml.etree.ElementTree as xml
import zipfile

import pytest
from conftest import Site

from practicebook.outputs import review_pack
from practicebook.word.from_html import word_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def document(html: str) -> xml.Element:
    with zipfile.ZipFile(io.BytesIO(word_file(html))) as package:
        for name in package.namelist():
            xml.fromstring(package.read(name))  # each part can be read at all
        return xml.fromstring(package.read("word/document.xml"))


def paragraphs(html: str) -> list[str]:
    return [words for one in document(html).iter(f"{W}p") if (words := "".join(part.text or "" for part in one.iter(f"{W}t")))]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("<p>One <strong>bold</strong>, <em>and</em>\n more.</p>", ["One bold, and more."]),
        ("<h1>Title</h1><p>Words.</p>", ["Title", "Words."]),
        ("<ul><li>a</li><li>b</li></ul>", ["• a", "• b"]),
        ('<ul class="boxes"><li>a</li></ul>', ["☐ a"]),
        ("<table><caption>Named</caption><tr><th>a</th><td>b</td></tr></table>", ["Named", "a", "b"]),
        ("<p>1 &lt; 2 &amp; “3”</p>", ["1 < 2 & “3”"]),
        ("<head><title>No</title><style>p { }</style></head><p>Yes.</p>", ["Yes."]),
        ("<blockquote><p>Said.</p></blockquote>", ["Said."]),
        ("", []),
    ],
)
def test_words_stay_in_their_order(html: str, words: list[str]) -> None:
    assert paragraphs(html) == words


def test_headings_are_headings_and_bold_is_bold() -> None:
    found = document("<h2>Part</h2><p><b>Bold</b></p>")

    assert [one.get(f"{W}val") for one in found.iter(f"{W}pStyle")] == ["Heading2"]
    assert len([*found.iter(f"{W}b")]) == 1


def test_every_cell_of_a_table_ends_in_a_paragraph_as_word_wants() -> None:
    cells = [*document("<table><tr><td></td><td>a</td></tr></table><div class='room'></div>").iter(f"{W}tc")]

    assert len(cells) == 3
    assert [[*cell][-1].tag for cell in cells] == [f"{W}p"] * 3


def test_room_to_write_is_an_empty_cell_with_a_height() -> None:
    [large, small] = document('<div class="room"></div><div class="room small"></div>').iter(f"{W}trHeight")

    assert int(large.get(f"{W}val", "0")) > int(small.get(f"{W}val", "0")) > 0


def test_the_same_page_makes_the_same_bytes() -> None:
    assert word_file("<p>One.</p>") == word_file("<p>One.</p>")


def test_a_review_pack_has_every_word_of_its_page(tiny: Site) -> None:
    edition = tiny.prepare(preview=True).edition
    assert edition
    words = paragraphs(review_pack.html(edition, edition.library.document_by_id["a-good-talk"], ()))

    assert words[0] == "Review pack: A good talk"
    assert {"Over the gate", "The motivated intruder", "The knowing colleague", "Signature 2", "☐ I did the test of the motivated intruder."} <= set(words)
    assert any("He talked of beans." in one for one in words)
