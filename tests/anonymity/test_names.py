"""Names of people: asked about on evidence, in every form, and let be where they are only words. Everybody here is invented."""

import time

import pytest

from practicebook.anonymity.names import names
from practicebook.anonymity.profiles import EXEMPLAR, POLICY, POST
from practicebook.anonymity.scan import scan
from practicebook.anonymity.tokens import Tokens
from practicebook.anonymity.vocabulary import packaged_vocabulary

VOCABULARY = packaged_vocabulary()


def covered(text, profile=EXEMPLAR):
    return [text[hit.start : hit.end] for hit in scan(text, profile, VOCABULARY)]


def is_found(text, name, profile=EXEMPLAR):
    """True where every mention of a name lies in hits."""
    hits = scan(text, profile, VOCABULARY)
    places = [start for start in range(len(text)) if text.startswith(name, start)]
    assert places, f"{name} is not in the text"
    return all(any(hit.start <= start and start + len(name) <= hit.end for hit in hits) for start in places)


# ---------------------------------------------------------------- the first word of a sentence


@pytest.mark.parametrize("text", ["Oluwaseun came to the door.", "He was tired. Wambui made tea.", "- Przemek rang twice", "| Sahra | daughter |\n|---|---|"])
def test_a_word_that_nothing_accounts_for_is_asked_about_at_the_start_of_a_sentence(text):
    assert covered(text)


@pytest.mark.parametrize("text", ["Yesterday she walked to the shop.", "Hoists are checked each year.", "Nobody had asked him. Everybody had a view.", "Reablement ended after six weeks."])
def test_a_capital_at_the_start_of_a_sentence_means_nothing(text):
    assert covered(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Patience is needed.",
        "Hope is what kept her going.",
        "Happy to help with the form.",
        "Will you ring?",
        "Mark needs as met.",
        "Grant the request.",
        "Any near miss is reported.",
        "Standards can miss good work.",
        "Ask her. Is this still right?",
        "Covid19 and tier2 rules",
    ],
)
def test_a_word_at_the_start_of_a_sentence_that_names_nobody_is_let_be(text):
    assert covered(text) == []


# ---------------------------------------------------------------- words that are also names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She said Mrs Young was out.", "Young"),
        ("It was Mr Church who opened the door.", "Church"),
        ("Her daughter Grace visits on most days.", "Grace"),
        ("I spoke to Mark about the key.", "Mark"),
        ("Rang Hope, who will call back.", "Hope"),
        ("In the hall Grace said that she was tired.", "Grace"),
        ("Next of kin: Rose Hill\nKey: outside", "Rose Hill"),
        ("| Name | What |\n|---|---|\n| Faith | tea |", "Faith"),
        ("It was lovely to see you.\n\nBest wishes\nMay\n", "May"),
        ("He is known as Rusty to everybody.", "Rusty"),
        ("Dear Joy\n\nThank you for your letter.", "Joy"),
        ("F. Day was late.", "F. Day"),
        ("She met Mrs\nYoung at noon.", "Young"),
        ("Mrs **Young** rang.", "Young"),
        ("| Mrs | Young |", "Young"),
        ("Hope (87) fell.", "Hope"),
        ("- Hope, carer", "Hope"),
        ("- Hope (daughter)", "Hope"),
        ("Heather: ok", "Heather"),
        ("Precious does her morning calls.", "Precious"),
        ("Xi rang.", "Xi"),
        ("Patience is her carer.", "Patience"),
        ("Pearl would like to go out.", "Pearl"),
        ("Penny to chase the form.", "Penny"),
        ("penny to chase", "penny"),
        ("## Hope's story", "Hope"),
        ("Hope won't eat.", "Hope"),
        ("Young phoned the ward.", "Young"),
        ("a son, Grant, of whom little is known", "Grant"),
        ("at grace's house", "grace"),
        ("cc robin", "robin"),
        ("mrs young phoned", "young"),
        ("staff nurse blessing said so", "blessing"),
        ("a lady officer, pc day, came", "day"),
        ("Present: T Young (SW)", "T Young"),
        ("Ms S. Ahmadi came.", "Ahmadi"),
        ("Ravi1 said no.", "Ravi"),
        ("Hope-Young rang.", "Hope-Young"),
        ("Underwood phoned the ward.", "Underwood"),
        ("सीता came", "सीता"),
    ],
)
def test_a_word_is_a_name_where_what_stands_beside_it_shows_it(text, name):
    assert is_found(text, name)


@pytest.mark.parametrize(
    "text",
    [
        "He will not lose hope, and may mark the day with grace.",
        "Will you come in May? Grace is not the same as pity.",
        "The rose by the gate was a joy.",
        "Mark the form and rob nobody of a choice.",
        "A review is due in June, or by April next year.",
        "His sister heard the phone, and read the letter.",
    ],
)
def test_a_word_that_is_also_a_name_is_let_be_where_it_is_only_a_word(text):
    assert covered(text, POLICY) == []


# ---------------------------------------------------------------- names in lower case


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("dtr sahra rang, wants a visit", "sahra"),
        ("tc to przemek, no reply", "przemek"),
        ("seen with nok grace. ok at home", "grace"),
        ("home visit. mrs quill in bed. son there. he made tea. rang mrs quill after.", "quill"),
    ],
)
def test_a_name_in_lower_case_is_found_in_a_hurried_note(text, name):
    assert is_found(text, name)


def test_a_hurried_note_without_names_is_let_be():
    assert covered("tc from dtr, wants hv thurs. pt ok, meds taken, will r/v next wk. sw to ring gp re bloods.") == []


def test_a_name_that_is_sure_is_found_in_lower_case_too():
    assert is_found("Jade Kowalczyk opened the door.\n\njade made tea. Rang jade later.", "jade")


# ---------------------------------------------------------------- pseudonyms in house style


@pytest.mark.parametrize("text", ["Mrs A lives alone.", "We met Mr and Mrs W at home.", "Ms B said that she was well.", "Mr C's daughter agreed.", "Dr D rang Mrs E about Mr F."])
def test_pseudonyms_in_house_style_are_let_be(text):
    assert covered(text) == []


# ---------------------------------------------------------------- every form of a sure name


SURE = "We met Mrs Ifeoma Kowalczyk at home. "


@pytest.mark.parametrize(
    "form",
    ["IFEOMA KOWALCZYK", "ifeoma", "Kowalczyk, Ifeoma", "I. Kowalczyk", "Kowalczyk_I", "ifeoma%20kowalczyk", "Kowalcyzk", "K-O-W-A-L-C-Z-Y-K", "Kowal**czyk**", "K | O | W | A | L", "Kowal█zyk", "Kowalczyk2"],
)
def test_every_form_of_a_name_is_found(form):
    text = SURE + f"See {form} for more."
    inside = range(len(SURE) + 4, len(SURE) + 4 + len(form))
    hits = scan(text, EXEMPLAR, VOCABULARY)
    assert all(any(hit.start <= at < hit.end for hit in hits) for at in inside if text[at].isalpha() and text[at - 1] != "%")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Her name is Margaret Obuya.\n\nShe rang again. Peggy sounded tired.", "Peggy"),
        ("The worker is Maeve O'Dubhlaoich.\nPresent: MOD, and a student", "MOD"),
        ("(Miss) Constance Obuya\n\"Con\"\n", "Con"),
        ("Mina Obuya came.\n\nMO to ring the bank.", "MO"),
    ],
)
def test_nicknames_short_forms_and_initials_of_a_name_are_found(text, form):
    assert is_found(text, form)


@pytest.mark.parametrize("text", ["Spelt B for Bravo, he said.", "It is foxtrot india golf uniform, she said."])
def test_a_name_spelt_by_the_telephone_alphabet_is_found(text):
    assert covered(text)


@pytest.mark.parametrize("text", ["Tick Y | N | N | Y for each.", "Rows A B C D are for the nurse.", "The week is M T W T F S S on the chart."])
def test_letters_that_spell_no_name_are_let_be(text):
    assert not any(len(words) > 6 for words in covered(text))


# ---------------------------------------------------------------- names of many origins


@pytest.mark.parametrize(
    "name",
    ["Oluwadamilola", "Chukwuemeka", "Warsame", "Hodan", "Siobhán", "Caoimhe", "Angharad", "Myfanwy", "Agnieszka", "Wojciech", "Nguyen", "Thuy", "Ravindran", "Gurpreet", "Nasreen", "Yıldız", "Papadopoulou", "Iordache", "Mbeki", "Tesfaye", "MacAskill", "Featherstonehaugh"],
)
def test_a_name_of_any_origin_is_asked_about_in_any_case(name):
    for form in (name, name.upper(), name.lower()):
        assert is_found(f"We saw {form} at home.", form), form


@pytest.mark.parametrize("name", ["Nia ap Rhydderch", "Ana de Souza", "Aylin Kaya née Öztürk"])
def test_the_little_words_inside_a_name_belong_to_it(name):
    assert is_found(f"We saw {name} at home.", name)


# ---------------------------------------------------------------- how sure, and where


@pytest.mark.parametrize("profile", [POST, POLICY])
def test_outside_a_case_a_name_is_an_error_only_where_it_is_shown(profile):
    shown = scan("Ask Mrs Kowalczyk for the form.", profile, VOCABULARY)
    alone = scan("The Zorbex is in the cupboard.", profile, VOCABULARY)
    assert [profile.severity(hit) for hit in shown] == ["error"]
    assert [profile.severity(hit) for hit in alone] == ["warning"]


def test_in_a_case_whatever_nothing_accounts_for_is_an_error():
    assert [EXEMPLAR.severity(hit) for hit in scan("The Zorbex is in the cupboard.", EXEMPLAR, VOCABULARY)] == ["error"]


def test_what_somebody_is_called_in_quotation_marks_is_asked_about_where_a_case_is_told():
    text = 'Everybody there knew him as the man with the cart, or "Spud" for short.'
    assert is_found(text, "Spud")
    assert covered(text, POLICY) == []


# ---------------------------------------------------------------- hostile texts


def seconds(text):
    started = time.process_time()
    list(names(Tokens(text, VOCABULARY), VOCABULARY, EXEMPLAR))
    return time.process_time() - started


@pytest.mark.parametrize("unit", [" ", "A", "-", "Mr ", "Aa ", "K-", "A B ", "Kowal ", "Kowal of the ", "(A) ", "█", "a█", "echo ", "| A ", "(name: hope ", "Great ", "Hill Court "])
def test_time_grows_with_the_length_of_a_text_and_no_faster(unit):
    short, long = (min(seconds((unit * length)[:length]) for _ in range(2)) for length in (10_000, 40_000))
    assert long < 10 * short + 0.2
