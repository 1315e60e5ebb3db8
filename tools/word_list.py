"""Make the word list of the anonymity gate from SCOWL, the Spell Checker Oriented Word Lists (Debian's package `scowl`).

    python tools/word_list.py SCOWL_FOLDER plugins/practicebook/anonymity/words/words.txt.gz

SCOWL keeps true words in lower case apart from names, which lists made from the web do not. Its levels say how common a
word is: 10 is the most common, 70 is a large dictionary, 80 and above hold words that few people know.
"""

import gzip
import sys
from collections.abc import Iterable
from pathlib import Path

WORDS, NAMES = ("words", "contractions"), ("upper", "proper-names")
SPELLINGS = ("english", "british", "british_z")
LARGEST, LARGEST_OF_LONG_WORDS, LONG = 70, 80, 7
"""Words above the first level are too rare to be told from names; long ones are names less often, so more of them are taken."""

NAMED = 80
"""A word is marked where it is also a name up to this level."""

RARE, WELL_NAMED = 50, 50
"""A word from the first level up is left out where it is a name up to the second: "tony", "marge" and "graham" are names here."""


SELDOM, LONG_AND_SELDOM, NEVER_A_NAME = 60, 9, 99
"""A short word from the first level up is known in lower case only: with a capital it is more likely a name, wherever that is from."""


def levels(folder: Path, sorts: Iterable[str], largest: int) -> dict[str, int]:
    """The lowest level of each entry, in lower case and without a possessive."""
    found: dict[str, int] = {}
    for spelling in SPELLINGS:
        for sort in sorts:
            for file in folder.glob(f"{spelling}-{sort}.*"):
                level = int(file.suffix[1:])
                if level <= largest:
                    for entry in file.read_text(encoding="utf-8", errors="replace").split():
                        word = entry.lower().removesuffix("'s")
                        found[word] = min(level, found.get(word, level))
    return found


def lines(words: dict[str, int], names: dict[str, int]) -> list[str]:
    """The words that are known, in order, each with its mark: `~` for one that is also a name, `^` for one known in lower case only."""
    found = []
    for word, level in sorted(words.items()):
        too_rare = level > LARGEST and (len(word) < LONG or word in names)
        rather_a_name = level >= RARE and names.get(word, NEVER_A_NAME) <= WELL_NAMED
        if too_rare or rather_a_name or (len(word) == 1 and word not in ("a", "i")):
            continue
        mark = "~" if names.get(word, NEVER_A_NAME) <= NAMED else "^" if level > LARGEST or (level >= SELDOM and len(word) < LONG_AND_SELDOM) else ""
        found.append(word + mark)
    return found


def main() -> None:
    """Write the list: one word a line."""
    folder, output = Path(sys.argv[1]), Path(sys.argv[2])
    found = lines(levels(folder, WORDS, LARGEST_OF_LONG_WORDS), levels(folder, NAMES, NAMED))
    output.write_bytes(gzip.compress(("\n".join(found) + "\n").encode(), 9, mtime=0))
    print(f"{len(found)} words, {sum(word.endswith('~') for word in found)} of them also names, {sum(word.endswith('^') for word in found)} in lower case only")


if __name__ == "__main__":
    main()
