"""The closed world: what is known, in which case, and the lists that say so."""

from collections import Counter

import pytest

from practicebook.anonymity.vocabulary import evidence, extended, listed, packaged_vocabulary

VOCABULARY = packaged_vocabulary()
LISTS = [name for name, entries in listed("evidence.yml").items() if name != "nicknames"]


@pytest.mark.parametrize("word", ["cupboard", "Cupboard", "safeguarding", "reablement", "dtr", "Parkinson's", "handrail", "re-enabling", "xiv", "can't"])
def test_ordinary_words_and_the_shorthand_of_records_are_known(word):
    assert VOCABULARY.sort(word) == "known"


@pytest.mark.parametrize("word", ["grace", "Grace", "mark", "Young"])
def test_a_word_that_is_also_a_name_is_known_as_both(word):
    assert VOCABULARY.sort(word) == "nameable"


@pytest.mark.parametrize("word", ["Oluwaseun", "oluwaseun", "Kowalczyk", "Larkmere", "Zorbex", "Kow█czyk"])
def test_nothing_accounts_for_a_name(word):
    assert VOCABULARY.sort(word) == "unknown"


def test_a_rare_word_is_known_in_lower_case_only():
    assert VOCABULARY.sort("titi") == "known"
    assert VOCABULARY.sort("Titi") == "unknown"


def test_an_entry_with_a_capital_is_known_only_with_it():
    more = extended(VOCABULARY, ["Zorbex"])
    assert (more.sort("Zorbex"), more.sort("zorbex")) == ("known", "unknown")


def test_an_entry_of_several_words_makes_none_of_them_known():
    assert extended(VOCABULARY, ["Zorbex Plimble"]).sort("Plimble") == "unknown"


def test_every_group_of_known_words_says_why():
    assert all(group["why"] and group["words"] for group in listed("known.yml")["known"])


def test_no_known_word_is_listed_twice():
    counted = Counter(word for group in listed("known.yml")["known"] for word in group["words"])
    assert [word for word, count in counted.items() if count > 1] == []


def test_no_entry_is_only_a_first_name():
    given = {name for group in listed("evidence.yml")["nicknames"] for name in group}
    allowed = VOCABULARY.words.keys() | evidence("names that are words")
    singles = {word.lower() for group in listed("known.yml")["known"] for word in group["words"] if " " not in word}
    assert sorted((singles & given) - allowed) == []


@pytest.mark.parametrize("name", LISTS)
def test_every_list_of_evidence_is_of_words_in_lower_case_each_once(name):
    assert all(entry == entry.lower() and entry.strip() for entry in evidence(name))
    assert len(listed("evidence.yml")[name]) == len(evidence(name)), "an entry is listed twice"
