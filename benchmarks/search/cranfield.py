"""The Cranfield collection: 1,400 abstracts on aerodynamics, 225 questions, and who judged what relevant.

It is read from a copy of the public repository `olivernn/cranfield` (a work tree or a Git directory); none of it is
kept here. Odd questions are for tuning, and even ones are reported.

Relevance, decided once: the collection's code 1, a complete answer, counts 4; code 2 counts 3; code 3 counts 2; code 4,
of minimum interest, counts 1. Code -1, which each question has once and the collection does not define, counts nothing.
With this mapping Whoosh alone has 0.373 over all questions, the figure that the promise was made beside.
"""

import math
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

DEPTH = 10


@dataclass(frozen=True)
class Document:
    """An abstract. Its text opens with its title, as the collection has it."""

    id: str
    title: str
    text: str


@dataclass(frozen=True)
class Collection:
    """Documents, questions by number, and the grade of each relevant document by question."""

    documents: tuple[Document, ...]
    questions: Mapping[int, str]
    grades: Mapping[int, Mapping[str, int]]

    @property
    def reported(self) -> dict[int, str]:
        """The even questions."""
        return {number: text for number, text in self.questions.items() if number % 2 == 0}


def read(copy: Path) -> Collection:
    """Read a copy of the repository."""
    documents = tuple(Document(id, fields["T"], fields["W"]) for id, fields in _records(_file(copy, "cran.all.1400")))
    # The judgements number the questions from 1 in their order, not by the numbers in the file of questions.
    questions = {number: fields["W"] for number, (_, fields) in enumerate(_records(_file(copy, "cran.qry")), 1)}
    grades: dict[int, dict[str, int]] = {number: {} for number in questions}
    for line in _file(copy, "cranqrel").splitlines():
        question, document, code = line.split()
        if int(code) > 0:
            grades[int(question)][document] = 5 - int(code)
    return Collection(documents, questions, grades)


def ndcg(collection: Collection, found: Mapping[int, Sequence[str]]) -> float:
    """The mean nDCG@10 of the questions asked, with the ids of the documents found for each, best first."""
    scores = [_gain(collection.grades[number].get(id, 0) for id in ids) / _gain(sorted(collection.grades[number].values(), reverse=True)) for number, ids in found.items()]
    return sum(scores) / len(scores)


def _gain(grades: Iterator[int] | Sequence[int]) -> float:
    return sum(grade / math.log2(place + 1) for place, grade in enumerate(grades, 1) if place <= DEPTH)


def _file(copy: Path, name: str) -> str:
    path = copy / "data/cran" / name
    if path.exists():
        data = path.read_bytes()
    else:
        data = subprocess.run(["git", "-C", str(copy), "show", f"HEAD:data/cran/{name}"], capture_output=True, check=True).stdout
    return data.decode("latin-1").replace("\r\n", "\n")


def _records(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Each record's id and fields; a field's letter on a line of its own opens it, the first time."""
    for record in re.split(r"(?m)^\.I ", text)[1:]:
        id, _, rest = record.partition("\n")
        fields: dict[str, list[str]] = {}
        for line in rest.split("\n"):
            if re.fullmatch(r"\.[TABW]", line):
                current = fields.setdefault(line[1], [])
            else:
                current.append(line)
        yield id.strip(), {letter: " ".join(" ".join(lines).split()) for letter, lines in fields.items()}
