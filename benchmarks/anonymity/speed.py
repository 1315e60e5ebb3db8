"""How fast a system is, and how its time grows with the text. Seconds are of processor time, the least of several rounds."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus import LabelledText
from systems import System

TIMES = 10
"""How many times as long each text of `growth` is as the one before."""


@dataclass(frozen=True)
class Taken:
    """What one text took."""

    characters: int
    seconds: float


def characters_a_second(system: System, texts: Sequence[LabelledText], rounds: int) -> float:
    """How many characters of some texts a system reads in a second, text by text."""
    return sum(len(text.text) for text in texts) / _least(system, texts, rounds)


def growth(system: System, texts: Sequence[LabelledText], rounds: int) -> tuple[Taken, ...]:
    """What a tenth of some texts takes as one, all of them as one, and ten times all."""
    whole = "\n\n".join(text.text for text in texts)
    sizes = (whole[: len(whole) // TIMES], whole, "\n\n".join([whole] * TIMES))
    longs = [replace(texts[0], text=long) for long in sizes]
    return tuple(Taken(len(long.text), _least(system, [long], rounds)) for long in longs)


def _least(system: System, texts: Sequence[LabelledText], rounds: int) -> float:
    return min(_once(system, texts) for _ in range(rounds))


def _once(system: System, texts: Sequence[LabelledText]) -> float:
    before = time.process_time()
    for text in texts:
        system(text)
    return time.process_time() - before
