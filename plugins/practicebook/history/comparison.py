"""What changed between two texts, block by block and word by word.

Blocks that are the same are found first (difflib's longest matching runs), then what changed in place, in the order of both
texts, and last what moved. A heading whose part of the text stayed is renamed, whatever it is called now; a row of a table is
the same row where its first cell is.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from practicebook.content.blocks import Block
from practicebook.content.differences import Difference, Segment, Sort
from practicebook.history.words import similarity, word_changes

ALIKE_IN_PLACE = 0.5
"""How alike two blocks are that are taken for one, where both stand between the same neighbours: half of their words."""

ALIKE_ELSEWHERE = 0.7
"""The same of two that stand in different places."""

WORDS_TO_MOVE = 4
"""Blocks with fewer words say too little to be known again elsewhere, headings left aside."""

MOST_PAIRS = 10_000
"""Pairs of blocks that are weighed against each other between two neighbours; beyond, the longer side is only added or removed."""


def compare(before: Sequence[Block], after: Sequence[Block]) -> tuple[Difference, ...]:
    """Every block of both texts, in the order of the later one; what was removed stands where it stood."""
    pairs, stayed = _in_place(before, after)
    moved = _moved(before, after, pairs)
    return tuple(_in_order(before, after, pairs | moved, stayed))


def _in_place(before: Sequence[Block], after: Sequence[Block]) -> tuple[dict[int, int], frozenset[int]]:
    """Which later block each earlier one is, of those that kept their order; and the later ones that did."""
    pairs: dict[int, int] = {}
    gaps = []
    for how, start, end, other_start, other_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if how == "equal":
            pairs |= dict(zip(range(start, end), range(other_start, other_end), strict=True))
        else:
            gaps.append((range(start, end), range(other_start, other_end)))
    for ours, theirs in gaps:
        pairs |= _alike(before, after, ours, theirs)
    pairs |= _renamed(before, after, pairs)
    return pairs, frozenset(pairs.values())


def _alike(before: Sequence[Block], after: Sequence[Block], ours: range, theirs: range) -> dict[int, int]:
    """The pairs, in order, that are alike most of all together (Needleman and Wunsch, 1970)."""
    if not ours or not theirs or len(ours) * len(theirs) > MOST_PAIRS:
        return {}
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    like = [[_likeness(before[i], after[j]) for j in theirs] for i in ours]
    for i in range(len(ours) - 1, -1, -1):
        for j in range(len(theirs) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + like[i][j])
    pairs, i, j = {}, 0, 0
    while i < len(ours) and j < len(theirs):
        if like[i][j] and best[i][j] == best[i + 1][j + 1] + like[i][j]:
            pairs[ours[i]] = theirs[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _likeness(one: Block, other: Block, least: float = ALIKE_IN_PLACE) -> float:
    """How alike two blocks are; 0 where they are not the same one."""
    if one.kind != other.kind:
        return 0.0
    if one.kind == "row" and one.cells and other.cells and one.cells[0] and one.cells[0] == other.cells[0]:
        return 1.0
    alike = similarity(one.words, other.words)
    return alike if alike >= least else 0.0


def _renamed(before: Sequence[Block], after: Sequence[Block], pairs: dict[int, int]) -> dict[int, int]:
    """Headings with no words in common, whose next block is the same one."""
    taken = set(pairs.values())
    renamed = {}
    for place, block in enumerate(before[:-1]):
        if block.kind == "heading" and place not in pairs and place + 1 in pairs:
            other = pairs[place + 1] - 1
            if other >= 0 and other not in taken and after[other].kind == "heading":
                renamed[place] = other
    return renamed


def _moved(before: Sequence[Block], after: Sequence[Block], pairs: dict[int, int]) -> dict[int, int]:
    """Of the blocks that are left, those that stand elsewhere, the most alike first."""
    taken = set(pairs.values())
    left = [place for place in range(len(before)) if place not in pairs and _can_move(before[place])]
    free = [place for place in range(len(after)) if place not in taken and _can_move(after[place])]
    if len(left) * len(free) > MOST_PAIRS:
        return {}
    alike = sorted((-_likeness(before[i], after[j], ALIKE_ELSEWHERE), i, j) for i in left for j in free)
    moved: dict[int, int] = {}
    for score, i, j in alike:
        if score and i not in moved and j not in moved.values():
            moved[i] = j
    return moved


def _can_move(block: Block) -> bool:
    return block.kind == "heading" or len(block.words.split()) >= WORDS_TO_MOVE


def _in_order(before: Sequence[Block], after: Sequence[Block], pairs: dict[int, int], stayed: frozenset[int]) -> Iterator[Difference]:
    earlier = {other: place for place, other in pairs.items()}
    told = 0
    for other, block in enumerate(after):
        place = earlier.get(other)
        if place is not None and other in stayed:
            yield from (_difference("removed", before[gone], None) for gone in range(told, place) if gone not in pairs)
            told = place + 1
        if place is None:
            yield _difference("added", None, block)
        else:
            yield _difference(_sort(before[place], block, other in stayed), before[place], block)
    yield from (_difference("removed", before[gone], None) for gone in range(told, len(before)) if gone not in pairs)


def _sort(before: Block, after: Block, stayed: bool) -> Sort:
    if before == after:
        return "same" if stayed else "moved"
    return "changed" if stayed else "moved and changed"


def _difference(sort: Sort, before: Block | None, after: Block | None) -> Difference:
    return Difference(sort, before, after, word_changes(before.words if before else "", after.words if after else ""), _cells(before, after))


def _cells(before: Block | None, after: Block | None) -> tuple[tuple[Segment, ...], ...]:
    old, new = (side.cells if side else () for side in (before, after))
    count = max(len(old), len(new))
    padded = ((*cells, *[""] * (count - len(cells))) for cells in (old, new))
    return tuple(word_changes(*pair) for pair in zip(*padded, strict=True))
