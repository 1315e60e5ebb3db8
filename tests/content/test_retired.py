"""A name that is never used again is refused, and cannot be read from what is kept of it."""

import re
from itertools import count

from practicebook.content.retired import MARK, Retired, mark, new_mark


def test_a_name_with_a_mark_is_known_again_and_others_are_not() -> None:
    retired = Retired((mark("a-name", "0f3a91c2"), mark("exemplars/a-name/", "00000001")))

    assert "a-name" in retired
    assert "exemplars/a-name/" in retired
    assert "another-name" not in retired


def test_a_mark_holds_nothing_of_the_name_and_fits_many_others() -> None:
    one = mark("a-name", "0f3a91c2")

    assert re.match(MARK, one)
    assert sum(f"name-{number}" in Retired((one,)) for number in range(500_000)) > 1


def test_a_new_mark_fits_no_name_that_is_in_use() -> None:
    salts = (f"{number:08x}" for number in count())
    first = mark("a-name", "00000000")
    in_use = next(f"name-{number}" for number in count() if f"name-{number}" in Retired((first,)))

    made = new_mark("a-name", ["a-name", in_use], lambda: next(salts))

    assert made != first
    assert "a-name" in Retired((made,))
    assert in_use not in Retired((made,))
