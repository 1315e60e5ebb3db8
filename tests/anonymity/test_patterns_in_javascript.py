"""The patterns of identifiers are read alike by Python and by JavaScript, since a browser has them too."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples
from test_identifiers import FOUND

from practicebook.anonymity.patterns import entries, patterns
from practicebook.anonymity.plausible import CHECKS
from practicebook.anonymity.reading import read

HERE = Path(__file__).parent
TUNING = sorted((HERE / "corpus" / "tuning").glob("*.txt"))
ONLY_PYTHON = re.compile(r"\\[dDwWsSbBAZz]|\(\?P|\(\?[aiLmsux-]+[:)]|\(\?#|\(\?>|[*+?}]\+")
"""Syntax that JavaScript lacks, or reads otherwise than Python does."""

PIECES = (
    *("999 000 0018", "999-000\n0018", "qq 12 34 56 c", "zz99 3vz", "07700 900123", "+44 (0)1632 960 123", "jo@example.org", "jo [at] example (dot) org", "@jo_b", "12/03/1941"),
    *("14 may", "the first of march", "2026-05-14", "94-year-old", "aged ninety-one", "qx21 zza", "99-00-99", "gb29 nwbk 6016 1331 9268 19", "14 tolven row", "flat 2, tolven court"),
    *("sw999999", "gmc 9999999", "our ref: asc/9990/26", "mosaic 9990012", "52.00001, -1.00001", "52°00'00.4\"n", "///filled.count.soap", "nine nine double oh one two three four"),
    *("nhs no", "tel:", "dob", "account", "ref", "reg", "address", " ", " ", " ", "\n", "\n> ", "\t", "| ", ", ", ". ", "- ", "_", "/", "é", "ı", "ſ", "日本", "𝟗", "👩", "\u2028", "\u00a0", "9", "o", "0"),
)


def in_javascript(texts: list[str]) -> list[list[list[int]]]:
    """For each text, what each pattern finds in it: its number, start and end."""
    told = json.dumps({"patterns": [entry["find"] for entry in entries()], "texts": texts})
    done = subprocess.run(["node", str(HERE / "find-spans.mjs")], input=told, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def in_python(text: str) -> list[list[int]]:
    """The same in Python."""
    return [[number, *found.span(min(1, pattern.find.groups))] for number, pattern in enumerate(patterns()) for found in pattern.find.finditer(text)]


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: f"{entry['code']}: {entry['why']}")
def test_a_pattern_uses_only_what_both_read_alike(entry: dict) -> None:
    assert ONLY_PYTHON.search(entry["find"]) is None


def test_every_check_that_a_pattern_names_is_there_and_every_one_there_is_named() -> None:
    assert {check for pattern in patterns() for check in pattern.checks} == CHECKS.keys()


def test_both_find_the_same_in_the_tuning_texts() -> None:
    texts = [read(path.read_text(encoding="utf-8")).text.lower() for path in TUNING]
    found = [in_python(text) for text in texts]

    assert in_javascript(texts) == found
    assert sum(map(len, found)) > len(texts)


def test_both_find_the_same_in_any_text(long: bool) -> None:
    @examples(long, 15, 300)
    @given(st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join), min_size=20, max_size=20))
    def both_agree(texts: list[str]) -> None:
        assert in_javascript(texts) == [in_python(text) for text in texts]

    both_agree()


def test_every_pattern_finds_something_in_the_tests() -> None:
    """A pattern that no example needs can go."""
    texts = [*(read(written).text.lower() for ways in FOUND.values() for written in ways), *(read(path.read_text(encoding="utf-8")).text.lower() for path in TUNING)]
    idle = [pattern.code + ": " + entry["why"] for pattern, entry in zip(patterns(), entries(), strict=True) if not any(pattern.find.search(text) for text in texts)]

    assert idle == []
