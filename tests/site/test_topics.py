"""The A to Z of topics leads from every name and every keyword to its place, each once."""

import re

from conftest import Site

LINK = re.compile(r'<a href="([^"]+)">([^<]+)</a>')


def topics(site: Site) -> dict[str, list[tuple[str, str]]]:
    """The links of each line, by the line's words."""
    page = site.prepare().page_by_address["topics/"]
    lines = re.findall(r"<li>(.*?)</li>", page.markdown)
    return {re.sub("<[^>]+>", "", line): [(words, address) for address, words in LINK.findall(line)] for line in lines}


def test_every_name_leads_to_its_place(tiny: Site) -> None:
    found = topics(tiny)

    assert found["Listening"] == [("Listening", "../policies/listening/")]
    assert found["Hearing the person"] == [("Hearing the person", "../audit-headings/hearing/")]
    assert found["North team"] == [("North team", "../areas/north/")]
    assert found["Act s.1"] == [("Act s.1", "../law/#act-s1")]
    assert found["OT"] == [("OT", "../glossary/#ot")]
    assert found["Occupational therapist: OT in the glossary"] == [("OT in the glossary", "../glossary/#ot")]


def test_a_keyword_leads_to_every_page_that_has_it(tiny: Site) -> None:
    tiny.replace("docs/policies/listening.md", "id: listening\n", "id: listening\nkeywords: [ear, OT, Listening]\n")
    tiny.replace("exemplars/a-good-talk.md", "id: a-good-talk\n", "id: a-good-talk\nkeywords: [ear]\n")

    found = topics(tiny)

    assert found["ear: Listening, A good talk"] == [("Listening", "../policies/listening/"), ("A good talk", "../exemplars/a-good-talk/")]
    assert found["OT, also Listening"] == [("OT", "../glossary/#ot"), ("Listening", "../policies/listening/")]
    assert found["Listening"] == [("Listening", "../policies/listening/")]


def test_topics_stand_under_their_letters_whatever_their_accents_and_quotation_marks(tiny: Site) -> None:
    tiny.replace("docs/policies/listening.md", "id: listening\n", "id: listening\nkeywords: ['“quoted”', Éire, 4 talks]\n")

    markdown = tiny.prepare().page_by_address["topics/"].markdown

    letters = re.split(r"^## ", markdown, flags=re.MULTILINE)[1:]
    by_letter = {letter.partition(" {")[0]: letter for letter in letters}
    assert list(by_letter) == sorted(by_letter)
    assert "4 talks" in by_letter["0 to 9"]
    assert "Éire" in by_letter["E"]
    assert "“quoted”" in by_letter["Q"]
    assert list(by_letter) == re.findall(r'<a href="#letter-[^"]+">([^<]+)</a>', markdown)


def test_what_was_withdrawn_is_no_topic(tiny: Site) -> None:
    tiny.replace("docs/policies/listening.md", "id: listening\n", "id: listening\nstatus: withdrawn\nkeywords: [ear]\n")

    found = topics(tiny)

    assert not [words for words in found if "Listening" in words or "ear" in words.split(": ")]
