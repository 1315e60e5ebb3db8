"""Ids and addresses that are never used again, held so that nobody can read them.

What told who somebody was must not stand in any file of ours, and yet may never be used again. So a *mark* of it is kept: a
salt, and the first 16 bits of the SHA-256 of the salt and the word. So short a mark fits one word in 65,536. Somebody who
tries every name there is gets thousands that fit, and learns nothing; somebody who chooses a new id meets it hardly ever.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256

MARK = r"^[0-9a-f]{8}-[0-9a-f]{4}$"
"""A mark: its salt, and what it keeps of the hash."""


def mark(word: str, salt: str) -> str:
    """The mark of an id or an address, with a salt of eight hexadecimal digits."""
    return f"{salt}-{sha256(f'{salt} {word}'.encode()).hexdigest()[:4]}"


def new_mark(word: str, in_use: Iterable[str], make_salt: Callable[[], str]) -> str:
    """A mark of a word that fits no other word that is in use."""
    while True:
        candidate = mark(word, make_salt())
        if not any(other in Retired((candidate,)) for other in in_use if other != word):
            return candidate


@dataclass(frozen=True)
class Retired:
    """Everything that has a mark: `an_id in retired`."""

    marks: tuple[str, ...] = ()

    def __contains__(self, word: object) -> bool:
        """True where a mark fits an id or an address."""
        return any(mark(str(word), one.partition("-")[0]) == one for one in self.marks)
