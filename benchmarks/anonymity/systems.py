"""What is measured: ours, with and without its optional model, and what else could be used instead.

A peer that is not installed is left out. None of them is given what ours knows of a text but the text itself.
"""

import logging
import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from corpus import ROOT, LabelledText, Span

from practicebook.anonymity import model
from practicebook.anonymity.profiles import PROFILES
from practicebook.anonymity.scan import scan
from practicebook.anonymity.vocabulary import Vocabulary, site_vocabulary
from practicebook.content.reading import read_library

System = Callable[[LabelledText], list[Span]]
"""A text in, hits out: in order, none overlapping."""

OURS, WITH_MODEL, PRESIDIO, SPACY = "ours", "ours, with the model", "Presidio", "spaCy"
PATTERNS, CAPITALS = "plain patterns", "capitalised words"

_PLAIN = (
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    r"(?:https?://|www\.)\S+",
    r"\b(?:\+44\s?|0)\d{2,4}[\s-]?\d{3}[\s-]?\d{3,4}\b",
    r"\b\d{3}[\s-]?\d{3}[\s-]?\d{4}\b",
    r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b",
    r"\b[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b",
    r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\b",
    r"\b\d{1,2}(?:st|nd|rd|th)?\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:\s\d{4})?\b",
    r"\b\d{2}-\d{2}-\d{2}\b",
    r"\b\d{8}\b",
    r"\b[A-Z]{2}\d{2}\s?[A-Z]{3}\b",
    r"\b\d{1,4}[a-z]?\s(?:[A-Z][a-z]+\s){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Close|Drive|Way|Court|Gardens|Place|Crescent)\b",
    r"\b-?\d{1,2}\.\d{4,},\s?-?\d{1,3}\.\d{4,}\b",
    r"(?i)\b(?:ref|reference|case|id)(?:\s(?:no|number))?[:.]?\s?[A-Z]*[-/]?\d{4,}\b",
)
"""What a developer would write in an hour for British identifiers."""
_PLAIN_PATTERN = re.compile("|".join(f"(?:{pattern})" if not pattern.startswith("(?i)") else f"(?i:{pattern[4:]})" for pattern in _PLAIN))
_CAPITALS_PATTERN = re.compile(r"(?<=[a-z,;:)'’\"”-] )[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*")
_SPACY_LABELS = frozenset("PERSON GPE LOC FAC ORG".split())


def systems() -> Mapping[str, System]:
    """Every system that can be had here, by name."""
    library, _ = read_library(ROOT)
    assert library
    vocabulary = site_vocabulary(library)
    here: dict[str, System] = {OURS: partial(_ours, vocabulary)}
    if model.is_installed():
        asked = model.Model()
        here[WITH_MODEL] = partial(_ours, vocabulary, asked=asked)
        here[PRESIDIO] = _presidio(asked)
        here[SPACY] = _spacy(asked)
    here[PATTERNS] = lambda text: [match.span() for match in _PLAIN_PATTERN.finditer(text.text)]
    here[CAPITALS] = lambda text: [match.span() for match in _CAPITALS_PATTERN.finditer(text.text)]
    return here


def _ours(vocabulary: Vocabulary, text: LabelledText, asked: model.Model | None = None) -> list[Span]:
    return [(hit.start, hit.end) for hit in scan(text.text, PROFILES[text.profile], vocabulary, model=asked)]


def _presidio(asked: model.Model) -> System:
    """All that it recognises in English by default, and all that it has for the United Kingdom besides."""
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry, predefined_recognizers
    from tldextract.tldextract import TLD_EXTRACTOR

    TLD_EXTRACTOR.suffix_list_urls = ()  # else it asks the network which endings addresses have; it brings a list of its own
    logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(nlp_engine=asked.language, languages=["en"])
    for name in ("UkDrivingLicenceRecognizer", "UkNinoRecognizer", "UkPassportRecognizer", "UkPostcodeRecognizer", "UkVehicleRegistrationRecognizer"):
        registry.add_recognizer(getattr(predefined_recognizers, name)())
    analyzer = AnalyzerEngine(nlp_engine=asked.language, registry=registry, supported_languages=["en"])
    return lambda text: merged((one.start, one.end) for one in analyzer.analyze(text.text, language="en"))


def _spacy(asked: model.Model) -> System:
    """Entities that may be people, places or services."""
    language = asked.language.get_nlp("en")
    return lambda text: [(one.start_char, one.end_char) for one in language(text.text).ents if one.label_ in _SPACY_LABELS]


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans that overlap made one, so that what a system finds twice counts once."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined
