"""The browser's stemmer and analysis against those that make the index: the same terms, letter for letter."""

import random
import re
from collections.abc import Iterator

import pytest
from conftest import ROOT
from engine import engine
from hypothesis import given
from hypothesis import strategies as st
from properties import examples
from whoosh.lang.snowball.english import EnglishStemmer

from practicebook.search.analysis import normalised, words_and_terms

ENDINGS = (
    "s es ies ied us ss sses eed eedly ed edly ing ingly y ly ization ational fulness ousness iveness tional biliti lessli entli ation alism aliti ousli iviti fulli "
    "enci anci abli izer ator alli bli ogi li alize icate iciti ative ical ness ful ement ance ence able ible ment ant ent ism ate iti ous ive ize ion al er ic e l ll"
).split()

PIECES = (
    *("section 42", "s.42(1)(a)", "ss 4ZA", "sections 9", "reg 2", "paragraph 10.85", "Art 8", "schedule 1", "s 42x1", "[2026] UKSC 16", "2022 EWCA Civ 1047", "[2026 uksc 16"),
    *("carer’s", "don't", "people", "İstanbul", "ΟΔΟΣ", "e\u0301te\u0301", "naïve", "½", "ﬁle", "Ⅷ", "𐐀𐐁", "العربية", "人", "👩‍⚕️", "\ud800", "<b>", "('", "''s", "\u00ad", "\ufeff", "\x1c"),
    *(" ", " ", " ", "-", "'", ".", "\n", "\u00a0", "x", "7"),
)


def contents() -> Iterator[str]:
    """The text of every file of the content."""
    for folder in ("docs", "framework", "exemplars"):
        yield from (path.read_text(encoding="utf-8") for path in sorted((ROOT / folder).rglob("*")) if path.suffix in (".md", ".yml"))


def content_words() -> list[str]:
    """Every word of the content, in lower case."""
    return sorted({word for text in contents() for word in re.findall(r"[^\W_]+", text.lower())})


def python_stems(words: list[str]) -> list[str]:
    """What the index's stemmer makes of words."""
    stem = EnglishStemmer().stem
    return [stem(word) for word in words]


def differing(words: list[str]) -> list[tuple[str, str, str]]:
    """The words of which the two stemmers make something else."""
    [stems] = engine({"do": "stems", "words": words})
    return [one for one in zip(words, python_stems(words), stems, strict=True) if one[1] != one[2]]


def test_every_word_of_the_content_has_the_same_stem() -> None:
    words = content_words()

    assert len(words) > 3_000
    assert differing(words) == []


def test_every_word_of_the_content_with_other_endings_has_the_same_stem() -> None:
    chance = random.Random(20261123)
    words = content_words()
    made = {word[: len(word) - cut] + ending + other for word in words for cut in (0, 1, 3) for ending in chance.sample(ENDINGS, 5) for other in ("", chance.choice(ENDINGS))}

    assert differing(sorted(made)) == []


@pytest.mark.parametrize("word", ["", "a", "y", "yy", "sky", "skies", "dying", "proceeding", "generalisation", "arsenic", "communities", "rationalism", "0", "ß", "я"])
def test_a_word_that_is_out_of_the_ordinary_has_the_same_stem(word: str) -> None:
    assert differing([word]) == []


def test_whatever_letters_have_the_same_stem(long: bool) -> None:
    words: set[str] = set()
    letters = st.text("aeiouylstingdzbvrmuwxfpckh0éß𐐨", max_size=7)

    @examples(long, 3_000, 200_000)
    @given(letters, st.sampled_from(["", *ENDINGS]), st.sampled_from(["", *ENDINGS]))
    def gather(start: str, ending: str, other: str) -> None:
        words.add(start + ending + other)

    gather()
    assert len(words) > 1_000
    assert differing(sorted(words)) == []


NEW = "Cn"
"""Characters that the Unicode of this Python does not have yet; a browser may have them."""


def compared(texts: list[str]) -> list[tuple[list[tuple[str, str]], list[tuple[str, str]]]]:
    """For each text, its words and terms as the index has them and as the browser has; words to stop at have their stem in both."""
    [found] = engine({"do": "words", "texts": texts})
    stem = EnglishStemmer().stem
    ours = [[(word, stem(word) if term is None else term) for word, term in words_and_terms(text)] for text in texts]
    return list(zip(ours, [[(word, term) for word, term, _ in one] for one in found], strict=True))


def test_the_content_has_the_same_words_and_terms() -> None:
    assert [(ours, theirs) for ours, theirs in compared([*contents()]) if ours != theirs] == []


def test_whatever_text_has_the_same_words_and_terms(long: bool) -> None:
    texts: list[str] = []

    @examples(long, 500, 20_000)
    @given(st.lists(st.sampled_from(PIECES) | st.characters(exclude_categories=[NEW]), max_size=12).map("".join))
    def gather(text: str) -> None:
        texts.append(text)

    gather()
    assert [pair for pair in compared(texts) if pair[0] != pair[1]] == []


def test_a_word_is_known_by_its_place_in_the_text_as_it_is() -> None:
    text = "Zoe\u0308’s naïve ﬁle: SECTION 42(1) of “[2026] UKSC 16”, 👩‍⚕️ carers’ café"

    [[found]] = engine({"do": "words", "texts": [text]})

    assert [piece for _, _, piece in found] == ["Zoe\u0308’s", "naïve", "ﬁle", "SECTION 42(1)", "of", "[2026] UKSC 16", "carers", "café"]


@pytest.mark.parametrize("text", ["½ a ﬃ b", "e\u0301\u0301\u0301 \u0301 x", "İ x", "\ud800x 人 👩‍⚕️y"])
def test_a_place_never_starts_before_it_or_ends_after_the_text(text: str) -> None:
    [[found]] = engine({"do": "words", "texts": [text]})

    assert all(piece and normalised(piece).replace("'", "").startswith(word[:1]) or word in normalised(piece) for word, _, piece in found)
