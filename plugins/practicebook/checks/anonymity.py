"""Nothing identifiable is published: every text of the site, with its front matter, its file's name and its comments, and every data file."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from practicebook.anonymity.control import control_spans_of, control_spans_of_data
from practicebook.anonymity.hits import IDENTIFIER_RULES, MODEL, NAME_RULES, Hit, masked
from practicebook.anonymity.model import Model
from practicebook.anonymity.profiles import EXEMPLAR, POLICY, POST, Profile
from practicebook.anonymity.scan import scan
from practicebook.anonymity.traits import traits_in
from practicebook.anonymity.vocabulary import Vocabulary, data_vocabulary, site_vocabulary
from practicebook.content.edition import Edition
from practicebook.content.findings import Finding, Place, Rule
from practicebook.content.kinds import Exemplar, Post
from practicebook.content.library import Library, Text
from practicebook.content.markdown import Body

ANSWER_UNUSED = Rule(
    "anonymity.answer-unused",
    "error",
    "An answer to a finding that the text does not have.",
    "Take the answer away, or write its code and words as the finding has them.",
)
RARE_TRAITS = Rule(
    "anonymity.rare-traits",
    "warning",
    "A case that tells several things which few people in one place share, so that together they may tell who it is.",
    "Leave out or change those that the story can do without, or answer one in `anonymity_answers`.",
)

_SAID_OF_THE_SITE = re.compile(r"^(?:site_name|site_description|site_author|copyright):(?P<words>[^\n]*)", re.MULTILINE)

RULES = (*IDENTIFIER_RULES, *NAME_RULES, MODEL, ANSWER_UNUSED, RARE_TRAITS)


def findings(edition: Edition, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Check every text, drafts and kept ones too, and every data file. The vocabulary is the site's."""
    library = edition.library
    for document in library.documents:
        for text in document.texts:
            yield from of_text(text, library, vocabulary)
    own = data_vocabulary(library)
    for name in library.data_files:
        yield from _of_data_file(PurePosixPath("framework", name), library, own)
    yield from _of_settings(library, own)


def asked_of_model(edition: Edition, model: Model) -> Iterator[Finding]:
    """What a model of language finds besides in every document, and nobody has answered."""
    vocabulary = site_vocabulary(edition.library)
    for text in (text for document in edition.library.documents for text in document.texts):
        profile, whole = profile_of(text), Body(text.head + text.body.text, text.file)
        answered = {_folded(answer.words) for answer in text.fields.anonymity_answers if answer.code == MODEL.code}
        for hit, words, place in _hits(whole, profile, vocabulary, control_spans_of(text.head, text.located), model):
            if hit.code == MODEL.code and _folded(words) not in answered:
                yield hit.finding(place, masked(words), profile.severity(hit))


def profile_of(text: Text) -> Profile:
    """How a text is read: a case as an exemplar, whatever it stands in."""
    if isinstance(text.fields, Exemplar) or (isinstance(text.fields, Post) and text.fields.tells_case):
        return EXEMPLAR
    return POST if text.kind == "post" else POLICY


def of_text(text: Text, library: Library, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Check one text against a site's words."""
    profile = profile_of(text)
    whole = Body(text.head + text.body.text, text.file)
    answers = {(answer.code, _folded(answer.words)): index for index, answer in enumerate(text.fields.anonymity_answers)}
    used = set()
    for hit, words, place in _hits(whole, profile, vocabulary, control_spans_of(text.head, text.located)):
        answer = answers.get((hit.code, _folded(words)))
        used.add(answer)
        if answer is None:
            yield hit.finding(place, masked(words), profile.severity(hit))
    if profile.tells_case:
        found = traits_in(whole.text, library.rare_traits)
        answered = {words for code, words in answers if code == RARE_TRAITS.code}
        used.update(answers[(RARE_TRAITS.code, _folded(words))] for words in found.values() if _folded(words) in answered)
        left = {title: words for title, words in found.items() if _folded(words) not in answered}
        if len(left) >= library.rare_traits.asked_from:
            told = "; ".join(f"{title[:1].lower()}{title[1:]} (“{words}”)" for title, words in left.items())
            yield RARE_TRAITS.at(Place(text.file), f"This case tells {len(left)} things that are rare: {told}.")
    for index, answer_given in enumerate(text.fields.anonymity_answers):
        if index not in used and answer_given.code != MODEL.code:  # the model is seldom asked
            yield ANSWER_UNUSED.at(text.located.place(("anonymity_answers", index)), f"Nothing here is found by {answer_given.code} in the words “{masked(answer_given.words)}”.")


def _of_data_file(file: PurePosixPath, library: Library, vocabulary: Vocabulary) -> Iterator[Finding]:
    try:
        text = (library.root / file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return  # reading said so
    for hit, words, place in _hits(Body(text, file), POLICY, vocabulary, control_spans_of_data(text)):
        yield hit.finding(place, masked(words), POLICY.severity(hit))


def _of_settings(library: Library, vocabulary: Vocabulary) -> Iterator[Finding]:
    """What the generator's settings say of the site on every page."""
    file = PurePosixPath("mkdocs.yml")
    try:
        text = (library.root / file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return  # whoever builds says so
    body = Body(text, file)
    for line in _SAID_OF_THE_SITE.finditer(text):
        for hit in scan(line["words"], POLICY, vocabulary):
            start, end = line.start("words") + hit.start, line.start("words") + hit.end
            yield hit.finding(body.place(start, end), masked(text[start:end]), POLICY.severity(hit))


def _hits(whole: Body, profile: Profile, vocabulary: Vocabulary, ignored: tuple[tuple[int, int], ...], model: Model | None = None) -> Iterator[tuple[Hit, str, Place]]:
    """Each hit with its words and its place. The file's name is read with the text, so that a name in one is found in the other."""
    name = "\n\n" + " / ".join(whole.file.with_suffix("").parts)
    text = whole.text + name
    for hit in scan(text, profile, vocabulary, ignored, model):
        in_name = hit.end > len(whole.text)
        yield hit, text[hit.start : hit.end], Place(whole.file) if in_name else whole.place(hit.start, hit.end)


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
