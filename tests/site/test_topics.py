"""The A to Z of topics leads from every name and every keyword to its place, each once."""

import re

from conftest import Site

LINK = re.compile(r'<a href="([^"]+)">([^<]+)</a>')


def topics(site: Site) -> dict[str, list[tuple[str, str]]]:
    """The links of each line, by the line's words."""
    page = site.prepare().page_by_address["topics/"]
    lines = re.findall(r"<li>(.*?)</li>", page.markdown)
    return {re.sub("<[^>]+>", "", line): [(words, address) for address, words in LINK.findall(line)] for line in lines}


def with_keywords(site: Site, keywords: str) -> None:
    """A page that has keywords, beside those of the tiny site."""
    site.write("docs/learning/words.md", f"---\nid: words\ntitle: Words\nsummary: Some words.\nkeywords: [{keywords}]\n---\n\nWords.\n")


def test_every_name_leads_to_its_place(tiny: Site) -> None:
    found = topics(tiny)

    assert found["Listening"] == [("Listening", "../policies/listening/")]
    assert found["Hearing the person"] == [("Hearing the person", "../audit-headings/hearing/")]
    assert found["North team"] == [("North team", "../areas/north/")]
    assert found["Act s.1"] == [("Act s.1", "../law/#act-s1")]
    assert found["OT"] == [("OT", "../glossary/#ot")]
    assert found["Occupational therapist: OT in the glossary"] == [("OT in the glossary", "../glossary/#ot")]


def test_a_keyword_leads_to_every_page_that_has_it(tiny: Site) -> None:
    with_keywords(tiny, "lobe, OT, Listening, Words")
    tiny.replace("exemplars/a-good-talk.md", "id: a-good-talk\n", "id: a-good-talk\nkeywords: [lobe]\n")

    found = topics(tiny)

    assert found["lobe: A good talk, Words"] == [("A good talk", "../exemplars/a-good-talk/"), ("Words", "../learning/words/")]
    assert found["OT, also Words"] == [("OT", "../glossary/#ot"), ("Words", "../learning/words/")]
    assert found["Listening, also Words"] == [("Listening", "../policies/listening/"), ("Words", "../learning/words/")]
    assert found["Words"] == [("Words", "../learning/words/")]


def test_topics_stand_under_their_letters_whatever_their_accents_and_quotation_marks(tiny: Site) -> None:
    with_keywords(tiny, "'“quoted”', Éire, 4 talks")

    markdown = tiny.prepare().page_by_address["topics/"].markdown

    letters = re.split(r"^## ", markdown, flags=re.MULTILINE)[1:]
    by_letter = {letter.partition(" {")[0]: letter for letter in letters}
    assert list(by_letter) == sorted(by_letter)
    assert "4 talks" in by_letter["0 to 9"]
    assert "Éire" in by_letter["E"]
    assert "“quoted”" in by_letter["Q"]
    assert list(by_letter) == re.findall(r'<a href="#letter-[^"]+">([^<]+)</a>', markdown)


def test_what_was_withdrawn_is_no_topic(tiny: Site) -> None:
    tiny.replace("docs/policies/listening.md", "id: listening\n", "id: listening\nstatus: withdrawn\n")

    found = topics(tiny)

    assert not [words for words in found if "Listening" in words]
