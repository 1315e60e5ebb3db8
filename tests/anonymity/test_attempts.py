"""What a reader tried, as an honest colleague in a hurry would: each attempt with what must be asked about between ⟦ and ⟧.

The reader saw the gate and meant to get past it. What got past, and still does, is not here; `benchmarks/anonymity.md` says
how much a text that nobody tuned on gets past.
"""

from pathlib import Path

import pytest

from practicebook.anonymity.profiles import EXEMPLAR
from practicebook.anonymity.scan import scan
from practicebook.anonymity.vocabulary import packaged_vocabulary

ATTEMPTS = [line.replace("\\n", "\n") for line in (Path(__file__).parent / "attempts.txt").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_an_honest_hurry_does_not_get_past(attempt: str) -> None:
    before, _, rest = attempt.partition("⟦")
    target, _, after = rest.partition("⟧")
    text = before + target + after.replace("⟦", "").replace("⟧", "")
    start, end = len(before), len(before) + len(target)

    assert [hit for hit in scan(text, EXEMPLAR, packaged_vocabulary()) if hit.start < end and hit.end > start]


def test_there_are_attempts() -> None:
    assert len(ATTEMPTS) > 40
