"""How one text differs from another: what a comparison finds, and pages show."""

from dataclasses import dataclass
from typing import Literal

from practicebook.content.blocks import Block

Sort = Literal["same", "added", "removed", "changed", "moved", "moved and changed"]


@dataclass(frozen=True)
class Segment:
    """Words that both texts have, or only one of them."""

    sort: Literal["same", "added", "removed"]
    words: str


@dataclass(frozen=True)
class Difference:
    """How one block of either text came to be in the other, or did not."""

    sort: Sort
    before: Block | None
    after: Block | None
    segments: tuple[Segment, ...]
    """Its words, those that are new and those that are gone among them."""
    cells: tuple[tuple[Segment, ...], ...] = ()
    """Of a row, the same of each cell."""

    @property
    def block(self) -> Block:
        """It as it stands now, or stood last."""
        block = self.after or self.before
        assert block
        return block

    @property
    def only_links(self) -> bool:
        """True where its words are the same and lead elsewhere."""
        return bool(self.before and self.after and self.before.words == self.after.words and self.before.leads_to != self.after.leads_to)
