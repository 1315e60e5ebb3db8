"""Authors' wide tables read well on a phone: each cell says which column it stands in."""

import re

from markdown import markdown

from practicebook.content.tables import with_labelled_cells

WIDE = """| Who | By **when** | What & why |
| --- | --- | --- |
| The worker | Friday | A note |
| | Monday | |
"""


def shown(text: str) -> str:
    """A page's HTML as readers get it."""
    return with_labelled_cells(markdown(text, extensions=["tables"]))


def test_a_cell_says_its_column_in_plain_words() -> None:
    html = shown(WIDE)

    assert '<td data-label="By when">Friday</td>' in html
    assert '<td data-label="What &amp; why">A note</td>' in html


def test_the_words_that_begin_a_row_are_its_heading() -> None:
    assert "<td>The worker</td>" in shown(WIDE)


def test_an_empty_first_cell_says_its_column() -> None:
    assert '<td data-label="Who"></td>' in shown(WIDE)


def test_a_column_without_a_name_labels_nothing() -> None:
    assert "data-label" not in shown("| | | |\n|---|---|---|\n| a | b | c |\n")


def test_alignment_is_kept() -> None:
    assert '<td style="text-align: right;" data-label="How many">3</td>' in shown("| Who | Where | How many |\n|---|---|---:|\n| a | b | 3 |\n")


def test_nothing_of_the_table_is_lost() -> None:
    unlabelled = re.sub(r' (class|data-label)="[^"]*"', "", shown(WIDE))

    assert unlabelled.split() == markdown(WIDE, extensions=["tables"]).split()


def test_a_table_of_two_columns_is_left_as_it_is() -> None:
    html = markdown("| a | b |\n|---|---|\n| c | d |\n", extensions=["tables"])

    assert with_labelled_cells(html) == html


def test_a_table_of_ours_is_left_as_it_is() -> None:
    html = '<table class="pb-rows"><thead><tr><th>a</th><th>b</th><th>c</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>'

    assert with_labelled_cells(html) == html
