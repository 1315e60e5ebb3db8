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
LARGEST = 70
"""Words above this level are too rare to be told from names."""

NAMED = 80
"""A word is marked where it is also a name up to this level."""

RARE, WELL_NAMED = 50, 50
"""A word from the first level up is left out where it is a name up to the second: "tony", "marge" and "graham" are names here."""


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


def main() -> None:
    """Write the list: one word a line, in order, with a `~` after those that are also names."""
    folder, output = Path(sys.argv[1]), Path(sys.argv[2])
    words, names = levels(folder, WORDS, LARGEST), levels(folder, NAMES, NAMED)
    lines = [f"{word}~" if word in names else word for word, level in sorted(words.items()) if not (level >= RARE and names.get(word, 99) <= WELL_NAMED) and (len(word) > 1 or word in ("a", "i"))]
    output.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0))
    print(f"{len(lines)} words, {sum(line.endswith('~') for line in lines)} of them also names")


if __name__ == "__main__":
    main()
