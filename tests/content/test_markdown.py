"""Markdown whose headings, links and pictures are seen as the renderer sees them, and changed only where meant."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples
from rendered import as_checked, as_rendered

from practicebook.content.headings import slugify, unique
from practicebook.content.markdown import Body, Link, anchors_in, count_words, plain_text, quotable

FILE = PurePosixPath("exemplars/a.md")


def body(text: str, first_line: int = 1) -> Body:
    return Body(text, FILE, first_line)


def anchors(text: str) -> list[str]:
    return [heading.anchor for heading in body(text).outline]


# Agreement with the renderer

ALIKE = {
    "headings of every level": "# One\n\n## Two\n\n### Three\n\n#### Four\n\n##### Five\n\n###### Six\n",
    "headings with no blank line round them": "Words.\n## Two\nWords.\n### Three\n- item\n",
    "a heading with hashes after it": "## Two ##\n\n### Three #\n",
    "a heading that is underlined": "Title\n=====\n\nOther\n-----\n",
    "a heading with an anchor of its own": "## Two { #own }\n\n## Two\n\n## own\n",
    "an anchor of its own that comes later": "## Own\n\n## Two { #own }\n",
    "a heading with what it shows": '## Two { data-shows="voice recording" }\n',
    "a heading with keywords": '## Two { data-keywords="write up, what\'s late" }\n\n## Three { data-shows="voice" data-keywords="how soon" #own }\n',
    "a heading with an anchor and hashes": "## Two { #own } ##\n",
    "headings alike": "## Two\n\n### Two\n\n## Two\n\n## Two_1\n\n## Two_1\n",
    "headings of symbols only": "## ???\n\n## !!!\n\n## …\n",
    "headings with marks": "## What **must** *be* done\n\n## Use `code` here\n\n## See [the act](a.md)\n\n## It’s “fair” & right: 50%\n\n## C\\* and snake_case_name\n",
    "headings with accents": "## Café, naïve, Zoë\n\n## 茶\n\n## Ωμέγα 2\n",
    "headings with entities": "## Rights &amp; wrongs &lt;here&gt;\n\n## A&nbsp;B\n",
    "a heading with a picture": "## ![kettle](kettle.png) Tea\n",
    "a heading with a footnote": "## Two[^1]\n\nWords[^1].\n\n[^1]: A note.\n",
    "an empty heading": "##\n\n## \n",
    "links in a row": "[a](a.md) [b](b.md)[c](c.md), [a](a.md)\n",
    "links with titles": "[a](a.md \"A title\") and [b](b.md 'another')\n",
    "links with anchors": "[a](a.md#there) and [b](#here) and [c](/go/c/)\n",
    "links with brackets": "[a](a_(b).md) and [b [c] d](e.md)\n",
    "links with spaces round the address": "[a]( a.md ) and [b](  b.md)\n",
    "links in angle brackets": "[a](<a b.md>) and [b](<c.md>)\n",
    "links with entities": "[a](a.md?x=1&amp;y=2) and [b](https://b.example/?x=1&y=2)\n",
    "links in marks": "*[a](a.md)* **[b](b.md)** ***[c](c.md)*** [*d* and `e`](d.md)\n",
    "links over lines": "[words that\ngo on](a.md) and\n[more](b.md)\n",
    "links in lists": "- [a](a.md)\n- b\n\n    [c](c.md)\n\n    - [d](d.md)\n        - [e](e.md)\n\n1. [f](f.md)\n2. g\n",
    "links in quotations": "> [a](a.md)\n>\n> > [b](b.md)\n",
    "links in tables": "| a | b |\n|---|---|\n| [c](c.md) | [c](c.md) ![d](d.png) |\n| `[e](e.md)` | **[f](f.md)** |\n",
    "links in definitions": "Term\n:   A [a](a.md).\n\n    More [b](b.md).\n\n[Other](c.md)\n:   D.\n",
    "links in footnotes": "Words[^1] and [a](a.md).\n\n[^1]: A [b](b.md) note.\n\n    And [c](c.md).\n",
    "links in headings": "## A [b](b.md) c\n\n### [d](d.md)\n",
    "links in code": "`[a](a.md)` and ``[b](b.md) ` ``\n\n```\n[c](c.md)\n## d\n```\n\n~~~python\n[e](e.md)\n~~~\n",
    "no links": "\\[a\\](a.md) and [b] (b.md) and [c]\n",
    "addresses on their own": "<https://a.example/> and https://b.example/\n",
    "pictures": "![a kettle](a.png) and ![](b.png) and ![two *words*](c.png \"title\")\n",
    "a picture in a link": "[![a](a.png)](b.md) and [![a](a.png) words](a.png)\n",
    "rules": "One.\n\n---\n\n***\n\nTwo.\n\n- - -\n",
    "line ends": "One  \n[a](a.md)\\\n[b](b.md)\n",
}  # fmt: skip


@pytest.mark.parametrize("what", ALIKE)
def test_what_is_checked_is_what_is_rendered(what: str) -> None:
    assert as_checked(ALIKE[what]) == as_rendered(ALIKE[what])


def test_the_cases_have_what_they_are_about() -> None:
    """Else two programs that saw nothing would agree."""
    seen = [as_checked(text) for text in ALIKE.values()]

    assert sum(len(one.headings) for one in seen) > 40
    assert sum(len(one.links) for one in seen) > 45
    assert sum(len(one.pictures) for one in seen) >= 7


WORDS = st.lists(st.sampled_from(["tea", "Two", "kettles", "Zoë", "50%", "§ 42", "it’s", "a_b", "must", "&", "and/or", "2026-06-02", "`code`", "*soon*", "**never**", "\\*"]), min_size=1, max_size=5).map(" ".join)
ADDRESS = st.sampled_from(["a.md", "../b/c.md", "#here", "d.md#there", "/go/e/", "https://f.example/?g=1&h=2", "i_(j).md", "<k l.md>", "mailto:m@n.example", "o.md \"A title\""])
LINK = st.builds("[{}]({})".format, WORDS, ADDRESS)
PICTURE = st.builds("![{}]({})".format, st.sampled_from(["tea", "two kettles", ""]), st.sampled_from(["p.png", "q/r.png"]))
LINE = st.lists(st.one_of(WORDS, LINK, PICTURE, st.just("[![tea](p.png)](s.md)")), min_size=1, max_size=4).map(" ".join)
HEADING = st.builds("{} {}{}".format, st.sampled_from(["#", "##", "###", "####"]), st.one_of(WORDS, LINE), st.sampled_from(["", "", " { #own }", ' { data-shows="voice" }', ' { data-keywords="tea, how soon" }', " ##"]))
ITEM = st.builds("{} {}".format, st.sampled_from(["-", "1.", "*"]), LINE)
BLOCK = st.one_of(
    HEADING,
    LINE,
    st.lists(LINE, min_size=2, max_size=3).map("\n".join),
    st.lists(ITEM, min_size=1, max_size=3).map("\n".join),
    st.builds("- {}\n\n    {}\n\n    - {}".format, LINE, LINE, LINE),
    st.lists(LINE.map("> {}".format), min_size=1, max_size=3).map("\n".join),
    st.builds("| {} | tea |\n|---|---|\n| {} | {} |".format, LINE, LINE, LINE),
    st.builds("```\n{}\n{}\n```".format, HEADING, LINE),
    st.builds("Term {}\n:   {}".format, LINE, LINE),
    st.builds("{}[^1]\n\n[^1]: {}".format, LINE, LINE),
    WORDS.map("{}\n====".format),
    st.just("---"),
)  # fmt: skip
DOCUMENT = st.lists(BLOCK, max_size=8).map(lambda blocks: "\n\n".join(blocks) + "\n")


def test_any_text_made_of_these_parts_is_checked_as_it_is_rendered(long: bool) -> None:
    @examples(long, 120, 10_000)
    @given(DOCUMENT)
    def holds(text: str) -> None:
        assert as_checked(text) == as_rendered(text)

    holds()


# Headings


def test_a_heading_knows_its_place_and_what_it_shows() -> None:
    text = 'Words.\n\n## At the gate { data-shows="hearing  writing-it-down" }\n\nMore.\n'

    [heading] = body(text).headings

    assert (heading.level, heading.text, heading.markdown, heading.anchor) == (2, "At the gate", "At the gate", "at-the-gate")
    assert [word for word, _ in heading.shows] == ["hearing", "writing-it-down"]
    assert [text[offset : offset + len(word)] for word, offset in heading.shows] == ["hearing", "writing-it-down"]
    assert text[heading.start : heading.end] == '## At the gate { data-shows="hearing  writing-it-down" }\n'


def test_a_heading_knows_its_keywords_and_their_places() -> None:
    text = 'Words.\n\n## When { data-keywords=" how soon,, write up " data-shows="hearing" }\n'

    [heading] = body(text).headings

    assert [words for words, _ in heading.keywords] == ["how soon", "", "write up"]
    assert [text[offset : offset + len(words)] for words, offset in heading.keywords] == ["how soon", "", "write up"]
    assert [body(f"## When {{ data-keywords={written} }}").headings[0].keywords for written in ('""', "once")] == [(("", 25),), (("once", 24),)]
    assert (heading.text, heading.attributes, [word for word, _ in heading.shows]) == ("When", (), ["hearing"])


@pytest.mark.parametrize("written", ["data-shows='a b'", "data-shows=a", '#own data-shows="a"', ': data-shows="a"', 'data-shows="a" #own'])
def test_what_a_heading_shows_may_be_written_in_several_ways(written: str) -> None:
    brace = "{:" if written.startswith(":") else "{"
    [heading] = body(f"## Two {brace} {written.removeprefix(': ')} }}\n").headings

    assert heading.shows[0][0] == "a"
    assert (heading.text, heading.attributes) == ("Two", ())
    assert heading.anchor == ("own" if "#own" in written else "two")


@pytest.mark.parametrize(
    ("written", "names"),
    [('onclick="x"', ("onclick",)), ("onclick", ("onclick",)), (".wide", (".wide",)), ('data-shows="a" style=x hidden', ("style", "hidden")), ('a.onclick="x"', ("a.onclick",)), ("data-shows", ("data-shows",)), ("data-keywords", ("data-keywords",))],
)
def test_other_attributes_of_a_heading_are_named(written: str, names: tuple[str, ...]) -> None:
    assert body(f"## Two {{ {written} }}\n").headings[0].attributes == names


def test_headings_inside_lists_and_quotations_are_in_the_outline_only() -> None:
    text = "## One\n\n> ## Two\n\n- ## Three\n\n## Two\n"

    assert [heading.text for heading in body(text).headings] == ["One", "Two"]
    assert anchors(text) == ["one", "two", "three", "two_1"]


def test_a_written_anchor_is_kept_and_the_made_one_gives_way() -> None:
    assert anchors("## Own\n\n## Two { #own }\n\n## Own\n") == ["own_1", "own", "own_2"]


@pytest.mark.parametrize(("text", "anchor"), [("Over the gate", "over-the-gate"), ("  What’s “next”? ", "whats-next"), ("Café §42", "cafe-42"), ("a - b", "a-b"), ("A_b", "a_b"), ("茶", "")])
def test_an_anchor_is_ascii_letters_digits_and_hyphens(text: str, anchor: str) -> None:
    assert slugify(text) == anchor


@pytest.mark.parametrize(("anchor", "taken", "free"), [("a", [], "a"), ("a", ["a"], "a_1"), ("a", ["a", "a_1"], "a_2"), ("a_1", ["a_1"], "a_2"), ("", [], "_1"), ("", ["_1"], "_2")])
def test_an_anchor_that_is_taken_gets_a_number(anchor: str, taken: list[str], free: str) -> None:
    assert unique(anchor, taken) == free


def test_anchors_of_a_page_include_those_that_its_html_sets() -> None:
    assert anchors_in('## Two\n\n<h2 id="own">Own</h2>\n\n<dt id=\'term\'>T</dt>\n\n`<b id="code">`\n') == {"two", "own", "term"}


# Links


def test_a_link_knows_where_its_address_stands() -> None:
    text = "See [the act](act.md) and ![a kettle](<two kettles.png>).\n"

    act, kettle = body(text).links

    assert (act.destination, act.text, act.is_picture, act.inline) == ("act.md", "the act", False, True)
    assert (kettle.destination, kettle.text, kettle.is_picture) == ("two kettles.png", "a kettle", True)
    assert [text[link.start : link.end] for link in (act, kettle)] == ["act.md", "two kettles.png"]


def test_an_address_in_code_is_not_taken_for_that_of_a_link() -> None:
    text = "Write `[a](a.md)` to get [a](a.md).\n"

    [link] = body(text).links

    assert link.start == text.rindex("a.md")


def test_links_to_the_same_address_stand_each_at_its_own() -> None:
    text = "| [a](a.md) | [b](a.md) |\n|---|---|\n| [c](a.md) | d |\n"

    assert [link.start for link in body(text).links] == [place for place in range(len(text)) if text.startswith("a.md", place)]


def test_a_link_whose_address_is_elsewhere_comes_last() -> None:
    links = body("[a][here] and [b](b.md)\n\n[here]: a.md\n").links

    assert [(link.destination, link.inline) for link in links] == [("b.md", True), ("a.md", False)]


def test_places_count_lines_of_the_file_and_characters_of_the_line() -> None:
    text = "é😀\n\n😀 [a](a.md)\n"

    [link] = body(text, first_line=9).links
    place = body(text, first_line=9).place(link.start, link.end)

    assert (place.file, place.line, place.column, place.end_line, place.end_column) == (FILE, 11, 7, 11, 11)


# Changing addresses


def moved(link: Link) -> str:
    return f"../{link.destination}"


def test_only_addresses_are_changed() -> None:
    text = 'A [b](c.md "c.md") `[b](c.md)` c.md ![c.md](c.md)\n\n```\n[b](c.md)\n```\n'

    assert body(text).with_links(moved) == 'A [b](../c.md "c.md") `[b](c.md)` c.md ![c.md](../c.md)\n\n```\n[b](c.md)\n```\n'


def test_links_are_left_where_nothing_changes() -> None:
    text = "[a](<b c.md>) [d](e&amp;f.md) [g](h\\_i.md)\n"

    assert body(text).with_links(lambda link: link.destination) == text


def test_the_cells_of_a_row_are_changed_once_each() -> None:
    assert body("| [a](x.md) | [b](x.md) |\n|---|---|\n").with_links(moved) == "| [a](../x.md) | [b](../x.md) |\n|---|---|\n"


@pytest.mark.parametrize("address", ["a b.png", "a(b).png", "a)b.png", "a>b.png", "#x) <script>", "a`b`.png", 'a"b".png', "a\nb.png", "100%.png", "café.png", "a\\b.png"])
def test_an_address_is_written_so_that_it_stays_one(address: str) -> None:
    text = body("[a](b.png) and `code`.\n").with_links(lambda link: address)

    assert len(body(text).links) == len(as_rendered(text).links) == 1
    assert as_checked(text) == as_rendered(text)
    assert not set(' <>()"`\n\\') & set(text.removeprefix("[a](").partition(")")[0])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("See [the act](a.md), please.", "See <span>the act</span>, please."),
        ('See [the act](a.md "The act").', "See <span>the act</span>."),
        ("See [the act](<a.md> 'An act').", "See <span>the act</span>."),
        ("See [the [old] act](a.md).", "See <span>the [old] act</span>."),
        ("See [the `]` act](a.md).", "See <span>the `]` act</span>."),
        ("See [the \\] act](a.md).", "See <span>the \\] act</span>."),
        ("See ![a kettle](a.md).", "See ."),
        ("[a](a.md)[b](a.md)", "<span>a</span><span>b</span>"),
        ("A `stray tick.\n\n[a](a.md)", "A `stray tick.\n\n<span>a</span>"),
    ],
)
def test_a_link_that_is_taken_away_leaves_its_words(text: str, left: str) -> None:
    assert body(text).with_links(lambda link: None) == left


def test_a_link_round_a_picture_can_be_taken_away_alone() -> None:
    text = "[![a kettle](kettle.png) and more](draft.md)\n"

    assert body(text).with_links(lambda link: "new/kettle.png" if link.is_picture else None) == "<span>![a kettle](new/kettle.png) and more</span>\n"


@pytest.mark.parametrize("text", ["[<](a.md)script>", "<[script](a.md)>", "[x[y]](a.md)(javascript:x)", "[x](a.md)(javascript:x)", "[`]`](a.md)javascript:x)", "[a](a.md){ onclick=x }"])
def test_what_is_left_of_a_link_makes_nothing_with_what_stands_beside_it(text: str) -> None:
    left = body(text + "\n").with_links(lambda link: None)

    assert "<script" not in left
    assert not [link for link in as_rendered(left).links if "javascript" in link]


def test_changing_addresses_changes_nothing_else(long: bool) -> None:
    @examples(long, 60, 5000)
    @given(DOCUMENT)
    def holds(text: str) -> None:
        changed = body(text).with_links(lambda link: "/somewhere/else/")

        inline = [link for link in body(text).links if link.inline]
        kept, at = "", 0
        for link in inline:
            kept += text[at : link.start] + "/somewhere/else/"
            at = link.end
        assert changed == kept + text[at:]
        assert as_checked(changed) == as_rendered(changed)
        assert [heading.anchor for heading in body(changed).headings] == [heading.anchor for heading in body(text).headings]

    holds()


def test_taking_links_away_leaves_every_heading_and_no_link(long: bool) -> None:
    @examples(long, 60, 5000)
    @given(DOCUMENT)
    def holds(text: str) -> None:
        left = body(text).with_links(lambda link: link.destination if link.is_picture else None)

        assert as_rendered(left).links == ()
        assert as_rendered(left).pictures == as_rendered(text).pictures
        assert [heading[:2] for heading in as_rendered(left).headings] == [heading[:2] for heading in as_rendered(text).headings]

    holds()


# Sections, quotations, words


def test_a_section_ends_at_the_next_heading_of_its_level_or_higher() -> None:
    text = "## One\n\na\n\n### In one\n\nb\n\n## Two\n\nc\n\n# Up\n\nd\n"
    one, inside, two, up = body(text).headings

    def section(heading: object) -> str:
        start, end = body(text).section(heading)  # type: ignore[arg-type]
        return text[start:end]

    assert section(one) == "\na\n\n### In one\n\nb\n\n"
    assert section(inside) == "\nb\n\n"
    assert section(two) == "\nc\n\n"
    assert section(up) == "\nd\n"


def test_a_section_goes_on_past_headings_inside_code_and_quotations() -> None:
    text = "## One\n\n```\n## Not one\n```\n\n> ## Nor this\n\nEnd.\n"
    [one] = body(text).headings

    assert body(text).section(one)[1] == len(text)


def test_a_quotation_has_bold_lines_for_headings_and_no_footnotes() -> None:
    text = "He said.[^1]\n### Then `this` { #then }\n- a\n- b[^long note]\n\n[^1]: A note\n    that goes on.\n\n    And on.\n\nEnd.\n"

    assert quotable(text, FILE) == "He said.\n\n**Then `this`**\n\n- a\n- b[^long note]\n\n\nEnd."


def test_a_quotation_keeps_code_as_it_is() -> None:
    text = "Write `[^1]` for a note.\n\n```\n## Two\n\n[^1]: A note.\n```"

    assert quotable(text, FILE) == text


@pytest.mark.parametrize("heading", ["&lt;script&gt;alert(1)&lt;/script&gt;", "`<script>`", "\\[a](javascript:x)", "A *b* [c](d.md)"])
def test_a_heading_means_in_a_quotation_what_it_meant(heading: str) -> None:
    assert quotable(f"### {heading}\n", FILE) == f"**{heading}**"


def test_blocks_are_the_parts_that_stand_apart() -> None:
    text = "\nOne\ntwo.\n\n- a\n\n    b\n- c\n\n> d\n\n```\ne\n\nf\n```\n"

    assert body(text).blocks() == ("One\ntwo.", "- a\n\n    b\n- c", "> d", "```\ne\n\nf\n```")


@pytest.mark.parametrize("text", ["", "\n\n", "[a]: b.md\n", "   \n"])
def test_a_text_of_nothing_has_no_blocks(text: str) -> None:
    assert body(text).blocks() == ()


def test_words_are_counted_as_a_reader_counts_them() -> None:
    assert count_words("It’s a well-known fact: 3 kettles, *two* of them “hot”.") == 10


def test_plain_text_is_the_words_alone() -> None:
    assert plain_text("## One *two*\n\n- [three](a.md) `four`\n\n![five](b.png)\n") == "One two three four five"


def test_no_text_at_all_makes_it_raise(long: bool) -> None:
    pieces = st.sampled_from([*"[](){}<>#`*_!|:^\\\"'=-~.\n\t é", "](", "![", "[^1]", "[^1]: ", "\n\n", "\n    ", "```\n", "## ", "> ", "- ", "1. ", "|---|", "a.md", "{ #a }"])

    @examples(long, 300, 20_000)
    @given(st.lists(pieces, max_size=30).map("".join))
    def holds(text: str) -> None:
        one = body(text)

        assert len(one.prose) == len(text)
        assert all(0 <= link.start <= link.end <= len(text) for link in one.links)
        assert all(heading.start < heading.end and one.section(heading)[1] <= len(text) for heading in one.headings)
        for changed in (one.with_links(lambda link: None), one.with_links(lambda link: "x"), quotable(text, FILE)):
            assert isinstance(body(changed).blocks(), tuple)

    holds()
