"""Where a text leaves room for a name: labels, columns, the ends of letters, cells."""

import pytest

from practicebook.anonymity.forms import cells, rooms


def words(text):
    return [text[start:end].strip(" |*\t") for start, end, _ in rooms(text)]


@pytest.mark.parametrize(
    ("text", "room"),
    [
        ("Name: Zofia", "Zofia"),
        ("**Next of kin:** Zofia (niece)", "Zofia (niece)"),
        ("Completed by: Zofia\nOn: today", "Zofia"),
        ("Name\tZofia\n", "Zofia"),
        ("Please ring.\n\nKind regards\n\nZofia\n", "Zofia"),
    ],
)
def test_a_label_and_the_end_of_a_letter_leave_room(text, room):
    assert room in words(text)


def test_every_cell_under_a_heading_that_is_a_label_is_room():
    assert {"Zofia", "Tunde"} <= set(words("| Day | Worker |\n|---|---|\n| Mon | Zofia |\n| Tue | Tunde |\n"))


def test_a_table_ends_where_its_rows_do():
    assert words("| Day | Worker |\n|---|---|\n| Mon | Zofia |\n\n| Meal | Drink |\n|---|---|\n| Soup | Tea |\n").count("Tea") == 0


def test_a_room_for_a_service_is_known_from_one_for_a_person():
    assert [of_place for _, _, of_place in rooms("Provider: Zorbex")] == [True]
    assert [of_place for _, _, of_place in rooms("Worker: Zofia")] == [False]


def test_words_before_a_colon_that_are_no_label_leave_no_room():
    assert words("What helped: time and tea") == []


def test_short_cells_are_read():
    text = "| Mon | Zofia Nowak |\n"
    assert "Zofia Nowak" in [text[start:end] for start, end in cells(text)]
