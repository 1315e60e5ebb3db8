"""What changed between two texts: nothing is lost, nothing is invented, and what moved or was renamed is told as that."""

from hypothesis import given
from hypothesis import strategies as st
from properties import examples

from practicebook.content.blocks import Block, read_blocks
from practicebook.content.differences import Difference, Segment
from practicebook.history.comparison import compare
from practicebook.history.words import word_changes

WORDS = st.lists(st.sampled_from("the a visit record same day manager person writes asks, “often”. 7 days’ £20.50".split()), max_size=9).map(" ".join)
BLOCKS = st.lists(st.builds(Block, st.sampled_from(["heading", "paragraph", "item"]), WORDS), max_size=8)


def told(before: str, after: str) -> list[tuple[str, str]]:
    """What changed, and of what kind of block."""
    return [(one.sort, one.block.kind) for one in compare(read_blocks(before), read_blocks(after)) if one.sort != "same"]


def written(segments: tuple[Segment, ...]) -> str:
    """Words in which [-these-] were removed and [+these+] were added."""
    return "".join({"same": one.words, "added": f"[+{one.words}+]", "removed": f"[-{one.words}-]"}[one.sort] for one in segments)


def only(before: str, after: str) -> Difference:
    """The one difference."""
    (found,) = (one for one in compare(read_blocks(before), read_blocks(after)) if one.sort != "same")
    return found


def test_every_block_of_both_texts_is_told_once(long: bool) -> None:
    @given(BLOCKS, BLOCKS)
    @examples(long, 150, 5000)
    def holds(before: list[Block], after: list[Block]) -> None:
        differences = compare(before, after)

        assert [one.after for one in differences if one.after] == after
        assert sorted(repr(one.before) for one in differences if one.before) == sorted(map(repr, before))

    holds()


def test_a_text_is_the_same_as_itself(long: bool) -> None:
    @given(BLOCKS)
    @examples(long, 50, 1000)
    def holds(blocks: list[Block]) -> None:
        assert {one.sort for one in compare(blocks, blocks)} <= {"same"}

    holds()


def test_words_are_all_there_on_either_side(long: bool) -> None:
    @given(WORDS, WORDS)
    @examples(long, 150, 5000)
    def holds(before: str, after: str) -> None:
        changes = word_changes(before, after)

        assert "".join(one.words for one in changes if one.sort != "added") == before
        assert "".join(one.words for one in changes if one.sort != "removed") == after

    holds()


def test_changed_words_are_told_one_by_one() -> None:
    found = only("Write it up within two working days of the visit.", "Write it up on the same day as the visit.")

    assert written(found.segments) == "Write it up [-within two working days of-][+on the same day as+] the visit."


def test_a_sentence_that_shares_nothing_is_shown_whole() -> None:
    assert written(word_changes("Ring the duty desk.", "Nobody waits alone now.")) == "[-Ring the duty desk.-][+Nobody waits alone now.+]"


def test_a_moved_paragraph_is_told_as_moved() -> None:
    one, two, three = "Ask what matters to them first.", "Write it down the same day.", "Say when you will look again."

    assert told(f"{one}\n\n{two}\n\n{three}\n", f"{two}\n\n{three}\n\n{one}\n") == [("moved", "paragraph")]


def test_a_paragraph_that_moved_and_changed_is_told_as_both() -> None:
    before = "## Before\n\nAsk the person what matters to them first of all.\n\n## After\n\nWrite it down the same day.\n"
    after = "## Before\n\n## After\n\nWrite it down the same day.\n\nAsk the person what matters to them before all else.\n"

    assert told(before, after) == [("moved and changed", "paragraph")]


def test_a_renamed_heading_is_told_as_changed_whatever_it_is_called() -> None:
    found = only("## Timescales\n\nWrite it down the same day.\n", "## How soon?\n\nWrite it down the same day.\n")

    assert (found.sort, found.block.kind) == ("changed", "heading")


def test_one_cell_of_a_table_is_told() -> None:
    table = "| Who | By when |\n|---|---|\n| Duty worker | {} |\n| Manager | Friday |\n"
    found = only(table.format("two days"), table.format("the same day"))

    assert (found.sort, found.block.kind) == ("changed", "row")
    assert [written(cell) for cell in found.cells] == ["Duty worker", "[-two days-][+the same day+]"]


def test_a_new_item_of_a_list_is_told() -> None:
    assert told("- one thing\n- another thing\n", "- one thing\n- a third thing\n- another thing\n") == [("added", "item")]


def test_a_link_that_leads_elsewhere_is_a_change() -> None:
    found = only("See [the form](a.md).", "See [the form](b.md).")

    assert found.sort == "changed"
    assert found.only_links


def test_emphasis_alone_changes_nothing() -> None:
    assert told("You **must** ask.", "You must ask.") == []


def test_where_a_removed_block_stood_is_where_it_is_told() -> None:
    differences = compare(read_blocks("First words here.\n\nGone for good now.\n\nLast words here.\n"), read_blocks("First words here.\n\nLast words here.\n"))

    assert [one.sort for one in differences] == ["same", "removed", "same"]
